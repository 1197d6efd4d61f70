"""What a translation must have in common with its original, whatever the words: counted, then compared.

Elements, links, numbers, dates and §§ are counted in what Markdown makes (`publish.check.made`), so that no way of
writing hides one; figures, sources and calculators in the source. Numbers are compared as runs of digits, since
`15 488` and `15,488` are the same amount.

>>> norwegian = shape("Fra 1. mai 2026: 15 488 kr, se [§ 20](a.md#b).\\n\\n- En\\n- To", "nb")
>>> english = shape("From 1 June 2026: 15,488 kr, see [§ 20][x].\\n\\n- One\\n\\n[x]: a.md#c", "en")
>>> for difference in differences(norwegian, english):
...     print(difference)
1 list items instead of 2
other dates: 1.5 is missing, 1.6 is too much
other links: a.md#b is missing, a.md#c is too much
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from lxml.html import HtmlElement

from calc.words import TABLE
from publish.check.made import links, made, parts
from publish.manuscript.pages import FIGURE, LEAD, Page

SOURCES = re.compile(r"^:sources:\s*(.*)$", re.MULTILINE)
CALCULATOR = re.compile(r"^(:(?:calculator|door|rules):[ \t]*\S+)", re.MULTILINE)
DIRECTIVE = re.compile(r"^:[a-z]+:.*$", re.MULTILINE)
COUNTED = {
    **{f"h{level}": f"h{level} headings" for level in range(1, 7)},
    "li": "list items",
    "ol": "numbered lists",
    "tr": "table rows",
    "td": "table cells",
    "th": "table cells",
    "blockquote": "quotations",
    "pre": "blocks of code",
    "hr": "lines across",
    "nav": "menus",
    "section": "sections",
}
DATES = {
    lang: re.compile(rf"(\d{{1,2}})\.?[ \u00a0]({'|'.join(language.months.split())})\b", re.IGNORECASE)
    for lang, language in TABLE.items()
}
Shape = dict[str, Counter[str]]


def shapes(page: Page) -> dict[str, Shape]:
    """The shape of each part of a page; to the lead belong the title and the description."""
    found = parts(made(page.body))
    front = " ".join(str(page.meta.get(name, "")) for name in ("title", "description"))
    return {
        part.id: counted(part.text, found.get(part.id, []), page.lang, front if part.id == LEAD else "")
        for part in page.parts
    }


def shape(text: str, lang: str) -> Shape:
    """The shape of a text without front matter."""
    return counted(text, [made(text)], lang)


def counted(source: str, elements: Iterable[HtmlElement], lang: str, front: str = "") -> Shape:
    """What is counted in a part: kind to values. `front` is text that stands above the page."""
    elements = [*elements]
    text = "\n".join((front, *(DIRECTIVE.sub("", each.text_content()) for each in elements)))
    within = [each for element in elements for each in element.iter()]
    tags = Counter(COUNTED[tag] for each in within if (tag := str(each.tag)) in COUNTED)
    months = TABLE[lang].months.lower().split()
    return {
        **{name: Counter({"": tags[name]}) for name in COUNTED.values()},
        "notes": Counter({"": sum("admonition" in each.classes for each in within)}),
        "§": Counter({"": text.count("§")}),
        "calculators": Counter(CALCULATOR.findall(source)),
        "figures": Counter(FIGURE.findall(source)),
        "numbers": Counter(re.findall(r"\d+", text)),
        "dates": Counter(f"{day}.{months.index(month.lower()) + 1}" for day, month in DATES[lang].findall(text)),
        "links": Counter(links(elements)),
        "sources": Counter(id for line in SOURCES.findall(source) for id in line.split()),
    }


def differences(original: Shape, translation: Shape) -> Iterator[str]:
    """Each kind in which two shapes differ, in words."""
    for kind, expected in original.items():
        found = translation[kind]
        if found != expected and expected.keys() == {""}:
            yield f"{found['']} {kind} instead of {expected['']}"
        elif found != expected:
            missing = [f"{value} is missing" for value in (expected - found).elements()]
            extra = [f"{value} is too much" for value in (found - expected).elements()]
            yield f"other {kind}: {', '.join(missing + extra)}"
