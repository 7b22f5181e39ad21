"""Tables in what a house has at the head and the foot of its pages: heights of rows, cells over several of them, grounds and lines."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from memos.house import StoryCell, StoryTable

from .pages import Fill

SHARES = {"start": 0.0, "": 0.0, "centre": 0.5, "end": 1.0}


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell at its place: the first of its rows, the one behind its last, its left edge."""

    cell: StoryCell
    row: int
    stop: int
    x: float


def spots(table: StoryTable, left: float, room: float) -> tuple[Spot, ...]:
    """The cells of a table that stands in a column, but for those that continue one above."""
    width = max((sum(cell.width for cell in row.cells) for row in table.rows), default=0.0)
    scale = room * table.share / width if table.share and width else 1.0
    width *= scale
    left += table.indent if table.align == "start" else (room - width) * SHARES[table.align]
    found: list[Spot] = []
    above: dict[int, int] = {}
    for number, row in enumerate(table.rows):
        x = left
        begun: dict[int, int] = {}
        for given in row.cells:
            cell = replace(given, width=given.width * scale)
            key = round(x)
            if cell.joined == "more" and key in above:
                place = above[key]
                found[place] = Spot(found[place].cell, found[place].row, number + 1, found[place].x)
                begun[key] = place
            else:
                if cell.joined:
                    begun[key] = len(found)
                found.append(Spot(cell, number, number + 1, x))
            x += cell.width
        above = begun
    return tuple(found)


def tops(table: StoryTable, places: Sequence[Spot], y: float, needed: Callable[[StoryCell], float]) -> list[float]:
    """The upper edge of each row, and the lower one of the last; `needed` is the height of what is in a cell."""
    heights = [row.height for row in table.rows]
    for spot in sorted(places, key=lambda spot: spot.stop - spot.row):
        last = spot.stop - 1
        if not table.rows[last].exact:
            heights[last] += max(needed(spot.cell) - sum(heights[spot.row : spot.stop]), 0.0)
    edges = [y]
    for height in heights:
        edges.append(edges[-1] + height)
    return edges


def ground(spot: Spot, edges: Sequence[float]) -> Iterator[Fill]:
    """What is behind a cell."""
    if spot.cell.ground:
        top = edges[spot.row]
        yield Fill(spot.x, top, spot.cell.width, edges[spot.stop] - top, spot.cell.ground)


def lines(spot: Spot, edges: Sequence[float]) -> Iterator[Fill]:
    """The lines around a cell, on its edges."""
    above, right, below, left = spot.cell.rules
    x, width = spot.x, spot.cell.width
    top, bottom = edges[spot.row], edges[spot.stop]
    for rule, y in ((above, top), (below, bottom)):
        if rule:
            yield Fill(x - rule.width / 2, y - rule.width / 2, width + rule.width, rule.width, rule.colour)
    for rule, edge in ((left, x), (right, x + width)):
        if rule:
            yield Fill(edge - rule.width / 2, top, rule.width, bottom - top, rule.colour)
