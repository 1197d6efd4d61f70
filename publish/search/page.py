"""The search page of a language: all that can be found, by page; a script makes it answers to what is typed.

Made in the frame of the finished front page, so header and footer are the site's own;
the content is new. Without script it is a list: the commonest questions, the calculators, all
questions. Every word that the script says lies in `data-` attributes, every row it can show in the list, named by
its address as in the index: what is found is shown without asking a server again.

>>> moved("../assets/x.css"), moved("./"), moved("om/"), moved("#content"), moved("https://lovdata.no/")
('../../assets/x.css', '../', '../om/', '#content', 'https://lovdata.no/')
"""

from __future__ import annotations

import copy
import posixpath
import re
from pathlib import Path

from lxml import html
from lxml.html import HtmlElement

from calc.telling.markup import Html, tag, together
from publish import elements, templates
from publish.finished import Page, Question, aside
from publish.search.everyday import kept
from publish.search.index import FOLDER
from publish.search.passages import calculators, runs, url
from publish.text import word

PATH = "sok/"


def write(site: Path, home: Page, pages: list[Page]) -> None:
    """Write the search page of the language of a front page."""
    target = site / home.file.parent / PATH / "index.html"
    target.parent.mkdir(parents=True)
    order = [link.get("href") for link in home.root.xpath("//footer//a")]
    place = {path: number for number, path in reversed([*enumerate(order)])}
    ordered = sorted(pages, key=lambda page: (place.get(page.path, len(place)), page.path))
    frame = in_frame(home.root, home.lang, content(home.lang, ordered))
    target.write_text(html.tostring(frame, doctype="<!doctype html>", encoding="unicode"), "utf-8")


def in_frame(home: HtmlElement, lang: str, main: str) -> HtmlElement:
    """The front page with another content, one folder deeper, and a head that says so."""
    root = copy.deepcopy(home)
    root.rewrite_links(moved, resolve_base_href=False)
    for script in root.xpath("//template[@data-script]"):
        script.set("data-script", moved(script.get("data-script")))
    old = root.find(".//main")
    old.getparent().replace(old, html.fragment_fromstring(main))
    for link in root.xpath("//link[@hreflang or @rel='canonical'] | //nav[@class='languages']//a"):
        link.set("href", posixpath.join(link.get("href"), PATH))
    for link in root.xpath("//a[@aria-current='page']"):
        del link.attrib["aria-current"]
    root.find(".//title").text = f"{word('search.title', lang)} · {word('name', lang)}"
    root.find(".//meta[@name='description']").set("content", word("search.description", lang))
    add_assets(root.find("head"))
    return root


def moved(address: str) -> str:
    """An address of the front page as it is written one folder deeper."""
    if re.match(r"[a-z]+:|[#/]", address):
        return address
    return posixpath.normpath("../" + address) + ("/" if address.endswith(("/", ".")) else "")


def add_assets(head: HtmlElement) -> None:
    """The page's own looks and script, beside the site's."""
    style = head.find("link[@rel='stylesheet']")
    folder = posixpath.dirname(style.get("href"))
    own = html.Element("link", rel="stylesheet", href=f"{folder}/search.css")
    own.tail = style.tail
    style.addnext(own)
    head.append(html.Element("script", type="module", src=f"{folder}/search.js"))


def content(lang: str, pages: list[Page]) -> str:
    """The page's own part."""
    engine = f"{'../' * (1 if lang == 'nb' else 2)}assets/{FOLDER}/"
    questions = {url(page, question): (page, question) for page in pages for question in page.questions}
    asked = (row(*questions[each]) for each in kept()["commonest"] if each in questions)
    signs = {each.get("href"): each.getparent().get("class") for page in pages for each in on_cards(page)}
    found = [
        calculator(page, where, title, signs.get(where, "check"))
        for page in pages
        for where, title in calculators(page).items()
    ]
    alone = [page for page in pages if page.path and page.path not in calculators(page)]
    return templates.render(
        "search.html",
        lang=lang,
        engine=engine,
        commonest=tag("ul", *asked),
        calculators=tag("ul", *found) if found else "",
        listed=[listed(page) for page in alone],
    )


def on_cards(page: Page) -> list[HtmlElement]:
    """The links of the front page's cards, each of which has a sign."""
    return [] if page.path else page.root.xpath("//nav[contains(@class, 'tasks')]//strong/a")


def listed(page: Page) -> Html:
    """A page with its questions and their short answers."""
    heading = tag("h3", tag("a", page.title, href=f"../{page.path}"), data_record=page.path)
    rows = [row(page, question, url(page, question)) for question in page.questions]
    return together(heading, tag("ul", *rows)) if rows else heading


def row(page: Page, question: Question, name: str | None = None) -> Html:
    """One question with its short answer, and its name in the index if it is to be found there."""
    own = question.lang if question.lang != page.lang else None
    heading = question.answer.getparent().find("h2")
    short = next((each for each in question.answer if each.tag in ("p", "ul", "ol") and not aside(each)), None)
    told = tag("p", inline(short, question.lang)) if short is not None else ""
    link = tag("a", inline(heading, question.lang), href=f"../{url(page, question)}")
    return tag("li", link, told, data_record=name, lang=own)


def calculator(page: Page, where: str, title: str, sign: str) -> Html:
    """One calculator, with its sign and what it is."""
    kind = tag("small", word("search.calculator", page.lang), css="kind")
    return tag("li", kind, tag("a", title, href=f"../{where}"), data_record=where, css=f"sum {sign}")


def inline(element: HtmlElement, lang: str) -> Html:
    """The text of an element, with the words of another language marked as such."""
    told = (text if own == lang else tag("span", text, lang=own) for own, text in runs(element, lang))
    return elements.on_one_line(together(*told))
