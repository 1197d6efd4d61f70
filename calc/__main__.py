"""The rules on the command line: `python3 -m calc NAME field=value … [--lang uk] [--json] [--changes]`.

`--days` prints the days of the result alone, `--ics FILE` also writes them for a calendar.
`--beside nb` tells each sentence in one more language beneath.
`--compare field=value …` tells a second result, with these answers changed, beside the first.

Without a name it lists the calculators; `python3 -m calc NAME --help` tells the fields of one.
Exit status: 0 a result, 1 an answer is missing, 2 answers that cannot be understood (also said on stderr).
"""

from __future__ import annotations

import argparse
import json
import signal
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from calc import CALCULATORS
from calc.frame.core import Ask, Result, outcome_of
from calc.frame.form import Field, Invalid
from calc.telling.beside import lines_in_two
from calc.telling.calendar_file import calendar_file, left_out
from calc.telling.changes import changes_json
from calc.telling.comparison import compared, comparison_json, comparison_lines
from calc.telling.days import day_lines
from calc.telling.lines import result_lines
from calc.telling.report import outcome_json
from calc.telling.teller import Teller
from calc.text import plain, say
from calc.words import LANGUAGES

DONE, ASKED, BAD_INPUT = 0, 1, 2


def main(arguments: list[str]) -> int:
    """Run one calculator; returns the exit status."""
    named = next((each for each in arguments if each in CALCULATORS), None)
    options = parser(named).parse_intermixed_args(arguments)
    lang = options.lang
    for typed in (lang, options.beside or lang):
        if typed not in LANGUAGES:
            return refuse([say("cli.lang", "en", {"typed": typed})])
    if options.name is None:
        print(say("cli.calculators", lang))
        for name in CALCULATORS:
            print(f"  {name:24} {plain(say(f'{name}.title', lang))}")
        return DONE
    if options.name not in CALCULATORS:
        known = ", ".join(CALCULATORS)
        return refuse([say("problem.unknown-calculator", lang, {"name": options.name, "known": known})])
    for pair in [*options.answers, *options.compare]:
        if "=" not in pair:
            return refuse([say("problem.not-a-pair", lang, {"typed": pair})])
    answers = pairs_of(options.answers)
    teller = Teller(CALCULATORS[options.name], lang, options.today)
    compare = pairs_of(options.compare)
    wanted = Wanted(options.json, options.days, options.ics, options.changes, options.beside, compare)
    return answer(teller, answers, wanted)


def pairs_of(pairs: list[str]) -> dict[str, str]:
    """The answers of `field=value` by their names."""
    return dict(pair.split("=", 1) for pair in pairs)


@dataclass(frozen=True)
class Wanted:
    """How a result is told: as JSON, its days alone, a file for a calendar too, what would change it too.

    `beside` is one more language; `compare` are answers that are other in a second result, which is told
    beside the first; an empty one is none.
    """

    as_json: bool = False
    only_days: bool = False
    ics: str = ""
    changes: bool = False
    beside: str = ""
    compare: Mapping[str, str] = field(default_factory=dict)


