"""What is refused for its size, and what a table costs."""

from pathlib import Path

import pytest

from memos.errors import FileError
from memos.read.tables import grid, rows_of, source_of_row


def found(table: Path, text: str | bytes) -> list[tuple[str, int]]:
    table.write_bytes(text if isinstance(text, bytes) else text.encode())
    sources = [source_of_row(row) for row in rows_of(table)]
    return [(finding.code, finding.place.line) for source in sources for finding in source.findings if finding.place]


def test_a_table_past_its_limits_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = tmp_path / "t.csv"
    assert found(table, "subject\n" + "x" * (grid.LETTERS + 1)) == [("SYN111", 2)]
    assert found(table, "subject\n" + "," * grid.COLUMNS + "x") == [("SYN111", 2)]
    monkeypatch.setattr(grid, "ROWS", 3)
    assert found(table, "subject\nA\n\nB\nC\n") == [("SYN111", 5)]
    monkeypatch.setattr("memos.read.tables.rows.LIMIT", 20)
    assert found(table, "subject\n" + "\n" * 20) == [("SYN111", 1)]


def test_a_cell_that_csv_itself_finds_too_long_is_refused(tmp_path: Path) -> None:
    assert found(tmp_path / "t.csv", "subject\n" + "x" * 200_000) == [("SYN301", 2)]


def test_a_workbook_with_the_name_of_a_csv_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_bytes(b"PK\x03\x04" + bytes(100))
    with pytest.raises(FileError, match="workbook, whatever its name says"):
        list(rows_of(tmp_path / "t.csv"))


def test_ten_thousand_rows_are_read_row_by_row(tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text("subject,date\n" + "Water,2026-03-12\n" * 10_000, encoding="utf-8")
    names = {row.input for row in rows_of(table)}
    assert len(names) == 10_000
