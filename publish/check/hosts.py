"""Where a text may lead, and where it says that it leads.

Addresses are https, with a host in plain small letters (so that no letter of another alphabet stands in for one of
them), without user or port. The hosts that are known are those of `docs/sources.toml` and of the laws; a
translation may also name what its Norwegian page names. Relative links are the pages' own.

>>> host("https://www.udi.no/skal-soke/"), host("https://udi.no@evil.example/"), host("https://udі.no/")
('udi.no', None, None)
>>> sorted(shown("Se www.udi.no, post@nav.no og f.eks. § 3.2 bl.a."))
['nav.no', 'udi.no']
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from calc import law
from publish.manuscript import sources

# A browser reads a backslash as a slash, and leaves out tabs and ends of lines; so neither has either.
ADDRESS = re.compile(r"https://([a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,})(?:[/?#][^\s\\]*)?")
RELATIVE = re.compile(r"[^\s\\:/?#]*(?:(?<!^)/[^\s\\?#]*)?(?:[?#][^\s\\]*)?")
SCHEME = re.compile(r"[a-z]{2,}://([^\s/?#]+)")
ANYBODYS = {"github.com"}
NAMED = re.compile(r"(?<![\w-])(?:[\w-]{2,}\.)+(?:[^\W\d_]{2,}|xn--[\w-]+)")


def host(url: str) -> str | None:
    """The host of an https address, without www; nothing if it is another kind of address."""
    found = ADDRESS.fullmatch(url)
    return found[1].removeprefix("www.") if found else None


def safe(url: str) -> bool:
    """Whether an address is https, or relative to the page that it stands on.

    >>> [safe(url) for url in ("../om.md#hvem", "?a=b:c", "")]
    [True, True, True]
    >>> [safe(url) for url in ("/om.md", "//evil.no", "/\\\\evil.no", "a:b", "om.md/\\t/x")]
    [False, False, False, False, False]
    """
    return bool(host(url) or RELATIVE.fullmatch(url))


def shown(text: str) -> set[str]:
    """The hosts that a text shows its reader, linked or not, however their full stops are written."""
    plain = unicodedata.normalize("NFKC", text).lower()
    return {found.removeprefix("www.") for found in (*SCHEME.findall(plain), *NAMED.findall(plain))}


def known(docs: Path) -> frozenset[str]:
    """The hosts of the sources and of the laws, but for those where anybody has pages."""
    file = docs / "sources.toml"
    listed = sources.load(file).values() if file.exists() else ()
    urls = [
        *(url for each in listed for url in dict(each.get("url", {})).values()),
        *(act.url for act in law.ACTS.values()),
    ]
    found = {host(str(url)) for url in urls}
    return frozenset(each for each in found if each and each not in ANYBODYS)
