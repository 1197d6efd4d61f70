"""The word list: `:glossary:` becomes a table of the terms in `docs/glossary.toml`.

Norwegian and the page's language; on a Norwegian page, Norwegian and the three
others. A star marks a word that is our own translation. The field above it is
shown where there is script, which is known before anything is drawn, so the
rows below do not move; the words the script says lie in `data-` attributes.

>>> term = Term("kommune", {"nb": "kommune", "en": "municipality"}, "own", (), {}, {}, "")
>>> print(row(term, ("nb", "en")).replace("><", ">\\n<"))
<tr id="ord-kommune">
<td lang="nb" translate="no">kommune</td>
<td lang="en" data-label="English">municipality*</td>
</tr>
"""

from __future__ import annotations

from pathlib import Path

from markdown import Markdown

from calc.telling.markup import Html, tag
from calc.words import LANGUAGES
from publish.manuscript.glossary import Term, load
from publish.markdown.directives import register
from publish.markdown.extension import extension
from publish.markdown.tooltips import row as place
from publish.text import LANGUAGE_NAMES, word

FIELD = "glossary-filter"


def glossary_html(terms: list[Term], lang: str) -> Html:
    """The word list of a page."""
    columns = LANGUAGES if lang == "nb" else ("nb", lang)
    headings = (tag("th", LANGUAGE_NAMES[each], scope="col", lang=each) for each in columns)
    rows = (row(term, columns) for term in sorted(terms, key=lambda term: alphabetical(term.word("nb"))))
    label = tag("label", word("glossary.filter", lang), label_for=FIELD)
    field = tag("input", type="text", id=FIELD, autocomplete="off", enterkeyhint="search")
    return tag(
        "div",
        tag("div", label, field, tag("p", role="status"), css="filter"),
        tag(
            "table",
            tag("thead", tag("tr", *headings)),
            tag("tbody", *rows),
            css="cards" if lang == "nb" else "pair",
        ),
        data_glossary=True,
        data_found=word("glossary.found", lang, count="{count}", total=str(len(terms))),
    )


def row(term: Term, columns: tuple[str, ...]) -> Html:
    """One term; every cell but the first knows its column, as in `publish.markdown.tables`."""
    first, *others = (f"{term.word(lang)}{'*' if term.is_own(lang) else ''}" for lang in columns)
    cells = (
        tag("td", text, lang=lang, data_label=LANGUAGE_NAMES[lang])
        for lang, text in zip(columns[1:], others, strict=True)
    )
    return tag("tr", tag("td", first, lang="nb", translate="no"), *cells, id=place(term.id))


def alphabetical(text: str) -> list[int]:
    """The Norwegian order: æ, ø and å come last.

    >>> sorted(["åpen", "ære", "zebra", "øy"], key=alphabetical)
    ['zebra', 'ære', 'øy', 'åpen']
    """
    return [ord("{|}"["æøå".index(letter)]) if letter in "æøå" else ord(letter) for letter in text.lower()]


def extend(md: Markdown, lang: str, file: str) -> None:
    """Register the directive."""
    register(md, "glossary", lambda _: glossary_html(load(Path(file)), lang))


makeExtension = extension(extend, file=("docs/glossary.toml", "where the terms are kept"))
