"""Text as filled outlines, which is seen and is no text: nobody hears, finds or copies it, whatever the reader, and no font is embedded for it."""

from collections.abc import Iterable
from functools import lru_cache
from math import cos, radians, sin

from memos.writers.watermark import ANGLE

from .colours import filling, stroking
from .faces import Face
from .pages import Turned

_FINE = 10
"""Steps in a unit of a font: a third of a curve need not end on a whole unit."""
_KEPT = 256


def drawn(lines: Iterable[Turned], height: float) -> bytes:
    """The operators that paint turned lines on a page of that height, uncompressed."""
    out: list[bytes] = []
    for turned in lines:
        line = turned.line
        across, up = turned.scale * cos(radians(ANGLE)), turned.scale * sin(radians(ANGLE))
        out.append(b"q %.4f %.4f %.4f %.4f %.2f %.2f cm" % (across, up, -up, across, turned.x, height - turned.y))
        for shape in turned.shapes:
            look = shape.look
            step = look.size / (look.face.hb_face.upem * _FINE)
            place = (step, step, shape.left - line.width / 2, line.height / 2 - line.rise)
            out.append(b"q %.6f 0 0 %.6f %.2f %.2f cm %s" % (*place, filling(look.colour)))
            if look.stroke:
                out.append(b"%s %d w" % (stroking(look.colour), round(look.stroke / step)))
            out += [outline(look.face, shape.text, shape.rtl), b"B Q" if look.stroke else b"f Q"]
        out.append(b"Q")
    return b"\n".join(out)


@lru_cache(_KEPT)
def outline(face: Face, text: str, rtl: bool) -> bytes:  # noqa: FBT001 -- a key of what is kept
    """The path of a text set from the origin to the right, in tenths of the font's units."""
    pen = _Pen()
    for glyph, x, y in face.placed(text, rtl=rtl):
        pen.origin = (x, y)
        face.trace(glyph, pen)
    return b"\n".join(pen.out) or b"n"


class _Pen:
    """Draws what HarfBuzz tells of a glyph; a quadratic curve as the cubic one that is the same (ISO 32000-1, 8.5.2.2)."""

    __slots__ = ("_at", "origin", "out")

    def __init__(self) -> None:
        self.out: list[bytes] = []
        self.origin = (0.0, 0.0)
        self._at = (0.0, 0.0)

    def moveTo(self, point: tuple[float, float]) -> None:  # noqa: N802 -- the names are HarfBuzz's, from fontTools
        self._draw(b"m", point)

    def lineTo(self, point: tuple[float, float]) -> None:  # noqa: N802
        self._draw(b"l", point)

    def curveTo(self, first: tuple[float, float], second: tuple[float, float], point: tuple[float, float]) -> None:  # noqa: N802
        self._draw(b"c", first, second, point)

    def qCurveTo(self, control: tuple[float, float], point: tuple[float, float]) -> None:  # noqa: N802
        (x, y), (over, up), (to, high) = self._at, control, point
        first = (x + 2 * (over - x) / 3, y + 2 * (up - y) / 3)
        self._draw(b"c", first, (to + 2 * (over - to) / 3, high + 2 * (up - high) / 3), point)

    def closePath(self) -> None:  # noqa: N802
        self.out.append(b"h")

    def _draw(self, operator: bytes, *points: tuple[float, float]) -> None:
        self._at = points[-1]
        x, y = self.origin
        places = [b"%d %d" % (round((left + x) * _FINE), round((up + y) * _FINE)) for left, up in points]
        self.out.append(b" ".join([*places, operator]))
