"""A link that leads to no meeting is found where prose is, and only there."""

import pytest

from memos.checks import check
from memos.findings import Finding
from memos.read import read_text
from memos.validate import validate


def found(text: str) -> list[Finding]:
    visit = validate(read_text(text.encode(), "visit.yaml", "yaml")).visit
    assert visit
    return [finding for finding in check(visit) if finding.code == "TXT101"]


@pytest.mark.parametrize(
    ("target", "message", "hint"),
    [
        ("talk", "no meeting has the id `talk`; did you mean `#talks`?", "write `#talks`"),
        ("Talks", "no meeting has the id `Talks`; did you mean `#talks`?", "write `#talks`"),
        ("xyz", "no meeting has the id `xyz`", "write the id of a meeting of the visit, or give the meeting that `id:`"),
    ],
)  # fmt: skip
def test_the_nearest_id_is_the_hint(target: str, message: str, hint: str) -> None:
    (finding,) = found(
        f"kind: visit\ntitle: Visit\nsummary: See [it](#{target}).\nmeetings: [{{id: talks, subject: Talks}}]\n"
    )
    assert (finding.severity, finding.path, finding.message, finding.hint) == ("warning", "summary", message, hint)


@pytest.mark.parametrize(
    ("field", "path"),
    [
        ("objectives: ['[it](#gone)']", "meetings[0].objectives[0]"),
        ("objectives: '[it](#gone)'", "meetings[0].objectives[0]"),
        ("last_meeting: {summary: 'See [it](#gone)'}", "meetings[0].last_meeting.summary"),
        ("agenda: [{title: A, if_raised: [{ask: '[it](#gone)'}]}]", "meetings[0].agenda[0].if_raised[0].ask"),
        ("agenda: [{title: A, talking_points: [a, '[it](#gone)']}]", "meetings[0].agenda[0].talking_points[1]"),
        ("actions: [{text: '[it](#gone)'}]", "meetings[0].actions[0].text"),
    ],
)
def test_all_prose_is_looked_at(field: str, path: str) -> None:
    assert [finding.path for finding in found(f"kind: meeting\nsubject: Talks\n{field}\n")] == [path]


@pytest.mark.parametrize(
    "field",
    [
        "venue: {name: '[it](#gone)'}",
        "agenda: [{title: '[it](#gone)'}]",
        r"purpose: \[it](#gone)",
        "purpose: '![it](#gone)'",
    ],
)
def test_where_a_link_is_text_there_is_none(field: str) -> None:
    assert found(f"kind: meeting\nsubject: Talks\n{field}\n") == []
