"""A build that dies in any stage, killed or for want of space, leaves the last good site; the next is whole.

The stages themselves are left out here, whatever they are; each only says that it was there, in the fresh site,
before it dies.
"""

from __future__ import annotations

from pathlib import Path

from publish.places import ROOT
from tests.copies import python

STAGES = """
import ast, errno, inspect, os, signal, sys
from pathlib import Path
from unittest.mock import MagicMock
from publish import __main__, build

root = Path(sys.argv[1])
build.FRESH, build.SITE = root / "build" / "site", root / "site"
KEPT = {"repair", "swap"}  # what leaves the last good site

# What the build calls: functions of publish's modules, and its own.
def called():
    for node in ast.walk(ast.parse(inspect.getsource(build.in_stages))):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name(id=of), attr=name)):
                module = vars(build).get(of)
                if inspect.ismodule(module) and module.__name__.startswith("publish."):
                    yield module, name
            case ast.Call(func=ast.Name(id=name)):
                if getattr(vars(build).get(name), "__module__", "") == build.__name__ and name not in KEPT:
                    yield build, name

STAGES = list(dict.fromkeys(called()))

def killed():
    os.kill(os.getpid(), signal.SIGKILL)

def full():
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "build/site/index.html")

def stage(name, end):
    def passed(*_, **__):
        build.FRESH.mkdir(parents=True, exist_ok=True)
        with (build.FRESH / "index.html").open("a") as file:
            file.write(name + " ")
        if end:
            end()
        return MagicMock()
    return passed

def built(dying=None, end=None):
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    for module, name in STAGES:
        setattr(module, name, stage(name, end if (module, name) == dying else None))
    sys.argv[1:] = ["build"]
    try:
        __main__.main()
    except SystemExit as ended:
        sys.stderr.flush()
        os._exit(ended.code or 0)
    os._exit(0)

def site():
    return (build.SITE / "index.html").read_text()

build.SITE.mkdir(parents=True)
(build.SITE / "index.html").write_text("the last good one")
for dying in STAGES:
    for end in (killed, full):
        print("died", dying[1], built(dying, end), site(), sep="|", flush=True)
print("stages", len(STAGES), "", sep="|", flush=True)
print("whole", built(), site().split()[-1], sep="|", flush=True)
"""


def test_a_build_that_dies_in_any_stage_leaves_the_last_good_site(tmp_path: Path) -> None:
    done = python(ROOT, "-c", STAGES, str(tmp_path / "root"))
    lines = [line.split("|") for line in done.stdout.splitlines()]
    died = [line[1:] for line in lines if line[0] == "died"]
    stages, whole = [line for line in lines if line[0] in ("stages", "whole")]
    assert len(died) == 2 * int(stages[1]) > 40, done.stdout
    assert {kept for _, _, kept in died} == {"the last good one"}
    assert {status for _, status, _ in died[::2]} == {"-9"}, "killed"
    assert {status for _, status, _ in died[1::2]} == {"2"}, "no space"
    assert whole[1:] == ["0", "compress"]
    assert "Traceback" not in done.stderr
    told = {line for line in done.stderr.splitlines() if "disk" in line}
    assert told == {
        "build/site/index.html: the disk is full; free some space and run it again (site/ is as it was)"
    }
