"""What anybody may send in cannot harm a reader: pages, catalogues, addresses, files, and what is typed."""

from __future__ import annotations

import json
import re
import shutil
import time
from pathlib import Path

import markdown
import pytest
import yaml
from babel.messages.catalog import Catalog
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html
from mkdocs.config.defaults import MkDocsConfig

from calc import CALCULATORS
from calc.browser import respond
from calc.text import say
from calc.words import LANGUAGES
from publish import check
from publish.check import catalogues, front_matter, hostile
from publish.check.hostile_markdown import RESERVED, text_faults
from publish.check.made import EXTENSIONS
from publish.check.rate_tables import table_faults
from publish.check.sizes import BYTES
from publish.manuscript.faults import Fault
from publish.markdown.glossary import FIELD
from publish.places import LOOKS, ROOT
from publish.problem import Problem
from tests import fixtures
from tests.copies import python
from tests.fixtures import TODAY


class Plain(yaml.SafeLoader):
    """Reads mkdocs.yml without asking the environment."""


Plain.add_constructor("!ENV", lambda loader, node: loader.construct_sequence(node))
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
    "attributes of a fence": ('``` { .html onclick="x()" }\nx\n```', "the attribute onclick"),
    "a way to lead on": ("<https://lovdata.no/>\n{ .moved #hjelp }", "the class moved"),
    "a place of its own": ("Word.\n{ #hjelp }", "the id hjelp, which only a question may have"),
    "a place of the frame": ("## How? { #content }", "the id content is a place of every page"),
    "a place of a result": ("## How? { #result }", "the id result is a place of every page"),
    "a place of a calculator": ("## How? { #residence }", "the id residence is a place of every page"),
    "a place of a field": ("## How? { #residence-goal }", "the id residence-goal is a place of every page"),
    "a class of the calculator": ("Word.\n{ .calculator }", "the class calculator"),
    "a class by a note": ('!!! note status "Hey"\n    Word.', "the class status"),
    "a look in HTML": ('<section class="faq" markdown>\n\nWord.\n\n</section>', "the class faq"),
    "a section left open": ('<section class="about" markdown>\n\nWord.', "is not closed"),
    "a section closed twice": ("Word.</section>", "</section> closes nothing"),
    "a span left open": ('<span lang="nb">Word.', "is not closed"),
    "a span over paragraphs": ('<span lang="nb">Word.\n\nWord.</span>', "goes on over an empty line"),
    "crossed": ('<nav class="tasks"><span lang="nb"></nav></span>', "</nav> closes nothing"),
    "abbreviation": ("*[Nav]: evil", "*[Nav]: is no text of a page"),
    "contents": ("[TOC]", "[TOC] is no text of a page"),
    "another title": ("# Other", "a second title: “Other”"),
    "another title, underlined": ("Other\n=====", "a second title: “Other”"),
    "a question, underlined": ("Other\n-----", "a heading that looks like a question: “Other”"),
    "a question without its space": ("##Other { #x }", "a heading that looks like a question: “Other”"),
    "a question in a quotation": ("> ## Other { #x }", "a heading that looks like a question: “Other”"),
    "one host for another": ("[udi.no](https://evil.example/)", "shows udi.no and leads to evil.example"),
    "by reference": ("[www.udi.no][x]\n\n[x]: https://e.example/", "shows udi.no and leads to e.example"),
    "in pieces": ("[u**di**.no](https://e.example/)", "shows udi.no and leads to e.example"),
    "in a title": ('[here](https://e.example/ "udi.no")', "shows udi.no and leads to e.example"),
    "a host on our own page": ("[udi.no](om.md)", "shows udi.no and leads to om.md"),
    "a host in what is seen when pointed at": (
        '[a](om.md "www.evil.example")',
        "shows evil.example and leads to om.md",
    ),
    "a link of nothing": ("[](https://lovdata.no/)", "a link without words"),
    "a port": ("[a](https://lovdata.no:8443/)", "a link to https://lovdata.no:8443/"),
    "a backslash": ("[a](/\\e.example)", "a link to /"),
    "a tab between slashes": ("[a](/&#9;/e.example)", "a link to /"),
    "the root of the host": ("[a](/login)", "a link to /login"),
    "turned round by an entity": ("abc &#8238; cba", "the unseen character U+202E"),
    "turned round in an address": ("[a](om.md?%E2%80%AE)", "a link to om.md?%E2%80%AE"),
    "a soft hyphen": ("kom\u00admune", "the unseen character U+00AD"),
    "no width": ("kom\u200bmune", "the unseen character U+200B"),
    "a mark of direction": ("kommune\u200f", "the unseen character U+200F"),
    "tags": ("kommune\U000e0061", "the unseen character U+E0061"),
    "private": ("kommune\ue000", "the unseen character U+E000"),
    "unassigned": ("kommune\u0378", "the unseen character U+0378"),
    "a line of Unicode": ("kom\u2028mune", "the unseen character U+2028"),
    "a wide space": ("kom\u2003mune", "the unseen character U+2003"),
    "a filler": ("kom\u3164mune", "the character U+3164 (hangul filler)"),
    "a blank of Braille": ("kom\u2800mune", "the character U+2800 (braille pattern blank)"),
    "a variation": ("kommune\ufe0f", "the character U+FE0F (variation selector-16)"),
    "a joiner of marks": ("kom\u034fmune", "the character U+034F (combining grapheme joiner)"),
    "marks in a heap": ("a" + "\u0301" * 400, "more than two marks on a letter"),
    "two alphabets": ("kommun\u0435", "a word of two alphabets: “kommun\u0435”"),
    "an address on a paragraph": ('Word.\n{ href="om.md" }', "the attribute href"),
    "another language's letter": ("k\u04cf", "the character U+04CF (cyrillic small letter palochka)"),
    "Greek for Latin": ("k\u03bfmmune", "the character U+03BF (greek small letter omicron)"),
    "mathematics for Latin": ("\U0001d424ommune", "the character U+1D424"),
    "wide letters": ("\uff4bommune", "the character U+FF4B"),
    "another full stop": ("udi\u2024no", "the character U+2024 (one dot leader)"),
    "brackets": ("[" * 4900, "more than 100 [ without an empty line"),
    "brackets on many lines": ("[a\n" * 200, "more than 100 [ without an empty line"),
    "brackets all over": (("[a" * 90 + "\n\n") * 60, "more than 4000 [ on a page"),
    "backslashes": ("\\" * 4900, "more than 100 \\ without an empty line"),
    "lines": ("- \n" * 4000, "the page has more than 3000 lines"),
}


