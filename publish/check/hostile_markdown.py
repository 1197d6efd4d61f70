"""What a page may not hold, since it could harm a reader: read in its source, and in what Markdown makes of it.

What is not allowed is refused, so nobody needs to think of every attack
(https://owasp.org/www-community/attacks/xss/). The source is read for raw HTML,
and the page as Markdown makes it for elements, attributes and addresses.

>>> text_faults("Hello\\n\\n[a](javascript:alert(1))")
((3, 'a link to javascript:alert(1)'),)
>>> text_faults('The <span lang="nb">kommune</span>, [here](why.md#how){ .lead }')
()
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser

import markdown

from publish.manuscript.pages import front_matter

BYTES, LINE, ROWS, COLUMNS, DEPTH = 200_000, 5_000, 200, 12, 4
ELEMENTS = re.compile(
    "h[1-6]|p|ul|ol|li|strong|em|a|span|nav|section|div|blockquote|code|pre|br|hr|table|thead|tbody|tr|th|td"
)
ATTRIBUTES = {"class", "id", "lang", "href", "title", "aria-label", "style", "start"}
STYLES = re.compile(r"text-align: (left|right|center);")  # what a table's colons become
CLASSES = re.compile(r"[\w -]*")
FRONT = {"title", "description", "checked", "translated"}
RAW = re.compile(r"<(?=[A-Za-z!/?])[^>]*>?")
ALLOWED = re.compile(r'</?(span|nav|section|br)(\s+(lang|class|aria-label)="[^"<>]*"|\s+markdown)*\s*/?>')
NESTED = re.compile(rf"\s*(>\s*){{{DEPTH},}}|\s{{{8 * DEPTH},}}\S")
SAFE = re.compile(r"https://[\w-]+(\.[\w-]+)+([/?#]|$)|(?!//)[^:\\]*([/?#]|$)")
UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")  # controls, and what turns text round
EXTENSIONS = ("attr_list", "md_in_html", "tables", "admonition")
Said = tuple[int, str]  # the line, and what is at fault


@functools.cache
def text_faults(text: str) -> tuple[Said, ...]:
    """What is hostile in a page's text. What is too large or too deep is not given to Markdown at all."""
    oversized = tuple(size_faults(text))
    return oversized or (*source_faults(text), *made_faults(text))


def size_faults(text: str) -> Iterator[Said]:
    """What would take a reader's data, or Markdown's time."""
    if len(text.encode()) > BYTES:
        yield 1, f"the page has more than {BYTES} bytes"
    rows = 0
    for number, line in enumerate(text.split("\n"), 1):
        rows = rows + 1 if line.lstrip().startswith("|") else 0
        if len(line) > LINE:
            yield number, f"the line has more than {LINE} letters"
        if rows == ROWS + 1 or (rows and line.count("|") > COLUMNS + 1):
            yield number, f"the table has more than {ROWS} rows or {COLUMNS} columns"
        if NESTED.match(line):
            yield number, f"quotations or lists more than {DEPTH} deep"


def source_faults(text: str) -> Iterator[Said]:
    """Raw HTML, unseen characters, and a front matter that says more than it may."""
    lines = text.split("\n")
    front = text.split("\n---\n", 1)[0] if text.startswith("---\n") else ""
    for name, value in front_matter(front.removeprefix("---\n"))[0].items():
        if name not in FRONT:
            yield found_in(lines, str(name)), f"the front matter has {name}"
        if name in ("title", "description") and re.search(r'[<>"]|\{[{%]', str(value)):
            yield found_in(lines, name), f"the {name} holds HTML, a template or a straight quotation mark"
    for found in RAW.finditer(text):
        if not ALLOWED.fullmatch(found[0]) and not re.match(r"<https://[^\s<>\"]+>", found[0]):
            yield text.count("\n", 0, found.start()) + 1, f"{found[0][:40].split(chr(10))[0]} is raw HTML"
    for unseen in UNSEEN.finditer(text):
        yield text.count("\n", 0, unseen.start()) + 1, f"the unseen character U+{ord(unseen[0]):04X}"


def made_faults(text: str) -> Iterator[Said]:
    """What Markdown makes of a page that is no element, attribute or address it may have."""
    lines = text.split("\n")
    body = text.split("\n---\n", 1)[-1] if text.startswith("---\n") else text
    made = Made()
    try:
        made.feed(markdown.markdown(body, extensions=list(EXTENSIONS)))
    except RecursionError:
        yield 1, "something is nested too deep to be read"
    for token, what in made.faults:
        yield found_in(lines, token), what


def found_in(lines: list[str], token: str) -> int:
    """The first line that holds a word as it stands in the source, or the first line."""
    return next((number for number, line in enumerate(lines, 1) if token.lower() in unescape(line).lower()), 1)


class Made(HTMLParser):
    """Reads what Markdown made, and collects what is not allowed with a word to find it by."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not ELEMENTS.fullmatch(tag):
            self.faults.append(("![" if tag == "img" else f"<{tag}", f"the element {tag}"))
        for name, value in attrs:
            told = value or ""
            if name not in ATTRIBUTES or (name == "style" and not STYLES.fullmatch(told)):
                self.faults.append((name, f"the attribute {name}"))
            if name == "class" and not CLASSES.fullmatch(told):
                self.faults.append((told, "a class that is no word"))
            if name == "href" and not SAFE.match("".join(unescape(told).split())):
                self.faults.append((told.split()[0][:12] if told.split() else "](", f"a link to {told[:40]}"))
