"""A table as it stands in its file: rows of cells, all as text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from memos.findings import Finding, Place
from memos.read.file import FORBIDDEN
from memos.rules import syntax, tables

LIMIT = 20_000_000
"""Bytes of a file."""
ROWS, COLUMNS, LETTERS = 50_000, 500, 32_767
"""Of a table that hold something; of a row; of a cell, as Excel has it."""

_ERROR = re.compile(r"#(REF|N/A|NAME\?|VALUE|DIV/0|NULL|NUM|SPILL|CALC|FIELD|BLOCKED|CONNECT|UNKNOWN|GETTING_DATA)!?")


@dataclass(frozen=True, slots=True)
class Line:
    """A row that holds something."""

    number: int
    """From 1, empty rows counted."""
    cells: tuple[str, ...]
    """Without space at their ends; up to the last that holds something."""
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows of a table that hold something; or what keeps them from being read."""

    lines: tuple[Line, ...]
    sheet: str = ""
    """Of a workbook."""
    findings: tuple[Finding, ...] = ()


def cell_place(row: int, column: int) -> Place:
    """The place of a cell: its row is the line."""
    return Place(row, column, row, column + 1)


def row_place(row: int) -> Place:
    """The place of a row as a whole."""
    return Place(row, 1, row, 1)


def cell_name(row: int, column: int) -> str:
    """``C7``, as spreadsheet programs say it."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"


def line_of(number: int, given: Sequence[str], without_value: Sequence[int] = ()) -> Line | None:
    """A row, with what is wrong in its cells; None where it is empty. `without_value`: columns of formulas that have none."""
    cells = [cell.replace("\r\n", "\n").replace("\r", "\n").strip() for cell in given]
    while cells and not cells[-1] and len(cells) not in without_value:
        cells.pop()
    return Line(number, tuple(cells), tuple(_wrong(number, cells, without_value))) if cells else None


def too_many(lines: int, line: Line) -> Finding | None:
    """What is wrong where the table has more rows, or this one more cells, than it may have."""
    if lines > ROWS:
        return syntax.too_large(f"has more than {ROWS:,} rows".replace(",", " "), row_place(line.number))
    if len(line.cells) > COLUMNS:
        return syntax.too_large(f"has more than {COLUMNS} columns", cell_place(line.number, COLUMNS + 1))
    return None


def _wrong(number: int, cells: Sequence[str], without_value: Sequence[int]) -> Iterator[Finding]:
    for column in without_value:
        yield tables.without_value(cell_place(number, column))
    for column, text in enumerate(cells, 1):
        place = cell_place(number, column)
        if len(text) > LETTERS:
            yield syntax.too_large(f"has a cell of more than {LETTERS:,} characters".replace(",", " "), place)
        if _ERROR.fullmatch(text):
            yield tables.error_in_cell(text, place)
        found = FORBIDDEN.search(text)
        if found:
            yield syntax.forbidden_character(found[0], place)