def answer(teller: Teller, answers: dict[str, str], wanted: Wanted) -> int:
    """Print what the calculator says of these answers; returns the exit status."""
    outcome = outcome_of(teller.calculator, answers)
    other = outcome_of(teller.calculator, other_answers(answers, wanted.compare)) if wanted.compare else outcome
    if not isinstance(outcome, Result) or not isinstance(other, Result):
        return unanswered(teller, outcome if not isinstance(outcome, Result) else other, wanted)
    if wanted.as_json:
        told = outcome_json(teller, outcome)
        if wanted.changes:
            told["changes"] = changes_json(teller, outcome)
        if wanted.beside:
            told["beside"] = {"lang": wanted.beside, **outcome_json(replace(teller, lang=wanted.beside), outcome)}
        if wanted.compare:
            told["comparison"] = comparison_json(teller, compared(outcome, other, teller))
        print(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        print("\n".join(lines_in_two(teller, wanted.beside, lambda each: lines(each, outcome, other, wanted))))
    return write_calendar(teller, outcome, wanted.ics) if wanted.ics else DONE


def other_answers(answers: Mapping[str, str], changed: Mapping[str, str]) -> dict[str, str]:
    """The answers of the second situation."""
    return {name: text for name, text in {**answers, **changed}.items() if text or name not in changed}


def unanswered(teller: Teller, outcome: Result[Any] | Ask | Invalid, wanted: Wanted) -> int:
    """Print what is missing or wrong; returns the exit status."""
    if wanted.as_json:
        print(json.dumps(outcome_json(teller, outcome), ensure_ascii=False, indent=2))
    if isinstance(outcome, Invalid):
        return refuse(list(teller.errors(outcome).values()))
    if isinstance(outcome, Ask) and not wanted.as_json:
        print(plain(teller.question(outcome.field)))
        print(teller.say("cli.ask", {"name": outcome.field}))
    return ASKED


def lines(teller: Teller, result: Result[Any], other: Result[Any], wanted: Wanted) -> list[str]:
    """The result as lines of text, or its days alone; and how it differs from the `other`, if that is wanted."""
    days = map(plain, day_lines(teller, result))
    told = days if wanted.only_days else result_lines(teller, result, with_changes=wanted.changes)
    comparison = comparison_lines(teller, compared(result, other, teller)) if wanted.compare else ()
    return [*told, *comparison]


def write_calendar(teller: Teller, result: Result[Any], file: str) -> int:
    """Write the days that lie ahead for a calendar, and say so on stderr; a result without any is no fault."""
    text = calendar_file(teller, result)
    facts: dict[str, Any] = {"file": file, "days": text.count("BEGIN:VEVENT")}
    if not text:
        print(teller.say("cli.ics-none"), file=sys.stderr)
        return DONE
    try:
        Path(file).write_bytes(text.encode())
    except OSError as fault:
        return refuse([teller.say("cli.ics-failed", {**facts, "why": fault.strerror or str(fault)})])
    print(teller.say("cli.ics-written", facts), left_out(teller, result), file=sys.stderr)
    return DONE


def parser(name: str | None = None) -> argparse.ArgumentParser:
    """The options; the help lists the fields with their values, of one calculator or of all."""
    lines = [say("cli.fields", "en")]
    for calculator in [CALCULATORS[name]] if name else CALCULATORS.values():
        lines += ["", calculator.name]
        lines += [f"  {each:24} {values(field)}" for each, field in calculator.form.fields.items()]
    options = argparse.ArgumentParser(
        prog="python3 -m calc",
        description=__doc__,
        epilog="\n".join(lines),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    options.add_argument("name", nargs="?", help="a calculator; without it they are listed")
    options.add_argument("answers", nargs="*", metavar="field=value", help="an answer, in any order")
    options.add_argument("--lang", default="en", help=" ".join(LANGUAGES))
    options.add_argument("--beside", default="", metavar="LANG", help="one more language, beneath each sentence")
    options.add_argument("--json", action="store_true", help="print JSON")
    options.add_argument("--changes", action="store_true", help="also what would change the result")
    options.add_argument(
        "--compare",
        nargs="+",
        default=[],
        metavar="field=value",
        help="tell a second result, with these answers, beside it",
    )
    options.add_argument("--days", action="store_true", help="print the days of the result alone")
    options.add_argument("--ics", default="", metavar="FILE", help="write the days that lie ahead for a calendar")
    options.add_argument(
        "--today",
        type=date.fromisoformat,
        default=date.today(),
        metavar="YYYY-MM-DD",
        help="the day from which deadlines are seen; without it the day of this computer",
    )
    return options


def values(of: Field[Any]) -> str:
    """The values a field takes, for the help."""
    return of.help() if of.required else f"{of.help()} (optional)"


def refuse(messages: list[str]) -> int:
    """Say on stderr what is wrong and how to mend it."""
    print("\n".join(messages), file=sys.stderr)
    return BAD_INPUT


if __name__ == "__main__":
    if hasattr(signal, "SIGPIPE"):  # whoever reads, like `head`, may have seen enough
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    sys.exit(main(sys.argv[1:]))
