"""What is written stands in the PDF: every string once, in order, as it was written, in four extractors."""

import pytest
from hypothesis import given, settings
from papers import PAPERS
from writers.hostile import HOSTILE, everywhere
from writers.pdf.reading import EXTRACTORS, Extractor, bare, in_other_script, made, text_of_body
from writers.trees import documents

from memos.document import Document, strings
from memos.styles import standard
from memos.writers.pdf.rules import check_rendering

ABOVE_TWO_BYTES = "𠮷野家 𠀋 𡈽"
"""Characters above U+FFFF, which a two-byte code cannot name, among others."""


@EXTRACTORS
def test_every_paper_of_the_samples_reads_as_it_was_written(extractor: Extractor) -> None:
    """Those in other scripts, which each extractor puts in an order of its own, are read in tests/samples."""
    for paper in PAPERS:
        layout, data = made(paper.document)
        if any(map(in_other_script, strings(paper.document))):
            continue
        try:
            extractor.reads(data, layout)
        except AssertionError as error:
            error.add_note(paper.name)
            raise


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


@pytest.mark.parametrize("text", HOSTILE)
def test_a_layout_has_every_text(text: str) -> None:
    document = everywhere(text)
    layout, _ = made(document)
    assert bare(text_of_body(layout)) == bare("".join(strings(document)))


@settings(max_examples=40)
@given(documents(5))
def test_a_layout_has_all_text_of_any_document_in_its_order(document: Document) -> None:
    layout, _ = made(document)
    assert bare(text_of_body(layout)) == bare("".join(strings(document)))
    assert not check_rendering(document, standard())
