"""What the site is made with: all of it locked with its hash, and nothing runs by being installed."""

from __future__ import annotations

import ast
import json
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
import yaml

from publish.places import ROOT

MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
LOCKS = {
    "site": "requirements.lock",
    "test": "tests/requirements.lock",
    "rules": "tests/rules/requirements.lock",
    "handbook": "handbook/requirements.lock",
}
ALSO = {"rules": "tests/requirements.lock"}  # `make test` runs the rules' tests too
PACKAGES = ("", "handbook/")  # folders with a package.json and its lock
ACTION = re.compile(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
IN_ORDER = ("configure-pages", "publish parts", "make test", "tar --create", "upload-artifact")
SPECIFIC = re.compile(r"([a-z0-9-]+)(?:\[[a-z,]+\])?==(\S+)", re.IGNORECASE)


def locked(lock: str) -> dict[str, tuple[str, list[str]]]:
    """Each package of a lock: its version, and the hashes that it may have."""
    text = (ROOT / lock).read_text("utf-8").replace("\\\n", " ")
    entries = [line for line in text.split("\n") if line.strip()]
    read = {}
    for line in entries:
        found = SPECIFIC.fullmatch(re.split(";|--hash", line)[0].strip())
        assert found, f"no exact version: {line[:80]}"
        read[found[1].lower()] = (found[2], re.findall(r"--hash=sha256:([0-9a-f]{64})(?=\s|$)", line))
        assert line.count("--hash=") == len(read[found[1].lower()][1]), f"a hash that is none: {found[1]}"
    return read


@pytest.mark.parametrize("lock", sorted(set(LOCKS.values())))
def test_python_packages_have_hashes_and_are_the_ones_that_were_chosen(lock: str) -> None:
    packages = locked(lock)
    assert [name for name, (_, hashes) in packages.items() if not hashes] == []
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["dependency-groups"]
    assert set(groups) == set(LOCKS)
    chosen = [each for name, group in groups.items() for each in group if lock in (LOCKS[name], ALSO.get(name))]
    assert chosen
    for wanted in chosen:
        found = SPECIFIC.fullmatch(wanted)
        assert found, f"not pinned: {wanted}"
        assert packages[found[1].lower()][0] == found[2], wanted


@pytest.mark.parametrize(
    ("lock", "other"), [("site", "test"), ("site", "handbook"), ("test", "rules"), ("test", "handbook")]
)
def test_two_locks_that_meet_in_one_place_have_the_same_versions(lock: str, other: str) -> None:
    """Tests and handbook are installed beside the site; the rules are tested with the same pytest."""
    one, two = locked(LOCKS[lock]), locked(LOCKS[other])
    assert {name: one[name] for name in one.keys() & two.keys()} == {
        name: two[name] for name in one.keys() & two.keys()
    }


def test_the_site_is_made_without_the_tools_of_the_tests() -> None:
    """They are large, and some are not made for every system on which the site can be built."""
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["dependency-groups"]
    named = {found[1].lower() for each in groups["site"] if (found := SPECIFIC.fullmatch(each))}
    for folder in ("calc", "publish"):
        for module, file in imported(folder).items():
            packages = {each.lower().replace("_", "-") for each in packages_distributions().get(module, [])}
            assert packages & named, f"{file} imports {module}, which is not in the group site"
    tools = {
        found[1].lower()
        for name in ("test", "rules")
        for each in groups[name]
        if (found := SPECIFIC.fullmatch(each))
    }
    assert not tools & locked(LOCKS["site"]).keys()
    serving = re.search(r"^build/\.built: (.+)$", MAKEFILE, re.MULTILINE)
    assert serving
    assert ".test" not in serving[1]
    assert "npm ci --omit=dev" in MAKEFILE


def imported(folder: str) -> dict[str, str]:
    """The modules from elsewhere that a folder's files import, each with a file that does."""
    ours = {"calc", "handbook", "publish", "tests", *sys.stdlib_module_names}
    found = {}
    for path in (ROOT / folder).rglob("*.py"):
        if "node_modules" not in path.parts:
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                names = [each.name for each in node.names] if isinstance(node, ast.Import) else []
                if isinstance(node, ast.ImportFrom) and node.module:
                    names = [node.module]
                for name in {each.split(".")[0] for each in names} - ours:
                    if not (path.parent / f"{name}.py").exists():
                        found[name] = path.name
    return found


@pytest.mark.parametrize("folder", ["calc", "publish", "handbook", "tests"])
def test_what_the_code_imports_is_named_among_its_dependencies(folder: str) -> None:
    """What something else happens to bring may be gone with its next version."""
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["dependency-groups"]
    wanted = [SPECIFIC.fullmatch(each) for group in groups.values() for each in group]
    named = {found[1].lower() for found in wanted if found}
    brought = {"griffe": ["griffelib"], **packages_distributions()}  # it is here only if the handbook was built
    for module, file in imported(folder).items():
        packages = {each.lower().replace("_", "-") for each in brought.get(module, [])}
        assert packages & named, f"{file} imports {module}: name {packages} in pyproject.toml"


def test_python_packages_are_unpacked_and_never_run() -> None:
    """A wheel is unpacked; a source package would run its own setup."""
    installs = re.findall(r"\$\(PIP\) .*-r ", MAKEFILE)
    assert len(installs) == len(set(LOCKS.values()))
    (pip,) = re.findall(r"^PIP := (.+)$", MAKEFILE, re.MULTILINE)
    assert "--require-hashes" in pip
    assert "--only-binary :all:" in pip
    assert not re.search(r"pip install .*-r ", MAKEFILE.replace(pip, ""))


@pytest.mark.parametrize("folder", PACKAGES)
def test_npm_packages_have_hashes_come_from_the_registry_and_run_nothing(folder: str) -> None:
    lock = json.loads((ROOT / f"{folder}package-lock.json").read_text("utf-8"))["packages"]
    wanted = json.loads((ROOT / f"{folder}package.json").read_text("utf-8"))
    assert "scripts" not in wanted
    for name, version in {**wanted["dependencies"], **wanted.get("devDependencies", {})}.items():
        assert lock[f"node_modules/{name}"]["version"] == version, "pinned exactly"
    for name, package in lock.items():
        if name:
            assert re.fullmatch(r"sha512-[A-Za-z0-9+/]{86}==", package.get("integrity", "")), name
            assert package.get("resolved", "https://registry.npmjs.org/").startswith("https://registry.npmjs.org/")
            assert not package.get("hasInstallScript"), f"{name} wants to run something"
    assert "ignore-scripts=true" in (ROOT / f"{folder}.npmrc").read_text("utf-8").split("\n")
    installed = f" --prefix {folder.rstrip('/')}" if folder else ""
    assert re.search(rf"[ \t]npm ci{installed}[ \n]", MAKEFILE), "ci takes the lock as it is"


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_takes_actions_of_one_owner_by_commit_and_may_do_little(path: Path) -> None:
    text = path.read_text("utf-8")
    workflow = yaml.safe_load(text)
    for line in re.findall(r"uses: (.+)", text):
        assert ACTION.fullmatch(line), "a tag can be moved, a commit cannot"
    triggers = workflow[True]  # YAML reads `on` so
    assert "pull_request_target" not in triggers, "that would run a stranger's text with our rights"
    assert workflow["permissions"] in ({}, {"contents": "read"})
    for job in workflow["jobs"].values():
        assert "timeout-minutes" in job, "a job that hangs would hold up the next for six hours"
        for step in job["steps"]:
            if "checkout" in step.get("uses", ""):
                assert step["with"]["persist-credentials"] is False
            assert "${{" not in step.get("run", ""), "what comes from outside is handed over in the environment"


def test_a_job_has_the_packages_rights_and_paths_that_its_steps_ask_for() -> None:
    """What a first run on GitHub would end with, read from what others met there."""
    for path in WORKFLOWS:
        workflow = yaml.safe_load(path.read_text("utf-8"))
        for job in workflow["jobs"].values():
            runs = "\n".join(step.get("run", "") for step in job["steps"])
            uses = "\n".join(step.get("uses", "") for step in job["steps"])
            if re.search(r"make .*(libraries|browsers)|make test", runs):
                assert job["container"].startswith("debian:"), "Ubuntu has neither chromium nor firefox-esr"
                assert job["env"]["HOME"] == "/root", "a browser wants its user's own home"
            if "configure-pages" in uses:
                assert job["permissions"]["pages"] == "read", "it asks for the site's data"
            if "container" in job:
                assert "upload-pages-artifact" not in uses, "it looks for its tar outside of the container"


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_what_a_workflow_makes_can_be_made(path: Path) -> None:
    targets = {each for line in re.findall(r"^(\S[^:=#]*):(?!=)", MAKEFILE, re.MULTILINE) for each in line.split()}
    runs = [
        step.get("run", "")
        for job in yaml.safe_load(path.read_text("utf-8"))["jobs"].values()
        for step in job["steps"]
    ]
    made = [line for run in runs for line in re.findall(r"(?:^|&& )make ([^&|\n]+)", run, re.MULTILINE)]
    assert {each for line in made for each in line.split()} <= targets


def test_what_is_published_is_what_was_tested() -> None:
    """The address comes first, then what open pages need, then one build, which is tested and packed."""
    jobs = yaml.safe_load((ROOT / ".github" / "workflows" / "publish.yml").read_text("utf-8"))["jobs"]
    steps = jobs["build"]["steps"]
    address = "${{ steps.pages.outputs.base_url }}/"
    order = [next(n for n, step in enumerate(steps) if mark in str(step)) for mark in IN_ORDER]
    assert order == sorted(order)
    assert [step["env"]["SITE_URL"] for step in steps if "make" in step.get("run", "") and "env" in step] == [
        address
    ] * 2
    assert sum(bool(re.search(r"make (build|test|serve)", step.get("run", ""))) for step in steps) == 1
    assert jobs["deploy"]["needs"] == "build"


def test_an_action_has_one_version_in_all_workflows() -> None:
    used = {line for path in WORKFLOWS for line in re.findall(r"uses: (.+)", path.read_text("utf-8"))}
    assert len({line.split("@")[0] for line in used}) == len(used)


def test_known_faults_are_asked_for_every_week_with_a_pinned_tool() -> None:
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "audit.yml").read_text("utf-8"))
    assert workflow[True]["schedule"]
    assert workflow["jobs"]["audit"]["steps"][-1]["run"] == "make node_modules/.test audit"
    recipe = MAKEFILE.split("\naudit:")[1].split("\n\n")[0]
    assert re.search(r"pip-audit==\d+\.\d+\.\d+", recipe)
    assert "--strict" in recipe, "a package that could not be looked up is a fault, not a pass"
    assert "npm audit\n" in recipe
    assert all(f"-r {lock}\n" in recipe for lock in LOCKS.values())
