"""A Word file has the structure that Word knows: styles, header rows, numbering, properties, and nothing to repair."""

import re
from itertools import pairwise

import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from writers.docx.reading import W, element, paragraphs, parts, text_of, trees, word
from writers.trees import documents, foreign_documents

from memos.document import (
    Approval,
    Cell,
    Column,
    Document,
    Field,
    Fields,
    Heading,
    Item,
    List,
    Paragraph,
    Row,
    Run,
    Runs,
    Table,
)
from memos.schemas.style import PAPER_SIZES
from memos.styles import standard
from memos.writers.docx import write_docx

ORDER = (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "suppressLineNumbers", "pBdr", "shd", "tabs",
    "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd",
    "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc", "textDirection", "textAlignment",
    "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr",
)  # fmt: skip
"""The children of w:pPr, in the only order that Word takes (ECMA-376-1, 17.3.1.26)."""
RUN_ORDER = ("rStyle", "rFonts", "b", "bCs", "i", "iCs", "color", "kern", "sz", "szCs", "rtl", "cs", "lang")
"""Of the children of w:rPr, those that are used (ECMA-376-1, 17.3.2.28)."""


def runs(text: str) -> Runs:
    return (Run(text),)


def body(*blocks: object, **more: object) -> Document:
    return Document("Title", "en", blocks, **more)  # type: ignore[arg-type]  # blocks of any kind


def written(document: Document) -> bytes:
    return write_docx(document, standard())


def value(given: etree._Element | None) -> str:
    assert given is not None
    return str(given.get(W + "val"))


def table(rows: int = 2) -> Table:
    row = Row((Cell((Paragraph(runs("1")),)), Cell((Paragraph(runs("Water")),))), heads=True)
    return Table((Column(runs("No."), "number"), Column(runs("Item"))), (row,) * rows, caption=runs("Agenda"))


def test_headings_lists_and_tables_have_the_styles_that_word_has_for_them() -> None:
    item = Item((Paragraph(runs("first")), List((Item((Paragraph(runs("inner")),)),), ordered=True)))
    document = body(
        Paragraph(runs("Memo"), "title"), *(Heading(level, runs(f"H{level}")) for level in (1, 2, 3, 4, 5, 6)), List((item,)), table()
    )  # fmt: skip
    styles = [paragraph.style.name for paragraph in paragraphs(written(document)) if text_of(paragraph)]
    assert styles == [
        "Title", *(f"Heading {level}" for level in range(1, 7)), "List Bullet", "List Number", "Caption", "Table Head Number", "Table Head",
        *["Table Number", "Table Text"] * 2,
    ]  # fmt: skip


def test_the_header_row_is_repeated_and_no_row_is_torn() -> None:
    (made,) = word(written(body(table(3)))).tables
    rows = list(element(made).iter(qn("w:tr")))
    assert [row.find(f".//{W}tblHeader") is not None for row in rows] == [True, False, False, False]
    assert all(row.find(f".//{W}cantSplit") is not None for row in rows)
    look = element(made).find(f".//{W}tblLook")
    assert (look.get(W + "firstRow"), look.get(W + "firstColumn")) == ("1", "1")
    grid = [int(column.get(W + "w")) for column in element(made).iter(W + "gridCol")]
    page = standard()
    room = PAPER_SIZES[page.paper][0] - page.margins.left - page.margins.right
    assert sum(grid) == pytest.approx(room * 1440 / 25.4, abs=5)


def test_each_numbered_list_counts_anew_from_its_own_number() -> None:
    lists = [
        List((Item((Paragraph(runs("a")),)), Item((Paragraph(runs("b")),))), ordered=True, start=start)
        for start in (1, 7)
    ]
    data = written(body(*lists))
    numbers = [value(element(paragraph).find(f".//{W}numId")) for paragraph in paragraphs(data)]
    assert numbers[0] == numbers[1] != numbers[2] == numbers[3]
    starts = {
        value_of.get(W + "numId"): value(value_of.find(f".//{W}startOverride"))
        for value_of in trees(data)["word/numbering.xml"].iter(W + "num")
        if value_of.find(f".//{W}startOverride") is not None
    }
    assert [starts[numbers[0]], starts[numbers[2]]] == ["1", "7"]


