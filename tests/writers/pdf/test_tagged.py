"""What validators are blind to, in the files themselves: each mark owned once, the tree read in the order of the paper, no mark seen in the picture, no
text on other text or in the margins at the sides."""

import io
from collections.abc import Callable

import pypdf
import pytest
from hypothesis import given, settings
from papers import PAPERS, Paper
from pypdf.generic import ArrayObject, ContentStream, DictionaryObject, NameObject, NumberObject
from writers.hostile import HOSTILE, everywhere
from writers.pdf.reading import bare
from writers.pdf.tagged import crowded, integrity, pictures, read_aloud, unmarked
from writers.trees import documents

from memos.document import Document, strings
from memos.styles import standard
from memos.writers.pdf import write_pdf

MM = 72 / 25.4
OVERHANG = 3
"""Points by which the ink of a slanted letter may leave its own width."""


def written(document: Document) -> bytes:
    return write_pdf(document, standard())


def reads_in_order(data: bytes, document: Document) -> None:
    """The structure tree gives the strings of the document, each as a block of its own."""
    read = [bare(text) for text in read_aloud(data)]
    said = [bare(text) for text in strings(document) if bare(text)]
    assert read == said


def looks_the_same_untagged(data: bytes) -> None:
    tagged, untagged = list(pictures(data)), list(pictures(unmarked(data)))
    assert all(any(row.count(0xFF) < len(row) for row in page) for page in untagged), "an empty picture"
    # The numbers of the pages, not the pages: on CI pytest would write out how millions of pixels differ, for hours.
    assert [at for at, page in enumerate(untagged, 1) if tagged[at - 1 : at] != [page]] == []
    assert len(tagged) == len(untagged)


def stands_apart(data: bytes) -> None:
    """No letter is on another, and there is no ink beside the text's own width."""
    assert list(crowded(data)) == []
    margins = standard().margins
    for rows in pictures(data):
        left, right = int(margins.left * MM) - OVERHANG, len(rows[0]) - int(margins.right * MM) + OVERHANG
        assert all(row[:left].count(255) == left and row[right:].count(255) == len(row) - right for row in rows)


@pytest.mark.parametrize("paper", PAPERS, ids=str)
def test_every_paper_of_the_samples(paper: Paper) -> None:
    data = written(paper.document)
    integrity(data)
    reads_in_order(data, paper.document)
    looks_the_same_untagged(data)
    stands_apart(data)


@settings(max_examples=60)
@given(documents(4))
def test_all_content_of_any_document_is_owned_once_and_read_in_order(document: Document) -> None:
    data = written(document)
    integrity(data)
    reads_in_order(data, document)


@settings(max_examples=30)
@given(documents(4))
def test_any_document_looks_the_same_untagged_and_stands_apart(document: Document) -> None:
    data = written(document)
    looks_the_same_untagged(data)
    stands_apart(data)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_owned_once_and_read_in_order(text: str) -> None:
    document = everywhere(text)
    data = written(document)
    integrity(data)
    reads_in_order(data, document)
    looks_the_same_untagged(data)


def _tree(writer: pypdf.PdfWriter) -> ArrayObject:
    """What the element of the whole document holds."""
    kids: ArrayObject = writer.root_object["/StructTreeRoot"]["/K"].get_object()["/K"]
    return kids


def _content(writer: pypdf.PdfWriter) -> ContentStream:
    """The operators of the first page, to be changed in place."""
    page = writer.pages[0]
    content = ContentStream(page["/Contents"].get_object(), writer)
    page[NameObject("/Contents")] = writer._add_object(content)  # noqa: SLF001 -- pypdf's own way to a new object
    return content


def _disowned(writer: pypdf.PdfWriter) -> None:
    _tree(writer)[0].get_object()[NameObject("/K")] = ArrayObject()


def _owned_twice(writer: pypdf.PdfWriter) -> None:
    _tree(writer).append(_tree(writer)[0])


def _no_way_back(writer: pypdf.PdfWriter) -> None:
    parents = writer.root_object["/StructTreeRoot"]["/ParentTree"]["/Nums"][1]
    parents[0], parents[1] = parents[1], parents[0]


def _left_open(writer: pypdf.PdfWriter) -> None:
    operations = _content(writer).operations
    del operations[next(at for at, given in enumerate(operations) if given[1] == b"EMC")]


def _unmarked_line(writer: pypdf.PdfWriter) -> None:
    content = _content(writer)
    content.operations += [([NumberObject(0)] * 4, b"re"), ([], b"f")]


def _out_of_order(writer: pypdf.PdfWriter) -> None:
    kids = _tree(writer)
    kids[0], kids[1] = kids[1], kids[0]


def _misread(writer: pypdf.PdfWriter) -> None:
    for font in writer.pages[0]["/Resources"]["/Font"].values():
        stream = font.get_object()["/ToUnicode"].get_object()
        stream.set_data(stream.get_data().replace(b" <0061>\n", b" <0062>\n"))


def _hidden_when_marked(writer: pypdf.PdfWriter) -> None:
    """A mark that a viewer heeds: optional content that is off."""
    group = writer._add_object(DictionaryObject({NameObject("/Type"): NameObject("/OCG")}))  # noqa: SLF001 -- as above
    off = DictionaryObject({NameObject("/OFF"): ArrayObject([group])})
    writer.root_object[NameObject("/OCProperties")] = DictionaryObject(
        {NameObject("/OCGs"): ArrayObject([group]), NameObject("/D"): off}
    )
    writer.pages[0]["/Resources"][NameObject("/Properties")] = DictionaryObject({NameObject("/Off"): group})
    content = _content(writer)
    content.operations = [([NameObject("/OC"), NameObject("/Off")], b"BDC"), *content.operations, ([], b"EMC")]


def _printed_twice(writer: pypdf.PdfWriter) -> None:
    content = _content(writer)
    shift = [NumberObject(number) for number in (1, 0, 0, 1, 1, 0)]
    content.operations = [*content.operations, (shift, b"cm"), *content.operations]


def _moved_to_the_left(writer: pypdf.PdfWriter) -> None:
    content = _content(writer)
    shift = [NumberObject(number) for number in (1, 0, 0, 1, -9, 0)]
    content.operations = [(shift, b"cm"), *content.operations]


@pytest.mark.parametrize(
    ("broken", "check"),
    [
        (_disowned, "integrity"),
        (_owned_twice, "integrity"),
        (_no_way_back, "integrity"),
        (_left_open, "integrity"),
        (_unmarked_line, "integrity"),
        (_out_of_order, "order"),
        (_misread, "order"),
        (_hidden_when_marked, "picture"),
        (_printed_twice, "place"),
        (_moved_to_the_left, "place"),
    ],
)
def test_each_of_these_checks_can_fail(broken: Callable[[pypdf.PdfWriter], None], check: str) -> None:
    document = PAPERS[0].document
    checks: dict[str, Callable[[bytes], None]] = {
        "integrity": integrity,
        "order": lambda data: reads_in_order(data, document),
        "picture": looks_the_same_untagged,
        "place": stands_apart,
    }
    for change in (lambda _: None, broken):
        writer = pypdf.PdfWriter(clone_from=io.BytesIO(written(document)))
        change(writer)
        made = io.BytesIO()
        writer.write(made)
        if change is broken:
            with pytest.raises(AssertionError):
                checks[check](made.getvalue())
        else:
            checks[check](made.getvalue())
