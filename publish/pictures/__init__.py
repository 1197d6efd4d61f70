"""The pictures of pages, drawn by the rules at build: one module a picture, each a function of the language.

What they show comes from the rates and the rules, or where no rule holds it from rows with their sources in
`docs/`, never from a typed figure, so a new row draws a new picture. The words of a result's pictures lie with the
calculators, those of a page's alone with the site's.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from calc.telling.markup import Html
from publish.pictures import absence, basic_amount, benefit, length, residence, who_decides

PICTURES: dict[str, Callable[[str], Html]] = {
    "basic-amount": basic_amount.picture,
    "benefit": benefit.picture,
    "programme-length": length.picture,
    "permanent-residence": residence.picture,
    "absence": absence.picture,
    "who-decides": who_decides.picture,
    "who-decides-municipality": partial(who_decides.picture, decides="municipality"),
    "who-decides-udi": partial(who_decides.picture, decides="udi"),
    "who-decides-lanekassen": partial(who_decides.picture, decides="lanekassen"),
}