def test_a_heading_stays_with_its_text_and_the_drafting_record_is_never_alone() -> None:
    record = Approval((Field(runs("Drafted by"), (runs("A"),)), Field(runs("Approved by"), (runs("B"),))))
    for before in (Paragraph(runs("text")), List((Item((Paragraph(runs("text")),)),)), table(1)):
        data = written(body(before, record))
        last = [p for p in paragraphs(data) if p.style.name not in {"Approval", "Approval Start", "Table Gap"}][-1]
        assert last.paragraph_format.keep_with_next
        kept = [p.paragraph_format.keep_with_next for p in paragraphs(data) if p.style.name.startswith("Approval")]
        assert kept == [True, None]
    styles = word(written(body())).styles
    assert all(styles[f"Heading {level}"].paragraph_format.keep_with_next for level in range(1, 7))


def test_header_and_footer_are_the_same_on_every_page_and_count_the_pages() -> None:
    document = body(banner="SECRET // {{ x }}", page_label="Page {page} of {pages}", running_foot="REF/1")
    data = written(document)
    (section,) = word(data).sections
    assert not section.different_first_page_header_footer
    assert "evenAndOddHeaders" not in parts(data)["word/settings.xml"].decode()
    assert [p.text for p in section.header.paragraphs] == ["SECRET // {{ x }}"]
    assert [p.text for p in section.footer.paragraphs] == ["REF/1\tPage 1 of 1", "SECRET // {{ x }}"]
    footer = trees(data)[next(name for name in parts(data) if "/footer" in name)]
    assert [field.text.strip() for field in footer.iter(W + "instrText")] == ["PAGE", "NUMPAGES"]


def test_the_file_says_what_it_is_and_nothing_of_who_made_it_or_when() -> None:
    data = written(Document("Briefing", "kk", (), author="Office", subject="Water"))
    properties = word(data).core_properties
    assert (properties.title, properties.language, properties.author, properties.subject) == (
        "Briefing", "kk", "Office", "Water",
    )  # fmt: skip
    assert b"created" not in parts(data)["docProps/core.xml"]
    assert b"python-docx" not in b"".join(parts(data).values())
    assert value(trees(data)["word/styles.xml"].find(f".//{W}rPrDefault//{W}lang")) == "kk"
    assert not [name for name in parts(data) if "custom" in name or "thumbnail" in name]


def test_another_language_and_a_link_are_marked() -> None:
    paragraph = Paragraph(
        (Run("Әділ", language="kk"), Run(" "), Run("the text", link="https://example.org/?a=b&c=é d"))
    )
    data = written(body(paragraph))
    (made,) = paragraphs(data)
    assert [value(language) for language in element(made).iter(W + "lang")] == ["kk"]
    (link,) = made.hyperlinks
    assert (link.text, link.address) == ("the text", "https://example.org/?a=b&c=%C3%A9%20d")


