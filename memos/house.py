"""What papers take from a house's Word file: page, styles, theme, headers and footers; one immutable value that both writers read.

It holds nothing of the file itself: markup was copied element by element from a list of what is allowed, pictures were decoded and encoded anew.
Lengths are in points.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from memos.document import Picture

Kind: TypeAlias = Literal["default", "first", "even"]
"""Which pages a header or a footer is for."""
Wrap: TypeAlias = Literal["behind", "beside", "below"]
Align: TypeAlias = Literal["start", "centre", "end"]


ROLES: Mapping[str, str] = {
    "title": "title", "subtitle": "subtitle", "heading 1": "heading_1", "heading 2": "heading_2", "heading 3": "heading_3", "heading 4": "heading_4",
    "heading 5": "heading_5", "heading 6": "heading_6", "toc heading": "heading_1", "toc 1": "contents_1", "toc 2": "contents_2", "toc 3": "contents_3",
    "body text": "body", "list bullet": "list_item", "list number": "list_item", "list continue": "list_item", "caption": "caption", "footer": "footer",
    "header": "footer", "cover": "cover", "dateline": "dateline", "part heading": "part", "bottom line": "bottom_line", "note": "note",
    "table head": "table_head", "table text": "table_text", "field": "field", "approval": "approval", "letterhead": "letterhead",
    "letterhead line": "letterhead_line",
}  # fmt: skip
"""The role of text that a style in a Word file speaks for, by the style's name in small letters: Word's own names first, then those that our papers have.
No style speaks for the marking and the copy number: they look as Memos, or a style file, has them."""

SHARED = frozenset({"toc heading", "list number", "list continue", "header"})
"""Styles that share a role with another, which the role's look is taken from."""
KEPT = frozenset(
    {"title", "subtitle", "heading_1", "heading_2", "heading_3", "heading_4", "heading_5", "heading_6", "caption"}
)
"""Roles whose paragraphs are never the last on a page, whatever the house says: what they head would stand on the next."""


@dataclass(frozen=True, slots=True)
class Node:
    """An element of WordprocessingML, its name and those of its attributes with the usual prefixes: ``w:p``, ``w:val``."""

    name: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    children: "tuple[Node | str, ...]" = ()

    def __iter__(self) -> "Iterator[Node]":
        """The elements inside it, in order."""
        return (child for child in self.children if isinstance(child, Node))

    def get(self, attribute: str = "w:val") -> str:
        """The value of an attribute, or empty."""
        return self.attributes.get(attribute, "")

    def all(self, name: str) -> "Iterator[Node]":
        """The elements of that name right inside it."""
        return (child for child in self if child.name == name)

    def one(self, *path: str) -> "Node":
        """The first element on that path; where there is none, one without anything in it."""
        node = self
        for name in path:
            node = next(node.all(name), NOTHING)
        return node

    def deep(self) -> "Iterator[Node]":
        """The element and all below it, in order."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting += reversed(tuple(node))

    @property
    def text(self) -> str:
        """The character data right inside it."""
        return "".join(child for child in self.children if isinstance(child, str))


NOTHING = Node("")

_NATURAL: Mapping[str, float] = {
    "calibri": 1.221, "carlito": 1.221, "cambria": 1.172, "caladea": 1.172, "times new roman": 1.149, "liberation serif": 1.149, "tinos": 1.149,
    "arial": 1.149, "liberation sans": 1.149, "arimo": 1.149, "helvetica": 1.149, "georgia": 1.136, "verdana": 1.215, "tahoma": 1.207, "garamond": 1.125,
    "segoe ui": 1.33, "dejavu sans": 1.164, "dejavu serif": 1.164, "trebuchet ms": 1.161, "courier new": 1.133, "open sans": 1.362,
}  # fmt: skip
"""The distance of lines that a font asks for, in ems, by which Word's own distances are multiplied."""
_USUAL = 1.2
_SHIPPED = 1.362


@dataclass(frozen=True, slots=True)
class Rule:
    """A line above or below a paragraph."""

    colour: str
    width: float
    gap: float


@dataclass(frozen=True, slots=True)
class Tab:
    """A place on a line, from the start of the text, and which end of what follows a tab stands there."""

    place: float
    align: Align


