"""The templates in `overrides/` for what is made after the site: shares, posters, search, the booklet's documents.

Jinja, https://jinja.palletsprojects.com; every value is escaped unless it is markup already.
"""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from calc.words import day
from publish.languages import ROWS
from publish.places import LOOKS
from publish.text import LANGUAGE_NAMES, word

LOCALES = {lang: language.locale for lang, language in ROWS.items()}
GLOBALS = {"word": word, "language_names": LANGUAGE_NAMES, "locales": LOCALES}


@functools.cache
def environment() -> Environment:
    """The templates with the site's words."""
    made = Environment(loader=FileSystemLoader(LOOKS), autoescape=True, undefined=StrictUndefined)
    made.globals.update(GLOBALS)
    made.filters["written"] = day
    return made


def render(template: str, **facts: Any) -> str:
    """A template with what it is told."""
    return environment().get_template(template).render(facts)


def write(place: Path, template: str, **facts: Any) -> None:
    """Write a page from a template to `index.html` in a folder."""
    place.mkdir(parents=True, exist_ok=True)
    (place / "index.html").write_text(render(template, **facts), "utf-8")
