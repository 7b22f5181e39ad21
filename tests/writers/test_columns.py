"""Columns fit what they hold, in both formats alike: nothing is broken that there is room for, and nobody gets more than there is."""

import datetime as dt
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from writers.docx.reading import parts
from writers.pdf.reading import text_of_line
from writers.trees import documents

from memos.document import Cell, Column, ColumnKind, Document, Paragraph, Row, Run, Table
from memos.styles import standard
from memos.writers.docx import write_docx
from memos.writers.pdf import Layout, lay_out
from memos.writers.pdf.tables import grids
from memos.writers.pdf.typeset import typeset

STYLE = standard()
READY = typeset(STYLE)
ROOM = READY.right - READY.left

NAMES = st.lists(
    st.sampled_from(["Anna-Maria", "O'Dell", "Қасымов", "von", "der", "Lambros-Vey", "H.E.", "Nī", "Σταύρος", "Ким"]),
    min_size=1,
    max_size=2,
).map(" ".join)
DATES = st.dates(dt.date(1900, 1, 1)).map(lambda day: f"{day:%d} сентября {day:%Y} г.")
TIMES = st.times().map(lambda time: f"{time:%H:%M}–{time:%H:%M}")
PROSE = st.integers(1, 40).map(lambda count: " ".join(["of the Commission"] * count))
CONTENT: dict[ColumnKind, st.SearchStrategy[str]] = {
    "number": st.integers(0, 99999).map(str),
    "time": TIMES,
    "date": DATES,
    "name": NAMES,
    "label": st.sampled_from(["Open", "In progress", "Head of delegation", "—"]),
    "text": PROSE,
}

PAD = "of the Commission " * 20


def table(kinds: list[ColumnKind], rows: list[list[str]], headings: list[str] | None = None) -> Table:
    shown = headings or [f"H{number}" for number in range(len(kinds))]
    columns = tuple(Column((Run(heading),), kind) for heading, kind in zip(shown, kinds, strict=True))
    return Table(columns, tuple(Row(tuple(Cell((Paragraph((Run(text),)),)) for text in row)) for row in rows))


def widths(*tables: Table) -> list[tuple[float, ...]]:
    found = grids(tables, STYLE, "en")
    return [found[made.columns] for made in tables]


def texts(layout: Layout) -> list[str]:
    return [text_of_line(placed) for page in layout.pages for placed in page.lines]


@settings(max_examples=30)
@given(st.data())
def test_nothing_short_is_broken_where_there_is_room(data: st.DataObject) -> None:
    """Names, dates, times, figures and labels stand on one line beside a column of text of any length."""
    beside: list[ColumnKind] = data.draw(st.sampled_from([["name", "date"], ["number", "time", "name"], ["date", "label"], ["name"]]))  # fmt: skip
    kinds: list[ColumnKind] = [*beside, "text"]
    rows = data.draw(st.lists(st.tuples(*[CONTENT[kind] for kind in kinds]).map(list), min_size=1, max_size=8))
    shown = texts(lay_out(Document("T", "en", (table(kinds, rows),)), STYLE))
    for row in rows:
        for text in row[:-1]:
            assert text in shown, text


@settings(max_examples=30)
@given(st.lists(st.lists(NAMES, min_size=4, max_size=4), min_size=1, max_size=5))
def test_names_break_between_their_parts_alone(rows: list[list[str]]) -> None:
    long = [[f"{one} {other}", third, fourth, PAD] for one, other, third, fourth in rows]
    shown = " ".join(texts(lay_out(Document("T", "en", (table(["name", "name", "name", "text"], long),)), STYLE)))
    for row in long:
        for part in re.split("[ -]", " ".join(row)):
            assert re.search(rf"(?<!\w){re.escape(part)}(?!\w)", shown), part


