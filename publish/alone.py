"""One at a time: two builds of one folder, or two that install in it, would tear apart what the other makes.

Who comes second is told so, and ends. The lock is a record lock of the system (`fcntl.lockf`,
https://docs.python.org/3/library/fcntl.html): it belongs to one process and ends with it, so nothing is left after
a kill. It passes to a program that takes the process's place; so the Makefile installs, with the standard library:

    python -m publish.alone build/.packages.lock sh -c 'python3 -m venv .venv && …'

>>> import tempfile
>>> with tempfile.TemporaryDirectory() as folder, alone(Path(folder) / "one.lock") as lock:
...     lock.read_text("utf-8") == f"{os.getpid()}\\n"
True
"""

from __future__ import annotations

import fcntl
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from publish.problem import Problem


def take(path: Path) -> int:
    """Take the lock until this process ends, or closes what is returned. Raises `Problem` if another has it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    file = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as taken:
        holder = os.read(file, 20).decode().strip()
        os.close(file)
        raise Problem(
            f"Another make is at work in this folder (process {holder}). "
            "Wait until it has finished, then run make again."
        ) from taken
    os.ftruncate(file, 0)
    os.write(file, f"{os.getpid()}\n".encode())
    return file


@contextmanager
def alone(path: Path) -> Iterator[Path]:
    """Do what follows while nobody else does it."""
    file = take(path)
    try:
        yield path
    finally:
        os.close(file)


def main() -> None:
    """Take the lock that is named first, and become the command that follows."""
    try:
        os.set_inheritable(take(Path(sys.argv[1])), True)
    except Problem as stopped:
        sys.exit(str(stopped))
    os.execvp(sys.argv[2], sys.argv[2:])


if __name__ == "__main__":
    main()