@settings(max_examples=40)
@given(st.one_of(documents(), foreign_documents()))
def test_any_document_is_one_that_word_need_not_repair(document: Document) -> None:
    """What Word refuses or repairs: unknown references, children out of order, a cell or a body that ends in a table, control characters."""
    data = written(document)
    found = trees(data)
    types = found["[Content_Types].xml"]
    overrides = {str(entry.get("PartName"))[1:] for entry in types if entry.get("PartName")}
    endings = {entry.get("Extension") for entry in types if entry.get("Extension")}
    for name in found:
        assert name in overrides or name.rpartition(".")[2] in endings or name == "[Content_Types].xml"
    assert overrides <= set(found)
    drawn = {str(blip.get(qn("r:embed"))) for blip in found["word/document.xml"].iter("{*}blip")}
    media = {
        entry.get("Id"): entry.get("Target")
        for entry in found["word/_rels/document.xml.rels"]
        if "/image" in entry.get("Type")
    }
    assert drawn == set(media)
    assert {f"word/{target}" for target in media.values()} == {name for name in parts(data) if "/media/" in name}
    main = found["word/document.xml"]
    known = {style.get(W + "styleId") for style in found["word/styles.xml"].iter(W + "style")}
    for tag in ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link"):
        for name in ("word/document.xml", "word/styles.xml", "word/header1.xml", "word/footer1.xml"):
            assert {value(used) for used in found[name].iter(W + tag)} <= known
    numbered = {number.get(W + "numId") for number in found["word/numbering.xml"].iter(W + "num")}
    assert {value(used) for used in main.iter(W + "numId")} <= numbered
    related = {entry.get("Id") for entry in found["word/_rels/document.xml.rels"]}
    assert set(re.findall(r'r:id="([^"]+)"', parts(data)["word/document.xml"].decode())) <= related
    for properties in (*main.iter(W + "pPr"), *found["word/styles.xml"].iter(W + "pPr")):
        names = [ORDER.index(etree.QName(child).localname) for child in properties]
        assert all(first < second for first, second in pairwise(names))
    for properties in main.iter(W + "rPr"):
        names = [RUN_ORDER.index(etree.QName(child).localname) for child in properties]
        assert all(first < second for first, second in pairwise(names))
    for cell in main.iter(W + "tc"):
        assert cell[-1].tag == W + "p"
    (inner,) = main
    assert inner[-1].tag == W + "sectPr"
    assert len(inner) == 1 or inner[-2].tag == W + "p"
    assert all(first.tag != second.tag or first.tag != W + "tbl" for first, second in pairwise(inner))
    for made in main.iter(W + "tbl"):
        assert {len(row.findall(W + "tc")) for row in made.iter(W + "tr")} <= {len(list(made.iter(W + "gridCol")))}


def test_fields_stand_a_label_and_its_values_in_a_paragraph() -> None:
    data = written(body(Fields((Field(runs("To"), (runs("A"), runs("B"))), Field(runs("From"), (runs("C"),))))))
    assert [text_of(paragraph) for paragraph in paragraphs(data)] == ["To\tA\nB", "From\tC"]


def test_a_list_in_a_bottom_line_stands_in_its_box() -> None:
    said = Paragraph(runs("Accept"), "bottom_line")
    document = body(
        Paragraph(runs("Decide:"), "bottom_line"), List((Item((said, said)), Item((said,)))), Paragraph(runs("Next"))
    )
    data = written(document)
    first, *items, after = (element(paragraph) for paragraph in paragraphs(data))
    styles = {style.get(W + "styleId"): style for style in trees(data)["word/styles.xml"].iter(W + "style")}

    def shade(paragraph: etree._Element) -> str | None:
        own = paragraph.find(f".//{W}shd")
        given = own if own is not None else styles[value(paragraph.find(f".//{W}pStyle"))].find(f".//{W}shd")
        return None if given is None else given.get(W + "fill")

    def right(paragraph: etree._Element) -> str | None:
        own = paragraph.find(f".//{W}ind")
        given = own if own is not None else styles[value(paragraph.find(f".//{W}pStyle"))].find(f".//{W}ind")
        return None if given is None else given.get(W + "right")

    assert len(items) == 3
    assert shade(first) is not None
    assert {(shade(paragraph), right(paragraph)) for paragraph in items} == {(shade(first), right(first))}
    assert shade(after) is None
    assert [paragraph.find(f".//{W}numPr") is not None for paragraph in items] == [True, False, True]


def test_the_first_row_of_a_table_is_kept_with_the_second_where_both_are_low() -> None:
    def kept(made: Table) -> list[bool]:
        cells = [element(paragraph) for paragraph in paragraphs(written(body(made))) if text_of(paragraph)]
        return [paragraph.find(f".//{W}keepNext") is not None for paragraph in cells]

    def of(*texts: str) -> Table:
        rows = tuple(Row((Cell((Paragraph(runs(text)),)),)) for text in texts)
        return Table((Column(runs("Item")),), rows)

    assert kept(of("first", "second", "third")) == [False, True, False, False]
    assert kept(of("alone")) == [False, False]
    assert kept(of("first", "second " * 60)) == [False, False, False]


