"""What a newcomer's machine lacks is one sentence with its remedy, before anything is installed.

The machines are played by a folder of programs: real ones, and small scripts in place of Python, Node and apt.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from publish.alone import alone
from publish.places import BUILD, ROOT
from publish.problem import Problem

REAL = [
    "sh",
    "make",
    "sed",
    "ls",
    "sort",
    "dirname",
    "cat",
    "mkdir",
    "test",
    "find",
    "grep",
    "touch",
    "printf",
    "head",
    "rm",
    "env",
    "tr",
    "uname",
]
PYTHON = """#!/bin/sh
test "$1" = -c || {{ echo "installs: $*"; exit 1; }}
exec {real} -c '
import sys
sys.version_info = ({version}, "final", 0)
for name in {without}: sys.modules[name] = None
exec(sys.argv[1])' "$2"
"""
TOLD = """#!/bin/sh
echo {}
"""
APT_CACHE = """#!/bin/sh
test -n "{candidate}" && printf '%s:\\n  Candidate: %s\\n' "$2" "{candidate}"
"""
COPIED = [
    "Makefile",
    "mkdocs.yml",
    "pyproject.toml",
    "package.json",
    "package-lock.json",
    "requirements.lock",
    "tests/requirements.lock",
]
AGAIN = ", then run make again."
Machine = Callable[..., subprocess.CompletedProcess[str]]


def put(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text, "utf-8")
    (folder / name).chmod(0o755)


def python_of(version: str, *without: str) -> str:
    return PYTHON.format(real=sys.executable, version=version.replace(".", ","), without=json.dumps(without))


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    """The programs of a machine that has all it needs; a test takes some away, or changes them."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in REAL:
        (folder / name).symlink_to(shutil.which(name) or "/missing")
    put(folder, "python3", python_of("3.13.5"))
    put(folder, "node", TOLD.format("v22.1.0"))
    put(folder, "npm", TOLD.format("installs"))
    put(folder, "id", TOLD.format("1000"))
    return folder


