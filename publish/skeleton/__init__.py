"""`python -m publish new-calculator NAME`: a calculator that runs at once, to be changed piece by piece.

It writes the module with its rule, named cases, sentences in four languages, the
calculator's own page and the page with all its rules, which the menu then has, and a
question with a door to it at the end of a page. Its card, the offline copy and paper
follow from these. All tests pass with it, so a red test tells of a change, not of the beginning.

>>> identifiers("may-i-move")
{'name': 'may-i-move', 'rule': 'may_i_move', 'form': 'MayIMove'}
"""

from __future__ import annotations

import argparse
import re
from datetime import date
from pathlib import Path

from babel.messages.catalog import Catalog

from calc.words import LANGUAGES
from publish.check import catalogues
from publish.manuscript import calculators, ids, translations
from publish.manuscript.pages import ORIGINAL, TRANSLATED, load
from publish.places import ROOT
from publish.problem import Problem, read_toml

HERE = Path(__file__).parent
SOURCES = "integreringsloven-8"


def add_to(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("name", help="its public name for ever: small letters and hyphens, such as may-i-move")
    parser.add_argument("--page", default="introduksjonsprogram", help="the page that gets its question")


def run(chosen: argparse.Namespace) -> int:
    """Write everything, and say what comes next."""
    for each in create(chosen.name, chosen.page):
        print(each)
    print(f"try it: python3 -m calc {chosen.name} --help; then change its module, cases, sentences and question,")
    print("as handbook/docs/how-to/calculator.md says")
    return 0


def create(name: str, page: str, root: Path = ROOT) -> list[str]:
    """Write a calculator's files; returns what was done. Raises `Problem` for a name or page that will not do."""
    named = identifiers(name)
    module = root / "calc" / "rules" / f"{named['rule']}.py"
    if module.exists() or module.with_suffix("").exists():
        raise Problem(f"{name}: there is such a calculator; choose another name, since names stay for ever")
    pages = [root / "docs" / lang / f"{page}.md" for lang in LANGUAGES]
    missing = [str(each.relative_to(root)) for each in pages if not each.exists()]
    if missing:
        raise Problem(f"{', '.join(missing)}: is missing; name a page that exists in every language with --page")
    module.write_text((HERE / "module.py.txt").read_text("utf-8").format(title=name, **named), "utf-8")
    cases = root / "calc" / "cases" / f"{named['rule']}.toml"
    cases.write_text((HERE / "cases.toml").read_text("utf-8"), "utf-8")
    enlist(root / "calc" / "__init__.py", named["rule"])
    say(root / "calc" / "text", name)
    placed = place(root / "docs", name)
    enter(root / "mkdocs.yml", name)
    ask(root / "docs", page, name)
    listed = [root / "calc" / "__init__.py", root / "calc" / "text", *placed, *pages]
    listed += [root / "docs" / "ids.txt", root / "mkdocs.yml"]
    return [f"wrote {each.relative_to(root)}" for each in (module, cases, *listed)]


def identifiers(name: str) -> dict[str, str]:
    """The names of the calculator, its rule and its form. Raises `Problem` for a name that will not do."""
    if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", name):
        raise Problem(f"{name}: a calculator's name has small letters and hyphens, such as may-i-move")
    words = name.split("-")
    return {"name": name, "rule": "_".join(words), "form": "".join(word.capitalize() for word in words)}


def question_of(name: str) -> str:
    """The id of its question; the calculator's own name belongs to the calculator."""
    return f"gjelder-{name}"


def enlist(path: Path, rule: str) -> None:
    """Name the module where the calculators are listed: in the import, and at the end of the list."""
    text = path.read_text("utf-8")
    found = re.fullmatch(r"(.*import \(\n)(.*?)(\)\n.*MODULES = \(\n)(.*?)(\)\n.*)", text, re.DOTALL)
    if found is None:
        raise Problem("calc/__init__.py: the list of calculators is not as it was; add the module by hand")
    before, imported, between, listed, rest = found.groups()
    row = f"    {rule},\n"
    imported = "".join(sorted((imported + row).splitlines(keepends=True)))
    path.write_text(before + imported + between + listed + row + rest, "utf-8")


def say(folder: Path, name: str) -> None:
    """Put its sentences into the catalogues."""
    messages = read_toml(HERE / "messages.toml")
    translated = ((folder / f"{lang}.po", lang) for lang in catalogues.TRANSLATED)
    for path, lang in ((folder / "messages.pot", None), *translated):
        catalogue: Catalog = catalogues.read(path, lang)
        for id, told in messages.items():
            flags = ("python-brace-format",) if "{" in told["en"] else ()
            catalogue.add(told["en"], told[lang] if lang else "", context=f"{name}.{id}", flags=flags)
        catalogues.write(path, catalogue)
    catalogues.press(folder)


def place(docs: Path, name: str) -> list[Path]:
    """Write its own page and that of all its rules, in each language; returns them."""
    written = []
    for folder, texts in read_toml(HERE / "pages.toml").items():
        for lang in LANGUAGES:
            path = docs / lang / folder / f"{name}.md"
            path.write_text(texts[lang].format(name=name, today=date.today()), "utf-8")
            written.append(path)
    return written


def enter(configuration: Path, name: str) -> None:
    """Put its page into the menu, behind those of the other calculators."""
    text = configuration.read_text("utf-8")
    others = re.findall(rf"^ +- {calculators.INDEX}/\S+\.md\n", text, re.MULTILINE)
    if not others:
        raise Problem("mkdocs.yml: the menu has no calculators; add its page by hand")
    indent = others[-1].partition("-")[0]
    row = f"{indent}- {calculators.INDEX}/{name}.md\n"
    configuration.write_text(text.replace(others[-1], others[-1] + row), "utf-8")


def ask(docs: Path, page: str, name: str) -> None:
    """Put its question at the end of a page, in each language, with its id in the ledger and compared."""
    question = read_toml(HERE / "question.toml")
    for lang in LANGUAGES:
        path = docs / lang / f"{page}.md"
        told = question[lang].format(id=question_of(name), name=name, sources=SOURCES)
        path.write_text(f"{path.read_text('utf-8').rstrip()}\n\n{told}", "utf-8")
    ids.record(docs, load(docs)[ORIGINAL])
    for lang in TRANSLATED:
        for each in (f"{page}#{question_of(name)}", f"{calculators.INDEX}/{name}", f"{calculators.RULES}/{name}"):
            translations.accept(docs, lang, each)
