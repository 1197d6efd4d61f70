"""Classes, dataclasses, enumerations, generators, closures, pattern matching, exceptions."""

# ruff: noqa
# fmt: off
# mypy: ignore-errors

import copy
import enum
import functools
import math
import operator
import sys
from dataclasses import asdict, dataclass, field, replace
from typing import Any


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

    every(closing, closing, lambda: (lambda *a, k=1, **kw: (a, k, kw))(1, k=2, z=3))
