"""A character that no font has is told of where it stands: each time, however the text is written, and wherever it comes from."""

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Memos = Callable[..., "CompletedProcess[str]"]


def places(memos: Memos, text: str, *arguments: str | Path) -> list[tuple[int, int, int]]:
    """Line, column and end column of each finding."""
    run = memos("check", "-", "--output-format", "json", *arguments, stdin=text)
    found = json.loads(run.stdout)["findings"]
    assert {finding["code"] for finding in found} == {"REN101"}
    return [(finding["line"], finding["column"], finding["end_column"]) for finding in found]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("a ♞ b ♞", [(3, 12, 13), (3, 16, 17)]),
        ("a ♞\n  b ♞ c\n  ♞", [(3, 12, 13), (4, 5, 6), (5, 3, 4)]),
        ("'it''s ♞'", [(3, 17, 18)]),
        ('"\\"\\\\ ♞"', [(3, 16, 17)]),
        ('"a \\u265E \\U0000265e ♞"', [(3, 13, 19), (3, 20, 30), (3, 31, 32)]),
        ('"\\\\u265E ♞"', [(3, 19, 20)]),
        ('"a\n\n  ♞ \\\n  ♞"', [(5, 3, 4), (6, 3, 4)]),
        ("|\n    a\n    ♞\n\n    - ♞", [(5, 5, 6), (7, 7, 8)]),
        (">- # ♞\n    ♞\n    a ♞\n# ♞", [(4, 5, 6), (5, 7, 8)]),
        ("a \U0001f600 b", [(3, 12, 13)]),
        ("e\u0301\u0302\u0323 \U0001f600", [(3, 15, 16)]),
        ("\u05d1\u05b7 \u2fff", [(3, 13, 14)]),
    ],
)
def test_each_occurrence_has_its_line_and_column(
    memos: Memos, value: str, expected: list[tuple[int, int, int]]
) -> None:
    assert places(memos, f"kind: meeting\nsubject: Talks\npurpose: {value}\n") == expected


def test_the_escapes_of_json_are_characters(memos: Memos) -> None:
    text = '{"kind": "meeting", "subject": "Talks",\n"purpose": "\\ud83d\\ude00 \\u265E \\\\u265e ♞ \\n"}'
    assert places(memos, text) == [(2, 13, 25), (2, 26, 32), (2, 41, 42)]


def test_a_letter_that_is_written_as_its_parts_has_the_place_of_all(memos: Memos) -> None:
    run = memos("check", "-", stdin="kind: meeting\nsubject: Talks ᄒ\u1161\u11ab\n")
    if run.returncode:  # no font of East Asia is installed
        assert "-:2:16: error REN101: no font has the character 한" in run.stderr


@pytest.mark.parametrize(
    ("field", "place", "path"),
    [
        ("attachments: [{title: Map, tab: ♞}]", (3, 33, 34), "attachments[0].tab"),
        ("header: {watermark: DRAFT ♞}", (3, 27, 28), "header.watermark"),
        ("header: {drafted_by: [{office: Americas, name: ♞}]}", (3, 48, 49), "header.drafted_by[0].name"),
        ("venue: {city: Arden, room: ♞}", (3, 28, 29), "venue.room"),
        ("participants: [{name: Ada, organisation: ♞}]", (3, 42, 43), "participants[0].organisation"),
        (
            "people: [{id: ada, name: ♞}]\nactions: [{text: Go., owner: ada}]\noutcomes: [{text: Agreed.}]",
            (3, 26, 27),
            "people[0].name",
        ),
    ],
)
def test_what_stands_beside_a_value_has_its_own_place(
    memos: Memos, field: str, place: tuple[int, int, int], path: str
) -> None:
    text = f"kind: meeting\nsubject: Talks\n{field}\n"
    run = memos("check", "-", "--output-format", "json", "--select", "REN", stdin=text)
    (found,) = json.loads(run.stdout)["findings"]
    assert ((found["line"], found["column"], found["end_column"]), found["path"]) == (place, path)


def test_a_character_of_a_template_is_told_of_with_the_template(memos: Memos, tmp_path: Path) -> None:
    template = tmp_path / "house.yaml"
    template.write_text(
        "kind: template\nname: house\ndescription: d\nmade_for: meeting\n"
        "sections: [{show: purpose}, {show: text, text: 'For {{ subject }} ♞'}]\n",
        encoding="utf-8",
    )
    run = memos(
        "render", "-", "-t", template, "-o", tmp_path / "out", stdin="kind: meeting\nsubject: Talks\npurpose: x\n"
    )
    assert run.returncode == 1
    assert run.stderr.startswith(
        "-:1:1: error REN101: no font has the character ♞ (BLACK CHESS KNIGHT, U+265E), in the wording of the template `house`: `sections[1].text`\n"
    )
    (failed,) = json.loads((tmp_path / "out/manifest.json").read_text(encoding="utf-8"))["failed"]
    assert failed["code"] == "REN101"


