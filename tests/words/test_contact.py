"""A way to reach us: at every answer, result, foot and on paper where one is configured; nowhere where none is."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from lxml import html

from publish import finished
from publish.booklet.document import booklet, chapter_html, front_html
from publish.contact import read
from publish.problem import Problem
from publish.text import word
from tests.copies import copy_of_sources

MAIL = "feil+side@fotfeste.example"
FORM = "https://skjema.example/f/1?om={page}&id={question}&sprak={lang}&x=1"
PAGES = ("index.md", "norskopplaering.md", "om.md", "kalkulatorer/norskopplaering.md", "regler/norskopplaering.md")


def built(copy: Path, contact: str) -> subprocess.CompletedProcess[str]:
    """The pages of a copy, made by MkDocs with a contact."""
    out = copy / (contact[:4] or "none")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(out)]
    environment = {**os.environ, "FOTFESTE_CONTACT": contact, "LANG_ONLY": "nb"}
    return subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_of_sources(tmp_path_factory.mktemp("contact") / "copy", PAGES)


@pytest.fixture(scope="module")
def pages(copy: Path) -> dict[str, list[finished.Page]]:
    """The finished pages without a contact, with a mail address, and with a form."""
    found = {}
    for name, contact in {"none": "", "mail": MAIL, "form": FORM}.items():
        done = built(copy, contact)
        assert done.returncode == 0, done.stderr[-2000:]
        found[name] = list(finished.pages(copy / (contact[:4] or "none")))
        assert len(found[name]) == len(PAGES)
    return found


def test_every_answer_and_calculator_names_page_question_and_language_and_nothing_else(
    pages: dict[str, list[finished.Page]],
) -> None:
    for page in pages["mail"]:
        places = [
            (each.id, each.answer.xpath(".//p[@class='copy']/a[starts-with(@href,'mailto:')]"))
            for each in page.questions
        ]
        places += [
            (each.getparent().get("id"), each.findall("a")) for each in page.root.find_class("wrong-result")
        ]
        assert len(places) == len(page.questions) + len(page.root.find_class("calculator"))
        for id, links in places:
            (link,) = links
            parts = urlsplit(link.get("href"))
            assert parts.path == MAIL
            assert parse_qs(parts.query) == {"subject": [f"Fotfeste: nb/{page.path}#{id}"]}
            assert link.text == word("wrong", "nb")


def test_a_form_is_told_the_same(pages: dict[str, list[finished.Page]]) -> None:
    page = next(each for each in pages["form"] if each.path == "om/")
    for question in page.questions:
        (link,) = question.answer.xpath(".//p[@class='copy']/a[starts-with(@href,'https:')]")
        told = parse_qs(urlsplit(link.get("href")).query)
        assert told == {"om": ["om/"], "id": [question.id], "sprak": ["nb"], "x": ["1"]}


@pytest.mark.parametrize(("state", "shown"), [("mail", MAIL), ("form", "skjema.example/f/1")])
def test_it_stands_at_the_foot_of_every_page_where_mistakes_are_told_and_on_paper(
    pages: dict[str, list[finished.Page]], state: str, shown: str
) -> None:
    for page in pages[state]:
        (foot,) = page.root.xpath("//footer//p[@class='contact']")
        assert finished.line(foot) == f"{word('contact', 'nb')} {shown}"
        assert unquote(foot.find("a").get("href")).count(page.path or "nb") >= 1
    about = next(each for each in pages[state] if each.path == "om/")
    wrong = next(each for each in about.questions if each.id == "feil")
    assert shown in finished.line(wrong.answer)
    assert word("contact.none", "nb") not in finished.line(wrong.answer)
    made = booklet(pages[state])
    for text in (front_html(made, {}), chapter_html(made, made.chapters[0], 1)):
        assert shown in html.document_fromstring(text).text_content()
        assert "mailto:" not in text, "on paper an address is its own words"


def test_without_one_nothing_is_promised(pages: dict[str, list[finished.Page]]) -> None:
    for page in pages["none"]:
        text = html.tostring(page.root, encoding="unicode")
        assert "mailto:" not in text
        assert not page.root.find_class("contact")
        assert not page.root.find_class("wrong-result")
        assert word("wrong", "nb") not in text
        assert word("contact", "nb") not in text
    about = next(each for each in pages["none"] if each.path == "om/")
    assert word("contact.none", "nb") in finished.line(
        next(each for each in about.questions if each.id == "feil").answer
    )
    assert booklet(pages["none"]).version != booklet(pages["mail"]).version
    assert booklet(pages["none"]).contact == ""


def test_a_link_costs_few_bytes(pages: dict[str, list[finished.Page]]) -> None:
    for page in pages["mail"]:
        for question in page.questions:
            (link,) = question.answer.xpath(".//p[@class='copy']/a[starts-with(@href,'mailto:')]")
            assert len(html.tostring(link)) < 200


@pytest.mark.parametrize(
    "typed",
    [
        "javascript:alert(1)",
        "http://skjema.example/",
        "https://skjema.example/?{answers}",
        "https://skjema.example/?{page",
        "https://skjema.example/{page}",
        "https://bruker@skjema.example/",
        "https://skjema.example/#a",
        'https://skjema.example/"><script>',
        "https://skjéma.example/",
        "https://localhost/",
        "feil@localhost",
        "feil@fotfeste.example?cc=x@y.example",
        "feil@fotfeste.example,x@y.example",
        "feil@@fotfeste.example",
        "fe..il@fotfeste.example",
        "fe il@fotfeste.example",
        "mailto:feil@fotfeste.example",
        "feil@fotfeste.example\nBcc: x@y.example",
        f"{'a' * 250}@fotfeste.example",
    ],
)
def test_what_is_no_address_is_refused(typed: str) -> None:
    with pytest.raises(Problem, match="extra: contact"):
        read(typed)


@pytest.mark.parametrize("typed", [MAIL, FORM, "https://skjema.example", "a@b.no"])
def test_what_is_one_is_taken(typed: str) -> None:
    contact = read(typed)
    assert contact
    assert contact.shown in typed
    assert " " not in contact.link("uk", "om/", "hvem")


def test_a_wrong_one_stops_the_build(copy: Path) -> None:
    done = built(copy, "javascript:alert(1)")
    assert done.returncode != 0
    assert "extra: contact" in done.stderr
