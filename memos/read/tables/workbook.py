"""XLSX to rows: the values that the workbook's program saved; no formula is computed, no link followed, no macro run.

The archive's own names, numbers and sizes are looked at before anything is unpacked, its XML before openpyxl reads it, and openpyxl is given nothing else.
"""

import datetime as dt
import io
import re
import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from memos.errors import FileError, UsageError
from memos.findings import Finding, Place
from memos.read.tables.grid import COLUMNS, ROWS, Grid, Line, line_of, too_many
from memos.rules import syntax, tables
from memos.rules.near import nearest

ZIP, OLD = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MOST_PARTS = 1000
_LARGEST = 100_000_000
"""Bytes of all parts, unpacked."""
_LARGEST_OTHER = 5_000_000
"""Bytes of a part that is no sheet and no table of texts: openpyxl holds it as a tree."""
_LAST_ROW = 1_048_576
_LARGE = re.compile(r"xl/(worksheets/|sharedStrings)[^/]*\.xml", re.IGNORECASE)
_DECLARED = re.compile(rb"""\A(?:\xef\xbb\xbf)?\s*<\?xml[^>]*?encoding\s*=\s*["'](?!utf-?8["'])""", re.IGNORECASE)
_PLACE = re.compile(rb"""\sr\s*=\s*["']([A-Z]{1,12})?(\d{1,20})["']""")
_CELL = re.compile(rb"<(?:\w+:)?c(?=\s)([^>/]*)>(.*?)</(?:\w+:)?c>", re.DOTALL)
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_VALUE = re.compile(rb"<(?:\w+:)?(?:v|is)[\s/>]")
_RESULT = re.compile(rb"<(?:\w+:)?v(?:\s[^>]*)?>[^<]")
_EMPTY_TEXT = re.compile(rb"""\st\s*=\s*["']str["']""")
"""A formula whose value is text, which may be none."""
_AT = re.compile(rb"""\sr\s*=\s*["']([A-Z]{1,3})(\d{1,7})["']""")
_CARRIAGE = re.compile(r"_x000D_(?=\n)")
"""How Excel writes the first half of a line end (ECMA-376-1, 22.4.2.4)."""
_BAD = (
    zipfile.BadZipFile, zlib.error, EOFError, struct.error, ValueError, NotImplementedError, RuntimeError, OverflowError, LookupError, OSError,
)  # fmt: skip
"""What Python's reader of archives raises for a damaged one."""
_HINT = "open it in a spreadsheet program and save it as .xlsx, without a password"


def read_workbook(data: bytes, name: str, sheet: str | None) -> Grid:
    """The rows of a sheet of a workbook: of the one by that name, or the only one that holds something.

    Raises `FileError` for what is damaged, encrypted or no workbook, `UsageError` where openpyxl is not installed.
    """
    try:
        import openpyxl  # noqa: PLC0415 -- an extra, and slow to load
    except ImportError:
        raise UsageError(
            f"{name} is a workbook, and openpyxl, which reads it, is not installed",
            "install `memos[xlsx]`, or save the table as CSV in UTF-8",
        ) from None
    parts = _looked_at(data, name)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what it leaves out of styles and checks is nothing to a paper
            book: Any = openpyxl.load_workbook(_packed(parts), read_only=True, data_only=True, keep_links=False)
            try:
                return _grid(book, parts, sheet)
            finally:
                book.close()
    except Exception as problem:
        raise FileError(f"{name} is damaged, or no workbook: {type(problem).__name__}", _HINT) from problem


def _looked_at(data: bytes, name: str) -> Mapping[str, bytes]:
    """The XML of a workbook, by its parts' names. Raises `FileError` for what is not safe to read."""
    if data.startswith(OLD):
        raise FileError(f"{name} is encrypted, or a workbook of Excel 97", _HINT)
    if not data.startswith(ZIP):
        raise FileError(
            f"{name} is no workbook, whatever its name says", "give it the ending of what it is, such as .csv"
        )
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        entries = archive.infolist()
    except _BAD as problem:
        raise FileError(f"{name} is cut off or damaged", _HINT) from problem
    if len(entries) > _MOST_PARTS or len({entry.filename.casefold() for entry in entries}) < len(entries):
        raise FileError(f"{name} is damaged: it has parts of one name, or too many", _HINT)
    if sum(entry.file_size for entry in entries) > _LARGEST:
        raise FileError(f"{name} grows to more than {_LARGEST // 1_000_000} MB", "split it into several workbooks")
    return {
        entry.filename.lstrip("/"): _read(archive, entry, name)
        for entry in entries
        if entry.filename.lower().endswith((".xml", ".rels"))
    }


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> bytes:
    """The XML of a part. Raises `FileError` for what openpyxl should not see."""
    if entry.flag_bits & 1:
        raise FileError(f"{name} is encrypted", _HINT)
    if entry.file_size > _LARGEST_OTHER and not _LARGE.fullmatch(entry.filename):
        raise FileError(f"{name} has a part of more than {_LARGEST_OTHER // 1_000_000} MB: {entry.filename}", _HINT)
    try:
        part = archive.read(entry)
    except _BAD as problem:
        raise FileError(f"{name} is cut off or damaged", _HINT) from problem
    if b"<!DOCTYPE" in part or b"<!ENTITY" in part or b"\0" in part or _DECLARED.match(part):
        raise FileError(f"{name} holds XML that no spreadsheet program writes: {entry.filename}", _HINT)
    return part


