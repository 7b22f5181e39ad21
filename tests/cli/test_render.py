"""`memos render`: papers, a manifest, and never a file lost."""

import hashlib
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from pypdf import PdfReader

Memos = Callable[..., "CompletedProcess[str]"]
MEETING = "kind: meeting\nsubject: Talks on water\npurpose: To agree.\n"


def written(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_visit_becomes_a_memo_a_meeting_and_a_record_where_there_are_outcomes(memos: Memos, tmp_path: Path) -> None:
    run = memos("render", "samples/washington-2023/visit.yaml", "-o", tmp_path)
    assert run.returncode == 0
    made = written(tmp_path)
    manifest = json.loads(made.pop("manifest.json"))
    sums = made.pop("SHA256SUMS").decode()
    assert sums == "".join(f"{row['sha256']}  {row['path']}\n" for row in manifest["files"])
    assert run.stdout.splitlines() == [str(tmp_path / row["path"]) for row in manifest["files"]] or set(
        run.stdout.splitlines()
    ) == {str(tmp_path / path) for path in made}
    assert {row["path"] for row in manifest["files"]} == set(made)
    assert [row["path"] for row in manifest["files"]] == sorted(made)
    assert (manifest["version"], manifest["failed"]) == (1, [])
    for row in manifest["files"]:
        data = made[row["path"]]
        assert (row["bytes"], row["sha256"]) == (len(data), hashlib.sha256(data).hexdigest())
        assert list(row) == [
            "path", "format", "template", "language", "audience", "input", "meeting", "inputs_sha256", "sha256", "bytes", "pages", "marking",
            "copy_number", "recipient",
        ]  # fmt: skip
        assert row["path"] == f"washington-2023/{row['meeting']}.{row['template']}.{row['format']}"
        assert data[:4] == (b"%PDF" if row["format"] == "pdf" else b"PK\x03\x04")


def test_a_paper_says_its_date_or_the_epoch_and_nothing_of_the_machine(memos: Memos, tmp_path: Path) -> None:
    text = MEETING + "header: {date: 2026-03-12}\n"
    memos("render", "-", "-o", tmp_path, stdin=text)
    (pdf,) = tmp_path.glob("*/*.pdf")
    assert PdfReader(pdf).metadata["/CreationDate"].startswith("D:20260312")  # type: ignore[index]  # it is there
    memos("render", "-", "-o", tmp_path / "epoch", stdin=MEETING, env={"SOURCE_DATE_EPOCH": "1700000000"})
    (pdf,) = (tmp_path / "epoch").glob("*/*.pdf")
    assert PdfReader(pdf).metadata["/CreationDate"].startswith("D:20231114")  # type: ignore[index]  # it is there


def test_one_paper_goes_to_standard_output(memos: Memos, top: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "memos", "render", "samples/first", "-f", "pdf", "-o", "-"],
        capture_output=True, check=True, cwd=top,
    )  # fmt: skip
    assert run.stdout.startswith(b"%PDF-")
    assert run.stderr == b""
    both = memos("render", "samples/first", "-o", "-")
    assert (both.returncode, both.stdout) == (2, "")
    assert "2 papers cannot go to standard output" in both.stderr


