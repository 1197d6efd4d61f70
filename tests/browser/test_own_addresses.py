"""Scripts go, fetch and import nowhere but below this site's root, whatever stands in the page."""

from __future__ import annotations

import json
import re
import subprocess

import pytest

from publish.places import LOOKS

ASSETS = LOOKS / "assets"
NODE = """
globalThis.location = { href: process.argv[2] };
const { own } = await import(process.argv[1]);
console.log(JSON.stringify(JSON.parse(process.argv[3]).map(own)));
"""
# Where a script goes or fetches, and what it is given.
FOLLOWED = re.compile(
    r"\b(?:location\.(?:assign|replace)|window\.open|fetch|import|load|turn)\(([^()]*(?:\([^()]*\))?)"
)
SET = re.compile(r"\blocation(?:\.href)?\s*=(?!=)")
FROM_PAGE = re.compile(r"\.href\b|\.src\b|\.action\b|dataset|getAttribute")
OURS = ("own(", "import.meta.url", "location.href")


def test_an_address_is_own_only_below_the_root() -> None:
    root = LOOKS.as_uri()
    page = f"{root}/en/om/index.html"
    addresses = {
        "../introduksjonsprogram/#hva-er": f"{root}/en/introduksjonsprogram/#hva-er",
        f"{root}/om/": f"{root}/om/",
        "": None,
        "../../../secret": None,
        "https://evil.example/": None,
        "//evil.example/": None,
        "/\\evil.example": None,
        "javascript:alert(1)": None,
        "data:text/html,x": None,
        "blob:null/x": None,
        "https://[": None,
        f"{root}.evil.example/": None,
    }
    command = ["node", "--input-type=module", "-e", NODE, (ASSETS / "address.js").as_uri(), page]
    done = subprocess.run([*command, json.dumps([*addresses])], capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert dict(zip(addresses, json.loads(done.stdout), strict=True)) == addresses


@pytest.mark.parametrize("script", sorted(path.name for path in ASSETS.glob("*.js")))
def test_what_a_script_takes_from_the_page_is_looked_at_before_it_is_followed(script: str) -> None:
    code = re.sub(r"/\*.*?\*/|//[^\n]*", "", (ASSETS / script).read_text("utf-8"), flags=re.DOTALL)
    assert not SET.search(code)
    for given in FOLLOWED.findall(code):
        assert not FROM_PAGE.search(given) or any(each in given for each in OURS), given
