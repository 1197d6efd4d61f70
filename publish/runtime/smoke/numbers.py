"""Whole numbers of every size, fractions, floats, and how they are written and read."""

# ruff: noqa
# fmt: off
# mypy: ignore-errors

import functools
import math
import operator
from fractions import Fraction


def numbers() -> None:
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
