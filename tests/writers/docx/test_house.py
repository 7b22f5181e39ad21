"""Papers in the style of a house's Word file, in both formats: what it has is there, and the marking stands on every page all the same."""

import io
import re
import subprocess
from pathlib import Path

import docx
import houses
import pypdf
import pytest
from papers import EAST_ASIAN, PAPERS, Paper
from tools import needs, needs_package
from writers.docx.reading import W, parts, trees, word
from writers.docx.test_standards import findings
from writers.pdf.conformance import by_page_validation

from memos.document import Document, Heading, Item, List, Paragraph, Run
from memos.errors import UsageError
from memos.findings import Finding
from memos.schemas.style import Style
from memos.styles import read_style, style_of
from memos.writers.docx import write_docx
from memos.writers.pdf import lay_out, write_pdf
from memos.writers.pdf.pages import Fill, Image

HOUSE = style_of(str(houses.LETTERHEAD))
LONG = Document(
    "Memo",
    "en",
    (
        Paragraph((Run("Memo"),), "title"),
        *(Heading(1, (Run(f"Section {number}"),)) if number % 8 == 0 else Paragraph((Run("Words of the text. " * 30),)) for number in range(40)),
        List((Item((Paragraph((Run("An item"),)),)),)),
    ),
    page_label="Page {page} of {pages}",
    banner="RESTRICTED – HOUSE",
    running_foot="Subject",
    copy_number="Copy 3 of 12",
)  # fmt: skip
FIRST, ODD, EVEN = (
    "Transboundary Rivers Division",
    "Ministry of Foreign Affairs of Belmora",
    "Transboundary Rivers Division",
)
ADDRESS = "12 Harbour Street, Selmouth"


def of(data: bytes, folder: Path) -> Style:
    file = folder / "house.docx"
    file.write_bytes(data)
    return style_of(str(file))


def pages_of(data: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(io.BytesIO(data)).pages]


def fonts_of(data: bytes) -> set[str]:
    fonts = pypdf.PdfReader(io.BytesIO(data)).pages[0]["/Resources"]["/Font"]
    return {str(font.get_object()["/BaseFont"]) for font in fonts.values()}


def converted(data: bytes, folder: Path) -> list[str]:
    """The text of each page of the PDF that LibreOffice makes of a Word file."""
    file = folder / "paper.docx"
    file.write_bytes(data)
    subprocess.run(
        ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "pdf", "--outdir", folder, file],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    return pages_of(file.with_suffix(".pdf").read_bytes())


def says_what_it_should(pages: list[str]) -> None:
    """Marking, house and numbers on each page, those of its kind."""
    assert len(pages) >= 4
    for number, text in enumerate(pages, 1):
        assert text.count(LONG.banner) == 2, number
        assert ADDRESS in text
        assert LONG.copy_number in text
        if number == 1:
            assert FIRST in text
            assert ODD in text
            assert f"Page 1 of {len(pages)}" in text
        else:
            assert (ODD if number % 2 else EVEN) in text
            assert (EVEN if number % 2 else ODD) not in text
            assert f"Page {number}" in text
            assert f"of {len(pages)}" not in text


def test_the_pdf_has_the_house_and_the_marking_on_every_page() -> None:
    data = write_pdf(LONG, HOUSE)
    says_what_it_should(pages_of(data))
    assert by_page_validation(data) == []
    layout = lay_out(LONG, HOUSE)
    seal = layout.pages[1].ornament[0]
    assert all(len(page.ornament) >= 1 for page in layout.pages)
    assert seal.x > layout.pages[2].ornament[0].x  # even pages have it at the other side


@needs("soffice")
def test_libreoffice_shows_the_house_and_the_marking_on_every_page(tmp_path: Path) -> None:
    says_what_it_should(converted(write_docx(LONG, HOUSE), tmp_path))


@needs("soffice")
@pytest.mark.parametrize("flags", ["", "first", "even", "first even"])
def test_the_marking_stands_on_every_page_whatever_headers_the_house_tells_apart(flags: str, tmp_path: Path) -> None:
    kinds = ["default", *flags.split()]
    references = "".join(
        f'<w:{part}Reference w:type="{kind}" r:id="{part}{kind}"/>' for kind in kinds for part in ("header", "footer")
    )
    rows = [(f"{part}{kind}", part, f"{part}{kind}.xml") for kind in kinds for part in ("header", "footer")]
    even = "<w:evenAndOddHeaders/>" if "even" in kinds else ""
    data = houses.word_file(
        {
            "word/document.xml": houses.body(houses.section(references, "<w:titlePg/>" if "first" in kinds else "")),
            "word/settings.xml": f"<w:settings {houses.W}>{even}</w:settings>",
            "word/_rels/document.xml.rels": houses.relationships(
                ("rId1", "styles", "styles.xml"), ("rId2", "settings", "settings.xml"), *rows
            ),
            **{
                f"word/{part}{kind}.xml": f"<w:{tag} {houses.W}><w:p><w:r><w:t>{kind} {part} of ours</w:t></w:r></w:p></w:{tag}>"
                for kind in kinds
                for part, tag in (("header", "hdr"), ("footer", "ftr"))
            },
        }
    )
    style = of(data, tmp_path)
    for pages in (pages_of(write_pdf(LONG, style)), converted(write_docx(LONG, style), tmp_path)):
        for number, text in enumerate(pages, 1):
            kind = (
                "first"
                if number == 1 and "first" in kinds
                else "even"
                if number % 2 == 0 and "even" in kinds
                else "default"
            )
            assert text.count(LONG.banner) == 2
            assert f"{kind} header of ours" in text
            assert f"{kind} footer of ours" in text
            assert f"Page {number} of {len(pages)}" in text


