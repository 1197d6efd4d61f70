"""The places of the house, named once: where editors write, what npm installs, where builds keep what they made.

>>> (ROOT / "mkdocs.yml").exists(), DOCS.name
(True, 'docs')
"""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
CASES = ROOT / "calc" / "cases"  # the named cases of the calculators
RATES = ROOT / "calc" / "rates"
RULES_TEXT = ROOT / "calc" / "text"  # the rules' sentences
SITE_TEXT = ROOT / "publish" / "text"  # the site's own words
LOOKS = ROOT / "overrides"
NODE = ROOT / "node_modules"
BUILD = ROOT / "build"  # kept between builds; may be thrown away
SITE = ROOT / "site"
COMMAND = ".venv/bin/python -m publish"  # as it is typed from the house, so that what is told can be copied
