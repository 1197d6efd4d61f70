"""The calculators in the pages, by four directives; the rules make everything at build.

    :calculators:                        the list of all, each as a card
    :calculator: introduction-benefit    the calculator itself, on a page of its own
    :rules: introduction-benefit         all its examples and its decision trees
    :door: introduction-benefit          a strip that leads there from the answer to a question

On its page the calculator comes first; who decides, one worked example, and the ways to all rules and to the
questions with a door to it follow by themselves. The script brings the form to life; without it the form stays
hidden, and the example and the rules serve. An address names a calculator as `#introduction-benefit`, also
with its answers. The first door on a page has that name too, so that an address from before the calculators had
pages of their own leads on. Every word the script may need to say lies in the element's `data-` attributes.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from markdown import Markdown

from calc import CALCULATORS
from calc.browser import first_form
from calc.frame.core import Ask, Result, run
from calc.telling.markup import Html, tag, together
from calc.telling.result_page import example_html
from calc.telling.teller import Teller
from calc.telling.tree_page import trees_html
from calc.text import NORWEGIAN as MARKED
from calc.text import messages, plain
from publish import addresses
from publish.contact import wrong_html
from publish.finished import download
from publish.manuscript import calculators, glossary
from publish.markdown import tooltips
from publish.markdown.directives import register
from publish.markdown.extension import extension
from publish.markdown.trees import kept_trees
from publish.places import CASES, DOCS
from publish.problem import read_toml
from publish.text import word

SAID_BY_SCRIPT = ("loading", "starting", "ready", "cancelled", "failed", "link-note")
LOCK = tag(
    "svg",
    tag("path", d="M6 11h12v10H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3"),
    viewBox="0 0 24 24",
    aria_hidden="true",
    css="lock",
)
COUNTED = {"done": "{done}", "total": "{total}"}  # the script fills these as bytes come in
SIGNS = {
    "introduction-benefit": "coin",
    "introduction-programme": "calendar",
    "norwegian-training": "speech",
    "residence": "house",
    "study-support": "book",
}
SIGN = "check"  # of a calculator that has no sign of its own yet
NORWEGIAN = re.compile(r'<span lang="nb">(.*?)</span>')


class Ways:
    """The ways from a page to others, in its language; `root` is the way to the site's root."""

    def __init__(self, lang: str, root: str, docs: Path) -> None:
        self.lang = lang
        self.root = root
        self.docs = docs

    def to(self, place: str) -> str:
        """The address of a page or question, named as in `docs/ids.txt`."""
        page, mark, id = place.partition("#")
        return f"{self.root}{addresses.page(f'{page}/', self.lang)}{mark}{id}"

    def home_of(self, name: str) -> tuple[str, str, str]:
        """A calculator's page: its address, title and description."""
        place = calculators.at(self.docs, "calculator", name)
        return self.to(place), *calculators.title_of(self.docs, self.lang, place)

    def link(self, place: str) -> Html:
        """A question by its own words."""
        heading = NORWEGIAN.sub(r"[[\1]]", calculators.heading_of(self.docs, self.lang, place))
        return tag("a", heading, href=self.to(place))


def list_html(ways: Ways) -> Html:
    """All calculators: what each is called, what it gives, and about how much it asks."""
    rows = []
    for name in CALCULATORS:
        address, title, description = ways.home_of(name)
        heading = tag("strong", tag("a", title, href=address), css=sign(name))
        about = tag("span", description, " ", asks(Teller(CALCULATORS[name], ways.lang)), css="more")
        rows.append(tag("li", heading, " ", about))
    return tag("div", tag("ul", *rows), css="tasks all")


def sign(name: str) -> str:
    """The class of a calculator's sign."""
    return SIGNS.get(name, SIGN)


def asks(teller: Teller) -> str:
    """About how many questions there are, which the examples tell."""
    counts = [len(result.answers) for result in examples(teller)]
    span = "–".join(str(each) for each in dict.fromkeys((min(counts), max(counts))))
    return word("calculator.asks", teller.lang, count=span)


def door_html(name: str, ways: Ways, id: str | None) -> Html:
    """The strip below a short answer."""
    address, title, _ = ways.home_of(name)
    told = together(tag("b", word("door", ways.lang)), " ", tag("span", title))
    return tag("p", tag("a", told, href=address, css=sign(name)), css="door", id=id, data_door=name)


def calculator_html(name: str, ways: Ways, contact: str = "", page: str = "") -> Html:
    """The calculator's page; below its result a way to tell that it is wrong, if one is configured."""
    teller = Teller(CALCULATORS[name], ways.lang)
    wrong = wrong_html(contact, ways.lang, page, name)
    example = tag("section", tag("h2", word("calculator.example", ways.lang)), *examples_html(teller)[:1])
    return together(
        tag(
            "div",
            tag("h2", word("calculator.tool", ways.lang), css="aside"),
            widget(teller),
            tag("p", wrong, css="wrong-result", lang=ways.lang) if wrong else "",
            tag("p", teller.say("page.needs-script"), css="needs-script"),
            words_html(teller, ways),
            css="calculation",
            id=name,
        ),
        tag("section", tag("h2", teller.say("page.who-decides")), tag("p", teller.own("decider"))),
        example,
        further_html(name, ways),
    )