@pytest.mark.parametrize("kind", ["name", "label"])
def test_a_word_wider_than_what_names_may_take_is_whole_where_the_table_has_room(kind: ColumnKind) -> None:
    """Whatever stands beside it, the words of other names before their whole lines."""
    look = STYLE.table
    word = "Wolfeschlegelsteinhausenbergerdorff"
    others: list[list[str]] = [["Chair"], ["of the Commission " * 30], ["1 May 2026", "Chair"]]
    for beside, kinds in zip(others, (["text"], ["text"], ["date", "text"]), strict=True):
        made = table([kind, *kinds], [[f"Anna {word}", *beside]])  # type: ignore[list-item]  # kinds of columns
        ((width, *_),) = widths(made)
        assert width > {"name": look.name_width, "label": look.label_width}[kind]
        assert word in " ".join(texts(lay_out(Document("T", "en", (made,)), STYLE))).split()
    three = table(["name", "name", "text"], [[word, "Maximilian Alexander Konstantin Sebastian", PAD]])
    assert word in texts(lay_out(Document("T", "en", (three,)), STYLE))


@settings(max_examples=30)
@given(documents(6))
def test_widths_fill_the_page_and_the_word_file_has_the_same(document: Document) -> None:
    tables = [block for block in document.blocks if isinstance(block, Table)]
    found = grids(document.blocks, STYLE, document.language)
    body = parts(write_docx(document, STYLE))["word/document.xml"].decode()
    written = [re.findall(r'<w:gridCol w:w="(\d+)"/>', grid) for grid in re.findall("<w:tblGrid>.*?</w:tblGrid>", body)]
    assert len(written) == len(tables)
    for made, columns in zip(tables, written, strict=True):
        assert sum(found[made.columns]) == pytest.approx(ROOM)
        assert min(found[made.columns]) > 10
        assert [int(width) / 20 for width in columns] == pytest.approx(list(found[made.columns]), abs=0.05)


def test_a_cell_stands_where_its_column_begins() -> None:
    made = table(["number", "name", "text"], [["1", "Lida Varen", "Office"]])
    (columns,) = widths(made)
    (page,) = lay_out(Document("T", "en", (made,)), STYLE).pages
    place = {text_of_line(placed): placed.x for placed in page.lines}
    pad = STYLE.table.padding_x
    assert place["Lida Varen"] == pytest.approx(READY.left + columns[0] + pad)
    assert place["Office"] == pytest.approx(READY.left + columns[0] + columns[1] + pad)


def test_tables_with_the_same_columns_stand_alike() -> None:
    short = table(["name", "text"], [["Ai", "x"]])
    long = table(["name", "text"], [["Anna-Maria Lambros-Vey", "x"]])
    other = table(["name", "text"], [["Ai", "x"]], ["Another", "H1"])
    first, second, third = widths(short, long, other)
    assert first == second
    assert third[0] < first[0]


def test_a_column_is_no_wider_than_what_it_holds_where_text_can_use_the_room() -> None:
    made = table(["label", "date", "text"], [["Open", "1 May 2026", "of the Commission " * 30]])
    (columns,) = widths(made)
    longer = table(["label", "date", "text"], [["In progress", "1 May 2026", "of the Commission " * 30]])
    (others,) = widths(longer)
    assert columns[0] < others[0]
    assert columns[1] == pytest.approx(others[1])
    assert columns[2] > ROOM * 0.7


def test_columns_of_text_share_what_is_left() -> None:
    long, short = "of the Commission " * 30, "one word"
    ((first, second),) = widths(table(["text", "text"], [[long, long]]))
    assert first == pytest.approx(second)
    ((first, second),) = widths(table(["text", "text"], [[long, short]]))
    assert first > 2 * second


@pytest.mark.parametrize("kind", list(CONTENT))
def test_no_content_pushes_the_others_off_the_page(kind: ColumnKind) -> None:
    kinds: list[ColumnKind] = [kind, "text", "date", "name"]
    (columns,) = widths(table(kinds, [["m" * 400, "of the Commission", "1 May 2026", "Lida Varen"]]))
    assert sum(columns) == pytest.approx(ROOM)
    assert min(columns) > 40


