"""What a pen has drawn, as many-sided polygons, which Pillow fills and strokes.

>>> pen = RecordingPen()
>>> pen.moveTo((0, 0)); pen.lineTo((4, 0)); pen.lineTo((4, 4)); pen.closePath()
>>> polygons(pen)
(((0, 0), (4, 0), (4, 4), (0, 0)),)
"""

from __future__ import annotations

from fontTools.misc.bezierTools import cubicPointAtT
from fontTools.pens.recordingPen import RecordingPen

Point = tuple[float, float]
STEPS = 16  # of a curve


def polygons(pen: RecordingPen) -> tuple[tuple[Point, ...], ...]:
    """The outlines in the units they were drawn in; a closed one ends where it began."""
    found: list[list[Point]] = []
    for command, points in pen.value:
        if command == "moveTo":
            found.append([points[0]])
        elif command == "lineTo":
            found[-1].append(points[0])
        elif command == "curveTo":
            found[-1] += [cubicPointAtT(found[-1][-1], *points, step / STEPS) for step in range(1, STEPS + 1)]
        elif command == "closePath":
            found[-1].append(found[-1][0])
    return tuple(tuple(outline) for outline in found)
