"""What is written stands in the PDF: every string once, in order, as it was written."""

import pytest
from hypothesis import given, settings
from writers.hostile import HOSTILE, everywhere
from writers.pdf.reading import bare, by_pdfium, by_pypdf, made, text_of_body, text_of_page, wide
from writers.trees import documents

from memos.document import Document, strings
from memos.styles import standard
from memos.writers.pdf.rules import check_rendering


@pytest.mark.parametrize("text", HOSTILE)
def test_text_is_text_wherever_it_stands(text: str) -> None:
    document = everywhere(text)
    layout, data = made(document)
    assert bare(text_of_body(layout)) == bare("".join(strings(document)))
    pages = zip(layout.pages, by_pypdf(data), by_pdfium(data), strict=True)
    for page, first, second in pages:
        assert bare(first) == bare(text_of_page(page, layout.watermark))
        assert wide(second) == wide(text_of_page(page, layout.watermark))


@settings(max_examples=40)
@given(documents(5))
def test_any_document_reads_as_it_was_written(document: Document) -> None:
    layout, data = made(document)
    assert bare(text_of_body(layout)) == bare("".join(strings(document)))
    for page, first, second in zip(layout.pages, by_pypdf(data), by_pdfium(data), strict=True):
        assert bare(first) == bare(text_of_page(page, layout.watermark))
        assert wide(second) == wide(text_of_page(page, layout.watermark))
    assert not check_rendering(document, standard())
