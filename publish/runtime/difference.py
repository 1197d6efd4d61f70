"""`make difference`: the same requests through the reduced and the complete runtime must give the same bytes.

Random and hostile requests, a batch at a time. A request that stops the reduced
runtime is counted as trapped; in a browser the complete one would answer it.
The first batch is also answered with poison where data was left out, and with
every load from there counted (`unread.proof`): there must be none.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import batched
from pathlib import Path

from calc.words import LANGUAGES
from publish.runtime import OUT, engine, library, pack, workload
from publish.runtime.unread import proof

REQUESTS, BATCH, PROVED = 100_000, 5_000, 1_000


@dataclass(frozen=True)
class Compared:
    """How many requests were compared, which stopped the reduced runtime, and which were answered differently."""

    count: int
    trapped: tuple[str, ...]
    different: tuple[str, ...]


def reduced(lang: str) -> engine.Runtime:
    """The runtime that readers get."""
    return engine.Runtime(OUT, OUT / library.LIBRARY, OUT / library.rules_name(lang))


def complete() -> engine.Runtime:
    """The runtime that answers when the reduced one does not: Pyodide as published, the rules as a wheel."""
    home = OUT / "complete"
    (rules,) = home.glob("*.whl")
    return engine.Runtime(home, home / "python_stdlib.zip", rules)


def compare(lang: str, requests: Sequence[str], changed: engine.Runtime | None = None) -> Compared:
    """Both runtimes' answers to requests in one language; the two run side by side.

    `changed` takes the place of the reduced runtime, such as one with poison where data was left out.
    """
    with ThreadPoolExecutor() as side:
        whole = side.submit(engine.run, complete(), requests=requests)
        given = answers(changed or reduced(lang), requests)
    expected = whole.result().answers
    if len(expected) < len(requests):
        raise RuntimeError(f"the complete runtime does not answer {requests[len(expected)]}")
    pairs = list(zip(requests, given, expected, strict=True))
    return Compared(
        len(pairs),
        tuple(request for request, answer, _ in pairs if answer is None),
        tuple(request for request, answer, whole in pairs if answer not in (None, whole)),
    )


def answers(runtime: engine.Runtime, requests: Sequence[str]) -> list[str | None]:
    """A runtime's answer to each request; None to one that stopped it, after which it is started anew."""
    given: list[str | None] = []
    while len(given) < len(requests):
        given += engine.run(runtime, requests=requests[len(given) :]).answers
        given += [None] * (len(given) < len(requests))
    return given


def batches(count: int, seed: int) -> Iterator[tuple[str, list[str]]]:
    """Random requests, each batch in one language."""
    for number, batch in enumerate(batched(workload.random_requests(count, seed), BATCH)):
        lang = LANGUAGES[number % len(LANGUAGES)]
        yield lang, [workload.in_language(each, lang) for each in batch]


def main(count: int = REQUESTS, seed: int = 2) -> int:
    """Compare, tell, and return the exit status."""
    pack()
    lang, batch = next(batches(min(count, PROVED), seed))
    with tempfile.TemporaryDirectory() as poisoned, tempfile.TemporaryDirectory() as watched:
        found = compare(lang, batch, proof.poisoned(reduced(lang), Path(poisoned)))
        lost = engine.run(proof.watched(reduced(lang), Path(watched)), requests=batch).lost
    print(f"{found.count} with poison: {len(found.different)} answered differently", flush=True)
    print(f"{found.count} with their loads counted: {len(lost)} places read that were left out", flush=True)
    if found.different or lost:
        return 1
    done = trapped = different = 0
    for lang, batch in batches(count, seed):
        found = compare(lang, batch)
        done, trapped, different = (
            done + found.count,
            trapped + len(found.trapped),
            different + len(found.different),
        )
        print(f"{done} requests: {trapped} trapped, {different} answered differently", flush=True)
        for request in (*found.trapped, *found.different)[:3]:
            print(f"  {request[:300]}", flush=True)
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