def test_figures_have_one_width_and_are_not_kerned() -> None:
    """So that figures below one another stand in columns: in each face, whatever stands beside them."""
    for face in READY.faces:
        single = {face.words[figure].width for figure in "0123456789"}
        assert len(single) == 1
        (width,) = single
        colon, dash = face.words[":"].width, face.words["–"].width
        for one in "0123456789":
            for other in "0123456789":
                assert face.words[one + other].width == pytest.approx(2 * width)
                assert face.words[f"{one}:{other}"].width == pytest.approx(2 * width + colon)
                assert face.words[f"{one}–{other}"].width == pytest.approx(2 * width + dash)


def test_numbers_end_on_one_line() -> None:
    made = table(["number", "text"], [[str(7**power), "of the Commission " * 9] for power in range(7)])
    (page,) = lay_out(Document("T", "en", (made,)), STYLE).pages
    ends = {round(placed.x + placed.line.width, 3) for placed in page.lines if text_of_line(placed).isdigit()}
    assert len(ends) == 1


@pytest.mark.parametrize(("times", "end"), [(["9:30", "10:30"], True), (["09:30", "10:30"], False), (["9:30", "9:45"], False), (["30 min", "10:30"], False)])  # fmt: skip
def test_colons_of_times_stand_below_one_another(times: list[str], end: bool) -> None:
    made = table(["time", "text"], [[time, "of the Commission"] for time in times], ["Time", "Item"])
    document = Document("T", "en", (made,))
    (page,) = lay_out(document, STYLE).pages
    placed = [line for line in page.lines if text_of_line(line) in times]
    assert (len({round(line.x, 3) for line in placed}) > 1) is end
    if end:
        assert len({round(line.x + line.line.width, 3) for line in placed}) == 1
    body = parts(write_docx(document, STYLE))["word/document.xml"].decode()
    assert (body.count('"TableNumber"') == 2) is end


def with_notes(rows: list[tuple[str, str, str]]) -> Table:
    """Names, the line below each, and offices."""
    columns = (Column((Run("Name"),), "name"), Column((Run("Office"),), "text"))
    cells = [
        (Cell((Paragraph((Run(name),)), *((Paragraph((Run(note),), role="note"),) if note else ()))), Cell((Paragraph((Run(office),)),)))
        for name, note, office in rows
    ]  # fmt: skip
    return Table(columns, tuple(Row(pair) for pair in cells))


def test_a_line_below_a_name_has_the_room_that_nothing_else_needs() -> None:
    made = with_notes([("Lida Varen", "Лида Варен; [LEE-da VAH-ren]", "Minister of Foreign Affairs")])
    assert "Лида Варен; [LEE-da VAH-ren]" in texts(lay_out(Document("T", "en", (made,)), STYLE))


def test_one_line_below_a_name_does_not_break_the_offices_of_all_others() -> None:
    office = "Head of the Transboundary Rivers Division, Ministry of Water of the Republic"
    others = [("Oskar Tellin", "", office)] * 12
    note = "Лида Варен; [LEE-da VAH-ren]; also spelt Lyda Waren"
    shown = texts(lay_out(Document("T", "en", (with_notes([("Lida Varen", note, "Minister"), *others]),)), STYLE))
    assert shown.count(office) == 12
    assert note not in shown


@settings(max_examples=30)
@given(st.lists(st.tuples(NAMES, st.sampled_from(["", "a", "of the Commission", "of the Commission " * 4]), PROSE), min_size=1, max_size=6))  # fmt: skip
def test_names_stand_on_one_line_whatever_is_below_them(rows: list[tuple[str, str, str]]) -> None:
    shown = texts(lay_out(Document("T", "en", (with_notes([(name, note.strip(), office) for name, note, office in rows]),)), STYLE))  # fmt: skip
    assert {name for name, _, _ in rows} <= set(shown)