NO_LINE = ("huge page", "deep list", "lines")


@pytest.mark.parametrize("name", PAGES)
def test_a_hostile_page_is_refused_with_its_line(name: str) -> None:
    wrong, said = PAGES[name]
    text = f"---\ntitle: T\ndescription: D.\nchecked: 2026-11-21\n---\n\n# T\n\nWord.\n\n{wrong}\n"
    found = text_faults(text)
    assert any(said in what for _, what in found), found
    at = text[: text.index(wrong[:12])].count("\n") + 1
    lines = range(at, at + wrong.count("\n") + 1)
    assert any(line in lines for line, _ in found) or name in NO_LINE, found


@pytest.mark.parametrize(
    ("front", "said"),
    [
        ("title: <script>alert(1)</script>", "the title holds HTML"),
        ("title: T\ndescription: 'D\" onload=\"x'", "the description holds HTML"),
        ("title: >\n  {{ config }}", "the title holds HTML"),
        ("title: T\ntemplate: ../../x.html", "the front matter has template"),
        ('title: T\n"hooks": [x.py]', "the front matter has hooks"),
        ('title: "x\\u202ey"', "the title holds the unseen character U+202E"),
        ('description: "x\\U000e0041y"', "the description holds the unseen character U+E0041"),
        ("title: k\u043emmune", "the title holds a word of two alphabets"),
        ("title: [a, b]", "the title is no text"),
        ("description: 12", "the description is no text"),
        ("title: T\n  and more of it", "a line of the front matter has no name"),
        ('title: T\n"title": Evil', "a line of the front matter has no name"),
        ("title: T\ntitle: Evil", "the front matter has title twice"),
        ("title: &a T\ndescription: *a", "holds an anchor, a tag or a nest"),
        ("title: !!python/name:os.system", "holds an anchor, a tag or a nest"),
        ("title: " + "[" * 900, "holds an anchor, a tag or a nest"),
        ("title: " + "- " * 900 + "a", "holds an anchor, a tag or a nest"),
        ("title: " + "9" * 4900, "the front matter cannot be read"),
        ("title: T\n...\nevil: yes", "there is no front matter between two lines of ---"),
        ("translated:\n  page: javascript", "translated is no list of ids"),
        ("checked: 2026-02-30", "the front matter cannot be read (day is out of range"),
        ("checked: 2026-11-21 10:00:00", "checked is not a day"),
        ("checked: 2026-11-23", "checked is 2026-11-23, which is still to come"),
        ("checked: 2099-01-01", "checked is 2099-01-01, which is still to come"),
        ("checked: 2026-11-20", "checked is 2026-11-20, before there was a page to compare"),
        ("checked: 0001-01-01", "checked is 0001-01-01, before there was a page to compare"),
    ],
)
def test_a_hostile_front_matter_is_refused(front: str, said: str) -> None:
    assert any(said in fault.what for fault in front_matter.faults(f"---\n{front}\n---\n\n# T\n", TODAY))


