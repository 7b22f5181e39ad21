"""Whatever happens to a run, each file is old or new, nothing is left lying about, and the next run ends what it began."""

import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from memos.batch.outcome import Outcome
from memos.batch.render import render
from memos.errors import FileError
from memos.publish import folder_at, notes
from memos.schemas.manifest import Manifest

Memos = Callable[..., "CompletedProcess[str]"]
MEETING = "kind: meeting\nid: {id}\nsubject: Talks on water {id}\npurpose: To agree.\n"


def inputs(folder: Path, count: int) -> Path:
    folder.mkdir()
    for number in range(count):
        (folder / f"{number:03d}.yaml").write_text(MEETING.format(id=f"talks-{number:03d}"))
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(("way", "count", "least"), [("kill", 3, 200), ("fault", 2, 150)])
def test_a_run_that_is_struck_at_any_call_to_the_system(
    way: str, count: int, least: int, top: Path, tmp_path: Path
) -> None:
    done = subprocess.run(
        [sys.executable, top / "tests/batch/struck.py", inputs(tmp_path / "given", count), tmp_path, way],
        capture_output=True, check=True, text=True, env={**os.environ, "PYTHONPATH": str(top)},
    )  # fmt: skip
    came = json.loads(done.stdout)
    assert came["wrong"] == []
    assert came["struck"] >= least


def test_a_run_with_workers_that_is_killed_at_any_moment(memos: Memos, top: Path, tmp_path: Path) -> None:
    given = inputs(tmp_path / "in", 30)
    began = time.monotonic()
    assert memos("render", given, "-o", tmp_path / "whole", "-j", "2").returncode == 0
    lasts = time.monotonic() - began
    whole = contents(tmp_path / "whole")
    moments = random.Random(6)  # noqa: S311 -- when to kill a run
    environment = {**os.environ, "PYTHONPATH": str(top)}
    for number in range(6):
        out = tmp_path / str(number)
        command = [sys.executable, "-m", "memos", "render", given, "-o", out, "-j", "2"]
        with subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True, env=environment
        ) as run:
            time.sleep(moments.uniform(0.3, 1.0) * lasts)
            if number % 2:
                os.killpg(run.pid, signal.SIGKILL)
            else:
                run.kill()  # and its workers end by themselves
        for path, data in contents(out).items() if out.exists() else ():
            assert path.startswith(".memos/") or path.endswith(".part") or data == whole[path]
        assert memos("render", given, "-o", out, "-j", "2").returncode == 0
        assert contents(out) == whole


@pytest.mark.parametrize("late", [False, True])
def test_a_run_that_is_interrupted_says_so_and_nothing_else(late: bool, top: Path, tmp_path: Path) -> None:
    given = inputs(tmp_path / "in", 60)
    command = [sys.executable, "-u", "-m", "memos", "render", given, "-o", tmp_path / "out", "-j", "2"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        start_new_session=True, env={**os.environ, "PYTHONPATH": str(top)},
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 -- what runs in the background may leave it ignored
    ) as run:  # fmt: skip
        if late:
            assert run.stdout
            run.stdout.readline()
        else:  # as its workers are loading the program
            while not (tmp_path / "out/.memos").exists():
                time.sleep(0.01)
            time.sleep(0.1)
        os.killpg(run.pid, signal.SIGINT)
        _, said = run.communicate()
    assert run.returncode == 130
    after = r"( after \d+ files?)?" if late else ""
    assert re.fullmatch(rf"stopped{after}; the same command again goes on from there\n", said)
    found = contents(tmp_path / "out")
    rows = json.loads(found["manifest.json"])["files"] if late else []
    assert set(found) == {row["path"] for row in rows} | ({"manifest.json", "SHA256SUMS"} if late else set())
    assert not (tmp_path / "out/.memos").exists()


def test_two_runs_in_one_folder_lose_nothing(top: Path, tmp_path: Path) -> None:
    given = inputs(tmp_path / "in", 24)
    files = sorted(given.iterdir())
    halves = (files[:16], files[8:])  # a part of them is made by both
    environment = {**os.environ, "PYTHONPATH": str(top)}
    runs = [
        subprocess.Popen(
            [sys.executable, "-m", "memos", "render", *half, "-o", tmp_path / "out", "-q", "-j", "2"], env=environment
        )
        for half in halves
    ]
    assert [run.wait() for run in runs] == [0, 0]
    found = contents(tmp_path / "out")
    rows = {row["path"]: row["sha256"] for row in json.loads(found["manifest.json"])["files"]}
    assert len(rows) == 48
    assert set(found) == {*rows, "manifest.json", "SHA256SUMS"}
    checked = subprocess.run(["sha256sum", "-c", "SHA256SUMS"], cwd=tmp_path / "out", capture_output=True, check=False)
    assert checked.returncode == 0


def test_the_papers_of_a_run_that_is_at_it_are_no_foreign_files(memos: Memos, tmp_path: Path) -> None:
    given = inputs(tmp_path / "in", 2)
    assert memos("render", given, "-o", tmp_path / "whole").returncode == 0
    whole = contents(tmp_path / "whole")
    manifest = Manifest.model_validate_json(whole["manifest.json"])
    place = folder_at(str(tmp_path / "out"))
    with notes.run(place) as running:
        place.write([(f"{running}/000000-0.json", manifest.model_dump_json().encode())])
        place.write([(row.path, whole[row.path]) for row in manifest.files[:3]])
        run = memos("render", given, "-o", tmp_path / "out")
        assert (run.returncode, len(run.stdout.splitlines())) == (0, 4)
        assert place.names(running) == ("000000-0.json",), "its notes are its own"
        notes.clear(place, [running])
    assert contents(tmp_path / "out") == whole
    (tmp_path / "out/manifest.json").unlink()
    assert memos("render", given, "-o", tmp_path / "out").returncode == 2


def test_a_folder_that_is_moved_away_gets_no_manifest(tmp_path: Path) -> None:
    given, out = inputs(tmp_path / "in", 3), tmp_path / "out"

    def move(outcome: Outcome) -> None:
        if outcome.name.endswith(moved):
            out.rename(tmp_path / "moved")

    for moved in ("000.yaml", "002.yaml"):
        with pytest.raises(FileError, match="out"):
            render([str(given)], out, on_input=move)
        assert not out.exists()
        papers = [path for path in contents(tmp_path / "moved") if not path.startswith(".memos/")]
        assert len(papers) == 2 * (int(moved[:3]) + 1)
        (tmp_path / "moved").rename(out)
        render([str(given)], out, force=True)
        shutil.rmtree(out)


def test_a_folder_that_cannot_be_written_or_goes_away(memos: Memos, tmp_path: Path) -> None:
    given = inputs(tmp_path / "in", 1)
    (tmp_path / "file").write_text("")
    run = memos("render", given, "-o", tmp_path / "file/out")
    assert run.returncode == 3
    assert str(tmp_path / "file/out") in run.stderr
    if os.geteuid():
        (tmp_path / "closed").mkdir(mode=0o500)
        run = memos("render", given, "-o", tmp_path / "closed/out")
        assert run.returncode == 3
        assert str(tmp_path / "closed/out") in run.stderr
