"""Makes the interpreter do a little of everything, so that a profile keeps more than today's rules enter.

A rule changed tomorrow will format another number, sort another list or raise another
exception; what it enters then should be kept already. The exercises beside this module are
written to be run, not to be read: every short call beside the next, right or wrong. They
share their names, so `script` makes one text of them, which runs inside the runtime.

>>> "def numbers()" in script() and script().endswith("result = main()\\n")
True
"""

from __future__ import annotations

from pathlib import Path

EXERCISES = ("numbers", "texts", "containers", "objects", "days", "patterns", "memory")
MAIN = """
def main():
    for _ in range(2):  # twice: the interpreter adapts its code to what it has seen
        for part in ({},):
            part()
    return "done"


result = main()
"""


def script() -> str:
    """All exercises as one program, whose `result` says that it came to its end."""
    files = (Path(__file__).with_name(f"{name}.py") for name in ("every", *EXERCISES))
    return "\n".join(file.read_text("utf-8") for file in files) + MAIN.format(", ".join(EXERCISES))
