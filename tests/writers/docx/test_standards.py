"""Every Word file is valid WordprocessingML, by a validator of others; it is an extra (`reference`), without which these tests are skipped."""

from pathlib import Path

import pytest
import update
from hypothesis import given, settings
from papers import PAPERS
from writers.trees import documents, foreign_documents

from memos.batch.inputs import read_inputs
from memos.batch.jobs import jobs
from memos.batch.make import composed
from memos.document import Document
from memos.labels import languages
from memos.papers import names
from memos.styles import standard
from memos.writers.docx import write_docx


def findings(data: bytes, file: Path) -> list[str]:
    audit = pytest.importorskip("openxml_audit", reason="the validator is not installed: pip install openxml-audit")
    file.write_bytes(data)
    return [str(error) for error in audit.OpenXmlValidator(audit.FileFormat.MICROSOFT_365).validate(str(file)).errors]


def test_every_paper_of_the_samples_is_valid(tmp_path: Path) -> None:
    """In every language and every template."""
    made = 0
    for sample in update.SAMPLES:
        inputs = tuple(read_inputs([str(sample)]))
        planned = [job for tag in languages() for job in jobs(inputs, names(), tag)]
        for stem, document in {job.stem: composed(job) for job in planned}.items():
            assert findings(write_docx(document, standard()), tmp_path / "paper.docx") == [], stem
            made += 1
    assert made >= len(update.SAMPLES) * len(languages()) * len(names())


@settings(max_examples=200)
@given(documents(6))
def test_any_document_is_valid(tmp_path_factory: pytest.TempPathFactory, document: Document) -> None:
    assert findings(write_docx(document, standard()), tmp_path_factory.getbasetemp() / "any.docx") == []


@settings(max_examples=100)
@given(foreign_documents(6))
def test_any_document_in_another_script_is_valid(tmp_path_factory: pytest.TempPathFactory, document: Document) -> None:
    assert findings(write_docx(document, standard()), tmp_path_factory.getbasetemp() / "foreign.docx") == []


def test_the_validator_can_fail(tmp_path: Path) -> None:
    import zipfile  # noqa: PLC0415

    file = tmp_path / "broken.docx"
    made = tmp_path / "paper.docx"
    made.write_bytes(write_docx(PAPERS[0].document, standard()))
    with zipfile.ZipFile(made) as whole, zipfile.ZipFile(file, "w") as broken:
        for name in whole.namelist():
            broken.writestr(name, whole.read(name).replace(b"<w:tblHeader/>", b"<w:tblHead/>"))
    assert findings(file.read_bytes(), file)
