"""How far a build is: its stages by number, with their seconds, and within a long one how much of it is done.

A person at a terminal sees a bar that moves (Rich, https://rich.readthedocs.io/en/stable/progress.html); a file
or a workflow gets plain lines, and of a long stage one every ten seconds.

>>> import io
>>> Told(("pages", "search"), plain := io.StringIO()).stage("search", lambda: 42)
42
>>> plain.getvalue()
'[2/2] search\\n'
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TextIO, TypeVar

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

EVERY = 10.0  # seconds between two plain lines about one stage
WORTH_TELLING = 1.0  # seconds that a stage takes
Result = TypeVar("Result")


class Told:
    """What is told of a work whose stages are known beforehand."""

    def __init__(self, stages: Sequence[str], to: TextIO | None = None) -> None:
        self.stages = stages
        self.console = Console(file=to or sys.stdout, highlight=False, soft_wrap=True)
        self.bar: Progress | None = None
        self.task = TaskID(0)
        self.name = ""
        self.told = 0.0

    @contextmanager
    def shown(self) -> Iterator[None]:
        """Show the bar while the work goes on, if a person looks."""
        if not self.console.is_terminal:
            yield
            return
        columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
        with Progress(*columns, console=self.console, transient=True) as self.bar:
            self.task = self.bar.add_task("", total=len(self.stages))
            yield
        self.bar = None

    def stage(self, name: str, work: Callable[[], Result]) -> Result:
        """Do one stage; say which it is, and how long it took."""
        number = self.stages.index(name)
        self.name, self.told = f"[{number + 1}/{len(self.stages)}] {name}", time.monotonic()
        begin = self.told
        if self.bar is None:
            self.console.print(self.name, markup=False)
        else:
            self.bar.update(self.task, completed=number, description=escaped(self.name))
        result = work()
        took = time.monotonic() - begin
        if self.bar is not None:
            self.console.print(f"{self.name}: {took:.1f} s", markup=False)
        elif took >= WORTH_TELLING:
            self.console.print(f"{self.name}: done in {took:.1f} s", markup=False)
        return result

    def far(self, done: int, of: int) -> None:
        """Say how much of the present stage is done."""
        if self.bar is not None:
            part = self.stages.index(self.name.partition("] ")[2]) + done / max(of, 1)
            self.bar.update(self.task, completed=part, description=escaped(f"{self.name} {done}/{of}"))
        elif self.name and time.monotonic() - self.told >= EVERY:
            self.told = time.monotonic()
            self.console.print(f"{self.name} {done}/{of}", markup=False)


def escaped(text: str) -> str:
    """A text without Rich's own markup, which also begins with a bracket."""
    return text.replace("[", "\\[")


NOW = Told(())  # what is told of the build that runs in this process


def far(done: int, of: int) -> None:
    """Say how much is done of the present stage of the build, from within it."""
    NOW.far(done, of)


def begin(stages: Sequence[str]) -> Told:
    """Begin to tell of a build with these stages."""
    global NOW
    NOW = Told(stages)
    return NOW
