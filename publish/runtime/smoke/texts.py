"""Texts of one, two and four bytes a character."""

# ruff: noqa
# fmt: off
# mypy: ignore-errors

import itertools


def texts() -> None:
    samples = ["", "a", "Hello, world", "  blåbær  ", "Їжак і Ґава", "日本語", "👩‍👧 x", "a\nb\r\nc\u2028d", "ﬁ ß ǅ", "x" * 3000, "\ud800"]
    samples += ["".join(map(chr, range(first, 0x110000, 4099))) for first in (160, 769, 1571)]  # of all planes
    samples += ["ΑΒΓ Σίσυφος Σ", "ԱԲԳ ևիւ", "ᏣᎳᎩ Ꭰ", "𐐀𐐨 𝐀𝟘", "İıſK", "e\u0301\u0323 \u05d0\u05b0", "٣٤ ४५ 🜀", "\u202eabc\u2066", "👩🏽‍🚀🇳🇴"]
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
