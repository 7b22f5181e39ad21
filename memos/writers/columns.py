"""The widths of a table's columns, the same in every format.

They follow from what stands in the columns, as measured in the faces of the style: figures, dates and labels get what they take, names stand on one
line as far as there is room, and columns of text share what is left. Tables of a paper that have the same columns stand alike.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import ceil
from typing import NamedTuple, Protocol, TypeAlias

from memos.document import Block, Cell, Column, ColumnKind, List, Paragraph, Runs, Table, text_of
from memos.schemas.style import Style

from .marks import marked

Grids: TypeAlias = Mapping[tuple[Column, ...], tuple[float, ...]]
"""For each kind of table, known by its columns, their widths in points; they add up to the width of the text."""

_TEXT_SHARE = 0.3
"""Of a table's width, for its columns of text, before names and labels get more than their longest words."""
_NOTE_SHARES = (1.0, 0.6, 0.4, 0.3)
"""Of the longest line below a name, for which its column wishes: so that it takes one line, or two, three or four. The share with which the table
is lowest is taken: what names get, text beside them lacks."""
_RAGGED = 1.06
"""By how much longer a text is in lines that end with whole words."""
_SPARE = 1.0
"""Points beyond what was measured, for programs that measure otherwise."""
_TAKES_REST: tuple[ColumnKind, ...] = ("text", "name", "label", "date", "time", "number")
"""The first kind that a table has takes what nobody needs."""
_LOW = 160
"""Characters in a cell of a low row."""
_HOUR = re.compile(r"(\d+)[:.]\d\d")


class Extent(NamedTuple):
    """How wide a text is; lengths in points."""

    piece: float
    """The widest stretch that no line ends in."""
    word: float
    """The widest stretch between spaces."""
    line: float
    """All of it on one line."""


class Measure(Protocol):
    """Tells how wide the text of a cell is."""

    def __call__(self, runs: Runs, *, head: bool) -> Extent:
        """The extent of the runs in a header cell or in another."""
        ...


def column_widths(blocks: Iterable[Block], measure: Measure, style: Style, room: float) -> Grids:
    """The widths of the columns of all tables among the blocks; `room` is the width of the text in points."""
    needs: dict[tuple[Column, ...], list[_Need]] = {}
    for block in blocks:
        if not isinstance(block, Table):
            continue
        found = needs.get(block.columns)
        if found is None:
            found = needs[block.columns] = [_of_head(measure(column.heading, head=True)) for column in block.columns]
        kinds = [column.kind for column in block.columns]
        for row in block.rows:
            for need, kind, cell in zip(found, kinds, row.cells, strict=True):
                need.cells.append([])
                for inner in cell.blocks:
                    _add(need, inner, kind, measure, style.list_indent)
    return {
        columns: _fitted([column.kind for column in columns], found, style, room) for columns, found in needs.items()
    }


def flush_at_end(table: Table) -> tuple[bool, ...]:
    """For each column, whether its cells end on one line: figures do, and times of which some have an hour of one figure and some of two."""
    return tuple(
        column.kind == "number"
        or (column.kind == "time" and len({_hour(row.cells[number]) for row in table.rows} - {0}) > 1)
        for number, column in enumerate(table.columns)
    )


def begins_with_two(table: Table) -> bool:
    """Whether the first row of a table goes with the second, so that neither stands alone at the foot of a page: where both are low."""
    return len(table.rows) > 1 and all(_is_low(cell) for row in table.rows[:2] for cell in row.cells)


def _is_low(cell: Cell) -> bool:
    return all(isinstance(block, Paragraph) for block in cell.blocks) and (
        sum(len(text_of(block.runs)) for block in cell.blocks if isinstance(block, Paragraph)) <= _LOW
    )


def _hour(cell: Cell) -> int:
    """How many figures the hour has that the cell begins with; 0 where it does not begin with a time."""
    match cell.blocks:
        case (Paragraph(runs=runs), *_):
            found = _HOUR.match(text_of(runs))
            return len(found[1]) if found else 0
        case _:
            return 0


@dataclass(slots=True)
class _Need:
    """What the widest cells of a column need, in points."""

    piece: float
    word: float
    line: float
    note: float = 0.0
    """The longest line below a name."""
    cells: list[list[float]] = field(default_factory=list)
    """Of each cell, the lengths of its paragraphs."""


