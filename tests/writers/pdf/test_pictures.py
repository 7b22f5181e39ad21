"""Figures, letterhead, watermark and copy number in a PDF."""

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdf
import pytest
from hypothesis import given, settings
from papers import PAPERS
from writers.house import LINES, house
from writers.pdf.conformance import by_page_validation
from writers.pdf.reading import EXTRACTORS, Extractor, by_pypdf, made, text_of_line
from writers.pdf.tagged import integrity, pictures
from writers.trees import PICTURES, documents, text_of_numbers

from memos.document import Document, Figure, Heading, Paragraph, Run
from memos.errors import UsageError
from memos.schemas.style import Style
from memos.styles import standard
from memos.writers.pdf import check_letterhead, check_rendering, draw, lay_out, write_pdf

MM = 72 / 25.4
ALIGNS = ("start", "centre", "end")
WATERMARK = ("DRAFT", "not for release")


def prose(length: int) -> Paragraph:
    return Paragraph((Run(text_of_numbers(7, length)),))


def paper(*blocks: object, **more: object) -> Document:
    return Document("Title", "en", blocks or (prose(900),), **more)  # type: ignore[arg-type]  # blocks of any kind


def objects(data: bytes, kind: str) -> list[Any]:
    reader = pypdf.PdfReader(io.BytesIO(data))
    numbers = range(1, int(reader.trailer["/Size"]))
    found = [reader.get_object(pypdf.generic.IndirectObject(number, 0, reader)) for number in numbers]
    return [entry for entry in found if isinstance(entry, dict) and kind in (entry.get("/S"), entry.get("/Subtype"))]


def test_a_figure_has_its_alternative_text_and_its_place() -> None:
    figure = Figure(PICTURES[0], Run("План зала", language="ru"), (Run("Seating"),), 0.5)
    data = write_pdf(paper(prose(20), figure), standard())
    (element,) = objects(data, "/Figure")
    assert (element["/Alt"], element["/Lang"]) == ("План зала", "ru")
    left, bottom, right, top = map(float, element["/A"]["/BBox"])
    assert right - left == pytest.approx(0.5 * 160 * MM, abs=0.1)
    assert (right - left) / (top - bottom) == pytest.approx(64 / 48, abs=0.01)
    (caption,) = objects(data, "/Caption")
    assert caption.raw_get("/P").idnum == element.raw_get("/P").idnum
    assert element["/P"]["/S"] == "/Div"


def test_the_pixels_are_those_of_the_picture() -> None:
    for picture in PICTURES:
        data = write_pdf(paper(Figure(picture, Run("Plan"))), standard())
        (image,) = pypdf.PdfReader(io.BytesIO(data)).pages[0].images
        assert image.image is not None
        assert image.image.size == (picture.width, picture.height)
        assert image.image.mode == {"grey": "L", "rgb": "RGB"}[picture.colours]
        assert len(set(image.image.tobytes())) > 2


def test_a_picture_shown_often_is_there_once(tmp_path: Path) -> None:
    figures = [Figure(picture, Run("Plan"), share=0.1) for picture in (PICTURES[0], PICTURES[1], PICTURES[0])]
    assert len(objects(write_pdf(paper(*figures), standard()), "/Image")) == 2
    style = house(tmp_path)
    assert style.letterhead is not None
    assert style.letterhead.image is not None
    assert style.letterhead.image.picture is not None
    seal = Figure(style.letterhead.image.picture, Run("The seal"))
    assert len(objects(write_pdf(paper(seal), style), "/Image")) == 1


def test_a_figure_is_on_the_page_of_its_heading_and_caption_and_never_larger_than_the_text() -> None:
    tall = Figure(PICTURES[2], Run("Plan"), (Run("Caption"),), 1.0)
    room = standard().margins
    for length in range(1, 60, 3):
        blocks = (*[prose(11)] * length, Heading(1, (Run("Heading"),)), tall, prose(9))
        layout = lay_out(paper(*blocks), standard())
        ((number, image),) = ((number, image) for number, page in enumerate(layout.pages, 1) for image in page.images)
        assert layout.headings[0].page == number
        assert any(text_of_line(line) == "Caption" for line in layout.pages[number - 1].lines)
        assert image.y >= room.top * MM
        assert image.y + image.height <= layout.height - room.bottom * MM + 0.01
        assert image.x + image.width <= layout.width - room.right * MM + 0.01


@settings(max_examples=40)
@given(documents())
def test_no_figure_leaves_the_text_or_stands_on_a_line(document: Document) -> None:
    layout = lay_out(document, standard())
    for page in layout.pages:
        for image in page.images:
            assert image.x + image.width <= layout.width - standard().margins.right * MM + 0.01
            assert image.y + image.height <= layout.height - standard().margins.bottom * MM + 0.01
            for placed in page.lines:
                assert placed.y >= image.y + image.height - 0.01 or placed.y + placed.line.height <= image.y + 0.01


@pytest.mark.parametrize("align", ALIGNS)
def test_the_letterhead_is_on_the_first_page_alone_and_an_artifact(tmp_path: Path, align: str) -> None:
    style = house(tmp_path, align=align)
    document = paper(banner="RESTRICTED", copy_number="Copy 1")
    with_head, without = lay_out(document, style), lay_out(document, standard())
    pages = list(by_pypdf(draw(with_head, document)))
    assert all(("RESTRICTED" in page, "Copy 1" in page) == (True, True) for page in pages)
    assert [all(line in page for line in LINES) for page in pages] == [True] + [False] * (len(pages) - 1)
    assert [bool(page.ornament) for page in with_head.pages] == [True] + [False] * (len(pages) - 1)
    first = with_head.pages[0]
    foot = max(part.y + part.height for part in first.ornament)
    assert min(line.y for line in first.lines) > foot
    assert all(placed.x >= 25 * MM - 0.01 for placed in first.header)
    assert [page.lines[0].y for page in with_head.pages[1:]] == [page.lines[0].y for page in without.pages[1:]]
    assert len(objects(draw(with_head, document), "/Image")) == 1
    assert not objects(draw(with_head, document), "/Figure")
    integrity(draw(with_head, document))
    assert by_page_validation(draw(with_head, document)) == []


@pytest.fixture(scope="module")
def houses(tmp_path_factory: pytest.TempPathFactory) -> list[Style]:
    return [house(tmp_path_factory.mktemp(align), align=align) for align in ALIGNS]


@settings(max_examples=30)
@given(document=documents(6))
def test_any_document_conforms_under_a_letterhead(document: Document, houses: list[Style]) -> None:
    for style in houses:
        layout = lay_out(document, style)
        data = draw(layout, document)
        integrity(data)
        assert by_page_validation(data) == []
        for page in layout.pages:
            for placed in page.lines:
                assert placed.y + placed.line.height <= layout.height - standard().margins.bottom * MM + 0.01


def test_a_letterhead_that_takes_the_page_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="a third of the page"):
        lay_out(paper(), house(tmp_path, width=110))


@pytest.mark.parametrize(
    "texts", [("DRAFT",), ("Қ",), ("NOT FOR RELEASE BEFORE 18 SEPTEMBER 2026",), ("DRAFT", "not for release")]
)
def test_the_watermark_is_behind_every_page_and_inside_it(texts: tuple[str, ...]) -> None:
    document = paper(watermark=texts)
    layout = lay_out(document, standard())
    assert [text_of_line(turned) for turned in layout.watermark] == list(texts)
    for turned in layout.watermark:
        half = (turned.line.width + turned.line.height) * turned.scale / 2 / 2**0.5
        margin = standard().margins.left * MM - 0.01
        assert margin < turned.x - half < turned.x + half < layout.width - margin
        assert 0 < turned.y - half < turned.y + half < layout.height
    if len(texts) > 1:
        first, second = layout.watermark
        assert (second.y - first.y) / 2**0.5 >= first.line.height * first.scale - 0.01
    data = draw(layout, document)
    integrity(data)
    assert by_page_validation(data) == []
    for page in pypdf.PdfReader(io.BytesIO(data)).pages:
        contents = page.get_contents()
        assert contents is not None
        first = contents.operations[0]
        assert first[1] == b"BDC"
        assert first[0][1] == {"/Type": "/Pagination", "/Subtype": "/Watermark"}


@EXTRACTORS
def test_the_watermark_changes_nothing_of_what_is_read(extractor: Extractor) -> None:
    papers = {paper.document.language: paper.document for paper in PAPERS}
    assert len(papers) > 3
    for document in papers.values():
        plain, marked = (write_pdf(replace(document, watermark=texts), standard()) for texts in ((), WATERMARK))
        for pages in (extractor.pages, extractor.lines or extractor.pages):
            assert list(pages(marked)) == list(pages(plain)), document.title


def test_the_watermark_is_drawn_and_no_font_is_embedded_for_it() -> None:
    plain, marked = (write_pdf(paper(watermark=texts), standard()) for texts in ((), (*WATERMARK, "ق ह")))
    assert [entry["/BaseFont"] for entry in objects(marked, "/Type0")] == [
        entry["/BaseFont"] for entry in objects(plain, "/Type0")
    ]
    assert len(objects(marked, "/Form")) == 1


@pytest.mark.parametrize("text", ["DRAFT", "Проект Ω", "مسودة (١٢)", "मसौदा संक्षिप्त", "נוסח draft", "草案"])
def test_the_ink_of_the_watermark_is_that_of_its_line(text: str) -> None:
    """As wide as the line is set, about the middle of the page, in the pale colour and no other."""
    document = Document("Title", "en", (), page_label="{page}", watermark=(text,))
    if check_rendering(document, standard()):
        pytest.skip("no font of East Asia is installed: pip install -e '.[cjk]'")
    layout, data = made(document)
    assert by_page_validation(data) == []
    (turned,) = layout.watermark
    (rows,) = pictures(data)
    pale = int(standard().watermark_colour[1:3], 16)
    ink = [(x, y) for y, row in enumerate(rows) for x, grey in enumerate(row) if grey == pale]
    assert min(min(row) for row in rows[: int(turned.y)]) == pale
    along = [((x - turned.x) - (y - turned.y)) / 2**0.5 for x, y in ink]
    half = turned.line.width * turned.scale / 2
    assert (min(along), max(along)) == (pytest.approx(-half, abs=half / 7), pytest.approx(half, abs=half / 7))


def test_a_character_that_no_font_has_is_found_in_all_of_them(tmp_path: Path) -> None:
    figure = Figure(PICTURES[0], Run("♞"), (Run("a ♞"),), source="figures[0]")
    document = paper(
        figure, watermark=("ok", "♞"), watermark_source="header.watermark", copy_number="♞", copy_number_source="header.copy_number"
    )  # fmt: skip
    found = [finding.path for finding in check_rendering(document, standard())]
    assert sorted(found) == ["figures[0]", "header.copy_number", "header.watermark[1]"]
    style = house(tmp_path, image=False)
    assert style.letterhead is not None
    odd = style.model_copy(update={"letterhead": style.letterhead.model_copy(update={"lines": ("♞",)})})
    assert [(finding.code, finding.path) for finding in check_letterhead(odd)] == [("REN101", "letterhead.lines[0]")]