def widget(teller: Teller) -> Html:
    """The form, hidden until the script is there."""
    said = {f"data-{id}": plain(teller.say(f"page.{id}", COUNTED)) for id in SAID_BY_SCRIPT}
    said["data-needs-complete"] = word("offline.needs-complete", teller.lang)
    buttons = (
        tag("button", teller.say(f"page.{id}"), type="button", css="quiet", **{f"data-{id}": True}, hidden=True)
        for id in ("cancel", "retry")
    )
    privacy = tag("p", teller.say("page.privacy"), css="privacy")
    return tag(
        "section",
        tag("h3", teller.own("title"), css="aside"),
        tag("div", first_form(teller), data_body=True),
        tag("div", tag("p", role="status"), tag("progress", hidden=True), *buttons, css="status"),
        tag("div", LOCK, privacy, " ", download.place(teller.lang), css="kept-here"),
        css="calculator",
        data_calculator=teller.calculator.name,
        lang=teller.lang,
        **said,
        hidden=True,
    )


def words_html(teller: Teller, ways: Ways) -> Html:
    """What the Norwegian words of its results mean, for the script that explains them there (`words.js`).

    Those of its messages that are in the word list; in Norwegian none is marked.
    """
    others = tuple(f"{name}." for name in CALCULATORS if name != teller.calculator.name)
    told = (str(text) for id, text in messages(teller.lang).items() if not id.startswith(others))
    marked = {word.strip().lower() for text in told for word in MARKED.findall(text)}
    known = tooltips.forms(glossary.load(ways.docs / "glossary.toml"), teller.lang)
    there = ways.to(tooltips.WORD_LIST.rstrip("/"))
    words = (
        tag(
            "a",
            css="term",
            href=f"{there}#{tooltips.row(known[word].id)}",
            data_word=word,
            data_meaning=known[word].text,
        )
        for word in sorted(marked & known.keys())
    )
    return tag("template", *words, data_words=True) if teller.lang != "nb" else Html()


def further_html(name: str, ways: Ways) -> Html:
    """The way to all rules, and to the questions that this is about."""
    rules = tag("a", word("calculator.rules", ways.lang), href=ways.to(calculators.at(ways.docs, "rules", name)))
    rows = [rules, *map(ways.link, calculators.doors(ways.docs, name))]
    heading = tag("h2", word("calculator.further", ways.lang))
    return tag("section", heading, tag("ul", *(tag("li", each) for each in rows)), css="further")


def rules_html(name: str, ways: Ways, walk: bool) -> Html:
    """All rules of a calculator: whoever has no script, or a printer, still finds every answer."""
    teller = Teller(CALCULATORS[name], ways.lang)
    intros = {id: tag("p", teller.say(f"page.{id}-intro")) for id in ("examples", "tree")}
    return together(
        door_html(name, ways, id=name),
        tag("section", tag("h2", teller.say("page.examples")), intros["examples"], *examples_html(teller)),
        tag(
            "section",
            tag("h2", teller.say("page.tree")),
            intros["tree"],
            trees_html(teller, kept_trees(teller.calculator, walk=walk)),
        ),
    )


def examples_html(teller: Teller) -> list[Html]:
    """The cases marked as examples, worked out."""
    return [example_html(teller, result, number) for number, result in enumerate(examples(teller), start=1)]


def examples(teller: Teller) -> list[Result[Any]]:
    """The results of the cases marked as examples. Raises `ValueError` where an answer is missing."""
    told = []
    for case in example_cases(teller.calculator.name):
        outcome = run(teller.calculator.rule, teller.calculator.form(case["answers"]))
        if isinstance(outcome, Ask):
            raise ValueError(f"the example “{case['name']}” lacks an answer: {outcome.field}")
        told.append(outcome)
    return told


def example_cases(name: str) -> list[dict[str, Any]]:
    """The named cases of a calculator that are also printed on its page."""
    cases = read_toml(CASES / f"{name.replace('-', '_')}.toml")["case"]
    return [case for case in cases if case.get("example")]


def extend(md: Markdown, lang: str, walk: bool, contact: str, page: str, root: str, docs: str) -> None:
    """Register the directives."""
    ways = Ways(lang, root, Path(docs) if docs else DOCS)
    named: set[str] = set()

    def door(names: list[str]) -> Html:
        id = None if names[0] in named else names[0]
        named.add(names[0])
        return door_html(names[0], ways, id)

    register(md, "calculators", lambda _: list_html(ways))
    register(md, "calculator", lambda names: calculator_html(names[0], ways, contact, page))
    register(md, "rules", lambda names: rules_html(names[0], ways, walk))
    register(md, "door", door)


makeExtension = extension(
    extend,
    walk=(True, "whether trees whose rules have changed are walked anew, which takes seconds"),
    contact=("", "the address that is configured to reach us, or nothing"),
    page=("", "the page's path, alike in all languages"),
    root=("", "the way from the page to the site's root"),
    docs=("", "the folder of the pages, if not the house's own"),
)
