"""The four languages have the same pages, with the same questions in the same order, alike in shape."""

from __future__ import annotations

from collections.abc import Iterator

from calc.words import LANGUAGES
from publish.check.hostile_markdown import readable
from publish.check.shape import Shape, differences, shapes
from publish.check.wording import own, sentences, words
from publish.manuscript.faults import Fault, at
from publish.manuscript.pages import Page, Part

Pages = dict[str, dict[str, Page]]
TELLING = 4  # words; a shorter sentence can be the same in two languages


def missing_pages(pages: Pages) -> Iterator[Fault]:
    """Pages that do not exist in every language."""
    for file in sorted({file for each in pages.values() for file in each}):
        for lang in LANGUAGES:
            if file not in pages[lang]:
                there = next(other for other in LANGUAGES if file in pages[other])
                remedy = f"translate docs/{there}/{file} or remove it"
                yield Fault(f"docs/{lang}/{file}", 1, "the page is missing", remedy)


def parity_faults(pages: Pages, lang: str) -> Iterator[Fault]:
    """Where a translation has other questions, or questions of another shape, than the original."""
    for file, page in pages[lang].items():
        original = pages["nb"].get(file)
        if original is None:
            continue
        expected, found = ([part.id for part in each.parts] for each in (original, page))
        for id in dict.fromkeys(expected):
            if id not in found:
                yield at(page, 1, f"the question {id} is missing", f"translate it from docs/nb/{file}")
        for part in page.parts:
            if part.id and part.id not in expected:
                remedy = f"write it in docs/nb/{file} first, or give it the same id"
                yield at(page, part.line, f"the question {part.id} is not in the Norwegian page", remedy)
        if sorted(expected) == sorted(found) and expected != found:
            wrong = next(index for index, id in enumerate(expected) if found[index] != id)
            what = f"the questions are in another order: {found[wrong]} instead of {expected[wrong]}"
            yield at(page, page.parts[wrong].line, what, f"follow docs/nb/{file}")
        if not (readable(page.body) and readable(original.body)):
            continue  # told by `publish.check.hostile`
        here, there = shapes(page), shapes(original)
        for part in page.parts:
            partner = original.part(part.id)
            if partner:
                yield from part_faults(page, part, partner, (there[part.id], here[part.id]))


def part_faults(page: Page, part: Part, original: Part, shaped: tuple[Shape, Shape]) -> Iterator[Fault]:
    """A translated question of another shape than the original's, or with sentences left in Norwegian."""
    remedy = f"compare with docs/nb/{page.name}:{original.line}"
    for difference in differences(*shaped):
        yield at(page, part.line, f"{part.id}: {difference}", remedy)
    norwegian = {sentence for _, sentence in sentences(own(original.text))}
    for line, sentence in sentences(own(part.text)):
        if sentence in norwegian and words(sentence) >= TELLING:
            yield at(page, part.line + line - 1, f"“{sentence[:60]}” is still Norwegian", "translate it")
