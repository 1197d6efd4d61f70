"""No module of `publish` builds an element out of text: `tag` and templates do, which escape what they are given.

So no sentence, title or address can become an element, whoever writes it. What is read here is the source.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig

from publish import hooks, templates
from publish.places import LOOKS, ROOT

ELEMENT = re.compile(r"(?<!\?P)</?(?:[a-z]|\{\})|<!doctype")  # a group of a pattern has a name in (?P<…>)
# Where "<" begins no element, or where a text may be called markup.
ALLOWED = {
    "booklet/bench.py": "gives markup that is there other anchors",
    "booklet/shared_fonts.py": "PDF writes <0041>",
    "check/hostile_markdown.py": "names the element that it refuses",
    "elements.py": "the door for what lxml and segno have escaped",
    "runtime/image/image_file.py": "struct's <I",
    "runtime/library.py": "names code that lies in no file, <beside>",
    "runtime/unread/charset_tables.py": "struct's <H",
    "runtime/unread/name_tables.py": "struct's <H and <I",
    "upkeep/law/told.py": "Markdown for an issue, which its host cleans",
}


def built(source: str) -> Iterator[int]:
    """The lines on which an element is built: with places in it, by + or %, or by calling a text markup."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.JoinedStr(values=values):
                told = "".join(str(each.value) if isinstance(each, ast.Constant) else "{}" for each in values)
                texts = [told]
            case ast.BinOp(op=ast.Add() | ast.Mod(), left=left, right=right):
                texts = list(text(left, right))
            case ast.AugAssign(value=value):
                texts = list(text(value))
            case ast.Call(func=ast.Attribute(value=of, attr="format" | "join" | "replace"), args=arguments):
                parts = (part for each in arguments for part in getattr(each, "elts", [each]))
                texts = list(text(of, *parts))
            case ast.Call(func=ast.Name(id="Html" | "Markup"), args=[_, *_]):  # of nothing it is nothing
                texts = ["<p"]
            case _:
                continue
        if any(ELEMENT.search(each) for each in texts):
            yield node.lineno


def text(*nodes: ast.expr) -> Iterator[str]:
    """Those that are plain text in the source."""
    return (node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str))


@pytest.mark.parametrize(
    "source",
    [
        "f'<b>{word}</b>'",
        "f'<{name}>'",
        "'<b>' + word + '</b>'",
        "'<b>%s</b>' % word",
        "'<b>{}</b>'.format(word)",
        "'<br>'.join(words)",
        "''.join(['<b>', word, '</b>'])",
        "text.replace('[', '<b>')",
        "html += '<hr>'",
        "Html(word)",
    ],
)
def test_what_builds_an_element_is_seen(source: str) -> None:
    assert set(built(source)) == {1}


def test_what_makes_one_by_the_builder_is_not() -> None:
    assert not list(built("tag('b', f'{count} < {total}', href=f'../{page}#{id}')"))


def test_no_module_builds_an_element_out_of_text() -> None:
    folder = ROOT / "publish"
    found = {
        file.relative_to(folder).as_posix(): list(built(file.read_text("utf-8"))) for file in folder.rglob("*.py")
    }
    faults = {name: lines for name, lines in found.items() if lines and name not in ALLOWED}
    assert not faults, "make it with calc.telling.markup.tag or a template"
    assert not [name for name in ALLOWED if not found[name]], "allowed without need"


@pytest.mark.parametrize("of", ["MkDocs", "publish"])
def test_the_templates_escape_what_they_write(of: str) -> None:
    if of == "MkDocs":
        templates_of = hooks.on_env(Environment(), config=MkDocsConfig())
    else:
        templates_of = templates.environment()
    assert templates_of.from_string("{{ title }}").render(title="<b>") == "&lt;b&gt;"


def test_the_content_of_a_page_alone_is_taken_as_it_is() -> None:
    as_it_is = re.compile(r"[^\n]*(?:\|\s*safe|autoescape)[^\n]*")
    found = [each.strip() for file in LOOKS.rglob("*.html") for each in as_it_is.findall(file.read_text("utf-8"))]
    assert found == ["{{ page.content | safe }}"]
