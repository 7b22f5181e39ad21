"""Pages: nothing leaves the margins, what belongs together stays together, and a table's head is repeated."""

from collections import defaultdict

import pytest
from hypothesis import given, settings
from writers.pdf.reading import text_of_line
from writers.trees import documents, text_of_numbers

from memos.document import Approval, Cell, Column, Document, Field, Heading, Item, List, Paragraph, Row, Run, Table
from memos.styles import standard
from memos.writers.pdf import Layout, lay_out
from memos.writers.pdf.pages import ARTIFACT

MM = 72 / 25.4
STYLE = standard()


def prose(length: int, seed: int = 7) -> Paragraph:
    return Paragraph((Run(text_of_numbers(seed, length)),))


def laid_out(*blocks: object) -> Layout:
    return lay_out(Document("Title", "en", blocks), STYLE)  # type: ignore[arg-type]  # blocks of any kind


def rows(count: int, words: int = 3) -> Table:
    made = tuple(
        Row((Cell((Paragraph((Run(str(number)),)),)), Cell((prose(words, number),)))) for number in range(count)
    )
    return Table((Column((Run("No."),), "number"), Column((Run("Item"),))), made)


def pages_of(layout: Layout, tag: str) -> dict[int, list[int]]:
    """For each element of that kind, in order, the page of each of its lines."""
    found: dict[int, list[int]] = defaultdict(list)
    for number, page in enumerate(layout.pages):
        for placed in page.lines:
            if placed.artifact:
                continue
            element = placed.line.spans[0].element if placed.line.spans else ARTIFACT
            while element != ARTIFACT and layout.elements[element].tag != tag:
                element = layout.elements[element].parent
            if element != ARTIFACT:
                found[element].append(number)
    return found


@settings(max_examples=60)
@given(documents())
def test_nothing_leaves_the_margins(document: Document) -> None:
    layout = lay_out(document, STYLE)
    margins = STYLE.margins
    for page in layout.pages:
        for placed in page.lines:
            assert placed.x >= margins.left * MM - 0.01
            assert placed.x + placed.line.width <= layout.width - margins.right * MM + 0.01
            assert placed.y >= margins.top * MM - 0.01
            assert placed.y + placed.line.height <= layout.height - margins.bottom * MM + 0.01
        for placed in (*page.header, *page.footer):
            assert placed.x >= 0
            assert placed.x + placed.line.width <= layout.width
            assert placed.y >= 0
            assert placed.y + placed.line.height <= layout.height


@settings(max_examples=40)
@given(documents())
def test_no_two_lines_stand_on_each_other(document: Document) -> None:
    for page in lay_out(document, STYLE).pages:
        placed = sorted(page.lines, key=lambda line: line.y)
        for number, one in enumerate(placed):
            for other in placed[number + 1 :]:
                if other.y >= one.y + one.line.height - 0.01:
                    break
                beside = other.x >= one.x + one.line.width - 0.01 or one.x >= other.x + other.line.width - 0.01
                assert beside or not one.line.width or not other.line.width, (text_of_line(one), text_of_line(other))


def test_a_heading_is_never_the_last_of_a_page() -> None:
    for length in range(1, 60):
        heading = Heading(1, (Run("Heading"),))
        layout = laid_out(*[prose(11)] * length, heading, Heading(2, (Run("Below it"),)), prose(40))
        (first, below), text = layout.headings, list(pages_of(layout, "P").values())[-1]
        assert first.page == below.page == text[0] + 1


def test_a_paragraph_leaves_no_line_alone() -> None:
    for length in range(1, 60):
        layout = laid_out(*[prose(9)] * length, prose(120))
        lines = list(pages_of(layout, "P").values())[-1]
        for page in set(lines):
            assert lines.count(page) >= 2


def test_a_row_stays_on_one_page_unless_it_is_taller_and_the_head_is_repeated() -> None:
    layout = laid_out(rows(40, 30))
    assert layout.page_count > 2
    assert all(len(set(pages)) == 1 for pages in pages_of(layout, "TR").values())
    for page in layout.pages:
        assert [text_of_line(placed) for placed in page.lines[:2]] == ["No.", "Item"]
    assert [page.lines[0].artifact for page in layout.pages] == [False, *[True] * (layout.page_count - 1)]
    tall = laid_out(rows(1, 1500))
    pages = list(pages_of(tall, "TR").values())[-1]
    assert set(pages) == set(range(tall.page_count))


def test_a_table_never_begins_with_its_head_alone() -> None:
    for length in range(1, 60):
        layout = laid_out(*[prose(11)] * length, rows(3, 30))
        head, first, *_ = (pages[0] for pages in pages_of(layout, "TR").values())
        assert head == first


def test_a_table_of_low_rows_begins_with_two_of_them() -> None:
    for length in range(1, 60):
        layout = laid_out(*[prose(11)] * length, rows(3))
        assert layout.page_count <= 1 + length // 15
        head, first, second, _ = (pages[0] for pages in pages_of(layout, "TR").values())
        assert head == first == second
    high = [pages[0] for pages in pages_of(laid_out(*[prose(11)] * 20, rows(2, 220)), "TR").values()]
    assert high[0] == high[1] == 0


