"""The reduced runtime answers as the complete one does, and whatever its fault, the complete one takes over."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Request, Route, expect

from publish.runtime import OUT, engine, library, profile, pruned, start_data, unread, wasm, workload
from publish.runtime.difference import compare, reduced
from publish.runtime.unread import charset_tables, documentation, name_tables, proof, texts
from tests.browser.answering import answer, named, url, widget
from tests.trapping import trapping_engine, without

CASE = "Adult on 15 August 2023, as the source document tells it"


def test_the_profile_is_of_the_engine_installed() -> None:
    """After a new Pyodide: make profile."""
    assert len(profile.read()) > 2000


def test_a_profile_of_another_engine_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(profile, "engine_hash", lambda: "of another engine")
    with pytest.raises(profile.Stale):
        profile.read()


@pytest.fixture(scope="module")
def memory() -> bytes:
    """The published engine's memory as it starts."""
    return start_data.memory_of(profile.ENGINE.read_bytes())


@pytest.mark.parametrize("known", unread.KNOWN, ids=lambda known: known.__name__.rpartition(".")[2])
def test_a_table_that_a_kept_function_mentions_is_not_left_out(
    memory: bytes, known: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unread, "KNOWN", (known,))
    address = max(next(iter(known.tables(memory))).addresses)
    with pytest.raises(ValueError, match=f"mentions a table: .{address}"):
        unread.unread(memory, f" (i32.load offset={address}", "", functions=1)


@pytest.mark.parametrize("known", [charset_tables, name_tables], ids=["character sets", "names"])
def test_tables_that_say_something_else_are_not_left_out(memory: bytes, known: Any) -> None:
    for table in known.tables(memory):
        damaged = bytearray(memory)
        damaged[table.start + 5000 : table.start + 8000] = bytes(3000)
        with pytest.raises((ValueError, IndexError, RecursionError)):
            list(known.tables(bytes(damaged)))


def test_a_text_stays_when_anything_kept_names_a_place_in_it() -> None:
    start = 32
    memory = (bytes(start) + b"no such thing\0").ljust(60, b"\0")
    end = start + len("no such thing") + 1
    assert [(each.start, each.end) for each in texts.unread(memory, {start}, set())] == [(start, end)]
    for live in range(start, end):
        assert texts.unread(memory, {start}, {live}) == []
    pointed = memory + (start + 3).to_bytes(4, "little")  # by the data, into its middle
    assert texts.unread(pointed, {start}, set()) == []
    assert texts.unread(memory, {start + 1}, set()) == []  # what only the middle names may be read from there


def test_documentation_goes_only_where_every_pointer_to_it_is_one_to_documentation() -> None:
    name, told, method = 4, 17, 64  # so that no word of the text is an address
    memory = bytearray(240)
    memory[name : name + 4] = b"spam"
    memory[told : told + 33] = b"spam($self)\n--\n\nServes breakfast."
    for n, word in enumerate((name, 7, 0x4, told)):  # METH_NOARGS
        memory[method + 4 * n : method + 4 * n + 4] = word.to_bytes(4, "little")
    found = documentation.unread(bytes(memory), set(), functions=10)
    assert [each.start for each in found.texts] == [told]
    assert found.pointers == [method + 12]
    assert not documentation.unread(bytes(memory), {told + 5}, functions=10).texts  # a function names it
    assert not documentation.unread(bytes(memory), set(), functions=7).texts  # no such function: no structure
    assert not documentation.unread(bytes(memory) + told.to_bytes(4, "little"), set(), functions=10).texts


@pytest.mark.parametrize(
    "left_out",
    [
        "import unicodedata; result = unicodedata.name('a')",
        "result = b'\\xb0\\xa1'.decode('euc_kr')",
        "import ntpath; result = ntpath.sep",
        "import js; result = str(js.Date.now())",
        "import inspect; result = str(inspect.signature(print))",
        "result = eval('1 + 1', {})",  # a text that was not compiled when it was packed
        "names = {}; exec('result = 2', names); result = names['result']",
        "names = {}; exec(compile('result = 2', '', 'exec'), names); result = names['result']",
        "exec((lambda: 1).__code__); result = None",  # in a namespace that no stand-in can see
    ],
)
def test_what_is_left_out_stops_and_never_misleads(left_out: str) -> None:
    with pytest.raises(RuntimeError, match="failed"):
        engine.run(engine.Runtime(OUT, OUT / library.LIBRARY), left_out)


def test_what_is_packed_is_light() -> None:
    """Bytes with brotli against stock Pyodide's; the project wants 19 %, and has less than 22."""
    stock = 5_639_246
    assert json.loads((OUT / "manifest.json").read_text("utf-8"))["compressed"] <= 0.22 * stock


def test_the_licences_lie_beside_what_is_changed() -> None:
    told = (OUT / "LICENSES.txt").read_text("utf-8")
    for name, text in (("MPL-2.0.txt", "Mozilla Public License"), ("PSF.txt", "PYTHON SOFTWARE FOUNDATION")):
        assert name in told
        assert text in (OUT / "licences" / name).read_text("utf-8")


