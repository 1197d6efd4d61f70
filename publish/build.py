"""The whole site: catalogues, Python for the browser, pages, assets.

The pages are built in `build/site` and swapped in at once, so a build that
fails or is killed leaves what was there before. What is at fault is told
before anything is built.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from mkdocs.commands.build import build as build_pages
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from publish import assets, hostile, rate_tables, runtime, texts
from publish.problem import Problem, named, refuse

ROOT = Path(__file__).parent.parent
SITE = ROOT / "site"
FRESH = ROOT / "build" / "site"  # as mkdocs.yml has it
WAITING = "site.old"


def build() -> Path:
    """Build the site; returns its folder. Raises `Problem` when a rate, a catalogue or a page is at fault."""
    refuse(rate_tables.all_faults())
    refuse(hostile.all_faults(ROOT / "docs"))
    refuse(texts.main())
    refuse(f"{named(each)}: is missing; run make, which installs it" for each in fonts() if not each.exists())
    python = runtime.pack()
    repair(FRESH, SITE)
    press_pages(ROOT / "mkdocs.yml")
    assets.bring_in(FRESH, python)
    assets.name_by_content(FRESH)
    assets.compress(FRESH, ROOT / "build" / "compressed")
    swap(FRESH, SITE)
    return SITE


def fonts() -> list[Path]:
    """The files of the typeface, which are fetched by npm."""
    return [assets.font(subset) for subset in assets.SUBSETS]


def press_pages(configuration: Path) -> None:
    """Let MkDocs make the pages. It has named the page at fault by the time that it gives up."""
    try:
        build_pages(load_config(str(configuration)))
    except (MkDocsException, ValueError, LookupError, AttributeError) as fault:
        raise Problem(f"docs: the pages could not be built; mend the page named above: {fault}") from fault


def swap(fresh: Path, site: Path) -> None:
    """Put the fresh site in the place of the old one, which waits beside the fresh one until that has happened."""
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
