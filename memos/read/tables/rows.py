"""A table to rows, each of which is an input: plain values that travel to a worker, and there the `Source` that a file would give.

A table is read as a whole before its first row is an input: where its rows or headers cannot be trusted, it is one input with errors, and nothing is made
of it.
"""

import json
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

from memos.errors import FileError, UsageError
from memos.findings import Finding, Place
from memos.read.file import read_bytes
from memos.read.source import Marks, Row, Source
from memos.read.tables.csv import read_csv
from memos.read.tables.grid import LIMIT, Grid, Line, cell_place, row_place
from memos.read.tables.headers import Headers, headers_of
from memos.read.tables.paths import EACH, Steps, Target
from memos.read.tables.workbook import OLD, ZIP, read_workbook
from memos.rules import fields, syntax, tables
from memos.schemas.columns import Columns
from memos.slugs import slug

_CSV, _XLSX = frozenset({".csv", ".tsv"}), frozenset({".xlsx"})
_OTHERS = frozenset({".xls", ".xlsm", ".xlsb", ".ods", ".numbers"})
_AN_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}")
_NONE = Columns(kind="columns")


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row that is an input; or a whole table that is none."""

    file: str
    """The table's path as the user wrote it."""
    input: str
    """What the input is called: the table, and the id or the number of the row."""
    id: str
    """By which its papers are called where it has no id of its own."""
    sheet: str
    line: Line
    headers: Headers | None
    """None for a table that is no input."""


class _Cell(NamedTuple):
    """A text of the tree of a row, and the column that it is from."""

    text: str
    column: int


_Tree = dict[str | int, Any]
"""Fields by their names, entries of lists by their numbers; `_Cell` and, of constants, plain text."""


def is_table(name: str) -> bool:
    """Whether a file is a table, by its ending. Raises `UsageError` for one of a kind that is not read."""
    ending = os.path.splitext(name)[1].lower()  # noqa: PTH122 -- a hundred thousand of them
    if ending in _OTHERS:
        raise UsageError(f"{name} is a table of a kind that is not read", "save it as .xlsx, or as CSV in UTF-8")
    return ending in _CSV | _XLSX


def rows_of(path: Path, columns: Columns | None = None) -> Iterator[TableRow]:
    """The rows of a table that hold something, in their order.

    Raises `UsageError` where there is no such file, `FileError` where it cannot be read.
    """
    name, wanted = str(path), columns or _NONE
    grid = _grid(path, name, wanted)
    at = (
        0
        if wanted.header_row is None
        else next((n for n, held in enumerate(grid.lines) if held.number == wanted.header_row), -1)
    )
    head = grid.lines[at] if grid.lines and at >= 0 else Line(wanted.header_row or 1, ())
    lines = grid.lines[at + 1 :] if at >= 0 else ()
    found = grid.findings or head.findings or (() if lines else (tables.no_rows(row_place(head.number)),))
    headers = None
    if not found:
        headers, found = headers_of(head, lines, wanted)
    if headers is None or found:
        yield TableRow(name, name, "", grid.sheet, replace(head, findings=found), None)
        return
    taken: dict[str, int] = {}
    stem = slug(path.stem) or "table"
    for line in lines:
        id_ = f"{stem}-{line.number}"
        own, column = headers.text_of(line, ("id",), headers.kind_of(line))
        called = (own if _AN_ID.fullmatch(own) else "") or id_
        first = taken.setdefault(called.casefold(), line.number)
        if first != line.number:
            twice = replace(fields.id_twice(called, first, "id"), place=cell_place(line.number, column))
            called = f"row:{line.number}"
            line = replace(line, findings=(*line.findings, twice))  # noqa: PLW2901 -- the row with what is said of it
        yield TableRow(name, f"{name}#{called}", id_, grid.sheet, line, headers)


def source_of_row(row: TableRow) -> Source:
    """The row as the input that it is; its lines are its cells, and comments in them silence nothing."""
    at = Row(row.input, row.sheet, row.line.number, row.line.cells)
    if row.headers is None:
        return Source(row.file, "", None, row.line.findings, row=at)
    tree, wrong = _tree(row.headers, row.line)
    given: _Tree = {"kind": row.headers.kind, "id": row.id}
    values: dict[str, Marks] = {}
    data = _data(given | tree, "", row.line.number, values)
    values[""] = _marks(row.line.number, 0)
    text = json.dumps(data, ensure_ascii=False)
    return Source(row.file, text, data, (*row.line.findings, *wrong), values, row=at)


def _grid(path: Path, name: str, columns: Columns) -> Grid:
    data = read_bytes(path, LIMIT, name, hint="name a CSV file or a workbook (.xlsx)")
    if len(data) > LIMIT:
        return Grid((), findings=(syntax.too_large(f"is larger than {LIMIT // 1_000_000} MB", Place(1, 1, 1, 1)),))
    if path.suffix.lower() in _XLSX:
        return read_workbook(data, name, columns.sheet)
    if data.startswith((ZIP, OLD)):
        raise FileError(f"{name} is a workbook, whatever its name says", "give it the ending .xlsx, or save it as CSV")
    return read_csv(data, columns.delimiter, columns.header_row)


