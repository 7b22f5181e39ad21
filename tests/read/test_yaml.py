"""YAML is read as a staff officer meant it, and what could change a text unseen is refused, with line and column."""

import json
from typing import Any

import pytest
import yaml
from conftest import TOP
from hypothesis import given
from hypothesis import strategies as st
from inputs import visits

from memos.read import Source, read_text

TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029\ufeff"), max_size=30)
DATA = st.recursive(
    st.one_of(TEXT, st.none()),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(TEXT.map(str.casefold), inner, max_size=4)),
    max_leaves=20,
)


def cases(file: str) -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = yaml.safe_load((TOP / "tests/read" / file).read_text(encoding="utf-8"))
    return made


def read(text: str, kind: str = "yaml") -> Source:
    return read_text(text.encode("utf-8", "surrogatepass"), f"input.{kind}", kind)  # type: ignore[arg-type]  # yaml or json


@pytest.mark.parametrize("case", cases("cases.yaml"), ids=lambda case: case["name"])
def test_a_text_is_read_or_refused(case: dict[str, Any]) -> None:
    source = read(case["text"])
    found = [f"{found.place.line}:{found.place.column} {found.code}" for found in source.findings if found.place]
    assert found == case.get("found", [])
    if "data" in case:
        assert source.data == json.loads(case["data"], strict=False)


@pytest.mark.parametrize(("text", "code"), [
    ("[" * 100_000, "SYN114"),
    ("a: " + "[" * 33 + "]" * 33, "SYN111"),
    ("\n".join(f"- {number}" for number in range(100_001)), "SYN111"),
    ("a: " + "x" * 2_000_001, "SYN111"),
], ids=["open brackets", "deep", "many", "large"])  # fmt: skip
def test_limits(text: str, code: str) -> None:
    source = read(text)
    assert source.data is None
    assert code in {finding.code for finding in source.findings}


@pytest.mark.parametrize("encoding", ["utf-16", "latin-1", "cp1251"])
def test_another_encoding_is_refused(encoding: str) -> None:
    (found,) = read_text(
        "subject: é ".replace("é", "й" if encoding == "cp1251" else "é").encode(encoding), "x", "yaml"
    ).findings
    assert found.code == "SYN101"


@given(DATA)
def test_what_pyyaml_writes_is_read_back(data: object) -> None:
    """Any data, written in blocks with quotes where PyYAML wants them; text that is escaped for its character is refused, not changed."""
    source = read(yaml.safe_dump(data, allow_unicode=True, default_style='"', width=10_000))
    if not any(finding.severity == "error" for finding in source.findings):
        assert source.data == data


@given(visits())
def test_every_value_stands_where_it_says(visit: dict[str, Any]) -> None:
    text = yaml.safe_dump(visit, allow_unicode=True, default_style="'", width=10_000, sort_keys=False)
    source = read(text)
    lines = text.split("\n")
    for path, (line, column, end_line, end_column) in source.values.items():
        value: Any = source.data
        for step in filter(None, path.replace("[", ".[").split(".")):
            value = value[int(step[1:-1])] if step.startswith("[") else value[step]
        if isinstance(value, str) and line == end_line and "\n" not in value:
            assert lines[line - 1][column - 1 : end_column - 1] == "'" + value.replace("'", "''") + "'"


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused_and_never_crashes(text: str) -> None:
    source = read(text)
    for finding in source.findings:
        assert finding.place is not None
        assert finding.place.line >= 1
        assert finding.place.column >= 1
