"""The checks find what was planted, each at its line, and nothing in what is right."""

import re
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from inputs import visits
from pydantic import TypeAdapter

from memos.batch.asked import Asked
from memos.batch.inputs import read_earlier, read_inputs, read_registers
from memos.checks import RULES, check
from memos.registers import Registers
from memos.schemas.visit import Visit

PLANTED = (
    "planted-copies.yaml",
    "planted.yaml",
    "planted-days.yaml",
    "planted-texts.yaml",
    "planted-carried.yaml",
    "planted-schedule.yaml",
)
EARLIER = {"planted-carried.yaml": "earlier.yaml"}
"""The earlier visit that a file is checked against."""
REGISTER = "tests/checks/register.yaml"


@pytest.fixture
def registers(top: Path) -> Registers:
    given = read_registers([str(top / REGISTER)])
    assert given.findings == ()
    assert given.registers
    return given.registers


def found(file: Path, registers: Registers) -> list[tuple[int, str]]:
    earlier = read_earlier(str(file.parent / EARLIER[file.name])) if file.name in EARLIER else None
    (entry,) = read_inputs([str(file)], asked_of=lambda _: Asked(registers, earlier=earlier))
    return [(finding.place.line, finding.code) for finding in entry.findings if finding.place and finding.code in RULES]


def planted(file: Path) -> list[tuple[int, str]]:
    """The codes in the comments at the ends of a file's lines."""
    return [
        (number, code)
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if (comment := re.search(r"# ([A-Z]{3}\d{3}(?:, [A-Z]{3}\d{3})*)$", line))
        for code in comment[1].split(", ")
    ]


@pytest.mark.parametrize("name", PLANTED)
def test_what_was_planted_is_found_each_at_its_line_and_nothing_else(
    name: str, top: Path, registers: Registers
) -> None:
    file = top / "tests/checks" / name
    assert sorted(found(file, registers)) == sorted(planted(file))


def test_how_grave_it_is_to_be_in_two_places(top: Path, registers: Registers) -> None:
    (entry,) = read_inputs([str(top / "tests/checks/planted-schedule.yaml")], registers)
    severities = [finding.severity for finding in entry.findings if finding.code == "SCH101"]
    assert severities == ["error"] * 4 + ["warning"] * 2 + ["info"]


def test_every_rule_has_something_planted(top: Path) -> None:
    assert {code for name in PLANTED for _, code in planted(top / "tests/checks" / name)} == set(RULES)


def test_what_only_looks_like_a_mistake_is_left_in_peace(top: Path, registers: Registers) -> None:
    assert found(top / "tests/checks/near-misses.yaml", registers) == []


@settings(max_examples=500)
@given(visits())
def test_a_right_visit_has_no_errors_but_people_in_two_places(data: dict[str, object]) -> None:
    visit = TypeAdapter(Visit).validate_python(data)
    known = read_registers([str(Path(__file__).parents[2] / REGISTER)]).registers
    assert {finding.code for finding in check(visit, known) if finding.severity == "error"} <= {"SCH101"}


def test_the_mistakes_of_a_long_visit_are_found_each_at_its_line_and_none_beside_them(
    top: Path, tmp_path: Path
) -> None:
    file = tmp_path / "visit.yaml"
    shutil.copy(top / "tests/checks/multilateral-40.yaml", file)
    shutil.copy(top / "samples/multilateral/seating.png", tmp_path)
    known = read_registers([str(top / "tests/checks/multilateral-register.yaml")])
    assert known.findings == ()
    (entry,) = read_inputs([str(file)], known.registers)
    places = [(finding.place.line, finding.code) for finding in entry.findings if finding.place]
    assert len(places) == len(entry.findings) >= 40
    assert sorted(places) == sorted(planted(file))
