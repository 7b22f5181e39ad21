"""A comment silences a code at its line, and nothing else."""

import pytest

from memos.batch.inputs import located
from memos.checks import check
from memos.checks.silencing import silenced
from memos.read import read_text
from memos.validate import validate

HEAD = "kind: meeting\nsubject: Talks\nactions:\n"


def codes(text: str) -> list[str]:
    source = read_text((HEAD + text).encode(), "meeting.yaml", "yaml")
    validated = validate(source)
    assert validated.visit is not None
    found = (located(finding, source) for finding in check(validated.visit))
    return sorted(finding.code for finding in silenced((*validated.findings, *found), source))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  - {text: Send it.}", ["ACT101", "ACT102"]),
        ("  - {text: Send it.} # memos: ignore[ACT101]", ["ACT102"]),
        ("  # memos: ignore[ACT101, ACT102]\n  - {text: Send it.}", []),
        ("  - text: Send it. # memos: ignore[ACT101,act102]", []),
        ("  - {text: Send it., owner: A} # memos: ignore[ACT101]", ["ACT102", "SYN203"]),
        ("  # memos: ignore[ACT101]\n\n  - {text: Send it.}", ["ACT101", "ACT102", "SYN203"]),
        ("  - {text: 'Send # memos: ignore[ACT101] it.'}", ["ACT101", "ACT102"]),
    ],
)
def test_a_comment_silences_its_codes_at_its_line(text: str, expected: list[str]) -> None:
    assert codes(text) == expected
