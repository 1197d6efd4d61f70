"""Norwegian words in a page of another language: a browser that translates leaves them; each tells its meaning.

The first time in an answer, a word of `docs/glossary.toml` is a link to its row in the word list, and carries its
meaning; the script lets it show the meaning where it stands (`overrides/assets/words.js`). Inside
links, buttons, labels, headings, pictures and forms a word is only marked. A word that is not in the list is left
alone.

>>> known = forms([Term("mottak", {"nb": "asylmottak / mottak", "uk": "центр"}, "own", (), {}, {}, "")], "uk")
>>> known["mottak"]
Meaning(id='mottak', text='центр')
>>> print(explained('a <span lang="nb">Mottak</span>', known, "ord/").replace("><", ">\\n<"))
a <span lang="nb" translate="no">
<a class="term" href="ord/#ord-mottak" data-meaning="центр">Mottak</a>
</span>
>>> print(explained('<label><span lang="nb">Mottak</span></label>', known, ""))
<label><span lang="nb" translate="no">Mottak</span></label>
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from pathlib import Path
from typing import NamedTuple

from markdown import Markdown
from markdown.postprocessors import Postprocessor

from calc.telling.markup import tag
from publish import addresses
from publish.manuscript.glossary import Term, load
from publish.markdown.extension import extension

SPAN = re.compile(r'<span lang="nb"(?: translate="no")?>([^<]+)</span>')
PIECE = re.compile(rf"{SPAN.pattern}|</?(?P<name>[a-z][a-z0-9]*)\b[^>]*>")
ALONE = {"a", "button", "figure", "form", "label", "legend", "option", "summary"}
ALONE |= {f"h{level}" for level in range(1, 7)}
ADDED = re.compile(r" \([^)]*\)$")
WORD_LIST = "ordliste/"
AFTER_RAW_HTML = 20


class Meaning(NamedTuple):
    """The row of a word in the list, and what it means."""

    id: str
    text: str


def forms(terms: Iterable[Term], lang: str) -> dict[str, Meaning]:
    """Each Norwegian word in small letters with its meaning; a row may name several, or add some in brackets."""
    return {
        form.strip().lower(): Meaning(term.id, term.word(lang))
        for term in terms
        for written in term.word("nb").split(" / ")
        for form in (written, ADDED.sub("", written))
    }


def row(id: str) -> str:
    """The place of a term in the word list."""
    return f"ord-{id}"


def explained(html: str, known: Mapping[str, Meaning], there: str) -> str:
    """The same HTML with its Norwegian words marked; `there` is the way to the word list."""
    return "".join(pieces(html, known, there))


def pieces(html: str, known: Mapping[str, Meaning], there: str) -> Iterator[str]:
    """The HTML in pieces, the words explained; a second heading begins another answer."""
    at, inside, told = 0, 0, set[str]()
    for found in PIECE.finditer(html):
        yield html[at : found.start()]
        at = found.end()
        name = found["name"]
        if name:
            if name in ALONE:
                inside = max(0, inside + (-1 if found[0].startswith("</") else 1))
            if name == "h2":
                told = set()
            yield found[0]
            continue
        word = unescape(found[1])
        meaning = known.get(word.strip().lower())
        inner = word
        if meaning and not inside and meaning.id not in told:
            told.add(meaning.id)
            inner = tag("a", word, css="term", href=f"{there}#{row(meaning.id)}", data_meaning=meaning.text)
        yield tag("span", inner, lang="nb", translate="no")
    yield html[at:]


class Explain(Postprocessor):
    """Explains the words of a page when it is whole."""

    def __init__(self, md: Markdown, known: Mapping[str, Meaning], there: str) -> None:
        super().__init__(md)
        self.known = known
        self.there = there

    def run(self, text: str) -> str:
        return explained(text, self.known, self.there)


def extend(md: Markdown, lang: str, file: str, root: str) -> None:
    """Register the explanation, in every language but Norwegian."""
    if lang != "nb":
        there = root + addresses.page(WORD_LIST, lang)
        md.postprocessors.register(Explain(md, forms(load(Path(file)), lang), there), "tooltips", AFTER_RAW_HTML)


makeExtension = extension(
    extend,
    file=("docs/glossary.toml", "where the terms are kept"),
    root=("", "the way from the page to the site's root"),
)
