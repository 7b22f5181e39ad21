"""Files made to break a reader, where the folder that holds them is beside the project: each is refused with a place, or comes out as written."""

import csv
import zipfile
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from conftest import TOP

HOSTILE = TOP.parent / "shared" / "hostile"
EVERY = (
    list(csv.DictReader((HOSTILE / "MANIFEST.tsv").read_text(encoding="utf-8").splitlines(), delimiter="\t"))
    if HOSTILE.is_dir()
    else []
)
ROWS = [row for row in EVERY if row["file"].endswith((".yaml", ".json"))]
HOUSES = [row for row in EVERY if row["file"].endswith(".docx")]
CLEAN = {"attachedTemplate_remote", "external_image_ole_altchunk_vba", "field_ddeauto_includepicture", "is_dotx", "jinja_ssti_cycler", "jinja_ssti_ssti", "metadata_company_docvars_custom"}  # fmt: skip
"""House files of which a paper can be made once they are rid of what is hostile in them."""
TRACES = (b"attacker.invalid", b"DDEAUTO", b"INCLUDEPICTURE", b"__globals__", b"cycler", b"afchunk", b"vbaProject", b"ACME", b"thumbnail", b"docVar")  # fmt: skip


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


@pytest.mark.skipif(not HOUSES, reason="the folder of hostile files is not beside the project")
@pytest.mark.parametrize("row", HOUSES, ids=lambda row: row["file"])
def test_a_hostile_house_file_is_refused_or_gives_a_clean_paper(row: dict[str, str], memos: Callable[..., CompletedProcess[str]], tmp_path: Path) -> None:  # fmt: skip
    file = HOSTILE / row["file"]
    sample = TOP / "samples/first/meeting.yaml"
    run = memos("render", sample, "--style", file, "-o", tmp_path / "out", cwd=tmp_path, env={"PYTHONPATH": str(TOP)})
    checked = memos("templates", "check", file, cwd=tmp_path)
    clean = row["file"].removeprefix("template_").removesuffix(".docx") in CLEAN
    assert "Traceback" not in run.stderr
    assert run.returncode == checked.returncode == (0 if clean else 1), run.stderr
    assert ("error TPL2" in run.stderr) is not clean
    assert "TPL2" in checked.stderr
    papers = list((tmp_path / "out").rglob("*.docx"))
    assert bool(papers) is clean
    for paper in papers:
        with zipfile.ZipFile(paper) as archive:
            whole = b"".join(archive.read(name) for name in archive.namelist())
        assert not [trace for trace in TRACES if trace in whole]
    assert not list(tmp_path.rglob("pwned*"))
