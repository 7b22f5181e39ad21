"""What an input says and no paper shows is told of, and only that."""

import pytest

from memos.batch.unprinted import unprinted
from memos.read import read_text
from memos.validate import validate


def found(text: str) -> list[tuple[str, str]]:
    visit = validate(read_text(text.encode(), "visit.yaml", "yaml")).visit
    assert visit
    return [(finding.code, finding.path) for finding in unprinted(visit)]


@pytest.mark.parametrize(
    ("fields", "paths"),
    [
        ("actions: [{text: Go.}]", ["actions"]),
        ("asks: [{by: host, text: Go.}]\nnext_steps: Go.", ["asks", "next_steps"]),
        ("discussion: Said.\nagenda: [{title: A}, {title: B, discussion: Said.}]", ["discussion", "agenda[1].discussion"]),
        ("actions: [{text: Go.}]\noutcomes: [{text: Agreed.}]", []),
        ("actions: [{text: Go.}]\npapers: [briefing-memo, record-of-meeting]", []),
        ("actions: [{text: Go.}]\npapers: [briefing-book]", []),
        ("actions: [{text: Go.}]\npapers: [briefing-memo]", []),
        ("purpose: Go.\nagenda: [{title: A, talking_points: [Go.]}]", []),
    ],
)  # fmt: skip
def test_what_came_of_a_meeting_stands_in_no_usual_paper_without_outcomes(fields: str, paths: list[str]) -> None:
    expected = [("STR101", f"meetings[0].{path}") for path in paths]
    assert found(f"kind: meeting\nsubject: Talks\n{fields}\n") == expected


@pytest.mark.parametrize(
    ("header", "papers", "paths"),
    [
        ("", "[briefing-book]", ["watermark", "copy_number"]),
        ("header: {watermark: DRAFT, copy_number: Copy 1}", "[briefing-book]", []),
        ("header: {watermark: FINAL, copy_number: Copy 1}", "[briefing-memo, briefing-book]", ["watermark"]),
        ("", "[briefing-memo]", []),
    ],
)
def test_what_a_book_does_not_bear_of_a_meeting(header: str, papers: str, paths: list[str]) -> None:
    meetings = "meetings: [{subject: A, header: {watermark: DRAFT, copy_number: Copy 1}}, {subject: B}]"
    expected = [("STR102", f"meetings[0].header.{path}") for path in paths]
    assert found(f"kind: visit\ntitle: Visit\n{header}\npapers: {papers}\n{meetings}\n") == expected


def test_the_only_meeting_s_watermark_is_the_book_s() -> None:
    text = "kind: visit\ntitle: Visit\npapers: [briefing-book]\nmeetings: [{subject: A, header: {watermark: DRAFT}}]\n"
    assert found(text) == []
