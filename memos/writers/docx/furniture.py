"""What stands at the head and foot of every page: the marking, the running foot, the page number as real fields."""

import re

from memos.document import Document

from .styles import BANNER, FOOTER, HEADER
from .xml import DECLARATION, NAMESPACES, escaped

_FIELDS = {"{page}": "PAGE", "{pages}": "NUMPAGES"}
_PLACES = re.compile("({page}|{pages})")


def header(document: Document) -> str:
    """The header part: the marking. One header serves first, odd and even pages alike."""
    return f"{DECLARATION}<w:hdr {NAMESPACES}>{_banner(document) or _paragraph(HEADER, '')}</w:hdr>"


def footer(document: Document) -> str:
    """The footer part: running foot and page number on one line, the marking below it."""
    label = "".join(_field(part) if part in _FIELDS else _run(part) for part in _PLACES.split(document.page_label))
    line = _paragraph(FOOTER, f"{_run(document.running_foot)}<w:r><w:tab/></w:r>{label}")
    return f"{DECLARATION}<w:ftr {NAMESPACES}>{line}{_banner(document)}</w:ftr>"


def _banner(document: Document) -> str:
    return _paragraph(BANNER, _run(document.banner)) if document.banner else ""


def _paragraph(style: str, inner: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{inner}</w:p>'


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escaped(text)}</w:t></w:r>' if text else ""


def _field(place: str) -> str:
    """A field that Word counts itself; the 1 is shown until it has."""
    parts = (
        '<w:fldChar w:fldCharType="begin"/>',
        f'<w:instrText xml:space="preserve"> {_FIELDS[place]} </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>1</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    )
    return "".join(f"<w:r>{part}</w:r>" for part in parts)