def test_the_drafting_record_is_on_one_page_and_not_alone() -> None:
    record = Approval(tuple(Field((Run("By"),), ((Run("A"),), (Run("B"),))) for _ in range(4)))
    for before in (prose(11), List((Item((prose(3),)),)), rows(1)):
        for length in range(30, 50):
            layout = laid_out(*[prose(11)] * length, before, record)
            (pages,) = {tuple(pages) for element, pages in pages_of(layout, "L").items() if layout.elements[element].attributes == "None"}  # fmt: skip
            assert len(set(pages)) == 1
            assert text_of_line(layout.pages[pages[0]].lines[0]) != "By"


def test_a_heading_stays_with_the_first_row_of_a_table_and_the_first_lines_of_a_list() -> None:
    points = List((Item((prose(60),)), Item((prose(9),))))
    for length in range(1, 60):
        for after, tag in ((rows(3, 30), "TD"), (points, "LBody")):
            layout = laid_out(*[prose(11)] * length, Heading(1, (Run("Heading"),)), after)
            pages = next(iter(pages_of(layout, tag).values()))
            assert layout.headings[0].page == pages[0] + 1
            if tag == "LBody":
                assert pages[0] == pages[1]


def test_no_line_of_an_item_or_of_a_torn_cell_is_alone() -> None:
    for length in range(1, 40):
        layout = laid_out(*[prose(9)] * length, List((Item((prose(120),)),)))
        lines = list(pages_of(layout, "LBody").values())[-1]
        assert all(lines.count(page) >= 2 for page in lines)
    cell = Cell(tuple(prose(70, number) for number in range(40)))
    layout = laid_out(Table((Column((Run("Head"),)), Column((Run("Other"),))), (Row((cell, Cell((prose(4),)))),)))
    assert layout.page_count > 1
    assert [text_of_line(page.lines[0]) for page in layout.pages] == ["Head"] * layout.page_count
    for lines in pages_of(layout, "P").values():
        assert all(lines.count(page) >= 2 for page in lines)


def test_a_row_that_fits_on_no_page_begins_where_there_is_room() -> None:
    """No large hole before it: it goes on under the repeated head."""
    layout = laid_out(prose(60), rows(1, 1500))
    assert pages_of(layout, "TD")[max(pages_of(layout, "TD"))][0] == 0


def test_a_row_that_fits_a_page_but_not_below_its_headings_goes_on_under_its_head() -> None:
    """No page holds headings alone, whatever the height of the row; and a row that has room on a page of its own stays whole."""
    headings = [Heading(level, (Run(f"Heading {level}"),)) for level in (1, 2, 3)]
    torn = []
    for words in range(560, 700, 2):
        layout = laid_out(*[prose(11)] * 3, *headings, rows(1, words))
        starts = {heading.page for heading in layout.headings}
        cells = [pages for element, pages in pages_of(layout, "TD").items() if layout.elements[element].tag == "TD"]
        assert starts == {cells[0][0] + 1} == {cells[1][0] + 1}
        lines = pages_of(layout, "P")
        assert all(pages.count(page) >= 2 for pages in lines.values() if len(pages) > 1 for page in pages)
        torn.append(len(set(cells[1])) > 1)
        for page in layout.pages[1:]:
            assert page.lines[0].artifact or text_of_line(page.lines[0]) == "Heading 1"
    assert torn == sorted(torn)
    assert {*torn} == {False, True}


def test_the_drafting_record_takes_lines_of_a_high_row_along() -> None:
    """No page holds the record alone, nor headings alone, and the record stays on one page."""
    record = Approval(tuple(Field((Run(f"By {number}"),), ((Run("A"),),)) for number in range(4)))
    heading = Heading(1, (Run("Heading"),))
    for table in (rows, lambda _, words: Table(rows(1).columns, (*rows(2).rows, *rows(1, words).rows))):
        for words in range(480, 1400, 8):
            layout = laid_out(heading, table(1, words), record)
            (record_pages,) = {tuple(pages) for element, pages in pages_of(layout, "L").items() if layout.elements[element].attributes == "None"}  # fmt: skip
            assert len(set(record_pages)) == 1
            cell = list(pages_of(layout, "TD").values())[-1]
            assert cell[-1] == record_pages[0] == layout.page_count - 1
            assert cell.count(cell[-1]) >= 2
            assert next(iter(pages_of(layout, "TD").values()))[0] == 0


