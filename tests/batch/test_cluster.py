"""A Dask cluster makes what worker processes make, to the byte, whatever becomes of its workers."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from tools import needs_package

pytestmark = needs_package("distributed", "dask distributed")

Memos = Callable[..., "CompletedProcess[str]"]
MEETING = "kind: meeting\nid: {id}\nsubject: Talks on water {id}\npurpose: To agree.\n"
LOOP = """
import sys

def broken(job):
    while job.meeting_id == "loop":
        pass
    return true(job)

if any("multiprocessing" in each for each in sys.orig_argv):
    import memos.batch.work as work
    true, work.composed = work.composed, broken
"""
"""Taken up by each process of Python as it starts: the paper of this id is never done, as only a bug could be."""


def inputs(folder: Path, *ids: str) -> Path:
    folder.mkdir()
    for id_ in ids:
        (folder / f"{id_}.yaml").write_text(MEETING.format(id=id_))
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@contextmanager
def started(top: Path, where: Path, *command: str | Path, **env: str) -> Iterator["subprocess.Popen[bytes]"]:
    """A program of Dask, in a folder of its own, as on another machine."""
    where.mkdir(parents=True)
    python_path = os.pathsep.join(filter(None, [env.pop("PYTHONPATH", ""), str(top)]))
    environment = {**os.environ, "PYTHONPATH": python_path, "PYTHONUTF8": "1", **env}
    line = [sys.executable, "-m", "dask", *map(str, command)]
    with (where / "log").open("wb") as log:
        run = subprocess.Popen(line, cwd=where, env=environment, stdout=log, stderr=log)
        try:
            yield run
        finally:
            run.terminate()
            run.wait(timeout=60)


@contextmanager
def cluster(top: Path, where: Path, *worker: str, **env: str) -> Iterator[tuple[str, list["subprocess.Popen[bytes]"]]]:
    """The address of a scheduler, and its two workers."""
    with ExitStack() as running:
        file = where / "scheduler.json"
        scheduler = ("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", file)
        running.enter_context(started(top, where / "scheduler", *scheduler, **env))
        until(file.exists)
        address = json.loads(file.read_text())["address"]
        line = ("worker", address, "--nthreads", "1", "--no-dashboard", "--local-directory", where / "scratch", *worker)
        workers = [running.enter_context(started(top, where / name, *line, **env)) for name in ("first", "second")]
        for name in ("first", "second"):
            until(lambda log=where / name / "log": "Registered to" in log.read_text(errors="replace"))
        yield address, workers


def until(true: Callable[[], bool]) -> None:
    for _ in range(1200):
        if true():
            return
        time.sleep(0.05)
    raise AssertionError("it never came")


def test_a_worker_that_is_lost_halfway_costs_nothing(memos: Memos, top: Path, tmp_path: Path) -> None:
    inputs(tmp_path / "in", *(f"talks-{number:03d}" for number in range(200)))
    assert memos("render", "in", "-o", "local", "-j", "2", cwd=tmp_path).returncode == 0
    whole = contents(tmp_path / "local")
    assert len(whole) == 402
    environment = {**os.environ, "PYTHONPATH": str(top)}
    with cluster(top, tmp_path / "dask", "--no-nanny") as (address, (first, _)):
        options = ["-o", "there", "--engine", "dask", "--scheduler", address]
        command = [sys.executable, "-m", "memos", "render", "in", *options]
        with subprocess.Popen(
            command, cwd=tmp_path, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
        ) as run:
            until(lambda: len(contents(tmp_path / "there")) > 20)
            first.kill()
            _, said = run.communicate()
        assert run.returncode == 0
        assert said.splitlines()[-1] == "400 files made in there"
    assert contents(tmp_path / "there") == whole


def test_workers_that_outlive_a_run_read_anew_and_know_its_environment(memos: Memos, top: Path, tmp_path: Path) -> None:
    given = inputs(tmp_path / "in", "a", "b")
    register = tmp_path / "register.yaml"
    for path in given.iterdir():
        path.write_text(path.read_text() + "participants: [{person: lev}]\n")
    with cluster(top, tmp_path / "dask") as (address, _):
        for name in ("Lev Tarn", "Lev Alder"):
            register.write_text(f"kind: register\npeople: [{{id: lev, name: {name}}}]\n")
            for env in ({}, {"SOURCE_DATE_EPOCH": "86400"}):
                arguments = ("render", "in", "--register", "register.yaml", "--force", "-o")
                there = ("there", "--engine", "dask", "--scheduler", address)
                assert memos(*arguments, "local", cwd=tmp_path, env=env).returncode == 0
                assert memos(*arguments, *there, cwd=tmp_path, env=env).returncode == 0
                assert contents(tmp_path / "there") == contents(tmp_path / "local")


def test_what_never_ends_is_named_and_the_rest_is_made(memos: Memos, top: Path, tmp_path: Path) -> None:
    inputs(tmp_path / "in", "a", "b", "c", "d", "e", "f", "g", "h", "loop")
    (tmp_path / "bugs").mkdir()
    (tmp_path / "bugs/sitecustomize.py").write_text(LOOP)
    environment = {"PYTHONPATH": str(tmp_path / "bugs")}
    with cluster(top, tmp_path / "dask", **environment) as (address, _):
        options = ("--engine", "dask", "--scheduler", address, "--time-limit", "4")
        run = memos("render", "in", "-o", "out", *options, cwd=tmp_path)
    assert run.returncode == 1, run.stderr
    (failed,) = json.loads((tmp_path / "out/manifest.json").read_text())["failed"]
    assert (failed["input"], failed["code"]) == ("../in/loop.yaml", "REN301")
    assert "took longer than 4 seconds" in failed["message"]
    assert len(run.stdout.splitlines()) == 16


def test_a_worker_without_the_folder_or_of_another_version_ends_the_run(
    memos: Memos, top: Path, tmp_path: Path
) -> None:
    inputs(tmp_path / "in", "a")
    other = tmp_path / "other/sitecustomize.py"
    other.parent.mkdir()
    other.write_text("import memos, sys\nif 'worker' in sys.orig_argv: memos.__version__ = '0.0.1'\n")
    with cluster(top, tmp_path / "dask", "--no-nanny", PYTHONPATH=str(other.parent)) as (address, _):
        run = memos("render", "in", "-o", "out", "--engine", "dask", "--scheduler", address, cwd=tmp_path)
    assert run.returncode == 2
    assert "a worker of the cluster has Memos 0.0.1" in run.stderr
    assert contents(tmp_path / "out").keys() <= {"manifest.json", "SHA256SUMS"}


@pytest.mark.parametrize("address", ["127.0.0.1:1", "nonsense", "foo://127.0.0.1:8786"])
def test_a_scheduler_that_does_not_answer(memos: Memos, tmp_path: Path, address: str) -> None:
    given = inputs(tmp_path / "in", "a")
    run = memos("render", given, "-o", tmp_path / "out", "--engine", "dask", "--scheduler", address)
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr == (
        f"memos: no Dask scheduler answers at {address}\n"
        "  hint: check the address, such as tcp://10.0.0.1:8786; `dask scheduler` starts one\n"
    )


@pytest.mark.parametrize("options", [("--engine", "dask"), ("--scheduler", "127.0.0.1:8786")])
def test_the_engine_and_its_scheduler_go_together(memos: Memos, tmp_path: Path, options: tuple[str, ...]) -> None:
    given = inputs(tmp_path / "in", "a")
    run = memos("render", given, "-o", tmp_path / "out", *options)
    assert run.returncode == 2
    assert "go together" in run.stderr
