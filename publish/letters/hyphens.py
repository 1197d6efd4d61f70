"""Where a long word may break: soft hyphens (U+00AD), put into the finished pages when all else is made from them.

A browser breaks words by itself in few languages, so at large text on a narrow screen «ознайомлювальна» was cut
wherever the line ended. The patterns are LibreOffice's, by Pyphen (https://pyphen.org), which WeasyPrint has too:
each word by the language it is written in, so a Norwegian term on a Ukrainian page breaks as Norwegian does.

What is made from the pages (search, cards, booklets, data) has none, and `publish.finished.line` drops them; the
page takes them out of what is copied (`overrides/assets/page.js`). Code, addresses and fields stay whole.

A browser that translates the page into the reader's own language leaves the Norwegian terms in it as they stand in
her letter: they are marked so (https://html.spec.whatwg.org/#attr-translate).

>>> broken("<p lang='nb'>introduksjonsprogrammet</p>", "en").replace(SOFT, "-")
"<p lang='nb'>in-tro-duk-sjons-pro-gram-met</p>"
>>> broken("<p><span lang=nb>vedtak</span></p>", "uk")
'<p><span lang=nb translate="no">vedtak</span></p>'
>>> broken("<p>short <code>introduksjonsprogrammet</code> a.no/introduksjonsprogrammet</p>", "nb").count(SOFT)
0
"""

from __future__ import annotations

import functools
import re
from pathlib import Path

from pyphen import Pyphen

SOFT = "\u00ad"
LONG = {
    "text": 8,
    "heading": 7,
}  # letters from which a word may break; a heading is larger, a label's column narrow
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "strong", "summary", "button", "th", "dt", "dd", "label"))
PATTERNS = {"nb": "nb_NO", "en": "en_GB", "ru": "ru_RU", "uk": "uk_UA"}
LEAST = 2  # letters on either side of a break
WHOLE = frozenset(("code", "pre", "kbd", "svg", "option", "head", "title"))
VOID = frozenset(("br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"))
PIECE = re.compile(
    r"<!--.*?-->|<(?P<raw>script|style|textarea)\b.*?</(?P=raw)>"
    r"|<(?P<end>/?)(?P<name>[a-z][\w-]*)(?P<rest>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>|(?P<text>[^<]+)",
    re.DOTALL | re.IGNORECASE,
)
LANG = re.compile(r"\slang=[\"']?([\w-]+)")
CHUNK = re.compile(r"\S+")
ADDRESS = re.compile(r"@|\w[./]\w")  # what looks like an address is copied as it stands
WORD = re.compile(r"\b(?!Fotfeste\b)[^\W\d_]+(?:[’'ʼ][^\W\d_]+)*")  # a name is one
PART = re.compile(r"[^\W\d_]+")  # the patterns know no apostrophe
# A Norwegian name, marked as one or not: Latin letters on a page in Cyrillic ones, letters that English has not.
NORWEGIAN = {"ru": r"[a-zæøå]+", "uk": r"[a-zæøå]+", "en": r".*[æøå].*"}


def add(site: Path) -> None:
    """Put soft hyphens into the pages of a finished site."""
    for file in sorted(site.rglob("*.html")):
        text = file.read_text("utf-8")
        if " data-letters=" in text:
            file.write_text(broken(text), "utf-8")


def broken(html: str, lang: str = "") -> str:
    """A page, or a piece of one in a language, whose long words may break."""
    within: list[tuple[str, str, bool, int]] = [("", lang, True, LONG["text"])]

    def piece(found: re.Match[str]) -> str:
        _, lang, breaks, long = within[-1]
        if found["text"]:
            return in_text(found[0], lang, long) if breaks and lang in PATTERNS else found[0]
        name = (found["name"] or "").lower()
        if not name or name in VOID or found[0].endswith("/>"):
            return found[0]
        if not found["end"]:
            told = LANG.search(found["rest"])
            long = LONG["heading"] if name in HEADINGS else long
            own = told[1] if told else lang
            within.append((name, own, breaks and name not in WHOLE, long))
            if name == "span" and own == "nb" != lang and "translate=" not in found["rest"]:
                return f'{found[0][:-1]} translate="no">'
        else:
            while len(within) > 1 and within.pop()[0] != name:
                pass
        return found[0]

    return PIECE.sub(piece, html)


def in_text(text: str, lang: str, long: int) -> str:
    """A text whose words of at least so many letters may break."""

    def chunk(found: re.Match[str]) -> str:
        if ADDRESS.search(found[0]):
            return found[0]
        return WORD.sub(lambda word: parted(word[0], lang) if len(word[0]) >= long else word[0], found[0])

    return CHUNK.sub(chunk, text)


@functools.cache
def parted(word: str, lang: str) -> str:
    """A word with soft hyphens where its language parts it."""
    norwegian = lang in NORWEGIAN and re.fullmatch(NORWEGIAN[lang], word, re.IGNORECASE)
    rules = patterns("nb" if norwegian else lang)
    return PART.sub(lambda part: str(rules.inserted(part[0], SOFT)), word)


@functools.cache
def patterns(lang: str) -> Pyphen:
    """The patterns of a language, read once."""
    return Pyphen(lang=PATTERNS[lang], left=LEAST, right=LEAST)
