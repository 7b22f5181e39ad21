"""How the cells of a table in a header look: ground, lines, room beside their text (ECMA-376-1, 17.4)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from memos.house import NOTHING, Align, Node, Rule, StoryCell, StoryParagraph, StoryRow, Theme

from .markup import is_on, number
from .theme import hex_of

_TWIPS = 20.0
_EIGHTHS = 8.0
_PAD = 5.4
"""Points beside a cell's text, where nothing says otherwise."""
_SIDES = ("w:top", "w:right", "w:bottom", "w:left")
_OTHER_NAMES: Mapping[str, str] = {"w:right": "w:end", "w:left": "w:start"}
_MIDDLE: Mapping[str, Align] = {"center": "centre", "bottom": "end"}
_ALIGN: Mapping[str, Align] = {"center": "centre", "right": "end", "end": "end"}
_HIGHEST = 1500.0

Borders: TypeAlias = Mapping[str, Rule | None]


@dataclass(frozen=True, slots=True)
class Ground:
    """What a table gives all of its cells, and where it stands."""

    borders: Borders
    ground: str | None
    pads: tuple[float, float, float, float]
    align: Align
    indent: float
    share: float
    theme: Theme


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as it was read, before it is known what stands around it."""

    properties: Node
    width: float
    paragraphs: tuple[StoryParagraph, ...]


def ground_of(properties: Node, styles: Sequence[Node], theme: Theme) -> Ground:
    """What the table's own properties say over its `styles`, the one that the others build on first."""
    borders: dict[str, Rule | None] = {}
    ground: str | None = None
    pads = (0.0, _PAD, 0.0, _PAD)
    for node in (*(style.one("w:tblPr") for style in styles), properties):
        borders |= _borders(node.one("w:tblBorders"), theme)
        ground = _shade(node.one("w:shd"), theme, ground)
        pads = _pads(node.one("w:tblCellMar"), pads)
    for style in styles:
        ground = _shade(style.one("w:tcPr", "w:shd"), theme, ground)
    align = _ALIGN.get(properties.one("w:jc").get(), "start")
    indent = number(properties.one("w:tblInd").get("w:w"), unit=_TWIPS)
    return Ground(borders, ground, pads, align, indent, _share(properties.one("w:tblW")), theme)


def rows_of(given: Sequence[tuple[Node, Sequence[Cell]]], ground: Ground) -> Iterator[StoryRow]:
    """The rows of a table, from the properties and the cells of each."""
    for place, (properties, cells) in enumerate(given):
        height = properties.one("w:trHeight")
        least = min(max(number(height.get(), unit=_TWIPS), 0.0), _HIGHEST)
        made = tuple(
            _cell(cell, ground, (place == 0, column == len(cells) - 1, place == len(given) - 1, column == 0))
            for column, cell in enumerate(cells)
        )
        yield StoryRow(made, least, height.get("w:hRule") == "exact" and least > 0)


def word_only(given: Iterable[tuple[Node, Sequence[Cell]]], properties: Node, styles: Iterable[Node]) -> Iterator[str]:
    """What of a table only Word shows, in words."""
    if any(any(style.all("w:tblStylePr")) for style in styles):
        yield "looks of a table's style for some of its rows and columns"
    if number(properties.one("w:tblCellSpacing").get("w:w")):
        yield "gaps between cells"
    if is_on(properties, "w:bidiVisual"):
        yield "tables from right to left"
    cells = [cell.properties for _, row in given for cell in row]
    if any(cell.one("w:textDirection").get() not in {"", "lrTb"} for cell in cells):
        yield "turned text in cells"
    if any(any(cell.one("w:tcBorders").all(f"w:{line}")) for cell in cells for line in ("tl2br", "tr2bl")):
        yield "slanting lines in cells"


def _share(width: Node) -> float:
    """The share of the room that a width in per cent or in fiftieths of that gives."""
    written = width.get("w:w")
    if written.endswith("%"):
        return min(max(number(written[:-1], unit=100.0), 0.0), 2.0)
    return min(max(number(written, unit=5000.0), 0.0), 2.0) if width.get("w:type") == "pct" else 0.0


def _cell(cell: Cell, ground: Ground, outer: tuple[bool, bool, bool, bool]) -> StoryCell:
    """The cell; `outer` says which of its sides are the table's."""
    properties = cell.properties
    own = _borders(properties.one("w:tcBorders"), ground.theme)
    inner = ("w:insideH", "w:insideV", "w:insideH", "w:insideV")
    top, right, bottom, left = (
        own[side] if side in own else ground.borders.get(side if edge else within)
        for side, within, edge in zip(_SIDES, inner, outer, strict=True)
    )
    joined: Literal["", "first", "more"] = ""
    if any(properties.all("w:vMerge")):
        joined = "first" if properties.one("w:vMerge").get() == "restart" else "more"
    return StoryCell(
        cell.width,
        cell.paragraphs,
        _MIDDLE.get(properties.one("w:vAlign").get(), "start"),
        _shade(properties.one("w:shd"), ground.theme, ground.ground),
        (top, right, bottom, left),
        _pads(properties.one("w:tcMar"), ground.pads),
        joined,
    )


def _borders(given: Node, theme: Theme) -> dict[str, Rule | None]:
    """The lines by their sides; None where there shall be none."""
    found: dict[str, Rule | None] = {}
    for side in given:
        if side.get() in {"", "nil", "none"}:
            found[side.name] = None
        else:
            colour = hex_of(side.get("w:color"), side.get("w:themeColor"), theme, "#000000")
            found[side.name] = Rule(colour, min(max(number(side.get("w:sz"), 4.0, unit=_EIGHTHS), 0.25), 12.0), 0.0)
    return found


def _shade(shade: Node, theme: Theme, otherwise: str | None) -> str | None:
    fill = shade.get("w:fill")
    if not fill:
        return otherwise
    return None if fill == "auto" else hex_of(fill, shade.get("w:themeFill"), theme, "") or None


def _pads(given: Node, otherwise: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    """Points between the sides of a cell and its text: above, right, below, left."""
    top, right, bottom, left = (
        min(max(number(_side(given, side).get("w:w"), before, unit=_TWIPS), 0.0), 72.0)
        for side, before in zip(_SIDES, otherwise, strict=True)
    )
    return top, right, bottom, left


def _side(given: Node, side: str) -> Node:
    found = given.one(side)
    return found if found is not NOTHING else given.one(_OTHER_NAMES.get(side, side))