@dataclass(frozen=True, slots=True)
class Look:
    """How a paragraph and its letters look, worked out from the styles that it builds on."""

    font: str = ""
    size: float = 10.0
    bold: bool = False
    italic: bool = False
    colour: str = "#000000"
    before: float = 0.0
    after: float = 0.0
    line: float = 1.0
    """A factor of the font's own distance of lines or, with another `rule` than ``auto``, points."""
    rule: Literal["auto", "exact", "atLeast"] = "auto"
    align: Align = "start"
    indent: float = 0.0
    indent_end: float = 0.0
    keep_with_next: bool = False
    background: str | None = None
    above: Rule | None = None
    below: Rule | None = None
    tabs: tuple[Tab, ...] = ()
    rtl: bool = False
    together: bool = False
    """No space between two paragraphs of its style."""
    whole: bool = False
    """Its words are not hyphenated."""
    hidden: bool = False
    """Word does not show its text."""
    underline: bool = False
    strike: bool = False
    shade: str | None = None
    """Colour behind its letters."""
    raised: float = 0.0
    """Of the size: how far its letters, which are smaller, stand above the line; below it where negative."""
    new_page: bool = False
    beyond: frozenset[str] = frozenset()
    """Traits that only Word shows."""

    @property
    def leading(self) -> float:
        """From line to line."""
        if self.rule == "exact":
            return self.line
        natural = _SHIPPED if self.font.startswith("Noto ") else _NATURAL.get(self.font.lower(), _USUAL)
        own = natural * self.size
        return max(self.line, own) if self.rule == "atLeast" else self.line * own


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """A style: its element as it goes into papers, and how text in it looks."""

    identifier: str
    name: str
    """As Word knows it, in small letters: ``heading 1``."""
    kind: Literal["paragraph", "character", "table", "numbering"]
    node: Node
    look: Look
    default: bool = False
    """What has no style has this one."""


@dataclass(frozen=True, slots=True)
class Text:
    """A stretch of a header's text in one look."""

    text: str
    look: Look
    field: Literal["", "page", "pages"] = ""
    """The number of the page or of all pages, in place of the text."""
    form: Literal["1", "a", "A", "i", "I"] = "1"
    """How that number is written."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture in a line of text."""

    picture: Picture
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Mark:
    """The end of a line, or a tab."""

    kind: Literal["tab", "break"]
    flush: Literal["", "start", "centre", "end"] = ""
    """A tab to the beginning, the middle or the end of the line, whatever tabs there are."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a floating picture stands on one axis: so far from the edge of something, or flush with it."""

    base: Literal["page", "margin", "text"]
    """`text` is the column of text sideways, the paragraph downwards."""
    offset: float = 0.0
    flush: Literal["", "start", "centre", "end"] = ""


@dataclass(frozen=True, slots=True)
class Float:
    """A picture that stands apart from the lines."""

    shown: Shown
    across: Standing
    down: Standing
    wrap: Wrap = "behind"
    """Text stands over it; or beside it, or above and below it alone."""
    clear: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    """Points to such text: above, on the right, below, on the left."""


Piece: TypeAlias = Text | Shown | Mark


@dataclass(frozen=True, slots=True)
class StoryParagraph:
    """A paragraph of a header or footer."""

    look: Look
    pieces: tuple[Piece, ...]
    floats: tuple[Float, ...] = ()


@dataclass(frozen=True, slots=True)
class StoryCell:
    """A cell of a table in a header or footer."""

    width: float
    paragraphs: tuple[StoryParagraph, ...]
    middle: Align = "start"
    """Where its text stands in a row that is taller."""
    ground: str | None = None
    rules: tuple[Rule | None, Rule | None, Rule | None, Rule | None] = (None, None, None, None)
    """Lines above, on the right, below, on the left; so are `pads`, points to its text."""
    pads: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    joined: Literal["", "first", "more"] = ""
    """The first of cells that are one, below one another; or one more of them."""


@dataclass(frozen=True, slots=True)
class StoryRow:
    """A row of a table in a header or footer."""

    cells: tuple[StoryCell, ...]
    height: float = 0.0
    """At least; `exact`, and never more."""
    exact: bool = False


@dataclass(frozen=True, slots=True)
class StoryTable:
    """A table that places what stands in a header or footer side by side."""

    indent: float
    rows: tuple[StoryRow, ...]
    align: Align = "start"
    share: float = 0.0
    """Of the room between the margins that it takes, whatever its cells say; none where these hold."""


