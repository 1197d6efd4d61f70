"""`python -m publish build` makes the site; `python -m publish serve --port 8000` serves it.

`python -m publish translations status | diff LANG ID | accept LANG ID | check | ledger`
keeps the four languages together. `python -m publish sources` tells what stands behind each answer.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from publish import sources_used, translations_commands

DOCS = Path(__file__).parent.parent / "docs"


def main() -> None:
    """Run one command. What builds is brought in only to build, so that the rest is quick."""
    options = argparse.ArgumentParser(prog="python -m publish", description=__doc__)
    commands = options.add_subparsers(dest="command", required=True)
    commands.add_parser("build", help="make the site in site/")
    serving = commands.add_parser("serve", help="serve the built site")
    serving.add_argument("--port", type=int, default=8000)
    keeping = commands.add_parser("translations", help="which answers are behind, and what is at fault")
    keeping.add_argument("--docs", type=Path, default=DOCS, help="the pages")
    translations_commands.add_to(keeping)
    commands.add_parser("sources", help="which source stands behind which answer")
    chosen = options.parse_args()
    if chosen.command == "translations":
        sys.exit(translations_commands.run(chosen))
    if chosen.command == "sources":
        sys.exit(sources_used.main(DOCS))
    from publish.build import SITE, build

    if chosen.command == "build":
        print(f"built {build()}")
    else:
        from publish.serve import serve

        serve(SITE, chosen.port)


if __name__ == "__main__":
    main()
