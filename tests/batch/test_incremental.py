"""Only what changed is made anew, and what is said of the rest is what was said before."""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from PIL import Image

from memos.batch.render import render

Memos = Callable[..., "CompletedProcess[str]"]
MEETING = "kind: meeting\nid: {id}\nsubject: Talks on water\npurpose: To agree.\nparticipants: [{{name: Lev Tarn}}]\n"


@pytest.fixture
def given(tmp_path: Path) -> Path:
    """Five inputs, each with a warning."""
    (tmp_path / "in").mkdir()
    for id_ in ("a", "b", "c", "d", "e"):
        (tmp_path / f"in/{id_}.yaml").write_text(MEETING.format(id=id_))
    return tmp_path / "in"


def stamps(folder: Path) -> dict[str, int]:
    return {path.relative_to(folder).as_posix(): path.stat().st_ino for path in folder.rglob("*") if path.is_file()}


def made_anew(before: dict[str, int], folder: Path) -> set[str]:
    return {path for path, inode in stamps(folder).items() if inode != before.get(path)} - {
        "manifest.json",
        "SHA256SUMS",
    }


def test_the_same_again_makes_nothing_and_says_the_same(memos: Memos, given: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    first = memos("render", given, "-o", out)
    assert (first.returncode, len(first.stdout.splitlines())) == (0, 10)
    before, manifest = stamps(out), (out / "manifest.json").read_bytes()
    again = memos("render", given, "-o", out)
    assert (again.returncode, again.stdout, stamps(out)) == (0, "", before)
    said = [line for line in first.stderr.splitlines() if "seconds left" not in line]
    assert said.pop() == f"10 files made in {out}"
    assert again.stderr.splitlines() == [*said, f"0 files made in {out}, 10 unchanged"]
    assert (out / "manifest.json").read_bytes() == manifest
    assert "5 warnings in 5 files" in again.stderr
    strictly = memos("render", given, "-o", out, "--strict")
    assert strictly.returncode == 1, "a warning is one whether its paper is made anew or not"


def test_what_changed_is_made_anew_and_nothing_else(memos: Memos, given: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    memos("render", given, "-o", out)
    before = stamps(out)
    (given / "b.yaml").write_text(MEETING.format(id="b") + "bottom_line: Agreed.\n")
    (out / "c/c.briefing-memo.pdf").unlink()
    (out / "d/d.briefing-memo.docx").write_text("edited")
    os.utime(given / "e.yaml", (1, 1))  # a date is no change
    dry = memos("render", given, "-o", out, "--dry-run")
    assert dry.stdout.splitlines() == [
        f"{out}/b/b.briefing-memo.docx: its input changed",
        f"{out}/b/b.briefing-memo.pdf: its input changed",
        f"{out}/c/c.briefing-memo.pdf: the file is gone",
        f"{out}/d/d.briefing-memo.docx: the file was changed",
    ]
    assert "4 files would be made" in dry.stderr
    assert not (out / "c/c.briefing-memo.pdf").exists()
    run = memos("render", given, "-o", out)
    assert run.stdout.splitlines() == [line.partition(": ")[0] for line in dry.stdout.splitlines()]
    assert made_anew(before, out) == {line.removeprefix(f"{out}/") for line in run.stdout.splitlines()}
    fresh = tmp_path / "fresh"
    memos("render", given, "-o", fresh)
    assert {path: (out / path).read_bytes() for path in stamps(out)} == {
        path: (fresh / path).read_bytes() for path in stamps(fresh)
    }
    assert len(memos("render", given, "-o", out, "--force").stdout.splitlines()) == 10


def test_each_thing_that_a_paper_is_made_with_counts(memos: Memos, given: Path, tmp_path: Path) -> None:
    style, register, template = tmp_path / "style.yaml", tmp_path / "register.yaml", tmp_path / "house.yaml"
    style.write_text("kind: style\nname: house\nlink_colour: '#111111'\n")
    register.write_text("kind: register\npeople: [{id: lev, name: Lev Tarn}]\n")
    memos("templates", "copy", "briefing-memo", tmp_path / "copy")
    shutil.copy(tmp_path / "copy/briefing-memo.yaml", template)
    out = tmp_path / "out"

    def made(*options: str | Path) -> int:
        return len(memos("render", given, "-o", out, *options).stdout.splitlines())

    whole = ("--style", style, "--register", register, "-t", template)
    assert [made(*whole), made(*whole)] == [10, 0]
    style.write_text(style.read_text().replace("111111", "222222"))
    assert [made(*whole), made(*whole)] == [10, 0]
    template.write_text(template.read_text() + "\n# a comment changes no paper\n")
    assert made(*whole) == 0
    template.write_text(template.read_text().replace("name: briefing-memo", "name: house-memo"))
    assert made(*whole) == 10
    register.write_text(register.read_text() + "terms: [{term: Water talks, avoid: [Talks on water]}]\n")
    assert "TXT201" in memos("render", given, "-o", out, *whole).stderr, "what is found changes with the register"
    assert made("--language", "kk") == 10
    assert made("--language", "kk", "-f", "pdf") == 0


def test_a_format_or_a_template_more_makes_only_that(memos: Memos, given: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert len(memos("render", given, "-o", out, "-f", "pdf").stdout.splitlines()) == 5
    both = memos("render", given, "-o", out)
    assert [Path(line).suffix for line in both.stdout.splitlines()] == [".docx"] * 5
    more = memos("render", given, "-o", out, "-t", "briefing-memo", "-t", "record-of-meeting")
    assert {Path(line).name.split(".")[1] for line in more.stdout.splitlines()} == {"record-of-meeting"}
    assert len(json.loads((out / "manifest.json").read_text())["files"]) == 20


def test_a_picture_counts(memos: Memos, tmp_path: Path) -> None:
    Image.new("RGB", (40, 30), "white").save(tmp_path / "map.png")
    text = (
        MEETING.format(id="a") + "figures: [{file: map.png, alt: A map of the river., caption: The river, width: 60}]\n"
    )
    (tmp_path / "a.yaml").write_text(text)
    assert len(memos("render", tmp_path / "a.yaml", "-o", tmp_path / "out").stdout.splitlines()) == 2
    assert memos("render", tmp_path / "a.yaml", "-o", tmp_path / "out").stdout == ""
    Image.new("RGB", (40, 30), "navy").save(tmp_path / "map.png")
    assert len(memos("render", tmp_path / "a.yaml", "-o", tmp_path / "out").stdout.splitlines()) == 2


def test_a_program_is_told_of_each_input(given: Path, tmp_path: Path) -> None:
    (given / "b.yaml").write_text("kind: meeting\n")
    whole = render([str(given)], tmp_path / "out")
    assert (whole.inputs, whole.made, whole.unchanged, whole.exit_code) == (5, 8, 0, 1)
    assert len(whole.files) == 8
    assert {finding.severity for finding in whole.findings} == {"error", "warning"}
    assert [row.code for row in whole.failed] == ["INP101"]
    heard: list[object] = []
    told = render(
        [str(given)],
        tmp_path / "out",
        on_start=heard.append,
        on_input=lambda outcome: heard.append(Path(outcome.name).stem),
    )
    assert heard == [5, "a", "b", "c", "d", "e"]
    assert (told.made, told.unchanged, told.files, told.findings) == (0, 8, (), ())


def test_a_program_that_renders_again_reads_again(given: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of registers, templates and settings, too, nothing is kept from one run to the next."""
    monkeypatch.chdir(tmp_path)
    register, settings = tmp_path / "register.yaml", tmp_path / "in/memos.toml"
    (given / "a.yaml").write_text(MEETING.format(id="a").replace("name: Lev Tarn", "person: lev"))
    for name, language, made in (("Lev Tarn", "en", 10), ("Lev Alder", "en", 2), ("Lev Alder", "fr", 10), ("Lev Alder", "fr", 0)):  # fmt: skip
        register.write_text(f"kind: register\npeople: [{{id: lev, name: {name}}}]\n")
        settings.write_text(f'language = "{language}"\n')
        report = render(["in"], "out", registers=["register.yaml"], settings=True)
        assert (report.made, report.exit_code) == (made, 0)
        fresh = render(["in"], "fresh", registers=["register.yaml"], settings=True, force=True)
        assert [row.sha256 for row in fresh.files] == [row.sha256 for row in report.files]


def test_papers_that_an_input_gives_no_more_go(memos: Memos, given: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    memos("render", given, "-o", out)
    memos("render", given / "b.yaml", "-o", out, "-t", "record-of-meeting")
    memos("render", given, "-o", out)
    for old, new in (("a", "a2"), ("b", "b2"), ("c", "d"), ("d", "c")):
        (given / f"{old}.yaml").write_text(MEETING.format(id=new))
    (out / "a/a.briefing-memo.docx").write_text("edited")
    dry = memos("render", given, "-o", out, "--dry-run")
    assert (out / "b/b.briefing-memo.pdf").exists()
    run = memos("render", given, "-o", out)
    assert run.returncode == 0
    for said in (dry.stderr, run.stderr):
        assert "warning REN310: no input gives `a/a.briefing-memo.docx` any more, and the file was changed" in said
        assert "info REN310: no input gives `b/b.briefing-memo.pdf` any more: the file is removed" in said
        assert said.count("REN310") == 4
    left = {path for path in stamps(out) if path.startswith(("a/", "b/"))}
    assert left == {"a/a.briefing-memo.docx", "b/b.record-of-meeting.docx", "b/b.record-of-meeting.pdf"}
    assert memos("verify", out).returncode == 0
    (given / "a.yaml").write_text("kind: meeting\n")
    memos("render", given, "-o", out)
    (given / "a.yaml").write_text(MEETING.format(id="a3"))
    memos("render", given, "-o", out)
    assert not (out / "a2").exists(), "errors in between do not let it be forgotten"


def test_a_copy_of_who_left_the_delegation_goes(memos: Memos, tmp_path: Path) -> None:
    visit = tmp_path / "m.yaml"
    visit.write_text("kind: meeting\nid: m\nsubject: Talks\ncopies: [Registry, Archive, {for: Ann, language: kk}]\n")
    memos("render", visit, "-o", tmp_path / "out")
    visit.write_text("kind: meeting\nid: m\nsubject: Talks\ncopies: [Registry, {for: Ann, language: kk}]\n")
    memos("render", visit, "-o", tmp_path / "out")
    papers = sorted(path.name for path in (tmp_path / "out/m").iterdir() if path.suffix == ".pdf")
    assert papers == ["m.briefing-memo.copy-1.pdf", "m.briefing-memo.kk.copy-2.pdf"]
    assert memos("verify", tmp_path / "out", visit).returncode == 0


def test_what_belongs_to_the_manifest_is_written_again(memos: Memos, given: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    memos("render", given, "-o", out, "-t", "record-of-meeting")
    memos("render", given, "-o", out)
    sums = (out / "SHA256SUMS").read_bytes()
    for damage in ("", "junk\n"):
        (out / "SHA256SUMS").unlink()
        if damage:
            (out / "SHA256SUMS").write_text(damage)
        assert memos("render", given, "-o", out).returncode == 0
        assert (out / "SHA256SUMS").read_bytes() == sums
    (out / "a/a.record-of-meeting.pdf").unlink()
    assert memos("verify", out).returncode == 1
    memos("render", given, "-o", out)
    assert memos("verify", out).returncode == 0
