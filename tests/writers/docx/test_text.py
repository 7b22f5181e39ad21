"""What is written stands in the Word file: every string once, in order, as it was written."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from writers.docx.reading import by_docx2python, lines, parts, trees, unmarked, with_pages, word
from writers.hostile import HOSTILE, everywhere
from writers.trees import documents, foreign_documents

from memos.document import Contents, Document, Paragraph, Run, strings
from memos.styles import standard
from memos.writers.docx import write_docx
from memos.writers.pdf import lay_out


def made(document: Document) -> bytes:
    return write_docx(document, standard())


def said(document: Document) -> list[str]:
    return [text for text in strings(document) if text]


@pytest.mark.parametrize("text", HOSTILE)
def test_text_is_text_wherever_it_stands(text: str) -> None:
    document = everywhere(text)
    data = made(document)
    assert lines(data) == said(document)
    opened = word(data)
    assert opened.core_properties.title == text
    assert opened.core_properties.author == text
    section = opened.sections[0]
    assert text in section.footer.paragraphs[0].text
    if document.banner:
        assert section.header.paragraphs[0].text == section.footer.paragraphs[-1].text == text


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_becomes_a_field_or_a_link_to_anywhere_else(text: str) -> None:
    found = trees(made(everywhere(text)))
    fields = [element.text.strip() for tree in found.values() for element in tree.iter("{*}instrText") if element.text]
    places = {"{page}": "PAGE", "{pages}": "NUMPAGES"}
    contents = ['TOC \\o "1-3" \\h \\z \\u', "PAGEREF _Toc000000001 \\h"]
    assert fields == contents + [places[found] for found in re.findall("{page}|{pages}", text)]
    assert not [element for tree in found.values() for element in tree.iter("{*}fldSimple", "{*}altChunk", "{*}object")]
    outside = [
        element.get("Target")
        for name, tree in found.items()
        if name.endswith(".rels")
        for element in tree
        if element.get("TargetMode") == "External"
    ]
    assert outside == ["https://example.org/"]


@settings(max_examples=90)
@given(st.one_of(documents(), foreign_documents()))
def test_any_document_reads_as_it_was_written(document: Document) -> None:
    data = made(document)
    assert [unmarked(line) for line in lines(data)] == [unmarked(line) for line in said(document)]
    listed = any(isinstance(block, Contents) for block in document.blocks)
    headings = lay_out(document, standard()).headings if listed else ()
    assert by_docx2python(data) == with_pages(document, {found.block: found.page for found in headings})
    assert {name for name in parts(data) if not name.startswith("word/media/")} == set(trees(data))


@pytest.mark.parametrize("code", [0, 1, 8, 0xB, 0x1F, 0xD800, 0xDFFF, 0xFFFE, 0xFFFF])
def test_what_xml_cannot_hold_is_shown_as_missing(code: int) -> None:
    document = Document("Title", "en", (Paragraph((Run(f"a{chr(code)}b"),)),))
    assert lines(made(document)) == ["a\ufffdb"]
