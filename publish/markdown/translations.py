"""The public status of the translations: `:translations:` becomes a table of pages and languages.

Each cell shows as a bar how many parts of a page are as new as the Norwegian ones, and
names the questions that are not. Who hears the page is told the numbers.

>>> from calc.words import LANGUAGES
>>> status_html({lang: {} for lang in LANGUAGES}, "en").count("<th ")
4
"""

from __future__ import annotations

from pathlib import Path

from markdown import Markdown

from calc.telling.markup import Html, marked, tag, together
from publish.manuscript.pages import TRANSLATED, Page, load
from publish.manuscript.translations import State, states
from publish.markdown.directives import register
from publish.markdown.extension import extension
from publish.text import LANGUAGE_NAMES, word


def status_html(pages: dict[str, dict[str, Page]], lang: str) -> Html:
    """The table in the reader's language."""
    found = list(states(pages))
    languages = (tag("th", LANGUAGE_NAMES[each], scope="col", lang=each) for each in TRANSLATED)
    rows = []
    for file, original in pages["nb"].items():
        title = pages[lang].get(file, original).meta.get("title", file)
        of_page = [each for each in found if each.page == file]
        cells = (
            tag(
                "td",
                cell([one for one in of_page if one.lang == each], pages, lang),
                data_label=LANGUAGE_NAMES[each],
            )
            for each in TRANSLATED
        )
        rows.append(tag("tr", tag("td", title), *cells))
    head = tag("tr", tag("th", word("translations.page", lang), scope="col"), *languages)
    return tag("table", tag("thead", head), tag("tbody", *rows), css="translations")


def cell(found: list[State], pages: dict[str, dict[str, Page]], lang: str) -> Html:
    """One page in one language: the count, and the questions that are behind or missing."""
    current = sum(each.state == "current" for each in found)
    count = word("translations.count", lang, count=str(current), total=str(len(found)))
    told = [bar(current, len(found), count)]
    for state in ("behind", "missing"):
        names = [heading(each, pages, lang) for each in found if each.state == state]
        if names:
            told += [
                marked(each) for each in (count, word(f"translations.{state}", lang, questions="; ".join(names)))
            ]
    return together(told[0], together(*dict.fromkeys(told[1:]), between=tag("br")))


def bar(part: int, whole: int, told: str) -> Html:
    """A bar filled by a share; what it shows is told in words.

    >>> bar(1, 4, "1 of 4").count('width="25%"')
    1
    """
    share = f"{100 * part // whole if whole else 0}%"
    return tag("svg", tag("rect", width=share, height="100%"), role="img", aria_label=told)


def heading(state: State, pages: dict[str, dict[str, Page]], lang: str) -> str:
    """A question as its page in the reader's language asks it; the lead by the page's title."""
    page = pages[lang].get(state.page, pages["nb"][state.page])
    part = page.part(state.id) or pages["nb"][state.page].part(state.id)
    return (part.heading if part else "") or str(page.meta.get("title", state.page))


def extend(md: Markdown, lang: str, docs: str) -> None:
    """Register the directive."""
    register(md, "translations", lambda _: status_html(load(Path(docs)), lang))


makeExtension = extension(extend, docs=("docs", "the folder of the pages"))