def test_a_character_of_a_register_is_told_of_with_the_person_s_id(memos: Memos, tmp_path: Path) -> None:
    register = tmp_path / "register.yaml"
    register.write_text("kind: register\npeople:\n  - {id: ada, name: Ada ♞ Mirel}\n", encoding="utf-8")
    text = "kind: meeting\nsubject: Talks ♞\nparticipants: [{person: ada}]\n"
    run = memos("check", "-", "--register", register, stdin=text)
    told = [line for line in run.stderr.splitlines() if "REN101" in line]
    assert [line.partition(" error")[0] for line in told] == ["-:1:1:", "-:2:16:"]
    assert told[0].endswith("U+265E), in the register's entry of `ada`")


def test_what_a_template_takes_from_the_input_has_its_place_there(memos: Memos, tmp_path: Path) -> None:
    template = tmp_path / "house.yaml"
    template.write_text(
        "kind: template\nname: house\ndescription: d\nmade_for: meeting\n"
        "sections: [{show: text, text: 'For {{ meeting.purpose }}'}]\n",
        encoding="utf-8",
    )
    run = memos(
        "render", "-", "-t", template, "-o", tmp_path / "out", stdin="kind: meeting\nsubject: Talks\npurpose: a ♞\n"
    )
    assert run.stderr.startswith("-:3:12: error REN101: ")


def test_a_character_of_a_letterhead_is_told_of_with_its_place_in_the_style(memos: Memos, tmp_path: Path) -> None:
    style = tmp_path / "house.yaml"
    style.write_text("kind: style\nname: house\nletterhead:\n  lines: [Ministry, Department ♞]\n", encoding="utf-8")
    run = memos("check", "samples/first", "--style", style)
    assert run.returncode == 2
    assert f"{style}:4:32: no font has the character ♞ (BLACK CHESS KNIGHT, U+265E)" in run.stderr


def test_without_its_fonts_a_language_is_told_of_once(top: Path, tmp_path: Path) -> None:
    meeting = tmp_path / "talks.yaml"
    meeting.write_text("kind: meeting\nsubject: Talks\n", encoding="utf-8")
    program = "import sys; sys.modules['noto_cjk_sans_otc'] = None; from memos.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", program, "render", meeting, "--language", "zh", "-o", tmp_path / "out"],
        capture_output=True, cwd=top, check=False, encoding="utf-8",
    )  # fmt: skip
    assert done.returncode == 1
    lines = [line for line in done.stderr.splitlines() if "REN101" in line]
    assert lines
    assert len(set(lines)) == len(lines)
    assert all(line.startswith(f"{meeting}:1:1: error REN101: no font has") for line in lines)
    assert any(line.endswith("in the labels of `zh`") for line in lines)


def test_no_more_than_fifty_places_are_listed(memos: Memos) -> None:
    run = memos("check", "-", "--output-format", "json", stdin=f"kind: meeting\nsubject: Talks\npurpose: {'♞ ' * 60}\n")
    found = json.loads(run.stdout)["findings"]
    assert Counter(finding["code"] for finding in found) == {"REN101": 50, "INP199": 1}
    assert "there are 10 more findings of REN101" in {finding["message"] for finding in found}


def test_many_warnings_keep_no_paper_from_being_made(memos: Memos) -> None:
    points = "".join(f"  - Item #{number}\n" for number in range(60))
    run = memos("check", "-", "--output-format", "json", stdin=f"kind: meeting\nsubject: Talks\nobjectives:\n{points}")
    assert {finding["severity"] for finding in json.loads(run.stdout)["findings"]} == {"warning"}
    assert run.returncode == 0


def test_a_form_that_no_font_has_is_a_warning_at_the_character_and_its_selector(memos: Memos) -> None:
    run = memos("check", "-", stdin='kind: meeting\nsubject: "0 0\\uFE00"\n')
    assert run.returncode == 0
    assert run.stderr.startswith("-:2:13: warning REN103: no font has the form of 0 that U+FE00 asks for")
    assert "\n  |             ^~~~~~~\n" in run.stderr
