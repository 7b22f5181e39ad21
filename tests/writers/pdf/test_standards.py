"""Every PDF conforms to PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2), or PDF/A-3a (ISO 19005-3) with attachments, by two validators of others.

The validators are an extra (`reference`), and one needs a JDK: without them these tests are skipped, and the project's checks install them.
"""

import io
from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pypdf
import pytest
import update
from hypothesis import given, settings
from papers import PAPERS, Paper, papers_in
from pypdf.generic import NumberObject
from writers.pdf.conformance import by_page_validation, by_verapdf
from writers.pdf.reading import made
from writers.pdf.tagged import kinds
from writers.trees import documents, foreign_documents

from memos.document import Block, Document, Paragraph, Run
from memos.styles import standard
from memos.writers.pdf import write_pdf
from memos.writers.pdf.pages import Tag

FOR_VERAPDF = 64_000
"""Bytes of the largest random document that veraPDF is given: on one of hundreds of pages it spends minutes."""


def written(document: Document) -> bytes:
    return write_pdf(document, standard())


@pytest.mark.parametrize("paper", PAPERS, ids=str)
def test_every_paper_of_the_samples_conforms(paper: Paper) -> None:
    assert by_page_validation(written(paper.document)) == []


def test_every_sample_conforms_in_every_template_and_language() -> None:
    found = {
        paper.name: by_page_validation(written(paper.document))
        for paper in papers_in({sample.name for sample in update.SAMPLES})
    }
    assert len(found) > len(PAPERS)
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_verapdf_finds_nothing_in_any_paper_of_the_samples(tmp_path: Path) -> None:
    found = by_verapdf({paper.name: written(paper.document) for paper in PAPERS}, tmp_path)
    assert found == {paper.name: [] for paper in PAPERS}


def test_any_document_conforms_whatever_blocks_it_has(tmp_path: Path) -> None:
    blocks: set[type] = set()
    tags: set[str] = set()
    files: dict[str, bytes] = {}

    @settings(max_examples=200)
    @given(documents(6, marks=True))
    def conforms(document: Document) -> None:
        blocks.update(map(type, document.blocks))
        layout, data = made(document)
        tags.update(element.tag for element in layout.elements)
        files[f"{len(files)}: {document.title}"] = data
        assert by_page_validation(data) == []

    conforms()
    assert len(files) >= 200
    assert blocks == set(get_args(Block))
    assert tags == set(get_args(Tag))
    small = {name: data for name, data in files.items() if len(data) < FOR_VERAPDF}
    assert len(small) > 100
    assert {name: found for name, found in by_verapdf(small, tmp_path).items() if found} == {}


@settings(max_examples=100)
@given(foreign_documents())
def test_any_document_in_another_script_conforms(document: Document) -> None:
    assert by_page_validation(written(document)) == []


def _no_mark_of_tagging(writer: pypdf.PdfWriter) -> None:
    del writer.root_object["/MarkInfo"]


def _no_language(writer: pypdf.PdfWriter) -> None:
    del writer.root_object["/Lang"]


def _no_output_intent(writer: pypdf.PdfWriter) -> None:
    del writer.root_object["/OutputIntents"]


def _no_claim(writer: pypdf.PdfWriter) -> None:
    packet = writer.root_object["/Metadata"].get_object()
    packet.set_data(packet.get_data().replace(b"<pdfuaid:part>1</pdfuaid:part>", b""))


def _no_scope(writer: pypdf.PdfWriter) -> None:
    for entry in writer._objects:  # noqa: SLF001 -- every object, which pypdf does not offer
        if isinstance(entry, dict) and entry.get("/S") == "/TH":
            del entry["/A"]


def _wrong_widths(writer: pypdf.PdfWriter) -> None:
    for font in writer.pages[0]["/Resources"]["/Font"].values():
        font.get_object()["/DescendantFonts"][0].get_object()["/W"][1][0] = NumberObject(777)


def _no_fonts(writer: pypdf.PdfWriter) -> None:
    for font in writer.pages[0]["/Resources"]["/Font"].values():
        del font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"]["/FontFile2"]


BROKEN: tuple[Callable[[pypdf.PdfWriter], None], ...] = (
    _no_mark_of_tagging,
    _no_language,
    _no_output_intent,
    _no_claim,
    _no_scope,
    _wrong_widths,
    _no_fonts,
)


def changed(data: bytes, change: Callable[[pypdf.PdfWriter], None]) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    change(writer)
    rewritten = io.BytesIO()
    writer.write(rewritten)
    return rewritten.getvalue()


def test_the_validators_find_what_is_wrong(tmp_path: Path) -> None:
    """Both tell each of these files from the same file without the change."""
    with_table = next(data for data in map(written, (paper.document for paper in PAPERS)) if "TH" in kinds(data))
    whole = changed(with_table, lambda _: None)
    files = {change.__name__: changed(with_table, change) for change in BROKEN}
    assert by_page_validation(whole) == []
    assert all(by_page_validation(data) for data in files.values())
    found = by_verapdf({"whole": whole, **files}, tmp_path)
    assert found.pop("whole") == []
    assert all(found.values()), found


def test_a_byte_order_mark_in_a_text_is_no_text_of_a_code() -> None:
    assert by_page_validation(written(Document("Title", "en", (Paragraph((Run("before\ufeffafter"),)),)))) == []
