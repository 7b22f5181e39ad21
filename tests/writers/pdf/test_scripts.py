"""Every script that diplomats write: drawn by the right font, whole, in the order in which it is read, and from the right side."""

import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from writers.pdf.reading import EXTRACTORS, Extractor, made

from memos.document import (
    Block,
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
from memos.styles import standard
from memos.writers.pdf import Layout, check_rendering, has_face, lay_out
from memos.writers.pdf.pages import Placed

MM = 72 / 25.4
STYLE = standard()
CASES: list[dict[str, str]] = yaml.safe_load(Path(__file__).with_name("scripts.yaml").read_text("utf-8"))
EAST_ASIAN = ("zh", "ja", "ko")
AT = 0.02


def needs(language: str) -> None:
    if language.startswith(EAST_ASIAN) and not has_face(STYLE.fonts["Noto Sans CJK SC"].regular):
        pytest.skip("the fonts of East Asia are not installed: pip install 'memos[cjk]'")


def laid_out(language: str, *blocks: Block) -> Layout:
    return lay_out(Document("Title", language, blocks, page_label="{page}"), STYLE)


def said(placed: Placed) -> str:
    return "".join(span.text for span in placed.line.spans)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['language']}-{case['family']}")
@pytest.mark.parametrize("strong", [False, True])
def test_a_text_is_drawn_whole_by_the_font_of_its_language(case: dict[str, str], strong: bool) -> None:
    language, text = case["language"], case["text"]
    needs(language)
    document = Document(text, language, (Paragraph((Run(text * 3, strong=strong),)),))
    assert not check_rendering(document, STYLE)
    (page,) = lay_out(document, STYLE).pages
    assert "".join(map(said, page.lines)).replace(" ", "") == (text * 3).replace(" ", "")
    letters = {span.look.face.name.partition("-")[0] for placed in page.lines for span in placed.line.spans if any(ord(letter) > 0x36F for letter in span.text)}  # fmt: skip
    assert any(name.startswith(case["family"]) for name in letters)
    for placed in page.lines:
        for span in placed.line.spans:
            assert span.look.face.draws(span.text), span.text
            bold = span.look.face.weight >= 700 or span.look.stroke > 0
            assert bold == strong


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['language']}-{case['family']}")
def test_a_text_of_another_language_is_drawn_by_the_same_font(case: dict[str, str]) -> None:
    needs(case["language"])
    (page,) = laid_out("en", Paragraph((Run("Name: "), Run(case["text"], language=case["language"])))).pages
    names = {span.look.face.name for placed in page.lines for span in placed.line.spans}
    assert any(name.startswith(case["family"]) for name in names)


def edges(layout: Layout) -> tuple[float, float]:
    return STYLE.margins.left * MM, layout.width - STYLE.margins.right * MM


def test_a_paper_that_reads_from_right_to_left_stands_at_the_right() -> None:
    arabic = "اتفق الجانبان على إنشاء لجنة مشتركة تجتمع مرتين في السنة "
    fields = Fields((Field((Run("إلى"),), ((Run("الوزير"),),)),))
    layout = laid_out("ar", Heading(1, (Run("الغرض"),)), fields, Paragraph((Run(arabic * 4),)))
    left, right = edges(layout)
    heading, label, value, *lines = layout.pages[0].lines
    for placed in (heading, label, *lines):
        assert placed.x + placed.line.width == pytest.approx(right, abs=AT)
    assert value.x + value.line.width == pytest.approx(right - STYLE.field_label_width, abs=AT)
    assert all(placed.x >= left - AT for placed in lines)
    assert layout.pages[0].footer[0].x == pytest.approx(left, abs=AT)


def test_a_paragraph_of_the_other_direction_keeps_its_own() -> None:
    english = Run("This paragraph is in English (left to right).", language="en")
    points = List((Item((Paragraph((english,)),)),))
    layout = laid_out("ar", Paragraph((Run("مرحبا"),)), Paragraph((english,)), points)
    left, right = edges(layout)
    first, second, marker, item = layout.pages[0].lines
    assert first.x + first.line.width == pytest.approx(right, abs=AT)
    assert second.x == pytest.approx(left, abs=AT)
    assert marker.x == pytest.approx(left, abs=AT)
    assert item.x == pytest.approx(left + STYLE.list_indent, abs=AT)
    turned = laid_out("en", Paragraph((Run("مرحبا بالجميع.", language="ar"),)))
    (placed,) = turned.pages[0].lines
    assert placed.x + placed.line.width == pytest.approx(right, abs=AT)


