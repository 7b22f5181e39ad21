"""Figures, letterhead, watermark and copy number in a Word file."""

import io
import os
import subprocess
from pathlib import Path

import pypdf
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from tools import needs
from writers.docx.reading import element, lines, paragraphs, parts, text_of, trees, word
from writers.docx.test_standards import findings
from writers.house import LINES, house
from writers.trees import PICTURES, documents, text_of_numbers

from memos.document import Document, Figure, Paragraph, Run, strings
from memos.schemas.style import Style
from memos.styles import standard
from memos.writers.docx import write_docx

ALIGNS = ("start", "centre", "end")
EMU_MM = 36_000


def paper(*blocks: object, **more: object) -> Document:
    return Document("Title", "en", blocks, **more)  # type: ignore[arg-type]  # blocks of any kind


def test_a_figure_says_what_it_shows_and_stays_with_its_caption() -> None:
    data = write_docx(paper(Figure(PICTURES[0], Run('Plan "A" & <b>'), (Run("Seating"),), 0.5)), standard())
    (shape,) = word(data).inline_shapes
    assert shape.width == pytest.approx(0.5 * 160 * EMU_MM, rel=0.001)
    assert shape.width / shape.height == pytest.approx(64 / 48, rel=0.001)
    caption, figure = paragraphs(data)
    assert (text_of(caption), caption.paragraph_format.keep_with_next) == ("Seating", True)
    about = [found for found in element(figure).iter() if found.get("descr")]
    assert {found.get("descr") for found in about} == {'Plan "A" & <b>'}
    assert {found.get("name") for found in about} == {"Picture 1"}


def test_a_picture_shown_often_is_there_once_and_every_drawing_has_its_number(tmp_path: Path) -> None:
    style = house(tmp_path)
    assert style.letterhead is not None
    assert style.letterhead.image is not None
    assert style.letterhead.image.picture is not None
    shown = (PICTURES[0], PICTURES[1], PICTURES[0], style.letterhead.image.picture)
    data = write_docx(paper(*[Figure(picture, Run("Plan")) for picture in shown]), style)
    assert sorted(name for name in parts(data) if "media" in name) == [
        "word/media/image1.png", "word/media/image2.jpeg", "word/media/image3.png",
    ]  # fmt: skip
    numbers = [found.get("id") for tree in trees(data).values() for found in tree.iter("{*}docPr")]
    assert len(numbers) == len(set(numbers)) == 5
    assert [part.data for part in shown[:2]] == [parts(data)["word/media/image1.png"], parts(data)["word/media/image2.jpeg"]]  # fmt: skip


@pytest.mark.parametrize("align", ALIGNS)
def test_the_letterhead_is_in_the_header_of_the_first_page_below_the_marking(tmp_path: Path, align: str) -> None:
    document = paper(Paragraph((Run("Text"),)), banner="SECRET", copy_number="Copy 3 of 12", running_foot="REF/1")
    data = write_docx(document, house(tmp_path, align=align))
    (section,) = word(data).sections
    assert section.different_first_page_header_footer
    first = [text_of(paragraph) for paragraph in section.first_page_header.paragraphs]
    cells = [cell.text for table in section.first_page_header.tables for cell in table.rows[0].cells]
    assert first[:2] == ["SECRET", "Copy 3 of 12"]
    assert [line for text in (*first[2:], *cells) for line in text.split("\n") if line] == list(LINES)
    assert [text_of(paragraph) for paragraph in section.header.paragraphs] == ["SECRET", "Copy 3 of 12"]
    assert [p.text for p in section.first_page_footer.paragraphs] == [p.text for p in section.footer.paragraphs]
    assert findings(data, tmp_path / "paper.docx") == []
    assert lines(data) == ["Text"]


def test_the_letterhead_of_a_paper_from_right_to_left_has_its_image_on_the_right(tmp_path: Path) -> None:
    style = house(tmp_path, align="start")
    for language, turned in (("en", False), ("ar", True)):
        data = write_docx(Document("Title", language, ()), style)
        (table,) = trees(data)["word/header2.xml"].iter(qn("w:tbl"))
        assert (table.find(f".//{qn('w:bidiVisual')}") is not None) == turned
        assert findings(data, tmp_path / "paper.docx") == []


@pytest.mark.parametrize("texts", [("DRAFT",), ('A "B" & <c>', "Қазақша")])
def test_the_watermark_is_word_s_own_in_every_header(tmp_path: Path, texts: tuple[str, ...]) -> None:
    data = write_docx(paper(watermark=texts), house(tmp_path))
    names = []
    for header in ("word/header1.xml", "word/header2.xml"):
        shapes = list(trees(data)[header].iter("{urn:schemas-microsoft-com:vml}shape"))
        assert [next(shape.iter("{*}textpath")).get("string") for shape in shapes] == list(texts)
        names += [shape.get("id") for shape in shapes]
        assert all("rotation:315" in shape.get("style") for shape in shapes)
    assert len(names) == len(set(names)) == 2 * len(texts)
    assert all(name.startswith("PowerPlusWaterMarkObject") for name in names)
    assert findings(data, tmp_path / "paper.docx") == []
    assert not list(trees(write_docx(paper(), standard()))["word/header1.xml"].iter("{*}shape"))


@pytest.fixture(scope="module")
def houses(tmp_path_factory: pytest.TempPathFactory) -> list[Style]:
    return [house(tmp_path_factory.mktemp(align), align=align) for align in ALIGNS]


@settings(max_examples=30)
@given(document=documents(6))
def test_any_document_is_valid_under_a_letterhead(document: Document, houses: list[Style], tmp_path_factory: pytest.TempPathFactory) -> None:  # fmt: skip
    for style in houses:
        data = write_docx(document, style)
        assert findings(data, tmp_path_factory.getbasetemp() / "house.docx") == []
        assert lines(data) == [text for text in strings(document) if text]
        related = {entry.get("Id") for entry in trees(data)["word/_rels/header2.xml.rels"]}
        assert {blip.get(qn("r:embed")) for blip in trees(data)["word/header2.xml"].iter("{*}blip")} == related


@needs("soffice")
def test_libreoffice_shows_the_marking_on_every_page_and_the_letterhead_on_the_first(tmp_path: Path) -> None:
    blocks = [Paragraph((Run(text_of_numbers(seed, 300)),)) for seed in range(6)]
    document = paper(*blocks, banner="RESTRICTED", copy_number="Copy 3 of 12", watermark=("DRAFT",))
    for align in ALIGNS:
        (tmp_path / f"{align}.docx").write_bytes(write_docx(document, house(tmp_path, align=align)))
    subprocess.run(
        ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to", "pdf", "--outdir", tmp_path,
         *sorted(tmp_path.glob("*.docx"))],
        check=True, capture_output=True, timeout=300, env={**os.environ, "HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache")},
    )  # fmt: skip
    for align in ALIGNS:
        made = pypdf.PdfReader(io.BytesIO((tmp_path / f"{align}.pdf").read_bytes()))
        pages = [page.extract_text() for page in made.pages]
        assert len(pages) > 2
        assert [(page.count("RESTRICTED"), page.count("Copy 3 of 12")) for page in pages] == [(2, 1)] * len(pages)
        assert [all(line in page for line in LINES) for page in pages] == [True] + [False] * (len(pages) - 1)
