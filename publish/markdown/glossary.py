"""The word list: `:glossary:` becomes a table of the terms in `docs/glossary.toml`.

Norwegian and the page's language; on a Norwegian page, Norwegian and the three
others. A star marks a word that is our own translation. The field above it is
shown where there is script, which is known before anything is drawn, so the
rows below do not move; the words the script says lie in `data-` attributes.

>>> term = Term("kommune", {"nb": "kommune", "en": "municipality"}, "own", (), {}, {}, "")
>>> row(term, ("nb", "en"))
'<tr><td lang="nb">kommune</td><td lang="en" data-label="English">municipality*</td></tr>'
"""

from __future__ import annotations

from html import escape
from pathlib import Path

from markdown import Markdown

from calc.words import LANGUAGES
from publish.manuscript.glossary import Term, load
from publish.markdown.directives import register
from publish.markdown.extension import extension
from publish.text import LANGUAGE_NAMES, word


def glossary_html(terms: list[Term], lang: str) -> str:
    """The word list of a page."""
    columns = LANGUAGES if lang == "nb" else ("nb", lang)
    headings = "".join(f'<th scope="col" lang="{each}">{LANGUAGE_NAMES[each]}</th>' for each in columns)
    rows = "".join(row(term, columns) for term in sorted(terms, key=lambda term: alphabetical(term.word("nb"))))
    label = escape(word("glossary.filter", lang))
    found = escape(word("glossary.found", lang, count="{count}", total=str(len(terms))))
    return (
        f'<div data-glossary data-found="{found}">'
        f'<div class="filter"><label for="glossary-filter">{label}</label><input type="text" id="glossary-filter" '
        'autocomplete="off" enterkeyhint="search"><p role="status"></p></div>'
        f"<table><thead><tr>{headings}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def row(term: Term, columns: tuple[str, ...]) -> str:
    """One term; every cell but the first knows its column, as in `publish.markdown.tables`."""
    first, *others = (f"{escape(term.word(lang))}{'*' if term.is_own(lang) else ''}" for lang in columns)
    cells = "".join(
        f'<td lang="{lang}" data-label="{LANGUAGE_NAMES[lang]}">{text}</td>'
        for lang, text in zip(columns[1:], others, strict=True)
    )
    return f'<tr><td lang="nb">{first}</td>{cells}</tr>'


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
