"""How the full introduction benefit (*introduksjonsstønad*) comes about, from G to an hour.

Integration Act (*integreringsloven*) § 20, https://lovdata.no/lov/2020-11-06-127. The rules work out an
adult's benefit under the newest G, and the picture is the chart of their steps.

>>> "22,758.17" in picture("en")
True
"""

from __future__ import annotations

from calc import CALCULATORS
from calc.frame.core import Result, outcome_of
from calc.rates import load
from calc.rules.introduction_benefit.form import ADULT
from calc.telling.markup import Html
from calc.telling.pictures.chart import chart
from calc.telling.pictures.figure import figure_html
from calc.telling.teller import Teller
from calc.words import money
from publish.text import word


def picture(lang: str) -> Html:
    """The chart of the full benefit."""
    calculator = CALCULATORS["introduction-benefit"]
    since = load("basic_amount")["rows"][-1]["since"]
    answers = {"date": since.isoformat(), "age": str(ADULT), "partner_in_programme": "no"}
    result = outcome_of(calculator, answers)
    assert isinstance(result, Result)
    value = result.value
    sentence = word(
        "picture.benefit",
        lang,
        g=money(value.g, lang, 0),
        year=money(value.year, lang, 0),
        month=money(value.month, lang, 2),
    )
    return figure_html(sentence, filter(None, chart(Teller(calculator, lang), result)))
