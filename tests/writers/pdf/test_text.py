"""What is written stands in the PDF: every string once, in order, as it was written, in four extractors."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from papers import EAST_ASIAN, PAPERS, Paper
from tools import needs_package
from writers.hostile import HOSTILE, everywhere
from writers.pdf.reading import (
    EXTRACTORS,
    TURNS,
    Extractor,
    bare,
    by_mupdf,
    by_pypdf,
    in_other_script,
    made,
    reads_from_right,
    text_of_body,
    text_of_line,
)
from writers.trees import documents

from memos.document import Document, Paragraph, Run, strings
from memos.styles import standard, style_of
from memos.writers.pdf import Layout, write_pdf
from memos.writers.pdf.rules import check_rendering

ABOVE_TWO_BYTES = "𠮷野家 𠀋 𡈽"
"""Characters above U+FFFF, which a two-byte code cannot name, among others."""


ARABIC_NUMBERS = (
    "١٢٫٥", "بلغ المعدل ١٢٫٥ في المئة", "السنة ٢٠٢٦", "بين ١٠ و٢٠ نسمة", "العدد ١٬٢٣٤٫٥٦ طن",
    "التاريخ ١٢/٥/٢٠٢٦ م", "(٤٧٪) من", "from ١٢٫٥ to ٢٠ each", "رقم ٤٢ و٧",
)  # fmt: skip
MARKED = {
    "th": "การประชุมเรื่องการจัดสรรน้ำในแม่น้ำเซล ปีที่แห้งแล้ง; ผู้เข้าร่วม ที่ปรึกษา เพื่อให้ ทั้งสองฝ่าย ตกลง กันเรื่อง ปริมาณน้ำ; ครั้งที่แล้ว กรุงเทพฯ เมื่อวันที่ เพิ่มขึ้น ป่าไม้",
    "hi": "जल संसाधन मंत्री के साथ द्विपक्षीय बैठक का कार्यवृत्त और निर्णय; विदेश मंत्रालय ने कहा कि सूखे वर्षों में बँटवारे पर सहमत हैं; कर्मचारियों को धन्यवाद हृदय से",
    "yo": "Ìpàdé lórí pínpín omi ní ọdún ọ̀dá, àwọn tó wà níbẹ̀ àti ẹ̀rí; Ọ̀jọ̀gbọ́n Adébáyọ̀ ṣe àlàyé nípa ètò ọ̀rọ̀ ajé",
    "vi": "Cuộc họp về phân bổ nước ở hạ lưu sông trong những năm khô hạn",
}


def each_reads(papers: list[Paper], check: Callable[[bytes, Layout], None]) -> None:
    assert papers
    for paper in papers:
        layout, data = made(paper.document)
        try:
            check(data, layout)
        except AssertionError as error:
            error.add_note(paper.name)
            raise


def of_script(*, from_right: bool, other: bool) -> list[Paper]:
    """The papers of the samples that have words from right to left, or none but words of another script."""
    said = {paper: " ".join(strings(paper.document)) for paper in PAPERS}
    return [
        paper for paper, text in said.items() if (reads_from_right(text), in_other_script(text)) == (from_right, other)
    ]


@EXTRACTORS
def test_every_paper_in_latin_and_cyrillic_reads_as_it_was_written(extractor: Extractor) -> None:
    each_reads(of_script(from_right=False, other=False), extractor.reads)


@EXTRACTORS
def test_every_paper_in_chinese_reads_as_it_was_written(extractor: Extractor) -> None:
    if not EAST_ASIAN:
        pytest.skip("no font of East Asia is installed: pip install -e '.[cjk]'")
    each_reads(of_script(from_right=False, other=True), extractor.reads)


@EXTRACTORS
def test_every_paper_from_right_to_left_keeps_all_its_letters_and_words(extractor: Extractor) -> None:
    """Not the order of words and signs: each extractor puts lines that mix directions in an order of its own."""
    each_reads(of_script(from_right=True, other=True), extractor.keeps_words)


@EXTRACTORS
@pytest.mark.parametrize("language", ["ar", "en"])
def test_arabic_figures_read_in_the_order_in_which_they_were_written(language: str, extractor: Extractor) -> None:
    for text in ARABIC_NUMBERS:
        _, data = made(Document("Title", language, (Paragraph((Run(text),)),), page_label="{page}"))
        read = "".join(letter for letter in bare("".join(extractor.pages(data))) if letter not in TURNS)
        for number in re.findall("[٠-٩٫٬]+", text):
            assert number in read, text


@EXTRACTORS
@pytest.mark.parametrize("text", HOSTILE)
def test_text_is_text_wherever_it_stands(text: str, extractor: Extractor) -> None:
    layout, data = made(everywhere(text))
    extractor.reads(data, layout)


@EXTRACTORS
@settings(max_examples=40)
@given(documents(5))
def test_any_document_reads_as_it_was_written(extractor: Extractor, document: Document) -> None:
    layout, data = made(document)
    extractor.reads(data, layout)


@EXTRACTORS
def test_characters_above_two_bytes_read_as_they_were_written(extractor: Extractor) -> None:
    document = everywhere(ABOVE_TWO_BYTES)
    if check_rendering(document, standard()):
        pytest.skip("no font has characters above U+FFFF: pip install -e '.[cjk]'")
    layout, data = made(document)
    extractor.reads(data, layout)


def read(language: str, text: str, extractor: Extractor) -> str:
    """A paper of one paragraph as the extractor reads it, spaces and unseen characters included."""
    _, data = made(Document("", language, (Paragraph((Run(text),)),), page_label="{page}"))
    return "".join(extractor.pages(data))


@EXTRACTORS
@pytest.mark.parametrize("text", ["①减排；②投资", "9时～11时", "公里／小时", "等等……", "奥斯卡·特林", "山田・太郎"])
def test_a_sign_whose_glyph_has_other_characters_reads_as_the_one_that_was_written(
    text: str, extractor: Extractor
) -> None:
    if not EAST_ASIAN:
        pytest.skip("no font of East Asia is installed: pip install -e '.[cjk]'")
    assert text in read("zh", text, extractor)


@EXTRACTORS
def test_two_characters_of_one_glyph_in_a_paper_read_each_as_itself(extractor: Extractor) -> None:
    if not EAST_ASIAN:
        pytest.skip("no font of East Asia is installed: pip install -e '.[cjk]'")
    said = read("zh", "山田・太郎，奥斯卡·特林，山田・太郎", extractor)
    assert said.count("山田・太郎") == 2
    assert ("奥斯卡·特林" in said) == (extractor.name != "pypdf"), "pypdf does not heed ActualText, and reads the first"


@EXTRACTORS
@pytest.mark.parametrize("word", ["กำลัง", "ดำเนินการ", "สำหรับ", "จำนวน"])
def test_a_thai_word_can_be_searched(word: str, extractor: Extractor) -> None:
    said = read("th", f"5 {word} 6", extractor)
    if extractor.name == "pypdf":  # it does not heed ActualText: a joiner stands for the glyph that has no text
        said = said.replace("\u200c", "")
    assert word in said


@EXTRACTORS
@pytest.mark.parametrize(("language", "text"), MARKED.items())
def test_words_with_marks_above_and_below_are_read_whole(language: str, text: str, extractor: Extractor) -> None:
    """Also by poppler where it puts what stands on a line in order by its place, as it does unless it is told otherwise."""
    lines = tuple(Paragraph((Run(line),)) for line in text.split("; "))
    _, data = made(Document("Title", language, lines))
    for pages in filter(None, (extractor.pages, extractor.lines)):
        said = unicodedata.normalize("NFC", "".join(pages(data))).replace("\u200c", "")
        for line in unicodedata.normalize("NFC", text).split("; "):
            assert line in " ".join(said.split())


@EXTRACTORS
def test_a_text_in_a_font_of_compact_outlines_keeps_its_spaces(extractor: Extractor, tmp_path: Path) -> None:
    if not EAST_ASIAN:
        pytest.skip("no font of compact outlines is installed: pip install -e '.[cjk]'")
    file = tmp_path / "style.yaml"
    file.write_text("kind: style\nname: compact\ntext: {body: {font: Noto Sans CJK SC}}\n", encoding="utf-8")
    text = "To settle how much water each side draws in dry years."
    data = write_pdf(Document("", "en", (Paragraph((Run(text),)),)), style_of(str(file)))
    assert text in "".join(extractor.pages(data))


def test_an_extractor_that_misses_a_word_is_found_out() -> None:
    extractor = Extractor("pypdf", by_pypdf)
    whole = Document("Title", "en", (Paragraph((Run("one two three"),)),))
    layout, _ = made(whole)
    for text in ("one two", "two one three", "one two two three"):
        _, other = made(replace(whole, blocks=(Paragraph((Run(text),)),)))
        with pytest.raises(AssertionError):
            extractor.reads(other, layout)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_layout_has_every_text(text: str) -> None:
    document = everywhere(text)
    layout, _ = made(document)
    assert bare(text_of_body(layout)) == bare("".join(strings(document)))


@settings(max_examples=25)
@given(documents(5))
def test_a_layout_has_all_text_of_any_document_in_its_order(document: Document) -> None:
    layout, _ = made(document)
    assert bare(text_of_body(layout)) == bare("".join(strings(document)))
    assert not check_rendering(document, standard())


@pytest.mark.parametrize(
    "extractor",
    [
        Extractor("pypdf", by_pypdf),
        pytest.param(Extractor("MuPDF", by_mupdf), marks=needs_package("pymupdf", "pymupdf")),
    ],
    ids=str,
)
@pytest.mark.parametrize("language", ["ar", "he"])
def test_from_right_to_left_no_label_is_joined_with_its_value(language: str, extractor: Extractor) -> None:
    """As on their lines, spaces and all, what begins a value does not follow at once on what ends its label, nor a cell on the one before it."""
    papers = [paper for paper in PAPERS if paper.document.language == language]
    pairs = 0
    joined: list[tuple[str, str]] = []
    for paper in papers:
        layout, data = made(paper.document)
        for page, read in zip(layout.pages, extractor.pages(data), strict=True):
            for first, second in pairwise(page.lines):
                label, value = text_of_line(first).split(" ")[-1], text_of_line(second).split(" ")[0]
                beside = second.x < first.x and abs(second.y - first.y) < 1
                if beside and label.isalpha() and value.isalpha():
                    pairs += 1
                    joined += [(paper.name, label + value)] * (label + value in read)
    assert pairs > 20
    assert joined == []
