"""The steps of a result as HTML: a sign and the first sentence of each, the § as a chip, an amount with its bar.

What a step says beyond its first sentence waits behind one switch above the list; paper and
the browser that knows no `:has()` show all of it. The name of the law stands once above the list.

>>> first_and_rest("You get 1 kr a month. That is so by § 1. Ask.")
('You get 1 kr a month.', ' That is so by § 1. Ask.')
>>> first_and_rest("Fra 1. januar 2026 er det slik.")
('Fra 1. januar 2026 er det slik.', '')
"""

from __future__ import annotations

import re
from typing import Any

from calc.frame.core import Outcome, Result, Step, unsettled
from calc.law import ACTS, Law
from calc.telling.markup import Html, marked, tag, together
from calc.telling.pictures.chart import Row, chart
from calc.telling.teller import Teller

# A sentence ends before a capital letter; not after the word for year of a Russian or Ukrainian date.
END = re.compile(r"(?<=[.?!…])(?<!\u00a0[гр]\.) (?=[«“(\[]*[A-ZÆØÅА-ЯЁІЇЄҐ])")


def first_and_rest(text: str) -> tuple[str, str]:
    """The first sentence of a text, and what follows with the space before it."""
    end = END.search(text)
    return (text[: end.start()], text[end.start() :]) if end else (text, "")


def steps_html(teller: Teller, result: Result[Any], id: str = "") -> Html:
    """How the result was found; `id` is what the first unclear step is called, for the line that leads to it."""
    acts = list(dict.fromkeys(step.law.act for step in result.steps if step.law))
    unclear = unsettled(result.steps)[:1] if id else []
    rows = []
    for step, row in zip(result.steps, chart(teller, result), strict=True):
        target = id if unclear and step is unclear[0] else ""
        rows.append(step_html(teller, step, row, acts, target))
    switch = in_full_html(teller) if any(longer for _, longer in rows) else Html()
    above = tag("div", laws_html(teller, acts), switch, css="above")
    return tag("div", above, tag("ol", *(item for item, _ in rows), css="steps"), css="worked-out")


def in_full_html(teller: Teller) -> Html:
    """The switch that shows every step in full."""
    box = tag("input", type="checkbox", autocomplete="off")
    return tag("label", box, teller.say("page.in-full"), css="in-full")


def laws_html(teller: Teller, acts: list[str]) -> Html:
    """The names of the laws that the chips cite; of several each with its short name."""
    if not acts:
        return Html()
    if len(acts) == 1:
        names = marked(teller.say(f"law.{acts[0]}"))
    else:
        names = together(*(act_html(teller, act) for act in acts), between=" · ")
    before, _, after = teller.say("page.sections-of", {"laws": "\0"}).partition("\0")
    return tag("p", before, names, after, css="laws")


def act_html(teller: Teller, act: str) -> Html:
    """An act by its short name, then its own, unless that is the same word."""
    name, written = teller.say(f"law.{act}"), tag("b", norwegian(teller, short(act)))
    return written if name.casefold() == short(act).casefold() else together(written, " ", name)


def step_html(teller: Teller, step: Step, row: Row | None, acts: list[str], id: str) -> tuple[Html, bool]:
    """One step: what it said, and where that stands; and whether it has more to say than is shown at first."""
    css, chip = step.outcome.value, law_html(teller, step.law, several=len(acts) > 1)
    if row:
        said = tag("span", teller.step(step), css="more")
        inside = (tag("span", row.label, chip), " ", tag("b", row.amount, css="amount"), row.bar, said)
        return tag("li", *inside, css=f"{css} drawn"), True
    first, rest = first_and_rest(teller.step(step))
    label = Html()
    if step.outcome is not Outcome.COMPUTED:
        label = tag("span", teller.say(f"outcome.{css}"), ". ", css="aside")
    more = tag("span", rest, css="more") if rest else Html()
    named: dict[str, str | bool | None] = {"id": id, "tabindex": "-1"} if id else {}
    return tag("li", label, first, more, chip, css=css, **named), bool(rest)


def law_html(teller: Teller, law: Law | None, *, several: bool) -> Html:
    """A provision as a chip that leads to its Norwegian text; a reader of screens hears the whole citation."""
    if law is None:
        return Html()
    name = tag("span", teller.say(f"law.{law.act}"), " ", css="aside")
    act = together(norwegian(teller, short(law.act)), "\u00a0") if several else Html()
    section = law.section.replace(" ", "\u00a0")
    paragraph = f"\u00a0({law.paragraph})" if law.paragraph else ""
    told = f"§\u00a0{section}{paragraph}"
    return together(" ", tag("a", name, act, told, href=law.url, hreflang="nb", rel="external", css="law"))


def norwegian(teller: Teller, text: str) -> str:
    """A Norwegian name, marked as such in another language."""
    return text if teller.lang == "nb" else tag("span", text, lang="nb", translate="no")


def short(act: str) -> str:
    """An act as its chips write it."""
    return ACTS[act].short or act