def test_lists_and_tables_begin_at_the_right() -> None:
    items = List(
        (Item((Paragraph((Run("النقطة الأولى"),)), List((Item((Paragraph((Run("فرعية"),)),)),)))),), ordered=True
    )
    cells = tuple(Cell((Paragraph((Run(text),)),)) for text in ("1", "الافتتاح", "ليدا"))
    heads = tuple(
        Column((Run(text),), kind) for text, kind in (("رقم", "number"), ("البند", "text"), ("المتحدث", "name"))
    )  # type: ignore[arg-type]  # kinds of columns
    layout = laid_out("ar", items, Table(heads, (Row(cells),)))
    _, right = edges(layout)
    lines = layout.pages[0].lines
    number, item, bullet, inner = lines[:4]
    assert number.x + number.line.width == pytest.approx(right, abs=AT)
    assert item.x + item.line.width == pytest.approx(right - STYLE.list_indent, abs=AT)
    assert bullet.x + bullet.line.width == pytest.approx(item.x + item.line.width, abs=AT)
    assert inner.x + inner.line.width < item.x + item.line.width
    first, second, third = lines[4:7]
    assert first.x > second.x > third.x


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("قبل 15 يونيو (2026).", ".(2026) وينوي 15 لبق"),
        ("من UNESCO [3]", "UNESCO [3] نم"),
    ],
)
def test_signs_numbers_and_foreign_words_stand_where_a_reader_expects_them(text: str, seen: str) -> None:
    (placed,) = laid_out("ar", Paragraph((Run(text),))).pages[0].lines
    assert _shown(placed) == seen


@pytest.mark.parametrize(
    ("language", "runs", "seen"),
    [
        ("en", (Run("إدارة", language="ar"), Run(", 26 April")), "ةرادإ, 26 April"),
        ("en", (Run("Tab A: "), Run("مذكرة 5", language="ar"), Run(", 26 April")), "Tab A: 5 ةركذم, 26 April"),
        ("ar", (Run("UNDP", direction="ltr"), Run("، 26 أبريل")), "ليربأ 26 ،UNDP"),
        ("ar", (Run("Minister, ", direction="ltr"), Run("وزارة", direction="ltr")), "Minister, ةرازو"),
        ("kk", (Run("משרד", language="he"), Run(", 26 сәуір")), "דרשמ, 26 сәуір"),
    ],
)
def test_a_text_by_itself_does_not_turn_what_stands_beside_it(language: str, runs: Runs, seen: str) -> None:
    (placed,) = laid_out(language, Paragraph(runs)).pages[0].lines
    assert _shown(placed) == seen


def test_a_cell_and_a_field_of_the_other_direction_stand_beside_the_others() -> None:
    english = (Run("The text as agreed.", language="en"),)
    field = Fields((Field((Run("إلى"),), (english,)),))
    table = Table(
        (Column((Run("البند"),)),), (Row((Cell((Paragraph(english), List((Item((Paragraph(english),)),)))),)),)
    )
    layout = laid_out("ar", field, table)
    _, right = edges(layout)
    _, value, head, cell, marker, item = layout.pages[0].lines
    assert value.x + value.line.width == pytest.approx(right - STYLE.field_label_width, abs=AT)
    at = head.x + head.line.width
    assert cell.x + cell.line.width == pytest.approx(at, abs=AT)
    assert marker.x + marker.line.width == pytest.approx(at, abs=AT)
    assert item.x + item.line.width < at
    assert _shown(item) == "The text as agreed."


def test_each_item_of_a_list_begins_at_its_own_side() -> None:
    items = tuple(Item((Paragraph((run,)),)) for run in (Run("أهلا", language="ar"), Run("Welcome")))
    layout = laid_out("en", List(items))
    left, right = edges(layout)
    first, arabic, second, english = layout.pages[0].lines
    assert first.x + first.line.width == pytest.approx(right, abs=AT)
    assert arabic.x + arabic.line.width == pytest.approx(right - STYLE.list_indent, abs=AT)
    assert second.x == pytest.approx(left, abs=AT)
    assert english.x == pytest.approx(left + STYLE.list_indent, abs=AT)


