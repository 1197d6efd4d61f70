"""What rests on which provision: rules with their steps, named cases, and questions of the pages.

A step carries its law. So the rules are not parsed: the named cases are run and
the rules are walked for a while, and each step tells which function said it. A
question rests on the sections that its sources name by their address, and on the provisions behind its figures.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from pathlib import Path as File
from typing import Any, NamedTuple

from calc import CALCULATORS
from calc.frame.core import Calculator, Step
from calc.frame.form import Invalid, Missing
from calc.law import ACTS, CITED, Law, changes
from calc.paths.walk import Path, Walker
from publish.manuscript import ids
from publish.manuscript.pages import FIGURE, ORIGINAL, Part, folder_of, load, original_of, parse
from publish.manuscript.sources import load as load_sources
from publish.places import CASES
from publish.problem import read_toml
from publish.upkeep.law.text import PROVISION, provision

RUNS = 400  # of the walk, for each calculator: enough for the steps that no case reaches
SOURCES = re.compile(r"^:sources:(.*)$", re.MULTILINE)


class Uses(NamedTuple):
    """Who rests on a provision, by name."""

    rules: set[str]
    cases: set[str]
    questions: set[str]


Resting = dict[str, Uses]


def resting(docs: File) -> Resting:
    """Every provision that a rule or a page rests on, with what does."""
    found = {name: Uses({*each.rules}, {*each.cases}, set()) for name, each in rules_resting().items()}
    for name, provisions in questions(docs).items():
        for each in provisions:
            of(found, each).questions.add(name)
    return found


@functools.cache
def rules_resting() -> Resting:
    """The same of the rules and the named cases alone."""
    found: Resting = {}
    for law in filter(still_there, CITED):
        of(found, law.provision)
    for name, calculator in CALCULATORS.items():
        for case in read_toml(CASES / f"{name.replace('-', '_')}.toml")["case"]:
            for step, rule in said(calculator, case["answers"]):
                if step.law and still_there(step.law):
                    uses = of(found, step.law.provision)
                    uses.rules.add(f"{rule}, step {step.id}")
                    uses.cases.add(f"{name}: {case['name']}")
        for path in walked(calculator):
            for step in path.steps:
                if step.law and still_there(step.law):
                    unreached(of(found, step.law.provision), step.id, f"{name}: {path.rule}, step {step.id}")
    return found


def still_there(law: Law) -> bool:
    """Whether the act still has this wording, as far as it was read; one that has ended cannot change."""
    return law.until is None or law.until >= ACTS[law.act].read_on


def walked(calculator: Calculator[Any, Any]) -> list[Path]:
    """Ways through the rules, for the steps that no case reaches."""
    walker = Walker(calculator.form, calculator.rule)
    for _ in range(RUNS):
        walker.run()
    return list(walker.paths.values())


def unreached(uses: Uses, step: str, rule: str) -> None:
    """Add a rule under a step's provision, unless a case has shown which function says that step."""
    if not any(each.endswith(f", step {step}") for each in uses.rules):
        uses.rules.add(rule)


def of(found: Resting, name: str) -> Uses:
    """The entry of a provision, made when it is first met."""
    return found.setdefault(name, Uses(set(), set(), set()))


def said(calculator: Calculator[Any, Any], answers: Mapping[str, str]) -> Iterator[tuple[Step, str]]:
    """The steps of a calculation, each with the function that said it, up to where an answer is missing."""
    try:
        running: Any = calculator.rule(calculator.form(answers))
        while True:
            yield next(running), speaker(running)
    except (StopIteration, Missing, Invalid):
        return


def speaker(running: Any) -> str:
    """The innermost function of `calc.rules` down the chain of `yield from`."""
    name = ""
    while running is not None and hasattr(running, "gi_code"):
        module = running.gi_frame.f_globals["__name__"] if running.gi_frame else ""
        if module.startswith("calc.rules"):
            name = f"{module}.{running.gi_code.co_qualname}"
        running = running.gi_yieldfrom
    return name


def questions(docs: File) -> dict[str, set[str]]:
    """The provisions of every question that has any, by its name."""
    sources = {id: provisions_of(source) for id, source in load_sources(docs / "sources.toml").items()}
    found = {}
    for file, page in load(docs)[ORIGINAL].items():
        for part in page.parts:
            provisions = question(part, sources)
            if provisions:
                found[ids.name(file, part.id)] = provisions
    return found


def question(part: Part, sources: Mapping[str, set[str]]) -> set[str]:
    """The provisions that one question rests on."""
    found: set[str] = set()
    for line in SOURCES.findall(part.text):
        for id in line.split():
            found |= sources.get(id, set())
    for expression in FIGURE.findall(part.text):
        name, *arguments = expression.split()
        owner = name.partition(".")[0]
        if owner in CALCULATORS:
            answers = dict(each.split("=", 1) for each in arguments)
            laws = {step.law for step, _ in said(CALCULATORS[owner], answers) if step.law}
            found |= {law.provision for law in laws if still_there(law)}
    return found


def provisions_of(source: Mapping[str, Any]) -> set[str]:
    """The sections that a source's addresses name."""
    named = (PROVISION.search(url) for url in source["url"].values())
    return {provision(found[1], found[2] + found[3]) for found in named if found}


def changed(path: File) -> dict[str, str]:
    """The questions of the page at a path whose law has changed and was not read, each with the first such day."""
    days = changes()
    source = original_of(path)
    if not days or not source.exists():
        return {}
    listed = load_sources(folder_of(path).parent / "sources.toml")
    sources = {id: provisions_of(each) for id, each in listed.items()}
    found = {}
    for part in parse(source, source.read_text("utf-8")).parts:
        known = [days[name] for name in question(part, sources) if name in days]
        if known:
            found[part.id] = str(min(known))
    return found
