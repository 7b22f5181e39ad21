"""Tables of contents, parts and links inside a document: right page numbers in both formats, whatever stands before."""

import io
import re
from itertools import pairwise
from typing import Any

import pypdf
import pytest
from hypothesis import given, settings
from writers.docx.reading import W, paragraphs, text_of, trees
from writers.pdf.reading import bare, made, text_of_line
from writers.trees import documents, text_of_numbers

from memos.document import Contents, Document, Heading, Paragraph, Run, entries
from memos.document import text_of as said
from memos.styles import standard
from memos.writers.docx import write_docx
from memos.writers.pdf import Layout, lay_out

MM = 72 / 25.4


def document(*blocks: object) -> Document:
    return Document("Title", "en", blocks)  # type: ignore[arg-type]  # blocks of any kind


def prose(length: int, seed: int = 7) -> Paragraph:
    return Paragraph((Run(text_of_numbers(seed, length)),))


def long_paper(count: int = 100) -> Document:
    """Contents of three levels, some with titles of several lines, and text of uneven length between the headings."""
    blocks: list[object] = [Paragraph((Run("Paper"),), "title"), Contents((Run("Contents"),), part=True)]
    for number in range(count):
        title = f"Heading {number} " + "of several more words " * (number % 9)
        heading = Heading((1, 2, 3)[number % 3], (Run(title.strip()),), part=number % 7 == 0, anchor=f"h{number}")  # type: ignore[arg-type]  # a level
        blocks += [heading, prose(number * 37 % 150 + 1, number)]
    return document(*blocks)


def listed(layout: Layout) -> list[tuple[str, int]]:
    """Text and number of each entry, as they stand on the page."""
    found: dict[int, list[str]] = {}
    for page in layout.pages:
        for placed in page.lines:
            for span in placed.line.spans:
                element = span.element
                while element >= 0 and layout.elements[element].tag in {"Link", "Span"}:
                    element = layout.elements[element].parent
                if element >= 0 and layout.elements[element].tag == "Reference":
                    found.setdefault(element, []).append(span.text)
    return [("".join(parts[:-1]), int(parts[-1])) for _, parts in sorted(found.items())]


def links(data: bytes) -> list[tuple[int, int, float, str]]:
    """Of each link inside a PDF: its page, and page, height and name of what it leads to; pages count from 1."""
    reader = pypdf.PdfReader(io.BytesIO(data))
    numbers = {page.indirect_reference.idnum: number for number, page in enumerate(reader.pages, 1) if page.indirect_reference}  # fmt: skip
    found = []
    for number, page in enumerate(reader.pages, 1):
        for annotation in page.get("/Annots", ()):
            entry: Any = annotation.get_object()
            if "/Dest" in entry:
                target, _, _, height, _ = entry["/Dest"]
                found.append((number, numbers[target.idnum], float(height), str(entry["/Contents"])))
    return found


def numbers_in_word(data: bytes) -> list[tuple[str, int]]:
    return [
        (title, int(number))
        for paragraph in paragraphs(data)
        if (paragraph.style.name or "").startswith("toc ")  # type: ignore[union-attr]  # it has a style
        for title, _, number in [text_of(paragraph).rpartition("\t")]
    ]


def test_each_entry_names_the_page_of_its_heading_and_leads_to_it() -> None:
    layout, data = made(long_paper())
    assert layout.page_count > 20
    headings = [heading for heading in layout.headings if heading.text != "Contents"]
    assert [(bare(title), page) for title, page in listed(layout)] == [(bare(h.text), h.page) for h in headings]
    places = {(page, round(height), name) for _, page, height, name in links(data)}
    assert places == {(h.page, round(layout.height - h.y), h.text) for h in headings}
    for page, text in enumerate(pypdf.PdfReader(io.BytesIO(data)).pages, 1):
        assert all(bare(h.text) in bare(text.extract_text()) for h in headings if h.page == page)


def test_word_has_the_same_numbers_in_a_field_that_it_knows() -> None:
    paper = long_paper()
    data = write_docx(paper, standard())
    assert [(bare(title), page) for title, page in numbers_in_word(data)] == [
        (bare(title), page) for title, page in listed(lay_out(paper, standard()))
    ]
    main = trees(data)["word/document.xml"]
    kinds = [str(mark.get(W + "fldCharType")) for mark in main.iter(W + "fldChar")]
    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end") == 101
    assert not [mark for mark in main.iter(W + "fldChar") if mark.get(W + "dirty")]
    assert "updateFields" not in str(trees(data)["word/settings.xml"].attrib)
    names = [str(mark.get(W + "name")) for mark in main.iter(W + "bookmarkStart")]
    assert len(set(names)) == len(names) == 200
    assert {mark.get(W + "id") for mark in main.iter(W + "bookmarkStart")} == {mark.get(W + "id") for mark in main.iter(W + "bookmarkEnd")}  # fmt: skip
    assert {str(link.get(W + "anchor")) for link in main.iter(W + "hyperlink")} <= set(names)
    code = [str(field.text).split() for field in main.iter(W + "instrText")]
    assert [name for kind, name, *_ in code[1:]] == [name for name in names if name.startswith("_Toc")]


@settings(max_examples=40)
@given(documents())
def test_the_contents_of_any_document_are_right(random: Document) -> None:
    layout = lay_out(random, standard())
    pages = {heading.block: heading.page for heading in layout.headings}
    expected = [
        (bare(said(heading.runs)), pages[place])
        for block in random.blocks
        if isinstance(block, Contents)
        for place, heading in entries(random, block)
    ]
    assert [(bare(title), page) for title, page in listed(layout)] == expected
    assert [(bare(title), page) for title, page in numbers_in_word(write_docx(random, standard()))] == expected


