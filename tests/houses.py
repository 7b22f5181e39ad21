"""Word files for houses, made part by part, so that a test can spoil each."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

LETTERHEAD = Path(__file__).resolve().parents[1] / "samples/house-style/letterhead.docx"
"""Made in LibreOffice: pictures, fonts and colours of its own, other headers on the first page and on even ones."""

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def png(colour: tuple[int, int, int] = (27, 94, 75), side: int = 8) -> bytes:
    """A small picture of one colour."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + bytes(colour) * side for _ in range(side))
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def relationships(*rows: tuple[str, str, str], external: tuple[tuple[str, str, str], ...] = ()) -> str:
    """A part of relationships: identifier, kind and target of each."""
    entries = [f'<Relationship Id="{name}" Type="{_OFFICE}/{kind}" Target="{target}"/>' for name, kind, target in rows]
    entries += [
        f'<Relationship Id="{name}" Type="{_OFFICE}/{kind}" Target="{target}" TargetMode="External"/>'
        for name, kind, target in external
    ]
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{"".join(entries)}</Relationships>'


STYLES = (
    f'<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:pPr><w:keepNext/><w:spacing w:before="240"/>'
    '<w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:color w:val="7B1FA2"/><w:sz w:val="30"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Kopfzeile"><w:name w:val="header"/><w:basedOn w:val="a"/></w:style>'
    "</w:styles>"
)


def styled(name: str, paragraph: str = "", letters: str = "") -> bytes:
    """A Word file with a style of its own in place of, or beside, those of `STYLES`."""
    identifier = {"Normal": "a", "heading 1": "berschrift1", "header": "Kopfzeile"}.get(name, "own")
    default = ' w:default="1"' if name == "Normal" else ""
    given = f'<w:style w:type="paragraph"{default} w:styleId="{identifier}"><w:name w:val="{name}"/><w:pPr>{paragraph}</w:pPr><w:rPr>{letters}</w:rPr></w:style>'
    others = re.sub(rf'<w:style [^>]*w:styleId="{identifier}">.*?</w:style>', "", STYLES)
    return word_file({"word/styles.xml": others.replace("</w:styles>", f"{given}</w:styles>")})


def section(references: str = "", more: str = "") -> str:
    """The properties of a section on A4."""
    return (
        f'<w:sectPr>{references}<w:pgSz w:w="11906" w:h="16838"/>'
        f'<w:pgMar w:top="1701" w:right="1134" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/>{more}</w:sectPr>'
    )


def body(properties: str = "", inner: str = "<w:p><w:r><w:t>Letter</w:t></w:r></w:p>") -> str:
    """The document part."""
    return f"<w:document {W}><w:body>{inner}{properties or section()}</w:body></w:document>"


def parts(changes: Mapping[str, str | bytes | None] | None = None) -> dict[str, bytes]:
    """The parts of a small Word file, some of them changed, added or (None) left out."""
    whole: dict[str, str | bytes | None] = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_MAIN}"/></Types>',
        "_rels/.rels": relationships(("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": body(),
        "word/_rels/document.xml.rels": relationships(("rId1", "styles", "styles.xml")),
        "word/styles.xml": STYLES,
        **(changes or {}),
    }
    return {name: data.encode() if isinstance(data, str) else data for name, data in whole.items() if data is not None}


def packed(files: Mapping[str, bytes]) -> bytes:
    """An archive of the parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def word_file(changes: Mapping[str, str | bytes | None] | None = None) -> bytes:
    """A small Word file with those changes."""
    return packed(parts(changes))


def with_header(inner: str, **more: str | bytes) -> bytes:
    """A Word file whose header holds that markup; `more` are relationships of the header (`rels`) and other parts by their names."""
    given = {name: data for name, data in more.items() if name != "rels"}
    return word_file(
        {
            "word/document.xml": body(section('<w:headerReference w:type="default" r:id="rId2"/>')),
            "word/_rels/document.xml.rels": relationships(
                ("rId1", "styles", "styles.xml"), ("rId2", "header", "header1.xml")
            ),
            "word/header1.xml": f'<w:hdr {W} xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
            f' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">{inner}</w:hdr>',
            "word/_rels/header1.xml.rels": more.get("rels") or relationships(),
            **given,
        }
    )


def floating(relationship: str, wrap: str, across: str = "0", down: str = "0", base: str = "paragraph") -> str:
    """A run with a picture of 72 x 36 points that stands apart from the lines; places in English metric units from the column and from `base`."""
    return (
        drawing(relationship)
        .replace(
            "<wp:inline>",
            f'<wp:anchor distT="0" distR="63500" distB="127000" distL="0"><wp:positionH relativeFrom="column"><wp:posOffset>{across}</wp:posOffset></wp:positionH>'
            f'<wp:positionV relativeFrom="{base}"><wp:posOffset>{down}</wp:posOffset></wp:positionV><wp:{wrap}/>',
        )
        .replace("</wp:inline>", "</wp:anchor>")
    )


def drawing(relationship: str, width: int = 914_400, height: int = 457_200) -> str:
    """A run with a picture in the line; its size in English metric units."""
    return (
        f'<w:r><w:drawing><wp:inline><wp:extent cx="{width}" cy="{height}"/><wp:docPr id="1" name="C:\\\\Users\\\\jane\\\\logo.png" descr="secret"/>'
        f'<a:graphic><a:graphicData uri="x"><pic:pic><pic:blipFill><a:blip r:embed="{relationship}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )
