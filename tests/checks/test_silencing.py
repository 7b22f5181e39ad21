"""A comment silences a code at its line, and nothing else."""

import pytest

from memos.batch.inputs import located_each
from memos.checks import check
from memos.checks.silencing import silenced
from memos.read import read_text
from memos.validate import validate

HEAD = "kind: meeting\nsubject: Talks\nactions:\n"


def codes(text: str, head: str = HEAD) -> list[str]:
    source = read_text((head + text).encode(), "meeting.yaml", "yaml")
    validated = validate(source)
    assert validated.visit is not None
    found = located_each(check(validated.visit), source)
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("background: | # memos: ignore[TXT102]\n  The TITR is open.\n\n  And the ABW.\n", []),
        ("# memos: ignore[TXT102]\nbackground: >-\n  The TITR\n  is open.\n", []),
        ("background: |\n  The TITR is open. # memos: ignore[TXT102]\n", ["TXT102"]),
        ("background: |\n  The TITR is open.\n  # memos: ignore[TXT102]\n", ["TXT102"]),
        ("background: |\n  The TITR is open.\n# memos: ignore[TXT102]\n", ["SYN203", "TXT102"]),
        ("background: |\n  The TITR is open.\npurpose: We open # memos: ignore[TXT102]\n", ["SYN203", "TXT102"]),
        ("background: 'The TITR # memos: ignore[TXT102]\n  is open.'\n", ["TXT102"]),
        ("background: The TITR\n  is now open. # memos: ignore[TXT102]\n", []),
        ("objectives:\n  # memos: ignore[TXT102]\n  - >-\n    The opening\n    of the TITR.\n", []),
        ("objectives:\n  - | # memos: ignore[TXT102]\n    The opening\n    of the TITR.\n  - Use of the ABW.\n", ["TXT102"]),
    ],
)  # fmt: skip
def test_a_comment_at_a_text_of_several_lines_speaks_of_all_of_it_and_text_is_no_comment(
    text: str, expected: list[str]
) -> None:
    assert codes(text, "kind: meeting\nsubject: Talks\n") == expected


@pytest.mark.parametrize(
    "comment",
    [
        "# memos: ignore[ACT101] the minister's own",
        "# memos: ignore[ACT101]: known to all",
        "# memos: ignore[ACT101] # known",
        "#memos: ignore[ACT101]",
        "#  memos:ignore [ ACT101 ]",
        "# Memos: Ignore[act101]",
        "# memos: ignore[ACT101,]",
        "# known # memos: ignore[ACT101]",
    ],
)
@pytest.mark.parametrize("line", ["  - {{text: Send it.}} {}", "  {}\n  - {{text: Send it.}}"])
def test_a_comment_silences_with_a_reason_and_however_it_is_spaced(line: str, comment: str) -> None:
    assert codes(line.format(comment)) == ["ACT102"]


@pytest.mark.parametrize(
    "comment",
    [
        "# memos: ignore",
        "# memos: ignore ACT101",
        "# memos: ignore[]",
        "# memos: ignore[ACT101",
        "# memos: ignore(ACT101)",
        "# memos: ignroe[ACT101]",
        "# memos ignore[ACT101]",
    ],
)
@pytest.mark.parametrize("line", ["  - {{text: Send it.}} {}", "  - text: Send it. {}"])
def test_a_comment_that_is_meant_to_silence_and_cannot_be_understood_is_told(line: str, comment: str) -> None:
    assert codes(line.format(comment)) == ["ACT101", "ACT102", "SYN203"]


@pytest.mark.parametrize(
    "line",
    [
        "  - {text: Send it.} # memos of last year are ignored",
        "  - {text: Send it.} # memos: to be printed on A4",
        "  - {text: Send it.} # memos: ignored by most",
        "  # the memos: ignore[ACT101] of the manual\n  - {text: Send it.}",
        "  - {text: 'Send # memos: ignore it.'}",
        '  - {text: "Send # memos: ignore[ACT101]"}',
    ],
)
def test_other_comments_and_texts_that_speak_of_memos_are_left_in_peace(line: str) -> None:
    assert codes(line) == ["ACT101", "ACT102"]
