"""What others made is handed on with its licence: every file of the site is ours, or a part in the list."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from calc.words import LANGUAGES
from publish import problem
from publish.finished import licences
from publish.finished.looks import KINDS
from publish.letters import screen
from publish.places import LOOKS, NODE, ROOT

PARTS = licences.parts()
# Made here: by hand in overrides/, or by this build from our own words and rules.
MADE_HERE = re.compile(
    r"assets/words\.\w+/(nb|en)\.json|assets/python\.\w+/(calc-\w+\.zip|texts-\w+\.json|complete/(fotfeste_calc\S+\.whl|\S*lock\S*\.json))"
    r"|offline/\S+\.json|robots\.txt|sitemap\.xml|licences/\S+|data/\S+|service-worker(-off)?\.js"
    r"|parts\.json|\S*endringer/\w+\.xml|assets/(icon-\w+\.\w+\.png|manifest\.\w+\.\w+\.json)"
)
BESIDE = (".br", ".gz")


def files(site: Path) -> list[str]:
    """Every file of the site but the compressed forms."""
    return [
        each.relative_to(site).as_posix()
        for each in site.rglob("*")
        if each.is_file() and each.suffix not in BESIDE
    ]


def ours(file: str) -> bool:
    """Whether a file is written or made here."""
    if file.endswith((".html", ".pdf", "card.png")) or MADE_HERE.fullmatch(file):
        return True
    plain = re.sub(r"\.[0-9a-f]{10}(?=\.)", "", file)
    looks = {f"assets/{kind}.css" for kind in (*KINDS, "text")}  # each a part of the whole sheet
    return plain in looks or (LOOKS / plain).exists()


def test_every_file_of_the_site_is_ours_or_has_a_licence(site: Path) -> None:
    unknown = [each for each in files(site) if not ours(each) and not any(part.is_in(each) for part in PARTS)]
    assert unknown == [], "whose are they? Name them in MADE_HERE, or in publish/licences/parts.toml"


def test_every_part_is_in_the_site_and_its_whole_licence_with_it(site: Path) -> None:
    known, folder = files(site), site / licences.FOLDER
    listed = (folder / licences.LIST).read_text("ascii")
    for part in PARTS:
        for pattern in part.files:
            assert any(licences.fnmatchcase(each, pattern) for each in known), f"{part.id}: nothing is {pattern}"
        text = (folder / f"{part.id}.txt").read_text("ascii")
        assert len(text) > 250, part.id
        assert part.name in text
        assert f"({part.id}.txt)" in " ".join(listed.split())
    assert "Permission is hereby granted" in (folder / "fotfeste.txt").read_text("ascii")
    assert {each.name for each in folder.glob("*.txt")} == {
        "fotfeste.txt",
        licences.LIST,
        *(f"{part.id}.txt" for part in PARTS),
    }


def test_the_texts_are_those_of_the_licences_that_are_named() -> None:
    opens = {
        "MIT": "Permission is hereby granted, free of charge",
        "OFL-1.1": "SIL OPEN FONT LICENSE Version 1.1",
        "Apache-2.0": "TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION",
        "MPL-2.0": "Mozilla Public License Version 2.0",
        "PSF-2.0": "PYTHON SOFTWARE FOUNDATION LICENSE VERSION 2",
        "BSD-2-Clause": "Redistribution and use in source and binary forms",
        "BSD-3-Clause": "may be used to endorse or promote products",
        "LLVM-exception": "LLVM Exceptions to the Apache 2.0 License",
        "CC-BY-SA-3.0": "https://creativecommons.org/licenses/by-sa/3.0/",
        "Zlib": "This software is provided 'as-is'",
        "bzip2-1.0.6": "Altered source versions must be plainly marked",
        "0BSD": "with or without fee is hereby granted",
        "blessing": "May you do good and not evil",
    }
    for part in PARTS:
        text = " ".join(licences.whole(part).split())
        for name in part.licence.split(" WITH "):
            assert opens[name] in text, f"{part.id}: {name}"


def test_every_package_that_the_browser_gets_is_among_the_parts() -> None:
    """Those of npm that only make the site, and hand nothing on, are named here."""
    wanted = json.loads((ROOT / "package.json").read_text("utf-8"))["dependencies"]
    handed_on = {part.package.removeprefix("npm/") for part in PARTS if part.package.startswith("npm/")}
    assert handed_on == {*wanted} - {"binaryen", "terser"}


def test_the_libraries_within_the_engine_are_those_that_it_holds() -> None:
    engine = (NODE / "pyodide" / "pyodide.asm.wasm").read_bytes()
    for part in PARTS:
        if part.holds:
            assert part.holds.encode() in engine, f"{part.id} is no longer in the engine"
    others = {"openssl": b"OpenSSL", "tcl": b"Tcl_Create", "readline": b"rl_completion", "gmp": b"__gmp"}
    assert [name for name, mark in others.items() if mark in engine] == [], "write it into the parts"


def test_the_cut_typeface_has_a_name_of_its_own_and_says_whose_it_is(tmp_path: Path) -> None:
    """OFL 1.1, paragraph 3: a changed version may not use the reserved name."""
    screen.cut(tmp_path, {"latin": "Fotfeste", "cyrillic": "Опора"}, tmp_path / "cut")
    for file in tmp_path.glob("*.woff2"):
        names = {each.nameID: str(each) for each in TTFont(file)["name"].names}
        for id in (1, 4, 6, 16, 25):
            assert "Source" not in names.get(id, ""), names[id]
        assert names[1] == "Fotfeste Sans"
        assert "Adobe" in names[0]
        assert "SIL Open Font License" in names[13]
        assert names[14].startswith("http")


def test_no_page_asks_for_the_typeface_by_its_reserved_name(site: Path) -> None:
    for file in site.glob("assets/*.css"):
        assert "Source" not in file.read_text("utf-8"), file.name


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_about_us_leads_to_the_list(site: Path, lang: str) -> None:
    page = site / ("" if lang == "nb" else lang) / "om" / "index.html"
    (link,) = re.findall(
        r'href="([./]+licences/licences\.txt)"', page.read_text("utf-8").partition('id="lisenser"')[2]
    )
    assert (page.parent / link).resolve() == (site / "licences" / "licences.txt").resolve()


def test_the_bill_of_materials_is_told_as_its_standard_asks(site: Path) -> None:
    bill = json.loads((site / "licences" / "bom.json").read_text("ascii"))
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    assert [each["bom-ref"] for each in bill["components"]] == [part.id for part in PARTS]
    packages = {each["purl"] for each in bill["components"] if "purl" in each}
    assert all(re.fullmatch(r"pkg:(npm|pypi)/(%40[a-z-]+/)?[\w.-]+@[\w.]+", each) for each in packages)


def test_a_part_without_its_text_stops_the_build() -> None:
    with pytest.raises(problem.Problem, match=r"npm/lean-qr/GONE is not there; a part is not handed on"):
        licences.place("npm/lean-qr/GONE")
