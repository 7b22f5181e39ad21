"""JSON is read strictly, with the line and column of every value, and all scalars as text."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from read.test_yaml import DATA, read

CASES = {
    '{"a": "b"}': {"a": "b"},
    '{"a": 10, "b": 1.10, "c": true, "d": null}': {"a": "10", "b": "1.10", "c": "true", "d": None},
    '\ufeff{"a": "é\\u00e9\\ud83d\\ude00"}': {"a": "éé😀"},
    '{"a": 1, "a": 2}': "1:10 SYN104",
    '{"marking": 1, "Marking": 2}': "1:16 SYN104",
    '{"a": [1, 2,]}': "1:13 SYN120",
    '{"a": 1} x': "1:10 SYN120",
    '{"a": NaN}': "1:7 SYN120",
    "{'a': 1}": "1:2 SYN120",
    '{"a": 1 // no\n}': "1:9 SYN120",
    '{"a": "\\u0007"}': "1:7 SYN102",
    '{"a": "\\ud800"}': "1:7 SYN102",
    '{"a"\n': "2:1 SYN120",
    "[" * 50_000: "1:33 SYN111",
}


@pytest.mark.parametrize(("text", "expected"), CASES.items(), ids=lambda value: str(value)[:30])
def test_a_text_is_read_or_refused(text: str, expected: object) -> None:
    source = read(text, "json")
    if isinstance(expected, str):
        found = [f"{found.place.line}:{found.place.column} {found.code}" for found in source.findings if found.place]
        assert found == [expected]
    else:
        assert source.findings == ()
        assert source.data == expected


@given(DATA, st.sampled_from([None, 2]))
def test_what_is_written_is_read_back(data: object, indent: int | None) -> None:
    source = read(json.dumps(data, ensure_ascii=False, indent=indent), "json")
    if not any(finding.severity == "error" for finding in source.findings):
        assert source.data == data


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused_and_never_crashes(text: str) -> None:
    source = read(text, "json")
    assert source.findings or not text.strip() or _is_json(text)


def _is_json(text: str) -> Any:
    try:
        json.loads(text.removeprefix("\ufeff"))
    except ValueError:
        return False
    return True
