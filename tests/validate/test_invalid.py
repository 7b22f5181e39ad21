"""Invalid inputs have exactly the findings beside them, and findings speak the drafter's language."""

import re
from pathlib import Path

import pytest
import update
from hypothesis import given
from hypothesis import strategies as st
from inputs import visits

from memos.batch.inputs import read_inputs
from memos.batch.jobs import makeable
from memos.findings import Finding
from memos.read import Source, read_text
from memos.validate import validate

PYDANTIC = re.compile(
    r"pydantic|validation error|value_error|Input should|Field required|Extra inputs|_type\b|input_value|NoneType|__|\btuple\b|\bdict\b|\bstr\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize("file", update.INVALID, ids=lambda path: path.name)
def test_an_invalid_input_has_the_findings_beside_it(file: Path) -> None:
    assert update.findings(file) == file.with_suffix(".findings").read_text(encoding="utf-8"), (
        "if the new findings are right, write them with: python tests/update.py"
    )


@pytest.mark.parametrize("file", update.INVALID, ids=lambda path: path.name)
def test_findings_stand_where_they_say_and_are_written_as_we_write(file: Path) -> None:
    entry = makeable(*read_inputs([str(file)]))
    assert entry.findings
    for finding in entry.findings:
        _well_written(finding, entry.source)


def test_ten_mistakes_are_ten_findings(top: Path) -> None:
    (entry,) = read_inputs([str(top / "tests/validate/invalid/ten-mistakes.yaml")])
    assert len(entry.findings) == 10
    assert len({(finding.place, finding.code) for finding in entry.findings}) == 10


@given(visits(), st.data())
def test_whatever_replaces_a_value_is_valid_or_is_told_of_in_our_words(visit: dict[str, object], data: st.DataObject) -> None:  # fmt: skip
    paths = list(_paths(visit))
    path = data.draw(st.sampled_from(paths))
    holder: object = visit
    for step in path[:-1]:
        holder = holder[step]  # type: ignore[index]  # a mapping or a list
    holder[path[-1]] = data.draw(  # type: ignore[index]  # a mapping or a list
        st.sampled_from(
            ["", "x", "25:61", ["a", ["b"]], {"unknown": "x"}, [{"x": "y"}], "-1", "99999999999999999999", {}]
        )
    )
    source = Source("visit.json", "", visit, (), {}, {})
    found = validate(source)
    assert found.visit is not None or any(finding.severity == "error" for finding in found.findings)
    for finding in found.findings:
        assert not PYDANTIC.search(finding.message + finding.hint), finding


def _paths(value: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    steps: list[tuple[str | int, object]] = (
        list(value.items()) if isinstance(value, dict) else list(enumerate(value)) if isinstance(value, list) else []
    )
    found: list[tuple[str | int, ...]] = [path] if path else []
    for step, inner in steps:
        found += _paths(inner, (*path, step))
    return found


def _well_written(finding: Finding, source: Source) -> None:
    assert finding.place is not None
    lines = source.text.split("\n")
    assert 1 <= finding.place.line <= len(lines)
    assert 1 <= finding.place.column <= len(lines[finding.place.line - 1]) + 1
    for words in (finding.message, finding.hint):
        assert words
        assert not words.endswith(".")
        assert not words[0].isupper()
        assert not PYDANTIC.search(words)


def test_a_file_with_thousands_of_mistakes_lists_fifty_of_a_kind() -> None:
    text = "kind: meeting\nsubject: Talks\nparticipants:\n" + "  - {nam: x}\n" * 3000
    found = validate(read_text(text.encode(), "many.yaml", "yaml"))
    assert len(found.findings) < 120
    assert [finding.code for finding in found.findings].count("INP199") == 2
