"""Scripts, looks and pages without what only their makers read: comments, indents, long names of what is inside.

Scripts go through terser (https://terser.org), all in one process; names that other scripts or the page use stay.

>>> looks('/* why */ a , b { color : red; content: " / " } @media (a: b) { c > d { e: f g } }')
'a,b{color:red;content:" / "}@media (a:b){c>d{e:f g}}'
>>> looks('q:not(.no :is(p, ul)) :hover + r { width: calc(1px - -2px) }')
'q:not(.no :is(p,ul)) :hover + r{width:calc(1px - -2px)}'
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

from publish.places import ROOT

TERSER = """
import { minify } from "terser";
import { text } from "node:stream/consumers";
const made = Object.entries(JSON.parse(await text(process.stdin))).map(async ([name, source]) =>
    [name, (await minify({ [name]: source }, { module: true, format: { comments: false } })).code + "\\n"]);
process.stdout.write(JSON.stringify(Object.fromEntries(await Promise.all(made))));
"""
PIECE = re.compile(
    r"""(?P<kept>"[^"]*"|'[^']*')|/\*.*?\*/|(?P<sign>\s*[{};,>]\s*)|(?P<colon>(?<=[\w-])\s*:\s+)|(?P<space>\s+)""",
    re.DOTALL,
)


INDENT = re.compile(r"[ \t]*\n[ \t\n]*")
PREFORMATTED = re.compile(r"(<(pre|textarea)\b.*?</\2>)", re.DOTALL)


def minify(assets: Path) -> None:
    """Make the scripts and looks of a folder light. Raises RuntimeError for a script that cannot be read."""
    for file in assets.glob("*.css"):
        file.write_text(looks(file.read_text("utf-8")), "utf-8")
    scripts = {file: file.read_text("utf-8") for file in sorted(assets.glob("*.js"))}
    for name, source in terser({file.name: text for file, text in scripts.items()}).items():
        (assets / name).write_text(source, "utf-8")


def unindent(pages: Iterable[Path]) -> None:
    """Take the indents out of pages."""
    for file in pages:
        file.write_text(page(file.read_text("utf-8")), "utf-8")


def terser(scripts: Mapping[str, str]) -> dict[str, str]:
    """The scripts, by name, as terser leaves them."""
    command = ["node", "--input-type=module", "--eval", TERSER]
    done = subprocess.run(
        command, cwd=ROOT, input=json.dumps(scripts), capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    made: dict[str, str] = json.loads(done.stdout)
    return made


def looks(css: str) -> str:
    """A style sheet without comments and without white space that means nothing."""

    def piece(found: re.Match[str]) -> str:
        if found["kept"]:
            return found[0]
        if found["sign"]:
            return found["sign"].strip()
        return ":" if found["colon"] else " " if found["space"] else ""

    light = PIECE.sub(piece, PIECE.sub(piece, css))  # twice: what stood on both sides of a comment has met
    return light.replace(";}", "}").strip()


def page(html: str) -> str:
    """A page without its indents; a line still ends where one ended, which is as good as a space.

    >>> page("<p>\\n\\n   a\\n  b</p>\\n<pre>\\n  c</pre>")
    '<p>\\na\\nb</p>\\n<pre>\\n  c</pre>'
    """
    pieces = PREFORMATTED.split(html)
    del pieces[2::3]  # the names of what is left as it stands
    return "".join(each if at % 2 else INDENT.sub("\n", each) for at, each in enumerate(pieces))
