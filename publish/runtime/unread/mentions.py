"""The numbers that code holds, as Binaryen writes them out: whatever could be an address in the engine's memory.

>>> sorted(mentioned("(i32.load offset=64 (i32.const 8)) (f64.const 3)\\n (data $1 (i32.const 9) "))
[8, 64]

A load or store may add its offset to a constant; then the sum is the address:

>>> sorted(mentioned("(i32.load offset=64\\n   (i32.const 8)\\n  )"))
[8, 64, 72]
"""

from __future__ import annotations

import re

NUMBER = re.compile(r"(?:i32\.const |offset=)(\d+)")
SUM = re.compile(r"offset=(\d+)[^\n()]*\n\s*\(i32\.const (\d+)\)")
DATA = re.compile(r"^ \(data .*$", re.MULTILINE)


def mentioned(text: str) -> set[int]:
    """Every number that code holds as a constant or as an offset, and the sums of the two."""
    code = DATA.sub("", text)
    return {int(number) for number in NUMBER.findall(code)} | {int(a) + int(b) for a, b in SUM.findall(code)}
