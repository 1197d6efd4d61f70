"""MkDocs' hooks: they hand over, and decide nothing.

The Markdown extensions are told the language of the build, where the packed
Python lies, and which answers of the page are behind; the templates are told
the site's own words.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page

from calc.words import TABLE, day
from publish.assets import SUBSETS
from publish.interface import LANGUAGE_NAMES, word
from publish.missing import translated_or_norwegian
from publish.runtime import OUT
from publish.stale import stale_after
from publish.translations import behind

AFTER_I18N = -200


@event_priority(AFTER_I18N)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Tell each Markdown extension what it needs to know."""
    lang: str = config.theme["language"]
    for name in (
        "questions",
        "figures",
        "sources",
        "calculators",
        "glossary",
        "tooltips",
        "translations",
        "direction",
    ):
        config.mdx_configs[f"publish.markdown.{name}"] = {"lang": lang}
    config.mdx_configs["publish.markdown.calculators"]["runtime"] = str(OUT)
    return config


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, **_: Any) -> str:
    """Tell the questions which of them are behind on this page, and which stand in Norwegian."""
    path = Path(page.file.abs_src_path or "")
    filled, missing = translated_or_norwegian(markdown, path)
    config.mdx_configs["publish.markdown.questions"].update(behind=behind(path), missing=missing)
    return filled


@event_priority(AFTER_I18N)
def on_env(env: Environment, **_: Any) -> Environment:
    """Tell the templates the site's words and languages."""
    env.globals.update(word=word, language_names=LANGUAGE_NAMES, stale_after=stale_after)
    env.globals.update(languages=TABLE, font_subsets=SUBSETS)
    env.filters["written"] = day
    return env
