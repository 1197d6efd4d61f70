"""`python -m publish build` makes the site; `python -m publish serve --port 8000` serves it."""

from __future__ import annotations

import argparse

from publish.build import SITE, build
from publish.serve import serve


def main() -> None:
    """Run one command."""
    options = argparse.ArgumentParser(prog="python -m publish", description=__doc__)
    commands = options.add_subparsers(dest="command", required=True)
    commands.add_parser("build", help="make the site in site/")
    serving = commands.add_parser("serve", help="serve the built site")
    serving.add_argument("--port", type=int, default=8000)
    chosen = options.parse_args()
    if chosen.command == "build":
        print(f"built {build()}")
    else:
        serve(SITE, chosen.port)


if __name__ == "__main__":
    main()
