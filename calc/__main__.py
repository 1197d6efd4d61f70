"""The rules on the command line: `python3 -m calc NAME field=value … [--lang uk] [--json]`.

`--days` prints the days of the result alone, `--ics FILE` also writes them for a calendar.

Without a name it lists the calculators; `python3 -m calc NAME --help` tells the fields of one.
Exit status: 0 a result, 1 an answer is missing, 2 answers that cannot be understood (also said on stderr).
"""

from __future__ import annotations

import argparse
import json
import signal
import sys
from datetime import date
from pathlib import Path
from typing import Any

from calc import CALCULATORS
from calc.frame.core import Ask, Result, outcome_of
from calc.frame.form import Field, Invalid
from calc.telling.calendar_file import calendar_file, left_out
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
    if lang not in LANGUAGES:
        return refuse([say("cli.lang", "en", {"typed": lang})])
    if options.name is None:
        print(say("cli.calculators", lang))
        for name in CALCULATORS:
            print(f"  {name:24} {plain(say(f'{name}.title', lang))}")
        return DONE
    if options.name not in CALCULATORS:
        known = ", ".join(CALCULATORS)
        return refuse([say("problem.unknown-calculator", lang, {"name": options.name, "known": known})])
    for pair in options.answers:
        if "=" not in pair:
            return refuse([say("problem.not-a-pair", lang, {"typed": pair})])
    answers = dict(pair.split("=", 1) for pair in options.answers)
    teller = Teller(CALCULATORS[options.name], lang, options.today)
    return answer(teller, answers, as_json=options.json, only_days=options.days, ics=options.ics)


def answer(
    teller: Teller, answers: dict[str, str], *, as_json: bool = False, only_days: bool = False, ics: str = ""
) -> int:
    """Print what the calculator says of these answers; returns the exit status."""
    outcome = outcome_of(teller.calculator, answers)
    if as_json:
        print(json.dumps(outcome_json(teller, outcome), ensure_ascii=False, indent=2))
    if isinstance(outcome, Invalid):
        return refuse(list(teller.errors(outcome).values()))
    if isinstance(outcome, Ask):
        if not as_json:
            print(plain(teller.question(outcome.field)))
            print(teller.say("cli.ask", {"name": outcome.field}))
        return ASKED
    if not as_json:
        lines = map(plain, day_lines(teller, outcome)) if only_days else result_lines(teller, outcome)
        print("\n".join(lines))
    return write_calendar(teller, outcome, ics) if ics else DONE


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
    options.add_argument("--json", action="store_true", help="print JSON")
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


def values(field: Field[Any]) -> str:
    """The values a field takes, for the help."""
    return field.help() if field.required else f"{field.help()} (optional)"


def refuse(messages: list[str]) -> int:
    """Say on stderr what is wrong and how to mend it."""
    print("\n".join(messages), file=sys.stderr)
    return BAD_INPUT


if __name__ == "__main__":
    if hasattr(signal, "SIGPIPE"):  # whoever reads, like `head`, may have seen enough
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    sys.exit(main(sys.argv[1:]))
