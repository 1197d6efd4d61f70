"""Arabic, added as the handbook's list says: two rows, two catalogues, a folder of pages; from right to left.

Three questions are translated. Everything else stands in Norwegian or English
and says so, and the check names it.
"""

from __future__ import annotations

import gettext
import json
from datetime import date
from pathlib import Path

import pytest
from babel.dates import format_date
from babel.messages.catalog import Catalog
from babel.numbers import format_decimal
from lxml import html
from playwright.sync_api import Page

from publish.check import catalogues
from tests.copies import build_pages, copy_of_sources, put, python

ROW = """    "ar": Language(
        name="العربية",
        group=",",
        decimal=".",
        minus="-",
        percent="%",
        day="{day} {month} {year}",
        months="يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
        plural=arabic,
        script="arabic",
        direction="rtl",
    ),
"""
PRESS = """    "ar": Language(
        english="Arabic",
        locale="ar_AR",
        stemmer="ar",
        instead=5,
        lacks="а-яёіїєґ",
        lacks_words="the and og ikke",
    ),
"""
PLURAL = '''def arabic(count: int) -> int:
    """None, one, two, few (3 to 10), other (100 to 102), many (11 to 99)."""
    if count < 3:
        return count
    return 3 if 3 <= count % 100 <= 10 else 4 if count % 100 < 3 else 5


'''
WORDS = {
    "missing": "لم تُترجم هذه الإجابة بعد. النص أدناه بالنرويجية.",
    "behind": "قد تكون هذه الإجابة أقدم من النص النرويجي.",
    "sources": "المصادر",
}
DAYS = "introduction-programme.summary-added"
FORMS = ("{days} يوم", "يوم واحد ({days})", "يومان ({days})", "{days} أيام", "{days} يوم عمل", "{days} يومًا")
ABOUT = """---
title: عن الموقع
description: من يصنع هذا الموقع، وكيف نراجع النصوص، وماذا نعرف عنك.
checked: 2026-11-21
---

# عن الموقع

إجابات للاجئين ولغيرهم من القادمين الجدد إلى النرويج.

## من يقف وراء الموقع؟ { #hvem }

متطوعون. البلدية (<span lang="nb">kommune</span>) هي التي تقرر في قضيتك.

:sources: integreringsloven-3

## هل يمكنني أن أثق بالإجابات؟ { #stole-pa }

استخدمها لفهم القواعد. المبلغ الأساسي هو {{ rate.basic_amount 2026-05-01 }}.

:sources: forvaltningsloven-11

## ماذا تعرفون عني؟ { #personvern }

لا شيء. ما تكتبه يبقى على جهازك.

:sources: personopplysningsloven
"""
TRANSLATED = ["hvem", "stole-pa", "personvern"]
PAGES = ("index.md", "norskopplaering.md", "om.md", "kalkulatorer/norskopplaering.md", "regler/norskopplaering.md")


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy with Arabic, made by following the list."""
    made = copy_of_sources(tmp_path_factory.mktemp("fifth") / "copy", PAGES)
    # a row in calc/words.py, with the rule of its plurals in the order of the catalogue's header
    put(made / "calc" / "words.py", "}\nLANGUAGES =", ROW)
    put(made / "calc" / "words.py", "TABLE = {", PLURAL)
    # a row in publish/languages.py
    put(made / "publish" / "languages.py", "}\nORDER =", PRESS)
    # a line in mkdocs.yml; the others are left out here for speed
    yml = (made / "mkdocs.yml").read_text("utf-8")
    kept = [line for line in yml.split("\n") if not any(f"locale: {lang}," in line for lang in ("en", "ru", "uk"))]
    (made / "mkdocs.yml").write_text("\n".join(kept), "utf-8")
    put(made / "mkdocs.yml", "\nmarkdown_extensions:", "        - { locale: ar, name: العربية, build: true }\n")
    # two empty catalogues, which `make texts` fills
    for folder in ("calc", "publish"):
        (made / folder / "text" / "ar.po").write_text("", "utf-8")
    python(made, "-m", "publish.check.catalogues")
    translate(made / "publish" / "text" / "ar.po", {id: (text,) for id, text in WORDS.items()})
    translate(made / "calc" / "text" / "ar.po", {DAYS: FORMS})
    python(made, "-m", "publish.check.catalogues")
    # every page with title, description and lead; questions as they come
    for name in PAGES:
        lead, _, _ = (made / "docs" / "nb" / name).read_text("utf-8").partition("\n## ")
        page = made / "docs" / "ar" / name
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(lead + "\n", "utf-8")
    (made / "docs" / "ar" / "om.md").write_text(ABOUT, "utf-8")
    accept = "from pathlib import Path; from publish.manuscript.translations import accept\n"
    accept += f"for id in {TRANSLATED}: accept(Path('docs'), 'ar', f'om#{{id}}')"
    assert python(made, "-c", accept).returncode == 0
    return made


def translate(path: Path, words: dict[str, tuple[str, ...]]) -> None:
    catalogue = catalogues.read(path, "ar")
    for message in catalogue:
        if message.context in words:
            forms = words[message.context]
            message.string = forms if message.pluralizable else forms[0]
    catalogues.write(path, catalogue)


@pytest.fixture(scope="module")
def out(copy: Path) -> Path:
    return build_pages(copy, "https://fotfeste.example/")


def test_the_page_runs_from_right_to_left_and_its_norwegian_from_left_to_right(out: Path) -> None:
    page = html.parse(str(out / "ar" / "om" / "index.html")).getroot()
    assert (page.get("lang"), page.get("dir")) == ("ar", "rtl")
    assert {(each.get("lang"), each.get("dir")) for each in page.xpath("//main//*[@lang]")} == {
        ("nb", "ltr"),
        ("ar", "rtl"),
    }
    assert not page.xpath("//link[@rel='preload']"), "the browser's own typeface has the letters"
    assert page.xpath("//nav[@class='languages']//a[@aria-current]")[0].text == "العربية"
    norwegian = html.parse(str(out / "om" / "index.html")).getroot()
    assert (norwegian.get("lang"), norwegian.get("dir")) == ("nb", "ltr")
    assert norwegian.xpath("//link[@hreflang='ar']/@href") == ["https://fotfeste.example/ar/om/"]


def test_what_is_translated_stands_in_arabic_and_the_rest_in_norwegian_with_a_notice(out: Path) -> None:
    page = html.parse(str(out / "ar" / "om" / "index.html")).getroot()
    own, borrowed = [], []
    for question in page.find_class("faq"):
        notices = [each.text for each in question.find_class("behind")]
        (borrowed if question.get("lang") == "nb" else own).append(question.find_class("answer")[0].get("id"))
        assert notices == ([WORDS["missing"]] if question.get("lang") == "nb" else [])
    assert own == TRANSLATED
    norwegian = html.parse(str(out / "om" / "index.html")).getroot()
    assert len(own) + len(borrowed) == len(norwegian.find_class("faq"))
    assert page.find_class("sources")[0].find("summary//b").text == WORDS["sources"]
    assert WORDS["behind"] in page.text_content(), "the lead that nobody has compared"


def test_numbers_days_and_plurals_are_arabic(copy: Path, out: Path) -> None:
    page = (out / "ar" / "om" / "index.html").read_text("utf-8")
    assert f"{format_decimal(136549, locale='ar', numbering_system='latn')}\u00a0kr" in page
    script = (
        "import json; from datetime import date; from calc import words; from calc.text import say\n"
        f"days = [say({DAYS!r}, 'ar', {{'days': n}}) for n in (0, 1, 2, 5, 11, 100)]\n"
        "print(json.dumps([[words.plural(n, 'ar') for n in range(300)],"
        " words.day(date(2026, 5, 1), 'ar'), words.number(-1234567, 'ar'), days]))"
    )
    plurals, day, number, days = json.loads(python(copy, "-c", script).stdout)
    assert plurals == [gettext.c2py(Catalog(locale="ar").plural_expr)(count) for count in range(300)]
    assert day == format_date(date(2026, 5, 1), "d MMMM y", locale="ar")
    assert number == format_decimal(-1234567, locale="ar", numbering_system="latn")
    assert days == [FORMS[form].format(days=n) for form, n in ((0, 0), (1, 1), (2, 2), (3, 5), (5, 11), (4, 100))]


def test_the_check_names_the_work_that_is_left(copy: Path) -> None:
    told = python(copy, "-m", "publish", "translations", "check").stdout
    assert "docs/ar/om.md:1: the question lisenser is missing, translate it from docs/nb/om.md" in told
    assert "[kommune] has no word in ar" in told
    assert "publish/text/ar.po:" in told
    assert not [line for line in told.split("\n") if line.startswith("docs/ar") and " is raw HTML" in line]


def test_the_calculator_asks_in_a_page_that_runs_from_right_to_left(out: Path) -> None:
    page = html.parse(str(out / "ar" / "kalkulatorer" / "norskopplaering" / "index.html")).getroot()
    for calculator in page.find_class("calculator"):
        assert (calculator.get("lang"), calculator.get("dir")) == ("ar", "rtl")
        assert "Continue" in calculator.text_content(), "English until it is translated"
    assert len(page.find_class("calculator")) == 1
    rules = html.parse(str(out / "ar" / "regler" / "norskopplaering" / "index.html")).getroot()
    assert "يناير" in rules.text_content()


def test_a_phone_shows_it_from_the_right_without_scrolling_sideways(out: Path, page: Page) -> None:
    page.goto((out / "ar" / "om" / "index.html").as_uri())
    wide, left, right = page.evaluate(
        "() => { const range = document.createRange(); range.selectNodeContents(document.querySelector('h1'));"
        " const box = range.getBoundingClientRect();"
        " return [document.documentElement.scrollWidth, box.left, innerWidth - box.right]; }"
    )
    assert wide <= 360
    assert right < 40 < left
