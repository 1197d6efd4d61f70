"""Regular expressions and JSON."""

# ruff: noqa
# fmt: off
# mypy: ignore-errors

import json
import re


def patterns() -> None:
    text = "Søk 12.5.2026 og 1 000 kr, дата: 31.12.2027; a_b-c@d.no <b>x</b> {name:kr0} [[ord]]"
    for pattern in (r"\d+", r"(?P<d>\d+)\.(\d+)", r"(?i)SØK", r"\b\w+\b", r"[а-яіїєґ]+", r"<(\w)>.*?</\1>", r"(?<=\[\[).+?(?=\]\])", r"^\w+|\w+$", r"(a|b)*?c", r"[^\W\d_]{2,5}", r"(?:x){0,3}", r"\s*[,;:]\s*", r"(?m)^S", r"(?s).+", r"(?x) k r # k", r"(?!x)k", r"(?<!x)k", r"(", r"\{(\w+)(?::([\w.-]+))?\}", r".*(?>a+)b", r"a++", r"[\u0400-\u04ff]", r"(?a)\w", r"\Z", r"(x)?(?(1)y|k)"):
        every(*(lambda p=pattern, f=f: f(p, text) for f in (re.search, re.match, re.fullmatch, re.findall, re.split)))
        every(lambda p=pattern: re.sub(p, "·", text), lambda p=pattern: re.sub(p, lambda m: m[0] * 2, text, count=2), lambda p=pattern: [(m.start(), m.groups(), m.groupdict(), m.span(), m.expand("x")) for m in re.finditer(p, text)], lambda p=pattern: re.compile(p, re.I | re.U).search(text), lambda p=pattern: re.subn(p, r"\g<0>", text), lambda p=pattern: re.escape(p), lambda p=pattern: re.compile(p.encode()).search(text.encode()))
    data = {"a": [1, 2.5, -0.0, 1e20, None, True, "é\n\"\\/\u2028😀\x01"], "ж": {"": [], "n": {}}, "1": 10**30}
    for options in ({}, {"ensure_ascii": False}, {"indent": 2}, {"sort_keys": True}, {"separators": (",", ":")}):
        every(lambda o=options: json.loads(json.dumps(data, **o)))
    every(*(lambda t=t: json.loads(t) for t in ("", "[", "{\"a\":1,}", "nul", "1e5", "-", "\"\\ud83d\\ude00\"", "\"\\x\"", "[1,2", "NaN", " [ ] ", "{\"a\" 1}", "\"\n\"", "123456789012345678901234567890", "{}", b"[1]")))
    every(lambda: json.dumps({1: 2, None: 3, True: 4, 1.5: 5}), lambda: json.dumps({(1,): 2}), lambda: json.dumps(object()), lambda: json.dumps(d := [1], default=str) and d, lambda: json.loads("{\"a\": 1}", object_hook=list), lambda: json.loads("[1.5]", parse_float=str), lambda: json.dumps([[[[]]]] * 3))
