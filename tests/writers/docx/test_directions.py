"""Text from right to left and in East Asian scripts has in a Word file the properties by which Word lays it out."""

import unicodedata

import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph as WordParagraph
from hypothesis import given, settings
from lxml import etree
from writers.docx.reading import W, element, paragraphs, parts, text_of, trees
from writers.trees import foreign_documents

from memos.document import Cell, Column, Document, Field, Fields, Item, List, Paragraph, Row, Run, Runs, Table
from memos.styles import standard
from memos.writers.docx import write_docx


def made(language: str, *blocks: object, **more: object) -> bytes:
    return write_docx(Document("Title", language, blocks, **more), standard())  # type: ignore[arg-type]  # blocks of any kind


def written(language: str, *runs: Run | str) -> WordParagraph:
    """The one paragraph of a paper, with those runs."""
    given = tuple(Run(run) if isinstance(run, str) else run for run in runs)
    (paragraph,) = paragraphs(made(language, Paragraph(given)))
    return paragraph


def pieces(paragraph: WordParagraph) -> list[tuple[str, bool]]:
    """The text of each run, and whether it is from right to left."""
    return [
        ("".join(text.text or "" for text in run.iter(qn("w:t"))), run.find(f"{W}rPr/{W}rtl") is not None)
        for run in element(paragraph).iter(qn("w:r"))
    ]


def turned(paragraph: WordParagraph) -> str | None:
    """The paragraph's own direction: "1", "0", or None where it has its style's."""
    bidi = element(paragraph).find(f"{W}pPr/{W}bidi")
    return None if bidi is None else str(bidi.get(W + "val", "1"))


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ar", "محضر الاجتماع", [("محضر الاجتماع", True)]),
        ("ar", "نشكر UNESCO (باريس)", [("نشكر ", True), ("UNESCO", False), (" (باريس)", True)]),
        ("ar", "برنامج (MODFLOW 6) معتمد", [("برنامج (", True), ("MODFLOW 6", False), (") معتمد", True)]),
        ("ar", "بنسبة 11.5% في 2026", [("بنسبة 11.5% في 2026", True)]),
        ("ar", "UNESCO (Paris)", [("UNESCO (Paris)", False)]),
        ("he", "קו 480 של Airbus A320", [("קו 480 של ", True), ("Airbus A320", False)]),
        ("en", "Salem Haddad (سالم حداد), Minister", [("Salem Haddad (", False), ("سالم حداد", True), ("), Minister", False)]),
        ("en", "the שלום 25 people", [("the ", False), ("שלום 25", True), (" people", False)]),
        ("kk", "Қазақстан 2026", [("Қазақстан 2026", False)]),
    ],
)  # fmt: skip
def test_a_run_has_one_direction(language: str, text: str, expected: list[tuple[str, bool]]) -> None:
    assert pieces(written(language, text)) == expected


@pytest.mark.parametrize(
    ("language", "runs", "expected"),
    [
        ("en", (Run("سلمى", language="ar"), Run(", 26 April")), [("سلمى", True), ("\u200e", False), (", 26 April", False)]),
        ("ar", (Run("UNDP", direction="ltr"), Run("، 26 أبريل")), [("UNDP", False), ("\u200f", True), ("، 26 أبريل", True)]),
        ("en", (Run("Tab A: "), Run("مذكرة", language="ar")), [("Tab A: ", False), ("مذكرة", True)]),
        ("en", (Run("Қуат", language="kk"), Run(", 26 April")), [("Қуат", False), (", 26 April", False)]),
    ],
)  # fmt: skip
def test_a_name_does_not_turn_the_date_beside_it(
    language: str, runs: tuple[Run, ...], expected: list[tuple[str, bool]]
) -> None:
    assert pieces(written(language, *runs)) == expected


