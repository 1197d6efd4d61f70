"""Lists, tuples, dicts, sets, and what goes through them."""

# ruff: noqa
# fmt: off
# mypy: ignore-errors

import copy
import itertools
from collections import Counter, defaultdict, deque, namedtuple
from typing import Any


def containers() -> None:
    numbers_ = [5, 3, 9, 1, 3, 7, -2]
    rows = [[i, str(i), (i, [i]), {i: str(i)}] for i in range(60)]
    for kind in (list, tuple, set, frozenset, deque, dict.fromkeys):
        every(lambda k=kind: k(numbers_), lambda k=kind: sorted(k(numbers_)), lambda k=kind: 3 in k(numbers_), lambda k=kind: len(k(numbers_)))
        every(lambda k=kind: k(numbers_) == k(numbers_), lambda k=kind: hash(k(numbers_)), lambda k=kind: copy.deepcopy(k(numbers_)), lambda k=kind: [*k(numbers_), *k("ab")])
        every(lambda k=kind: k(numbers_) + k(numbers_), lambda k=kind: k(numbers_) | k(numbers_), lambda k=kind: k(numbers_) < k([1, 2]), lambda k=kind: k(numbers_) * 2)
    a = list(range(200))
    every(lambda: a.append(1), lambda: a.insert(0, 9), lambda: a.pop(), lambda: a.pop(0), lambda: a.remove(5), lambda: a.reverse(), lambda: a.index(7))
    every(lambda: a.extend(range(5)), lambda: a.sort(key=lambda x: -x), lambda: a.sort(reverse=True), lambda: a.count(1), lambda: a[3:50:4], lambda: a.copy())
    every(lambda: a.__setitem__(slice(2, 9), [1]), lambda: a.__delitem__(slice(0, 20, 3)), lambda: a.__delitem__(0), lambda: a.clear(), lambda: a.pop(), lambda: a.index(1))
    every(lambda: sorted(rows, key=lambda r: r[1]), lambda: sorted("bca", reverse=True), lambda: sorted([(2, "b"), (2, "a"), (1, "c")]), lambda: sorted([1.5, 0.5]), lambda: sorted([1, "a"]))
    d: dict[Any, Any] = {str(i): i for i in range(100)}
    every(lambda: d.pop("5"), lambda: d.pop("zz"), lambda: d.pop("zz", None), lambda: d.get("7"), lambda: d["no"], lambda: d.setdefault("q", []), lambda: d.update(a=1, b=2))
    every(lambda: d | {"x": 1}, lambda: {**d, "y": 2}, lambda: list(d.items())[:3], lambda: d.keys() - {"1"}, lambda: d.keys() & {"1", "2"}, lambda: d.items() <= d.items(), lambda: reversed(d))
    every(lambda: d.popitem(), lambda: d.copy(), lambda: d == dict(d), lambda: {v: k for k, v in d.items()}, lambda: d.__delitem__("1"), lambda: dict([("a", 1)], b=2), lambda: dict(a=1).__ior__({"b": 2}), lambda: d.clear())
    every(lambda: {1: 2, 2.5: 3, (1, "a"): 4, None: 5, frozenset({1}): 6}, lambda: {[]: 1}, lambda: {(1, (2, 3)): 1}[1, (2, 3)])
    s = {1, 2, 3}
    every(lambda: s.add(9), lambda: s.discard(9), lambda: s.remove(99), lambda: s - {1}, lambda: s ^ {1, 7}, lambda: s & {2}, lambda: s <= {1, 2, 3, 4}, lambda: s.isdisjoint({8}), lambda: s.update([4, 5]), lambda: s.pop(), lambda: s.union([1], [2]), lambda: s.intersection([2]), lambda: s.difference([2]), lambda: s.issubset(range(9)))
    every(lambda: list(zip("ab", [1, 2], strict=True)), lambda: list(zip("ab", [1], strict=True)), lambda: list(enumerate("ab", 1)), lambda: list(map(str, range(3))), lambda: list(filter(None, [0, 1])))
    every(lambda: any(x > 2 for x in s), lambda: all([]), lambda: min([], default=1), lambda: max("ab", key=ord), lambda: list(reversed(rows))[:1], lambda: next(iter([])), lambda: list(iter(iter([1, 2]).__next__, 2)))
    every(*(lambda f=f: list(itertools.islice(f, 12)) for f in (itertools.count(2), itertools.cycle("ab"), itertools.chain("a", [1]), itertools.product("ab", repeat=2), itertools.permutations("abc"), itertools.combinations("abc", 2), itertools.accumulate([1, 2]), itertools.groupby("aab"), itertools.takewhile(bool, [1, 0]), itertools.dropwhile(bool, [1, 0]), itertools.starmap(max, [(1, 2)]), itertools.zip_longest("a", "bc"), itertools.pairwise("abc"), itertools.repeat(1, 3), itertools.batched("abcd", 3))))
    every(lambda: Counter("abca").most_common(1), lambda: defaultdict(list)["x"], lambda: deque([1], 3).appendleft(2), lambda: namedtuple("P", "x y")(1, 2)._replace(x=3), lambda: range(10)[2:8:2], lambda: 4 in range(0, 10, 2), lambda: range(3).index(2), lambda: list(range(9, 0, -2)))
    first, *rest, last = rows
    assert first is not last
    assert len(rest) == 58
