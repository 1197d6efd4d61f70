"""Tables by their kind, which is seen in the table itself: a table is for comparing, on a phone too.

- `short`: two or three narrow columns stay a table on a phone;
- `pair`: two or three columns with more to say become two columns below the name of their row;
- `cards`: of four and more, every cell says the heading of its column there.

Cells that begin with yes or no have a sign; where one column says yes or no, its rows are grouped. A heading
without a word is an empty cell: a screen reader would announce a heading that says nothing.

>>> import markdown
>>> made = markdown.markdown("|a|b|\\n|-|-|\\n|1|no|\\n|2|yes|", extensions=["tables", makeExtension(lang="en")])
>>> made.count("data-label"), 'class="short answered"' in made
(2, True)
>>> made.index('class="yes"') < made.index('class="no"')
True
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from publish.letters.binding import unbroken
from publish.markdown.extension import extension
from publish.text import word

AFTER_INLINE = 15
STASHED = re.compile("\x02.*?\x03")  # markup that Markdown keeps aside until the end; a label is text
LINE = 38  # letters that a line of a phone of 360 px has room for, in all columns together
LOW = 3  # lines of a row, at most, that can still be compared at a glance
ANSWERS = ("yes", "no")


class Label(Treeprocessor):
    """Gives a table its kind, and every cell but the first of its row the text of its column's heading."""

    def __init__(self, md: Markdown, lang: str) -> None:
        super().__init__(md)
        self.said = {name: word(f"table.{name}", lang).lower() for name in ANSWERS}

    def run(self, root: Element) -> None:
        for table in root.iter("table"):
            headings = [text(cell) for cell in table.iter("th")]
            rows = [row.findall("td") for row in table.iterfind("tbody/tr")]
            for row in rows:
                for cell, heading in list(zip(row, headings, strict=False))[1:]:
                    cell.set("data-label", heading)
            kinds = [kind(headings, [[text(cell) for cell in row] for row in rows])]
            if columns := self.answers(rows, len(headings)):
                kinds.append("answered")
                if len(columns) == 1:
                    group(table, columns[0])
            table.set("class", " ".join(kinds))
            for cell in table.iter("th"):
                if not len(cell) and not (cell.text or "").strip():
                    cell.tag = "td"

    def answers(self, rows: Sequence[list[Element]], columns: int) -> list[int]:
        """The columns in which every cell says yes or no, each cell marked with which."""
        found = []
        for column in range(1, columns):
            said = [self.answer(text(row[column])) if column < len(row) else "" for row in rows]
            if said and all(said):
                found.append(column)
                for row, name in zip(rows, said, strict=True):
                    row[column].set("class", name)
        return found

    def answer(self, cell: str) -> str:
        """Which of the two a cell begins with, if it does."""
        first = re.split(r"[\s,.;:]", cell.lower(), maxsplit=1)[0]
        return next((name for name, said in self.said.items() if first == said), "")


def kind(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """How a table is read on a phone.

    >>> kind(["From", "G", "A month"], [["1\\xa0May\\xa02026", "136\\xa0549\\xa0kr", "22\\xa0758\\xa0kr"]])
    'short'
    >>> kind(["Topic", "Then", "Now"], [["The plan", "the strategy for the years 2016–2019", "a report " * 9]])
    'pair'
    """
    columns = len(headings)
    if columns > 3:
        return "cards"
    cells = [*zip(headings, *rows, strict=False)]
    words = [max(len(each) for cell in column for each in cell.split(" ") or [""]) for column in cells]
    wanted = [max(len(cell) for cell in column[1:]) if rows else 0 for column in cells]
    if sum(words) > LINE:
        return "pair"
    spare = LINE - sum(words)
    more = [max(0, want - least) for want, least in zip(wanted, words, strict=True)]
    room = [least + spare * each / (sum(more) or 1) for least, each in zip(words, more, strict=True)]
    return "short" if all(want <= LOW * has for want, has in zip(wanted, room, strict=True)) else "pair"


def group(table: Element, column: int) -> None:
    """Put the rows that say yes together, then those that say no, each in a body of its own."""
    body = table.find("tbody")
    if body is None:
        return
    rows = sorted(body, key=lambda row: ANSWERS.index(row[column].get("class", "")))
    table.remove(body)
    for name, members in groupby(rows, lambda row: row[column].get("class", "")):
        SubElement(table, "tbody", {"class": name}).extend(members)


def text(cell: Element) -> str:
    """The text of a cell, without what Markdown keeps aside, bound as it will be."""
    return unbroken(STASHED.sub("", "".join(cell.itertext())).strip())


def extend(md: Markdown, lang: str) -> None:
    """Register the kinds."""
    md.treeprocessors.register(Label(md, lang), "table-labels", AFTER_INLINE)


makeExtension = extension(extend)