@needs_package("openxml_audit", "openxml-audit")
@pytest.mark.parametrize("paper", PAPERS[::7], ids=str)
def test_papers_in_a_house_s_style_are_valid(paper: Paper, tmp_path: Path) -> None:
    assert findings(write_docx(paper.document, HOUSE), tmp_path / "paper.docx") == []
    assert by_page_validation(write_pdf(paper.document, HOUSE)) == []


def test_styles_have_word_s_names_and_the_house_s_looks(tmp_path: Path) -> None:
    made = word(write_docx(LONG, of(houses.word_file(), tmp_path)))
    heading = next(paragraph for paragraph in made.paragraphs if paragraph.text == "Section 0")
    assert heading.style is not None
    assert heading.style.name == "Heading 1"
    assert str(heading.style.font.color.rgb) == "7B1FA2"
    assert heading.style.font.size is not None
    assert heading.style.font.size.pt == 15
    body = next(paragraph for paragraph in made.paragraphs if paragraph.text.startswith("Words"))
    assert body.style is not None
    assert body.style.name == "Body Text"
    names = [style.name for style in made.styles]
    assert len(names) == len(set(names))
    assert "Calibri" in parts(write_docx(LONG, of(houses.word_file(), tmp_path)))["word/fontTable.xml"].decode()


def test_every_reference_to_a_style_has_one() -> None:
    tree = trees(write_docx(LONG, HOUSE))
    known = {style.get(f"{W}styleId") for style in tree["word/styles.xml"].iter(f"{W}style")}
    for name, root in tree.items():
        for kind in ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link"):
            for reference in root.iter(f"{W}{kind}"):
                assert reference.get(f"{W}val") in known, name


def test_page_and_bullets_are_the_house_s_in_both() -> None:
    layout = lay_out(LONG, HOUSE)
    assert (round(layout.width), round(layout.height)) == (612, 792)
    size = trees(write_docx(LONG, HOUSE))["word/document.xml"].find(f".//{W}pgSz")
    assert size is not None
    assert size.get(f"{W}w") == "12240"
    assert "▪" in pages_of(write_pdf(LONG, HOUSE))[-1]
    assert "▪" in parts(write_docx(LONG, HOUSE))["word/numbering.xml"].decode()


def test_a_sheet_that_has_no_name_is_taken_as_it_is(tmp_path: Path) -> None:
    text = houses.body().replace('w:w="11906" w:h="16838"', 'w:w="8392" w:h="11907"')
    style = of(houses.word_file({"word/document.xml": text}), tmp_path)
    layout = lay_out(LONG, style)
    assert (round(layout.width), round(layout.height)) == (420, 595)


def test_a_style_file_refines_the_house(tmp_path: Path) -> None:
    (tmp_path / "house.docx").write_bytes(houses.LETTERHEAD.read_bytes())
    (tmp_path / "style.yaml").write_text(
        'kind: style\nname: refined\nhouse: house.docx\npaper: A4\ntext:\n  heading_1: {colour: "#aa0000"}\n',
        encoding="utf-8",
    )
    style, said = read_style(str(tmp_path / "style.yaml"))
    assert style is not None
    assert {finding.code for finding in said} <= {"TPL213", "TPL214"}
    made = word(write_docx(LONG, style))
    assert str(made.styles["Heading 1"].font.color.rgb) == "AA0000"
    assert str(made.styles["Heading"].font.color.rgb) == "1B5E4B"  # which the house's other headings build on
    assert made.sections[0].page_width is not None
    assert round(made.sections[0].page_width.mm) == 210
    layout = lay_out(LONG, style)
    assert round(layout.width) == 595
    colours = {
        span.look.colour for placed in layout.pages[0].lines for span in placed.line.spans if "Section" in span.text
    }
    assert colours == {"#aa0000"}


