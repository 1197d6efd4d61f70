"""What each page may do, told in the page: a Content Security Policy as the first thing in its head.

https://www.w3.org/TR/CSP3/. A page may load from its own site and nowhere
else, runs no script but its own, and no text becomes code. The scripts that
stand in a page are named by their hashes. Python and the search engine are
WebAssembly, so the pages that start them may compile it, and only those.

A policy in the page cannot forbid that others frame it; `hosting/` sends the
header that does, for hosts that can send headers.

>>> told = policy("<head><script>a()</script></head>")
>>> "script-src 'self' 'sha256-" in told, "wasm" in told, "script-src" in policy("<p>no script at all</p>")
(True, False, False)
"""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

from calc.telling.markup import Html, tag

# A block of data, such as a description in JSON, is not run and needs no hash.
INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
SCRIPT = re.compile(r"<script\b(?![^>]*\btype=\"application/)")
COMPILING = ("data-calculator=", "data-engine=", "data-ask=")  # a search or a calculator may come in its place
HEAD = re.compile(r"<meta charset=[^>]*>")


def tell(site: Path) -> None:
    """Put its policy into every page of a finished site. Raises ValueError for a page without a charset."""
    for path in sorted(site.rglob("*.html")):
        text = path.read_text("utf-8")
        begin = HEAD.search(text)
        if begin is None:
            raise ValueError(f"{path.relative_to(site)}: tells no charset, so there is no place for its policy")
        path.write_text(text[: begin.end()] + policy(text) + text[begin.end() :], "utf-8")


def policy(page: str) -> Html:
    """The policy of a page as a tag for its head."""
    rules = ["default-src 'none'", "style-src 'self'", "img-src 'self' data:", "font-src 'self'"]
    if SCRIPT.search(page):
        hashes = [sha256(each.encode()).digest() for each in INLINE.findall(page)]
        named = "".join(f" 'sha256-{b64encode(each).decode()}'" for each in hashes)
        compiling = " 'wasm-unsafe-eval'" if any(mark in page for mark in COMPILING) else ""
        rules += [f"script-src 'self'{named}{compiling}", "connect-src 'self'", "worker-src 'self'"]
    rules += ["manifest-src 'self'", "base-uri 'none'", "form-action 'none'"]
    return tag("meta", http_equiv="Content-Security-Policy", content="; ".join(rules))