@settings(max_examples=40)
@given(foreign_documents())
def test_no_run_holds_letters_of_the_other_direction(document: Document) -> None:
    data = write_docx(document, standard())
    for name in ("word/document.xml", "word/header1.xml", "word/footer1.xml"):
        for run in trees(data)[name].iter(W + "r"):
            kinds = {unicodedata.bidirectional(letter) for text in run.iter(W + "t") for letter in text.text or ""}
            assert not kinds & ({"L"} if run.find(f"{W}rPr/{W}rtl") is not None else {"R", "AL"})


def test_a_paper_from_right_to_left_is_so_in_section_styles_tables_and_lists() -> None:
    row = Row((Cell((Paragraph((Run("1"),)),)), Cell((Paragraph((Run("المياه"),)),))))
    table = Table((Column((Run("م"),), "number"), Column((Run("البند"),))), (row,))
    listed = List((Item((Paragraph((Run("أول"),)),)),), ordered=True)
    data = made("ar", listed, table, page_label="صفحة {page} من {pages}", running_foot="م/1")
    found = trees(data)
    assert found["word/document.xml"].find(f".//{W}sectPr/{W}bidi") is not None
    assert found["word/document.xml"].find(f".//{W}tblPr/{W}bidiVisual") is not None
    normal = next(style for style in found["word/styles.xml"].iter(W + "style") if style.get(W + "styleId") == "Normal")
    assert normal.find(f"{W}pPr/{W}bidi") is not None
    assert {turned(paragraph) for paragraph in paragraphs(data)} == {None}
    item = next(iter(paragraphs(data)))
    assert element(item).find(f"{W}pPr/{W}rPr/{W}rtl") is not None
    foot = found["word/footer1.xml"]
    assert all(run.find(f"{W}rPr/{W}rtl") is not None for run in foot.iter(W + "r") if run.find(W + "tab") is None)


def test_no_paper_from_left_to_right_has_any_of_it() -> None:
    data = made("kk", Paragraph((Run("Әділ"), Run("x", language="en"))), banner="ҚҰПИЯ", running_foot="А/1")
    everything = "".join(part.decode() for part in parts(data).values())
    assert not [tag for tag in ("<w:bidi/>", "<w:bidi ", "<w:rtl/>", "<w:bidiVisual/>") if tag in everything]


def test_a_paragraph_of_the_other_direction_is_turned_bar_and_all() -> None:
    english = Run("The text as agreed.", language="en")
    assert turned(written("ar", english)) == "0"
    assert turned(written("en", Run("النص المتفق عليه.", language="ar"))) == "1"
    assert turned(written("ar", "قال: ", english)) is None
    (note,) = paragraphs(made("en", Paragraph((Run("سالم حداد", language="ar"),), "note")))
    assert turned(note) == "1"
    assert note.alignment == WD_ALIGN_PARAGRAPH.RIGHT, "it stays at the side where the paper has its text"
    for language, run, side in (("ar", english, "left"), ("en", Run("النص", language="ar"), "right")):
        data = made(
            language,
            Paragraph((run,), "bottom_line"),
            Paragraph((Run("نص" if language == "ar" else "text"),), "bottom_line"),
        )
        other, own = paragraphs(data)
        assert _bar(element(other)) == side
        assert element(own).find(f"{W}pPr/{W}pBdr") is None
        styles = trees(data)["word/styles.xml"]
        assert _bar(next(style for style in styles if style.get(W + "styleId") == "BottomLine")) != side


def _bar(owner: etree._Element) -> str:
    """The side with the thickest border."""
    sides = owner.find(f"{W}pPr/{W}pBdr")
    assert sides is not None
    return etree.QName(max(sides, key=lambda side: int(side.get(W + "sz")))).localname


def test_fields_and_markings_keep_their_own_order() -> None:
    data = made(
        "ar", Fields((Field((Run("إلى"),), ((Run("The Minister (Water)", language="en"),),)),)), banner="SECRET (A)"
    )
    (field,) = paragraphs(data)
    assert turned(field) is None
    assert text_of(field) == "إلى\tThe Minister (Water)"
    assert pieces(field) == [("إلى", True), ("", False), ("The Minister (Water)", False)]
    (banner,) = trees(data)["word/header1.xml"]
    assert banner.find(f"{W}pPr/{W}bidi").get(W + "val") == "0"


