"""The message catalogues: `messages.pot` in English, one `.po` per language, compiled to JSON for `calc`.

GNU gettext's format, https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html:
the id is the msgctxt and the English sentence the msgid, so a changed English
sentence turns the others fuzzy. `make texts` brings the languages up to the
template, marks what must be looked at again, and compiles.

A missing, fuzzy or uneven message is a fault; it is named with its file and line.
The catalogues are typed with ordinary spaces; compiling puts no-break spaces where a narrow screen must not break.

>>> bound("For example 27 5 2026, § 28, {size} MB …")
'For example 27\\xa05\\xa02026, §\\xa028, {size}\\xa0MB\\xa0…'
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, escape, read_po, unescape, write_po

from calc.words import LANGUAGES, NO_BREAK
from publish import problem, remembered
from publish.check import tongues
from publish.check.hostile import message_fault
from publish.languages import ROWS
from publish.letters.binding import unbroken
from publish.places import BUILD, ROOT, RULES_TEXT, SITE_TEXT
from publish.problem import Problem, named

FOLDERS = (RULES_TEXT, SITE_TEXT)
DECIDING = ("publish", "publish/check", "publish/letters", "calc")  # the rooms whose code decides about catalogues
TRANSLATED = tuple(lang for lang in LANGUAGES if lang != "en")  # English is the template
WIDTH = 110
DATED = re.compile(r'"(POT-Creation|PO-Revision-Date|Generated-By|Report-Msgid|Last-Tr|Language-Team).*\n')
PLACE = re.compile(r"\{[^}]*\}")
SHOWN = re.compile(r"(^|\.)next\.say(\.|$)")
# Between the numbers of a date, before a unit or a year's word, and before a dash or three dots.
UNITS = "MB|МБ|kB|КБ|år|год|лет|рік|рок"
NO_BREAK_HERE = re.compile(rf"(?<=\d) (?=\d)|(?<=[\d}}]) (?=(?:{UNITS}))| (?=[—…])")


def main() -> list[str]:
    """Update and compile the catalogues of both folders; returns the faults found."""
    files = (file for folder in FOLDERS for file in sorted(folder.glob("*.*")) if file.suffix != ".py")
    content = (*(file.read_bytes() for file in files), remembered.rooms(*map(ROOT.joinpath, DECIDING)))
    return [
        *remembered.faultless(BUILD / "pressed", content, lambda: [each for f in FOLDERS for each in press(f)])
    ]


def press(folder: Path) -> list[str]:
    """Update every language of a folder from its template and compile all; returns the faults found."""
    template = folder / "messages.pot"
    write(template, read(template, None))  # in the order of the ids
    faults: list[str] = []
    catalogues = {"en": read(template, None)}
    for lang in TRANSLATED:
        path = folder / f"{lang}.po"
        catalogue = read(path, lang)
        before = {str(message.context): message for message in catalogue}
        # Read anew for each: Babel hands the template's own messages to the catalogue that is updated.
        catalogue.update(read(template, None), no_fuzzy_matching=True)
        mark_changed(catalogue, before)
        catalogue.obsolete.clear()
        write(path, catalogue)
        catalogues[lang] = read(path, lang)
        faults += faults_of(path, catalogues[lang])
    for lang, catalogue in catalogues.items():
        compile_to(folder / f"{lang}.json", catalogue, to_show(catalogues["nb"]))
    return [*template_faults(template, catalogues["en"]), *faults, *foreign_faults(folder, catalogues)]


def all_faults() -> list[str]:
    """The faults of the catalogues of both folders as they are; nothing is written."""
    found: list[str] = []
    for folder in FOLDERS:
        catalogues = {"en": read(folder / "messages.pot", None)}
        for lang in TRANSLATED:
            catalogues[lang] = read(folder / f"{lang}.po", lang)
            found += faults_of(folder / f"{lang}.po", catalogues[lang])
        found += template_faults(folder / "messages.pot", catalogues["en"])
        found += foreign_faults(folder, catalogues)
    return found


def mark_changed(catalogue: Catalog, before: Mapping[str, Message]) -> None:
    """A translation whose English sentence changed lost its partner: give it the one it had `before`, as fuzzy."""
    for message in catalogue:
        old = before.get(str(message.context))
        if not message.id or old is None:
            continue
        if changed := not any(strings(message)) and any(strings(old)):
            forms = (strings(old) * catalogue.num_plurals)[: catalogue.num_plurals]
            message.string = forms if message.pluralizable else strings(old)[0]
            message.flags.add("fuzzy")
        if message.fuzzy:  # what it was translated from, so that somebody sees what changed
            message.previous_id = old.previous_id or ([*sources(old)] if changed else [])


def read(path: Path, lang: str | None) -> Catalog:
    """A catalogue from its file. Raises `Problem` where it cannot be understood."""
    with path.open("rb") as file:
        try:
            catalogue = read_po(file, locale=lang, abort_invalid=True)
        except (PoFileError, ValueError, LookupError) as fault:
            raise Problem(f"{named(path)}: this is no catalogue: {fault}; mend it, or bring it back") from fault
    for message in catalogue:
        take_previous(message)
    return catalogue


def take_previous(message: Message) -> None:
    """Babel writes `#| msgid`, the English sentence before it changed, but reads it as a comment."""
    told = [comment.removeprefix("|").strip() for comment in message.user_comments if comment.startswith("|")]
    message.user_comments = [comment for comment in message.user_comments if not comment.startswith("|")]
    message.previous_id = [unescape(each.partition(" ")[2]) for each in told if each.startswith("msgid")]


def previous(message: Message) -> str:
    """The English sentence that a fuzzy translation was made from, a line a form: Babel drops equal lines."""
    ids = zip(("msgid", "msgid_plural"), message.previous_id, strict=False)
    return "".join(f"#| {kind} {escape(id)}\n" for kind, id in ids) if message.fuzzy else ""


def write(path: Path, catalogue: Catalog) -> None:
    """A catalogue to its file, by id and without dates, so that the same content is the same bytes."""
    catalogue = in_order(catalogue)
    catalogue.header_comment = f"# {path.stem}: whole sentences by id. How to change them: CONTRIBUTING.md."
    catalogue.fuzzy = False
    buffer = BytesIO()
    write_po(buffer, catalogue, width=WIDTH)
    text = DATED.sub("", buffer.getvalue().decode())
    for message in catalogue:
        if told := previous(message):
            text = text.replace(f'msgctxt "{message.context}"\n', f'{told}msgctxt "{message.context}"\n', 1)
    write_if_changed(path, text)


def in_order(catalogue: Catalog) -> Catalog:
    """The same messages in the order of their ids, so that two editors rarely write at the same place."""
    ordered = Catalog(locale=catalogue.locale, charset=catalogue.charset)
    ordered.mime_headers = catalogue.mime_headers
    for message in sorted((each for each in catalogue if each.id), key=lambda each: str(each.context)):
        ordered[message.id] = message
    return ordered


def write_if_changed(path: Path, text: str) -> None:
    """Write a file only if its content changes, so that nothing is built again for nothing."""
    if not path.exists() or path.read_text("utf-8") != text:
        problem.write(path, text)


def strings(message: Message) -> tuple[str, ...]:
    """The forms of a translation."""
    return tuple(message.string) if isinstance(message.string, list | tuple) else (message.string or "",)


def sources(message: Message) -> tuple[str, ...]:
    """The English forms of a message."""
    return tuple(message.id) if isinstance(message.id, list | tuple) else (message.id,)


def faults_of(path: Path, catalogue: Catalog) -> Iterator[str]:
    """What keeps a catalogue from being complete: missing, fuzzy, or different places to fill."""
    for message in catalogue:
        if not message.id:
            continue
        place = where(path, message)
        hostile = [fault for s in strings(message) if (fault := message_fault(sources(message)[-1], s))]
        if message.fuzzy:
            yield f"{place}: the English sentence changed; compare, then remove the fuzzy mark"
        elif hostile:
            yield f"{place}: it holds {hostile[0]}; write plain text with the places of the English sentence"
        elif not all(strings(message)):
            yield f"{place}: the translation is missing"
        elif any(set(PLACE.findall(s)) != set(PLACE.findall(sources(message)[-1])) for s in strings(message)):
            yield f"{place}: the places in braces differ from the English sentence"


def template_faults(path: Path, catalogue: Catalog) -> Iterator[str]:
    """What the English sentences hold that none may: they are shown where a translation is missing."""
    for message in catalogue:
        hostile = [fault for s in sources(message) if message.id and (fault := message_fault(s, s))]
        if hostile:
            yield f"{where(path, message)}: it holds {hostile[0]}; write plain text"


def foreign_faults(folder: Path, catalogues: Mapping[str, Catalog]) -> Iterator[str]:
    """Sentences that are not in the language of their catalogue."""
    told = {
        lang: {str(m.context): strings(m) if lang != "en" else sources(m) for m in catalogue if m.id}
        for lang, catalogue in catalogues.items()
    }
    for lang in TRANSLATED:
        path, other = folder / f"{lang}.po", ROWS[lang].like
        for message in catalogues[lang]:
            id = str(message.context)
            if not message.id or message.fuzzy:
                continue
            alike = tongues.names({each: " ".join(told[each].get(id, ())) for each in told})
            for number, text in enumerate(strings(message)):
                there = (*told[other].get(id, ()), "")[: number + 1][-1]
                what = tongues.said(text, lang, alike) or (text and tongues.same(text, there, lang))
                if what:
                    yield f"{where(path, message)}: {what}; {tongues.REMEDY}"


def where(path: Path, message: Message) -> str:
    """The place of a message in its file, with its id."""
    return f"{path.parent.parent.name}/text/{path.name}:{message.lineno}: {message.context}"


def to_show(norwegian: Catalog) -> dict[str, str]:
    """The sentences that a reader shows in Norwegian, one text for all languages: `calc.telling.next_steps`."""
    told = {str(each.context): strings(each)[0] for each in norwegian if SHOWN.search(str(each.context or ""))}
    return {f"{id}.nb": bound(text) for id, text in told.items()}


def compile_to(path: Path, catalogue: Catalog, shown: Mapping[str, str]) -> None:
    """One small JSON: id to sentence; a plural is the counted place, then its forms.

    What is `shown` in Norwegian is laid beside every language but Norwegian.
    """
    compiled: dict[str, str | list[str]] = {} if str(catalogue.locale) == "nb" else {**shown}
    for message in catalogue:
        if not message.id:
            continue
        plural = message.pluralizable
        if any(strings(message)) and not message.fuzzy:
            forms = strings(message)
        elif plural and catalogue.locale:  # English stands in, as often as the language has forms
            forms = (sources(message)[-1],) * catalogue.num_plurals
        else:
            forms = sources(message)
        forms = tuple(map(bound, forms))
        counted = PLACE.findall(sources(message)[-1])[0].strip("{}").split(":")[0] if plural else ""
        compiled[str(message.context)] = [counted, *forms] if plural else forms[0]
    write_if_changed(path, json.dumps(compiled, ensure_ascii=False, sort_keys=True, indent=0) + "\n")


def bound(text: str) -> str:
    """A sentence with no-break spaces where its parts belong on one line."""
    return NO_BREAK_HERE.sub(NO_BREAK, unbroken(text))


if __name__ == "__main__":
    import sys

    found = main()
    print("\n".join(found) or "catalogues complete")
    sys.exit(1 if found else 0)
