"""A document to the bytes of a Word file."""

from collections.abc import Mapping
from functools import lru_cache

from memos.document import Contents, Document, pictures
from memos.schemas.style import Style

from .archive import Entry, archive
from .body import Body
from .furniture import footer, header
from .letterhead import emblem
from .numbering import numbering
from .package import package
from .pictures import Media, relationships_part
from .properties import core_properties

_SMALL = 10_000


def write_docx(document: Document, style: Style) -> bytes:
    """The paper as a Word file: the same bytes for the same document and style."""
    ready = package(style, document.language)
    media = Media()
    body = Body(ready, style, document, _pages(document, style), media)
    for place, block in enumerate(document.blocks):
        body.put(block, place)
    parts = {
        "word/document.xml": ready.head + body.xml() + ready.tail,
        "word/_rels/document.xml.rels": ready.relationships(body.links, media.relationships(pictures(document))),
        "word/numbering.xml": numbering(style, body.numberings),
        "docProps/core.xml": core_properties(document),
    }
    for kind in ready.headers:
        head, foot = ready.headers[kind], ready.footers[kind]
        parts[head] = header(document, style, ready, media, kind)
        parts[foot] = footer(document, ready, kind)
        emblems = media.relationships(emblem(style)) if kind == "first" else ""
        for part, given in ((head, ready.heads.get(kind)), (foot, ready.feet.get(kind))):
            shown = (given.relationships if given else "") + (emblems if part == head else "")
            if shown:
                parts[part.replace("word/", "word/_rels/") + ".rels"] = relationships_part(shown)
    made = [_entry(name, text) for name, text in parts.items()]
    return archive([*ready.entries, *made, *media.entries()])


@lru_cache(maxsize=64)
def _kept(name: str, text: str) -> Entry:
    return Entry.of(name, text.encode())


def _entry(name: str, text: str) -> Entry:
    """A part, compressed; small ones are kept, since they come again from paper to paper: headers, numbering, relationships."""
    return _kept(name, text) if len(text) < _SMALL else Entry.of(name, text.encode())


def _pages(document: Document, style: Style) -> Mapping[int, int]:
    """The page of each heading, as the PDF has it, for a paper with a table of contents; others are not laid out."""
    if not any(isinstance(block, Contents) for block in document.blocks):
        return {}
    from memos.writers.pdf import lay_out  # noqa: PLC0415 -- most Word files do without layout

    return {heading.block: heading.page for heading in lay_out(document, style).headings}