def _packed(parts: Mapping[str, bytes]) -> io.BytesIO:
    """An archive of the parts that were looked at, and of nothing else."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for part, data in parts.items():
            archive.writestr(zipfile.ZipInfo(part), data)
    return packed


def _grid(book: Any, parts: Mapping[str, bytes], wanted: str | None) -> Grid:  # noqa: ANN401 -- openpyxl is not typed
    sheets = {sheet.title: parts[sheet._worksheet_path.lstrip("/")] for sheet in book.worksheets}  # noqa: SLF001 -- its part's name
    if wanted is None:
        shown = [sheet.title for sheet in book.worksheets if sheet.sheet_state == "visible"]
        held = [title for title in shown if _VALUE.search(sheets[title])] or shown[:1]
    else:
        held = [title for title in sheets if title == wanted]
    if len(held) != 1:
        names = held or sorted(sheets, key=lambda title: title != nearest(wanted or "", list(sheets)))
        return Grid((), findings=(tables.unsure_sheet(wanted, names),))
    (title,) = held
    part = sheets[title]
    refused = next(_out_of_bounds(part), None)
    if refused:
        return Grid((), title, (refused,))
    sheet = book[title]
    sheet.reset_dimensions()
    missing = _without_value(part)
    lines: list[Line] = []
    for number, values in enumerate(sheet.iter_rows(values_only=True), 1):
        line = line_of(number, [_text(value) for value in values[: COLUMNS + 1]], missing.get(number, ()))
        if line:
            lines.append(line)
            refused = too_many(len(lines), line)
            if refused:
                return Grid((), title, (refused,))
    return Grid(tuple(lines), title)


def _out_of_bounds(part: bytes) -> Iterator[Finding]:
    """A cell beyond the last column or row that a table may have: openpyxl would fill the space up to it."""
    for match in _PLACE.finditer(part):
        letters = match[1] or b""
        if int(match[2]) > _LAST_ROW:
            yield syntax.too_large(f"has more than {ROWS:,} rows".replace(",", " "), Place(1, 1, 1, 1))
        if len(letters) > 3 or _column(letters) > COLUMNS:
            yield syntax.too_large(f"has more than {COLUMNS} columns", Place(1, 1, 1, 1))


def _without_value(part: bytes) -> Mapping[int, tuple[int, ...]]:
    """The columns of formulas without a saved value, by their rows; openpyxl shows them as empty cells."""
    found: dict[int, tuple[int, ...]] = {}
    if _FORMULA.search(part):
        for match in _CELL.finditer(part):
            at = _AT.search(b" " + match[1])
            empty = not _RESULT.search(match[2]) and not _EMPTY_TEXT.search(match[1])
            if at and empty and _FORMULA.search(match[2]):
                row = int(at[2])
                found[row] = (*found.get(row, ()), _column(at[1]))
    return found


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _text(value: object) -> str:
    """A cell as the text that an input has: days and times in the form of ISO 8601, numbers without what a machine adds."""
    match value:
        case None:
            return ""
        case str():
            return _CARRIAGE.sub("", value)
        case bool():
            return "true" if value else "false"
        case int() | float():
            return f"{Decimal(f'{value:.15g}'):f}"
        case dt.datetime():
            day = (value + dt.timedelta(microseconds=500_000)).replace(microsecond=0)
            return day.date().isoformat() if day.time() == dt.time() else f"{day.date()} {_clock(day.time())}"
        case dt.date():
            return value.isoformat()
        case dt.time():
            day = dt.datetime.combine(dt.date(2000, 1, 1), value) + dt.timedelta(microseconds=500_000)
            return _clock(day.time())
        case dt.timedelta() if dt.timedelta() <= value < dt.timedelta(days=1):
            return _text((dt.datetime(2000, 1, 1) + value).time())  # noqa: DTZ001 -- a clock's time, wherever it is
        case _:
            return str(value)


def _clock(time: dt.time) -> str:
    return f"{time:%H:%M:%S}" if time.second else f"{time:%H:%M}"
