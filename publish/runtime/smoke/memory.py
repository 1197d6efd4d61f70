"""Collection, cycles, weak references, and a memory that has to grow."""

# ruff: noqa
# fmt: off
# mypy: ignore-errors

import gc
import sys
from typing import Any


def memory() -> None:
    import weakref

    for _ in range(3):
        cycle: list[Any] = [Base() for _ in range(2000)]
        cycle.append(cycle)
        weakref.ref(cycle[0])()
        weakref.WeakValueDictionary({"a": cycle[0]})
        del cycle
        gc.collect()
    blocks = [bytearray(4_000_000) for _ in range(12)]
    blocks += ["ж" * 1_000_000, list(range(1_000_000))]
    del blocks
    gc.collect()
    every(lambda: bytearray(2**40), lambda: "x" * 2**40, lambda: gc.get_stats(), lambda: gc.get_count(), lambda: sys.getsizeof([]))
