"""`python -m publish.runtime.image.profiling`: which functions of the engine an image needs once it is asked.

The start is over, so neither parser, compiler nor import is among them. Requests and the interpreter's exercises
(`smoke`) are run in an image that holds both, in an engine that counts.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from calc.words import LANGUAGES
from publish.runtime import library, profile, pruned, rules, smoke, start_data, wasm, workload
from publish.runtime.engine import PYODIDE
from publish.runtime.image import PROFILE, asked, dump, image_file, undocumented
from publish.runtime.image.closed import closed

HOSTILE_REQUESTS = 2000
# Nothing is compiled in an image, so the exercises may not either.
EXERCISES = """
def exercises():
    import builtins
    def refused(*_, **__):
        raise ValueError
    builtins.exec = builtins.eval = builtins.compile = refused
    return main_exercise()

main_exercise = main
"""


def entered() -> frozenset[int]:
    """The functions that requests and exercises enter."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        for name, content in library.packed(rules.sources(), folder).items():
            (folder / name).write_bytes(content)
        undocumented.write(folder / "start.wasm")
        zips = [folder / library.LIBRARY, folder / library.rules_name(LANGUAGES[0])]
        script = smoke.script().removesuffix("result = main()\n") + EXERCISES
        found = dump.taken(
            folder, folder / "start.wasm", zips, list(workload.named_requests(LANGUAGES[:1])), script
        )
        places = (found.places["respond"], found.places["learn"])
        (folder / "image.bin").write_bytes(image_file.written(found.memory, places))
        counting = wasm.count_entries((PYODIDE / pruned.ENGINE).read_bytes())
        (folder / "engine.wasm").write_bytes(start_data.with_memory(counting, b""))
        closed(folder / "engine.wasm", found.linked)
        requests = [*workload.walked_requests(), *workload.random_requests(HOSTILE_REQUESTS, seed=1)]
        kept: set[int] = set()
        for turn, lang in enumerate(LANGUAGES):
            own = [workload.in_language(each, lang) for each in requests[turn :: len(LANGUAGES)]]
            told = asked.answers(
                folder, lang, [*workload.named_requests([lang]), *own], exercises=found.places["exercises"]
            )
            if None in told.answers:
                raise RuntimeError("a request stopped the engine that counts")
            kept |= told.entered
        return frozenset(kept)


if __name__ == "__main__":
    profile.write(entered(), PROFILE)
