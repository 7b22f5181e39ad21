"""The operators that paint a page, every line inside marked content: that of its element, or an artifact.

Nothing is painted outside: backgrounds and rules are artifacts of layout, head and foot artifacts of pagination (ISO 14289-1, 7.1).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from memos.document import Picture

from .colours import filling, stroking
from .faces import Face, escaped
from .pages import ARTIFACT, INLINE, Element, Fill, Image, Page, Placed
from .typeset import Look
from .usage import with_spaces

_LAYOUT = b"/Artifact<</Type/Layout>>BDC"
_HEADER = b"/Artifact<</Type/Pagination/Subtype/Header>>BDC"
_FOOTER = b"/Artifact<</Type/Pagination/Subtype/Footer>>BDC"
_WATERMARK = b"/Artifact<</Type/Pagination/Subtype/Watermark>>BDC\n/W Do\nEMC"
_REPEATED = b"/Artifact<</Type/Pagination>>BDC"
_HUNDREDTHS = 100
_BESIDE = 0.01


@dataclass(slots=True)
class Marks:
    """The marked content of one page: the element of each marked-content identifier, in order, and where links stand."""

    elements: list[int] = field(default_factory=list)
    links: list[tuple[int, float, float, float, float]] = field(default_factory=list)
    """Element, left, bottom, right and top."""
    boxes: dict[int, tuple[float, float, float, float]] = field(default_factory=dict)
    """Of each figure: left, bottom, right and top."""

    def link(self, element: int, left: float, bottom: float, right: float, top: float, *, whole: bool) -> None:
        """A link stands there; what stands beside what came before on its line is one with it, and all of a line that is a link as a `whole`."""
        if self.links:
            other, start, below, stop, above = self.links[-1]
            beside = whole or min(abs(left - stop), abs(start - right)) < _BESIDE
            if (other, below, above) == (element, bottom, top) and beside:
                self.links[-1] = (element, min(left, start), bottom, max(right, stop), top)
                return
        self.links.append((element, left, bottom, right, top))


@dataclass(frozen=True, slots=True)
class Names:
    """The numbers in the names of a paper's resources."""

    fonts: Mapping[Face, int]
    pictures: Mapping[Picture, int]


def content(
    page: Page, height: float, elements: tuple[Element, ...], names: Names, *, watermark: bool
) -> tuple[bytes, Marks]:
    """The content stream of a page, uncompressed, and its marks; with a `watermark` the form ``/W`` is drawn behind all else but what the house has on its
    pages, which may be a picture of a whole page.
    """
    marks = Marks()
    pen = _Pen(height, names)
    if page.ornament:
        pen.ornament(page.ornament)
    if watermark:
        pen.out.append(_WATERMARK)
    if page.fills:
        pen.fills(page.fills)
    pen.out.append(b"BT")
    read = 0
    for image in page.images:
        pen.lines(page.lines[read : image.place], elements, marks)
        read = image.place
        pen.figure(image, marks)
    pen.lines(page.lines[read:] if read else page.lines, elements, marks)
    for artifact, placed in ((_HEADER, page.header), (_FOOTER, page.footer)):
        if placed:
            pen.out.append(artifact)
            pen.lines(placed, elements, None)
            pen.out.append(b"EMC")
    pen.out.append(b"ET")
    return b"\n".join(pen.out), marks


def stamped(lines: Iterable[Placed], height: float, names: Names) -> bytes:
    """The content stream of the copy number, which stands behind that of each page; whatever that drew last, it fills letters."""
    pen = _Pen(height, names)
    pen.out += [b"BT", b"0 Tr", _HEADER]
    pen.lines(lines, (), None)
    pen.out += [b"EMC", b"ET"]
    return b"\n".join(pen.out)


_REVERSED = b"/ReversedChars BMC"
"""ISO 32000-1, 14.8.2.3.3."""


