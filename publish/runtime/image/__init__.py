"""The memory image: an engine that has already started, in the place of one that starts.

Node starts the published engine, imports the rules and answers once (`dump`, `inside`); what no request enters
is taken out of Python (`shaken`), what is free out of the heap (`heap`), what is never read out of the engine's
data (`static`). What is left is laid into an engine that has its code alone (`engine_code`, `closed`) by a host
of a few lines (`host`), which asks the rules through CPython's C API. One image serves all languages: sentences
are told at the start.

- `engine.wasm`: the code. A new Pyodide or a new profile changes it, the rules do not.
- `image.bin`: the memory (`image_file`). A changed rule costs this file alone.
- `host.mjs`: checks nothing and forgives nothing; whatever it throws makes the worker start the complete runtime.

What the host and the cleaning rely on is asserted whenever an image is made (`layout`, `heap`), and fails with a
sentence. `python -m publish.runtime.image.difference` compares an image with the complete runtime.
"""

from __future__ import annotations

from pathlib import Path

ENGINE, IMAGE, HOST = "engine.wasm", "image.bin", "host.mjs"
PROFILE = Path(__file__).with_name(
    "profile.txt"
)  # the functions that an image enters, as `runtime.profile` has them
