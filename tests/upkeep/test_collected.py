"""No test is left out unseen: what a run of all tests looks into is compared with what lies in the tree.

The folder `tests/build` was once passed over for its name, by a setting that pytest has unless it is told another.
"""

from __future__ import annotations

import functools
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from publish.places import ROOT

# Says of each file whether it is looked into, and looks into none: nothing but the conftests is imported.
LOOKING = """
import sys
from pathlib import Path
import pytest

class Looking:
    @pytest.hookimpl(wrapper=True)
    def pytest_ignore_collect(self, collection_path):
        left_out = yield
        if left_out or not collection_path.is_file():
            return left_out
        print("looked into:", collection_path.relative_to(Path.cwd()).as_posix())
        return True

pytest.main(["--collect-only", "-q", "-p", "no:cacheprovider", *sys.argv[1:]], plugins=[Looking()])
"""
PREFIX = "looked into: "


@functools.cache
def looked_into(*options: str) -> set[str]:
    """The files that a run of all tests looks into, by the project's own configuration."""
    command = [sys.executable, "-c", LOOKING, *options]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    found = {line.removeprefix(PREFIX) for line in done.stdout.splitlines() if line.startswith(PREFIX)}
    assert found, done.stdout + done.stderr
    return found


def told(*patterns: str) -> list[Path]:
    """The files below the root that any of the patterns finds."""
    return sorted(path for pattern in patterns for path in ROOT.glob(pattern))


def names(paths: list[Path]) -> set[str]:
    """Their places below the root."""
    return {path.relative_to(ROOT).as_posix() for path in paths}


def examples(path: Path) -> bool:
    """Whether a module shows examples, which are run."""
    return any(line.lstrip().startswith(">>> ") for line in path.read_text("utf-8").splitlines())


def test_every_test_and_every_example_is_run() -> None:
    tests, modules = told("tests/**/test_*.py"), told("calc/**/*.py", "publish/**/*.py")
    meant = names(tests) | names([path for path in modules if examples(path)])
    assert len(meant) > 200
    assert sorted(meant - looked_into()) == []


def test_a_folder_that_is_passed_over_is_seen() -> None:
    passed_over = looked_into("--override-ini=norecursedirs=build") ^ looked_into()
    assert passed_over == {each for each in passed_over if "/build/" in each} != set()


def test_pytest_finds_no_examples_in_what_is_started_as_a_program() -> None:
    assert not [path for path in told("calc/**/__main__.py", "publish/**/__main__.py") if examples(path)]


def test_no_two_files_of_tests_have_one_name() -> None:
    """Each is imported by its name alone: a second one would stop the run."""
    counted = Counter(path.name for path in told("tests/**/test_*.py"))
    assert [name for name, count in counted.items() if count > 1] == []


def test_a_test_stands_where_it_is_looked_for() -> None:
    """A function or a class that is named like a test, in a file that is not, would never run."""
    for path in told("tests/**/*.py", "calc/**/*.py", "publish/**/*.py"):
        if not path.name.startswith("test_"):
            lines = path.read_text("utf-8").splitlines()
            assert not [line for line in lines if line.startswith(("def test_", "class Test"))], path


def test_git_passes_over_nothing_that_was_written() -> None:
    """A file that `.gitignore` hides is there for whoever wrote it, and for nobody else."""
    if not (ROOT / ".git").exists():
        pytest.skip("these files came without git")
    folders = ("calc", "docs", "handbook", "hosting", "overrides", "publish", "tests")
    command = ["git", "ls-files", "--others", "--ignored", "--exclude-standard", "--", *folders]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    made = ("__pycache__", "node_modules")
    assert [each for each in done.stdout.splitlines() if not any(part in made for part in Path(each).parts)] == []
