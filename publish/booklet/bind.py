"""Chapters that were laid out alone, bound into one PDF or given out as leaves by https://pikepdf.readthedocs.io.

A part is a chapter's pages as WeasyPrint wrote them. Its links to other chapters are `booklet:ANCHOR`: within the
booklet they lead to the page, in a leaf to the site. What a PDF has once is joined as ISO 32000-1 describes it:
the tags for reading aloud (14.7), named destinations (12.3.2.3) and bookmarks (12.3.3). Objects are packed
together (7.5.7), which makes a booklet smaller by a third; the same parts give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from pikepdf import Array, Dictionary, Name, Object, ObjectStreamMode, Pdf, String

from publish.booklet.shared_fonts import share

ELSEWHERE = "booklet:"  # how a link to another chapter begins in a part


def anchors(part: Path) -> tuple[int, dict[str, int]]:
    """How many pages a part has, and on which of them each anchor is; the first is 0."""
    with Pdf.open(part) as pdf:
        order = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        return len(pdf.pages), {name: order[place[0].objgen] for name, place in destinations(pdf).items()}


def leaf(part: Path, addresses: Mapping[str, str], first: int, into: Path) -> None:
    """Write a part by itself: links lead to the site, and viewers show the booklet's page numbers."""
    with Pdf.open(part) as pdf:
        for link, anchor in links_elsewhere(pdf.pages):
            link.A.URI = link.Contents = String(addresses[anchor])
        pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D, St=first)]))
        write(pdf, into)


def bind(parts: Sequence[Path], into: Path) -> int:
    """Write parts one after another; returns how many pages that makes."""
    with Pdf.open(parts[0]) as whole:
        document, numbers = whole.Root.StructTreeRoot.K[0], whole.Root.StructTreeRoot.ParentTree.Nums
        named = destinations(whole)
        opened = [Pdf.open(part) for part in parts[1:]]
        for part in opened:
            join(part, whole, document, numbers, named)
        for link, anchor in links_elsewhere(whole.pages):
            del link.A
            link.Dest = link.Contents = String(anchor)
        names = Array([each for name in sorted(named) for each in (String(name), named[name])])
        whole.Root.Names = Dictionary(Dests=whole.make_indirect(Dictionary(Names=names)))
        share(whole)
        write(whole, into)
        for part in opened:
            part.close()
        return len(whole.pages)


def join(part: Pdf, whole: Pdf, document: Object, numbers: Object, named: dict[str, Object]) -> None:
    """Append a part's pages, tags, destinations and bookmarks."""
    pages, before = len(whole.pages), int(numbers[-2]) + 1 if len(numbers) else 0
    for page in part.pages:  # first: what else is taken over refers to these pages
        whole.pages.append(page)
    tree = taken(part.Root.StructTreeRoot, part, whole)
    for page in whole.pages[pages:]:
        page.obj.StructParents = before + int(page.obj.StructParents)
        for link in page.obj.get("/Annots", ()):
            if "/StructParent" in link:
                link.StructParent = before + int(link.StructParent)
    for place, element in zip(*[iter(tree.ParentTree.Nums)] * 2, strict=True):
        numbers.append(before + int(place))
        numbers.append(element)
    for child in tree.K[0].K:
        child.P = document
        document.K.append(child)
    if "/Names" in part.Root:
        names = taken(part.Root.Names.Dests, part, whole).Names
        for name, place in zip(*[iter(names)] * 2, strict=True):
            named.setdefault(str(name), place)
    if "/Outlines" in part.Root:
        append_bookmarks(whole, taken(part.Root.Outlines, part, whole))


def taken(each: Object, part: Pdf, whole: Pdf) -> Object:
    """An object of a part with all that it refers to, as one of the whole."""
    return whole.copy_foreign(each if each.is_indirect else part.make_indirect(each))


def append_bookmarks(whole: Pdf, added: Object) -> None:
    """Hang a part's bookmarks behind those that are there."""
    if "/Outlines" not in whole.Root:
        whole.Root.Outlines = added
        return
    root = whole.Root.Outlines
    each: Object | None = added.First
    while each is not None:
        each.Parent = root
        each = each.get("/Next")
    root.Last.Next, added.First.Prev = added.First, root.Last
    root.Last = added.Last
    root.Count = int(root.get("/Count", 0)) + int(added.get("/Count", 0))


def destinations(pdf: Pdf) -> dict[str, Object]:
    """The named places of a PDF."""
    if "/Names" not in pdf.Root or "/Dests" not in pdf.Root.Names:
        return {}
    names = iter(pdf.Root.Names.Dests.Names)
    return {str(name): place for name, place in zip(names, names, strict=True)}


def links_elsewhere(pages: Iterable[object]) -> Iterable[tuple[Object, str]]:
    """The links of pages that lead to another chapter, with the anchor they lead to."""
    for page in pages:
        for link in page.obj.get("/Annots", ()):  # type: ignore[attr-defined]
            address = str(link.A.get("/URI", "")) if "/A" in link else ""
            if address.startswith(ELSEWHERE):
                yield link, address.removeprefix(ELSEWHERE)


def write(pdf: Pdf, into: Path) -> None:
    """Write a PDF small, and alike each time."""
    pdf.save(into, object_stream_mode=ObjectStreamMode.generate, deterministic_id=True)
