"""Workbooks: what their cells become, which sheet is read, and what is refused before it is read."""

import datetime as dt
import io
import re
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from memos.errors import FileError
from memos.read import Source
from memos.read.tables import rows_of, source_of_row
from memos.schemas.columns import Columns

openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed: pip install -e '.[xlsx]'")


def saved(folder: Path, *sheets: tuple[str, Sequence[Sequence[Any]]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(folder / "t.xlsx")
    return folder / "t.xlsx"


def inputs(path: Path, **columns: Any) -> list[Source]:
    return [source_of_row(row) for row in rows_of(path, Columns(kind="columns", **columns))]


def codes(sources: Sequence[Source]) -> list[tuple[str, int, int]]:
    return [(found.code, found.place.line, found.place.column) for source in sources for found in source.findings if found.place]  # fmt: skip


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (dt.date(2026, 3, 12), "2026-03-12"),
        (dt.datetime(2026, 3, 12), "2026-03-12"),  # noqa: DTZ001 -- as openpyxl takes it
        (dt.datetime(2026, 3, 12, 10, 20), "2026-03-12 10:20"),  # noqa: DTZ001
        (dt.time(10, 20), "10:20"),
        (dt.time(9, 5, 30), "09:05:30"),
        (dt.timedelta(hours=9, minutes=5), "09:05"),
        (3, "3"),
        (3.0, "3"),
        (1.1, "1.1"),
        (0.1 + 0.2, "0.3"),
        (10.0**14, "100000000000000"),
        (1e-7, "0.0000001"),
        (True, "true"),
        ("  two\r\nlines ", "two\nlines"),
        ("'=1+1", "'=1+1"),
    ],
)
def test_a_cell_is_the_text_that_an_input_has(value: Any, text: str, tmp_path: Path) -> None:
    (source,) = inputs(saved(tmp_path, ("S", [["purpose"], [value]])))
    assert isinstance(source.data, dict)
    assert source.data["purpose"] == text


@pytest.mark.parametrize("minute", range(0, 1440, 7))
def test_every_minute_of_the_day_is_told_to_the_minute(minute: int, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["start"])
    cell = book.active.cell(2, 1, minute / 1440)
    cell.number_format = "h:mm"
    book.save(tmp_path / "t.xlsx")
    (source,) = inputs(tmp_path / "t.xlsx")
    assert isinstance(source.data, dict)
    assert source.data["start"] == f"{minute // 60:02}:{minute % 60:02}"


def test_the_only_sheet_that_holds_something_is_read_and_no_hidden_one(tmp_path: Path) -> None:
    table = [["subject"], ["Water"]]
    (source,) = inputs(saved(tmp_path, ("Empty", []), ("Visits", table)))
    assert source.row
    assert (source.row.sheet, source.input) == ("Visits", f"{tmp_path / 't.xlsx'}#t-2")
    assert codes(inputs(saved(tmp_path, ("One", table), ("Two", table)))) == [("INP206", 1, 1)]
    assert codes(inputs(saved(tmp_path, ("One", table), ("Two", table)), sheet="Tow")) == [("INP206", 1, 1)]
    assert len(inputs(saved(tmp_path, ("One", table), ("Two", [*table, ["Energy"]])), sheet="Two")) == 2
    book = openpyxl.load_workbook(saved(tmp_path, ("One", table), ("Two", table)))
    book["Two"].sheet_state = "hidden"
    book.save(tmp_path / "t.xlsx")
    assert codes(inputs(tmp_path / "t.xlsx")) == []


def test_empty_rows_are_passed_over_and_counted(tmp_path: Path) -> None:
    sources = inputs(saved(tmp_path, ("S", [[], ["subject"], [], [None, "  "], ["Water"], [], ["Energy"]])))
    assert [source.row.number for source in sources if source.row] == [5, 7]


def test_errors_and_formulas_without_a_value_are_found_at_their_cells(tmp_path: Path) -> None:
    sources = inputs(saved(tmp_path, ("S", [["subject", "purpose"], ["Water", "=A2"], ["#REF!", "x"]])))
    assert codes(sources) == [("SYN303", 2, 2), ("SYN302", 3, 1)]


def rewritten(path: Path, part: str, change: Callable[[bytes], bytes], **more: bytes) -> Path:
    """The workbook with a part changed, and others added."""
    out = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, change(data) if re.fullmatch(part, name) else data)
        for name, data in more.items():
            new.writestr(name, data)
    path.write_bytes(out.getvalue())
    return path


