"""Whose the parts are that the site redistributes: one list, the text of every licence, and a bill of materials.

    licences/licences.txt    each part: where it is in the site, whose it is, its licence, what was changed
    licences/stemmers.txt    its licence, whole, one file a part
    licences/bom.json        the same for programs, as CycloneDX 1.6 (https://cyclonedx.org/docs/1.6/json/)

`publish/licences/parts.toml` is where a part is written down; the version and most texts are those of the packages
that are installed. A part without a text stops the build. The files are plain ASCII, which every host tells right.

>>> part = next(each for each in parts() if each.id == "lean-qr")
>>> part.is_in("assets/lean-qr.0123456789.mjs"), "hereby granted" in whole(part), purl(part)[:16]
(True, True, 'pkg:npm/lean-qr@')
"""

from __future__ import annotations

import json
import textwrap
import unicodedata
from dataclasses import dataclass
from fnmatch import fnmatchcase
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

from publish.places import NODE, ROOT
from publish.problem import Problem, named, read_toml

FOLDER = "licences"
LIST = "licences.txt"
OURS = ROOT / "publish" / "licences"
ELSEWHERE = ROOT / "publish" / "runtime"  # the texts that lie beside the changed engine
PARTS = OURS / "parts.toml"
HEAD = """\
Fotfeste: what others made and this site hands on, and under which licence.

The code of Fotfeste is under the MIT licence (fotfeste.txt), its texts under CC BY 4.0
(https://creativecommons.org/licenses/by/4.0/). All else is listed here. The whole licence of each part lies beside
this file under the name in brackets.
"""


@dataclass(frozen=True)
class Part:
    """Something that others made: where it is in the site, whose it is, and the texts of its licence."""

    id: str
    name: str
    home: str
    licence: str
    files: tuple[str, ...]
    text: tuple[str, ...]
    package: str = ""
    copies: tuple[str, ...] = ()
    changed: str = ""
    holds: str = ""

    def is_in(self, file: str) -> bool:
        """Whether a file of the site, named from its root, holds this part."""
        return any(fnmatchcase(file, each) for each in self.files)


def parts() -> list[Part]:
    """All parts, as they are written down."""
    return [
        Part(id, **{name: tupled(value) for name, value in row.items()}) for id, row in read_toml(PARTS).items()
    ]


def tupled(value: Any) -> Any:
    """A list as a tuple, and all else as it is."""
    return tuple(value) if isinstance(value, list) else value


def add(site: Path) -> None:
    """Write the folder into a finished site. Raises `Problem` for a part whose text is not there."""
    folder = site / FOLDER
    folder.mkdir()
    known = parts()
    for part in known:
        (folder / f"{part.id}.txt").write_text(whole(part), "ascii")
    (folder / "fotfeste.txt").write_text(plain((ROOT / "LICENSE").read_text("utf-8")), "ascii")
    (folder / LIST).write_text("\n".join([HEAD, *map(told, known)]), "ascii")
    (folder / "bom.json").write_text(json.dumps(bill(known), indent=1), "ascii")


def told(part: Part) -> str:
    """A part in the list."""
    rows = [
        f"{part.name}{f' {version(part)}' if part.package else ''} ({part.id}.txt)",
        f"licence: {part.licence}",
        f"from: {part.home}",
        f"in: {', '.join(part.files)}",
        *([f"changed: {part.changed}"] if part.changed else []),
    ]
    first, *others = (textwrap.fill(row, 110, subsequent_indent="    ", break_on_hyphens=False) for row in rows)
    return plain("\n".join([first, *(textwrap.indent(each, "  ") for each in others), ""]))


def whole(part: Part) -> str:
    """The text that goes with a part: what it is, whose, and its licence."""
    head = [f"{part.name}\n{part.home}", *(["\n".join(part.copies)] if part.copies else [])]
    texts = [place(each).read_text("utf-8").strip() for each in part.text]
    return plain("\n\n".join([*head, *texts]) + "\n")


def plain(text: str) -> str:
    """A text in ASCII: names keep their letters, quotation marks become straight.

    >>> plain("© Björn “König” – 2020")
    '(c) Bjorn "Konig" - 2020'
    """
    signs = str.maketrans(
        {"©": "(c)", "“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "ø": "o", "\ufeff": ""}
    )
    return unicodedata.normalize("NFKD", text.translate(signs)).encode("ascii", "ignore").decode("ascii")


def place(text: str) -> Path:
    """Where a text lies: in a package of npm or PyPI, or here. Raises `Problem` if it is not there."""
    kind, _, rest = text.partition("/")
    if kind == "npm":
        found = NODE / rest
    elif kind == "pypi":
        name, _, file = rest.partition("/")
        found = Path(str(distribution(name).locate_file(file)))
    else:
        found = next((each / text for each in (OURS, ELSEWHERE) if (each / text).exists()), OURS / text)
    if not found.exists():
        raise Problem(f"{named(PARTS)}: {text} is not there; a part is not handed on without its licence")
    return found


def version(part: Part) -> str:
    """The version of the package that a part comes from."""
    kind, _, name = part.package.partition("/")
    if kind == "npm":
        return str(json.loads((NODE / name / "package.json").read_text("utf-8"))["version"])
    return distribution(name).version


def purl(part: Part) -> str:
    """A part's package by https://github.com/package-url/purl-spec."""
    return f"pkg:{part.package.replace('@', '%40')}@{version(part)}"


def bill(known: list[Part]) -> dict[str, object]:
    """The bill of materials. It has no day and no number of its own, so that the same parts are the same bytes."""
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "components": [
            {
                "type": "library",
                "bom-ref": part.id,
                "name": part.name,
                **({"version": version(part), "purl": purl(part)} if part.package else {}),
                "licenses": [{"expression": part.licence}],
                "externalReferences": [{"type": "website", "url": part.home}],
            }
            for part in known
        ],
    }
