"""The looks that a page needs for its first visit: a kind's own style sheet, drawn from the whole one.

`overrides/assets/fotfeste.css` is one sheet, so that its rules meet in one order. A page comes with those that
can match something in a page of its kind, or something that its scripts make; a rule that cannot match changes
nothing, so the page looks the same. The whole sheet's address stands beside it, and the scripts put it in its
place (`dressed` in `overrides/assets/languages.js`) before they show what comes from elsewhere: the forms and
results of a calculator.

A selector can match if each name in it is in the page, or is what a script names a thing that it makes. What is in
the brackets of `:not()`, `:is()`, `:has()` is not looked at, and only attributes of data are: the others are the
browser's and the reader's.

>>> css = "p,.a q{color:red}@media print{.b{x:y}.a{x:y}}.c:not(.d)[data-is-set=d]{x:y}"
>>> needed(css, {"p", "q", ".a"})
'p,.a q{color:red}@media print{.a{x:y}}'
>>> needed(css, {".c", *said("e.dataset.isSet=1")})
'.c:not(.d)[data-is-set=d]{x:y}'
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path, PurePosixPath

from lxml.html import HtmlElement

from publish.finished import Page

WHOLE = "fotfeste.css"
# The front page, a calculator, the list of them, its rules, what changes, how translations are; others are text.
KINDS = ("home", "tool", "tasks", "tree", "for-whom", "translations")
LINK = re.compile(rf'(?<= rel="stylesheet" href=")([^"]*/){re.escape(WHOLE)}"')  # of an element that is there
BRACE = re.compile(r"""(?P<open>\{)|(?P<shut>\})|"[^"]*"|'[^']*'""")
APART = re.compile(r",(?![^()]*\))")  # between selectors
BRACKETS = re.compile(r":[\w-]+\([^()]*\)")
STATE = re.compile(r"::?[\w-]+")
NAME = re.compile(r"\[(?P<data>data-[\w-]+)[^\]]*|\[[^\]]*|(?P<named>[.#][\w-]+)|(?<![\w-])(?P<tag>[a-z][\w-]*)")
# What a script makes, or marks: a class, an element; a name in the page's data.
MADE = re.compile(
    r"""className\s*[=:]\s*["'`]([^"'`]*)|classList\.\w+\(["'`]([\w-]+)|createElement\(["'`](\w+)|dataset\.(\w+)"""
)
IMPORTED = re.compile(r"""["'](?:\./)?([\w-]+\.js)["']""")
# What is put into pages when they are made: where a question was (publish.share.shares), links to PDFs.
ADDED = frozenset((".moved", "p", "li", "a"))
# What runs only when a calculator was touched, and so with the whole sheet.
DRESSED = frozenset(("keep.js", "runner.js"))


def kind(page: HtmlElement) -> str:
    """What kind of page it is, by a class that others have not; it is the name of its sheet too."""
    for name in KINDS:
        if page.find_class(name):
            return name
    return "text"


def divide(site: Path, pages: Iterable[Page]) -> None:
    """Give each page of a finished site, whose assets have no hash yet, the sheet of its kind."""
    assets = site / "assets"
    whole = (assets / WHOLE).read_text("utf-8")
    kinds: dict[str, set[str]] = {}
    for page in pages:
        name = kind(page.root)
        kinds.setdefault(name, {*ADDED}).update(held(page.root, assets))
        file = site / page.file
        own = rf'\1{name}.css" data-whole="\1{WHOLE}"'
        file.write_text(LINK.sub(own, file.read_text("utf-8")), "utf-8")
    for name, names in kinds.items():
        (assets / f"{name}.css").write_text(needed(whole, names), "utf-8")


def held(page: HtmlElement, assets: Path) -> set[str]:
    """The names that a selector may use for what is in a page, or is made by its scripts."""
    found = set()
    for each in page.iter():
        if not isinstance(each.tag, str):
            continue
        found |= {each.tag, *(f".{name}" for name in each.classes), *(f"[{name}" for name in each.attrib)}
        found.add(f"#{each.get('id')}")
        if each.tag == "script" and each.get("type") != "application/ld+json":
            found |= said(each.text or "")
    for script in scripts(page, assets):
        found |= said(script.read_text("utf-8"))
    return found


def scripts(page: HtmlElement, assets: Path) -> set[Path]:
    """The scripts of a page, with those that they fetch, now or later, before it has its whole sheet."""
    addresses = (each.get("src") or each.get("data-script") for each in page.iter("script", "template"))
    waiting = {assets / PurePosixPath(each).name for each in addresses if each}
    found: set[Path] = set()
    while waiting:
        script = waiting.pop()
        found.add(script)
        imported = {assets / name for name in IMPORTED.findall(script.read_text("utf-8")) if name not in DRESSED}
        waiting |= {each for each in imported if each.exists()} - found
    return found


def said(script: str) -> set[str]:
    """What a script names that it makes: classes, elements, and attributes of data."""
    found = set()
    for classes, mark, element, data in MADE.findall(script):
        found |= {f".{each}" for each in (*classes.split(), mark)} | {element}
        found.add("[data-" + re.sub("[A-Z]", lambda capital: "-" + capital[0].lower(), data))
    return found


def needed(css: str, names: Collection[str]) -> str:
    """The rules of a sheet, as `publish.finished.minified` leaves it, that can match one of these names."""
    kept = []
    for head, body in rules(css):
        if head.startswith(("@media", "@supports")):
            inner = needed(body, names)
            kept += [f"{head}{{{inner}}}"] if inner else []
        elif head.startswith("@"):
            kept.append(f"{head}{{{body}}}")
        else:
            selectors = [each for each in APART.split(head) if can_match(each, names)]
            kept += [f"{','.join(selectors)}{{{body}}}"] if selectors else []
    return "".join(kept)


def rules(css: str) -> Iterator[tuple[str, str]]:
    """What stands before each outermost brace of a sheet, and what between it and its other."""
    depth = begin = opened = 0
    for brace in BRACE.finditer(css):
        if brace["open"]:
            opened = opened if depth else brace.end()
            depth += 1
        elif brace["shut"]:
            depth -= 1
            if depth == 0:
                yield css[begin : opened - 1], css[opened : brace.start()]
                begin = brace.end()


def can_match(selector: str, names: Collection[str]) -> bool:
    """Whether each name that a selector asks for is among these."""
    while BRACKETS.search(selector):
        selector = BRACKETS.sub("", selector)
    asked = NAME.finditer(STATE.sub("", selector))
    return all(not wanted or wanted in names for wanted in map(name_of, asked))


def name_of(found: re.Match[str]) -> str:
    """A name of a selector as it stands among those of a page; empty for one that is not looked at."""
    return f"[{found['data']}" if found["data"] else found["named"] or found["tag"] or ""
