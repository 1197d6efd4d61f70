"""What a build takes over from those before it, from this disk or from where the site is published."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from publish.build import swap
from publish.finished import earlier, published
from publish.finished.assets import compress, name_by_content
from tests import versions
from tests.copies import command
from tests.ports import free_port
from tests.reader import served

TEXTS = {
    "worker.js": "// {}",
    "python/rules.py": "{}",
    "python/complete/rules.py": "same",
    "fonts/latin.css": "same",
}


def deploy(text: str, site: Path) -> set[str]:
    """Build a small site whose worker says a text, put it in place, and return its parts."""
    fresh = versions.empty(site.with_name("fresh"))
    for name, content in TEXTS.items():
        file = fresh / "assets" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content.format(text), "utf-8")
    (fresh / "index.html").write_text("<title>Fotfeste</title>", "utf-8")
    (fresh / "404.html").write_text("<title>404</title>", "utf-8")
    name_by_content(fresh)
    compress(fresh, site.with_name("compressed"))
    own = earlier.own(fresh)
    swap(fresh, site)
    return own


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "site"


def files(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_the_parts_of_five_builds_before_are_there_whole_and_those_of_the_sixth_are_not(site: Path) -> None:
    builds = [deploy(str(number), site) for number in range(7)]
    there = files(site).keys()
    for parts in builds[1:]:
        assert parts < there
        assert {f"{part}.br" for part in parts if part.endswith(".js")} <= there
    shared = builds[0] & builds[6]
    assert shared, "fonts are the same in all"
    assert not (builds[0] - shared) & there
    assert set(earlier.told(site)) == set.union(*builds[1:])


def test_a_build_that_changes_nothing_changes_nothing(site: Path) -> None:
    for text in "abc":
        deploy(text, site)
    before = files(site)
    for _ in range(7):
        deploy("c", site)
    assert files(site) == before


def test_what_was_taken_back_is_of_today_again(site: Path) -> None:
    first = deploy("a", site)
    deploy("b", site)
    deploy("a", site)
    assert {part for part, age in earlier.told(site).items() if age == 0} == first


def test_a_site_from_before_there_were_lists_is_kept_too(site: Path) -> None:
    first = deploy("a", site)
    (site / earlier.LIST).unlink()
    deploy("b", site)
    assert first < set(earlier.told(site))


def test_what_is_published_is_fetched_and_kept_by_the_next_build(site: Path, tmp_path: Path) -> None:
    builds = [deploy(str(number), site) for number in range(3)]
    clone = tmp_path / "clone" / "site"
    clone.parent.mkdir()
    with served(site) as address:
        assert (
            published.keep(address, clone)
            == f"{len(earlier.told(site))} parts of {address}/ are kept for open pages"
        )
    builds.append(deploy("3", clone))
    assert set.union(*builds) < files(clone).keys()
    assert earlier.told(clone) == {**earlier.told(site), **earlier.told(clone)}
    assert {earlier.told(clone)[part] for part in builds[0] - builds[1]} == {3}


def test_a_first_deploy_or_a_dead_line_stops_nothing(site: Path, tmp_path: Path) -> None:
    deploy("a", site)
    (site / earlier.LIST).unlink()
    into = tmp_path / "clone"
    with served(site) as address:
        assert published.keep(address, into).startswith(f"nothing is kept of {address}/: HTTP Error 404")
    assert published.keep(f"http://127.0.0.1:{free_port()}", into).startswith("nothing is kept of")
    assert published.keep("fotfeste.example", into).startswith("nothing is kept of")
    assert not into.exists()


def test_what_comes_damaged_or_not_at_all_is_left_out_with_all_of_its_folder(site: Path, tmp_path: Path) -> None:
    deploy("a", site)
    (python,) = site.glob("assets/python.*")
    (python / "rules.py").write_text("other", "utf-8")
    (worker,) = site.glob("assets/worker.*.js")
    worker.unlink()
    into = tmp_path / "clone"
    with served(site) as address:
        said = published.keep(address, into)
    assert f"left out: assets/{python.name}, assets/{worker.name}" in said
    assert [Path(part).parts[1] for part in earlier.told(into)] == ["fonts"]
    assert not (into / "assets" / python.name).exists()


@pytest.mark.parametrize(
    "part", ["assets/../../../evil.0123456789.js", "/etc/x.0123456789.js", "index.html", "assets"]
)
def test_a_list_names_parts_alone(part: str, site: Path, tmp_path: Path) -> None:
    deploy("a", site)
    (site / earlier.LIST).write_text(json.dumps({part: 0}), "utf-8")
    with served(site) as address:
        published.keep(address, tmp_path / "clone")
    assert earlier.told(tmp_path / "clone") == {}


def test_the_command_says_what_it_did(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("publish.__main__.SITE", tmp_path / "site")
    monkeypatch.setattr("publish.__main__.BUILD", tmp_path)
    (tmp_path / ".built").touch()
    done = command("parts", f"http://127.0.0.1:{free_port()}/")
    assert (done.returncode, done.stdout.split(":")[0]) == (0, "nothing is kept of http")
    assert not (tmp_path / ".built").exists(), "make builds"
