"""What stops a command: one line that names the file and the remedy, and exit status 2. Never a traceback.

>>> explain(OSError(28, "No space left on device", "build/site/index.html"))
'build/site/index.html: the disk is full; free some space and run it again (site/ is as it was)'
"""

from __future__ import annotations

import errno
import functools
import os
import re
import shutil
import tempfile
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
CLOSED = (errno.EACCES, errno.EPERM, errno.EROFS)


class Problem(Exception):
    """Something that a person must mend first; its text is what she reads."""


def refuse(faults: Iterable[object]) -> None:
    """Raise a problem that names each fault on its own line; nothing if there is none."""
    told = "\n".join(str(fault) for fault in faults)
    if told:
        raise Problem(told)


def explain(fault: OSError) -> str:
    """What the system refused, in words, with what to do about it."""
    if isinstance(fault, shutil.Error) and isinstance(fault.args[0], list):
        _, target, reason = fault.args[0][0]  # of a whole folder; the first file tells enough
        number = re.search(r"\[Errno (\d+)\]", str(reason))
        return explain(OSError(int(number[1]) if number else 0, str(reason), target))
    path = fault.filename2 or fault.filename  # of a copy, where it was to go
    file = f"{named(path)}: " if path else ""
    if fault.errno in FULL:
        return f"{file}the disk is full; free some space and run it again (site/ is as it was)"
    if fault.errno == errno.ENOENT:
        installed = "node_modules" in file or ".venv" in file
        remedy = "run make, which installs it" if installed else "bring it back with git, or run make"
        return f"{file}is missing; {remedy}"
    if fault.errno in CLOSED:
        return f"{file}cannot be read or written; mend its owner or its rights, and run it again"
    return f"{file}{fault.strerror or fault}; mend it and run it again"


def port_refused(fault: OSError, port: int, target: str) -> Problem:
    """Why a port cannot be had, with another one to choose. Raises the fault if it is not about the port.

    >>> print(port_refused(OSError(errno.EADDRINUSE, ""), 8000, "serve"))
    Port 8000 is in use. Choose another: make serve PORT=8001
    """
    if fault.errno not in (errno.EADDRINUSE, errno.EACCES):
        raise fault
    why = "in use" if fault.errno == errno.EADDRINUSE else "for root alone"
    other = port + 1 if 1024 <= port < 65535 else 8000
    return Problem(f"Port {port} is {why}. Choose another: make {target} PORT={other}")


def named(path: str | Path) -> str:
    """A path below the folder one stands in, as one would type it."""
    there = Path(os.fsdecode(path))
    return str(there.relative_to(Path.cwd()) if there.is_relative_to(Path.cwd()) else there)


def visible(text: str) -> str:
    """What somebody else wrote, without what would steer a terminal or turn the line round.

    >>> visible("a\\x1b[31mb\\u202ec")
    'a·[31mb·c'
    """
    return UNSEEN.sub("·", text)


def read_toml(path: Path) -> dict[str, Any]:
    """A TOML file. Raises `Problem` where it cannot be understood."""
    return parse_toml(path, path.read_text("utf-8", "replace"))


@functools.lru_cache(maxsize=64)
def parse_toml(path: Path, text: str) -> dict[str, Any]:
    """The same for a text that is, or is to be, that file's. Many ask for the same one; none changes it."""
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as fault:  # of TOML itself, a number too long, a nest too deep
        raise Problem(f"{named(path)}: this is not TOML: {fault}; mend that line") from fault


def write(path: Path, content: str | bytes) -> None:
    """Write a file whole or not at all: a full disk or a kill leaves what was there before."""
    file, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with open(file, "wb") as opened:
            opened.write(content.encode("utf-8") if isinstance(content, str) else content)
        os.chmod(beside, path.stat().st_mode & 0o777 if path.exists() else 0o644)
        os.replace(beside, path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
