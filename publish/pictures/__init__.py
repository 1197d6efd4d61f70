"""The pictures of pages, drawn by the rules at build: one module a picture, each a function of the language.

What they show comes from the rates and the rules, never from a typed figure, so a new row draws a new
picture. The words of a result's pictures lie with the calculators, those of a page's alone with the site's.
"""

from __future__ import annotations

from collections.abc import Callable

from calc.telling.markup import Html
from publish.pictures import basic_amount, benefit, length, residence

PICTURES: dict[str, Callable[[str], Html]] = {
    "basic-amount": basic_amount.picture,
    "benefit": benefit.picture,
    "programme-length": length.picture,
    "permanent-residence": residence.picture,
}