def test_a_font_that_the_style_file_names_is_embedded(tmp_path: Path) -> None:
    from memos.templates import shipped  # noqa: PLC0415 -- any font will do for one of the house's own

    (tmp_path / "house.docx").write_bytes(houses.word_file())
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "calibri.ttf").write_bytes(shipped("fonts", "NotoSans-Italic.ttf").read_bytes())
    faces = "".join(f"    {face}: fonts/calibri.ttf\n" for face in ("regular", "bold", "italic", "bold_italic"))
    file = tmp_path / "style.yaml"
    file.write_text(f"kind: style\nname: refined\nhouse: house.docx\nfonts:\n  Calibri:\n{faces}", encoding="utf-8")
    style, said = read_style(str(file))
    assert style is not None
    assert "TPL213" not in {finding.code for finding in said}
    assert any("calibri" in name for name in fonts_of(write_pdf(LONG, style)))
    assert not any("calibri" in name for name in fonts_of(write_pdf(LONG, of(houses.word_file(), tmp_path))))
    (tmp_path / "fonts" / "calibri.ttf").write_bytes(b"no font")
    with pytest.raises(UsageError, match="is no font"):
        style_of(str(file))


def test_the_same_bytes_every_time() -> None:
    for write in (write_docx, write_pdf):
        once, again = write(LONG, HOUSE), write(LONG, style_of(str(houses.LETTERHEAD)))
        assert (once == again) is True


def test_a_paper_from_right_to_left_keeps_the_house_as_it_stands() -> None:
    arabic = Document("مذكرة", "ar", (Paragraph((Run("نص المذكرة " * 400),)),), banner="سري", copy_number="٣")
    western = lay_out(LONG, HOUSE).pages[0]
    eastern = lay_out(arabic, HOUSE).pages[0]
    shown = [[part.x for part in page.ornament if isinstance(part, Image)] for page in (western, eastern)]
    assert shown[0] == shown[1]
    assert len(shown[0]) == 2
    document = trees(write_docx(arabic, HOUSE))
    heads = [root for name, root in document.items() if name.startswith("word/header")]
    assert all(
        paragraph.find(f"{W}pPr/{W}bidi") is not None
        for root in heads
        for paragraph in root.iter(f"{W}p")
        if "Ministry" in "".join(paragraph.itertext())
    )


LISTS = Document(
    "Lists",
    "en",
    (
        List(tuple(Item((Paragraph((Run(f"Point {number}"),)),)) for number in range(1, 4)), ordered=True, start=3),
        List((Item((Paragraph((Run("One"),)),)), Item((Paragraph((Run("Two"),)),)))),
        Paragraph((Run("After."),)),
    ),
)


