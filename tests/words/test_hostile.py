"""What anybody may send in cannot harm a reader: pages, catalogues, addresses, files, and what is typed."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import markdown
import pytest
from babel.messages.catalog import Catalog
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html

from calc import CALCULATORS
from calc.browser import respond
from calc.text import say
from calc.words import LANGUAGES
from publish import check
from publish.check import catalogues, front_matter, hostile
from publish.check.hostile_markdown import BYTES, text_faults
from publish.places import ROOT
from publish.problem import Problem
from tests.copies import python
from tests.fixtures import TODAY

FEW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

PAGES = {
    "script": ("<script>alert(1)</script>", "<script> is raw HTML"),
    "script across lines": ("<script\nsrc=//e.no>", "<script is raw HTML"),
    "script never closed": ("<script src=//e.no", "is raw HTML"),
    "frame": ('<iframe src="https://e.no"></iframe>', "is raw HTML"),
    "style": ("<style>p{display:none}</style>", "<style> is raw HTML"),
    "form": ('<form action="https://e.no"><input name=a></form>', "is raw HTML"),
    "refresh": ('<meta http-equiv="refresh" content="0;url=//e.no">', "is raw HTML"),
    "base": ('<base href="https://e.no">', "is raw HTML"),
    "drawing": ("<svg/onload=alert(1)>", "is raw HTML"),
    "comment": ("<!-- x -->", "is raw HTML"),
    "html in code": ("`<script>`", "is raw HTML"),
    "split": ("<scr<script>ipt>", "is raw HTML"),
    "event": ('<span lang="nb" onclick="x()">a</span>', "the attribute onclick"),
    "event by attribute list": ('[a](om.md){ onmouseover="x()" }', "the attribute onmouseover"),
    "event on a paragraph": ("word\n{ onclick=x }", "the attribute onclick"),
    "event on a heading": ("### Word { onfocus=x tabindex=0 }", "the attribute onfocus"),
    "look": ('word\n{ style="position:fixed" }', "the attribute style"),
    "javascript": ("[a](javascript:alert(1))", "a link to javascript:alert(1)"),
    "javascript in capitals": ("[a](JaVaScRiPt:alert(1))", "a link to JaVaScRiPt:alert(1)"),
    "javascript in entities": ("[a](java&#115;cript:alert(1))", "a link to javascript:alert(1)"),
    "javascript with a tab": ("[a](java\tscript:alert(1))", "a link to java"),
    "javascript by reference": ("[a][b]\n\n[b]: javascript:alert(1)", "a link to javascript:alert(1)"),
    "javascript in angles": ("<javascript:alert(1)>", "is raw HTML"),
    "data": ("[a](data:text/html,<b>)", "a link to data:text/html"),
    "another host": ("[a](//e.no/a)", "a link to //e.no/a"),
    "no https": ("[a](http://e.no/a)", "a link to http://e.no/a"),
    "a host that looks like ours": ("[a](https://udi.no@e.no)", "a link to https://udi.no@e.no"),
    "picture from elsewhere": ("![a](https://e.no/a.png)", "the element img"),
    "wide table": ("|" + "a|" * 30, "the table has more than 200 rows or 12 columns"),
    "long table": ("|a|b|\n" * 300, "the table has more than 200 rows or 12 columns"),
    "long line": ("a" * 6000, "the line has more than 5000 letters"),
    "deep quotation": ("> " * 50 + "a", "more than 4 deep"),
    "deep list": ("1. " * 900 + "a", "too deep"),
    "huge page": ("word " * (BYTES // 5 + 1), f"the page has more than {BYTES} bytes"),
    "text turned round": ("abc \u202e cba", "the unseen character U+202E"),
    "null": ("abc \x00", "the unseen character U+0000"),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_hostile_page_is_refused_with_its_line(name: str) -> None:
    wrong, said = PAGES[name]
    text = f"---\ntitle: T\ndescription: D.\nchecked: 2026-11-21\n---\n\n# T\n\nWord.\n\n{wrong}\n"
    found = text_faults(text)
    assert any(said in what for _, what in found), found
    at = text[: text.index(wrong[:12])].count("\n") + 1
    lines = range(at, at + wrong.count("\n") + 1)
    assert any(line in lines for line, _ in found) or name in ("huge page", "deep list"), found


@pytest.mark.parametrize(
    ("front", "said"),
    [
        ("title: <script>alert(1)</script>", "the title holds HTML"),
        ("title: T\ndescription: 'D\" onload=\"x'", "the description holds HTML"),
        ("title: >\n  {{ config }}", "the title holds HTML"),
        ("title: T\ntemplate: ../../x.html", "the front matter has template"),
        ('title: T\n"hooks": [x.py]', "the front matter has hooks"),
    ],
)
def test_a_hostile_front_matter_is_refused(front: str, said: str) -> None:
    assert any(said in fault.what for fault in front_matter.faults(f"---\n{front}\n---\n\n# T\n", TODAY))


def test_what_the_pages_hold_today_is_allowed() -> None:
    assert hostile.all_faults(ROOT / "docs") == []


@pytest.mark.parametrize("name", ["evil.html", "uk/evil.js", "uk/deep/page.md", "evil/index.md", "uk/om.md"])
def test_a_file_that_is_no_page_is_refused(tmp_path: Path, name: str) -> None:
    docs = shutil.copytree(ROOT / "docs", tmp_path / "docs")
    (docs / name).parent.mkdir(exist_ok=True, parents=True)
    if name == "uk/om.md":  # a link out of the folder
        (docs / name).unlink()
        (docs / name).symlink_to("/etc/hostname")
    else:
        (docs / name).write_text("x", "utf-8")
    assert f"docs/{name}" in {fault.file for fault in hostile.file_faults(docs)}


def test_the_command_refuses_a_hostile_translation_with_file_line_and_remedy(tmp_path: Path) -> None:
    docs = shutil.copytree(ROOT / "docs", tmp_path / "docs")
    path = docs / "uk" / "om.md"
    lines = path.read_text("utf-8").split("\n")
    lines[20] += ' <img src=x onerror="alert(1)">'
    path.write_text("\n".join(lines), "utf-8")
    sources = docs / "sources.toml"
    spoiled = sources.read_text("utf-8").replace("https://www.udi.no", "javascript:alert(1)//", 1)
    sources.write_text(spoiled, "utf-8")
    done = python(ROOT, "-m", "publish", "translations", "--docs", str(docs), "check")
    assert done.returncode == 1
    assert 'docs/uk/om.md:21: <img src=x onerror="alert(1)"> is raw HTML, write Markdown;' in done.stdout
    assert "leads to javascript:alert(1)//" in done.stdout


MESSAGES = {
    "html": ("Since {low}", "<b>Від</b> {low}", "HTML or a straight quotation mark"),
    "attribute": ("Since {low}", 'Від {low}" onclick="x', "HTML or a straight quotation mark"),
    "entity": ("Since {low}", "Від &lt; {low}", "HTML or a straight quotation mark"),
    "inner": ("Since {low}", "Від {low.__class__}", "a brace that is no place to fill"),
    "by number": ("Since {low}", "Від {0.__class__} {low}", "a brace that is no place to fill"),
    "another place": ("Since {low}", "Від {high}", "the places in braces differ"),
    "conversion": ("Since {low}", "Від {low!r}", "a brace that is no place to fill"),
    "width": ("Since {low}", "Від {low:^9999999}", "a brace that is no place to fill"),
    "open brace": ("Since {low}", "Від {low} {", "a brace that is no place to fill"),
    "turned round": ("Since {low}", "Від \u202e {low}", "the unseen character U+202E"),
    "endless": ("Since {low}", "Від {low}" + " дуже" * 100, "a sentence far longer"),
}


@pytest.mark.parametrize("name", MESSAGES)
def test_a_hostile_message_is_refused_with_file_and_line(tmp_path: Path, name: str) -> None:
    english, translation, said = MESSAGES[name]
    catalogue = Catalog(locale="uk", charset="utf-8")
    catalogue.add(english, translation, context="x.y")
    path = tmp_path / "calc" / "text" / "uk.po"
    path.parent.mkdir(parents=True)
    catalogues.write(path, catalogue)
    (told,) = catalogues.faults_of(path, catalogues.read(path, "uk"))
    assert told.startswith("calc/text/uk.po:")
    assert ": x.y: " in told
    assert said in told


@FEW
@given(content=st.binary(max_size=300) | st.text(max_size=300).map(lambda text: f'msgid "{text}'.encode()))
def test_any_bytes_are_a_catalogue_or_a_problem(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "uk.po"
    path.write_bytes(content)
    try:
        list(catalogues.faults_of(path, catalogues.read(path, "uk")))
    except Problem as problem:
        told = str(problem)
    else:
        told = "uk.po: this is no catalogue"
    assert "uk.po: this is no catalogue" in told


MARKUP = st.text(alphabet="<>[](){}\"'`#*|:!\\& \n\tabjs/=;-1.", max_size=120) | st.text(max_size=80)


@settings(FEW, max_examples=60)
@given(text=MARKUP)
def test_any_markdown_is_judged_and_what_passes_has_nothing_that_acts(text: str) -> None:
    if text_faults(text):
        return
    made = markdown.markdown(text, extensions=["attr_list", "md_in_html", "tables"])
    for element in html.fromstring(f"<div>{made}</div>").iter():
        assert element.tag not in ("script", "iframe", "style", "form", "meta", "object", "img", "base")
        assert not any(name.startswith("on") for name in element.attrib)
        assert not element.get("href", "").strip().lower().startswith(("javascript:", "data:", "vbscript:", "//"))


ODD = ["<script>", "1e309", "٣٠", "9" * 30, "{0.__class__}", "%s", "\x00", "２０"]
TYPED = st.text(max_size=40) | st.sampled_from(ODD)


@settings(FEW, max_examples=40)
@given(data=st.data())
def test_any_form_has_an_answer_without_markup_of_the_readers(data: st.DataObject) -> None:
    calculator = CALCULATORS[data.draw(st.sampled_from(sorted(CALCULATORS)))]
    names = st.sampled_from([*calculator.form.fields, "__class__", "<b>", "date-day", "date-month"])
    typed = data.draw(st.dictionaries(names, TYPED, max_size=6))
    lang = data.draw(st.sampled_from(LANGUAGES))
    answer = json.loads(respond(json.dumps({"calculator": calculator.name, "lang": lang, "typed": typed})))
    assert answer["state"] in ("ask", "problems", "result")
    for element in html.fromstring(f"<div>{answer['html']}</div>").iter():
        assert element.tag != "script"
        assert not any(name.startswith("on") for name in element.attrib)


@FEW
@given(text=st.text(max_size=40))
def test_no_typed_text_is_read_as_a_place_to_fill(text: str) -> None:
    assert text in say("cli.lang", "en", {"typed": text}) or "\xa0" in text


def test_the_check_of_the_pages_counts_them(tmp_path: Path) -> None:
    docs = shutil.copytree(ROOT / "docs", tmp_path / "docs")
    path = docs / "ru" / "om.md"
    path.write_text(path.read_text("utf-8") + "\n<iframe>\n", "utf-8")
    told = [fault for fault in check.faults(docs) if "raw HTML" in fault.what]
    assert [(fault.file, fault.line) for fault in told] == [("docs/ru/om.md", path.read_text("utf-8").count("\n"))]
