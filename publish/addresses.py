"""Where things stand below the site's root: pages, the addresses that are passed on, and posters.

Norwegian pages stand at the root itself. An address that is passed on always
names its language, Norwegian too. Published addresses stay for ever.

>>> page("om/", "nb"), page("om/", "uk"), share("hvem", "nb"), poster("hvem", "uk"), up("uk/om/")
('om/', 'uk/om/', 'nb/q/hvem/', 'uk/plakat/hvem/', '../../')
>>> in_each_language("https://x.no/", share, "hvem")["en"]
'https://x.no/en/q/hvem/'
"""

from __future__ import annotations

from collections.abc import Callable

from calc.words import LANGUAGES

CHANGES = "endringer/"  # the page of changes, beside which the feeds lie
FEEDS = {"feeds.changes": "endringer.xml", "feeds.rates": "satser.xml"}  # by the word for them
FEED_KIND = "application/atom+xml"
DATA = "data/"  # the rules for other programs
DATA_FILES = {name: f"{name}.json" for name in ("rates", "fields", "trees", "cases")}
WHEEL = "fotfeste_calc-0.1.0-py3-none-any.whl"


def page(path: str, lang: str) -> str:
    """A page; `path` is alike in all languages, and empty for the home page."""
    return path if lang == "nb" else f"{lang}/{path}"


def share(id: str, lang: str) -> str:
    """The small page of a question that is passed on and leads to its answer."""
    return f"{lang}/q/{id}/"


def poster(id: str, lang: str) -> str:
    """The poster of a question."""
    return f"{lang}/plakat/{id}/"


def feeds(lang: str) -> dict[str, str]:
    """The feeds of a language by the word for them."""
    return {name: page(CHANGES, lang) + file for name, file in FEEDS.items()}


def schema_of(name: str) -> str:
    """The file that says what one of the files of data holds."""
    return f"{name}.schema.json"


def up(address: str) -> str:
    """The way from an address to the root, so that the site works below any other address."""
    return "../" * address.count("/")


def in_each_language(root: str, kind: Callable[[str, str], str], name: str) -> dict[str, str]:
    """The absolute addresses of one thing by language; `root` ends with a slash."""
    return {lang: root + kind(name, lang) for lang in LANGUAGES}
