"""What a memory image relies on is asserted when it is made: heap, texts, what nothing reads, what is imported."""

from __future__ import annotations

import struct
import subprocess
from pathlib import Path

import pytest

from publish.runtime import glue, profile, wasm
from publish.runtime.image import HOST, PROFILE, closed, heap, image_file, layout, static, strings
from publish.runtime.image import __file__ as room

BASE, STATE = 4096, 512  # where the heap of these tests begins, and where its allocator keeps its state
KIND = 64  # where the type `str` is
SAID = "lost"


def a_heap(*chunks: tuple[int, bool, bytes]) -> bytes:
    """A memory with a heap of chunks: the size of each, whether it is used, what it holds."""
    memory = bytearray(16384)
    at, before = BASE, heap.BEFORE_USED
    for size, used, content in chunks:
        struct.pack_into("<I", memory, at + 4, size | before | (heap.USED if used else 0))
        memory[at + 8 : at + 8 + len(content)] = content
        at, before = at + size, heap.BEFORE_USED if used else 0
    top = 1024
    struct.pack_into("<I", memory, at + 4, top | before)
    for place, word in ((heap.TOP_SIZE, top), (heap.LEAST, BASE), (heap.TOP, at)):
        struct.pack_into("<I", memory, STATE + 4 * place, word)
    for n in range(heap.COUNT):
        own = STATE + 4 * (heap.LISTS + 2 * n)
        struct.pack_into("<II", memory, own + 8, own, own)
    return bytes(memory)


def a_text(text: str, kind: int, rest: bytes = b"") -> bytes:
    """A `str` with characters of so many bytes, and what the chunk holds behind it."""
    codec, state = layout.CODECS[kind], kind << 2 | layout.COMPACT | (layout.IS_ASCII if text.isascii() else 0)
    head = struct.pack("<5I", 1, KIND, len(text), 0x1234567, 0xABCDEF00 | state)
    return head + bytes(0 if text.isascii() else 8) + text.encode(codec) + bytes(kind) + rest


USED = (a_text("plain", 1, b"slack"), a_text("тут", 2), a_text("😀", 4))
MEMORY = a_heap((48, True, USED[0]), (64, False, b"free"), (48, True, USED[1]), (48, True, USED[2]))


def test_what_is_free_is_zero_and_belongs_to_nobody() -> None:
    found = heap.heap_of(MEMORY, BASE)
    assert [each.used for each in found.chunks] == [True, False, True, True]
    cleaned = heap.without_free(MEMORY, found)
    again = heap.heap_of(cleaned, BASE)
    assert all(each.used for each in again.chunks)
    assert b"free" in MEMORY
    assert b"free" not in cleaned
    assert all(layout.read(cleaned, each.content) for each in found.chunks if each.used)


@pytest.mark.parametrize("place", [STATE + 4 * heap.TOP_SIZE, STATE + 4 * heap.LISTS + 8, BASE + 4, BASE + 48 + 4])
def test_a_heap_that_is_not_laid_out_as_known_makes_no_image(place: int) -> None:
    damaged = bytearray(MEMORY)
    damaged[place] ^= 0x7F
    with pytest.raises(heap.Unknown):
        heap.heap_of(bytes(damaged), BASE)


def test_a_text_keeps_its_characters_and_nothing_else() -> None:
    found = heap.heap_of(MEMORY, BASE)
    bare = strings.without_hashes(MEMORY, found, KIND)
    for chunk, text in zip([each for each in found.chunks if each.used], ("plain", "тут", "😀"), strict=True):
        assert layout.read(bare, chunk.content) == text
        (hashed,) = struct.unpack_from("<I", bare, chunk.content + layout.HASH)
        assert hashed == strings.NO_HASH
    assert b"slack" not in bare


def test_a_text_that_does_not_fit_its_chunk_makes_no_image() -> None:
    damaged = bytearray(MEMORY)
    struct.pack_into("<I", damaged, BASE + 8 + layout.LENGTH, 4000)
    with pytest.raises(heap.Unknown):
        strings.without_hashes(bytes(damaged), heap.heap_of(MEMORY, BASE), KIND)


def test_another_layout_of_texts_makes_no_image_and_says_so() -> None:
    samples = {"plain": BASE + 8, "тут": BASE + 48 + 64 + 8}
    layout.asserted(MEMORY, samples)
    shifted = MEMORY[:BASE] + bytes(4) + MEMORY[BASE:]
    with pytest.raises(heap.Unknown, match="str"):
        layout.asserted(shifted, samples)


def test_what_the_heap_points_to_is_never_left_out() -> None:
    place = 1024
    for held in (place, place + 2, place + len(SAID)):
        memory = bytearray(a_heap((48, True, struct.pack("<I", held))))
        memory[place : place + len(SAID)] = SAID.encode()
        assert held in static.held(bytes(memory), heap.heap_of(bytes(memory), BASE))


def test_an_image_is_read_as_it_was_written() -> None:
    memory, places = image_file.read(image_file.written(MEMORY, (1, 2, 3, 4, 5)))
    assert places == (1, 2, 3, 4, 5)
    assert memory.rstrip(b"\0") == MEMORY.rstrip(b"\0")


def test_what_an_engine_imports_is_inside_it_and_traps(tmp_path: Path) -> None:
    """An exception of JavaScript could be caught by an `except`; a trap cannot."""
    engine = tmp_path / "engine.wasm"
    (tmp_path / "engine.wat").write_text(
        """(module (import "env" "gone" (func $gone (param i32) (result i32)))
        (import "GOT.func" "place" (global $place (mut i32))) (memory (export "memory") 1)
        (func (export "ask") (result i32) (call $gone (i32.const 1)))
        (func (export "told") (result i32) (global.get $place)))""",
        "utf-8",
    )
    closed.binaryen("wasm-as", str(tmp_path / "engine.wat"), "-o", str(engine))
    closed.closed(engine, {"place": 77})
    assert wasm.IMPORT not in dict(wasm.sections(engine.read_bytes()))
    script = """
        const code = require("node:fs").readFileSync(process.argv[1]);
        const { ask, told } = new WebAssembly.Instance(new WebAssembly.Module(code)).exports;
        try { ask(); } catch (fault) { console.log(told(), fault instanceof WebAssembly.RuntimeError); }
    """
    done = subprocess.run(["node", "-e", script, str(engine)], capture_output=True, text=True, check=True)
    assert done.stdout == "77 true\n"


def test_the_host_is_small() -> None:
    whole = Path(room).with_name(HOST).read_text("utf-8")
    assert len(glue.minified(whole)) <= 2048


def test_the_profile_of_an_image_is_of_the_engine_installed() -> None:
    """After a new Pyodide: make profile."""
    assert 1000 < len(profile.read(PROFILE)) < len(profile.read())
