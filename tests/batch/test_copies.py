"""Numbered copies: who gets which papers, under which number, and that each is what it would be if it were the only one."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from memos.batch.inputs import Input, read_inputs
from memos.batch.jobs import Job, jobs, makeable
from memos.batch.make import composed, make, rendering_findings, style_asked
from memos.checks import check
from memos.document import strings
from memos.read import read_text
from memos.registers import merged
from memos.schemas.register import Register
from memos.validate import validate

Memos = Callable[..., "CompletedProcess[str]"]
VISIT = """kind: visit
id: v
title: Visit
delegation: {head: varen, members: [tellin, varen, orlan]}
people:
  - {id: orlan, name: Ruslan Orlan, title: Head of Division}
  - {id: varen, name: Lida Varen, honorific: H.E., title: Minister, variants: [Lyda Varen]}
  - {id: tellin, name: Oskar Tellin, title: Deputy Minister}
meetings:
  - {id: a, subject: A, participants: [{person: varen, side: visitor}, {name: Maeve Corrigan, honorific: Ms, side: host}]}
  - {id: b, subject: B, participants: [{person: tellin, side: visitor}, {person: orlan, side: visitor, attendance: absent}]}
"""


def planned(copies: str, papers: str = "[briefing-memo]", visit: str = VISIT, language: str | None = None) -> tuple[Job, ...]:  # fmt: skip
    source = read_text(f"{visit}papers: {papers}\ncopies: {copies}\n".encode(), "visit.yaml", "yaml")
    found = validate(source)
    assert found.visit, found.findings
    return jobs([makeable(Input(source, found.visit, ()))], (), language)


def stems(copies: str, papers: str = "[briefing-memo]", visit: str = VISIT, language: str | None = None) -> list[str]:
    return [stem for job in planned(copies, papers, visit, language) for stem in job.stems]


def numbers(copies: str, visit: str = VISIT) -> list[str]:
    """The copy numbers on the first meeting's memo."""
    job = planned(copies, visit=visit)[0]
    return [paper.row.recipient or "" for paper in make(job, composed(job), style_asked(job), ("docx",), ".")]


def codes(copies: str) -> list[tuple[str, str]]:
    visit = validate(read_text(f"{VISIT}copies: {copies}\n".encode(), "visit.yaml", "yaml")).visit
    assert visit
    return [(found.code, found.path) for found in check(visit) if found.code.startswith("STR11")]


@pytest.mark.parametrize(
    ("copies", "recipients"),
    [
        ("varen", ["Lida Varen"]),
        ("[Embassy in Paris, orlan]", ["Embassy in Paris", "Ruslan Orlan"]),
        ("delegation", ["Lida Varen", "Oskar Tellin", "Ruslan Orlan"]),
        ("[tellin, delegation, Registry]", ["Oskar Tellin", "Lida Varen", "Ruslan Orlan", "Registry"]),
        ("[Lyda Varen, Maeve Corrigan]", ["Lida Varen", "Maeve Corrigan"]),
        ("{for: delegation}", ["Lida Varen", "Oskar Tellin", "Ruslan Orlan"]),
    ],
)
def test_copies_are_for_people_offices_and_the_delegation_in_its_order(copies: str, recipients: list[str]) -> None:
    assert numbers(copies) == recipients


def test_without_a_list_of_members_the_delegation_are_those_named_on_our_side() -> None:
    meeting = (
        "kind: meeting\nsubject: Talks\npeople: [{id: mirel, name: Ada Mirel}]\nparticipants:\n"
        "  - {name: Lev Tarn, side: visitor}\n  - {person: mirel, side: visitor, role: head}\n  - {name: Jan Roe, side: host}\n"
        "  - {name: Ida Kell, side: visitor, role: press}\n  - {organisation: Ministry, side: visitor}\n"
    )
    assert numbers("delegation", meeting) == ["Ada Mirel", "Lev Tarn"]
    assert numbers("delegation", meeting + "our_side: host\n") == ["Jan Roe"]
    assert numbers("delegation", VISIT + "our_side: host\n") == ["Maeve Corrigan"]


