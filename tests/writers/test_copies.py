"""Copies of a paper that are made in one pass are, to the byte, what each is when it is made alone."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from writers.docx.test_house import HOUSE, LONG
from writers.pdf.reading import by_pypdf
from writers.pdf.tagged import integrity
from writers.trees import documents, foreign_documents

from memos.document import Contents, Document, Heading, Paragraph, Run
from memos.schemas.style import Style
from memos.styles import standard
from memos.writers.docx import write_copies, write_docx
from memos.writers.pdf import draw_copies, lay_out_copies, write_pdf

LINES = (
    "Copy 1 of 12 — for H.E. Lida Varen",
    "Экземпляр № 2 из 12 — адресат: Лида Варен",
    "النسخة 3 من 12 — إلى: ليلى فارن",
    "第4份，共12份——收件人：瓦伦部长",
    "Copy 5 of 12 — for " + "the Registry of the Delegation of Belmora, the Legal Department and the Embassy in Arden " * 3,
    "",
    "Copy 7 of 12 — for Ms A. Exámplě (Ž)",
)  # fmt: skip


def in_one_pass(document: Document, style: Style, lines: Sequence[str]) -> list[tuple[bytes, bytes]]:
    drawn = draw_copies(tuple(lay_out_copies(document, style, lines)), document)
    return list(zip(drawn, write_copies(document, style, lines), strict=True))


def alone(document: Document, style: Style, line: str) -> tuple[bytes, bytes]:
    copy = replace(document, copy_number=line)
    return write_pdf(copy, style), write_docx(copy, style)


@settings(max_examples=30)
@given(st.one_of(documents(6), foreign_documents(6)), st.lists(st.sampled_from(LINES), min_size=1, max_size=5))
def test_a_copy_is_the_same_in_one_pass_and_alone(document: Document, lines: list[str]) -> None:
    made = in_one_pass(document, standard(), lines)
    assert made == [alone(document, standard(), line) for line in lines]


@pytest.mark.parametrize("language", ["en", "ru", "ar", "zh"])
def test_so_it_is_in_a_house_style_with_headers_of_its_own(language: str) -> None:
    document = replace(LONG, language=language, watermark=("DRAFT",))
    assert in_one_pass(document, HOUSE, LINES) == [alone(document, HOUSE, line) for line in LINES]


def test_contents_have_the_pages_of_their_own_copy() -> None:
    blocks = [Contents((Run("Contents"),))]
    blocks += [
        block
        for number in range(20)
        for block in (Heading(1, (Run(f"Part {number}"),)), Paragraph((Run("Words of the text. " * 30),)))
    ]  # type: ignore[misc]  # blocks of any kind
    document = Document("T", "en", tuple(blocks), banner="RESTRICTED")
    lines = [
        "Copy 1 of 3",
        "Copy 2 of 3 — for " + "a recipient whose name takes a good part of a page, " * 30,
        "Copy 3 of 3",
    ]
    layouts = tuple(lay_out_copies(document, standard(), lines))
    assert [heading.page for heading in layouts[0].headings] != [heading.page for heading in layouts[1].headings]
    assert layouts[0].pages is layouts[2].pages
    assert in_one_pass(document, standard(), lines) == [alone(document, standard(), line) for line in lines]


def test_no_copy_has_a_trace_of_another() -> None:
    lines = ["Copy 1 of 2 — for Qizhar", "Copy 2 of 2 — for Jozef Žák"]
    (first, first_word), (second, second_word) = in_one_pass(LONG, standard(), lines)
    for data, line in zip((first, second), lines, strict=True):
        pages = list(by_pypdf(data))
        assert len(pages) > 2
        assert all(page.count("Copy ") == 1 and line in page for page in pages)
        integrity(data)
    assert first_word != second_word


def test_the_copy_number_is_drawn_filled_below_a_marking_whose_letters_have_an_outline() -> None:
    document = Document("T", "zh", (Paragraph((Run("正文"),)),), banner="机密", copy_number="第1份")
    (page,) = by_pypdf(write_pdf(document, standard()))
    assert "第1份" in page
