"""`memos check`: findings with their places, in text and in JSON, and the exit code."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Memos = Callable[..., "CompletedProcess[str]"]
TEN = "tests/validate/invalid/ten-mistakes.yaml"
WARNED = "tests/validate/invalid/comment-cuts-text.yaml"


def test_ten_mistakes_are_ten_findings_each_at_its_line_and_column(memos: Memos, top: Path) -> None:
    run = memos("check", TEN)
    assert run.returncode == 1
    assert run.stdout == ""
    heads = [line for line in run.stderr.splitlines() if line.startswith(f"{TEN}:")]
    expected = [
        line.split()[0].split("-")[0]
        for line in (top / TEN).with_suffix(".findings").read_text(encoding="utf-8").splitlines()
        if line[:1].isdigit()
    ]
    assert [":".join(head.split(":")[1:3]) for head in heads] == expected
    assert len(heads) == 10
    assert "10 errors in 1 file" in run.stderr


def test_the_text_form_is_place_line_mark_and_hint(memos: Memos) -> None:
    run = memos("check", "tests/validate/invalid/unknown-kind.yaml")
    assert run.stderr == (
        "tests/validate/invalid/unknown-kind.yaml:1:7: error INP106: `kind` cannot be `meting`; did you mean `meeting`?\n"
        "  | kind: meting\n"
        "  |       ^~~~~~\n"
        "  hint: begin the file with `kind: visit` or `kind: meeting`\n"
        "\n"
        "1 error in 1 file\n"
    )


def test_the_json_form_goes_to_standard_output_and_nothing_else_does(memos: Memos) -> None:
    run = memos("check", TEN, WARNED, "--output-format", "json")
    assert run.returncode == 1
    assert run.stderr == ""
    report = json.loads(run.stdout)
    assert list(report) == ["version", "findings", "summary"]
    assert report["version"] == 1
    assert report["summary"] == {"errors": 10, "warnings": 2, "infos": 0, "inputs": 2}
    assert len(report["findings"]) == 12
    for finding in report["findings"]:
        assert list(finding) == [
            "code", "severity", "message", "hint", "file", "line", "column", "end_line", "end_column", "path", "source", "url",
        ]  # fmt: skip
    first = next(finding for finding in report["findings"] if finding["code"] == "INP102")
    assert (first["file"], first["line"], first["column"], first["path"]) == (TEN, 7, 1, "particpants")


def test_a_right_input_is_said_to_be_right(memos: Memos) -> None:
    run = memos("check", "samples/first")
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "1 input checked, nothing to report\n")
    assert memos("check", "samples/first", "-q").stderr == ""


def test_warnings_fail_only_when_strict(memos: Memos) -> None:
    assert memos("check", WARNED).returncode == 0
    assert memos("check", WARNED, "--strict").returncode == 1


@pytest.mark.parametrize(
    ("options", "codes"),
    [
        ([], {"SYN201", "SYN202"}),
        (["--select", "SYN201"], {"SYN201"}),
        (["--select", "SYN2"], {"SYN201", "SYN202"}),
        (["--select", "REN"], set()),
        (["--ignore", "syn202"], {"SYN201"}),
        (["--ignore", "SYN201,SYN202"], set()),
        (["--ignore", "SYN201", "--ignore", "SYN202"], set()),
    ],
)
def test_codes_are_chosen_by_their_beginnings(memos: Memos, options: list[str], codes: set[str]) -> None:
    text = 'kind: meeting\nsubject: Item #3\npurpose: "a\\u202Eb"\n'
    run = memos("check", "-", "--output-format", "json", *options, stdin=text)
    assert {finding["code"] for finding in json.loads(run.stdout)["findings"]} == codes


def test_what_keeps_an_input_from_being_read_cannot_be_left_out(memos: Memos) -> None:
    run = memos("check", "-", "--select", "REN", "--ignore", "SYN,INP", stdin="kind: meeting\n")
    assert run.returncode == 1


def test_standard_input_is_an_input(memos: Memos) -> None:
    run = memos("check", "-", stdin="kind: meeting\n")
    assert run.returncode == 1
    assert run.stderr.startswith("-:1:1: error INP101: meeting has no `subject`\n")


def test_a_character_that_no_font_has_is_found_at_its_place(memos: Memos) -> None:
    run = memos("check", "-", stdin="kind: meeting\nsubject: Talks with ♞\n")
    assert run.returncode == 1
    assert run.stderr.startswith("-:2:21: error REN101: no font has the character ♞ (BLACK CHESS KNIGHT, U+265E)")


def test_a_marking_that_does_not_fit_is_found_at_its_place(memos: Memos) -> None:
    run = memos("check", "-", stdin=f"kind: meeting\nsubject: Talks\nmarking: {'SECRET ' * 40}\n")
    assert run.returncode == 1
    assert run.stderr.startswith("-:3:10: error REN102: ")


@pytest.mark.parametrize(("arguments", "code"), [
    (["check"], 2),
    (["check", "nothing-here.yaml"], 2),
    (["check", "samples/*/nothing-here.yaml"], 2),
    (["check", "samples", "--output-format", "xml"], 2),
    (["check", "samples", "--no-such-option"], 2),
    (["nonsense"], 2),
])  # fmt: skip
def test_wrong_usage(memos: Memos, arguments: list[str], code: int) -> None:
    run = memos(*arguments)
    assert run.returncode == code
    assert run.stdout == ""
    assert "Traceback" not in run.stderr


def test_a_file_that_cannot_be_read(memos: Memos, tmp_path: Path) -> None:
    (tmp_path / "visit.yaml").symlink_to(tmp_path / "visit.yaml")
    run = memos("check", tmp_path / "visit.yaml")
    assert run.returncode in {2, 3}
    assert "Traceback" not in run.stderr


def test_what_is_shown_of_an_input_cannot_command_the_terminal_or_the_runner(memos: Memos) -> None:
    run = memos("check", "-", stdin='kind: meeting\nsubject: "x"\ntype: "\\e[31m::error::x"\n"::error::y": z\n')
    assert run.returncode == 1
    assert "\x1b" not in run.stderr
    assert not [line for line in run.stderr.splitlines() if line.startswith("::")]


def test_a_finding_is_told_once(memos: Memos) -> None:
    run = memos("check", "-", "--output-format", "json", stdin='{"kind": "meeting", "subject": "♞"}')
    assert [finding["code"] for finding in json.loads(run.stdout)["findings"]] == ["REN101"]


def test_a_code_that_no_rule_has_is_wrong_usage(memos: Memos) -> None:
    assert memos("check", "samples", "--select", "ZZZ").returncode == 2


def test_a_line_that_no_title_of_a_pdf_can_hold(memos: Memos) -> None:
    run = memos("check", "-", stdin=f"kind: meeting\nsubject: {'ш' * 5001}\n")
    assert run.returncode == 1
    assert "-:2:10: error INP111: `subject` must be at most 5000 characters long" in run.stderr


def test_a_pattern_stands_for_what_it_matches(memos: Memos, tmp_path: Path) -> None:
    for name in ("b/visit", "a/visit", "a/b/visit", "a/notes", "[draft]"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / f"{name}.yaml").write_text("kind: meeting\nsubject: Talks\npurpos: To meet\n")

    def checked(*paths: str) -> list[str]:
        findings = json.loads(memos("check", *paths, "--output-format", "json", cwd=tmp_path).stdout)["findings"]
        return [finding["file"] for finding in findings]

    assert checked("*/visit.yaml") == ["a/visit.yaml", "b/visit.yaml"]
    assert checked("b/v*.yaml", "**/visit.yaml") == ["a/b/visit.yaml", "a/visit.yaml", "b/visit.yaml"]
    assert checked("?") == ["a/b/visit.yaml", "a/notes.yaml", "a/visit.yaml", "b/visit.yaml"]
    assert checked("[draft].yaml") == ["[draft].yaml"], "what is there by that name is no pattern"