@pytest.mark.parametrize(
    "text", ["# T\n", "template: x.html\n\n# T\n", "--- \ntitle: T\n---\n", "\ufeff---\n---\n"]
)
def test_a_page_without_front_matter_is_refused_before_the_build(text: str) -> None:
    assert any("there is no front matter" in fault.what for fault in front_matter.faults(text, TODAY))


# In a translation of tests/fixtures, whose sources are at imdi.no, lovdata.no and nav.no, as the acts are.
ADDRESSES = {
    "autolink": ("<https://evil.example/>", "a link to evil.example, which no source"),
    "reference": ("[a][x]\n\n[x]: https://evil.example/", "a link to evil.example, which no source"),
    "short reference": ("[a]\n\n[a]: <https://evil.example/>", "a link to evil.example, which no source"),
    "in a heading": ("### [a](https://evil.example/)", "a link to evil.example, which no source"),
    "in a note": ('!!! note "[a](https://evil.example/)"\n    Word.', "a link to evil.example, which no source"),
    "part of a known one": ("[a](https://nav.no.evil.example/)", "a link to nav.no.evil.example"),
    "below a known one": ("[a](https://evil.nav.no/)", "a link to evil.nav.no"),
    "in another alphabet": ("[a](https://xn--nv-8kc.no/)", "a link to xn--nv-8kc.no"),
    "bare": ("Word evil.example/pay.", "it shows evil.example"),
    "bare with a scheme": ("Word http://192.0.2.1/pay.", "it shows 192.0.2.1"),
    "mail": ("Word nav@evil.example.", "it shows evil.example"),
    "in pieces": ('Word evil<span lang="nb">.</span>example.', "it shows evil.example"),
    "in code": ("`evil.example`", "it shows evil.example"),
}


@pytest.mark.parametrize("name", ADDRESSES)
def test_a_translation_leads_to_the_hosts_of_the_sources_and_of_the_norwegian_page(
    tmp_path: Path, name: str
) -> None:
    docs = shutil.copytree(fixtures.DOCS, tmp_path / "docs")
    hidden, said = ADDRESSES[name]
    path = docs / "en" / "om.md"
    before = path.read_text("utf-8")
    path.write_text(f"{before}\n{hidden}\n", "utf-8")
    told = [fault for fault in check.before_building(docs, TODAY) if said in fault.what]
    assert [(fault.file, before.count("\n") < fault.line) for fault in told] == [("docs/en/om.md", True)]
    original = docs / "nb" / "om.md"
    original.write_text(f"{original.read_text('utf-8')}\n{hidden}\n", "utf-8")
    assert not [fault for fault in check.before_building(docs, TODAY) if said in fault.what]


