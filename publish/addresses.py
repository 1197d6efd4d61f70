"""Where things stand below the site's root: pages, the addresses that are passed on, and posters.

Norwegian pages stand at the root itself. An address that is passed on always
names its language, Norwegian too. Published addresses stay for ever.

>>> page("om/", "nb"), page("om/", "uk"), share("hvem", "nb"), poster("hvem", "uk"), up("uk/om/")
('om/', 'uk/om/', 'nb/q/hvem/', 'uk/plakat/hvem/', '../../')
>>> in_each_language("https://x.no/", share, "hvem")["en"]
'https://x.no/en/q/hvem/'

Where the site itself stands is told to the build in `SITE_URL`. Without it nothing is given an absolute address:
no canonical link, no code, no address on paper, for what they would say leads nowhere (`public`).
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable
from urllib.parse import urlsplit

from calc.words import LANGUAGES

CHANGES = "endringer/"  # the page of changes, beside which the feeds lie
FEEDS = {"feeds.changes": "endringer.xml", "feeds.rates": "satser.xml"}  # by the word for them
FEED_KIND = "application/atom+xml"
DATA = "data/"  # the rules for other programs
DATA_FILES = {name: f"{name}.json" for name in ("rates", "fields", "trees", "cases")}
WHEEL = "fotfeste_calc-0.1.0-py3-none-any.whl"
SITE = re.compile(r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::(?P<port>[0-9]{0,5}))?(?:/[A-Za-z0-9_.~-]+)*/?")
EXAMPLE = "such as https://fotfeste.no/"


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
    """The absolute addresses of one thing by language; `root` ends with a slash. None without a root."""
    return {lang: root + kind(name, lang) for lang in LANGUAGES} if root else {}


def public(address: str | None) -> str:
    """The address of a site, with a slash at its end; nothing if others do not reach it.

    >>> public("https://x.no/a"), public("http://localhost:8000/"), public("http://127.0.0.1/"), public(None)
    ('https://x.no/a/', '', '', '')
    """
    host = urlsplit(address or "").hostname or ""
    return "" if is_here(host) else f"{(address or '').rstrip('/')}/"


def is_here(host: str) -> bool:
    """Whether a host is this machine, whoever asks."""
    try:
        at = ipaddress.ip_address(host)
    except ValueError:
        return not host or host == "localhost" or host.endswith(".localhost")
    return at.is_loopback or at.is_unspecified


def site_fault(url: str) -> str | None:
    """What is wrong with the address of a site, `SITE_URL`, in one sentence; it is printed, and drawn as codes.

    >>> site_fault("https://fotfeste.no"), site_fault("http://localhost:8000/a/b/")
    (None, None)
    >>> for url in ("", "fotfeste.no", "https://a:b@c.no/", "https://c.no/?a=b", 'https://c.no/"><script>', "https://c.no:99999"):
    ...     print(site_fault(url))
    SITE_URL is empty; write the whole address, such as https://fotfeste.no/
    SITE_URL does not begin with https:// or http://; write the whole address, such as https://fotfeste.no/
    SITE_URL holds a name or a password before @; leave them out
    SITE_URL goes on with ? or #; leave that out
    SITE_URL holds what no address of a site does; write small letters and digits, such as https://fotfeste.no/
    SITE_URL has a port that does not exist; write 1 to 65535, or none
    """
    if not url.strip():
        return f"SITE_URL is empty; write the whole address, {EXAMPLE}"
    if not url.startswith(("https://", "http://")):
        return f"SITE_URL does not begin with https:// or http://; write the whole address, {EXAMPLE}"
    if "@" in url:
        return "SITE_URL holds a name or a password before @; leave them out"
    if "?" in url or "#" in url:
        return "SITE_URL goes on with ? or #; leave that out"
    found = SITE.fullmatch(url)
    if not found or any(part in (".", "..") for part in url.split("/")):
        return f"SITE_URL holds what no address of a site does; write small letters and digits, {EXAMPLE}"
    if found["port"] is not None and not 0 < int(found["port"] or 0) <= 65535:
        return "SITE_URL has a port that does not exist; write 1 to 65535, or none"
    return None