def test_a_wrong_input_is_left_out_and_the_others_are_made(memos: Memos, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.yaml").write_text(MEETING)
    (tmp_path / "in/b.yaml").write_text("kind: meeting\n")
    (tmp_path / "in/c.yaml").write_text(MEETING.replace("water", "♞"))
    (tmp_path / "in/d.yaml").write_text("kind: visit\ntitle: Visit\nmeetings: [{subject: One}]\n")
    (tmp_path / "in/notes.yaml").write_text("- shopping\n")
    run = memos("render", tmp_path / "in", "-o", tmp_path / "out")
    assert run.returncode == 1
    assert sorted(path.parent.name for path in (tmp_path / "out").glob("*/*.pdf")) == ["a", "d"]
    failed = json.loads((tmp_path / "out/manifest.json").read_text())["failed"]
    assert [(row["input"], row["code"]) for row in failed] == [("../in/b.yaml", "INP101"), ("../in/c.yaml", "REN101")]
    fast = memos("render", tmp_path / "in", "-o", tmp_path / "fast", "--fail-fast")
    assert fast.returncode == 1
    assert sorted(path.parent.name for path in (tmp_path / "fast").glob("*/*.pdf")) == ["a"]


def test_a_dry_run_writes_nothing(memos: Memos, tmp_path: Path) -> None:
    run = memos("render", "samples/first", "-o", tmp_path / "out", "--dry-run")
    assert run.returncode == 0
    assert len(run.stdout.splitlines()) == 2
    assert not (tmp_path / "out").exists()


def test_names_in_other_letters_are_written_as_they_sound(memos: Memos, tmp_path: Path) -> None:
    for name, text in (
        ("переговоры/meeting.yaml", "kind: meeting\nsubject: Вода\npurpose: To agree.\n"),
        ("делегация/meeting.yaml", "kind: meeting\nsubject: Вода\npurpose: To agree.\n"),
        ("делегации.csv", "kind,subject,purpose\nmeeting,Вода,To agree.\n"),
    ):
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / name).write_text(text, encoding="utf-8")
    run = memos("render", tmp_path / "in", tmp_path / "in/делегации.csv", "-o", tmp_path / "out", "-f", "pdf")
    assert run.returncode == 0, run.stderr
    assert {path for path in written(tmp_path / "out") if path.endswith(".pdf")} == {
        "peregovory/voda.briefing-memo.pdf",
        "delegatsiya/voda.briefing-memo.pdf",
        "delegatsii-2/delegatsii-2.briefing-memo.pdf",
    }


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_a_file_name_that_is_not_utf_8(memos: Memos, tmp_path: Path) -> None:
    given = tmp_path / "in"
    given.mkdir()
    meeting = "kind: meeting\nid: talks\nsubject: Talks\npurpose: To agree.\n"
    Path(os.fsdecode(bytes(given) + b"/\xcd.yaml")).write_text(meeting)
    Path(os.fsdecode(bytes(given) + b"/\xce.yaml")).write_text("kind: visit\n")
    for made in (2, 0):
        run = memos("render", given, "-o", tmp_path / "out", "-f", "pdf", "-f", "docx")
        assert (run.returncode, len(run.stdout.splitlines())) == (1, made), run.stderr
    manifest = json.loads((tmp_path / "out/manifest.json").read_text())
    assert {row["input"] for row in manifest["files"]} == {"../in/\\udccd.yaml"}
    assert {row["input"] for row in manifest["failed"]} == {"../in/\\udcce.yaml"}
    assert memos("verify", tmp_path / "out", given).returncode == 1, "of the wrong input"


def test_what_memos_did_not_write_is_not_overwritten(memos: Memos, tmp_path: Path) -> None:
    target = tmp_path / "standard-input/talks-on-water.briefing-memo.pdf"
    target.parent.mkdir()
    target.write_text("mine")
    run = memos("render", "-", "-o", tmp_path, stdin=MEETING)
    assert run.returncode in {2, 3}
    assert "--force" in run.stderr
    assert target.read_text() == "mine"
    assert memos("render", "-", "-o", tmp_path, "--force", stdin=MEETING).returncode == 0
    assert target.read_bytes().startswith(b"%PDF")
    assert memos("render", "-", "-o", tmp_path, stdin=MEETING).returncode == 0, "its own files it may write anew"


