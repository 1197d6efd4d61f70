"""Markup that another library wrote and escaped: the one door by which it comes in beside `calc.telling.markup`.

A piece of HTML is made by `calc.telling.markup.tag`, a page or a long frame by a template (`publish.templates`);
both escape what they are given, unless it is `Html`. `tests/build/test_escaping.py` holds that nothing else in
`publish` makes an element, or calls a text `Html`.

>>> from lxml import html
>>> inside(html.fragment_fromstring("<p>a &lt; b <b>c</b> d</p>"))
'a &lt; b <b>c</b> d'
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from pathlib import Path

import segno
from lxml import html
from lxml.html import HtmlElement

from calc.telling.markup import Html
from publish import remembered
from publish.places import BUILD


def inside(element: HtmlElement) -> Html:
    """What stands in an element, as lxml (https://lxml.de) writes it, without white space around."""
    parts = [html.tostring(each, encoding="unicode") for each in element]
    return Html((escape(element.text or "", quote=False) + "".join(parts)).strip())


def on_one_line(written: Html) -> Html:
    """The same with single spaces; in the markup of `tag` white space means nothing else.

    >>> on_one_line(Html("<b>a\\n  b</b> "))
    '<b>a b</b>'
    """
    return Html(" ".join(written.split()))


def drawings(addresses: Iterable[str], folder: Path = BUILD / "codes") -> dict[str, Html]:
    """The QR codes of addresses; only what is not remembered in the folder is drawn."""
    file = folder / f"{remembered.made_by(__file__, 'segno')}.json"
    return {each: Html(code) for each, code in remembered.of(file, addresses, drawing).items()}


def drawing(address: str) -> Html:
    """The QR code of an address as an inline drawing without size or colour of its own but black."""
    return Html(segno.make(address, error="m", micro=False).svg_inline(border=4, omitsize=True))