class _Pen:
    """Writes operators, each only where something changes; places are in hundredths of a point."""

    __slots__ = ("_colour", "_height", "_look", "_names", "_x", "_y", "out")

    def __init__(self, height: float, names: Names) -> None:
        self.out: list[bytes] = []
        self._height = height
        self._names = names
        self._look: Look | None = None
        self._colour = ""
        self._x = self._y = 0

    def ornament(self, parts: Iterable[Fill | Image]) -> None:
        """Image and rule of the letterhead."""
        self.out.append(_HEADER)
        for part in parts:
            match part:
                case Fill():
                    self._fill(part)
                case Image():
                    self._image(part)
        self.out.append(b"EMC")

    def fills(self, fills: Iterable[Fill]) -> None:
        """Rectangles, as artifacts."""
        self.out.append(_LAYOUT)
        for fill in fills:
            self._fill(fill)
        self.out.append(b"EMC")

    def figure(self, image: Image, marks: Marks) -> None:
        """A picture as an element, between lines of text."""
        self.out += [b"ET", b"/Figure<</MCID %d>>BDC" % len(marks.elements)]
        marks.elements.append(image.element)
        bottom = self._height - image.y - image.height
        marks.boxes[image.element] = (image.x, bottom, image.x + image.width, bottom + image.height)
        self._image(image)
        self.out += [b"EMC", b"BT"]
        self._x = self._y = 0

    def _fill(self, fill: Fill) -> None:
        if fill.colour != self._colour:
            self._colour = fill.colour
            self.out.append(filling(fill.colour))
        bottom = self._height - fill.y - fill.height
        self.out.append(b"%.2f %.2f %.2f %.2f re f" % (fill.x, bottom, fill.width, fill.height))

    def _image(self, image: Image) -> None:
        bottom = self._height - image.y - image.height
        place = (image.width, image.height, image.x, bottom)
        self.out.append(b"q %.2f 0 0 %.2f %.2f %.2f cm" % place)
        self.out.append(b"/I%d Do Q" % self._names.pictures[image.picture])

    def lines(self, lines: Iterable[Placed], elements: tuple[Element, ...], marks: Marks | None) -> None:
        """Lines of text in marked content; without `marks` the caller has marked them."""
        out = self.out
        current = -2
        for placed in lines:
            x, line = placed.x, placed.line
            top = self._height - placed.y
            base = round((top - line.rise) * _HUNDREDTHS)
            follows = False
            for span in line.spans:
                element = ARTIFACT if placed.artifact else span.element
                if marks is not None and element != current:
                    if current != -2:
                        out.append(b"EMC")
                    current = element
                    if element == ARTIFACT:
                        out.append(_REPEATED if placed.artifact else _LAYOUT)
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
                drawn = b"[(%s)]TJ" % with_spaces(span.code, look.face.words[" "].code)
                out.append(b"%s\n%s\nEMC" % (_REVERSED, drawn) if span.reversed and marks is not None else drawn)
                if marks is not None and element != ARTIFACT and elements[element].tag in INLINE:
                    _note_link(element, elements, marks, (x, top - line.height, x + span.width, top))
                x += span.width
            if placed.space is not None:
                out += self._space(placed.space, base, line.spans[-1].look)
        if marks is not None and current != -2:
            out.append(b"EMC")

    def _moved(self, x: float, base: int) -> bytes:
        """The operator that begins a line `x` points from the left; from now on the next is counted from there."""
        left = round(x * _HUNDREDTHS)
        moved = b"%g %g Td" % ((left - self._x) / _HUNDREDTHS, (base - self._y) / _HUNDREDTHS)
        self._x, self._y = left, base
        return moved

    def _space(self, x: float, base: int, look: Look) -> list[bytes]:
        """A space that ends `x` points from the left. The font is named anew on both of its sides: pypdf turns over as one what follows one another
        from right to left in a font, and would put the space in front."""
        moved = self._moved(x - look.space, base)
        font = self._font(look)
        return [font, moved, b"[(%s)]TJ" % escaped(look.face.own_code(" ")), font]

    def _font(self, look: Look) -> bytes:
        return b"/F%d %g Tf" % (self._names.fonts[look.face], look.size)

    def _change(self, look: Look) -> None:
        """From now on text is drawn in that look."""
        out, before = self.out, self._look
        self._look = look
        if before is None or look.face is not before.face or look.size != before.size:
            out.append(self._font(look))
        if look.colour != self._colour:
            self._colour = look.colour
            out.append(filling(look.colour))
        if look.stroke != (before.stroke if before else 0.0):
            out.append(b"%s 2 Tr %.3g w" % (stroking(look.colour), look.stroke) if look.stroke else b"0 Tr")


def _note_link(
    element: int, elements: tuple[Element, ...], marks: Marks, place: tuple[float, float, float, float]
) -> None:
    """Notes where text stands that is a link, or a part of one in another language."""
    link = element if elements[element].tag == "Link" else elements[element].parent
    if elements[link].tag == "Link":
        marks.link(link, *place, whole=elements[elements[link].parent].tag == "Reference")
