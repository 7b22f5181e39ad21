"""The checks find what was planted, each at its line, and nothing in what is right."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from inputs import visits
from pydantic import TypeAdapter

from memos.batch.inputs import read_inputs, read_registers
from memos.checks import RULES, check
from memos.registers import Registers
from memos.schemas.visit import Visit

REGISTER = "tests/checks/register.yaml"


@pytest.fixture
def registers(top: Path) -> Registers:
    given = read_registers([str(top / REGISTER)])
    assert given.findings == ()
    assert given.registers
    return given.registers


def found(file: Path, registers: Registers) -> list[tuple[int, str]]:
    (entry,) = read_inputs([str(file)], registers)
    return [(finding.place.line, finding.code) for finding in entry.findings if finding.place and finding.code in RULES]


def test_what_was_planted_is_found_each_at_its_line_and_nothing_else(top: Path, registers: Registers) -> None:
    file = top / "tests/checks/planted.yaml"
    planted = [
        (number, code)
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        for code in re.findall(r"# ([A-Z]{3}\d{3})$", line)
    ]
    assert sorted(found(file, registers)) == sorted(planted)
    assert {code for _, code in planted} == set(RULES)


def test_what_only_looks_like_a_mistake_is_left_in_peace(top: Path, registers: Registers) -> None:
    assert found(top / "tests/checks/near-misses.yaml", registers) == []


@settings(max_examples=500)
@given(visits())
def test_a_right_visit_has_no_errors_but_people_in_two_places(data: dict[str, object]) -> None:
    visit = TypeAdapter(Visit).validate_python(data)
    known = read_registers([str(Path(__file__).parents[2] / REGISTER)]).registers
    assert {finding.code for finding in check(visit, known) if finding.severity == "error"} <= {"SCH101"}
