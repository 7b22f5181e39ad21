"""What kills a worker costs one input; and what was made does not depend on how many workers there are."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Memos = Callable[..., "CompletedProcess[str]"]
MEETING = "kind: meeting\nid: {id}\nsubject: Talks on water\npurpose: To agree.\n"
BROKEN = """
import ctypes, os, sys

def broken(job):
    match job.meeting_id:
        case "crash":
            ctypes.string_at(0)
        case "memory":
            held = []
            while True:
                held.append(bytearray(1 << 26))
        case "loop":
            while True:
                pass
        case "error":
            class Unpicklable(Exception):
                def __init__(self):
                    super().__init__("of no kind that travels")
                    self.held = lambda: None
            raise Unpicklable
        case "exit":
            os._exit(3)
    return true(job)

if "memos" in sys.orig_argv or any("multiprocessing" in each for each in sys.orig_argv):
    import memos.batch.work as work
    true, work.composed = work.composed, broken
"""
"""Taken up by each process of Python as it starts: papers of these ids end their worker, as only a bug could."""


@pytest.fixture
def broken(tmp_path: Path, top: Path) -> dict[str, str]:
    """The environment of a Memos with bugs."""
    (tmp_path / "bugs").mkdir()
    (tmp_path / "bugs/sitecustomize.py").write_text(BROKEN)
    return {"PYTHONPATH": os.pathsep.join([str(tmp_path / "bugs"), str(top)])}


def test_what_kills_its_worker_is_named_and_the_rest_is_made(
    memos: Memos, broken: dict[str, str], tmp_path: Path
) -> None:
    given = tmp_path / "in"
    given.mkdir()
    bad = {20: "crash", 70: "memory", 130: "loop", 131: "error", 190: "exit"}
    for number in range(200):
        id_ = bad.get(number, f"talks-{number:03d}")
        (given / f"{number:03d}.yaml").write_text(MEETING.format(id=id_))
    run = memos("render", given, "-o", tmp_path / "out", "-j", "2", "--time-limit", "20", "-f", "docx", env=broken)
    assert run.returncode == 4, "a bug is the worst of it"
    manifest = json.loads((tmp_path / "out/manifest.json").read_text())
    assert len(manifest["files"]) == len(run.stdout.splitlines()) == 195
    said = {Path(row["input"]).stem: row["message"] for row in manifest["failed"]}
    assert set(said) == {f"{number:03d}" for number in bad}
    assert {row["code"] for row in manifest["failed"]} == {"REN301"}
    for number, reason in ((20, "Segmentation fault"), (70, "memory"), (130, "20 seconds"), (131, "of no kind that travels"), (190, "exit code 3")):  # fmt: skip
        assert reason in said[f"{number:03d}"], said
        assert f"{given / f'{number:03d}.yaml'}:1:1: error REN301: " in run.stderr
    assert "195 files made" in run.stderr
    assert "5 inputs with errors" in run.stderr
    again = memos("render", given, "-o", tmp_path / "out", "-j", "2", "-f", "docx")
    assert again.returncode == 0
    assert len(again.stdout.splitlines()) == 5, "a later run tries again what could not be made"


@pytest.mark.parametrize("ids", ["crash", "talks loop crash", "talks crash other loop last"])
def test_of_a_few_inputs_too_each_costs_itself_alone(
    ids: str, memos: Memos, broken: dict[str, str], tmp_path: Path
) -> None:
    given = tmp_path / "in"
    given.mkdir()
    for number, id_ in enumerate(ids.split()):
        (given / f"{number}.yaml").write_text(MEETING.format(id=id_))
    bad = {f"../in/{number}.yaml" for number, id_ in enumerate(ids.split()) if id_ in {"crash", "loop"}}
    for _ in range(2):  # as long as it fails it is tried again
        run = memos("render", given, "-o", tmp_path / "out", "-j", "2", "--time-limit", "3", "-f", "docx", env=broken)
        assert run.returncode == 1, run.stderr
        manifest = json.loads((tmp_path / "out/manifest.json").read_text())
        assert {row["input"] for row in manifest["failed"]} == bad
        assert len(manifest["files"]) == len(ids.split()) - len(bad)
    assert memos("render", given, "-o", tmp_path / "out", "-f", "docx").returncode == 0


@pytest.mark.parametrize("count", [2, 6])
def test_a_run_that_stops_at_the_first_error_begins_nothing_behind_it(
    count: int, memos: Memos, broken: dict[str, str], tmp_path: Path
) -> None:
    given = tmp_path / "in"
    given.mkdir()
    for number in range(count):
        (given / f"{number}.yaml").write_text(MEETING.format(id="loop" if number == count - 2 else f"talks-{number}"))
    run = memos("render", given, "-o", tmp_path / "out", "--fail-fast", "--time-limit", "3", env=broken)
    assert run.returncode == 1, run.stderr
    assert "they took longer than 3 seconds" in run.stderr
    found = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert found == ["SHA256SUMS", "manifest.json", *(f"talks-{number}" for number in range(count - 2))]


def test_an_input_that_cannot_be_compared_with_its_papers_is_named(
    memos: Memos, broken: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "in.yaml").write_text(MEETING.format(id="crash"))
    assert memos("render", tmp_path / "in.yaml", "-o", tmp_path / "out", "-f", "docx").returncode == 0
    run = memos("verify", tmp_path / "out", tmp_path / "in.yaml", env=broken)
    assert run.returncode == 1, run.stderr
    assert f"{tmp_path / 'in.yaml'}:1:1: error REN301: " in run.stderr


def test_any_number_of_workers_makes_the_same(memos: Memos, tmp_path: Path) -> None:
    made = set()
    for workers in ("1", "2", "5"):
        out = tmp_path / "out" / workers
        run = memos("render", "samples", "benchmarks/memo.yaml", "-o", out, "-j", workers, "-f", "docx", "-v")
        assert run.returncode in {0, 1}, run.stderr  # papers in Chinese want an extra
        found = {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}
        assert len(found) > 40
        said = tuple(line.replace(str(out), "") for line in run.stderr.splitlines() if "seconds left" not in line)
        made.add((tuple(sorted(found.items())), run.stdout.replace(str(out), ""), said))
    assert len(made) == 1


def test_workers_start_where_the_folder_for_temporary_files_has_a_long_name(memos: Memos, tmp_path: Path) -> None:
    """A server that starts workers would listen at a socket in it, and the path of a socket may have some hundred bytes."""
    temporary = tmp_path / ("long" * 30)
    temporary.mkdir()
    run = memos("render", "samples", "-o", tmp_path, "-j", "2", "-f", "docx", env={"TMPDIR": str(temporary)})
    assert run.returncode in {0, 1}, run.stderr  # papers in Chinese want an extra
    assert len(run.stdout.splitlines()) > 30
