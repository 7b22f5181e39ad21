"""What layout yields: pages of placed lines and filled rectangles, and the elements of the structure that the lines belong to.

Lengths are in points, measured from the upper left corner of the paper; drawing turns them over. What a page has hundreds of is a named tuple, which is
made in a third of the time of a frozen dataclass.
"""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from memos.document import Picture

from .typeset import Look
from .usage import FaceUse

Tag = Literal[
    "Document", "H1", "H2", "H3", "H4", "H5", "H6", "P", "L", "LI", "Lbl", "LBody", "Table", "Caption", "THead", "TBody", "TR", "TH", "TD", "Link",
    "Span", "Figure", "Div", "TOC", "TOCI", "Reference",
]  # fmt: skip
"""Standard structure types (ISO 32000-1, 14.8.4)."""

INLINE = frozenset({"Link", "Span"})
"""Those that stand inside a line, in the order in which it is read."""

ARTIFACT = -1
"""The element of what is no part of the text: banners, running foot, page numbers, heads of tables that are repeated."""


class Element(NamedTuple):
    """A structure element (ISO 32000-1, 14.7.2), known by its place in `Layout.elements`."""

    tag: Tag
    parent: int
    """-1 for the root."""
    attributes: str = ""
    """``Column``, ``Row``: a header's scope; ``Decimal``, ``Disc``: a list's numbering; ``RlTb``: from right to left."""
    language: str = ""
    link: str = ""
    """An address."""
    target: int = -1
    """Place of a heading among the document's blocks, for a link inside the document."""
    alternative: str = ""
    """Of a figure."""


class Span(NamedTuple):
    """A stretch of a line in one look, of one element."""

    look: Look
    element: int
    width: float
    code: bytes
    """Glyphs from left to right as they stand between ``[(`` and ``)]TJ``."""
    text: str
    """As it is read."""
    left: float | None = None
    """Its place on the line, where it does not follow the span before."""
    reversed: bool = False
    """Its characters are read from the last to the first."""


class Line(NamedTuple):
    """A line of text: its spans as they are read."""

    spans: tuple[Span, ...]
    width: float
    height: float
    rise: float
    """From the line's top to its baseline."""


class Placed(NamedTuple):
    """A line at its place on a page."""

    x: float
    y: float
    """Top of the line."""
    line: Line
    artifact: bool = False
    """Drawn apart from the structure, as the repeated head of a table is."""
    space: float | None = None
    """Where a space ends that is drawn behind it, since what follows stands to its left on the same baseline, where a reader that sees no gap would join the two."""


class Fill(NamedTuple):
    """A filled rectangle: a background, a bar or a rule."""

    x: float
    y: float
    width: float
    height: float
    colour: str


class Image(NamedTuple):
    """A picture at its place, drawn as an element or as an artifact."""

    x: float
    y: float
    width: float
    height: float
    picture: Picture
    element: int = ARTIFACT
    place: int = 0
    """How many of the page's lines are read before it."""


class Shape(NamedTuple):
    """A stretch of text drawn as outlines."""

    left: float
    """From the start of its line."""
    look: Look
    text: str
    rtl: bool


@dataclass(frozen=True, slots=True)
class Turned:
    """A line of text about its centre, turned to rise; drawn as outlines behind all else."""

    x: float
    y: float
    """Its centre."""
    scale: float
    """Of the line as it was set."""
    line: Line
    shapes: tuple[Shape, ...]
    """The same line as outlines, from left to right."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page, each part in reading order."""

    fills: tuple[Fill, ...]
    lines: tuple[Placed, ...]
    header: tuple[Placed, ...]
    footer: tuple[Placed, ...]
    images: tuple[Image, ...] = ()
    ornament: tuple[Fill | Image, ...] = ()
    """Image and rule of the letterhead; its lines are in the header."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """The copy number: its lines, which are the same on every page, and its own use of faces, so that nothing else of a paper depends on it."""

    top: float = 0.0
    """Where its first line begins, or would."""
    lines: tuple[Placed, ...] = ()
    faces: tuple[FaceUse, ...] = ()

    @property
    def height(self) -> float:
        """What it takes from the head of the page."""
        return sum(placed.line.height for placed in self.lines)


@dataclass(frozen=True, slots=True)
class HeadingPlace:
    """Where a heading stands."""

    block: int
    """Its place among the document's blocks."""
    level: int
    text: str
    page: int
    """Counted from 1."""
    y: float


@dataclass(frozen=True, slots=True)
class Layout:
    """A paper laid out."""

    width: float
    height: float
    pages: tuple[Page, ...]
    elements: tuple[Element, ...]
    headings: tuple[HeadingPlace, ...]
    faces: tuple[FaceUse, ...]
    watermark: tuple[Turned, ...] = ()
    """The same on every page."""
    stamp: Stamp = Stamp()

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """Every picture that is drawn, each once, in the order of first use."""
        drawn = (image for page in self.pages for image in (*page.ornament, *page.images))
        return tuple(dict.fromkeys(image.picture for image in drawn if isinstance(image, Image)))

    @property
    def page_count(self) -> int:
        """How many pages the paper has."""
        return len(self.pages)
