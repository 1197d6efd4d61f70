"""HTML made of elements: what is not markup already is escaped, so that no text can become an element.

`tag` makes one element. Its inside is text, which is escaped, or `Html`, which
is not. A `[[word]]` of the catalogues becomes a word marked as Norwegian,
which a browser that translates the page leaves as it is in the letter.

>>> tag("p", "Acts (<b>[[integreringsloven]]</b>)", css="law", hidden=True)
'<p class="law" hidden>Acts (&lt;b&gt;<span lang="nb" translate="no">integreringsloven</span>&lt;/b&gt;)</p>'
>>> tag("ul", tag("li", "a & b"), tag("li", "c"), css=None)
'<ul><li>a &amp; b</li><li>c</li></ul>'
>>> tag("input", type="text", value='"', aria_label="Day")
'<input type="text" value="&quot;" aria-label="Day">'
"""

from __future__ import annotations

from calc.text import NORWEGIAN

VOID = ("br", "img", "input", "meta")
MARK = r'<span lang="nb" translate="no">\1</span>'
NAMES = {"css": "class", "label_for": "for"}  # attributes whose names Python keeps for itself


class Html(str):
    """Text that is markup, made by this module alone; in `publish` also of what another library has escaped."""

    def __html__(self) -> str:
        """As MarkupSafe asks, so that a template does not escape it again: https://markupsafe.palletsprojects.com."""
        return self


def escaped(text: str) -> str:
    """A text safe in HTML and in attributes (the `html` module costs a slow phone 0.1 s to import)."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def marked(text: str) -> Html:
    """A sentence as HTML, its Norwegian words with their language; what is HTML already comes back as it is."""
    return text if isinstance(text, Html) else Html(NORWEGIAN.sub(MARK, escaped(text)))


def tag(name: str, /, *inside: str, **attributes: str | bool | None) -> Html:
    """An element. An attribute that is True stands alone, one that is False or None is left out."""
    told = "".join(attribute(key, value) for key, value in attributes.items() if value not in (False, None))
    return Html(f"<{name}{told}>" if name in VOID else f"<{name}{told}>{together(*inside)}</{name}>")


def attribute(key: str, value: str | bool | None) -> str:
    """One attribute with the space before it: `aria_label` is `aria-label`, `css` is `class`."""
    name = NAMES.get(key) or key.replace("_", "-")
    return f" {name}" if value is True else f' {name}="{escaped(str(value))}"'


def together(*parts: str, between: str = "") -> Html:
    """Parts one after the other; what is not HTML is escaped.

    >>> together("a & b", tag("b", "c"), between=", ")
    'a &amp; b, <b>c</b>'
    """
    return Html(marked(between).join(map(marked, parts)))
