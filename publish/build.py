"""The whole site: catalogues, Python for the browser, pages, search, booklets, assets.

The pages are built in `build/site` and swapped in at once, so a build that
fails or is killed leaves what was there before. What is at fault is told
before anything is built.
"""

from __future__ import annotations

import gc
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build as build_pages
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from publish import addresses, check, finished, open_rules, progress, runtime, search
from publish.alone import alone
from publish.booklet import shelf
from publish.check import catalogues, needed, rate_tables
from publish.finished import assets, download, earlier, faces, licences, looks, minified, offline, policy, sitemap
from publish.letters import hyphens, typeface
from publish.manuscript import ids
from publish.places import BUILD, DOCS, ROOT, SITE
from publish.problem import Problem, named, refuse
from publish.share import feeds, home_screen, posters, shares, short

FRESH = BUILD / "site"  # as mkdocs.yml has it
WAITING = "site.old"
STAGES = (
    "rates",
    "directives and HTML",
    "sentences",
    "pages",
    "search begun",
    "booklets begun",
    "shares and cards",
    "posters",
    "Python packed",
    "fonts and scripts",
    "made light",
    "rules for others",
    "search",
    "names",
    "booklets",
    "licences",
    "long words",
    "policies",
    "compressed",
    "lists for saving",
)
Stage = Callable[[str, Callable[[], Any]], Any]


def build() -> Path:
    """Build the site; returns its folder. Raises `Problem` when a rate, a catalogue or a page is at fault."""
    given = os.environ.get("SITE_URL")
    refuse(filter(None, [addresses.site_fault(given)] if given is not None else []))
    gc.disable()  # a fifth quicker for a tenth more memory: what is made goes with the process
    telling = progress.begin(STAGES)
    with alone(FRESH.with_name(".site.lock")), telling.shown():
        site = in_stages(telling.stage)
    print(addressed(addresses.public(given)), flush=True)
    return site


def addressed(root: str) -> str:
    """Where the addresses and codes of the site lead.

    >>> addressed("https://fotfeste.example/")
    'addresses and codes lead to https://fotfeste.example/'
    """
    if root:
        return f"addresses and codes lead to {root}"
    return (
        "SITE_URL names no address that others reach. So pages, posters and booklets tell no address of this "
        "site, and show no code. To publish it: SITE_URL=https://your.example/ make build"
    )


def in_stages(stage: Stage) -> Path:
    """The stages one after another."""
    stage("rates", lambda: refuse(rate_tables.all_faults()))
    stage("directives and HTML", lambda: refuse(check.before_building(DOCS)))
    stage("sentences", lambda: refuse(catalogues.main()))
    refuse(needed.faults())
    refuse(
        f"{named(each)}: is missing; run make, which installs it"
        for each in typeface.VARIABLE.values()
        if not each.exists()
    )
    repair(FRESH, SITE)
    packing = start_packing()
    pressing: shelf.Pressing | None = None
    try:
        root = stage("pages", lambda: press_pages(ROOT / "mkdocs.yml"))
        found = list(finished.pages(FRESH))
        searching = stage("search begun", lambda: search.begin(FRESH, found))
        pressing = stage("booklets begun", lambda: shelf.begin(found, BUILD / "booklet"))
        pass_on(FRESH, root, found, stage)
        python = stage("Python packed", lambda: packed(packing))
        stage("fonts and scripts", lambda: assets.bring_in(FRESH, python))
        faces.cut(found, FRESH / "assets" / "fonts")
        stage("made light", lambda: lighten(FRESH, found))
        home_screen.add(FRESH / "assets")
        download.tell(FRESH, python)
        stage("rules for others", lambda: open_rules.add(FRESH, python))
        stage("search", lambda: search.finish(FRESH, found, searching))
        stage("names", lambda: assets.name_by_content(FRESH))
        stage("booklets", lambda: shelf.stock(FRESH, pressing))
        stage("licences", lambda: licences.add(FRESH))
    finally:
        packing.kill()
        if pressing is not None:
            pressing.stop()
    stage("long words", lambda: hyphens.add(FRESH))
    stage("policies", lambda: policy.tell(FRESH))
    stage("compressed", lambda: assets.compress(FRESH))
    stage("lists for saving", lambda: offline.add(FRESH))
    assets.compress(FRESH / offline.FOLDER)
    swap(FRESH, SITE)
    return SITE


def start_packing() -> subprocess.Popen[str]:
    """Pack Python for the browser beside the pages, which do not need it: either takes a minute."""
    command = [sys.executable, "-m", "publish", "pack"]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)


def packed(packing: subprocess.Popen[str]) -> Path:
    """The packed Python, once it is there. Raises `Problem` with what stopped the packing."""
    _, said = packing.communicate()
    if packing.returncode:
        raise Problem(said.strip())
    return runtime.OUT


def press_pages(configuration: Path) -> str:
    """Let MkDocs make the pages; returns the public address, if any. It names a page at fault first."""
    try:
        config = load_config(str(configuration))
        build_pages(config)
    except (MkDocsException, ValueError, LookupError, AttributeError) as fault:
        raise Problem(f"docs: the pages could not be built; mend the page named above: {fault}") from fault
    return addresses.public(config.site_url)


def pass_on(site: Path, root: str, pages: list[finished.Page], stage: Stage) -> None:
    """Add what is made from the finished pages to find them and pass them on."""
    stage("shares and cards", lambda: shares.add(site, root, pages))
    stage("posters", lambda: posters.add(site, root, pages))
    sitemap.add(site, root, pages)
    feeds.add(site, root, pages)
    shares.lead_on(site, pages, ids.moved(DOCS))
    short.add(site, root, DOCS, pages)


def lighten(site: Path, pages: list[finished.Page]) -> None:
    """Drop what only its makers read, and give each page the looks it needs at first."""
    minified.minify(site / "assets")
    minified.unindent(site / page.file for page in pages)
    looks.divide(site, pages)


def swap(fresh: Path, site: Path) -> None:
    """Put the fresh site in the place of the old one, which waits beside the fresh one until that has happened.

    The parts of the builds before it go along, for pages that are open.
    """
    earlier.carry_over(site, fresh)
    old = fresh.with_name(WAITING)
    if site.exists():
        site.rename(old)
    fresh.rename(site)
    shutil.rmtree(old, ignore_errors=True)


def repair(fresh: Path, site: Path) -> None:
    """Bring back the old site if a swap was killed between its two renames; else clear away what a kill left."""
    old = fresh.with_name(WAITING)
    if site.exists():
        shutil.rmtree(old, ignore_errors=True)
    elif old.exists():
        old.rename(site)