def _shown(placed: Placed) -> str:
    """A line from left to right."""
    spans = sorted(placed.line.spans, key=lambda span: span.left or 0.0)
    return "".join(_seen(span.text) for span in spans).strip()


def _seen(text: str) -> str:
    """A span's text from left to right; brackets as they look."""
    if any("\u0590" <= letter <= "\u08ff" for letter in text):
        return text[::-1]
    return text.translate(str.maketrans("()[]", ")(][")) if len(text) == 1 else text


def test_without_the_fonts_of_east_asia_a_finding_names_the_extra(top: Path, tmp_path: Path) -> None:
    meeting = tmp_path / "talks.yaml"
    meeting.write_text("kind: meeting\nsubject: Talks with 王毅\n", "utf-8")
    program = "import sys; sys.modules['noto_cjk_sans_otc'] = None; from memos.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", program, "render", str(meeting), "-o", str(tmp_path / "out")],
        capture_output=True, cwd=top, check=False, encoding="utf-8",
    )  # fmt: skip
    assert done.returncode == 1
    assert "talks.yaml:2:21: error REN101: no font has the character 王" in done.stderr
    assert "memos[cjk]" in done.stderr
    assert not list((tmp_path / "out").rglob("*.pdf"))


@pytest.mark.parametrize("sign", ["\ufffc", "\u3164", "\uffa0"])
def test_what_stands_for_no_text_is_a_finding(sign: str) -> None:
    document = Document("Title", "en", (Paragraph((Run(f"pasted {sign} text"),), source="purpose"),))
    assert [(finding.code, finding.path) for finding in check_rendering(document, STYLE)] == [("REN101", "purpose")]


FORMS = {"ja": "葛\U000e0100城 辻\U000e0100 芦\U000e0100", "en": "0\ufe00 ©\ufe0f Straße\ufe00", "zh": "对\uff1f\ufe00"}
"""With forms of their own, or in a font that gives a glyph as many readings as there are texts for it."""


@EXTRACTORS
@pytest.mark.parametrize("language", FORMS)
def test_selectors_of_forms_are_read_as_they_were_written(language: str, extractor: Extractor) -> None:
    document = Document("Title", language, (Paragraph((Run(FORMS[language]),), source="purpose"),))
    if any(finding.code == "REN101" for finding in check_rendering(document, STYLE)):
        pytest.skip("no font of East Asia is installed: pip install -e '.[cjk]'")
    layout, data = made(document)
    extractor.reads(data, layout)


@EXTRACTORS
def test_a_selector_of_the_usual_form_is_told_beside_the_text(extractor: Extractor) -> None:
    """In a font that knows its glyphs by CID the usual form has one reading: the selector stands in ActualText, which not all heed."""
    document = Document("Title", "zh", (Paragraph((Run("三国 三国\ufe00"),), source="purpose"),))
    if any(finding.code == "REN101" for finding in check_rendering(document, STYLE)):
        pytest.skip("no font of East Asia is installed: pip install -e '.[cjk]'")
    layout, data = made(document)
    if extractor.name == "pypdf":
        assert "三国 三国\n" in "".join(extractor.pages(data))
    else:
        extractor.reads(data, layout)


def test_the_form_that_a_selector_asks_for_is_drawn_by_a_font_that_has_it() -> None:
    document = Document("Title", "en", (Paragraph((Run("葛 葛\U000e0100"),)),))
    if check_rendering(document, STYLE):
        pytest.skip("no font of East Asia is installed: pip install -e '.[cjk]'")
    (placed,) = lay_out(document, STYLE).pages[0].lines
    plain, chosen = (span for span in placed.line.spans if span.text.strip())
    assert (plain.text.strip(), chosen.text) == ("葛", "葛\U000e0100")
    assert chosen.look.face.has_forms(chosen.text)
    assert chosen.code != plain.code


@pytest.mark.parametrize(("text", "codes"), [("0\ufe00", ["REN103"]), ("A\U000e0101 0\ufe00", ["REN103", "REN103"]), ("©\ufe0f ☎\ufe0e", [])])  # fmt: skip
def test_a_form_that_no_font_has_is_a_finding(text: str, codes: list[str]) -> None:
    found = check_rendering(Document("Title", "en", (Paragraph((Run(text),), source="purpose"),)), STYLE)
    assert [finding.code for finding in found if finding.code != "REN101"] == codes
