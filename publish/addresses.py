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

WHOLE = re.compile(r"https?://[^\s\"'<>\\^`{|}?#@]+")


def page(path: str, lang: str) -> str:
    """A page; `path` is alike in all languages, and empty for the home page."""
    return path if lang == "nb" else f"{lang}/{path}"


def share(id: str, lang: str) -> str:
    """The small page of a question that is passed on and leads to its answer."""
    return f"{lang}/q/{id}/"


def poster(id: str, lang: str) -> str:
    """The poster of a question."""
    return f"{lang}/plakat/{id}/"


def up(address: str) -> str:
    """The way from an address to the root, so that the site works below any other address."""
    return "../" * address.count("/")


def in_each_language(root: str, kind: Callable[[str, str], str], name: str) -> dict[str, str]:
    """The absolute addresses of one thing by language; `root` ends with a slash. None without a root."""
    return {lang: root + kind(name, lang) for lang in LANGUAGES} if root else {}


def is_site(address: str) -> bool:
    """Whether an address can be that of a site: whole, and nothing but scheme, host, port and path.

    >>> [is_site(each) for each in ("https://x.no/a/", "x.no", "https://x.no/?a=b", "https://me:pw@x.no/", "http://x.no:y/")]
    [True, False, False, False, False]
    """
    try:
        parts = urlsplit(address)
        port_is_one = parts.port != 0  # Raises for one that is none.
    except ValueError:
        return False
    return bool(WHOLE.fullmatch(address)) and bool(parts.hostname) and port_is_one


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
