"""`make profile`: run everything there is to run in an engine that counts, and keep what was entered.

Boot and import, every named case and every path of the rules, hostile input,
and the interpreter's exercises, in every language. Anything else traps and is
answered by the complete runtime, so a profile that is too narrow costs
a wait, never a wrong answer; one that is too wide costs bytes.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from calc.words import LANGUAGES
from publish.runtime import engine, glue, library, profile, pruned, rules, smoke, wasm, workload

HOSTILE_REQUESTS = 2000


def entered() -> frozenset[int]:
    """The functions that the whole workload enters."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        shutil.copy(engine.PYODIDE / pruned.LOADER, home)
        published = (engine.PYODIDE / pruned.GLUE).read_text("utf-8")
        (home / pruned.GLUE).write_text(glue.otherwise(published), "utf-8")
        (home / profile.ENGINE.name).write_bytes(wasm.count_entries(profile.ENGINE.read_bytes()))
        packed = library.packed(rules.sources(), home, smoke.script())
        for name, content in packed.items():
            (home / name).write_bytes(content)
        requests = [*workload.walked_requests(), *workload.random_requests(HOSTILE_REQUESTS, seed=1)]
        found: set[int] = set()
        for turn, lang in enumerate(LANGUAGES):
            place = engine.Runtime(home, home / library.LIBRARY, home / library.rules_name(lang))
            own = [
                *workload.named_requests([lang]),
                *(workload.in_language(each, lang) for each in requests[turn :: len(LANGUAGES)]),
            ]
            told = engine.run(place, smoke.script(), requests=own)
            if len(told.answers) < len(own):
                raise RuntimeError(f"no answer to {own[len(told.answers)]}")
            found |= {*told.entered}
        return frozenset(found)


if __name__ == "__main__":
    kept = entered()
    profile.write(kept)
    print(f"{len(kept)} functions are kept")
