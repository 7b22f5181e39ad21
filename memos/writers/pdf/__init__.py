"""The PDF writer: layout, then drawing; and the findings that only the rendered paper shows.

Type is set by a layout of our own, which knows of each line the element of the structure that it belongs to; so that every paper is tagged, and no
text passes through a markup language on its way.
"""

from memos.document import Document
from memos.schemas.style import Style

from .drawing import draw, draw_copies
from .faces import face
from .layout import lay_out, lay_out_copies
from .pages import Layout
from .rules import check_house, check_letterhead, check_rendering

__all__ = [
    "Layout",
    "check_house",
    "check_letterhead",
    "check_rendering",
    "draw",
    "draw_copies",
    "has_face",
    "lay_out",
    "lay_out_copies",
    "write_pdf",
]


def write_pdf(document: Document, style: Style) -> bytes:
    """The paper as a PDF file. Raises `memos.errors.UsageError` when its marking does not fit on a page."""
    return draw(lay_out(document, style), document)


def has_face(key: str, data: bytes | None = None) -> bool:
    """Whether a face that a style names is there: one that ships, or that an installed extra brings, or in the font file that is given."""
    return face(key, data) is not None
