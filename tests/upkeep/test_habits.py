"""What the repository asks of those who come: forms in four languages, owners by language, hooks of its own."""

from __future__ import annotations

import json
import re
from datetime import date, datetime
from typing import Any

import pytest
import yaml

from calc import CALCULATORS
from calc.words import LANGUAGES, TABLE
from publish.places import ROOT

GITHUB = ROOT / ".github"
FORMS = {path.stem: path for path in sorted((GITHUB / "ISSUE_TEMPLATE").glob("[0-9]*.yml"))}
KINDS = ("figure", "translation", "address")
TYPES = {"markdown", "input", "textarea", "dropdown", "checkboxes"}  # as GitHub knows them


def form(kind: str, lang: str) -> dict[str, Any]:
    (found,) = [path for name, path in FORMS.items() if name.endswith(f"-{kind}-{lang}")]
    read: dict[str, Any] = yaml.safe_load(found.read_text("utf-8"))
    return read


def shape(read: dict[str, Any]) -> list[tuple[Any, ...]]:
    """What a form asks, without its words."""
    return [
        (each["type"], each.get("id"), each.get("validations"), "description" in each["attributes"])
        for each in read["body"]
    ]


def test_there_is_a_form_of_each_kind_in_each_language() -> None:
    assert len(FORMS) == len(KINDS) * len(LANGUAGES)
    for kind in KINDS:
        forms = {lang: form(kind, lang) for lang in LANGUAGES}
        assert len({str(shape(each)) for each in forms.values()}) == 1, f"{kind}: the languages ask the same"
        assert len({each["name"] for each in forms.values()}) == len(LANGUAGES)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_form_is_what_github_takes(kind: str, lang: str) -> None:
    read = form(kind, lang)
    assert read["name"].startswith(f"{TABLE[lang].name}: ")
    assert read["description"]
    assert read["labels"] == [kind, lang]
    ids = [each.get("id") for each in read["body"] if each["type"] != "markdown"]
    assert len(set(ids)) == len(ids)
    assert ids[0] == "page"
    assert ids[-1] == "version"
    for each in read["body"]:
        assert each["type"] in TYPES
        assert each["attributes"].get("label") or each["attributes"].get("value")
    warning = read["body"][0]["attributes"]["value"]
    assert "DUF" in warning, "who writes in public is told what not to write"


@pytest.mark.parametrize("lang", ["ru", "uk"])
def test_a_form_is_written_in_its_own_letters(lang: str) -> None:
    for kind in KINDS:
        read = form(kind, lang)
        for each in (
            read["name"],
            read["description"],
            *(part["attributes"].get("label", "") for part in read["body"]),
        ):
            assert not each or re.search("[а-яіїєґ]", each, re.IGNORECASE), each


def test_whoever_needs_advice_is_led_to_those_who_may_give_it() -> None:
    chooser = yaml.safe_load((GITHUB / "ISSUE_TEMPLATE" / "config.yml").read_text("utf-8"))
    assert chooser["blank_issues_enabled"] is True
    for link in chooser["contact_links"]:
        assert set(link) == {"name", "url", "about"}
        assert link["url"].startswith("https://")


def test_pull_requests_are_tested_and_never_published() -> None:
    workflow = yaml.safe_load((GITHUB / "workflows" / "check.yml").read_text("utf-8"))
    assert set(workflow[True]) == {"pull_request"}  # YAML reads `on` so
    assert workflow["permissions"] == {"contents": "read"}
    (job,) = workflow["jobs"].values()
    assert "permissions" not in job
    runs = [step.get("run", "") for step in job["steps"]]
    assert "make test" in runs
    assert "make handbook" in runs


def test_every_language_has_somebody_who_is_asked() -> None:
    lines = [line.split() for line in (GITHUB / "CODEOWNERS").read_text("utf-8").splitlines()]
    owners = {line[0]: line[1:] for line in lines if line and not line[0].startswith("#")}
    assert all(each.startswith("@") for names in owners.values() for each in names)
    assert all(owners.values())
    for lang in LANGUAGES:
        sentences = "messages.pot" if lang == "en" else f"{lang}.po"
        for path in (f"docs/{lang}/", f"calc/text/{sentences}", f"publish/text/{sentences}"):
            assert (ROOT / path).exists()
            assert owners[f"/{path}"] == owners[f"/docs/{lang}/"]
    for path in owners:
        assert any(True for _ in ROOT.glob(path.strip("/"))), f"{path}: nothing is there"


def test_hooks_are_the_projects_own_tools() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))
    (repo,) = hooks["repos"]
    assert repo["repo"] == "local", "nothing is fetched, and versions are those of the locks"
    for hook in repo["hooks"]:
        assert hook["language"] == "system"
        re.compile(hook.get("files", ""))
    called = " ".join(hook["entry"] for hook in repo["hooks"])
    assert all(tool in called for tool in (".venv/bin/ruff", ".venv/bin/mypy", "node_modules/.bin/tsc"))


def test_the_container_is_built_by_the_makefile() -> None:
    container = json.loads((ROOT / ".devcontainer" / "devcontainer.json").read_text("utf-8"))
    targets = container["postCreateCommand"].removeprefix("make ").split()
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert all(re.search(rf"^{re.escape(target)}:", makefile, re.MULTILINE) for target in targets)
    checked = yaml.safe_load((GITHUB / "workflows" / "check.yml").read_text("utf-8"))["jobs"]["check"]
    assert container["image"] == checked["container"], "who develops and who checks have the same system"
    assert container["onCreateCommand"] == checked["steps"][0]["run"]


def test_security_tells_a_way_that_is_not_public() -> None:
    told = (ROOT / "SECURITY.md").read_text("utf-8")
    assert "Report a vulnerability" in told


def test_the_changelog_says_which_answers_change_from_which_day() -> None:
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    first, *months = re.findall(r"^## (.+)$", text, re.MULTILINE)
    assert first == "Which answers change from which day"
    assert months
    written = [datetime.strptime(month, "%B %Y") for month in months]
    assert written == sorted(written, reverse=True), "the newest first"
    rows = [line.strip("|").split("|") for line in text.splitlines() if re.match(r"\| \d", line)]
    days = [date.fromisoformat(row[0].strip()) for row in rows]
    assert days == sorted(days, reverse=True)
    for row in rows:
        assert set(re.findall(r"`(.+?)`", row[1])) <= set(CALCULATORS)
        assert row[3].strip() in months, "when the rules learned it"
