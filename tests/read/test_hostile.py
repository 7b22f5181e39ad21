"""Files made to break a reader, where the folder that holds them is beside the project: each is refused with a place, or comes out as written."""

import csv
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from conftest import TOP

HOSTILE = TOP.parent / "shared" / "hostile"
ROWS = (
    [
        row
        for row in csv.DictReader((HOSTILE / "MANIFEST.tsv").read_text(encoding="utf-8").splitlines(), delimiter="\t")
        if row["file"].endswith((".yaml", ".json"))
    ]
    if HOSTILE.is_dir()
    else []
)


@pytest.mark.skipif(not ROWS, reason="the folder of hostile files is not beside the project")
@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["file"])
def test_a_hostile_file_is_read_or_refused(row: dict[str, str], memos: Callable[..., CompletedProcess[str]], tmp_path: Path) -> None:  # fmt: skip
    run = memos("check", HOSTILE / row["file"], "--output-format", "text", cwd=tmp_path)
    assert run.returncode in {0, 1}, run.stderr
    assert "Traceback" not in run.stderr
    assert "\x1b" not in run.stdout + run.stderr
    if row["expected"] == "reject" and row["file"].startswith(("yaml_", "json_")):
        assert run.returncode == 1 or "warning" in run.stderr + run.stdout
    if run.returncode == 0:
        made = memos("render", HOSTILE / row["file"], "-o", tmp_path / "out", cwd=tmp_path)
        assert made.returncode in {0, 1}, made.stderr
        assert {path.suffix for path in tmp_path.rglob("*") if path.is_file()} <= {".docx", ".pdf", ".json"}
