"""MkDocs' hooks: they hand over, and decide nothing.

The Markdown extensions are told the language of the build, where the packed
Python lies, which answers of the page are behind, and which rest on a law that has changed; the templates are told
the site's own words, and the commit.
"""

from __future__ import annotations

import functools
import html
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page

from calc.words import TABLE, day
from publish import preview, progress
from publish.addresses import CHANGES, FEED_KIND, feeds, in_each_language, public, up
from publish.addresses import page as page_address
from publish.contact import read as contact_of
from publish.contact import source as source_of
from publish.languages import folders
from publish.letters.binding import unbroken
from publish.letters.typeface import file as letters_of
from publish.manuscript import changes, onward
from publish.manuscript.contents import contents
from publish.manuscript.history import version
from publish.manuscript.missing import translated_or_norwegian
from publish.manuscript.pages import files
from publish.manuscript.stale import stale_after
from publish.manuscript.translations import behind
from publish.places import DOCS, ROOT
from publish.templates import GLOBALS
from publish.upkeep.law.uses import changed

AFTER_I18N = -200


@event_priority(AFTER_I18N)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Tell each Markdown extension what it needs to know."""
    lang: str = config.theme["language"]
    for name in config.markdown_extensions:
        if name.startswith("publish."):
            config.mdx_configs[name] = {"lang": lang}
    config.mdx_configs["publish.markdown.calculators"]["walk"] = not preview.Preview.begun
    contact_of(config.extra.get("contact") or "")  # refused before any page is made
    source_of(config.extra.get("source") or "", lang, "")
    return config


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, **_: Any) -> str:
    """Tell the questions which of them are behind, in Norwegian, or changed in law, and the way to the root."""
    path = Path(page.file.abs_src_path or "")
    filled, missing = translated_or_norwegian(markdown, path)
    marks = {"behind": behind(path), "missing": missing, "changed": changed(path), "root": up(page.file.url)}
    config.mdx_configs["publish.markdown.questions"].update(marks)
    for name in ("open_rules", "calculators"):
        config.mdx_configs[f"publish.markdown.{name}"]["root"] = up(page.file.url)
    lang: str = config.theme["language"]
    config.mdx_configs["publish.markdown.questions"]["onward"] = onward.links(onward.load(DOCS), DOCS, lang)
    own = page.file.url.removeprefix(page_address("", lang)).removeprefix("./")
    line = {"changes": changes.load(DOCS) if own == CHANGES else {}, "checked": str(page.meta.get("checked", ""))}
    config.mdx_configs["publish.markdown.changes"].update(line)
    config.mdx_configs["publish.markdown.tooltips"]["root"] = marks["root"]
    for name in ("questions", "calculators", "contact"):
        config.mdx_configs[f"publish.markdown.{name}"].update(contact=config.extra.get("contact") or "", page=own)
    config.mdx_configs["publish.markdown.licences"]["root"] = marks["root"]
    return filled


def on_post_page(output: str, **_: Any) -> str:
    """Say how many pages are made."""
    Made.pages += 1
    progress.far(Made.pages, len(files(DOCS)))
    return output


class Made:
    """What this build has made so far."""

    pages = 0


def on_startup(*, command: str, **_: Any) -> None:
    """Whoever edits does not wait for what takes long."""
    preview.Preview.begun = command == "serve"


def on_serve(server: LiveReloadServer, **_: Any) -> LiveReloadServer:
    """Show what is saved at once, with what the last build has beside the pages."""
    preview.Preview(server)
    return server


@event_priority(AFTER_I18N)
def on_env(env: Environment, *, config: MkDocsConfig, **_: Any) -> Environment:
    """Tell the templates the site's words, languages and addresses, and escape what they write."""
    env.autoescape = True
    env.policies["json.dumps_kwargs"] = {
        "ensure_ascii": False,
        "sort_keys": True,
    }  # letters are half of their numbers
    addresses_of = functools.partial(in_each_language, public(config.site_url), page_address)
    env.globals.update(GLOBALS, languages=TABLE, stale_after=stale_after, addresses_of=addresses_of)
    contact = contact_of(config.extra.get("contact") or "")
    source = functools.partial(source_of, config.extra.get("source") or "")
    env.globals.update(version=version(ROOT), folders=folders(), contents=contents(config.nav, DOCS))
    env.globals.update(contact=contact, source_of=source)
    env.globals.update(letters_of=letters_of, feeds_of=feeds, feeds_told_on=("", CHANGES), feed_kind=FEED_KIND)
    env.filters["written"] = day
    env.filters.update(unescaped=html.unescape, unbroken=unbroken)
    return env
