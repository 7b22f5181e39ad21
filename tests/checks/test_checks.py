"""The checks find what was planted, each at its line, and nothing in what is right."""

import re
from pathlib import Path

from hypothesis import given, settings
from inputs import visits
from pydantic import TypeAdapter

from memos.batch.inputs import read_inputs
from memos.checks import RULES, check
from memos.schemas.visit import Visit


def found(file: Path) -> list[tuple[int, str]]:
    (entry,) = read_inputs([str(file)])
    return [(finding.place.line, finding.code) for finding in entry.findings if finding.place and finding.code in RULES]


def test_what_was_planted_is_found_each_at_its_line_and_nothing_else(top: Path) -> None:
    file = top / "tests/checks/planted.yaml"
    planted = [
        (number, code)
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        for code in re.findall(r"# ([A-Z]{3}\d{3})$", line)
    ]
    assert sorted(found(file)) == sorted(planted)
    assert {code for _, code in planted} == set(RULES)


def test_what_only_looks_like_a_mistake_is_left_in_peace(top: Path) -> None:
    assert found(top / "tests/checks/near-misses.yaml") == []


@settings(max_examples=500)
@given(visits())
def test_a_right_visit_has_no_errors_but_people_in_two_places(data: dict[str, object]) -> None:
    visit = TypeAdapter(Visit).validate_python(data)
    assert {finding.code for finding in check(visit) if finding.severity == "error"} <= {"SCH101"}