@dataclass(frozen=True, slots=True)
class Story:
    """What a house has at the head or the foot of its pages, as markup for Word and as blocks for everyone else."""

    nodes: tuple[Node, ...] = ()
    blocks: tuple[StoryParagraph | StoryTable, ...] = ()
    pictures: tuple[Picture, ...] = ()
    """Each once."""

    @property
    def numbered(self) -> bool:
        """Whether it has the number of the page."""
        return "page" in self._fields()

    @property
    def counted(self) -> bool:
        """Whether it has a number that is known only when the pages are."""
        return bool(self._fields())

    def _fields(self) -> set[str]:
        pieces = (piece for paragraph in self.paragraphs() for piece in paragraph.pieces)
        return {piece.field for piece in pieces if isinstance(piece, Text) and piece.field}

    def paragraphs(self) -> Iterator[StoryParagraph]:
        """All paragraphs, those in tables too."""
        for block in self.blocks:
            if isinstance(block, StoryTable):
                for row in block.rows:
                    for cell in row.cells:
                        yield from cell.paragraphs
            else:
                yield block


@dataclass(frozen=True, slots=True)
class Sheet:
    """The paper and its margins."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    header: float
    footer: float


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours and fonts that styles refer to by name."""

    colours: Mapping[str, str] = field(default_factory=dict)
    """``#rrggbb`` by ``dk1``, ``lt1``, ``dk2``, ``lt2``, ``accent1`` … ``accent6``, ``hlink``, ``folHlink``."""
    fonts: Mapping[str, str] = field(default_factory=dict)
    """Of Latin text, by ``major`` and ``minor``."""


@dataclass(frozen=True, slots=True)
class Level:
    """A level of the house's lists."""

    text: str
    """The bullet; or the first number with what stands around it: ``a)``."""
    indent: float


@dataclass(frozen=True, slots=True, eq=False)
class House:
    """All that papers take from a house's Word file."""

    digest: str
    """SHA-256 of the file, by which papers are told apart that are made with another."""
    sheet: Sheet
    styles: tuple[HouseStyle, ...]
    defaults: tuple[Node, Node]
    """Properties of characters and of paragraphs that all styles build on."""
    theme: Theme
    headers: Mapping[Kind, Story]
    footers: Mapping[Kind, Story]
    """For the kinds of pages that the house tells apart; a kind that it has nothing for is not in them."""
    first: bool
    """The first page has a header and a footer of its own."""
    even: bool
    """And so have even pages."""
    hyphenate: bool
    bullets: tuple[Level, ...]
    numbers: tuple[Level, ...]
    pictures: tuple[Picture, ...]
    """Of all headers and footers, each once; their markup names them by their place: 1, 2, …"""
    serif: Mapping[str, bool]
    """Whether a font has serifs, as far as the file says so."""
    refined: frozenset[str] = frozenset()
    """Roles of text that a style file changed: the house's own style does not speak for them."""

    def style(self, name: str) -> HouseStyle | None:
        """The style of that name."""
        return next((found for found in self.styles if found.name == name), None)

    def speaker(self, role: str) -> HouseStyle | None:
        """The style that a role's look was taken from."""
        names = (name for name, other in ROLES.items() if other == role and name not in SHARED)
        found = next((style for name in names if (style := self.style(name)) and style.kind == "paragraph"), None)
        if found is None and role == "body":
            return next((style for style in self.styles if style.default and style.kind == "paragraph"), None)
        return found

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The kinds of pages that it tells apart."""
        return ("default", *(("first",) if self.first else ()), *(("even",) if self.even else ()))

    def story(self, given: Mapping[Kind, Story], kind: Kind) -> Story:
        """What the house has in headers or footers (`given`) of pages of a kind; where it does not tell them apart, what every page has."""
        apart = (kind == "first" and self.first) or (kind == "even" and self.even)
        return given.get(kind if apart else "default", Story())

    @property
    def fonts(self) -> tuple[str, ...]:
        """The fonts of its headers and footers, each once."""
        return tuple(dict.fromkeys(look.font for look in self.letters if look.font))

    @property
    def letters(self) -> tuple[Look, ...]:
        """The looks of its headers and footers, each once."""
        stories = (*self.headers.values(), *self.footers.values())
        looks = (
            look
            for story in stories
            for paragraph in story.paragraphs()
            for look in (paragraph.look, *(piece.look for piece in paragraph.pieces if isinstance(piece, Text)))
        )
        return tuple(dict.fromkeys(looks))
