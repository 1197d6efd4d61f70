"""Makes the interpreter do a little of everything, so that a profile keeps more than today's rules enter.

Runs inside the runtime. A rule changed tomorrow will format another number, sort
another list or raise another exception; what it enters then should be kept already.
"""

# It is written to be run, not to be read: every short call beside the next, right or wrong.
# ruff: noqa
# fmt: off
# mypy: ignore-errors

from __future__ import annotations

import copy
import datetime as dt
import enum
import functools
import gc
import itertools
import json
import math
import operator
import re
import sys
import time
from collections import Counter, defaultdict, deque, namedtuple
from dataclasses import asdict, dataclass, field, replace
from fractions import Fraction
from typing import Any


def every(*calls: Any) -> None:
    """Call each; what it raises is part of the exercise."""
    for call in calls:
        try:
            repr(call())
        except BaseException as fault:
            repr(fault), str(fault), fault.__traceback__.tb_lineno


def numbers() -> None:
    """Whole numbers of every size, fractions, floats, and how they are written and read."""
    values = [0, 1, -7, 255, 2**31, -(2**63), 10**40, True, 0.5, -1.25, 1e300, Fraction(22, 7), Fraction(-1, 3)]
    two = [operator.add, operator.sub, operator.mul, operator.truediv, operator.floordiv, operator.mod, divmod]
    two += [operator.eq, operator.lt, operator.ge, operator.and_, operator.or_, operator.xor, max, min]
    one = [abs, int, float, str, repr, hash, bool, round, operator.neg, operator.pos, operator.invert, Fraction]
    one += [math.floor, math.ceil, math.trunc, hex, bin, oct, math.isfinite, lambda value: value.as_integer_ratio()]
    for a in values:
        every(*(functools.partial(f, a) for f in one), lambda a=a: a**3, lambda a=a: pow(a, 2, 7), lambda a=a: a << 5)
        every(lambda a=a: round(a, 2), lambda a=a: a >> 2, lambda a=a: a.bit_length(), lambda a=a: math.gcd(a, 12))
        every(*(functools.partial(f, a, b) for f in two for b in values))
        for how in ("", ",", "d", "08", "+", "x", "b", ".2f", ",.1f", "e", "g", "%", "_", ">12", "^12,", "<5", "n", "c"):
            every(lambda a=a, how=how: format(a, how), lambda a=a, how=how: f"{a:{how}}")
        every(lambda a=a: "%d %s %r %5.2f %x %05d" % (a, a, a, a, int(a), int(a)))
    for text in ("12", " -3 ", "1_000", "0x1f", "1.5", "1e5", "nan", "-inf", "x", "", "٣", "1/3", "²"):
        every(lambda t=text: int(t), lambda t=text: float(t), lambda t=text: Fraction(t), lambda t=text: int(t, 0))
    every(lambda: sum([1, 2.5, Fraction(1, 2)]), lambda: math.prod([2, 3]), lambda: math.isqrt(10**20), lambda: 1 / 0)
    every(lambda: 10**50 // 10**20, lambda: math.lcm(4, 6), lambda: Fraction("0.1").limit_denominator(3))
    every(lambda: int(10**5000), lambda: str(10**5000), lambda: str(2**3000), lambda: int("9" * 3000) * int("8" * 3000))
    every(lambda: math.sqrt(2), lambda: math.log10(5), lambda: math.fsum([0.1] * 10), lambda: math.copysign(1, -0.0))


def texts() -> None:
    """Texts of one, two and four bytes a character."""
    samples = ["", "a", "Hello, world", "  blåbær  ", "Їжак і Ґава", "日本語", "👩‍👧 x", "a\nb\r\nc\u2028d", "ﬁ ß ǅ", "x" * 3000, "\ud800"]
    methods = ["upper", "lower", "title", "casefold", "capitalize", "swapcase", "strip", "split", "splitlines", "encode"]
    methods += ["isdigit", "isdecimal", "isnumeric", "isalpha", "isalnum", "isspace", "isidentifier", "isascii", "isupper"]
    methods += ["islower", "istitle", "isprintable", "expandtabs", "lstrip", "rstrip", "__len__", "__hash__", "__repr__"]
    for s, t in itertools.product(samples, samples[:9]):
        every(lambda s=s, t=t: s + t, lambda s=s, t=t: t in s, lambda s=s, t=t: s.replace(t, "-"), lambda s=s, t=t: s == t)
        every(lambda s=s, t=t: s.split(t), lambda s=s, t=t: s.rsplit(t, 1), lambda s=s, t=t: s.partition(t))
        every(lambda s=s, t=t: s.find(t), lambda s=s, t=t: s.rfind(t), lambda s=s, t=t: s.count(t), lambda s=s, t=t: s < t)
        every(lambda s=s, t=t: s.startswith(t), lambda s=s, t=t: s.endswith((t, "x")), lambda s=s, t=t: t.join([s, "ø", s]))
        every(lambda s=s, t=t: s.removeprefix(t), lambda s=s, t=t: s.removesuffix(t), lambda s=s, t=t: s.rpartition(t))
        every(lambda s=s, t=t: s.index(t), lambda s=s, t=t: s.rindex(t), lambda s=s, t=t: s.strip(t))
        every(lambda s=s, t=t: f"{s!r:>30}{t!a}{s!s:.3}", lambda s=s, t=t: "%s|%-9s|%r" % (s, t, s))
    for s in samples:
        every(*(getattr(s, name) for name in methods), lambda s=s: s * 3, lambda s=s: s[::-1], lambda s=s: s[1:4], lambda s=s: s[-1])
        every(lambda s=s: s.center(20, "·"), lambda s=s: s.ljust(20), lambda s=s: s.rjust(20), lambda s=s: s.zfill(8))
        every(lambda s=s: s.translate({97: "b", 98: None}), lambda s=s: list(s), lambda s=s: sorted(s), lambda s=s: set(s))
        every(lambda s=s: "{0} {a:>5} {0[0]}".format(s, a=1), lambda s=s: s.format_map({}), lambda s=s: ord(s), lambda s=s: ascii(s))
        for codec in ("utf-8", "ascii", "latin-1", "utf-16"):
            for errors in ("strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "surrogatepass"):
                every(lambda s=s, c=codec, e=errors: s.encode(c, e).decode(c, e))
        raw = s.encode("utf-8", "replace")
        every(lambda b=raw: b + b"x", lambda b=raw: b.split(), lambda b=raw: b.hex(), lambda b=raw: bytes.fromhex(b.hex()), lambda b=raw: b.find(b"a"))
        every(lambda b=raw: b.replace(b"a", b"bb"), lambda b=raw: bytearray(b).extend(b), lambda b=raw: memoryview(b)[1:].tobytes(), lambda b=raw: b[:2], lambda b=raw: list(b))
    every(lambda: b"\xff\xfe".decode(), lambda: b"\xc3\x28".decode("utf-8", "replace"), lambda: chr(0x1F600), lambda: chr(-1))
    every(lambda: str.maketrans("ab", "cd"), lambda: "abc".__getitem__(9), lambda: "a" + 1, lambda: str(b"x", "utf-8"))


def containers() -> None:
    """Lists, tuples, dicts, sets, and what goes through them."""
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


class Colour(enum.Enum):
    """An enumeration."""

    RED = "red"
    BLUE = "blue"


class Flags(enum.IntFlag):
    """Flags."""

    A = 1
    B = 2


@dataclass(frozen=True, order=True)
class Point:
    """A frozen dataclass."""

    x: int
    y: int = 2
    names: tuple[str, ...] = field(default=(), compare=False)


class Described:
    """A descriptor, slots and special methods."""

    __slots__ = ("kept",)

    def __get__(self, at: Any, owner: type) -> Any:
        return self if at is None else getattr(at, "_v", 5)

    def __set__(self, at: Any, value: Any) -> None:
        at._v = value


class Base:
    """Inheritance, properties and operators."""

    v = Described()

    def __init_subclass__(cls, **more: Any) -> None:
        super().__init_subclass__(**more)

    def __getattr__(self, name: str) -> str:
        if name.startswith("__"):
            raise AttributeError(name)
        return name

    def __call__(self, *a: Any, b: int = 1, **c: Any) -> Any:
        return a, b, c

    def __enter__(self) -> Base:
        return self

    def __exit__(self, *fault: object) -> bool:
        return True

    def __add__(self, other: object) -> Any:
        return NotImplemented

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Base)

    def __hash__(self) -> int:
        return 1

    @property
    def p(self) -> int:
        return 1

    @classmethod
    def c(cls) -> str:
        return cls.__name__

    @staticmethod
    def s() -> int:
        return 1

    @functools.cached_property
    def once(self) -> int:
        return 2


class Child(Base, dict[str, int]):
    """Two bases."""

    def __len__(self) -> int:
        return super().__len__() + 1


def objects() -> None:
    """Classes, dataclasses, enumerations, generators, closures, pattern matching, exceptions."""
    o = Child(a=1)
    every(lambda: o.v, lambda: setattr(o, "v", 7), lambda: o.nothing, lambda: o(1, *[2], b=3, **{"q": 4}), lambda: len(o), lambda: o + 1, lambda: o == Base(), lambda: o.p, lambda: setattr(o, "p", 1), lambda: o.c(), lambda: o.s(), lambda: o.once, lambda: delattr(o, "zz"), lambda: vars(o), lambda: dir(o), lambda: isinstance(o, dict), lambda: issubclass(Child, Base), lambda: type("T", (Base,), {"q": 1})().q, lambda: hasattr(o, "__q__"), lambda: super(Child, o).c())
    every(lambda: Point(1), lambda: Point(1) < Point(2), lambda: replace(Point(1), y=5), lambda: asdict(Point(1)), lambda: setattr(Point(1), "x", 2), lambda: hash(Point(1)), lambda: Point(), lambda: {Point(1): 1}[Point(1)], lambda: copy.copy(Point(3)))
    every(lambda: Colour("red"), lambda: Colour["BLUE"], lambda: Colour("no"), lambda: list(Colour), lambda: Flags.A | Flags.B, lambda: Flags(3), lambda: Colour.RED in Colour, lambda: str(Colour.RED), lambda: {Colour.RED: 1}, lambda: Flags.A in Flags(3), lambda: ~Flags.A)

    def gen(n: int) -> Any:
        try:
            got = yield n
            inner = yield from (x for x in range(n))
            return got, inner
        except KeyError as fault:
            yield fault
        finally:
            n += 1

    def run_generators() -> None:
        g = gen(3)
        next(g)
        g.send(1)
        g.throw(KeyError("x"))
        g.close()
        list(gen(2))
        gen(1).close()
        next(gen(1)).bit_length()

    every(run_generators, lambda: next(x for x in ()), lambda: gen(2).throw(ValueError), lambda: sys._getframe().f_locals)
    for value in (1, "a", [1, 2, 3], {"k": 1, "z": 2}, Point(1, 2), None, (1, 2), 2.5, Colour.RED):
        match value:
            case 1 | "a":
                pass
            case [x, *_] if x:
                pass
            case {"k": k, **_rest}:
                assert k
            case Point(x=1, y=y):
                assert y
            case Colour.RED | None:
                pass
            case _:
                pass

    def faults() -> None:
        for kind in (ValueError, KeyError, TypeError, LookupError, OverflowError, StopIteration, ArithmeticError, OSError, AssertionError, UnicodeError):
            try:
                try:
                    raise kind("no", 1)
                except kind as fault:
                    raise RuntimeError("outer") from fault
                finally:
                    sys.exc_info()
            except RuntimeError as fault:
                str(fault), repr(fault.__cause__)
                fault.add_note("noted")

    def deep(n: int) -> int:
        return deep(n + 1)

    def grouped() -> None:
        try:
            raise ExceptionGroup("g", [ValueError(1), KeyError(2)])
        except* ValueError:
            pass

    every(faults, lambda: deep(0), grouped, lambda: undefined_name, lambda: [].no, lambda: (1).real, lambda: None(), lambda: gen(), lambda: gen(1, 2), lambda: gen(m=1))
    with Base(), Base():
        print(end="")
    every(lambda: functools.reduce(operator.add, [1, 2]), lambda: functools.lru_cache(len)("a"), lambda: functools.cache(len)("a"), lambda: functools.partial(int, base=2)("11"), lambda: operator.itemgetter(1, 0)("ab"), lambda: operator.attrgetter("x.real")(Point(1)), lambda: functools.singledispatch(lambda x: x)(1), lambda: operator.methodcaller("upper")("a"), lambda: functools.cmp_to_key(lambda a, b: a - b)(1) < functools.cmp_to_key(lambda a, b: a - b)(2))
    counter = 0

    def closing() -> int:
        nonlocal counter
        counter += 1
        return counter

    every(closing, closing, lambda: (lambda *a, k=1, **kw: (a, k, kw))(1, k=2, z=3), lambda: eval("1 + 1"), lambda: exec("import math\nx = [i for i in range(3) if i]\nclass A: pass\ntry:\n  1/0\nexcept ZeroDivisionError: pass"), lambda: compile("(", "", "eval"))


def days() -> None:
    """Dates and times."""
    every(time.time, time.perf_counter, time.monotonic, time.process_time)
    d, t = dt.date(2024, 2, 29), dt.timedelta(days=40, seconds=5)
    every(lambda: d + t, lambda: d - t, lambda: d - dt.date(2020, 1, 1), lambda: d.replace(year=2023), lambda: d.replace(day=1), lambda: d.isoformat(), lambda: d.weekday(), lambda: d.isocalendar(), lambda: d.strftime("%d.%m.%Y %B"), lambda: d.toordinal(), lambda: dt.date.fromordinal(738000), lambda: dt.date.fromisoformat("2026-05-01"), lambda: dt.date.fromisoformat("20260501"), lambda: dt.date.fromisoformat("x"), lambda: dt.date(2026, 13, 1), lambda: dt.date(10000, 1, 1), lambda: d < dt.date.max, lambda: d == 1, lambda: d < 1, lambda: hash(d), lambda: repr(d), lambda: str(d), lambda: d.timetuple(), lambda: f"{d:%Y}", lambda: dt.date.today())
    every(lambda: t * 2, lambda: t / 3, lambda: t // dt.timedelta(days=1), lambda: t.days, lambda: t.total_seconds(), lambda: -t, lambda: abs(t), lambda: t > dt.timedelta(0), lambda: divmod(t, dt.timedelta(7)), lambda: str(t), lambda: repr(t), lambda: hash(t), lambda: t % dt.timedelta(days=7), lambda: dt.timedelta(weeks=1, hours=0.5), lambda: dt.timedelta(10**10))
    every(lambda: dt.datetime(2026, 1, 1, 12) - dt.datetime(2025, 1, 1), lambda: dt.datetime.fromisoformat("2026-01-01T10:00:00+01:00").isoformat(), lambda: dt.datetime.now(dt.UTC), lambda: dt.datetime(2026, 1, 1).date(), lambda: dt.datetime.combine(d, dt.time(1)), lambda: dt.time(1, 2).isoformat(), lambda: d.__reduce__(), lambda: copy.copy(d), lambda: {d: 1, dt.date(2024, 2, 29): 2}, lambda: sorted([d, dt.date.min]), lambda: d.ctime(), lambda: dt.date.fromisocalendar(2026, 53, 7))


def patterns() -> None:
    """Regular expressions and JSON."""
    text = "Søk 12.5.2026 og 1 000 kr, дата: 31.12.2027; a_b-c@d.no <b>x</b> {name:kr0} [[ord]]"
    for pattern in (r"\d+", r"(?P<d>\d+)\.(\d+)", r"(?i)SØK", r"\b\w+\b", r"[а-яіїєґ]+", r"<(\w)>.*?</\1>", r"(?<=\[\[).+?(?=\]\])", r"^\w+|\w+$", r"(a|b)*?c", r"[^\W\d_]{2,5}", r"(?:x){0,3}", r"\s*[,;:]\s*", r"(?m)^S", r"(?s).+", r"(?x) k r # k", r"(?!x)k", r"(?<!x)k", r"(", r"\{(\w+)(?::([\w.-]+))?\}", r".*(?>a+)b", r"a++", r"[\u0400-\u04ff]", r"(?a)\w", r"\Z", r"(x)?(?(1)y|k)"):
        every(*(lambda p=pattern, f=f: f(p, text) for f in (re.search, re.match, re.fullmatch, re.findall, re.split)))
        every(lambda p=pattern: re.sub(p, "·", text), lambda p=pattern: re.sub(p, lambda m: m[0] * 2, text, count=2), lambda p=pattern: [(m.start(), m.groups(), m.groupdict(), m.span(), m.expand("x")) for m in re.finditer(p, text)], lambda p=pattern: re.compile(p, re.I | re.U).search(text), lambda p=pattern: re.subn(p, r"\g<0>", text), lambda p=pattern: re.escape(p), lambda p=pattern: re.compile(p.encode()).search(text.encode()))
    data = {"a": [1, 2.5, -0.0, 1e20, None, True, "é\n\"\\/\u2028😀\x01"], "ж": {"": [], "n": {}}, "1": 10**30}
    for options in ({}, {"ensure_ascii": False}, {"indent": 2}, {"sort_keys": True}, {"separators": (",", ":")}):
        every(lambda o=options: json.loads(json.dumps(data, **o)))
    every(*(lambda t=t: json.loads(t) for t in ("", "[", "{\"a\":1,}", "nul", "1e5", "-", "\"\\ud83d\\ude00\"", "\"\\x\"", "[1,2", "NaN", " [ ] ", "{\"a\" 1}", "\"\n\"", "123456789012345678901234567890", "{}", b"[1]")))
    every(lambda: json.dumps({1: 2, None: 3, True: 4, 1.5: 5}), lambda: json.dumps({(1,): 2}), lambda: json.dumps(object()), lambda: json.dumps(d := [1], default=str) and d, lambda: json.loads("{\"a\": 1}", object_hook=list), lambda: json.loads("[1.5]", parse_float=str), lambda: json.dumps([[[[]]]] * 3))


def memory() -> None:
    """Collection, cycles, weak references, and a memory that has to grow."""
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


def main() -> str:
    """Everything, twice: the interpreter adapts its code to what it has seen."""
    for _ in range(2):
        for part in (numbers, texts, containers, objects, days, patterns, memory):
            part()
    return "done"


result = main()
