"""The papers of the samples: both files carry exactly the tree's text, in its order, and say nothing while they are made."""

import io
import logging
import os
import subprocess
from collections import Counter
from pathlib import Path

import pypdf
import pytest
from papers import PAPERS, Paper
from tools import needs
from writers.docx.reading import by_docx2python, lines, unmarked, with_pages
from writers.pdf.reading import bare, by_pdfium, by_pypdf, in_other_script, made, text_of_body, text_of_page, wide

from memos.document import Approval, Fields, Heading, Paragraph, Table, strings, text_of
from memos.styles import standard
from memos.writers.docx import write_docx
from memos.writers.pdf.lines import Setting
from memos.writers.pdf.tables import grids
from memos.writers.pdf.typeset import MM, typeset
from memos.writers.pdf.usage import Usage

LONG = 8
"""Pages."""


def letters(page: str) -> "Counter[str]":
    """All that stands on a page, in whatever order; a bracket or a quotation mark that the reader has turned is the same."""
    return Counter(wide(page).translate(str.maketrans(")]”", "([“")))


every_paper = pytest.mark.parametrize("paper", PAPERS, ids=str)


@every_paper
def test_both_files_say_what_the_tree_says(paper: Paper, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]) -> None:  # fmt: skip
    said = [text for text in strings(paper.document) if text]
    with caplog.at_level(logging.DEBUG):
        layout, pdf = made(paper.document)
        docx = write_docx(paper.document, standard())
    assert not caplog.records
    assert capfd.readouterr() == ("", "")
    assert list(map(unmarked, lines(docx))) == said
    assert bare(text_of_body(layout)) == bare("".join(said))
    shown = [text_of_page(page, layout) for page in layout.pages]
    if any(map(in_other_script, shown)):
        assert [letters(page) for page in by_pdfium(pdf)] == [letters(page) for page in shown]
    else:
        assert [bare(page) for page in by_pypdf(pdf)] == [bare(page) for page in shown]
    assert by_docx2python(docx) == with_pages(paper.document, {found.block: found.page for found in layout.headings})


@every_paper
def test_no_figure_date_or_word_is_broken_and_no_label_runs_into_its_value(paper: Paper) -> None:
    ready = typeset(standard())

    setting = Setting(ready, paper.document.language, 0, Usage(), [])

    def width(text: str, role: str) -> float:
        return setting.width(text, ready.roles[role])  # type: ignore[index]  # a role's name

    widths = grids(paper.document.blocks, standard(), paper.document.language)
    for block in paper.document.blocks:
        match block:
            case Table():
                for number, (column, given) in enumerate(zip(block.columns, widths[block.columns], strict=True)):
                    inner = given - 2 * standard().table.padding_x
                    if column.kind == "text":
                        assert inner >= (ready.right - ready.left) / 5
                        continue
                    assert all(width(word, "table_head") <= inner for word in text_of(column.heading).split(" "))
                    for row in block.rows:
                        for paragraph in row.cells[number].blocks:
                            assert isinstance(paragraph, Paragraph)
                            text = text_of(paragraph.runs)
                            pieces = [text] if column.kind in {"number", "time", "date"} else text.split(" ")
                            assert all(width(piece, "table_text") <= inner for piece in pieces)
            case Fields() | Approval():
                for field in block.fields:
                    assert width(text_of(field.label), "field_label") < standard().field_label_width
            case _:
                pass


def converted(folder: Path) -> None:
    """Every Word file of a folder to PDF, by LibreOffice."""
    subprocess.run(
        ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "pdf", "--outdir", folder,
         *sorted(folder.glob("*.docx"))],
        check=True, capture_output=True, timeout=300, env={**os.environ, "HOME": str(folder), "XDG_CACHE_HOME": str(folder / "cache")},
    )  # fmt: skip


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    """The Word file of every paper as LibreOffice shows it, in a PDF."""
    folder = tmp_path_factory.mktemp("libreoffice")
    for number, paper in enumerate(PAPERS):
        (folder / f"{number}.docx").write_bytes(write_docx(paper.document, standard()))
    converted(folder)
    return [(folder / f"{number}.pdf").read_bytes() for number in range(len(PAPERS))]


@needs("soffice")
def test_libreoffice_has_as_many_pages_as_the_pdf_and_the_same_text_in_its_order(opened: list[bytes]) -> None:
    """A long paper may have one more or less: Word programs break lines and pages in their own way."""
    for paper, shown in zip(PAPERS, opened, strict=True):
        read = pypdf.PdfReader(io.BytesIO(shown))
        layout, _ = made(paper.document)
        assert abs(len(read.pages) - layout.page_count) <= (layout.page_count > LONG), paper
        assert read.pages[0].mediabox.width == pytest.approx(210 * MM, abs=1)
        said = "".join(text for text in strings(paper.document)).replace("\u00ad", "")
        if any(map(in_other_script, strings(paper.document))):
            assert not letters(said) - letters("".join(by_pdfium(shown))), paper
            continue
        text = "".join(page.extract_text() for page in read.pages)
        left = iter(filter(str.isalnum, bare(text)))
        assert all(letter in left for letter in filter(str.isalnum, bare(said))), paper


@needs("soffice")
def test_libreoffice_has_the_headings_of_the_books_on_the_pages_that_their_contents_name(opened: list[bytes]) -> None:
    books = [(paper, shown) for paper, shown in zip(PAPERS, opened, strict=True) if "briefing-book" in paper.name]
    assert len(books) >= 9
    for paper, shown in books:
        read = pypdf.PdfReader(io.BytesIO(shown))
        # Letters and figures: an extractor puts a dash between words from right to left where it sees fit.
        pages = ["".join(filter(str.isalnum, bare(page.extract_text()))) for page in read.pages]
        layout, _ = made(paper.document)
        assert len(pages) == layout.page_count
        for heading in layout.headings:
            block = paper.document.blocks[heading.block]
            if not isinstance(block, Heading) or block.level == 1:
                assert "".join(filter(str.isalnum, bare(heading.text))) in pages[heading.page - 1], (paper, heading)
