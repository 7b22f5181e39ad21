"""Any valid meeting or visit, written into one row, is read back as it was."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from inputs import meeting_files, visits

from memos.read import Source, read_text
from memos.read.tables import rows_of, source_of_row
from memos.schemas.visit import Visit
from memos.validate import validate


def leaves(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """The texts of an input by their paths."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, f"{path}.{key}" if path else key)
    else:
        for number, inner in enumerate(value):
            yield from leaves(inner, f"{path}[{number}]")


def pruned(value: Any) -> Any:
    """An input without what no cell can hold: empty lists and fields, space at the ends of a text."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, dict):
        return {key: held for key, inner in value.items() if (held := pruned(inner))}
    return [held for inner in value if (held := pruned(inner))]


def read_back(file: Path) -> Source:
    (row,) = rows_of(file)
    return source_of_row(row)


def visit_of(source: Source) -> Visit:
    found = validate(source)
    assert found.visit, found.findings
    return found.visit


def written_as_csv(rows: list[tuple[str, ...]], delimiter: str) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue().encode()


@settings(max_examples=80)
@given(data=st.one_of(visits(), meeting_files()), delimiter=st.sampled_from(",\t"), seed=st.randoms())
def test_an_input_in_a_row_of_csv_is_the_same_input(data: dict[str, Any], delimiter: str, seed: Any, tmp_path_factory: pytest.TempPathFactory) -> None:  # fmt: skip
    data = pruned(data) | {"id": "one"}
    columns = list(leaves(data))
    seed.shuffle(columns)
    columns.sort(key=lambda column: column[0] != "kind")
    table = tmp_path_factory.mktemp("round") / ("t.csv" if delimiter == "," else "t.tsv")
    table.write_bytes(
        written_as_csv([tuple(path for path, _ in columns), tuple(text for _, text in columns)], delimiter)
    )
    source = read_back(table)
    assert visit_of(source) == visit_of(read_text(json.dumps(data).encode(), "one.json", "json"))
    for number, (path, text) in enumerate(columns, 1):
        place = source.place(path)
        assert place
        assert (place.line, place.column) == (2, number)
        assert source.row
        assert source.row.cells[number - 1] == text


@settings(max_examples=15)
@given(data=meeting_files())
def test_an_input_in_a_row_of_a_workbook_is_the_same_input(data: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> None:  # fmt: skip
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed: pip install -e '.[xlsx]'")
    data = pruned(data) | {"id": "one"}
    book = openpyxl.Workbook()
    for column, (path, text) in enumerate(leaves(data), 1):
        book.active.cell(1, column, path)
        cell = book.active.cell(2, column)
        cell.value, cell.data_type = text, "s"
    table = tmp_path_factory.mktemp("round") / "t.xlsx"
    book.save(table)
    assert visit_of(read_back(table)) == visit_of(read_text(json.dumps(data).encode(), "one.json", "json"))
