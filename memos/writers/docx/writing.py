"""A document to the bytes of a Word file."""

from memos.document import Document
from memos.schemas.style import Style

from .archive import Entry, archive
from .body import Body
from .furniture import footer, header
from .numbering import numbering
from .package import package
from .properties import core_properties


def write_docx(document: Document, style: Style) -> bytes:
    """The paper as a Word file: the same bytes for the same document and style."""
    ready = package(style, document.language)
    body = Body(ready, style, document.language)
    for block in document.blocks:
        body.put(block)
    parts = {
        "word/document.xml": ready.head + body.xml() + ready.tail,
        "word/_rels/document.xml.rels": ready.relationships(body.links),
        "word/numbering.xml": numbering(style, body.numberings),
        ready.header: header(document),
        ready.footer: footer(document),
        "docProps/core.xml": core_properties(document),
    }
    return archive([*ready.entries, *(Entry.of(name, text.encode()) for name, text in parts.items())])
