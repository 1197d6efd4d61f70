"""The booklets in the finished site: pressed if their text has changed, named, and linked from the pages.

    site/pdf/fotfeste-uk.pdf             the booklet; this address stays
    site/pdf/fotfeste-uk-2026-11-21.pdf  the same, named by its state
    site/pdf/opphold-uk.pdf              one page alone
    site/pdf/regler-uk.pdf               all rules of the calculators; alone, regler-opphold-uk.pdf

Pressing takes about 12 s a language, so a booklet is kept by the hash of all that
goes into it, and its chapters each by theirs. A page leaves an empty place, `<ul class="paper" hidden></ul>`,
for its links; how large a PDF is, is known only now.
"""

from __future__ import annotations

import gc
import hashlib
import json
import multiprocessing
import os
import shutil
import signal
from collections.abc import Iterable
from concurrent.futures import FIRST_EXCEPTION, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from calc import words
from calc.telling.markup import tag
from publish import progress
from publish.booklet.chapters import name_of
from publish.booklet.document import (
    ALL_RULES,
    BOOKLET,
    STYLE,
    Booklet,
    all_rules,
    booklet,
    chapter_html,
    front_html,
)
from publish.finished import Page, pages
from publish.letters import typeface
from publish.manuscript.calculators import INDEX, RULES
from publish.places import LOOKS
from publish.text import word

PLACE = '<ul class="paper" hidden></ul>'
MARK = LOOKS / "assets" / "mark.svg"
Pressed = dict[str, int]  # the pages of each PDF, by name
Key = tuple[str, str]  # a booklet's name and language


@dataclass(frozen=True)
class Pressing:
    """The booklets of a site while they are pressed, by name and language; each one's folder once it is there."""

    booklets: dict[Key, Booklet]
    folders: dict[Key, Path]
    processes: ProcessPoolExecutor | None
    waiting: list[Future[None]]

    def done(self) -> dict[Key, Path]:
        """The folder of each, when everything is pressed. Raises what stopped it."""
        while wait(self.waiting, timeout=1, return_when=FIRST_EXCEPTION).not_done:
            if any(each.done() and each.exception() for each in self.waiting):
                break
            progress.far(*self.counted())
        for each in self.waiting:
            each.result()
        return self.folders

    def counted(self) -> tuple[int, int]:
        """How many chapters are pressed, and how many there are."""
        chapters = {each: len(one.chapters) for each, one in self.booklets.items()}
        pressed = sum(
            chapters[each] if folder.exists() else len([*folder.with_suffix(".part").glob("*.pdf")])
            for each, folder in self.folders.items()
        )
        return pressed, sum(chapters.values())

    def stop(self) -> None:
        """Press nothing more than what is under way."""
        if self.processes is not None:
            self.processes.shutdown(cancel_futures=True)


def begin(found: Iterable[Page], store: Path) -> Pressing:
    """Press the booklets of a finished site's pages that are not kept in `store`, beside whatever comes next."""
    by_language: dict[str, list[Page]] = {}
    for page in found:
        by_language.setdefault(page.lang, []).append(page)
    made = [make(each) for make in (booklet, all_rules) for each in by_language.values()]
    booklets = {(one.name, one.lang): one for one in made if one is not None}
    faces = typeface.of_weights(store / "fonts")
    folders = {each: store / "-".join((*each, key(one, faces))) for each, one in booklets.items()}
    missing = [each for each in booklets if not folders[each].exists()]
    if not missing:
        return Pressing(booklets, folders, None, [])
    fresh = multiprocessing.get_context("spawn")  # one process a booklet: what it held is given back
    count = min(len(missing), os.cpu_count() or 1)
    silent = (signal.SIGINT, signal.SIG_DFL)  # Ctrl-C ends each without a word
    processes = ProcessPoolExecutor(
        count, mp_context=fresh, max_tasks_per_child=1, initializer=signal.signal, initargs=silent
    )
    waiting = [processes.submit(press_one, booklets[each], faces, folders[each]) for each in missing]
    return Pressing(booklets, folders, processes, waiting)


def stock(site: Path, pressing: Pressing) -> None:
    """Lay the booklets of all languages into a finished site, and link them from its pages."""
    shelf = site / "pdf"
    shelf.mkdir(exist_ok=True)
    folders = pressing.done()
    laid_out: dict[str, Pressed] = {}
    for each, one in pressing.booklets.items():
        laid_out.setdefault(one.lang, {}).update(lay_out(folders[each], shelf, one))
    for page in pages(site):
        link(site, page, pressing.booklets[BOOKLET, page.lang], laid_out[page.lang])


def press_one(one: Booklet, faces: dict[int, Path], folder: Path) -> None:
    """Press one booklet into its folder, which is there only when it is whole; older ones are dropped."""
    unfinished = folder.with_suffix(".part")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(parents=True)
    from publish.booklet import press  # here alone: whoever presses nothing need not wait for what presses

    gc.disable()  # a sixth quicker; the process ends with the booklet
    press.press(one, faces, unfinished, folder.parent / "parts")
    for old in folder.parent.glob(f"{one.name}-{one.lang}-*"):
        if old != unfinished:
            shutil.rmtree(old)
    unfinished.rename(folder)


def key(one: Booklet, faces: dict[int, Path]) -> str:
    """The hash of everything that decides what a booklet looks like."""
    content = hashlib.sha256(front_html(one, {}).encode())
    for chapter in one.chapters:
        content.update(chapter_html(one, chapter, 1).encode())
    for file in (STYLE, *sorted(Path(__file__).parent.glob("*.py")), MARK, *faces.values()):
        content.update(file.read_bytes())
    return hashlib.sha256(content.digest() + version("weasyprint").encode()).hexdigest()[:16]


def lay_out(folder: Path, shelf: Path, one: Booklet) -> Pressed:
    """Copy what was pressed under its names."""
    pressed: Pressed = json.loads((folder / "pages.json").read_text("utf-8"))
    for name in pressed:
        shutil.copyfile(folder / f"{name}.pdf", shelf / f"{name}-{one.lang}.pdf")
    shutil.copyfile(folder / f"{one.name}.pdf", shelf / f"{one.name}-{one.lang}-{one.state}.pdf")
    return pressed


def link(site: Path, page: Page, one: Booklet, pressed: Pressed) -> None:
    """Fill a page's place for paper: the page alone, if it is a chapter, and the booklets."""
    file = site / page.file
    offered = [("paper.page", name_of(page)), ("paper.booklet", BOOKLET)]
    if not page.path or page.path.startswith((INDEX, RULES)):
        offered.append(("paper.rules", ALL_RULES))
    up = "../" * (len(page.file.parts) - 1)
    rows = []
    for id, name in offered:
        if name in pressed:
            pdf = f"pdf/{name}-{one.lang}.pdf"
            told = word(id, one.lang, size=size(site / pdf, pressed[name], one))
            rows.append(tag("li", tag("a", told, href=up + pdf, type="application/pdf")))
    text = file.read_text("utf-8")
    file.write_text(text.replace(PLACE, tag("ul", *rows, css="paper")), "utf-8")


def size(file: Path, pages: int, one: Booklet) -> str:
    """How many pages and kilobytes a PDF has, and its date."""
    kilobytes = words.number(max(1, round(file.stat().st_size / 1000)), one.lang)
    date = words.day(one.state, one.lang)
    return word("paper.size", one.lang, pages=str(pages), kilobytes=kilobytes, date=date)