LINKS = {
    "inline": "[Tak](om.md)",
    "autolink": "<https://www.nav.no/grunnbelopet>",
    "reference": "[Tak][x]\n\n[x]: om.md",
    "short reference": "[Tak]\n\n[Tak]: om.md",
    "in a heading": "### [Tak](om.md)",
    "in a title": '[Tak](om.md "Tak")',
}


@pytest.mark.parametrize("name", LINKS)
def test_a_link_that_the_norwegian_page_has_not_is_told_however_it_is_written(tmp_path: Path, name: str) -> None:
    docs = shutil.copytree(fixtures.DOCS, tmp_path / "docs")
    path = docs / "uk" / "om.md"
    path.write_text(f"{path.read_text('utf-8')}\n{LINKS[name]}\n", "utf-8")
    told = [str(fault) for fault in check.faults(docs, fixtures.RATES, TODAY)]
    assert any("docs/uk/om.md:11: hvem: other links: " in fault and "is too much" in fault for fault in told), told


def test_a_page_that_would_take_minutes_is_told_in_a_moment(tmp_path: Path) -> None:
    docs = shutil.copytree(fixtures.DOCS, tmp_path / "docs")
    page = docs / "uk" / "om.md"
    before = page.read_text("utf-8")
    for slow in ("[" * 4900 + "\n\n", "<a " * 50 + "\n\n", "\\" * 4900 + "\n", "- \n", "  \n="):
        page.write_text(before + slow * (150_000 // len(slow)), "utf-8")
        begin = time.process_time()
        told = check.faults(docs, fixtures.RATES, TODAY)
        assert any(fault.file == "docs/uk/om.md" for fault in told)
        assert time.process_time() - begin < 5


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('publisher = "Nav"', 'publisher = "N\\u200bav"', "[nav-grunnbelop] holds the unseen character U+200B"),
        ('en = "The basic', 'en = "udi.no: The basic', "[nav-grunnbelop] shows udi.no and leads elsewhere"),
        (
            "https://www.nav.no",
            "https://nav.no@evil.example",
            "[nav-grunnbelop] leads to https://nav.no@evil.example",
        ),
        ("checked = 2026-11-21", "checked = 2099-01-01", "was checked on 2099-01-01, which is still to come"),
        ('publisher = "Nav"', "publisher = 1", "[nav-grunnbelop] lacks publisher"),
    ],
)
def test_a_hostile_source_is_refused(tmp_path: Path, old: str, new: str, said: str) -> None:
    docs = shutil.copytree(fixtures.DOCS, tmp_path / "docs")
    sources = docs / "sources.toml"
    head, mark, tail = sources.read_text("utf-8").partition("[nav-grunnbelop]")
    assert old in tail
    sources.write_text(head + mark + tail.replace(old, new, 1), "utf-8")
    told = [str(fault) for fault in check.before_building(docs, TODAY)]
    assert any(said in fault and fault.startswith("docs/sources.toml:") for fault in told), told


@pytest.mark.parametrize(
    ("word", "said"), [("k\\u202eommune", "the unseen character U+202E"), ("se evil.example", "evil.example")]
)
def test_a_hostile_term_is_refused(tmp_path: Path, word: str, said: str) -> None:
    docs = shutil.copytree(fixtures.DOCS, tmp_path / "docs")
    row = f'[x]\nnb = "{word}"\nen = "m"\nru = "м"\nuk = "м"\nsource = "seed"\n'
    (docs / "glossary.toml").write_text(row, "utf-8")
    told = [str(fault) for fault in check.before_building(docs, TODAY)]
    assert any(f"docs/glossary.toml:1: [x] holds {said}" in fault for fault in told)


