"""Which source stands behind which answer, and how it was seen: `python -m publish sources`.

`seen` is `text` when the whole text was read in a dated copy, `copy` when a
stored copy of the page was read, `address` when only its address is known from
another document. A question without a source is a fault.
"""

from __future__ import annotations

import re
from pathlib import Path

from publish.manuscript.pages import LEAD, load
from publish.manuscript.sources import load as load_sources

LINE = re.compile(r"^:sources:(.*)$", re.MULTILINE)
SEEN = ("text", "copy", "address")


def table(docs: Path) -> tuple[list[tuple[str, ...]], list[str]]:
    """Rows of page, question, source, publisher, seen and day, of the Norwegian pages; and what is at fault."""
    known = load_sources(docs / "sources.toml")
    faults = [
        f"sources.toml: {id}: seen must be one of {', '.join(SEEN)}"
        for id, source in known.items()
        if source.get("seen") not in SEEN
    ]
    rows: list[tuple[str, ...]] = []
    for name, page in load(docs)["nb"].items():
        for part in page.parts:
            ids = [id for found in LINE.findall(part.text) for id in found.split()]
            if not ids and part.id != LEAD:
                faults.append(f"docs/nb/{name}:{part.line}: “{part.heading}” names no source; add :sources: id …")
            for id in ids:
                source = known[id]
                row = (name, part.id, id, source["publisher"], source["seen"], str(source["checked"]))
                rows.append(row)
    return rows, faults


def main(docs: Path) -> int:
    """Print the table and the counts; returns 1 when something is at fault."""
    rows, faults = table(docs)
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
    questions = {row[:2] for row in rows}
    counts = ", ".join(f"{sum(row[4] == seen for row in rows)} {seen}" for seen in SEEN)
    print(
        f"\n{len(questions)} questions, {len({row[2] for row in rows})} sources; by how they were seen: {counts}"
    )
    print("\n".join(faults))
    return 1 if faults else 0
