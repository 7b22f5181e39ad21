"""The public API, used as a program would use it."""

from pathlib import Path

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


def test_every_public_name_is_there_and_no_other() -> None:
    for name in memos.__all__:
        assert getattr(memos, name) is not None
    with pytest.raises(AttributeError, match="no attribute `date`"):
        _ = memos.date  # type: ignore[attr-defined]  # that is the point