def _tree(headers: Headers, line: Line) -> tuple[_Tree, tuple[Finding, ...]]:
    """The fields of a row: the constants, and over them its cells. An entry of a list that has columns is there where one of its cells is filled."""
    kind = headers.kind_of(line)
    tree: _Tree = _grown(headers.constants)
    alone: list[tuple[int, str]] = []
    wrong: list[Finding] = []
    filled: set[Steps] = set()
    for place, text in enumerate(line.cells):
        field = headers.fields[kind][place] if place < len(headers.titles) else None
        title = headers.titles[place] if place < len(headers.titles) else ""
        if not text:
            continue
        if field:
            for steps, value in _placed(field, _Cell(text, place + 1), headers):
                _set(tree, steps, value)
                filled.update(_entries_of(steps))
            alone += [(place, field.among)] if field.among else []
        elif not title:
            wrong.append(tables.without_header(cell_place(line.number, place + 1)))
        elif any(given[place] for given in headers.fields.values()):
            wrong.append(tables.not_of_kind(title, kind, cell_place(line.number, place + 1)))
    numbered = (field.steps for field in headers.fields[kind] if field and not field.among)
    for entry in {entry for steps in numbered for entry in _entries_of(steps)} - filled:
        _drop(tree, entry)
    for place, among in alone:
        count = len(tree[among])
        if count > 1:
            wrong.append(tables.one_of_several(headers.titles[place], among, count, cell_place(line.number, place + 1)))
    return tree, tuple(wrong)


def _grown(value: Any) -> Any:  # noqa: ANN401 -- plain data
    """Constants as a tree."""
    if isinstance(value, Mapping):
        return {key: _grown(inner) for key, inner in value.items() if inner is not None}
    if isinstance(value, list | tuple):
        return {number: _grown(inner) for number, inner in enumerate(value)}
    return value


def _entries_of(steps: Steps) -> Iterator[Steps]:
    """The entries of lists, by their numbers, in which a value is."""
    for place, step in enumerate(steps):
        if isinstance(step, int) and step != EACH:
            yield steps[: place + 1]


def _drop(tree: _Tree, steps: Steps) -> None:
    held: Any = tree
    for step in steps[:-1]:
        held = held.get(step) if isinstance(held, dict) else None
    if isinstance(held, dict):
        held.pop(steps[-1], None)


def _placed(field: Target, cell: _Cell, headers: Headers) -> Iterator[tuple[Steps, object]]:
    """Where a cell goes: whole, or entry by entry where it is a list; those of `[]` behind the entries that the constants have."""
    separator = headers.separators[cell.column - 1]
    if EACH in field.steps:
        at = field.steps.index(EACH)
        for number, text in enumerate(_entries(cell.text, separator), _count(headers.constants, field.steps[:at])):
            if text:  # an empty line keeps the place of its entry, so that the lines of two columns go together
                yield (*field.steps[:at], number, *field.steps[at + 1 :]), cell._replace(text=text)
    elif field.is_list:
        texts = filter(None, _entries(cell.text, separator))
        yield field.steps, {number: cell._replace(text=text) for number, text in enumerate(texts)}
    else:
        yield field.steps, cell


def _count(held: Any, steps: Steps) -> int:  # noqa: ANN401
    """How many entries the list at a path of the constants has."""
    for step in steps:
        if isinstance(held, Mapping):
            held = held.get(str(step))
        else:
            held = held[int(step)] if isinstance(held, list) and int(step) < len(held) else None
    return len(held) if isinstance(held, list) else 0


def _entries(text: str, separator: str) -> list[str]:
    parts = text.replace(separator, "\n") if separator else text
    return [entry.strip() for entry in parts.split("\n")]


def _set(tree: _Tree, steps: Sequence[str | int], value: object) -> None:
    for step in steps[:-1]:
        below = tree.get(step)
        if not isinstance(below, dict):
            below = tree[step] = {}
        tree = below
    tree[steps[-1]] = value


def _data(value: Any, path: str, row: int, values: dict[str, Marks]) -> Any:  # noqa: ANN401
    """The tree as plain data, and where each value stands; entries that are not there are passed over."""
    if isinstance(value, _Cell):
        values[path] = _marks(row, value.column)
        return value.text
    if not isinstance(value, dict):
        values[path] = _marks(row, 0)
        return value
    if value and all(isinstance(key, int) for key in value):
        entries = [value[key] for key in sorted(value)]
        held = [_data(entry, f"{path}[{number}]", row, values) for number, entry in enumerate(entries)]
        _mark_whole(path, [f"{path}[{number}]" for number in range(len(held))], values)
        return held
    below = {key: f"{path}.{key}" if path else str(key) for key in value}
    data = {key: _data(inner, below[key], row, values) for key, inner in value.items()}
    _mark_whole(path, list(below.values()), values)
    return data


def _mark_whole(path: str, parts: Sequence[str], values: dict[str, Marks]) -> None:
    """A list, or fields of their own, stand in the first of their cells; constants in the whole row."""
    marks = [values[part] for part in parts if part in values]
    if marks:
        values[path] = next((held for held in marks if held[1] < held[3]), marks[0])


def _marks(row: int, column: int) -> Marks:
    place = cell_place(row, column) if column else row_place(row)
    return place.line, place.column, place.end_line, place.end_column
