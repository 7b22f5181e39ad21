"""What a template wants of a paper: parts no longer than its limits, told with the line of the input and the page, and required sections."""

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from memos.batch.asked import Asked
from memos.batch.check import check_inputs
from memos.findings import Finding

Memos = Callable[..., "CompletedProcess[str]"]
SENTENCE = (
    "The Commission decides on the rule for dry years before the summer, and the sides keep the quotas until then. "
)
POINTS = "\n".join(f"      - Point {number}." for number in range(7))
HOUSE = "kind: template\nname: house-memo\ndescription: A memo.\nmade_for: meeting\nsections: [{show: title}, {show: purpose, required: true}]\n"


def found(folder: Path, text: str) -> list[Finding]:
    file = folder / "talks.yaml"
    file.write_text(f"kind: meeting\nsubject: Talks\npurpose: To talk.\n{text}", encoding="utf-8")
    (entry,) = check_inputs([str(file)], lambda _: Asked())
    assert not any(finding.severity == "error" for finding in entry.findings)
    return [finding for finding in entry.findings if finding.code in {"REN201", "SYN203"}]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (f"bottom_line: {SENTENCE * 5}", "`bottom_line` has 7 lines on page 1 of the briefing memo, and may have 4"),
        (f"agenda:\n  - title: Water\n    talking_points:\n{POINTS}", "`talking_points` has 7 points on page 1 of the briefing memo, and may have 6"),
        (f"background: {SENTENCE * 12}", "`paragraph` has 15 lines on page 1 of the briefing memo, and may have 10"),
        ("background: |\n" + f"  {SENTENCE * 8}\n\n" * 15, "`background` has 4 pages from page 1 of the briefing memo on, and may have 2"),
    ],
)  # fmt: skip
def test_what_is_too_long_is_told_with_its_line_and_its_page(text: str, what: str, tmp_path: Path) -> None:
    (finding,) = found(tmp_path, text)
    assert finding.message == what
    assert finding.severity == "warning"
    assert finding.source
    assert finding.place
    assert finding.place.line >= 4


@pytest.mark.parametrize(
    "text",
    [
        f"bottom_line: {SENTENCE * 3}",
        f"background: {SENTENCE * 8}",
        "background: |\n" + f"  {SENTENCE * 6}\n\n" * 9,
        f"agenda: [{{title: Water, talking_points: [{', '.join(['One.'] * 6)}]}}, {{title: Energy, talking_points: [{', '.join(['Two.'] * 6)}]}}]",
    ],
)
def test_what_just_fits_is_left_in_peace(text: str, tmp_path: Path) -> None:
    assert found(tmp_path, text) == []


def test_a_comment_silences_it(tmp_path: Path) -> None:
    assert found(tmp_path, f"# memos: ignore[REN201]\nbottom_line: {SENTENCE * 5}") == []
    assert found(tmp_path, "# memos: ignore[REN201]\nbottom_line: Short.") == []


def test_a_paper_without_a_required_section_is_not_made(memos: Memos, tmp_path: Path) -> None:
    (tmp_path / "house.yaml").write_text(HOUSE, encoding="utf-8")
    (tmp_path / "talks.yaml").write_text("kind: meeting\nsubject: Talks\n", encoding="utf-8")
    arguments = ("render", tmp_path / "talks.yaml", "-t", tmp_path / "house.yaml", "-o", tmp_path / "out")
    run = memos(*arguments)
    assert run.returncode == 1
    assert "error STR109: the house memo needs a purpose, and there is none" in run.stderr
    assert not list((tmp_path / "out").glob("**/*.pdf"))
    (tmp_path / "talks.yaml").write_text("kind: meeting\nsubject: Talks\npurpose: To talk.\n", encoding="utf-8")
    assert memos(*arguments).returncode == 0
