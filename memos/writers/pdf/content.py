"""The operators that paint a page, every line inside marked content: that of its element, or an artifact.

Nothing is painted outside: backgrounds and rules are artifacts of layout, head and foot artifacts of pagination (ISO 14289-1, 7.1).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from .faces import Face
from .pages import ARTIFACT, Element, Fill, Page, Placed
from .typeset import Look

_LAYOUT = b"/Artifact<</Type/Layout>>BDC"
_HEADER = b"/Artifact<</Type/Pagination/Subtype/Header>>BDC"
_FOOTER = b"/Artifact<</Type/Pagination/Subtype/Footer>>BDC"
_REPEATED = b"/Artifact<</Type/Pagination>>BDC"
_HUNDREDTHS = 100
_BESIDE = 0.01


@dataclass(slots=True)
class Marks:
    """The marked content of one page: the element of each marked-content identifier, in order, and where links stand."""

    elements: list[int] = field(default_factory=list)
    links: list[tuple[int, float, float, float, float]] = field(default_factory=list)
    """Element, left, bottom, right and top."""

    def link(self, element: int, left: float, bottom: float, right: float, top: float) -> None:
        """A link stands there; what stands beside what came before on its line is one with it."""
        if self.links:
            other, start, below, stop, above = self.links[-1]
            if (other, below, above) == (element, bottom, top) and min(abs(left - stop), abs(start - right)) < _BESIDE:
                self.links[-1] = (element, min(left, start), bottom, max(right, stop), top)
                return
        self.links.append((element, left, bottom, right, top))


def content(page: Page, height: float, elements: tuple[Element, ...], fonts: Mapping[Face, int]) -> tuple[bytes, Marks]:
    """The content stream of a page, uncompressed, and its marks; `fonts` are the numbers in the names of the fonts' resources."""
    marks = Marks()
    pen = _Pen(height, fonts)
    if page.fills:
        pen.fills(page.fills)
    pen.out.append(b"BT")
    pen.lines(page.lines, elements, marks)
    for artifact, placed in ((_HEADER, page.header), (_FOOTER, page.footer)):
        if placed:
            pen.out.append(artifact)
            pen.lines(placed, elements, None)
            pen.out.append(b"EMC")
    pen.out.append(b"ET")
    return b"\n".join(pen.out), marks


class _Pen:
    """Writes operators, each only where something changes; places are in hundredths of a point."""

    __slots__ = ("_colour", "_fonts", "_height", "_look", "_x", "_y", "out")

    def __init__(self, height: float, fonts: Mapping[Face, int]) -> None:
        self.out: list[bytes] = []
        self._height = height
        self._fonts = fonts
        self._look: Look | None = None
        self._colour = ""
        self._x = self._y = 0

    def fills(self, fills: Iterable[Fill]) -> None:
        """Rectangles, as artifacts."""
        out = self.out
        out.append(_LAYOUT)
        for fill in fills:
            if fill.colour != self._colour:
                self._colour = fill.colour
                out.append(_operator(fill.colour))
            bottom = self._height - fill.y - fill.height
            out.append(b"%.2f %.2f %.2f %.2f re f" % (fill.x, bottom, fill.width, fill.height))
        out.append(b"EMC")

    def lines(self, lines: Iterable[Placed], elements: tuple[Element, ...], marks: Marks | None) -> None:
        """Lines of text in marked content; without `marks` the caller has marked them."""
        out = self.out
        current = -2
        for placed in lines:
            x, y, line = placed.x, placed.y, placed.line
            base = round((self._height - y - line.rise) * _HUNDREDTHS)
            follows = False
            for span in line.spans:
                element = ARTIFACT if placed.artifact else span.element
                if marks is not None and element != current:
                    if current != -2:
                        out.append(b"EMC")
                    current = element
                    if element == ARTIFACT:
                        out.append(_REPEATED)
                    else:
                        out.append(b"/%s<</MCID %d>>BDC" % (elements[element].tag.encode(), len(marks.elements)))
                        marks.elements.append(element)
                if span.left is not None:
                    x = placed.x + span.left
                    follows = False
                if not follows:
                    follows = True
                    out.append(self._moved(x, base))
                look = span.look
                if look is not self._look:
                    self._change(look)
                out.append(b"[(%s)]TJ" % span.code)
                if marks is not None and element != ARTIFACT and elements[element].link:
                    top = self._height - y
                    marks.link(element, x, top - line.height, x + span.width, top)
                x += span.width
        if marks is not None and current != -2:
            out.append(b"EMC")

    def _moved(self, x: float, base: int) -> bytes:
        """The operator that begins a line `x` points from the left; from now on the next is counted from there."""
        left = round(x * _HUNDREDTHS)
        moved = b"%g %g Td" % ((left - self._x) / _HUNDREDTHS, (base - self._y) / _HUNDREDTHS)
        self._x, self._y = left, base
        return moved

    def _change(self, look: Look) -> None:
        """From now on text is drawn in that look."""
        out, before = self.out, self._look
        self._look = look
        if before is None or look.face is not before.face or look.size != before.size:
            out.append(b"/F%d %g Tf" % (self._fonts[look.face], look.size))
        if look.colour != self._colour:
            self._colour = look.colour
            out.append(_operator(look.colour))
        if look.stroke != (before.stroke if before else 0.0):
            out.append(b"%s RG 2 Tr %.3g w" % (_operator(look.colour)[:-3], look.stroke) if look.stroke else b"0 Tr")


@cache
def _operator(colour: str) -> bytes:
    """The operator that sets a colour for filling, from ``#rrggbb``."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return b"%.4g %.4g %.4g rg" % (red, green, blue)