def _of_head(extent: Extent) -> _Need:
    return _Need(extent.word, extent.word, extent.line)


def _add(need: _Need, block: Paragraph | List, kind: ColumnKind, measure: Measure, indent: float, left: float = 0.0) -> None:  # fmt: skip
    if isinstance(block, List):
        for item in block.items:
            for inner in item.blocks:
                _add(need, inner, kind, measure, indent, left + indent)
        return
    piece, word, line = measure(marked(block.runs, block.mark) if block.mark else block.runs, head=False)
    need.piece = max(need.piece, left + piece)
    need.word = max(need.word, left + word)
    need.cells[-1].append(left + line)
    if kind == "name" and block.role == "note":
        need.note = max(need.note, left + line)
    else:
        need.line = max(need.line, left + line)


def _fitted(kinds: Sequence[ColumnKind], needs: Sequence[_Need], style: Style, room: float) -> tuple[float, ...]:
    """A width for each column; where there are lines below names, those with which the rows take the fewest lines."""
    if not any(need.note for need in needs):
        return _shared(kinds, needs, style, room)
    tried = [
        _shared(kinds, [replace(need, line=max(need.line, need.note * share)) for need in needs], style, room)
        for share in _NOTE_SHARES
    ]
    return min(tried, key=lambda widths: _lines(needs, widths, style))


def _lines(needs: Sequence[_Need], widths: Sequence[float], style: Style) -> int:
    """About how many lines the rows take."""
    columns = [
        [_lines_of(cell, max(width - 2 * style.table.padding_x, _SPARE)) for cell in need.cells]
        for need, width in zip(needs, widths, strict=True)
    ]
    return sum(map(max, zip(*columns, strict=True)))


def _lines_of(cell: Sequence[float], width: float) -> int:
    return sum(ceil(length * _RAGGED / width) if length > width else 1 for length in cell)


def _shared(kinds: Sequence[ColumnKind], needs: Sequence[_Need], style: Style, room: float) -> tuple[float, ...]:
    """A width for each column: what none can do without, then the longest words of names and labels, whatever the
    style bounds these to, then what figures, names and labels wish, then what text does."""
    look = style.table
    around = 2 * look.padding_x + _SPARE
    most: dict[ColumnKind, float] = {"name": look.name_width, "label": look.label_width}
    texts = kinds.count("text")
    fair = room / len(kinds)
    least: list[float] = []
    words: list[float] = []
    wishes: list[float] = []
    for kind, need in zip(kinds, needs, strict=True):
        wish = need.line + around
        word = 0.0
        if kind == "text":
            low = max(min(need.piece + around, fair), min(wish, room * _TEXT_SHARE / texts))
        elif kind in most:
            word = need.word + around
            low = min(word, fair)
            wish = min(wish, most[kind])
        else:
            low = min(wish, fair)
        least.append(low)
        words.append(max(low, word))
        wishes.append(max(low, word, wish))
    spare = room - sum(least)
    words = [word if word - low <= spare else low for word, low in zip(words, least, strict=True)]
    widths = _raised(_raised([0.0] * len(kinds), least, room), words, room)
    widths = _raised(widths, [low if kind == "text" else wish for kind, low, wish in zip(kinds, widths, wishes, strict=True)], room)  # fmt: skip
    widths = _raised(widths, wishes, room)
    rest = room - sum(widths)
    takes = next(kind for kind in _TAKES_REST if kind in kinds)
    share = rest / kinds.count(takes)
    return tuple(width + share if kind == takes else width for kind, width in zip(kinds, widths, strict=True))


def _raised(widths: Sequence[float], goals: Sequence[float], room: float) -> list[float]:
    """The widths raised alike, each no further than its goal, until the room is used."""
    raised = list(widths)
    while True:
        below = [number for number, width in enumerate(raised) if width < goals[number]]
        left = room - sum(raised)
        if not below or left <= _SPARE / 100:
            return raised
        step = min(left / len(below), *(goals[number] - raised[number] for number in below))
        for number in below:
            raised[number] = goals[number] if goals[number] - raised[number] <= step else raised[number] + step
