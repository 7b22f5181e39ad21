"""Objectives that any meeting would reach, and the date of the last meeting."""

import pytest

from memos.checks import check
from memos.read import read_text
from memos.validate import validate


def paths(code: str, text: str) -> list[str]:
    source = read_text(f"kind: meeting\nsubject: Talks\n{text}\n".encode(), "meeting.yaml", "yaml")
    visit = validate(source).visit
    assert visit
    return [source.own_path(finding.path) for finding in check(visit) if finding.code == code]


@pytest.mark.parametrize(
    ("objective", "vague"),
    [
        ("Strengthen bilateral cooperation", True),
        ("To deepen the strategic partnership", True),
        ("To exchange views on regional questions.", True),
        ("Further develop our economic and trade relations", True),
        ("To exchange views on the draft treaty and agree its date", False),
        ("Strengthen cooperation by opening a consulate", False),
        ("Expand trade to 3 billion", False),
        ("Exchange ratified treaties", False),
        ("Develop a plan for the Lower Sel", False),
    ],
)
def test_objectives(objective: str, *, vague: bool) -> None:
    assert paths("AGD105", f"objectives: [{objective}]") == ["objectives[0]"] * vague


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("type: bilateral\nbackground: Relations are good.", ["background"]),
        ("type: bilateral\nbackground: They met in May 2024.", []),
        ("type: bilateral\nbackground: Relations are good.\nlast_meeting: {date: 2024-05-03}", []),
        ("type: bilateral\nbackground: Relations are good.\nlast_meeting: {place: Arden}", ["last_meeting"]),
        ("type: bilateral\nbackground: Relations are good.\ndiscussion: They drank tea.", []),
        ("type: plenary\nbackground: Relations are good.", []),
        ("type: bilateral", []),
    ],
)
def test_the_last_meeting(text: str, expected: list[str]) -> None:
    assert paths("AGD106", text) == expected
