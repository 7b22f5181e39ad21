"""What stands at the head and foot of every page: the marking, the running foot, the page number as real fields."""

import re

from memos.direction import is_rtl, text_is_rtl
from memos.document import Document, Run
from memos.house import Kind
from memos.schemas.style import Style

from .letterhead import letterhead
from .package import Package
from .pictures import Media
from .scripts import Scripts, directed
from .styles import BANNER, COPY_NUMBER, FOOTER, HEADER, TABLE_GAP
from .watermark import watermark
from .xml import DECLARATION, NAMESPACES, escaped, twips_of_mm

_FIELDS = {"{page}": "PAGE", "{pages}": "NUMPAGES"}
_POINTS = 72 / 25.4
_PLACES = re.compile("({page}|{pages})")


def header(document: Document, style: Style, package: Package, media: Media, kind: Kind) -> str:
    """The header part for a kind of pages: the marking, the copy number, the watermark, what the house has there; on the first page the letterhead."""
    scripts = package.scripts
    own = package.heads[kind].xml if kind in package.heads else ""
    behind = watermark(document, style, tuple(package.headers).index(kind))
    head = _head(document, scripts, behind)
    if behind and not head:
        head = _paragraph(TABLE_GAP if own else HEADER, behind)
    if kind == "first":
        page, text = style.margins, style.text
        above = 0.0 if own else (page.top - page.header) * _POINTS
        above -= text.banner.leading if document.banner else 0
        above -= text.copy_number.leading if document.copy_number else 0
        room = twips_of_mm(style.size[0] - page.left - page.right)
        own += letterhead(style, media, max(above, 0.0), room, rtl=is_rtl(document.language))
    return f"{DECLARATION}<w:hdr {NAMESPACES}>{head + own or _paragraph(HEADER, '')}</w:hdr>"


def footer(document: Document, package: Package, kind: Kind) -> str:
    """The footer part for a kind of pages: what the house has there, running foot and page number on one line, the marking below it. A house that numbers
    its pages is not numbered twice."""
    rtl = is_rtl(document.language)
    scripts = package.scripts
    own = package.feet.get(kind)
    label = "".join(
        _field(part, package.foot_letters, rtl=rtl)
        if part in _FIELDS
        else _runs(part, scripts, package.foot_letters, rtl=rtl)
        for part in _PLACES.split("" if own and own.numbered else document.page_label)
    )
    foot = _runs(document.running_foot, scripts, package.foot_letters, rtl=rtl)
    line = _paragraph(FOOTER, f"{foot}<w:r><w:tab/></w:r>{label}", package.foot_tabs)
    return f"{DECLARATION}<w:ftr {NAMESPACES}>{own.xml if own else ''}{line}{_banner(document, scripts)}</w:ftr>"


def _head(document: Document, scripts: Scripts, behind: str) -> str:
    """Marking and copy number; the watermark is anchored in the first of them."""
    rows = [(style, text) for style, text in ((BANNER, document.banner), (COPY_NUMBER, document.copy_number)) if text]
    return "".join(
        _row(style, text, document, scripts, "" if number else behind) for number, (style, text) in enumerate(rows)
    )


def _banner(document: Document, scripts: Scripts) -> str:
    return _row(BANNER, document.banner, document, scripts) if document.banner else ""


def _row(style: str, text: str, document: Document, scripts: Scripts, behind: str = "") -> str:
    paper = is_rtl(document.language)
    rtl = text_is_rtl(text, otherwise=paper)
    turned = "" if rtl == paper else "<w:bidi/>" if rtl else '<w:bidi w:val="0"/>'
    return _paragraph(style, behind + _runs(text, scripts, rtl=rtl), turned)


def _paragraph(style: str, inner: str, properties: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{inner}</w:p>'


def _runs(text: str, scripts: Scripts, letters: str = "", *, rtl: bool) -> str:
    return "".join(
        _run(run, scripts, letters, rtl=turned)
        for run, turned in directed((Run(text),), scripts.language, rtl=rtl)
        if run.text
    )


def _run(run: Run, scripts: Scripts, letters: str, *, rtl: bool) -> str:
    properties = scripts.fonts(run, rtl=rtl) + letters + ("<w:rtl/>" if rtl else "")
    written = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{written}<w:t xml:space="preserve">{escaped(run.text)}</w:t></w:r>'


def _field(place: str, letters: str, *, rtl: bool) -> str:
    """A field that Word counts itself; the 1 is shown until it has."""
    given = letters + ("<w:rtl/>" if rtl else "")
    properties = f"<w:rPr>{given}</w:rPr>" if given else ""
    parts = (
        '<w:fldChar w:fldCharType="begin"/>',
        f'<w:instrText xml:space="preserve"> {_FIELDS[place]} </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>1</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    )
    return "".join(f"<w:r>{properties}{part}</w:r>" for part in parts)
