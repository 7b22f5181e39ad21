"""CSV to rows: strict, in UTF-8, with commas, semicolons or tabs between the cells."""

import csv
import io
import re
from collections.abc import Iterator

from memos.findings import Finding, Place
from memos.read.tables.grid import Grid, Line, line_of, row_place, too_many
from memos.rules import syntax, tables
from memos.schemas.columns import Delimiter

_DELIMITERS: dict[Delimiter, str] = {"comma": ",", "semicolon": ";", "tab": "\t"}
_FIRST_LINE = re.compile(r"sep=([,;\t])\r?\n", re.IGNORECASE)
"""What Excel takes for the delimiter: a first line of its own."""
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def read_csv(data: bytes, delimiter: Delimiter | None, header_row: int | None) -> Grid:
    """The rows of a CSV file."""
    if data.startswith(_UTF_16):
        return _refused(syntax.not_utf8("is in UTF-16", Place(1, 1, 1, 1)))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        what = f"has the byte {data[problem.start]:#04x} in line {line}, which is not UTF-8"
        return _refused(syntax.not_utf8(what, row_place(line)))
    said = _FIRST_LINE.match(text)
    if said and delimiter is None:
        return _rows(text[said.end() :], said[1], 2)
    if delimiter:
        return _rows(text, _DELIMITERS[delimiter], 1)
    found = _parting(text, header_row)
    if len(found) > 1:
        return _refused(tables.which_delimiter(found, row_place(header_row or 1)))
    return _rows(text, _DELIMITERS[found[0]] if found else ",", 1)


def _parting(text: str, header_row: int | None) -> list[Delimiter]:
    """What parts the headers into several: more than one where that is not sure."""
    return [name for name, mark in _DELIMITERS.items() if len(_headers(text, mark, header_row)) > 1]


def _headers(text: str, delimiter: str, header_row: int | None) -> list[str]:
    try:
        for number, cells in enumerate(_records(text, delimiter), 1):
            if number == header_row or (header_row is None and any(map(str.strip, cells))):
                return cells
    except csv.Error:
        pass
    return []


def _rows(text: str, delimiter: str, first: int) -> Grid:
    lines: list[Line] = []
    reader = _records(text, delimiter)
    number = first - 1
    while True:
        number += 1
        try:
            cells = next(reader, None)
        except csv.Error as problem:
            return _refused(tables.not_csv(_said(str(problem)), row_place(number)))
        if cells is None:
            return Grid(tuple(lines))
        line = line_of(number, cells)
        if line:
            lines.append(line)
            refused = too_many(len(lines), line)
            if refused:
                return _refused(refused)


def _said(problem: str) -> str:
    """What the reader of CSV says, in plain words."""
    if problem == "unexpected end of data":
        return "a quotation mark is not closed"
    return "text follows a closing quotation mark" if "expected after" in problem else problem


def _records(text: str, delimiter: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)


def _refused(finding: Finding) -> Grid:
    return Grid((), findings=(finding,))
