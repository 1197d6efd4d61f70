"""What would take a reader's data, or Markdown's time: some signs cost it the square of their number, and minutes.

>>> [*size_faults("So.\\n\\n" + "[" * 101)]
[(3, 'more than 100 [ without an empty line')]
"""

from __future__ import annotations

import re
from collections.abc import Iterator

BYTES, LINES, LINE, ROWS, COLUMNS, DEPTH = 200_000, 3_000, 5_000, 200, 12, 4
SIGNS = "[<*_`&{\\"  # each begins something that Markdown looks for the end of
SIGNS_OF_BLOCK, SIGNS_OF_PAGE = 100, 4_000  # of one kind, between two empty lines and in all
NESTED = re.compile(rf"\s*(>\s*){{{DEPTH},}}|\s{{{8 * DEPTH},}}\S")
Said = tuple[int, str]  # the line, and what is at fault


def size_faults(text: str) -> Iterator[Said]:
    """What would take a reader's data, or Markdown's time."""
    if len(text.encode()) > BYTES:
        yield 1, f"the page has more than {BYTES} bytes"
        return
    if text.count("\n") > LINES:
        yield LINES, f"the page has more than {LINES} lines"
        return
    rows = 0
    for number, line in enumerate(text.split("\n"), 1):
        rows = rows + 1 if line.lstrip().startswith("|") else 0
        if len(line) > LINE:
            yield number, f"the line has more than {LINE} letters"
        if rows == ROWS + 1 or (rows and line.count("|") > COLUMNS + 1):
            yield number, f"the table has more than {ROWS} rows or {COLUMNS} columns"
        if NESTED.match(line):
            yield number, f"quotations or lists more than {DEPTH} deep"
    yield from sign_faults(text)


def sign_faults(text: str) -> Iterator[Said]:
    """More of a sign than anybody needs, with the line on which there is too much of it."""
    of_page, of_block = dict.fromkeys(SIGNS, 0), dict.fromkeys(SIGNS, 0)
    for number, line in enumerate(text.split("\n"), 1):
        for sign in SIGNS:
            count = line.count(sign)
            before = of_block[sign] if line.strip() else 0
            of_block[sign] = before + count
            of_page[sign] += count
            if before <= SIGNS_OF_BLOCK < of_block[sign]:
                yield number, f"more than {SIGNS_OF_BLOCK} {sign} without an empty line"
            if of_page[sign] - count <= SIGNS_OF_PAGE < of_page[sign]:
                yield number, f"more than {SIGNS_OF_PAGE} {sign} on a page"