@pytest.mark.parametrize(
    ("language", "slot", "tag", "fonts"),
    [
        ("ar", "bidi", "ar-SA", ("Noto Sans CJK SC", "Noto Naskh Arabic")),
        ("ar-EG", "bidi", "ar-EG", ("Noto Sans CJK SC", "Noto Naskh Arabic")),
        ("he", "bidi", "he-IL", ("Noto Sans CJK SC", "Noto Serif Hebrew")),
        ("zh", "eastAsia", "zh-CN", ("Noto Sans CJK SC", "Noto Naskh Arabic")),
        ("zh-Hant", "eastAsia", "zh-TW", ("Noto Sans CJK TC", "Noto Naskh Arabic")),
        ("en", "val", "en", ("Noto Sans CJK SC", "Noto Naskh Arabic")),
    ],
)
def test_a_paper_names_language_and_fonts_of_its_script(
    language: str, slot: str, tag: str, fonts: tuple[str, str]
) -> None:
    styles = trees(made(language))["word/styles.xml"]
    default = styles.find(f".//{W}rPrDefault/{W}rPr")
    assert default.find(W + "lang").get(W + slot) == tag
    for chosen in styles.iter(W + "rFonts"):
        assert (chosen.get(W + "eastAsia"), chosen.get(W + "cs")) == fonts
        assert chosen.get(W + "ascii") in standard().fonts


def test_a_run_in_another_script_names_its_language_and_font() -> None:
    def properties(language: str, run: Run) -> tuple[dict[str, str], dict[str, str]]:
        (found,) = element(written(language, run)).iter(W + "rPr")
        return tuple(
            {etree.QName(name).localname: value for name, value in (part.attrib if part is not None else {}).items()}
            for part in (found.find(W + "lang"), found.find(W + "rFonts"))
        )  # type: ignore[return-value]  # two of them

    assert properties("en", Run("سالم", language="ar")) == ({"val": "ar", "bidi": "ar-SA"}, {})
    assert properties("en", Run("דוד", language="he")) == ({"val": "he", "bidi": "he-IL"}, {"cs": "Noto Serif Hebrew"})
    assert properties("en", Run("李明", language="zh")) == ({"val": "zh", "eastAsia": "zh-CN"}, {})
    assert properties("zh", Run("李明", language="ja")) == ({"val": "ja", "eastAsia": "ja-JP"}, {"eastAsia": "Noto Sans CJK JP"})  # fmt: skip
    assert properties("ar", Run("Draft", language="en")) == ({"val": "en"}, {})


def test_quotation_marks_in_chinese_are_wide_and_in_latin_are_not() -> None:
    def hinted(language: str, runs: Runs) -> list[str]:
        return [
            "".join(text.text for text in run.iter(W + "t"))
            for run in element(written(language, *runs)).iter(W + "r")
            if run.find(f"{W}rPr/{W}rFonts") is not None and run.find(f"{W}rPr/{W}rFonts").get(W + "hint") == "eastAsia"
        ]

    assert hinted("zh", (Run("所谓“共识”"),)) == ["所谓“共识”"]
    assert hinted("zh", (Run("会谈纪要"),)) == []
    assert hinted("zh", (Run("“quoted”", language="en"),)) == []
    assert hinted("en", (Run("“quoted”"),)) == []


def test_strong_and_emphasis_hold_for_complex_scripts() -> None:
    styles = trees(made("ar"))["word/styles.xml"]
    for identifier, tags in (
        ("Strong", ("b", "bCs")),
        ("Emphasis", ("i", "iCs")),
        ("Title", ("b", "bCs", "sz", "szCs")),
    ):
        style = next(style for style in styles if style.get(W + "styleId") == identifier)
        assert all(style.find(f"{W}rPr/{W}{tag}") is not None for tag in tags)
