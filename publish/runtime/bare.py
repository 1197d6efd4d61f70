"""Code as short as it can be, written in Python for the engine's own Python to run: `bare(code)`.

Docstrings go, and the table of lines is replaced by one that says "no line" for eight units of code a byte.
https://github.com/python/cpython/blob/3.14/InternalDocs/code_objects.md
"""

from __future__ import annotations

BARE = r"""
import types
HAS_DOCSTRING = 0x4000000

def bare(code):
    inner = [bare(each) if isinstance(each, types.CodeType) else each for each in code.co_consts]
    if code.co_flags & HAS_DOCSTRING:
        inner[0] = None
    units = len(code.co_code) // 2
    lines = b"\xff" * (units // 8) + (bytes([0xF7 + units % 8]) if units % 8 else b"")
    return code.replace(co_consts=tuple(inner), co_linetable=lines, co_flags=code.co_flags & ~HAS_DOCSTRING)
"""
