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
from publish.runtime.image import ENGINE, IMAGE, PROFILE, asked, build, dump, image_file, undocumented
from publish.runtime.image.closed import closed
from publish.runtime.unread.mentions import mentioned

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
    counting = wasm.count_entries((PYODIDE / pruned.ENGINE).read_bytes())
    with tempfile.TemporaryDirectory() as scratch:
        parts, exercised, asked_of = (Path(scratch, name) for name in ("parts", "exercised", "asked"))
        for folder in (parts, exercised, asked_of):
            folder.mkdir()
        for name, content in library.packed(rules.sources(), parts, apart=True).items():
            (parts / name).write_bytes(content)
        (exercised / "start.wasm").write_bytes(counting)
        script = smoke.script().removesuffix("result = main()\n") + EXERCISES
        zips, texts = build.zips(parts), build.texts(parts)
        kept = dump.taken(exercised, exercised / "start.wasm", zips, texts, [], script).entered
        undocumented.write(asked_of / "start.wasm", mentioned(pruned.written_out(PYODIDE / pruned.ENGINE)))
        found = dump.taken(asked_of, asked_of / "start.wasm", zips, texts, [*build.warming()])
        places = (found.places["respond"], found.places["learn"], 0, 0, 0)
        (asked_of / IMAGE).write_bytes(image_file.written(found.memory, places))
        (asked_of / ENGINE).write_bytes(start_data.with_memory(counting, b""))
        closed(asked_of / ENGINE, found.linked)
        requests = [*workload.walked_requests(), *workload.random_requests(HOSTILE_REQUESTS, seed=1)]
        for turn, lang in enumerate(LANGUAGES):
            own = [workload.in_language(each, lang) for each in requests[turn :: len(LANGUAGES)]]
            told = asked.answers(asked_of, lang, [*workload.named_requests([lang]), *own])
            if None in told.answers:
                raise RuntimeError("a request stopped the engine that counts")
            kept |= told.entered
        return kept


if __name__ == "__main__":
    profile.write(entered(), PROFILE)