def test_names_are_padded_to_the_count_and_numbers_do_not_shift() -> None:
    copies = "[{for: varen, meetings: attended}, {for: tellin, meetings: attended}, Registry]"
    assert stems(copies) == ["v/a.briefing-memo.copy-1", "v/a.briefing-memo.copy-3", "v/b.briefing-memo.copy-2", "v/b.briefing-memo.copy-3"]  # fmt: skip
    many = stems(f"[varen, {', '.join(f'Office {number}' for number in range(11))}]")
    assert many[:2] == ["v/a.briefing-memo.copy-01", "v/a.briefing-memo.copy-02"]
    assert len(many) == 24


def test_a_book_holds_the_meetings_that_its_reader_attends() -> None:
    copies = (
        "[varen, {for: varen, meetings: attended}, {for: tellin, meetings: attended}, {for: orlan, meetings: attended}]"
    )
    made = planned(copies, "[briefing-book]")
    assert [job.stems for job in made] == [("v/briefing-book.copy-1",), ("v/briefing-book.copy-2",), ("v/briefing-book.copy-3",)]  # fmt: skip
    whole, ours, others = (list(strings(composed(job))) for job in made)
    assert {"A", "B"} <= set(whole)
    assert "A" in ours
    assert "B" not in ours
    assert "B" in others
    assert "A" not in others


@pytest.mark.parametrize(
    ("papers", "language", "wanted"),
    [
        ("[briefing-memo]", None, {"copy-1", "ru.copy-2", "copy-3"}),
        ("[briefing-memo, {template: briefing-memo, language: ru}]", None,
         {"copy-1", "ru.copy-1", "ru.copy-2", "copy-3"}),
        ("[{template: briefing-memo, language: fr}]", None, {"fr.copy-1", "ru.copy-2", "en.copy-3"}),
        ("[briefing-memo]", "kk", {"kk.copy-1", "kk.copy-2", "kk.copy-3"}),
    ],
)  # fmt: skip
def test_who_has_a_language_gets_each_paper_in_it_once(papers: str, language: str | None, wanted: set[str]) -> None:
    found = stems("[varen, {for: Посольство, language: ru}, {for: Embassy, language: en}]", papers, language=language)
    assert len(found) == len(set(found))
    assert {stem.removeprefix("v/a.briefing-memo.") for stem in found if stem.startswith("v/a.")} == wanted


def test_a_person_of_a_register_gets_a_copy_by_the_id() -> None:
    register = Register.model_validate({"kind": "register", "people": [{"id": "mirel", "name": "Ada Mirel"}]})
    source = read_text(b"kind: meeting\nsubject: Talks\ncopies: [mirel]\n", "meeting.yaml", "yaml")
    visit = validate(source, merged([register])).visit
    (job,) = jobs([Input(source, visit, ())])
    assert composed(job).copy_number == "Copy 1 of 1 — for Ada Mirel"


def test_what_the_input_says_is_text_in_the_copy_number() -> None:
    (job,) = planned("['{copies} {copy} {recipient} <b>&amp;']", visit="kind: meeting\nid: m\nsubject: Talks\n")
    assert composed(job).copy_number == "Copy 1 of 1 — for {copies} {copy} {recipient} <b>&amp;"


def test_a_character_that_no_font_has_is_found_in_any_copy() -> None:
    job = planned("[varen, Office, Office ♞, {for: Office ♜, language: ru}]")[0]
    found = rendering_findings(job, composed(job))
    assert [(finding.code, finding.path) for finding in found] == [("REN101", "copies[2]")]


@pytest.mark.parametrize(
    ("copies", "found"),
    [
        ("[varen, Registry, H.E. Varen]", []),
        ("[varen, Registry, Lyda Varen, REGISTRY]", [("STR110", "copies[2].for"), ("STR110", "copies[3].for")]),
        ("[{for: delegation, meetings: attended}]", [("STR111", "copies[0].for")]),
        ("[{for: varen, meetings: attended}]", [("STR112", "meetings[1]")]),
        ("[{for: varen, meetings: attended}, Registry]", []),
    ],
)
def test_what_is_odd_in_a_distribution_is_told_of(copies: str, found: list[tuple[str, str]]) -> None:
    assert codes(copies) == found


