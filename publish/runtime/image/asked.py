"""Asks an image under Node: its answers, and which functions of the engine it entered if that counts them."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from calc.text import __file__ as text_room

ASK = Path(__file__).with_name("asked.mjs")
HOURS = 2


@dataclass(frozen=True)
class Told:
    """Answers, None to what stopped the engine; functions entered; bytes of memory in the end."""

    answers: tuple[str | None, ...]
    entered: frozenset[int]
    memory: int


def answers(folder: Path, lang: str, requests: Sequence[str]) -> Told:
    """What the image in a folder answers in one language. Raises `RuntimeError` when it does not start."""
    job = {
        "folder": str(folder),
        "lang": lang,
        "texts": Path(text_room).with_name(f"{lang}.json").read_text("utf-8"),
        "requests": list(requests),
    }
    done = subprocess.run(
        ["node", str(ASK)],
        input=json.dumps(job),
        capture_output=True,
        text=True,
        check=False,
        timeout=HOURS * 3600,
    )
    if done.returncode or not done.stdout:
        raise RuntimeError(f"the image does not start:\n{done.stderr[-4000:]}")
    sys.stderr.write(done.stderr[:2000])
    told = json.loads(done.stdout)
    return Told(tuple(told["answers"]), frozenset(told["entered"]), told["memory"])
