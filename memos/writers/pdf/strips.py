"""Strips: what a page is filled with from top to bottom, each a line of text or a row of a table, and where a page may end between them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from .pages import Fill, Image, Line
from .typeset import Role

FREE = 0
"""A page may end behind the strip."""
CHAINED = 1
"""It belongs with the next: a heading with its text, a row of the drafting record with the next."""
TIED = 2
"""It would leave a line of a paragraph alone, or the head of a table without a row: ends a page only where nothing else will do."""


@dataclass(frozen=True, slots=True)
class Box:
    """What stands behind the strips of a paragraph on each page that they stand on."""

    x: float
    width: float
    background: str | None
    bar: str | None
    turned: bool = False
    """The bar stands at its end."""


class Leader(NamedTuple):
    """The end of an entry of a table of contents, where dots lead to the page of a heading."""

    block: int
    """The heading's place among the document's blocks."""
    role: Role
    element: int
    end: float
    """Where the number ends."""


class Strip(NamedTuple):
    """A slice of the column of text; lengths in points from its own top and the paper's left edge."""

    before: float
    """Space above it, which falls away at the head of a page."""
    height: float
    keep: int
    """`FREE`, `CHAINED` or `TIED` to the next strip."""
    lines: tuple[tuple[float, float, Line], ...]
    """x, top and line, in reading order."""
    fills: tuple[Fill, ...] = ()
    box: Box | None = None
    head: "Strip | None" = None
    """The head of the table that the strip is a row of, to be repeated above it on a new page."""
    row: "Row | None" = None
    """What is needed to tear it; only of a row that may have to be torn."""
    images: tuple[Image, ...] = ()
    """Their places are from the strip's top."""
    heading: tuple[int, int, str] | None = None
    """Block, level and text, of the first strip of a heading."""
    new_page: bool = False
    """Begins a page, unless it stands at the head of one."""
    leader: Leader | None = None
    """Of the last line of an entry of a table of contents."""


class Row(NamedTuple):
    """A row of cells side by side, each a column of strips."""

    cells: tuple[tuple[Strip, ...], ...]
    pad_above: float
    pad_below: float
    rules: tuple[tuple[float, float, float, str], ...] = ()
    """x, width, thickness and colour of what is drawn along its foot."""
    ground: tuple[float, float, str] | None = None
    """x, width and colour behind it."""
    gone: tuple[int, ...] = ()
    """How many strips of each cell stand on pages before, of what is left of a row that was torn: cells are not copied for each page."""
    heights: tuple[float, ...] = ()
    """Of what is left of each cell."""


def stacked(strips: Sequence[Strip]) -> tuple[float, list[tuple[float, float, Line]]]:
    """The height of strips one below the other, and their lines; the space above the first falls away."""
    if len(strips) == 1:
        return strips[0].height, list(strips[0].lines)
    y = 0.0
    lines: list[tuple[float, float, Line]] = []
    for number, strip in enumerate(strips):
        if number:
            y += strip.before
        lines += [(x, y + dy, line) for x, dy, line in strip.lines]
        y += strip.height
    return y, lines


def row_strip(row: Row, before: float, keep: int, *, head: Strip | None = None, tall: float = float("inf")) -> Strip:
    """The strip of a row; it can be torn when it is taller than `tall`."""
    heights: list[float] = []
    lines: list[tuple[float, float, Line]] = []
    for cell in row.cells:
        height, cell_lines = stacked(cell) if cell else (0.0, [])
        lines += [(x, dy + row.pad_above, line) for x, dy, line in cell_lines]
        heights.append(height)
    row = row._replace(gone=(0,) * len(heights), heights=tuple(heights))
    strip = _empty(row, before, keep, head)
    return strip._replace(lines=tuple(lines), row=row if strip.height > tall else None)


def whole(strip: Strip) -> Strip:
    """A strip with all that stands in it: what is left of a torn row has its lines only when it is known that no more of it is torn."""
    row = strip.row
    if row is None or not any(row.gone):
        return strip
    left = tuple(cell[gone:] for cell, gone in zip(row.cells, row.gone, strict=True))
    return strip._replace(lines=row_strip(row._replace(cells=left), 0.0, FREE).lines)


def torn(strip: Strip, room: float, *, anyhow: bool) -> tuple[Strip, Strip] | None:
    """A row in two, the first no taller than `room`; None where that would leave lines of a paragraph alone, unless it must be `anyhow`."""
    row = strip.row
    if row is None:
        return None
    inner = room - row.pad_above - row.pad_below
    cells = list(zip(row.cells, row.gone, strict=True))
    cuts = [_cut(cell, gone, inner, anyhow=anyhow) for cell, gone in cells]
    if any(cut == gone < len(cell) for cut, (cell, gone) in zip(cuts, cells, strict=True)):
        if not anyhow:
            return None
        cuts = [max(cut, min(gone + 1, len(cell))) for cut, (cell, gone) in zip(cuts, cells, strict=True)]
    if all(cut >= len(cell) for cut, cell in zip(cuts, row.cells, strict=True)):
        return None
    first = row._replace(cells=tuple(cell[gone:cut] for cut, (cell, gone) in zip(cuts, cells, strict=True)))
    top = row_strip(first, strip.before, FREE, head=strip.head)
    heights = [
        height - stacked(cell[gone:cut])[0] - (cell[cut].before if cut > gone else 0.0) if cut < len(cell) else 0.0
        for height, cut, (cell, gone) in zip(row.heights, cuts, cells, strict=True)
    ]
    rest = row._replace(gone=tuple(cuts), heights=tuple(heights))
    return top, _empty(rest, 0.0, strip.keep, strip.head)


def _empty(row: Row, before: float, keep: int, head: Strip | None) -> Strip:
    """The strip of a row that has its heights, without its lines."""
    height = max(row.heights, default=0.0) + row.pad_above + row.pad_below
    fills = [Fill(x, height - thick, width, thick, colour) for x, width, thick, colour in row.rules]
    if row.ground:
        x, width, colour = row.ground
        fills.insert(0, Fill(x, 0, width, height, colour))
    return Strip(before, height, keep, (), tuple(fills), head=head, row=row)


def _cut(cell: tuple[Strip, ...], first: int, room: float, *, anyhow: bool) -> int:
    """The number of the strip of a cell before which it is parted for those from `first` on to go into `room`, not parting what belongs together, unless it must be
    `anyhow`.
    """
    y = 0.0
    fit = first
    for number in range(first, len(cell)):
        strip = cell[number]
        y += strip.height + (strip.before if number > first else 0)
        if y > room + 1e-6:
            break
        fit = number + 1
    if fit == len(cell):
        return fit
    kept = fit
    while kept > first and cell[kept - 1].keep:
        kept -= 1
    return kept if kept > first or not anyhow else fit