def test_a_copy_in_one_pass_is_to_the_byte_the_paper_with_that_copy_number(memos: Memos, tmp_path: Path) -> None:
    copies = VISIT + "marking: RESTRICTED\npapers: [briefing-memo, briefing-book]\ncopies: [varen, Registry, tellin]\n"
    (tmp_path / "copies.yaml").write_text(copies, encoding="utf-8")
    assert memos("render", "copies.yaml", "-o", "all", cwd=tmp_path).returncode == 0
    rows = json.loads((tmp_path / "all/manifest.json").read_text())["files"]
    assert len(rows) == 18
    assert {(row["copy_number"], row["recipient"]) for row in rows} == {(1, "Lida Varen"), (2, "Registry"), (3, "Oskar Tellin")}  # fmt: skip
    for number, name in ((1, "H.E. Lida Varen"), (2, "Registry"), (3, "Oskar Tellin")):
        alone = copies.partition("copies:")[0] + f'header: {{copy_number: "Copy {number} of 3 — for {name}"}}\n'
        (tmp_path / "alone.yaml").write_text(alone, encoding="utf-8")
        assert memos("render", "alone.yaml", "-o", f"{number}", cwd=tmp_path).returncode == 0
        for row in json.loads((tmp_path / f"{number}/manifest.json").read_text())["files"]:
            assert (row["copy_number"], row["recipient"]) == (None, None)
            path = Path(row["path"])
            copy = tmp_path / "all" / path.with_name(f"{path.stem}.copy-{number}{path.suffix}")
            assert copy.read_bytes() == (tmp_path / f"{number}" / path).read_bytes()


def test_a_copy_that_is_gone_is_made_anew_alone(memos: Memos, tmp_path: Path) -> None:
    (tmp_path / "v.yaml").write_text(VISIT + "copies: [varen, Registry, tellin]\n", encoding="utf-8")
    first = memos("render", "v.yaml", cwd=tmp_path)
    gone = tmp_path / "out/v/a.briefing-memo.copy-2.pdf"
    before, manifest = gone.read_bytes(), (tmp_path / "out/manifest.json").read_bytes()
    gone.unlink()
    again = memos("render", "v.yaml", cwd=tmp_path)
    assert (first.returncode, again.returncode) == (0, 0)
    assert again.stdout.splitlines() == ["out/v/a.briefing-memo.copy-2.pdf"]
    assert gone.read_bytes() == before
    assert (tmp_path / "out/manifest.json").read_bytes() == manifest


def test_a_name_that_takes_too_much_of_the_page_is_refused(memos: Memos, tmp_path: Path) -> None:
    meeting = (
        "kind: meeting\nsubject: Talks\npeople: [{id: a, name: " + "Ada Mirel " * 400 + "}]\ncopies: [Registry, a]\n"
    )
    run = memos("render", "-", "-o", tmp_path, stdin=meeting)
    assert (run.returncode, "the copy number does not fit on the page" in run.stderr) == (2, True)
    run = memos("check", "-", stdin=f"kind: meeting\nsubject: Talks\ncopies: [{'Registry ' * 20}]\n")
    assert (run.returncode, "`for` must be at most 120 characters long" in run.stdout + run.stderr) == (1, True)


def test_several_copies_are_several_papers_for_standard_output(memos: Memos) -> None:
    meeting = "kind: meeting\nsubject: Talks\ncopies: [Registry, Embassy in Paris]\n"
    run = memos("render", "-", "-f", "pdf", "-o", "-", stdin=meeting)
    assert (run.returncode, run.stdout) == (2, "")
    assert "2 papers cannot go to standard output" in run.stderr


def test_the_sample_is_in_copies(top: Path) -> None:
    made = jobs(tuple(read_inputs([str(top / "samples/numbered-copies")])))
    assert all(job.copies for job in made)
    assert {job.labels.language for job in made} == {"en", "kk", "fr"}
