"""The public API, used as a program would use it."""

from pathlib import Path
from typing import Any

import pytest

import memos
from memos.compose import compose
from memos.validate import validate


def test_from_a_file_to_the_bytes_of_both_papers(top: Path) -> None:
    found = validate(memos.read_file(top / "samples/first/meeting.yaml"))
    assert found.findings == ()
    assert found.visit is not None
    document = compose(found.visit, 0, memos.template("briefing-memo"), memos.labels_in("en"))
    assert memos.check_rendering(document, memos.standard()) == ()
    assert memos.write_docx(document, memos.standard()).startswith(b"PK")
    assert memos.write_pdf(document, memos.standard()).startswith(b"%PDF")


def test_a_run_over_files_reports_what_it_made(top: Path, tmp_path: Path) -> None:
    report = memos.render([str(top / "samples/first")], tmp_path, formats=("pdf",))
    assert [row.path for row in report.files] == ["first/water-sharing-on-the-lower-sel.briefing-memo.pdf"]
    with pytest.raises(memos.UsageError):
        memos.render([str(tmp_path / "nothing")], tmp_path)


def test_paths_are_paths_or_text_and_the_folder_is_that_of_the_command_line(
    top: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    report = memos.render([top / "samples/first"], formats=["pdf", "docx"])
    assert [row.format for row in report.files] == ["docx", "pdf"]
    assert (tmp_path / "out/manifest.json").exists()


@pytest.mark.parametrize("wrong", [{"jobs": 0}, {"jobs": -1}, {"formats": ["PDF"]}, {"formats": "pdf"}, {"formats": []}, {"time_limit": 0}, {"time_limit": -1.0}, {"engine": "dask"}])  # fmt: skip
def test_what_cannot_be_asked_for(top: Path, tmp_path: Path, wrong: dict[str, Any]) -> None:
    with pytest.raises(memos.UsageError):
        memos.render([str(top / "samples/first")], tmp_path / "out", **wrong)
    assert not (tmp_path / "out").exists()


def test_every_public_name_is_there_and_no_other() -> None:
    for name in memos.__all__:
        assert getattr(memos, name) is not None
    with pytest.raises(AttributeError, match="no attribute `date`"):
        _ = memos.date  # type: ignore[attr-defined]  # that is the point
