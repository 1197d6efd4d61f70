"""What the site is made with: all of it locked with its hash, and nothing runs by being installed."""

from __future__ import annotations

import json
import re
import tomllib

import pytest
import yaml

from publish.places import ROOT

MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
SPECIFIC = re.compile(r"([a-z0-9-]+)(?:\[[a-z,]+\])?==(\S+)", re.IGNORECASE)


def locked() -> dict[str, tuple[str, list[str]]]:
    """Each package of requirements.lock: its version, and the hashes that it may have."""
    text = (ROOT / "requirements.lock").read_text("utf-8").replace("\\\n", " ")
    entries = [line for line in text.split("\n") if line.strip()]
    read = {}
    for line in entries:
        found = SPECIFIC.fullmatch(re.split(";|--hash", line)[0].strip())
        assert found, f"no exact version: {line[:80]}"
        read[found[1].lower()] = (found[2], re.findall(r"--hash=sha256:([0-9a-f]{64})(?=\s|$)", line))
        assert line.count("--hash=") == len(read[found[1].lower()][1]), f"a hash that is none: {found[1]}"
    return read


def test_python_packages_have_hashes_and_are_the_ones_that_were_chosen() -> None:
    packages = locked()
    assert [name for name, (_, hashes) in packages.items() if not hashes] == []
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["dependency-groups"]
    for wanted in (each for group in groups.values() for each in group):
        found = SPECIFIC.fullmatch(wanted)
        assert found, f"not pinned: {wanted}"
        assert packages[found[1].lower()][0] == found[2], wanted


def test_python_packages_are_unpacked_and_never_run() -> None:
    """A wheel is unpacked; a source package would run its own setup."""
    installs = [line for line in MAKEFILE.split("\n") if "pip install" in line and "requirements.lock" in line]
    assert len(installs) == 1
    assert "--require-hashes" in installs[0]
    assert "--only-binary :all:" in installs[0]


def test_npm_packages_have_hashes_come_from_the_registry_and_run_nothing() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]
    wanted = json.loads((ROOT / "package.json").read_text("utf-8"))
    assert "scripts" not in wanted
    for name, version in {**wanted["dependencies"], **wanted["devDependencies"]}.items():
        assert lock[f"node_modules/{name}"]["version"] == version, "pinned exactly"
    for name, package in lock.items():
        if name:
            assert re.fullmatch(r"sha512-[A-Za-z0-9+/]{86}==", package.get("integrity", "")), name
            assert package.get("resolved", "https://registry.npmjs.org/").startswith("https://registry.npmjs.org/")
            assert not package.get("hasInstallScript"), f"{name} wants to run something"
    assert "ignore-scripts=true" in (ROOT / ".npmrc").read_text("utf-8").split("\n")
    assert re.search(r"^\tnpm ci$", MAKEFILE, re.MULTILINE), "ci takes the lock as it is"


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_takes_actions_of_one_owner_in_one_version_and_may_do_little(path: object) -> None:
    workflow = yaml.safe_load(path.read_text("utf-8"))  # type: ignore[attr-defined]
    triggers = workflow[True]  # YAML reads `on` so
    assert "pull_request_target" not in triggers, "that would run a stranger's text with our rights"
    assert workflow["permissions"] in ({}, {"contents": "read"})
    for job in workflow["jobs"].values():
        assert "timeout-minutes" in job or job["needs"]
        for step in job["steps"]:
            if "uses" in step:
                assert re.fullmatch(r"actions/[a-z-]+@v\d+\.\d+\.\d+", step["uses"])
            if "checkout" in step.get("uses", ""):
                assert step["with"]["persist-credentials"] is False
            assert "${{" not in step.get("run", ""), "what comes from outside is handed over in the environment"


def test_known_faults_are_asked_for_every_week_with_a_pinned_tool() -> None:
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "audit.yml").read_text("utf-8"))
    assert workflow[True]["schedule"]
    assert workflow["jobs"]["audit"]["steps"][-1]["run"] == "make node_modules/.installed audit"
    recipe = MAKEFILE.split("\naudit:")[1].split("\n\n")[0]
    assert re.search(r"pip-audit==\d+\.\d+\.\d+", recipe)
    assert "--strict" in recipe, "a package that could not be looked up is a fault, not a pass"
    assert "npm audit\n" in recipe