def test_two_papers_of_one_name_are_an_error_before_anything_is_written(memos: Memos, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(MEETING + "id: Same\n")
    (tmp_path / "b.yaml").write_text(MEETING + "id: same\n")
    run = memos("render", tmp_path / "a.yaml", tmp_path / "b.yaml", "-o", tmp_path / "out")
    assert run.returncode == 2
    assert "two papers would be the file" in run.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("hostile", [
    "../../etc/passwd", "..", "/etc/passwd", "C:\\x", "con", "a/b", "x" * 400, "Қазақстан", "日本", "\u202e", "a\u0000b", "-rf",
])  # fmt: skip
def test_no_text_of_an_input_leaves_the_folder(memos: Memos, tmp_path: Path, hostile: str) -> None:
    text = json.dumps({"kind": "meeting", "subject": hostile, "id": hostile if len(hostile) < 100 else "x"})
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.json").write_text(text)
    (folder / "b.json").write_text(json.dumps({"kind": "meeting", "subject": hostile}))
    run = memos("render", folder, "-o", tmp_path / "out")
    assert run.returncode in {0, 1}, run.stderr
    made = [path for path in tmp_path.rglob("*") if path.is_file() and folder not in path.parents]
    assert all(path.resolve().is_relative_to(tmp_path / "out") for path in made)
    assert all(len(path.name) < 120 and path.name.isascii() for path in made)


def test_languages_and_templates_can_be_chosen(memos: Memos, tmp_path: Path) -> None:
    run = memos("render", "samples/first", "-o", tmp_path, "-f", "docx", "-t", "record-of-meeting", "--language", "kk")
    assert run.returncode == 0
    (made,) = tmp_path.glob("*/*.docx")
    assert made.name == "water-sharing-on-the-lower-sel.record-of-meeting.kk.docx"
    assert "Қатысушылар" in zipfile.ZipFile(made).read("word/document.xml").decode()


@pytest.mark.parametrize(
    "options",
    [["-f", "odt"], ["-t", "no-such"], ["--language", "xx"], ["--style", "no-such.yaml"], ["-o", "memory://x"]],
)
def test_wrong_options(memos: Memos, tmp_path: Path, options: list[str]) -> None:
    run = memos("render", "samples/first", "-o", tmp_path / "out", *options)
    assert (run.returncode, run.stdout) == (2, "")
    assert "hint: " in run.stderr
    assert not (tmp_path / "out").exists()


def test_a_folder_that_cannot_be_written(memos: Memos, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    run = memos("render", "samples/first", "-o", tmp_path / "file")
    assert run.returncode in {2, 3}
    assert "Traceback" not in run.stderr


def test_a_report_in_json_stands_alone_on_standard_output(memos: Memos, tmp_path: Path) -> None:
    run = memos("render", "samples/first", "-o", tmp_path, "--output-format", "json")
    assert json.loads(run.stdout)["summary"] == {"errors": 0, "warnings": 0, "infos": 0, "inputs": 1}
    assert run.stderr == ""


def test_an_input_that_asks_for_what_is_not_there_does_not_stop_the_others(memos: Memos, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(MEETING)
    (tmp_path / "b.yaml").write_text(MEETING + "papers: [briefing]\n")
    run = memos("render", tmp_path / "a.yaml", tmp_path / "b.yaml", "-o", tmp_path / "out")
    assert run.returncode == 1
    assert f"{tmp_path / 'b.yaml'}:4:10: error INP113: " in run.stderr
    assert [path.parent.name for path in (tmp_path / "out").glob("*/*.pdf")] == ["a"]


VISIT = """kind: visit
title: Visit to Arden
meetings:
  - {id: talks, subject: Talks, marking: RESTRICTED, outcomes: [{text: Agreed.}]}
  - {id: dinner, subject: Dinner, marking: OFFICIAL, purpose: "After [the talks](#talks)."}
"""


def test_papers_of_meetings_and_of_the_whole_visit_are_made_once_each(memos: Memos, tmp_path: Path) -> None:
    (tmp_path / "visit.yaml").write_text(
        VISIT + "papers:\n  - briefing-memo\n  - {template: briefing-book, marking: RESTRICTED}\n"
        "  - {template: briefing-book, language: kk, marking: ҚҰПИЯ}\n"
    )
    assert memos("render", tmp_path / "visit.yaml", "-o", tmp_path / "out").returncode == 0
    rows = json.loads((tmp_path / "out/manifest.json").read_text())["files"]
    folder = tmp_path.name.replace("_", "-")
    assert [(row["path"], row["meeting"], row["marking"]) for row in rows if row["format"] == "pdf"] == [
        (f"{folder}/briefing-book.kk.pdf", None, "ҚҰПИЯ"),
        (f"{folder}/briefing-book.pdf", None, "RESTRICTED"),
        (f"{folder}/dinner.briefing-memo.pdf", "dinner", "OFFICIAL"),
        (f"{folder}/talks.briefing-memo.pdf", "talks", "RESTRICTED"),
    ]
    again = memos("render", tmp_path / "visit.yaml", "-o", tmp_path / "again", "-t", "briefing-book")
    assert (again.returncode, len(again.stdout.splitlines())) == (0, 2), "the marking is that under `papers:`"


def test_a_book_of_several_markings_needs_one_of_its_own(memos: Memos, tmp_path: Path) -> None:
    for more, options, place in (
        ("papers: [briefing-memo, briefing-book]\n", [], "6:25"),
        ("", ["-t", "briefing-book"], "5:44"),
        ("papers: [briefing-memo]\n", ["-t", "briefing-book"], "6:9"),
    ):
        run = memos("render", "-", "-o", tmp_path / "out", *options, stdin=VISIT + more)
        assert run.returncode == 1
        assert f"-:{place}: error MRK101: " in run.stderr
        assert not list((tmp_path / "out").glob("*/*"))
    run = memos("check", "-", stdin=VISIT + "papers: [{template: briefing-memo, marking: SECRET}]\n")
    assert run.returncode == 1
    assert "-:6:45: error INP116: " in run.stderr


def test_a_file_of_one_meeting_becomes_a_book(memos: Memos, tmp_path: Path) -> None:
    text = MEETING + "marking: RESTRICTED\nheader: {date: 2026-03-12, from: The Office}\n"
    assert memos("render", "-", "-o", tmp_path, "-t", "briefing-book", stdin=text).returncode == 0
    pdf = PdfReader(tmp_path / "standard-input/briefing-book.pdf")
    assert len(pdf.pages) == 4
    assert pdf.metadata is not None
    assert (pdf.metadata["/Author"], pdf.metadata["/CreationDate"][:10]) == ("The Office", "D:20260312")
    assert "RESTRICTED" in pdf.pages[0].extract_text()


def test_a_house_binds_papers_of_its_own(memos: Memos, tmp_path: Path) -> None:
    house = tmp_path / "house"
    for name in ("briefing-memo", "briefing-book"):
        assert memos("templates", "copy", name, house).returncode == 0
    memo, book = house / "briefing-memo.yaml", house / "briefing-book.yaml"
    memo.rename(house / "house-memo.yaml")
    text = book.read_text()
    book.write_text(text.replace("papers: [briefing-memo,", "papers: [house-memo.yaml,"))
    assert memos("templates", "check", book).returncode == 0
    run = memos("render", "samples/washington-2023/visit.yaml", "-o", tmp_path / "out", "-t", book, "-f", "pdf")
    assert run.returncode == 0, run.stderr
    assert [path.name for path in (tmp_path / "out").glob("*/*")] == ["briefing-book.pdf"]
    book.write_text(text.replace("papers: [briefing-memo,", "papers: [../house-memo.yaml,"))
    assert memos("templates", "check", book).returncode == 1
    book.write_text(text.replace("papers: [briefing-memo,", "papers: [no-such.yaml,"))
    run = memos("templates", "check", book)
    assert "briefing-book.yaml:5:10: error TPL102: " in run.stderr
    run = memos("render", "samples/washington-2023/visit.yaml", "-o", tmp_path / "out", "-t", book)
    assert (run.returncode, run.stdout) == (2, "")
