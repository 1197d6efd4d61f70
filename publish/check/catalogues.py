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
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, read_po, write_po

from calc.words import LANGUAGES, NO_BREAK
from publish import problem
from publish.check.hostile import message_fault
from publish.places import RULES_TEXT, SITE_TEXT
from publish.problem import Problem, named

FOLDERS = (RULES_TEXT, SITE_TEXT)
TRANSLATED = tuple(lang for lang in LANGUAGES if lang != "en")  # English is the template
WIDTH = 110
DATED = re.compile(r'"(POT-Creation|PO-Revision-Date|Generated-By|Report-Msgid|Last-Tr|Language-Team).*\n')
PLACE = re.compile(r"\{[^}]*\}")
# After a sign and between the numbers of a date, before a unit or a year's word, and before a dash or three dots.
UNITS = "MB|МБ|kB|КБ|år|год|лет|рік|рок"
NO_BREAK_HERE = re.compile(rf"(?<=§) |(?<=\d) (?=\d)|(?<=[\d}}]) (?=(?:{UNITS}))| (?=[—…])")


def main() -> list[str]:
    """Update and compile the catalogues of both folders; returns the faults found."""
    return [fault for folder in FOLDERS for fault in press(folder)]


def press(folder: Path) -> list[str]:
    """Update every language of a folder from its template and compile all; returns the faults found."""
    template = folder / "messages.pot"
    write(template, read(template, None))  # in the order of the ids
    faults: list[str] = []
    for lang in TRANSLATED:
        path = folder / f"{lang}.po"
        catalogue = read(path, lang)
        # Read anew for each: Babel hands the template's own messages to the catalogue that is updated.
        catalogue.update(read(template, None), no_fuzzy_matching=True)
        mark_changed(catalogue)
        catalogue.obsolete.clear()
        write(path, catalogue)
        faults += faults_of(path, read(path, lang))
        compile_to(folder / f"{lang}.json", read(path, lang))
    compile_to(folder / "en.json", read(template, None))
    return faults


def mark_changed(catalogue: Catalog) -> None:
    """A translation whose English sentence changed lost its partner: give it the old one, as fuzzy."""
    dropped = {message.context: message for message in catalogue.obsolete.values()}
    for message in catalogue:
        old = dropped.get(message.context)
        if message.id and not any(strings(message)) and old is not None:
            message.string = old.string
            message.flags.add("fuzzy")


def read(path: Path, lang: str | None) -> Catalog:
    """A catalogue from its file. Raises `Problem` where it cannot be understood."""
    with path.open("rb") as file:
        try:
            return read_po(file, locale=lang, abort_invalid=True)
        except (PoFileError, ValueError, LookupError) as fault:
            raise Problem(f"{named(path)}: this is no catalogue: {fault}; mend it, or bring it back") from fault


def write(path: Path, catalogue: Catalog) -> None:
    """A catalogue to its file, by id and without dates, so that the same content is the same bytes."""
    catalogue = in_order(catalogue)
    catalogue.header_comment = f"# {path.stem}: whole sentences by id. How to change them: CONTRIBUTING.md."
    catalogue.fuzzy = False
    buffer = BytesIO()
    write_po(buffer, catalogue, width=WIDTH)
    write_if_changed(path, DATED.sub("", buffer.getvalue().decode()))


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
        where = f"{path.parent.parent.name}/text/{path.name}:{message.lineno}: {message.context}"
        hostile = [fault for s in strings(message) if (fault := message_fault(sources(message)[-1], s))]
        if message.fuzzy:
            yield f"{where}: the English sentence changed; compare, then remove the fuzzy mark"
        elif hostile:
            yield f"{where}: it holds {hostile[0]}; write plain text with the places of the English sentence"
        elif not all(strings(message)):
            yield f"{where}: the translation is missing"
        elif any(set(PLACE.findall(s)) != set(PLACE.findall(sources(message)[-1])) for s in strings(message)):
            yield f"{where}: the places in braces differ from the English sentence"


def compile_to(path: Path, catalogue: Catalog) -> None:
    """One small JSON: id to sentence; a plural is the counted place, then its forms."""
    compiled: dict[str, str | list[str]] = {}
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
    return NO_BREAK_HERE.sub(NO_BREAK, text)


if __name__ == "__main__":
    import sys

    found = main()
    print("\n".join(found) or "catalogues complete")
    sys.exit(1 if found else 0)
