"""Hyphens: only where the style wants them, in prose, by the language of each run; and the text is read back as it was written."""

import re

import pytest
from hypothesis import given, settings
from writers.docx.reading import parts
from writers.pdf.reading import bare, by_pypdf, text_of_body, text_of_line, text_of_page
from writers.trees import documents

from memos.document import Block, Cell, Column, Document, Heading, Item, List, Paragraph, Row, Run, Table
from memos.styles import standard
from memos.writers.docx import write_docx
from memos.writers.pdf import Layout, draw, lay_out

PLAIN = standard()
HYPHENATED = PLAIN.model_copy(update={"hyphenate": True})
SOFT = "\u00ad"
ENGLISH = (
    "Representatives acknowledged considerable administrative responsibilities concerning international organisations. "
    * 6
)
RUSSIAN = "Представители международных организаций подтвердили соответствующие договорённости правительства. " * 6
KAZAKH = "Халықаралық ұйымдардың өкілдері үкіметаралық келісімдердің орындалуын растады қатысушыларымен. " * 6
CAPITALS = "Representatives Acknowledged Considerable Administrative Responsibilities Concerning " * 6
ADDRESSES = "representatives@organisations.example https://organisations.example/responsibilities " * 6


def laid_out(*blocks: Block, language: str = "en") -> Layout:
    return lay_out(Document("Title", language, blocks), HYPHENATED)


def ends(layout: Layout) -> list[str]:
    """The last words of the lines that end with a hyphen, up to it."""
    lines = [text_of_line(placed) for page in layout.pages for placed in page.lines]
    return [line.split(" ")[-1] for line in lines if line.endswith(SOFT)]


def prose(text: str, language: str = "") -> Paragraph:
    return Paragraph((Run(text.strip(), language=language),))


def test_nothing_is_hyphenated_unless_the_style_says_so() -> None:
    assert not PLAIN.hyphenate
    layout = lay_out(Document("Title", "en", (prose(ENGLISH),)), PLAIN)
    assert SOFT not in text_of_body(layout)


@pytest.mark.parametrize(("text", "language"), [(ENGLISH, "en"), (ENGLISH, "en-US"), (RUSSIAN, "ru")])
def test_words_of_prose_are_hyphenated_and_whole_again_when_read(text: str, language: str) -> None:
    layout = laid_out(prose(text), language=language)
    found = ends(layout)
    assert found
    words = set(re.findall(r"\w+", text))
    shown = text_of_body(layout)
    assert " ".join(shown.replace(SOFT, "").split()) == text.strip()
    for start, after in re.findall(rf"(\w+){SOFT}(\w+)", shown):
        assert len(start) >= 2
        assert len(after) >= 3
        assert start + after in words


def test_the_language_is_that_of_the_run() -> None:
    assert ends(laid_out(prose(RUSSIAN, "ru")))
    assert not ends(laid_out(prose(KAZAKH, "kk")))
    assert not ends(laid_out(prose(ENGLISH, "kk")))
    assert not ends(laid_out(prose(KAZAKH), language="kk"))


def test_items_and_cells_of_text_are_hyphenated() -> None:
    assert ends(laid_out(List((Item((prose(ENGLISH),)),))))
    assert ends(laid_out(row("text", ENGLISH)))


@pytest.mark.parametrize("text", [CAPITALS, ADDRESSES, "ABCDEFGHIJKLM representativesABC " * 20])
def test_what_may_be_a_name_or_an_address_is_left_whole(text: str) -> None:
    assert not ends(laid_out(prose(text)))


def test_nouns_of_german_are_no_names() -> None:
    assert ends(laid_out(prose("Bundesregierung Verwaltungsvereinbarungen Verhandlungsergebnisse " * 9, "de")))


def test_headings_names_and_labels_are_left_whole() -> None:
    assert not ends(laid_out(Heading(1, (Run(ENGLISH),)), Paragraph((Run(ENGLISH),), "title"), row("name", ENGLISH)))


def row(kind: str, text: str) -> Table:
    columns = (Column((Run("One"),), kind), Column((Run("Two"),), "text"))  # type: ignore[arg-type]  # a kind by its name
    return Table(columns, (Row((Cell((prose(text),)), Cell((prose("x y " * 40),)))),))


def test_runs_that_part_a_word_do_not_make_two_of_it() -> None:
    parted = (Run("res", strong=True), Run("ponsibilities " * 3), Run("represent"), Run("atives", emphasis=True))
    layout = laid_out(Paragraph(parted * 5))
    assert set(ends(layout)) <= {f"{start}{SOFT}" for start in ("ponsi", "ponsib", "ponsibil", "ponsibili", "pon")}


@settings(max_examples=20)
@given(documents(3))
def test_any_document_reads_as_it_was_written(document: Document) -> None:
    layout = lay_out(document, HYPHENATED)
    assert bare(text_of_body(layout)) == bare(text_of_body(lay_out(document, PLAIN)))
    for page, read in zip(layout.pages, by_pypdf(draw(layout, document)), strict=True):
        assert bare(read) == bare(text_of_page(page, layout))


def test_word_hyphenates_prose_alone() -> None:
    document = Document("Title", "en", (prose(ENGLISH), row("name", "Ann"), row("text", "Office")))
    plain, hyphenated = (parts(write_docx(document, style)) for style in (PLAIN, HYPHENATED))
    assert b"autoHyphenation" not in plain["word/settings.xml"]
    assert b"<w:autoHyphenation/>" in hyphenated["word/settings.xml"]
    styles = hyphenated["word/styles.xml"].decode()
    held = {
        name: "<w:suppressAutoHyphens/>" in rest
        for name, rest in re.findall(r'<w:style w:type="paragraph"[^>]*w:styleId="(\w+)">(.*?)</w:style>', styles)
    }
    assert {name for name, whole in held.items() if not whole} == {
        "Normal", "BodyText", "BottomLine", "BottomLineItem", "BottomLineItemEnd", "Note", "ListBullet", "ListNumber", "ListContinue", "TableText", "TableGap",
    }  # fmt: skip
    body = hyphenated["word/document.xml"].decode()
    assert body.count("<w:suppressAutoHyphens/>") == 1
    assert SOFT not in body