SHEET = r"xl/worksheets/sheet1\.xml"


def test_a_formula_whose_value_was_saved_is_its_value_an_empty_text_too(tmp_path: Path) -> None:
    table = saved(tmp_path, ("S", [["subject", "purpose", "bottom_line"], ["=A1", '=""', "=1/3"]]))

    def with_values(xml: bytes) -> bytes:
        xml = re.sub(rb'<c r="A2"[^>]*>(<f>.*?</f>).*?</c>', rb'<c r="A2" t="str">\1<v>Water</v></c>', xml)
        xml = re.sub(rb'<c r="B2"[^>]*>(<f>.*?</f>).*?</c>', rb'<c r="B2" t="str">\1<v></v></c>', xml)
        return re.sub(rb'<c r="C2"[^>]*>(<f>.*?</f>).*?</c>', rb'<c r="C2">\1<v>0.3333333333333333</v></c>', xml)

    (source,) = inputs(rewritten(table, SHEET, with_values))
    assert source.findings == ()
    assert source.data == {"kind": "meeting", "id": "t-2", "subject": "Water", "bottom_line": "0.333333333333333"}


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (b'r="A2"', b'r="XFD2"', "SYN111"),
        (b'r="A2"', b'r="AAAAAAAA2"', "SYN111"),
        (b'<row r="2"', b'<row r="999999999999"', "SYN111"),
        (b'r="A2"', b'r="A99999999"', "SYN111"),
    ],
)
def test_a_cell_far_out_is_refused_before_the_space_up_to_it_is_filled(old: bytes, new: bytes, code: str, tmp_path: Path) -> None:  # fmt: skip
    table = rewritten(saved(tmp_path, ("S", [["subject"], ["Water"]])), SHEET, lambda xml: xml.replace(old, new))
    assert [found for found, *_ in codes(inputs(table))] == [code]


@pytest.mark.parametrize(
    "change",
    [
        lambda xml: xml.replace(b"<worksheet", b"<!DOCTYPE x [<!ENTITY a 'b'>]><worksheet", 1),
        lambda xml: b'<?xml version="1.0" encoding="UTF-7"?>' + xml.partition(b"?>")[2],
        lambda xml: xml.decode().encode("utf-16"),
        lambda xml: xml[: len(xml) // 2],
        lambda _: b"",
    ],
)
def test_xml_that_no_spreadsheet_program_writes_is_refused(change: Callable[[bytes], bytes], tmp_path: Path) -> None:
    table = saved(tmp_path, ("S", [["subject"], *[["Water"]] * 50]))
    with pytest.raises(FileError):
        inputs(rewritten(table, SHEET, change))


def test_what_grows_too_large_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    table = saved(tmp_path, ("S", [["subject"], ["Water"]]))
    with pytest.raises(FileError, match="grows to more than 100 MB"):
        inputs(rewritten(table, "", bytes, **{"xl/media/a.png": bytes(101_000_000)}))
    table = saved(tmp_path, ("S", [["subject"], ["Water"]]))
    with pytest.raises(FileError, match="more than 5 MB"):
        inputs(rewritten(table, r"xl/styles\.xml", lambda xml: xml + b" " * 6_000_000))


def test_what_is_no_workbook_is_told_by_its_first_bytes(tmp_path: Path) -> None:
    table = tmp_path / "t.xlsx"
    for data, said in (
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "encrypted, or a workbook of Excel 97"),
        (b"subject\nWater\n", "no workbook"),
        (b"", "no workbook"),
        (b"PK\x03\x04" + bytes(100), "cut off or damaged"),
        (saved(tmp_path, ("S", [["subject"]])).read_bytes()[:900], "cut off or damaged"),
    ):
        table.write_bytes(data)
        with pytest.raises(FileError, match=said):
            inputs(table)
    empty = io.BytesIO()
    with zipfile.ZipFile(empty, "w") as archive:
        archive.writestr("word/document.xml", "<a/>")
    table.write_bytes(empty.getvalue())
    with pytest.raises(FileError, match="damaged, or no workbook"):
        inputs(table)


def test_a_part_that_the_archive_has_twice_is_refused(tmp_path: Path) -> None:
    table = saved(tmp_path, ("S", [["subject"], ["Water"]]))
    with zipfile.ZipFile(table, "a") as archive:
        archive.writestr("XL/workbook.xml", "<a/>")
    with pytest.raises(FileError, match="parts of one name"):
        inputs(table)
