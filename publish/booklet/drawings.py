"""A drawing on paper: behind its words, as an image of the background, since the words say all it shows.

WeasyPrint tags an `svg` in the text as a figure, which PDF/UA-1 wants told in words of its own (ISO 14289-1, 7.3,
https://pdfa.org/resource/iso-14289-pdfua/). A background is an artifact, which a reader aloud passes by.

>>> picture = html.fromstring('<p><svg class="bar" height="14"><rect width="9"></rect></svg> Yes</p>')
>>> lay_behind(picture[0])
>>> html.tostring(picture, encoding="unicode")[:77]
'<p><span class="drawing bar" style="height: 14px; background-image: url(data:'
"""

from __future__ import annotations

from urllib.parse import quote

from lxml import etree, html
from lxml.html import HtmlElement

SVG = "http://www.w3.org/2000/svg"


def lay_behind(drawing: HtmlElement) -> None:
    """Put an empty element with the drawing in its background into its place."""
    css = f"drawing {drawing.get('class', '')}".rstrip()
    place = html.Element("span", {"class": css})
    place.tail, drawing.tail = drawing.tail, None
    box = drawing.attrib.pop("viewbox", None) or drawing.attrib.pop("viewBox", None)
    if box:  # then the looks say how large
        drawing.set("viewBox", box)  # XML minds the case of a name, which HTML does not keep
    height = "" if box else f"height: {drawing.get('height')}px; "
    drawing.set("xmlns", SVG)
    place.set("style", f"{height}background-image: url(data:image/svg+xml,{quote(etree.tostring(drawing))})")
    drawing.getparent().replace(drawing, place)
