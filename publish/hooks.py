"""MkDocs' hooks: they hand over, and decide nothing.

The Markdown extensions are told the language of the build and where the packed
Python lies; the templates are told the site's own words.
"""

from __future__ import annotations

from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

from calc.words import day
from publish.interface import LANGUAGE_NAMES, word
from publish.runtime import OUT
from publish.stale import months_later

AFTER_I18N = -200


@event_priority(AFTER_I18N)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Tell each Markdown extension what it needs to know."""
    lang: str = config.theme["language"]
    for name in ("figures", "sources", "calculators"):
        config.mdx_configs[f"publish.markdown.{name}"] = {"lang": lang}
    config.mdx_configs["publish.markdown.calculators"]["runtime"] = str(OUT)
    return config


@event_priority(AFTER_I18N)
def on_env(env: Environment, **_: Any) -> Environment:
    """Tell the templates the site's words and languages."""
    env.globals.update(word=word, language_names=LANGUAGE_NAMES, months_later=months_later)
    env.filters["written"] = day
    return env