def listed(folder: Path, *, together: bool) -> Style:
    """A house whose lists have other bullets and letters for numbers."""
    close = "<w:contextualSpacing/>" if together else ""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="L{number}"><w:name w:val="{name}"/><w:pPr><w:numPr><w:numId w:val="{number}"/></w:numPr>'
        f'<w:spacing w:after="200"/>{close}</w:pPr></w:style>'
        for number, name in ((1, "List Bullet"), (2, "List Number"))
    )
    levels = (("bullet", "\uf0a7"), ("lowerLetter", "(%1)"))
    numbering = "".join(
        f'<w:abstractNum w:abstractNumId="{number}"><w:lvl w:ilvl="0"><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
        '<w:pPr><w:ind w:left="500" w:hanging="500"/></w:pPr></w:lvl></w:abstractNum>'
        for number, (form, text) in enumerate(levels, 1)
    ) + "".join(f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>' for number in (1, 2))
    return of(
        houses.word_file(
            {
                "word/styles.xml": houses.STYLES.replace("</w:styles>", f"{styles}</w:styles>"),
                "word/numbering.xml": f"<w:numbering {houses.W}>{numbering}</w:numbering>",
                "word/_rels/document.xml.rels": houses.relationships(
                    ("rId1", "styles", "styles.xml"), ("rId2", "numbering", "numbering.xml")
                ),
            }
        ),
        folder,
    )


def test_lists_are_counted_as_the_house_does_in_both(tmp_path: Path) -> None:
    style = listed(tmp_path, together=False)
    (text,) = pages_of(write_pdf(LISTS, style))
    assert "(c) Point 1 (d) Point 2 (e) Point 3 ▪ One ▪ Two" in text
    numbering = parts(write_docx(LISTS, style))["word/numbering.xml"].decode()
    assert '<w:numFmt w:val="lowerLetter"/>' in numbering
    assert '<w:lvlText w:val="(%1)"/>' in numbering
    styles = trees(write_docx(LISTS, style))["word/styles.xml"]
    brought = {found.get(f"{W}styleId"): found.find(f"{W}pPr/{W}numPr/{W}numId") for found in styles.iter(f"{W}style")}
    for name, number in (("ListBullet", "1"), ("ListNumber", "2")):  # so that what a drafter adds is counted too
        found = brought[name]
        assert found is not None
        assert found.get(f"{W}val") == number
    assert 'w:val="▪"' in numbering
    assert style.list_indent == 25


def test_items_of_one_list_stand_together_where_the_house_has_them_so(tmp_path: Path) -> None:
    gaps = {}
    for together in (True, False):
        style = listed(tmp_path, together=together)
        (page,) = lay_out(LISTS, style).pages
        tops = [placed.y for placed in page.lines if any("Point" in span.text for span in placed.line.spans)]
        gaps[together] = tops[1] - tops[0]
        written = parts(write_docx(LISTS, style))["word/styles.xml"].decode()
        assert ("<w:contextualSpacing/>" in written) is together
    assert gaps[False] - gaps[True] == pytest.approx(10)


def test_what_stands_side_by_side_in_a_header_does_so_in_the_pdf(tmp_path: Path) -> None:
    cell = '<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:jc w:val="{}"/></w:pPr><w:r><w:t>{}</w:t></w:r></w:p></w:tc>'
    column = '<w:gridCol w:w="3000"/>'
    row = "".join(cell.format(*given) for given in (("left", "Republic"), ("center", "Ministry"), ("right", "Address")))
    table = f'<w:tbl><w:tblPr><w:tblW w:w="9000" w:type="dxa"/></w:tblPr><w:tblGrid>{column * 3}</w:tblGrid><w:tr>{row}</w:tr></w:tbl><w:p/>'  # fmt: skip
    style = of(houses.with_header(table), tmp_path)
    header = lay_out(LISTS, style).pages[0].header
    places = {placed.line.spans[0].text: placed for placed in header if placed.line.spans}
    assert len({placed.y for name, placed in places.items() if name in {"Republic", "Ministry", "Address"}}) == 1
    assert places["Republic"].x < places["Ministry"].x < places["Address"].x
    assert places["Republic"].x == pytest.approx(style.margins.left * 72 / 25.4 + 5.4, abs=0.1)
    right = style.margins.left * 72 / 25.4 + 450 - 5.4
    assert places["Address"].x + places["Address"].line.width == pytest.approx(right, abs=0.1)
    assert "Ministry" in parts(write_docx(LISTS, style))["word/header1.xml"].decode()


def test_tabs_of_a_header_are_kept(tmp_path: Path) -> None:
    tabs = '<w:tabs><w:tab w:val="center" w:pos="4500"/><w:tab w:val="right" w:pos="9000"/></w:tabs>'
    run = "<w:r><w:t>Left</w:t><w:tab/><w:t>Mid</w:t><w:tab/><w:t>Right</w:t></w:r>"
    style = of(houses.with_header(f"<w:p><w:pPr>{tabs}</w:pPr>{run}</w:p>"), tmp_path)
    left = style.margins.left * 72 / 25.4
    placed = {found.line.spans[0].text: found for found in lay_out(LISTS, style).pages[0].header}
    assert placed["Left"].x == pytest.approx(left)
    assert placed["Mid"].x + placed["Mid"].line.width / 2 == pytest.approx(left + 225)
    assert placed["Right"].x + placed["Right"].line.width == pytest.approx(left + 450)


def test_captions_and_headings_stay_with_what_they_head() -> None:
    assert HOUSE.text.caption.keep_with_next
    tree = trees(write_docx(LONG, HOUSE))["word/styles.xml"]
    caption = next(style for style in tree.iter(f"{W}style") if style.get(f"{W}styleId") == "Caption")
    assert caption.find(f"{W}pPr/{W}keepNext") is not None


def with_picture(run: str, folder: Path) -> Style:
    """A house whose header has a picture and a line of text."""
    rels = houses.relationships(("rId1", "image", "media/1.png"))
    header = f"<w:p>{run}<w:r><w:t>Ministry</w:t></w:r></w:p>"
    return of(houses.with_header(header, rels=rels, **{"word/media/1.png": houses.png()}), folder)


@pytest.mark.parametrize("wrap", ["wrapNone", "wrapSquare", "wrapTopAndBottom"])
def test_text_keeps_clear_of_a_picture_that_it_does_not_stand_over(wrap: str, tmp_path: Path) -> None:
    style = with_picture(houses.floating("rId1", wrap), tmp_path)
    page = lay_out(LISTS, style).pages[0]
    (picture,) = (part for part in page.ornament if isinstance(part, Image))
    (line,) = (placed for placed in page.header if placed.line.spans)
    beside = line.x >= picture.x + picture.width + 5 - 0.1
    below = line.y >= picture.y + picture.height + 10 - 0.1
    assert (beside, below) == (wrap == "wrapSquare", wrap == "wrapTopAndBottom")
    written = parts(write_docx(LISTS, style))["word/header1.xml"].decode()
    assert f"<wp:{wrap}" in written
    assert ('distR="63500" distB="127000"' in written) is True


@pytest.mark.parametrize(("down", "first"), [("1828800", True), ("8229600", False)])
def test_the_text_of_a_page_keeps_clear_of_a_picture_at_its_head_or_foot(
    down: str, first: bool, tmp_path: Path
) -> None:
    style = with_picture(houses.floating("rId1", "wrapTopAndBottom", down=down, base="page"), tmp_path)
    for page in lay_out(LONG, style).pages:
        (picture,) = (part for part in page.ornament if isinstance(part, Image))
        if first:
            assert min(placed.y for placed in page.lines) >= picture.y + picture.height
        else:
            assert max(placed.y + placed.line.height for placed in page.lines) <= picture.y + 0.1


@pytest.mark.parametrize(("rule", "leading"), [("exact", 12.0), ("atLeast", 22 * 1.362), ("auto", 22 * 1.362)], ids=str)
def test_lines_stand_as_far_apart_as_their_rule_has_it(rule: str, leading: float, tmp_path: Path) -> None:
    """At least 12 pt is no less than the letters need."""
    font = '<w:rFonts w:ascii="Noto Serif" w:hAnsi="Noto Serif"/><w:sz w:val="44"/>'
    data = houses.styled("heading 1", f'<w:spacing w:line="240" w:lineRule="{rule}"/>', font)
    assert of(data, tmp_path).text.heading_1.leading == pytest.approx(max(leading, 22.0), abs=0.01)
    wide = houses.styled("heading 1", '<w:spacing w:line="900" w:lineRule="atLeast"/>', font)
    assert of(wide, tmp_path).text.heading_1.leading == pytest.approx(45)


def fills_of(style: Style, colour: str) -> list[Fill]:
    """The rectangles of a colour on the first page of a paper with one heading."""
    page = lay_out(Document("Memo", "en", (Heading(1, (Run("Purpose"),)), Paragraph((Run("Text."),)))), style).pages[0]
    return [fill for fill in (*page.fills, *page.ornament) if isinstance(fill, Fill) and fill.colour == colour]


DECORATED = {
    "underline": ('<w:color w:val="AA0000"/><w:u w:val="double"/>', "#aa0000", "<w:u "),
    "strike": ('<w:strike/><w:color w:val="AA0000"/>', "#aa0000", "<w:strike/>"),
    "shading": ('<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:color="auto" w:fill="005030"/>', "#005030", "<w:shd "),
    "pattern": ('<w:shd w:val="pct50" w:color="FF0000" w:fill="auto"/>', "#ff8080", "<w:shd "),
    "highlight": ('<w:highlight w:val="yellow"/>', "#ffff00", '<w:shd w:val="clear" w:color="auto" w:fill="FFFF00"/>'),
}


@needs_package("openxml_audit", "openxml-audit")
@pytest.mark.parametrize("name", DECORATED)
def test_lines_and_colours_at_letters_are_in_both(name: str, tmp_path: Path) -> None:
    letters, colour, written = DECORATED[name]
    style = of(houses.styled("heading 1", "", letters), tmp_path)
    (fill,) = fills_of(style, colour)
    page = lay_out(Document("Memo", "en", (Heading(1, (Run("Purpose"),)),)), style).pages[0]
    (placed,) = page.lines
    assert (fill.x, fill.width) == (pytest.approx(placed.x), pytest.approx(placed.line.width))
    assert placed.y - 1 <= fill.y <= placed.y + placed.line.height
    made = write_docx(LONG, style)
    heading = parts(made)["word/styles.xml"].decode().partition('w:styleId="Heading1"')[2].partition("</w:style>")[0]
    assert written in heading
    assert "w:highlight" not in heading
    assert findings(made, tmp_path / "paper.docx") == []
    assert by_page_validation(write_pdf(LONG, style)) == []


def test_lines_and_colours_at_letters_of_a_header_are_in_the_pdf(tmp_path: Path) -> None:
    run = '<w:p><w:r><w:t xml:space="preserve">Plain </w:t></w:r><w:r><w:rPr><w:color w:val="AA0000"/><w:u w:val="single"/></w:rPr><w:t>1</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/><w:highlight w:val="cyan"/></w:rPr><w:t>er</w:t></w:r></w:p>'
    style, said = read_style_of(houses.with_header(run), tmp_path)
    assert len(fills_of(style, "#aa0000")) == 1
    assert len(fills_of(style, "#00ffff")) == 1
    assert "TPL216" not in {finding.code for finding in said}
    header = {placed.line.spans[0].text: placed for placed in lay_out(LISTS, style).pages[0].header if placed.line.spans}  # fmt: skip
    bases = {text: placed.y + placed.line.rise for text, placed in header.items()}
    assert bases["er"] == pytest.approx(bases["1"] - 0.33 * 11)
    assert header["er"].line.spans[0].look.size < header["1"].line.spans[0].look.size


def read_style_of(data: bytes, folder: Path) -> tuple[Style, tuple[Finding, ...]]:
    style = of(data, folder)
    return style, read_style(str(folder / "house.docx"))[1]


def test_a_heading_that_begins_a_page_does_so_in_both(tmp_path: Path) -> None:
    style = of(houses.styled("heading 1", "<w:pageBreakBefore/>"), tmp_path)
    blocks = (Paragraph((Run("Text."),)), Heading(1, (Run("One"),)), Heading(1, (Run("Two"),)))
    assert len(lay_out(Document("Memo", "en", blocks), style).pages) == 3
    heading = trees(write_docx(LONG, style))["word/styles.xml"].find(f".//{W}style[@{W}styleId='Heading1']")
    assert heading is not None
    assert heading.find(f"{W}pPr/{W}pageBreakBefore") is not None


ONLY_IN_WORD = {
    "capitals made by a style": ("", "<w:caps/>"),
    "spaced letters": ("", '<w:spacing w:val="40"/>'),
    "scaled letters": ("", '<w:w w:val="150"/>'),
    "letters moved up or down": ("", '<w:position w:val="6"/>'),
    "lines around letters": ("", '<w:bdr w:val="single" w:sz="8" w:color="FF0000"/>'),
    "emphasis marks": ("", '<w:em w:val="dot"/>'),
    "lines beside": ('<w:pBdr><w:left w:val="single" w:sz="36" w:space="4" w:color="005030"/></w:pBdr>', ""),
    "patterns behind text": ('<w:shd w:val="diagStripe" w:color="FF0000" w:fill="auto"/>', ""),
    "hanging indents": ('<w:ind w:left="720" w:hanging="720"/>', ""),
    "justified lines": ('<w:jc w:val="both"/>', ""),
}
IN_STYLES_ONLY = {
    "lines above": ('<w:pBdr><w:top w:val="single" w:sz="12" w:space="4" w:color="005030"/></w:pBdr>', ""),
    "negative indents": ('<w:ind w:left="-600"/>', ""),
    "indents at the end of lines": ('<w:ind w:right="4000"/>', ""),
    "superscript and subscript": ("", '<w:vertAlign w:val="superscript"/>'),
}


@pytest.mark.parametrize("trait", [*ONLY_IN_WORD, *IN_STYLES_ONLY])
def test_what_only_word_shows_is_said(trait: str, tmp_path: Path) -> None:
    paragraph, letters = (ONLY_IN_WORD | IN_STYLES_ONLY)[trait]
    run = f"<w:p><w:pPr>{paragraph}</w:pPr><w:r><w:rPr>{letters}</w:rPr><w:t>Ministry</w:t></w:r></w:p>"
    for data, where in ((houses.styled("heading 1", paragraph, letters), "heading 1"), (houses.with_header(run), "headers and footers")):  # fmt: skip
        said = {finding.code: finding.message for finding in read_style_of(data, tmp_path)[1]}
        wanted = where == "heading 1" or trait in ONLY_IN_WORD
        assert said.get("TPL216") == (f"in Word only, not in PDFs: {trait} ({where})" if wanted else None)


def test_a_style_that_turns_off_what_it_builds_on_is_not_said_to_have_it(tmp_path: Path) -> None:
    styles = houses.STYLES.replace('<w:name w:val="Normal"/>', '<w:name w:val="Normal"/><w:rPr><w:caps/><w:em w:val="dot"/></w:rPr>')  # fmt: skip
    styles = styles.replace('<w:color w:val="7B1FA2"/>', '<w:caps w:val="0"/><w:em w:val="none"/>')
    said = read_style_of(houses.word_file({"word/styles.xml": styles}), tmp_path)[1]
    message = next(finding.message for finding in said if finding.code == "TPL216")
    assert "header" in message
    assert "heading 1" not in message


TABLE = (
    '<w:tbl><w:tblPr><w:tblW w:w="6000" w:type="dxa"/><w:jc w:val="right"/><w:tblBorders><w:insideH w:val="single" w:sz="8" w:color="FF0000"/></w:tblBorders></w:tblPr>'
    '<w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="4000"/></w:tblGrid>'
    '<w:tr><w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/><w:vMerge w:val="restart"/><w:shd w:val="clear" w:color="auto" w:fill="005030"/></w:tcPr>'
    "<w:p><w:r><w:t>Seal</w:t></w:r></w:p><w:p><w:r><w:t>of</w:t></w:r></w:p><w:p><w:r><w:t>state</w:t></w:r></w:p></w:tc>"
    '<w:tc><w:tcPr><w:tcW w:w="4000" w:type="dxa"/></w:tcPr><w:p><w:r><w:t>Above</w:t></w:r></w:p></w:tc></w:tr>'
    '<w:tr><w:trPr><w:trHeight w:val="800"/></w:trPr><w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/><w:vMerge/></w:tcPr><w:p/></w:tc>'
    '<w:tc><w:tcPr><w:tcW w:w="4000" w:type="dxa"/><w:vAlign w:val="bottom"/></w:tcPr><w:p><w:r><w:t>Under</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/>'
)


def test_a_table_in_a_header_has_its_grounds_lines_heights_and_joined_cells_in_the_pdf(tmp_path: Path) -> None:
    page = lay_out(LISTS, of(houses.with_header(TABLE), tmp_path)).pages[0]
    places = {placed.line.spans[0].text: placed for placed in page.header if placed.line.spans}
    fills = [part for part in page.ornament if isinstance(part, Fill)]
    (ground,) = (fill for fill in fills if fill.colour == "#005030")
    (rule,) = (fill for fill in fills if fill.colour == "#ff0000" and fill.x > ground.x + 50)
    edge = (11906 - 1134) / 20
    assert ground.x + 300 == pytest.approx(edge, abs=0.1)  # the table stands on the right
    line = places["Above"].line.height
    assert rule.y + 0.5 == pytest.approx(ground.y + line)
    assert rule.width == pytest.approx(201)
    assert ground.height == pytest.approx(max(line + 40, 3 * places["Seal"].line.height))
    assert places["state"].y > places["of"].y > places["Seal"].y == places["Above"].y
    assert places["Under"].y + places["Under"].line.height == pytest.approx(ground.y + ground.height)


def test_what_only_word_shows_of_a_table_in_a_header_is_said(tmp_path: Path) -> None:
    file = tmp_path / "house.docx"
    turned = TABLE.replace('<w:vAlign w:val="bottom"/>', '<w:textDirection w:val="btLr"/>')
    file.write_bytes(houses.with_header(turned))
    assert "turned text in cells (headers and footers)" in " ".join(found.message for found in read_style(str(file))[1])


def header_of(inner: str, folder: Path) -> tuple[str, str, str]:
    """The text of a header on the fourth page of a paper, its markup in Word, and what is said of the file."""
    file = folder / "house.docx"
    file.write_bytes(houses.with_header(inner))
    style, found = read_style(str(file))
    assert style is not None
    page = lay_out(LONG, style).pages[3]
    shown = " ".join(span.text for placed in page.header for span in placed.line.spans)
    return shown, parts(write_docx(LONG, style))["word/header1.xml"].decode(), " ".join(said.message for said in found)


def numbered(instruction: str) -> str:
    return f'<w:p><w:fldSimple w:instr="{instruction}"><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>'


@pytest.mark.parametrize(("form", "shown"), [("ROMAN", "IV"), ("roman", "iv"), ("ALPHABETIC", "D"), ("Arabic", "4")])
def test_the_number_of_a_page_is_written_as_the_house_writes_it(form: str, shown: str, tmp_path: Path) -> None:
    text, written, said = header_of(numbered(f"PAGE \\* {form} \\* MERGEFORMAT"), tmp_path)
    assert text.split()[-1] == shown
    assert written.count(f" PAGE \\* {form} ") == (form != "Arabic")
    assert "form" not in said


def test_a_form_of_page_numbers_that_papers_have_not_is_said(tmp_path: Path) -> None:
    text, _, said = header_of(numbered("PAGE \\* CardText"), tmp_path)
    assert text.split()[-1] == "4"
    assert "not taken from the house file: the form of the field PAGE" in said


@pytest.mark.skipif(not EAST_ASIAN, reason="the sign is in a font of an extra: pip install 'memos[cjk]'")
def test_signs_of_fonts_of_symbols_stay_in_word(tmp_path: Path) -> None:
    run = '<w:p><w:r><w:sym w:font="Wingdings" w:char="{}"/></w:r></w:p>'
    text, written, said = header_of(run.format("F0A7") + run.format("f028"), tmp_path)
    assert "▪" in text
    assert '<w:sym w:font="Wingdings" w:char="F0A7"/>' in written
    assert '<w:sym w:font="Wingdings" w:char="F028"/>' in written
    assert "in Word only, not in PDFs: signs of the font Wingdings" in said


def test_a_tab_to_the_end_of_the_line_is_one_in_both(tmp_path: Path) -> None:
    tab = '<w:ptab w:relativeTo="margin" w:alignment="right" w:leader="none"/>'
    style = of(houses.with_header(f"<w:p><w:r><w:t>Left</w:t>{tab}<w:t>Right</w:t></w:r></w:p>"), tmp_path)
    layout = lay_out(LISTS, style)
    placed = {found.line.spans[0].text: found for found in layout.pages[0].header}
    edge = layout.width - style.margins.right * 72 / 25.4
    assert placed["Right"].x + placed["Right"].line.width == pytest.approx(edge)
    assert tab in parts(write_docx(LISTS, style))["word/header1.xml"].decode()


def test_a_turned_picture_is_said(tmp_path: Path) -> None:
    turned = houses.drawing("rId1").replace(
        "</pic:blipFill>", '</pic:blipFill><pic:spPr><a:xfrm rot="5400000"/></pic:spPr>'
    )
    file = tmp_path / "house.docx"
    rels = houses.relationships(("rId1", "image", "media/1.png"))
    file.write_bytes(houses.with_header(f"<w:p>{turned}</w:p>", rels=rels, **{"word/media/1.png": houses.png()}))
    assert "the turning of a picture" in " ".join(found.message for found in read_style(str(file))[1])


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("/></pic:blipFill>", '><a:lum bright="70000" contrast="-70000"/></a:blip></pic:blipFill>', "an effect"),
        ("/></pic:blipFill>", '><a:alphaModFix amt="15000"/></a:blip></pic:blipFill>', "an effect"),
        ("column", "rightMargin", "from the right or bottom margin"),
        ("paragraph", "bottomMargin", "from the right or bottom margin"),
    ],
)
def test_a_picture_that_would_look_or_stand_otherwise_is_left_out_and_said(
    old: str, new: str, said: str, tmp_path: Path
) -> None:
    shown = houses.floating("rId1", "wrapNone").replace(old, new)
    file = tmp_path / "house.docx"
    rels = houses.relationships(("rId1", "image", "media/1.png"))
    file.write_bytes(houses.with_header(f"<w:p>{shown}</w:p>", rels=rels, **{"word/media/1.png": houses.png()}))
    style, findings = read_style(str(file))
    assert [finding.code for finding in findings if said in finding.message] == ["TPL212"]
    assert style
    assert not lay_out(LISTS, style).pages[0].ornament


