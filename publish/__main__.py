"""The press and its keepers: `build` makes the site, `serve --port 8000` serves it,
`preview --lang uk` shows the pages while they are edited.

`translations status | diff LANG ID | accept LANG ID | check | ledger` keeps the four languages together.
`parts https://…` fetches what pages that are open need, where no earlier build lies.
`sources` tells what stands behind each answer. `update g [FILE]`, `links`, `law` and `review` keep figures,
addresses and rules true. `COMMAND --help` tells the options of one.

Exit status: 0 done, 1 something is found to be mended, 2 it could not be done, with one line that says why.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from calc.words import LANGUAGES
from publish import skeleton
from publish.places import BUILD, COMMAND, DOCS, SITE
from publish.problem import Problem, explain
from publish.upkeep import (
    law_commands,
    links_commands,
    review_commands,
    sources_used,
    translations_commands,
    update,
)


def main() -> None:
    """Run one command, and let what stops it be told in words."""
    try:
        sys.exit(run(parser().parse_args()))
    except BrokenPipeError:  # whoever read the output has seen enough
        sys.stdout = None
        return
    except KeyboardInterrupt:
        print("\nstopped; site/ is as it was", file=sys.stderr)
        sys.exit(130)  # as a shell says it of a program that Ctrl-C has ended
    except OSError as fault:
        stopped = explain(fault)
    except (Problem, RuntimeError) as fault:
        stopped = str(fault)
    print(stopped, file=sys.stderr)
    sys.exit(2)


def parser() -> argparse.ArgumentParser:
    """The commands with their options."""
    options = argparse.ArgumentParser(
        prog=COMMAND, description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = options.add_subparsers(dest="command", required=True, metavar="COMMAND")
    commands.add_parser("build", help="make the site in site/")
    commands.add_parser("pack", help="make Python for the browser alone")
    serving = commands.add_parser("serve", help="serve the built site")
    serving.add_argument("--port", type=port, default=8000)
    keeping_parts = commands.add_parser("parts", help="fetch what open pages need, before a build where none lies")
    keeping_parts.add_argument("address", help="where the site is published")
    showing = commands.add_parser("preview", help="show the pages while they are edited")
    showing.add_argument("--lang", choices=LANGUAGES, help="one language alone, which is quicker")
    showing.add_argument("--port", type=port, default=8000)
    keeping = commands.add_parser("translations", help="which answers are behind, and what is at fault")
    keeping.add_argument("--docs", type=Path, default=DOCS, help="the pages")
    translations_commands.add_to(keeping)
    commands.add_parser("sources", help="which source stands behind which answer")
    skeleton.add_to(commands.add_parser("new-calculator", help="begin a calculator that runs at once"))
    update.add_to(commands.add_parser("update", help="propose a new row for a table of rates"))
    links_commands.add_to(commands.add_parser("links", help="whether the official addresses still work"))
    law_commands.add_to(commands.add_parser("law", help="whether the law still says what the rules rest on"))
    review_commands.add_to(commands.add_parser("review", help="what has to be looked at again, soonest first"))
    return options


def port(text: str) -> int:
    """A port that can be served. Raises what argparse tells."""
    if not (text.isdecimal() and 1 <= int(text[:6]) <= 65535):
        raise argparse.ArgumentTypeError(f"{text!r} is no port; choose a number from 1 to 65535")
    return int(text)


def run(chosen: argparse.Namespace) -> int:
    """Run the chosen command. What builds is brought in only to build, so that the rest is quick."""
    if chosen.command == "translations":
        return translations_commands.run(chosen)
    if chosen.command == "sources":
        return sources_used.main(DOCS)
    if chosen.command == "new-calculator":
        return skeleton.run(chosen)
    if chosen.command == "update":
        return update.run(chosen)
    if chosen.command == "links":
        return links_commands.run(chosen)
    if chosen.command == "law":
        return law_commands.run(chosen)
    if chosen.command == "review":
        return review_commands.run(chosen)
    if chosen.command == "parts":
        from publish.finished import published

        print(published.keep(chosen.address, SITE))
        (BUILD / ".built").unlink(missing_ok=True)  # make builds anew, to take them over
        return 0
    if chosen.command == "preview":
        os.environ["LANG_ONLY"] = chosen.lang or os.environ.get("LANG_ONLY", "")
        from publish import preview

        preview.serve(chosen.port)
        return 0
    if chosen.command == "pack":
        from publish import runtime

        print(f"packed {runtime.pack()}")
        return 0
    from publish.build import FRESH, build, repair

    if chosen.command == "build":
        print(f"built {build()}")
    else:
        from publish.finished.serve import serve

        repair(FRESH, SITE)
        serve(SITE, chosen.port)
    return 0


if __name__ == "__main__":
    main()