def test_random_and_hostile_requests_are_answered_alike_and_nothing_traps(tmp_path: Path) -> None:
    """With poison where data was left out: whatever read it would answer otherwise. The cases run without."""
    requests = [workload.in_language(each, "uk") for each in workload.random_requests(300, seed=3)]
    found = compare("uk", requests, proof.poisoned(reduced("uk"), tmp_path))
    assert (found.count, found.trapped, found.different) == (300, (), ())


@pytest.fixture(scope="module")
def trapping(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The engine that readers get, with a trap in a function that the start does not enter and an answer does."""
    return trapping_engine(tmp_path_factory.mktemp("counting"))


def function_of(module: bytes, name: str) -> int:
    """The number of an exported function, without the imported."""
    (index,) = (each.index for each in wasm.exports(module) if each.name == name)
    return index - sum(each.kind == wasm.IS_FUNCTION for each in wasm.imports(module))


def test_a_trap_in_main_ends_the_start_at_once(tmp_path: Path) -> None:
    """The loader does not go on with an engine that has no interpreter, until it reads where nothing is."""
    main = function_of((OUT / pruned.ENGINE).read_bytes(), "__main_argc_argv")
    (tmp_path / pruned.ENGINE).write_bytes(without(main))
    for name in pruned.JAVASCRIPT:
        (tmp_path / name).write_bytes((OUT / name).read_bytes())
    with pytest.raises(RuntimeError, match="unreachable") as stopped:
        engine.run(engine.Runtime(tmp_path, OUT / library.LIBRARY), "result = None")
    assert "finalizeBootstrap" not in str(stopped.value)


def test_what_compiles_is_not_kept() -> None:
    stock = profile.ENGINE.read_bytes()
    compiling = ("_PyAST_Compile", "Py_CompileStringObject", "PyInit__ast")
    assert not {function_of(stock, name) for name in compiling} & profile.read()


def test_a_trap_stops_the_engine(trapping: bytes, tmp_path: Path) -> None:
    (tmp_path / pruned.ENGINE).write_bytes(trapping)
    for name in (pruned.LOADER, pruned.GLUE):
        (tmp_path / name).write_bytes((OUT / name).read_bytes())
    place = engine.Runtime(tmp_path, OUT / library.LIBRARY, OUT / library.rules_name("nb"))
    request = workload.request("introduction-benefit", "nb", named(CASE)["answers"])
    assert engine.run(place, requests=[request, request]).answers == []


def answered_by_the_complete_runtime(page: Page, address: str) -> None:
    """A case through the form; the complete runtime is fetched, and the reader is told of no fault."""
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto(url(address, "nb"))
    answer(page, named(CASE)["answers"])
    expect(widget(page).locator(".result")).to_contain_text("19\u00a0770")
    expect(widget(page).locator("[data-retry]")).to_be_hidden()
    assert any("/complete/pyodide.asm.wasm" in each for each in fetched)


def test_a_trap_is_answered_by_the_complete_runtime(page: Page, address: str, trapping: bytes) -> None:
    old, new = (hashlib.sha256(each).hexdigest() for each in ((OUT / pruned.ENGINE).read_bytes(), trapping))

    def believing(route: Route) -> None:
        route.fulfill(response=(response := route.fetch()), body=response.text().replace(old, new))

    page.context.route("**/assets/worker.*.js", believing)
    page.context.route(reduced_part(pruned.ENGINE), lambda route: route.fulfill(body=trapping))
    answered_by_the_complete_runtime(page, address)


def test_a_part_that_is_not_what_was_packed_is_not_used(page: Page, address: str) -> None:
    changed = (OUT / library.LIBRARY).read_bytes()[:-1] + b"x"
    page.context.route(reduced_part(library.LIBRARY), lambda route: route.fulfill(body=changed))
    answered_by_the_complete_runtime(page, address)


def reduced_part(name: str) -> Callable[[str], bool]:
    """Matches the address of a part of the reduced runtime."""
    return lambda address: address.endswith(f"/{name}") and "/complete/" not in address


class Plain(SimpleHTTPRequestHandler):
    """A host that sends files as they are."""

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture
def plain_host(site: Path) -> Iterator[str]:
    Plain.extensions_map |= {".mjs": "text/javascript", ".wasm": "application/wasm"}
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Plain, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()


def test_a_host_that_does_not_compress_sends_packed_parts(page: Page, plain_host: str) -> None:
    done: list[Request] = []
    page.on("requestfinished", lambda request: done.append(request))
    page.goto(url(plain_host, "nb"))
    answer(page, named(CASE)["answers"])
    expect(widget(page).locator(".result")).to_contain_text("19\u00a0770")
    packed = {each.url.rpartition("/")[2] for each in done if each.url.endswith(".gz")}
    assert {f"{pruned.ENGINE}.gz", f"{library.LIBRARY}.gz", f"{library.rules_name('nb')}.gz"} <= packed
    assert not any("/complete/" in each.url for each in done)