def test_a_picture_placed_by_a_share_of_the_page_stands_where_word_wrote_it_beside(tmp_path: Path) -> None:
    own = '<wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH>'
    place = f'<wp:positionH relativeFrom="page"><wp:posOffset>{200 * 12700}</wp:posOffset></wp:positionH>'
    beside = f'<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Fallback>{place}</mc:Fallback></mc:AlternateContent>'
    shown = houses.floating("rId1", "wrapNone").replace(own, beside)
    assert beside in shown
    rels = houses.relationships(("rId1", "image", "media/1.png"))
    style = of(houses.with_header(f"<w:p>{shown}</w:p>", rels=rels, **{"word/media/1.png": houses.png()}), tmp_path)
    assert lay_out(LISTS, style).pages[0].ornament[0].x == pytest.approx(200)


def test_the_fonts_of_the_theme_are_the_house_s(tmp_path: Path) -> None:
    house = docx.Document()
    file = tmp_path / "house.docx"
    house.save(str(file))
    held = parts(file.read_bytes())
    theme = held["word/theme/theme1.xml"].decode()
    for old, new in (("Calibri", "Georgia"), ("Cambria", "Verdana")):
        theme = theme.replace(f'<a:latin typeface="{old}"', f'<a:latin typeface="{new}"')
    file.write_bytes(houses.packed({**held, "word/theme/theme1.xml": theme.encode()}))
    made = parts(write_docx(LISTS, style_of(str(file))))["word/theme/theme1.xml"].decode()
    fonts = [re.search(rf'<a:{kind}Font>\s*<a:latin typeface="([^"]*)"', made) for kind in ("major", "minor")]
    assert [found and found[1] for found in fonts] == ["Georgia", "Verdana"]