def test_a_row_lower_than_a_page_is_torn_once_at_most_for_the_record_behind_it() -> None:
    for fields in (4, 12, 20, 26):
        record = Approval(tuple(Field((Run(f"By {number}"),), ((Run("A"),),)) for number in range(fields)))
        for before in (0, 6, 10, 14):
            for words in (200, 300, 400, 480):
                layout = laid_out(*[prose(11)] * before, rows(2, words), record)
                row_pages = [len(set(pages)) for pages in pages_of(layout, "TR").values()]
                assert row_pages[:-1] == [1, 1]
                assert row_pages[-1] <= 2
                assert text_of_line(layout.pages[-1].lines[0]) != "By 0"


def test_a_record_longer_than_a_page_goes_on_as_text_does() -> None:
    """The page before it is full, and no page has a single field of it."""
    for fields in range(40, 130, 5):
        record = Approval(tuple(Field((Run("By"),), ((Run(f"A {number}"),),)) for number in range(fields)))
        layout = laid_out(prose(60), record)
        (pages,) = [pages for element, pages in pages_of(layout, "L").items() if layout.elements[element].attributes == "None"]  # fmt: skip
        assert pages[0] == 0
        assert all(pages.count(page) >= 4 for page in pages)
        foot = STYLE.margins.bottom * MM
        for page in layout.pages[:-1]:
            last = page.lines[-1]
            assert layout.height - foot - last.y - last.line.height < 3 * last.line.height


def test_a_row_over_many_pages_has_each_of_its_lines_once() -> None:
    cell = Cell(tuple(Paragraph((Run(f"{number} of many"),)) for number in range(2000)))
    other = Cell(tuple(Paragraph((Run(f"{number} beside"),)) for number in range(300)))
    layout = laid_out(Table((Column((Run("Head"),)), Column((Run("Other"),))), (Row((cell, other)),)))
    lines = [text_of_line(placed) for page in layout.pages for placed in page.lines if not placed.artifact]
    assert [line for line in lines if line.endswith("many")] == [f"{number} of many" for number in range(2000)]
    assert [line for line in lines if line.endswith("beside")] == [f"{number} beside" for number in range(300)]
    foot = layout.height - STYLE.margins.bottom * MM
    for page in layout.pages[:-1]:
        assert max(placed.y + placed.line.height for placed in page.lines) > foot - 40


def test_paragraphs_and_lists_of_a_bottom_line_share_one_box() -> None:
    def said(text: str) -> Paragraph:
        return Paragraph((Run(text),), "bottom_line")

    points = List((Item((said("Accept the text."),)), Item((said("Keep our share."),))))
    layout = laid_out(said("Decide:"), points, said("Then close."), prose(5))
    (page,) = layout.pages
    look = STYLE.text.bottom_line
    (box,) = [fill for fill in page.fills if fill.colour == look.background]
    boxed, last = page.lines[:-1], page.lines[-1]
    assert all(box.y < line.y and line.y + line.line.height < box.y + box.height for line in boxed)
    assert last.y == pytest.approx(box.y + box.height + look.after)
    one, other = (placed for placed in laid_out(said("One."), said("Two.")).pages[0].lines)
    assert other.y - one.y - one.line.height == pytest.approx(max(look.before, look.after))


def test_lines_that_come_again_stand_in_the_elements_of_their_own_paper() -> None:
    """The same text of several looks and languages, once first in its paper and once behind another, with links of its own."""
    runs = (Run("of the "), Run("Комиссии", language="ru"), Run(" and"), Run(" others", strong=True))
    linked = (*runs[:3], Run(" others", strong=True, link="https://example.org/"))
    for before in ((), (prose(3),), (Paragraph(linked), prose(3))):
        for last in (runs, linked, runs):
            layout = laid_out(*before, Paragraph(last))
            spans = layout.pages[0].lines[-1].line.spans
            inside = [layout.elements[span.element] for span in spans]
            assert "".join(span.text for span in spans) == "of the Комиссии and others"
            assert [(element.tag, element.language, element.link) for element in inside] == [
                ("P", "", ""), ("Span", "ru", ""), ("P", "", ""), ("Link", "", last[3].link) if last[3].link else ("P", "", "")
            ]  # fmt: skip
            owners = {span.element if element.tag == "P" else element.parent for span, element in zip(spans, inside, strict=True)}  # fmt: skip
            assert len(owners) == 1
            drawn = {use.face: use.characters for use in layout.faces}
            assert all(drawn[span.look.face].issuperset(span.text) for span in spans)


def test_a_long_document_ends() -> None:
    assert laid_out(*[prose(200)] * 200).page_count > 50
    assert laid_out(*[Heading(1, (Run("Heading"),))] * 300).page_count > 5


def test_an_empty_document_has_a_page() -> None:
    assert laid_out().page_count == 1


def test_a_word_that_may_not_begin_a_line_and_is_wider_than_one_is_cut() -> None:
    text = "word and word )" + "Antidisestablishmentarianism" * 12
    layout = lay_out(Document("t", "en", (Heading(1, (Run(text),)),)), STYLE)
    room = layout.width - (STYLE.margins.left + STYLE.margins.right) * MM
    assert max(placed.line.width for placed in layout.pages[0].lines) <= room + 0.01
