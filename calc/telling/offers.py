"""An offer as HTML: a button that fills in what another calculator knows, with all that it fills in as its words.

>>> from calc import CALCULATORS
>>> from calc.text import plain
>>> offer = Offer("norwegian-training", {"permit": "s28", "first_permit_date": "2022-04-01"})
>>> print(plain(words(Teller(CALCULATORS["residence"], "en"), offer)).replace(chr(160), " "))
Use: Protection as a refugee (§ 28); Day of the first permit: 1 April 2022
"""

from __future__ import annotations

import json

from calc.frame.offer import Offer
from calc.telling.markup import Html, tag
from calc.telling.teller import Teller
from calc.text import say


def offer_html(teller: Teller, offer: Offer | None) -> Html:
    """The button, and where the answer comes from; the script fills in its `data-use`, by name of field."""
    if offer is None:
        return Html()
    first = next(iter(offer.answers))
    use = json.dumps(offer.answers)
    button = tag("button", words(teller, offer), type="button", css="quiet", data_use=use)
    title = say(f"{offer.source}.title", teller.lang)
    source = tag("span", teller.say("page.use-from", {"title": title}), css="hint")
    return tag("p", button, " ", source, css="offer", data_offer=first)


def words(teller: Teller, offer: Offer) -> str:
    """What the button does: the answer to this question, then those that come with it, each with its name."""
    (first, text), *rest = offer.answers.items()
    told = [
        teller.answer(first, text),
        *(f"{teller.short_name(name)}: {teller.answer(name, each)}" for name, each in rest),
    ]
    return teller.say("page.use", {"answers": "; ".join(told)})