def test_a_title_names_no_strange_address(tmp_path: Path) -> None:
    docs = shutil.copytree(fixtures.DOCS, tmp_path / "docs")
    path = docs / "uk" / "om.md"
    path.write_text(path.read_text("utf-8").replace("title: ", "title: evil.example, "), "utf-8")
    told = [str(fault) for fault in check.before_building(docs, TODAY)]
    assert told == ["docs/uk/om.md:2: the title shows evil.example, which no source has, leave the address out"]


def test_every_place_of_the_frame_is_reserved() -> None:
    frame = "".join(path.read_text("utf-8") for path in LOOKS.rglob("*.html"))
    assert set(re.findall(r'\bid="([\w-]+)"', frame)) <= RESERVED
    assert {FIELD, *CALCULATORS} <= RESERVED


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "https://www.nav.no/grunnbelopet",
            "javascript:alert(1)",
            "javascript:alert(1) is no address of a source",
        ),
        ("https://www.nav.no/grunnbelopet", 'https://x\\"><script>', "is no address of a source"),
        ("https://www.nav.no/grunnbelopet", "https://nav.evil.example/", "is no address of a source"),
        ("https://www.nav.no/grunnbelopet", "http://www.nav.no/", "is no address of a source"),
        ("https://github.com/navikt/g", "https://github.com@evil.example/", "the row names no source"),
        ("kroner a year", "kroner a\\u2028 year", "the table holds the unseen character U+2028"),
        ("value = 136549", f"value = {'9' * 400}", "the value is longer than any"),
        ("value = 136549", f"value = {'9' * 5000}", "this is not TOML"),
    ],
)
def test_a_hostile_table_of_rates_is_refused(old: str, new: str, said: str) -> None:
    path = fixtures.RATES / "basic_amount.toml"
    text = path.read_text("utf-8")
    assert old in text
    try:
        told = [str(fault) for fault in table_faults(path, text.replace(old, new), TODAY)]
    except Problem as problem:
        told = [str(problem)]
    assert any(said in fault and "basic_amount.toml:" in fault for fault in told), told


def test_what_is_judged_is_made_as_mkdocs_makes_it() -> None:
    config = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), Plain)
    names = [each if isinstance(each, str) else next(iter(each)) for each in config["markdown_extensions"]]
    added = MkDocsConfig.markdown_extensions.builtins  # type: ignore[attr-defined]
    others = {name for name in (*names, *added) if not name.startswith("publish.")}
    assert others == {*EXTENSIONS, "toc"}, "and toc, which gives ids that the questions drop"


def test_what_is_told_of_a_hostile_text_steers_no_terminal() -> None:
    told = str(Fault("docs/uk/om.md", 1, "a link to \x1b]0;x\x07\u202e", "write \x9b31m"))
    assert told == "docs/uk/om.md:1: a link to ·]0;x··, write ·31m"


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
    "no width": ("Since {low}", "Ві\u200bд {low}", "the unseen character U+200B"),
    "two alphabets": ("Since {low}", "Вiд {low}", "a word of two alphabets"),
    "a telephone number": ("Since {low}", "Від {low}, +47 900 00 000", "a number that the English sentence"),
    "an address": ("Since {low}", "Від {low}, evil.example", "the address evil.example, which the English"),
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
    made = markdown.markdown(text, extensions=list(EXTENSIONS))
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


def test_a_hostile_english_sentence_is_refused(tmp_path: Path) -> None:
    catalogue = Catalog(charset="utf-8")
    catalogue.add("Since <b>{low}</b>", context="x.y")
    (told,) = catalogues.template_faults(tmp_path / "calc" / "text" / "messages.pot", catalogue)
    assert "x.y: it holds HTML" in told


def test_the_check_of_the_pages_counts_them(tmp_path: Path) -> None:
    docs = shutil.copytree(ROOT / "docs", tmp_path / "docs")
    path = docs / "ru" / "om.md"
    path.write_text(path.read_text("utf-8") + "\n<iframe>\n", "utf-8")
    told = [fault for fault in check.faults(docs) if "raw HTML" in fault.what]
    assert [(fault.file, fault.line) for fault in told] == [("docs/ru/om.md", path.read_text("utf-8").count("\n"))]