def test_the_letterhead_behind_a_cover_is_taken(tmp_path: Path) -> None:
    cover = f"<w:p><w:pPr>{houses.section()}</w:pPr><w:r><w:t>Cover</w:t></w:r></w:p>"
    own = [houses.section(f'<w:headerReference w:type="default" r:id="rId{number}"/>') for number in (2, 3)]
    middle = f"<w:p><w:pPr>{own[0]}</w:pPr></w:p>"
    header = f"<w:hdr {houses.W}><w:p><w:r><w:t>{{}}</w:t></w:r></w:p></w:hdr>"
    data = houses.word_file(
        {
            "word/document.xml": houses.body(
                own[1].replace("</w:sectPr>", "<w:pgBorders/></w:sectPr>"), cover + middle
            ),
            "word/_rels/document.xml.rels": houses.relationships(
                ("rId1", "styles", "styles.xml"), ("rId2", "header", "h1.xml"), ("rId3", "header", "h2.xml")
            ),
            "word/h1.xml": header.format("Letterhead"),
            "word/h2.xml": header.format("Annex"),
        }
    )
    (tmp_path / "house.docx").write_bytes(data)
    style, found = read_style(str(tmp_path / "house.docx"))
    assert style is not None
    shown = " ".join(span.text for placed in lay_out(LISTS, style).pages[0].header for span in placed.line.spans)
    assert "Letterhead" in shown
    assert "headers and footers of other sections" in " ".join(said.message for said in found)


def test_space_above_the_first_line_of_a_paper_is_kept(tmp_path: Path) -> None:
    tops = []
    for before in ("240", "720"):
        styles = houses.STYLES.replace('w:before="240"', f'w:before="{before}"')
        (folder := tmp_path / before).mkdir()
        style = of(houses.word_file({"word/styles.xml": styles}), folder)
        opened = Document("Memo", "en", (Heading(1, (Run("Purpose"),)), Paragraph((Run("Text."),))))
        tops.append(lay_out(opened, style).pages[0].lines[0].y)
    assert tops[1] - tops[0] == pytest.approx(24)