def test_three_hundred_entries_go_over_several_pages() -> None:
    layout, _ = made(long_paper(300))
    contents = next(heading.page for heading in layout.headings if heading.text == "Contents")
    first = next(heading.page for heading in layout.headings if heading.text.startswith("Heading 0"))
    assert first - contents >= 6
    assert len(listed(layout)) == 300
    edge = layout.width - standard().margins.right * MM
    for page in layout.pages[contents - 1 : first - 1]:
        for placed in page.lines:
            assert placed.x + placed.line.width <= edge + 0.01
            if re.fullmatch(r"\d+", text_of_line(placed)):
                assert placed.x + placed.line.width == pytest.approx(edge, abs=0.01)


def test_page_breaks_do_not_depend_on_the_numbers() -> None:
    """Of two papers that differ only in how far away the headings are, the contents take the same room."""
    near, far = (
        lay_out(document(Contents(), *[Heading(1, (Run(f"Heading {number}"),), part=True) for number in range(30)], *[prose(300)] * more), standard())
        for more in (0, 90)
    )  # fmt: skip
    assert [heading.page for heading in near.headings] == [heading.page for heading in far.headings]


def test_a_long_title_ends_before_the_column_of_the_numbers() -> None:
    layout = lay_out(
        document(Contents(), *[Heading(1, (Run("word " * length),)) for length in range(1, 60)]), standard()
    )
    placed = [line for page in layout.pages for line in page.lines if line.line.spans]
    number = min(line.x for line in placed if re.fullmatch(r"\d+", text_of_line(line)))
    for line in placed:
        element = layout.elements[line.line.spans[0].element]
        if element.tag == "Link" and not re.fullmatch(r"\d+", text_of_line(line)):
            assert line.x + line.line.width < number


def test_a_part_begins_a_page_unless_nothing_stands_before_it() -> None:
    part = Heading(1, (Run("Part"),), part=True)
    layout = lay_out(document(part, prose(5), part, Heading(2, (Run("Below"),), part=True)), standard())
    assert [heading.page for heading in layout.headings] == [1, 2, 3]
    found = trees(write_docx(document(part, prose(5), part, Heading(2, (Run("Below"),), part=True)), standard()))
    breaks = list(found["word/document.xml"].iter(W + "pageBreakBefore"))
    assert len(breaks) == 2
    levels = [level.get(W + "val") for level in found["word/document.xml"].iter(W + "outlineLvl")]
    assert levels == ["1"], "a part of the second level; that of the first is said by the style"


def test_text_leads_to_a_heading_that_is_there_and_is_plain_where_none_is() -> None:
    text = Paragraph((Run("see "), Run("the talks", target="talks"), Run(" and "), Run("nothing", target="nowhere")))
    paper = document(
        text, prose(900), Heading(1, (Run("Talks"),), anchor="talks"), Heading(1, (Run("More"),), anchor="talks")
    )
    layout, data = made(paper)
    ((page, to, _, name),) = links(data)
    assert (page, to, name) == (1, layout.headings[0].page, "Talks")
    assert to > 1
    main = trees(write_docx(paper, standard()))["word/document.xml"]
    (link,) = main.iter(W + "hyperlink")
    assert "".join(str(part.text) for part in link.iter(W + "t")) == "the talks"
    marks = {str(mark.get(W + "name")): mark for mark in main.iter(W + "bookmarkStart")}
    heading = marks[str(link.get(W + "anchor"))].getparent()
    assert "".join(str(part.text) for part in heading.iter(W + "t")) == "Talks"
    colours = {span.text.strip(): span.look.colour for line in layout.pages[0].lines for span in line.line.spans}
    assert colours["the talks"] != colours["see"]
    assert next(colour for text, colour in colours.items() if text.startswith("and nothing")) == colours["see"]


def test_the_structure_of_contents_follows_the_levels() -> None:
    layout = lay_out(document(Contents(), *[Heading(level, (Run("x"),)) for level in (2, 1, 2, 3, 3, 1)]), standard())  # type: ignore[arg-type]  # levels
    tags = [element.tag for element in layout.elements]

    def depth(element: int) -> int:
        parent = layout.elements[element].parent
        return (tags[element] == "TOC") + (depth(parent) if parent >= 0 else 0)

    assert [depth(number) for number, tag in enumerate(tags) if tag == "TOCI"] == [1, 1, 2, 3, 3, 1]
    parents = {(element.tag, tags[element.parent]) for element in layout.elements if element.parent >= 0}
    assert {pair for pair in parents if "TOC" in pair[0]} == {("TOC", "Document"), ("TOCI", "TOC"), ("TOC", "TOCI")}
    assert {("Reference", "TOCI"), ("Link", "Reference")} <= parents


def test_contents_of_a_paper_without_headings_are_none() -> None:
    layout = lay_out(document(Contents(), prose(3)), standard())
    assert not [element for element in layout.elements if element.tag == "TOC"]
    assert not list(trees(write_docx(document(Contents()), standard()))["word/document.xml"].iter(W + "fldChar"))


def test_dots_of_entries_stand_one_below_the_other() -> None:
    layout = lay_out(document(Contents(), *[Heading(1, (Run("word " * length),)) for length in (1, 3, 5)]), standard())
    dots = [placed for placed in layout.pages[0].lines if text_of_line(placed).startswith(". .")]
    assert len(dots) == 3
    step = dots[0].line.width / text_of_line(dots[0]).count(".")
    for one, other in pairwise(dots):
        assert one.x < other.x
        assert (other.x - one.x) % step == pytest.approx(0, abs=step / 5) or (other.x - one.x) % step == pytest.approx(
            step, abs=step / 5
        )
