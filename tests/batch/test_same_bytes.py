"""The same input gives the same bytes: in any process, place, zone and order, on another day, in another Python; and a file's identifier is of what it holds."""

import io
import json
import os
import shutil
import subprocess
import sys
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from subprocess import CompletedProcess

import pypdf
import pytest
import update
from hypothesis import given, settings
from papers import EAST_ASIAN, PAPERS
from tools import needs
from writers.trees import documents

from memos.batch.inputs import read_inputs
from memos.batch.jobs import jobs
from memos.batch.make import composed
from memos.document import Document
from memos.styles import standard
from memos.writers.pdf import check_rendering, write_pdf


def _lacks_a_font(sample: Path) -> bool:
    inputs = tuple(read_inputs([str(sample)]))
    return any(check_rendering(composed(job), standard()) for job in jobs(inputs))


Memos = Callable[..., "CompletedProcess[str]"]
PYTHONS = tuple(filter(None, os.environ.get("MEMOS_PYTHONS", "").split(os.pathsep)))
"""Interpreters of other versions, in which to make the same papers; `.ci/run` names those that it finds."""
FOLDERS = tuple(sample for sample in update.SAMPLES if not _lacks_a_font(sample))
"""The samples, but for those that need the fonts of an extra which is not installed: they have no papers."""
SAMPLES = tuple(map(str, FOLDERS))


def papers(folder: Path) -> dict[str, bytes]:
    """The files below an output folder, except the manifest, which names the inputs from where it stands."""
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    del found["manifest.json"]
    return found


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The papers of all samples as they are usually made."""
    folder = tmp_path_factory.mktemp("usual")
    rendered([sys.executable], folder)
    made = papers(folder)
    assert len(made) > 60
    return made


def rendered(python: list[str], folder: Path) -> None:
    subprocess.run([*python, "-m", "memos", "render", *SAMPLES, "-o", folder], check=True, capture_output=True)


@pytest.mark.parametrize(
    "env",
    [
        {"PYTHONHASHSEED": "1"},
        {"PYTHONHASHSEED": "2", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "3", "TZ": "America/Adak", "LC_ALL": "tr_TR.UTF-8", "LANG": "ar_SA.UTF-8", "LANGUAGE": "kk"},
        {"USER": "somebody", "LOGNAME": "somebody", "HOSTNAME": "elsewhere", "PYTHONUTF8": "0"},
    ],
    ids=str,
)
def test_in_any_process(memos: Memos, usual: dict[str, bytes], tmp_path: Path, env: dict[str, str]) -> None:
    home = {"HOME": str(tmp_path / "home"), "TMPDIR": str(tmp_path)}
    assert memos("render", *SAMPLES, "-o", tmp_path / "out", env=env | home).returncode == 0
    assert papers(tmp_path / "out") == usual


def test_in_any_folder(memos: Memos, tmp_path: Path, usual: dict[str, bytes]) -> None:
    """Where inputs and papers lie alike, the manifest is the same too, and tells nothing of what is above them."""
    manifests: set[bytes] = set()
    for place in ("here", "there/and deeper/ещё"):
        folder = tmp_path / place
        for sample in FOLDERS:
            shutil.copytree(sample, folder / "in" / sample.name)
        assert memos("render", "in", "-o", "out", cwd=folder).returncode == 0
        assert papers(folder / "out") == usual
        manifests.add((folder / "out/manifest.json").read_bytes())
    (only,) = manifests
    assert "deeper" not in only.decode()
    assert {row["input"] for row in json.loads(only)["files"]} == {
        f"../in/{path.parent.name}/{path.name}" for folder in FOLDERS for path in folder.glob("*.yaml")
    }


def test_in_any_order_and_after_other_papers(memos: Memos, tmp_path: Path, usual: dict[str, bytes]) -> None:
    assert memos("render", *reversed(SAMPLES), "-o", tmp_path / "backwards").returncode == 0
    assert papers(tmp_path / "backwards") == usual
    alone: dict[str, bytes] = {}
    for number, sample in enumerate(SAMPLES):
        assert memos("render", sample, "-f", "pdf", "-o", tmp_path / str(number)).returncode == 0
        alone |= {name: data for name, data in papers(tmp_path / str(number)).items() if name.endswith(".pdf")}
    assert alone == {name: data for name, data in usual.items() if name.endswith(".pdf")}


@needs("faketime")
def test_on_another_day(tmp_path: Path, usual: dict[str, bytes]) -> None:
    rendered(["faketime", "2031-02-03 04:05:06", sys.executable], tmp_path)
    assert papers(tmp_path) == usual


@pytest.mark.skipif(not PYTHONS, reason="no other Python is named: set MEMOS_PYTHONS")
@pytest.mark.parametrize("python", PYTHONS)
def test_in_another_python(python: str, top: Path, tmp_path: Path, usual: dict[str, bytes]) -> None:
    """With the same versions of what Memos needs, and the same zlib, which decides on compressed bytes."""
    said = subprocess.run(
        [python, "-c", "import zlib; print(zlib.ZLIB_RUNTIME_VERSION)"],
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    if said.stdout.strip() != zlib.ZLIB_RUNTIME_VERSION:
        pytest.skip(f"no other Python with the same zlib: {python} has {said.stdout.strip()}")
    pip = ["-m", "pip", "--disable-pip-version-check", "--quiet"]
    versions = subprocess.run([sys.executable, *pip, "freeze", "--exclude-editable"], check=True, capture_output=True)
    (tmp_path / "versions").write_bytes(versions.stdout)
    subprocess.run([python, "-m", "venv", tmp_path / "venv"], check=True, capture_output=True)
    own = str(tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin") / "python")
    installed = subprocess.run(
        [own, *pip, "install", "-c", tmp_path / "versions", "-e", f"{top}[cjk]" if EAST_ASIAN else top],
        check=False,
        capture_output=True,
    )
    if installed.returncode:
        pytest.skip(f"no other Python with Memos: {installed.stderr.decode()[-200:]}")
    rendered([own], tmp_path / "out")
    assert papers(tmp_path / "out") == usual


def identifier(document: Document) -> tuple[bytes, bytes]:
    first, second = pypdf.PdfReader(io.BytesIO(write_pdf(document, standard()))).trailer["/ID"]  # type: ignore[misc]  # an array of two
    return first.original_bytes, second.original_bytes


def test_no_two_papers_have_one_identifier_and_equal_ones_have() -> None:
    documents_by_bytes = {write_pdf(paper.document, standard()): paper.document for paper in PAPERS}
    identifiers = [identifier(document) for document in documents_by_bytes.values()]
    assert len({first for first, _ in identifiers}) == len(documents_by_bytes) > 1
    assert all(first == second and len(first) == 16 for first, second in identifiers)
    assert identifiers == [identifier(document) for document in documents_by_bytes.values()]


@settings(max_examples=30)
@given(documents(3))
def test_the_identifier_changes_with_the_text_and_with_nothing_else(document: Document) -> None:
    assert identifier(document) == identifier(replace(document))
    assert identifier(document) != identifier(replace(document, title=f"{document.title} 2"))


def test_papers_in_a_house_s_style_are_the_same_whatever_the_hash_seed(memos: Memos, tmp_path: Path) -> None:
    style = "samples/house-style/letterhead.docx"
    made = []
    for seed in ("1", "2"):
        folder = tmp_path / seed
        run = memos("render", "samples/multilateral", "--style", style, "-o", folder, env={"PYTHONHASHSEED": seed})
        assert run.returncode == 0
        made.append((papers(folder), run.stdout.replace(str(folder), "")))
    assert (made[0] == made[1]) is True
