"""How long the introduction programme may last, by education and goal, with what an extension may add.

Integration Act (*integreringsloven*) §§ 13 and 14, https://lovdata.no/lov/2020-11-06-127; the lengths are
those of `calc.rules.introduction_programme.spans`, which the calculator tells too.

>>> [part for part in ("12 months", "48 + 12 months", "60 months") if part in picture("en")]
['12 months', '48 + 12 months', '60 months']
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from calc import CALCULATORS
from calc.rules.introduction_programme.spans import LONGEST, Span, spans_of
from calc.rules.introduction_programme.told import in_order
from calc.rules.introduction_programme.versions import RULES_2026
from calc.telling.markup import Html
from calc.telling.pictures.bars import drawn, filled
from calc.telling.pictures.chart import Row
from calc.telling.pictures.figure import figure_html
from calc.telling.teller import Teller
from publish.text import word


def picture(lang: str) -> Html:
    """The goals of who has upper secondary education, then of who has not."""
    with_it, without = (spans_of(RULES_2026, education, "") for education in ("yes", "no"))
    lengths = [each.months + each.extension for each in without.values()]
    sentence = word(
        "picture.programme-length",
        lang,
        short=str(max(each.months for each in with_it.values())),
        least=str(min(lengths)),
        most=str(max(lengths)),
    )
    return figure_html(sentence, rows(lang))


def rows(lang: str) -> Iterator[Row | str]:
    """A heading for each education, below it a bar a goal; goals of one length share it."""
    teller = Teller(CALCULATORS["introduction-programme"], lang)
    for education in ("yes", "no"):
        yield word(f"picture.upper-secondary.{education}", lang)
        spans = spans_of(RULES_2026, education, "")
        together: dict[Span, list[str]] = {}
        for goal in in_order(spans):
            together.setdefault(spans[goal], []).append(teller.option("goal", goal))
        for span, goals in together.items():
            yield Row(" · ".join(goals), months(teller, span), bar(span))


def months(teller: Teller, span: Span) -> str:
    """A length in words, with its extension."""
    if span.extension:
        return teller.say("bar.months-more", {"months": span.months, "more": span.extension})
    return teller.say("bar.months", {"months": span.months})


def bar(span: Span) -> Html:
    """A length as a part of the longest one."""
    return drawn(filled(Fraction(span.months, LONGEST), Fraction(span.extension, LONGEST)))