@pytest.fixture
def make(tmp_path: Path, programs: Path) -> Machine:
    """`make` in a fresh clone on that machine."""
    clone = tmp_path / "clone"
    (clone / "tests" / "rules").mkdir(parents=True)
    for name in COPIED:
        shutil.copy(ROOT / name, clone / name)
    (clone / "publish").mkdir()
    for name in ("machine.sh", "alone.py", "problem.py", "__init__.py"):
        shutil.copy(ROOT / "publish" / name, clone / "publish")
    (tmp_path / "home").mkdir()

    def run(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
        known = {"PATH": str(programs), "HOME": str(tmp_path / "home")}
        return subprocess.run(
            [str(programs / "make"), *arguments],
            cwd=clone,
            env={**known, **variables},
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )

    return run


def told(done: subprocess.CompletedProcess[str]) -> str:
    """The one sentence, and that nothing was installed."""
    assert done.returncode == 2, done.stdout
    assert "installs" not in done.stdout, "it is said before anything is installed"
    *sentences, stopped = done.stderr.strip().split("\n")
    assert "machine] Error 1" in stopped, done.stderr
    assert len(sentences) == 1, sentences
    return sentences[0]


def test_a_machine_with_all_it_needs_is_installed_on(make: Machine) -> None:
    assert "installs" in make("serve").stdout


@pytest.mark.parametrize("target", ["serve", "test", "build", "preview"])
def test_python_without_venv_is_named_with_its_package(make: Machine, programs: Path, target: str) -> None:
    """As Ubuntu 24.04 and Debian 13 come: https://packages.debian.org/trixie/python3-venv is another package."""
    put(programs, "python3", python_of("3.12.3", "ensurepip"))
    put(programs, "apt-cache", APT_CACHE.format(candidate="3.12.3-1ubuntu0.5"))
    put(programs, "dpkg", "#!/bin/sh\n")
    put(programs, "dpkg-query", "#!/bin/sh\nexit 1\n")
    assert told(make(target)) == (
        "Python 3.12.3 is here, but without venv: sudo apt-get install python3.12-venv" + AGAIN
    )


def test_python_without_venv_where_there_is_no_apt(make: Machine, programs: Path) -> None:
    put(programs, "python3", python_of("3.14.1", "venv"))
    assert told(make("serve")) == (
        "Python 3.14.1 is here, but without its modules venv and ensurepip. Install them" + AGAIN
    )


def test_python_that_is_too_old_is_named_with_its_version(make: Machine, programs: Path) -> None:
    put(programs, "python3", python_of("3.11.2"))
    assert told(make("serve")).startswith("Fotfeste needs Python 3.12 or newer, and this is 3.11.2. Install")


def test_no_python_at_all(make: Machine, programs: Path) -> None:
    (programs / "python3").unlink()
    assert told(make("serve")).startswith("Fotfeste needs Python 3.12 or newer, and there is none here. Install")


def test_a_newer_python_beside_the_old_one_is_found(make: Machine, programs: Path) -> None:
    (programs / "python3").rename(programs / "python3.13")
    put(programs, "python3", python_of("3.11.2"))
    assert "installs" in make("serve").stdout


def test_the_python_that_is_named_is_the_one_that_is_looked_at(make: Machine, programs: Path) -> None:
    put(programs, "old", python_of("3.9.1"))
    assert "this is 3.9.1" in told(make("serve", "PYTHON=old"))


@pytest.mark.parametrize("version", ["v18.20.8", "v19.9.0"])
def test_node_that_is_too_old_is_named_with_its_version(make: Machine, programs: Path, version: str) -> None:
    put(programs, "node", TOLD.format(version))
    assert told(make("serve")) == (
        f"Fotfeste needs Node 20 or newer, and this is {version}. "
        f"Install a newer one (https://nodejs.org/en/download){AGAIN}"
    )


def test_no_node_and_no_npm(make: Machine, programs: Path) -> None:
    (programs / "npm").unlink()
    assert told(make("serve")).startswith("Node v22.1.0 is here, but without npm. Install it")
    (programs / "node").unlink()
    assert told(make("serve")).startswith(
        "Fotfeste needs Node 20 or newer with npm, and there is none here. Install"
    )


def test_what_debian_has_is_named_as_its_package(make: Machine, programs: Path) -> None:
    """To who is not root."""
    put(programs, "apt-cache", APT_CACHE.format(candidate="20.19.2+dfsg-1"))
    put(programs, "dpkg", "#!/bin/sh\n")
    put(programs, "dpkg-query", "#!/bin/sh\nexit 1\n")
    (programs / "node").unlink()
    assert told(make("serve")).endswith(f"there is none here: sudo apt-get install nodejs npm{AGAIN}")
    put(programs, "node", TOLD.format("v22.1.0"))
    (programs / "python3").unlink()
    assert told(make("serve")).endswith(f"there is none here: sudo apt-get install python3-venv{AGAIN}")


def test_all_that_is_missing_is_told_at_once(make: Machine, programs: Path) -> None:
    put(programs, "python3", python_of("3.11.2"))
    put(programs, "node", TOLD.format("v18.20.8"))
    *sentences, _ = make("serve", "PORT=x").stderr.strip().split("\n")
    assert [each.split(",")[0].split(".")[0] for each in sentences] == [
        "PORT=x is no port",
        "Fotfeste needs Python 3",
        "Fotfeste needs Node 20 or newer",
    ]


def test_systems_that_packages_are_not_made_for(make: Machine, programs: Path) -> None:
    put(programs, "sw_vers", TOLD.format("14.7.1"))
    assert told(make("serve")).startswith("Fotfeste needs macOS 15 or newer, and this is 14.7.1. ")
    put(programs, "sw_vers", TOLD.format("15.0"))
    assert "installs" in make("serve").stdout
    put(programs, "ldd", "#!/bin/sh\necho 'musl libc (x86_64)' >&2; exit 1\n")
    assert told(make("serve")).startswith(
        "Not all that Fotfeste needs is made for systems with musl, such as Alpine."
    )


@pytest.mark.parametrize("port", ["abc", "0", "-5", "65536", "99999", "80a", "8000000000000"])
def test_a_port_that_is_none_is_told_before_anything_is_built(make: Machine, port: str) -> None:
    assert told(make("serve", f"PORT={port}")) == (
        f"PORT={port} is no port. Choose a number from 1 to 65535, such as PORT=8000."
    )


def test_root_on_debian_gets_what_is_missing(make: Machine, programs: Path) -> None:
    """As in a container of Debian: no Node at all, and a Python without venv."""
    put(programs, "python3", python_of("3.13.5", "ensurepip"))
    for name in ("node", "npm"):
        (programs / name).rename(programs / f"{name}.debian")
    put(programs, "id", TOLD.format("0"))
    put(programs, "apt-cache", APT_CACHE.format(candidate="20.19.2+dfsg-1"))
    put(programs, "dpkg", "#!/bin/sh\n")
    put(programs, "dpkg-query", "#!/bin/sh\nexit 1\n")
    put(programs, "whole", python_of("3.13.5"))
    (programs / "mv").symlink_to(shutil.which("mv") or "/missing")
    put(
        programs,
        "apt-get",
        f"""#!/bin/sh
case "$*" in
*python3.13-venv*) mv {programs}/whole {programs}/python3 ;;
*nodejs*npm*) mv {programs}/node.debian {programs}/node; mv {programs}/npm.debian {programs}/npm ;;
esac
""",
    )
    done = make("serve")
    assert "Debian packages: python3.13-venv\n" in done.stdout
    assert "Debian packages: nodejs npm\n" in done.stdout
    assert "installs" in done.stdout, done.stderr


def test_packages_that_a_system_does_not_have_are_named(make: Machine, programs: Path) -> None:
    """As on Ubuntu, where Chromium and Firefox are no packages."""
    put(programs, "id", TOLD.format("0"))
    put(programs, "dpkg", "#!/bin/sh\n")
    put(programs, "dpkg-query", '#!/bin/sh\ntest "$4" != chromium && echo "install ok installed"\n')
    put(programs, "apt-get", '#!/bin/sh\ntest "$1" = update\n')
    sentence, stopped = make("browsers").stderr.strip().split("\n")
    assert sentence == (
        "These packages could not be installed: chromium. "
        "They are those of Debian 12 and 13; a container of debian:trixie has them."
    )
    assert "browsers] Error 1" in stopped


def test_a_home_that_cannot_be_written_leaves_npm_a_cache_here(make: Machine, programs: Path) -> None:
    put(programs, "npm", '#!/bin/sh\necho "cache $npm_config_cache"\n')
    put(programs, "python3", python_of("3.13.5").replace("exit 1; }", 'shift 3; exec "$@"; }'))
    asked = make("node_modules/.site", HOME="/proc/nowhere").stdout
    assert "cache /" in asked
    assert asked.split("cache ")[1].strip().endswith("/clone/build/npm")


def test_a_makefile_names_the_versions_that_the_readme_names() -> None:
    script = (ROOT / "publish" / "machine.sh").read_text("utf-8")
    engines = json.loads((ROOT / "package.json").read_text("utf-8"))["engines"]
    readme = (ROOT / "README.md").read_text("utf-8")
    assert "PYTHON_FROM=3.12" in script
    assert engines == {"node": ">=20"}
    assert "Python from 3.12" in readme
    assert "Node from 20" in readme


def test_another_address_is_another_site(make: Machine, tmp_path: Path) -> None:
    """And the same one is no reason to build again."""
    clone = tmp_path / "clone"
    for stamp in (".venv/.site", "node_modules/.site"):
        (clone / stamp).parent.mkdir(parents=True)
        (clone / stamp).touch()
    (clone / ".venv" / "bin").mkdir()
    put(clone / ".venv" / "bin", "python", '#!/bin/sh\necho "builds for $SITE_URL"\n')
    named = {"SITE_URL": "https://a.example/"}
    told = [
        make("build", **environment).stdout.strip()
        for environment in ({}, {}, named, named, {"SITE_URL": "https://b.example/"}, {})
    ]
    nothing = ""
    assert told == [
        "builds for",
        nothing,
        "builds for https://a.example/",
        nothing,
        "builds for https://b.example/",
        "builds for",
    ]


def test_the_second_of_two_is_told_who_works_here(tmp_path: Path) -> None:
    lock = tmp_path / "build" / ".site.lock"
    hold = "import sys, time; from pathlib import Path; from publish.alone import take; take(Path(sys.argv[1]))"
    waiting = f"{hold}; print('has it', flush=True); time.sleep(60)"
    holder = subprocess.Popen(
        [sys.executable, "-c", waiting, str(lock)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout
    assert holder.stdout.readline() == "has it\n"
    with pytest.raises(Problem, match=rf"Another make is at work in this folder \(process {holder.pid}\)\. Wait"):
        alone(lock).__enter__()
    command = [sys.executable, "-m", "publish.alone", str(lock), "echo", "installed"]
    second = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (second.returncode, second.stdout) == (1, "")
    assert second.stderr.startswith("Another make is at work")
    holder.kill()  # nothing has to be cleared away after it
    holder.wait()
    with alone(lock):
        pass
    third = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (third.returncode, third.stdout) == (0, "installed\n")


def test_a_second_build_in_the_folder_touches_nothing() -> None:
    """Before, it died in the midst of the first one's files."""
    with alone(BUILD / ".site.lock"):
        command = [sys.executable, "-m", "publish", "build"]
        second = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (second.returncode, second.stdout) == (2, "")
    assert second.stderr.startswith(f"Another make is at work in this folder (process {os.getpid()}).")


def test_the_lock_is_kept_by_the_program_that_takes_the_place(tmp_path: Path) -> None:
    lock = tmp_path / "one.lock"
    command = [sys.executable, "-m", "publish.alone", str(lock), "sh", "-c", "echo has it; sleep 60; true"]
    holder = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, start_new_session=True)
    assert holder.stdout
    assert holder.stdout.readline() == "has it\n"
    with pytest.raises(Problem, match=str(holder.pid)):
        alone(lock).__enter__()
    os.killpg(holder.pid, signal.SIGKILL)
    holder.wait()


def test_ctrl_c_ends_without_a_traceback() -> None:
    """In the midst of a command; one that sleeps stands for all of them."""
    script = (
        "import time; import publish.__main__ as press\n"
        "press.run = lambda _: (print('in it', flush=True), time.sleep(60))\n"
        "press.main()"
    )
    running = subprocess.Popen(
        [sys.executable, "-c", script, "build"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert running.stdout
    assert running.stderr
    assert running.stdout.readline() == "in it\n"
    running.send_signal(signal.SIGINT)
    assert running.wait(30) == 130
    assert running.stderr.read().strip() == "stopped; site/ is as it was"
