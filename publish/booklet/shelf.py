"""The booklets in the finished site: pressed if their text has changed, named, and linked from the pages.

    site/pdf/fotfeste-uk.pdf             the booklet; this address stays
    site/pdf/fotfeste-uk-2026-11-21.pdf  the same, named by its state
    site/pdf/opphold-uk.pdf              one page alone

Pressing takes about 30 s a language, so it is kept by the hash of all that
goes into it. A page leaves an empty place, `<ul class="paper" hidden></ul>`,
for its links; how large a PDF is, is known only now.
"""

from __future__ import annotations

import gc
import hashlib
import json
import multiprocessing
import os
import shutil
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from weasyprint import VERSION

from calc import words
from publish.booklet import press
from publish.booklet.chapters import name_of
from publish.booklet.document import Booklet, booklet, chapter_html, front_html
from publish.finished import Page, pages
from publish.places import LOOKS
from publish.text import word

PLACE = '<ul class="paper" hidden></ul>'
MARK = LOOKS / "assets" / "mark.svg"
Pressed = dict[str, int]  # the pages of each PDF, by name


def stock(site: Path, store: Path) -> None:
    """Lay the booklets of all languages into a finished site; what is pressed is kept in `store`."""
    by_language: dict[str, list[Page]] = {}
    for page in pages(site):
        by_language.setdefault(page.lang, []).append(page)
    booklets = {lang: booklet(each) for lang, each in by_language.items()}
    kept = press_all(list(booklets.values()), store)
    shelf = site / "pdf"
    shelf.mkdir(exist_ok=True)
    for lang, its_pages in by_language.items():
        pressed = lay_out(kept[lang], shelf, booklets[lang])
        for page in its_pages:
            link(site, page, booklets[lang], pressed)


def press_all(booklets: list[Booklet], store: Path) -> dict[str, Path]:
    """Press what is not kept yet, one process a language; returns the folder of each language."""
    faces = press.typefaces(store / "fonts")
    folders = {each.lang: store / f"{each.lang}-{key(each, faces)}" for each in booklets}
    waiting = [each for each in booklets if not folders[each.lang].exists()]
    if waiting:
        count = min(len(waiting), os.cpu_count() or 1)
        fresh = multiprocessing.get_context("spawn")  # one process a booklet: what it held is given back
        with ProcessPoolExecutor(count, mp_context=fresh, max_tasks_per_child=1) as processes:
            done = [processes.submit(press_one, each, faces, folders[each.lang]) for each in waiting]
            for each in done:
                each.result()
    return folders


def press_one(one: Booklet, faces: dict[int, Path], folder: Path) -> None:
    """Press one booklet into its folder, which is there only when it is whole; older ones are dropped."""
    unfinished = folder.with_suffix(".part")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(parents=True)
    gc.disable()  # a sixth quicker; the process ends with the booklet
    press.press(one, faces, unfinished)
    for old in folder.parent.glob(f"{one.lang}-*"):
        if old != unfinished:
            shutil.rmtree(old)
    unfinished.rename(folder)


def key(one: Booklet, faces: dict[int, Path]) -> str:
    """The hash of everything that decides what a booklet looks like."""
    content = hashlib.sha256(front_html(one, {}).encode())
    for chapter in one.chapters:
        content.update(chapter_html(one, chapter, 1).encode())
    for file in (press.STYLE, Path(press.__file__), MARK, *faces.values()):
        content.update(file.read_bytes())
    return hashlib.sha256(content.digest() + VERSION.encode()).hexdigest()[:16]


def lay_out(folder: Path, shelf: Path, one: Booklet) -> Pressed:
    """Copy what was pressed under its names."""
    pressed: Pressed = json.loads((folder / "pages.json").read_text("utf-8"))
    for name in pressed:
        shutil.copyfile(folder / f"{name}.pdf", shelf / f"{name}-{one.lang}.pdf")
    shutil.copyfile(folder / f"{press.BOOKLET}.pdf", shelf / f"{press.BOOKLET}-{one.lang}-{one.state}.pdf")
    return pressed


def link(site: Path, page: Page, one: Booklet, pressed: Pressed) -> None:
    """Fill a page's place for paper: the page alone, if it is a chapter, and the booklet."""
    file = site / page.file
    offered = [("paper.page", name_of(page)), ("paper.booklet", press.BOOKLET)]
    up = "../" * (len(page.file.parts) - 1)
    rows = "".join(
        f'<li><a href="{up}pdf/{name}-{one.lang}.pdf" type="application/pdf">'
        f"{word(id, one.lang, size=size(site / 'pdf' / f'{name}-{one.lang}.pdf', pressed[name], one))}</a></li>"
        for id, name in offered
        if name in pressed
    )
    text = file.read_text("utf-8")
    file.write_text(text.replace(PLACE, f'<ul class="paper">{rows}</ul>'), "utf-8")


def size(file: Path, pages: int, one: Booklet) -> str:
    """How many pages and kilobytes a PDF has, and its date."""
    kilobytes = words.number(max(1, round(file.stat().st_size / 1000)), one.lang)
    date = words.day(one.state, one.lang)
    return word("paper.size", one.lang, pages=str(pages), kilobytes=kilobytes, date=date)