def test_the_styles_have_the_names_by_which_word_knows_them() -> None:
    own = {
        value(style.find(W + "name"))
        for style in trees(written(body()))["word/styles.xml"].iter(W + "style")
        if style.get(W + "customStyle") is None
    }
    assert own >= {
        "Normal", "Title", "Subtitle", "Body Text", *(f"heading {level}" for level in range(1, 7)), "List Bullet", "List Number", "List Continue",
        "caption", "toc 1", "toc 2", "toc 3", "TOC Heading", "header", "footer", "Strong", "Emphasis", "Hyperlink",
    }  # fmt: skip


def test_a_paragraph_that_is_given_a_list_style_has_its_bullet_or_number() -> None:
    found = trees(written(body()))
    styles = {style.get(W + "styleId"): style for style in found["word/styles.xml"].iter(W + "style")}
    definitions = {each.get(W + "abstractNumId"): each for each in found["word/numbering.xml"].iter(W + "abstractNum")}
    lists = {each.get(W + "numId"): value(each.find(W + "abstractNumId")) for each in found["word/numbering.xml"].iter(W + "num")}  # fmt: skip
    for name, kind in (("ListBullet", "bullet"), ("ListNumber", "decimal")):
        level = definitions[lists[value(styles[name].find(f"{W}pPr/{W}numPr/{W}numId"))]].find(W + "lvl")
        assert (value(level.find(W + "numFmt")), value(level.find(W + "pStyle"))) == (kind, name)
    step = level.find(f"{W}pPr/{W}ind").get(W + "left")
    assert styles["ListContinue"].find(f"{W}pPr/{W}ind").get(W + "left") == step


def test_word_opens_it_as_of_today_and_asks_nothing() -> None:
    found = trees(written(body(Heading(1, runs("Head")), Paragraph(runs("text")))))
    settings_of = {each.get(W + "name"): each.get(W + "val") for each in found["word/settings.xml"].iter(W + "compatSetting")}  # fmt: skip
    assert settings_of["compatibilityMode"] == "15"
    assert found["word/settings.xml"].find(W + "updateFields") is None
    assert not [field for tree in found.values() for field in tree.iter(W + "fldChar") if field.get(W + "dirty")]
    assert found["word/styles.xml"].find(f".//{W}pPrDefault/{W}pPr/{W}widowControl") is not None


DIRECT = {
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "numPr", "pBdr", "shd", "suppressAutoHyphens", "bidi", "spacing", "ind", "jc", "outlineLvl", "rPr",
}  # fmt: skip
"""What a paragraph may say beside its style: what follows from its place, its list or its direction."""


@settings(max_examples=40)
@given(st.one_of(documents(), foreign_documents()))
def test_no_font_size_or_colour_is_set_but_by_a_style_and_no_empty_paragraph_makes_room(document: Document) -> None:
    main = trees(written(document))["word/document.xml"]
    for properties in main.iter(W + "pPr"):
        assert {etree.QName(child).localname for child in properties} <= DIRECT
        if properties.find(W + "spacing") is not None:
            assert set(properties.find(W + "spacing").attrib) == {W + "before"}
            before = properties.getparent().getprevious()
            assert before.tag == W + "tbl", "room is made behind a table alone"
    for properties in main.iter(W + "rPr"):
        assert {etree.QName(child).localname for child in properties} <= {*RUN_ORDER} - {"color", "sz", "szCs", "kern"}
        for fonts in properties.iter(W + "rFonts"):
            assert set(fonts.attrib) <= {W + "cs", W + "eastAsia", W + "hint"}
    for paragraph in main.iter(W + "p"):
        if not list(paragraph.iter(W + "t", W + "drawing")):
            is_gap = value(paragraph.find(f"{W}pPr/{W}pStyle")) == "TableGap"
            assert is_gap or paragraph.getparent().tag == W + "tc" or paragraph.find(f".//{W}numPr") is not None
