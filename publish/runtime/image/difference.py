"""`make difference-image`: a memory image and the complete runtime must give the same bytes to the same requests.

First with poison in what was left out of the engine's data, then the named cases and walked paths in every
language, then random and hostile requests, a batch at a time. One that stops the image is counted as trapped: in
a browser the complete runtime would answer it. Last, how much the memory grows over many answers of one engine.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from calc.words import LANGUAGES
from publish.runtime import IMAGES, engine, pruned, workload
from publish.runtime.difference import PROVED, REQUESTS, Compared, batches, complete
from publish.runtime.image import ENGINE, IMAGE, asked, image_file
from publish.runtime.unread import POISON, filled

LONG = 20_000  # answers of one engine


def compare(folder: Path, lang: str, requests: Sequence[str]) -> Compared:
    """An image's answers to requests in one language, beside those of the complete runtime."""
    with ThreadPoolExecutor() as side:
        whole = side.submit(engine.run, complete(), requests=requests)
        given = asked.answers(folder, lang, requests).answers
    triples = [*zip(requests, given, whole.result().answers, strict=True)]
    return Compared(
        len(triples),
        tuple(request for request, answer, _ in triples if answer is None),
        tuple(request for request, answer, expected in triples if answer not in (None, expected)),
    )


def poisoned(folder: Path, into: Path) -> Path:
    """The image with poison in what was left out of it, in another folder."""
    memory, places = image_file.read((folder / IMAGE).read_bytes())
    spans = json.loads((folder / pruned.GONE).read_text("utf-8"))
    (into / IMAGE).write_bytes(image_file.written(filled(memory, spans, POISON), places))
    shutil.copy(folder / ENGINE, into)
    return into


def everyday() -> Iterator[tuple[str, list[str]]]:
    """The named cases and the walked paths, by language."""
    walked = [*workload.walked_requests()]
    for lang in LANGUAGES:
        yield lang, [*workload.named_requests([lang]), *(workload.in_language(each, lang) for each in walked)]


def main(count: int = REQUESTS, seed: int = 2) -> int:
    """Compare, tell, and return the exit status."""
    folder = IMAGES
    if not (folder / IMAGE).exists():
        print("there is no image: FOTFESTE_PYTHON=image python -m publish pack")
        return 2
    lang, batch = next(batches(min(count, PROVED), seed))
    with tempfile.TemporaryDirectory() as scratch:
        found = compare(poisoned(folder, Path(scratch)), lang, batch)
    print(f"{found.count} with poison: {len(found.different)} answered differently", flush=True)
    done = trapped = different = 0
    for lang, batch in (*everyday(), *batches(count, seed)):
        found = compare(folder, lang, batch)
        done, trapped, different = (
            done + found.count,
            trapped + len(found.trapped),
            different + len(found.different),
        )
        print(f"{done} requests: {trapped} trapped, {different} answered differently", flush=True)
        for request in (*found.trapped, *found.different)[:3]:
            print(f"  {request[:300]}", flush=True)
    few, many = (asked.answers(folder, LANGUAGES[0], sample(size)).memory for size in (LONG // 20, LONG))
    print(f"memory after {LONG // 20} answers {few}, after {LONG} {many} bytes", flush=True)
    return 1 if different or many > few else 0


def sample(count: int) -> list[str]:
    """Many requests in one language: the named cases, over and over."""
    named = [*workload.named_requests(LANGUAGES[:1])]
    return (named * (count // len(named) + 1))[:count]


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
