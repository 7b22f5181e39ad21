"""A finding stands at its words: not inside longer ones, not inside an official form, in whatever way the text is written."""

import time

import pytest

from memos.batch.inputs import located_each
from memos.checks import check
from memos.findings import Finding, in_order
from memos.read import Source, read_text
from memos.registers import merged
from memos.validate import validate, validate_register

REGISTER = """\
kind: register
people: [{id: serik, name: Serik Akhmetov}]
terms:
  - {term: partner, avoid: [ally]}
  - {term: enhanced strategic partnership, avoid: [strategic partnership]}
  - {term: Türkiye, avoid: [Turkey]}
  - {term: Kyiv, avoid: [Kiev]}
  - {term: International Agency for Biological Safety, avoid: [International Biological Safety Agency]}
"""
BEHIND = "kind: meeting\nsubject: Talks\nbackground: "
FORMS = ("STR106", "TXT101", "TXT107", "TXT108", "TXT201", "PAR201")


def found(text: str, form: str = "yaml") -> tuple[Source, tuple[Finding, ...]]:
    register, _ = validate_register(read_text(REGISTER.encode(), "register.yaml", "yaml"))
    assert register
    known = merged([register])
    source = read_text(text.encode(), f"meeting.{form}", "json" if form == "json" else "yaml")
    visit = validate(source, known).visit
    assert visit
    placed = in_order(located_each(check(visit, known), source))
    return source, tuple(finding for finding in placed if finding.code in FORMS)


def places(text: str, form: str = "yaml") -> list[str]:
    """Line, column and words of each finding."""
    source, findings = found(text, form)
    return [
        f"{finding.place.line}:{finding.place.column} {source.text_at(finding.place)}"
        for finding in findings
        if finding.place
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Finally an ally came, ally-like.", ["3:24 ally", "3:35 ally"]),
        ("The enhanced strategic partnership goes on. The strategic partnership is old.", ["3:61 strategic partnership"]),
        ("Funds of XX million were named at the XX Congress; size XXL.", ["3:22 XX"]),
        ("On 1/2/2023, ref no. 11/2/2023-A, lot 21/2/2023.", ["3:16 1/2/2023"]),
        ("We ate turkey in Turkey.", ["3:30 Turkey"]),
        ("Serik Ahmetov came for the Serik Ahmetovich prize.", ["3:13 Serik Ahmetov"]),
    ],
)  # fmt: skip
def test_by_words_and_not_by_letters(text: str, expected: list[str]) -> None:
    assert places(BEHIND + text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("|\n  The International Biological Safety\n  Agency is an\n\n  ally.", ["4:7 International Biological Safety Agency", "7:3 ally"]),
        (">-\n   é café 😀 an\n   ally", ["5:4 ally"]),
        ("|\n  Serik\n  Ahmetov, Serik  Ahmetov, Serik\u00a0Ahmetov", ["4:3 Serik Ahmetov", "5:12 Serik Ahmetov", "5:28 Serik Ahmetov"]),
        ("'It''s an ally, an\n  ally'", ["3:23 ally", "4:3 ally"]),
        ('"It\\u2019s \\n\\tan ally, \\\n  \\"ally\\""', ["3:31 ally", "4:5 ally"]),
        ("an\n  ally # and a comment", ["4:3 ally"]),
        ("|\n  One.\n\n  Two, of [the\n  talks](#bilat) and [more](#bilat).", ["7:10 #bilat", "7:29 #bilat"]),
        (">-\n  One,\n  after [the talks](#bilat).", ["5:21 #bilat"]),
        ("|\n  It decided:\n\n  1. to meet in 2026.\n\n  And so on.", ["6:3 1."]),
    ],
)  # fmt: skip
def test_in_whatever_way_the_text_is_written(text: str, expected: list[str]) -> None:
    assert places(BEHIND + text) == expected


def test_in_json() -> None:
    text = '{"kind": "meeting", "subject": "T", "background": "e\\u0301\\n \\ud83d\\ude00 \\"ally\\""}'
    assert places(text, "json") == [f"1:{text.index('ally') + 1} ally"]


def test_a_message_is_one_line() -> None:
    _, findings = found(BEHIND + "|\n  The International Biological Safety\n  Agency")
    assert findings[0].message.startswith("the official form of “International Biological Safety Agency” is ")


@pytest.mark.parametrize("line", ["We met in Kiev.", "We met Serik Ahmetov.", "TBD and TBC."])
def test_the_same_again_and_again_is_told_twenty_times_and_takes_no_longer_for_it(line: str) -> None:
    start = time.process_time()
    _, findings = found(BEHIND + "|\n" + f"  {line}\n" * 3000)
    assert {finding.message for finding in findings[20:]} <= {finding.message for finding in findings[:40]}
    assert 20 <= len(findings) <= 40
    assert time.process_time() - start < 10
