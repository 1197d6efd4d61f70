"""The whole site: catalogues, Python for the browser, pages, assets.

The pages are built in `build/site` and swapped in at once, so a build that
fails or is killed leaves what was there before.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from mkdocs.commands.build import build as build_pages
from mkdocs.config import load_config

from publish import assets, offline, policy, runtime, texts

ROOT = Path(__file__).parent.parent
SITE = ROOT / "site"


def build() -> Path:
    """Build the site; returns its folder. Raises when a catalogue is incomplete or a page is at fault."""
    faults = texts.main()
    if faults:
        raise SystemExit("\n".join(faults))
    python = runtime.pack()
    config = load_config(str(ROOT / "mkdocs.yml"))
    fresh = Path(config.site_dir)
    build_pages(config)
    assets.bring_in(fresh, python)
    assets.name_by_content(fresh)
    policy.tell(fresh)
    assets.compress(fresh, compressed := ROOT / "build" / "compressed")
    offline.add(fresh)
    assets.compress(fresh / offline.FOLDER, compressed)
    swap(fresh, SITE)
    return SITE


def swap(fresh: Path, site: Path) -> None:
    """Put the fresh site in the place of the old one."""
    old = site.with_name("site.old")
    shutil.rmtree(old, ignore_errors=True)
    if site.exists():
        site.rename(old)
    fresh.rename(site)
    shutil.rmtree(old, ignore_errors=True)
