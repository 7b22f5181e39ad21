"""A document to the bytes of a Word file."""

from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from dataclasses import replace
from functools import lru_cache

from memos.document import Contents, Document, pictures
from memos.schemas.style import Style

from .archive import Entry, archive
from .body import Body
from .furniture import footer, header
from .letterhead import emblem
from .numbering import numbering
from .package import Package, package
from .pictures import Media, relationships_part
from .properties import core_properties

_SMALL = 10_000


def write_docx(document: Document, style: Style) -> bytes:
    """The paper as a Word file: the same bytes for the same document and style."""
    return next(write_copies(document, style, (document.copy_number,)))


def write_copies(document: Document, style: Style, copy_numbers: Sequence[str]) -> Iterator[bytes]:
    """The paper with each copy number in turn, each as `write_docx` gives it; all but the headers is written once, as far as their contents agree."""
    ready = package(style, document.language)
    bodies: dict[tuple[tuple[int, int], ...], tuple[list[Entry], Media]] = {}
    for copy_number, pages in zip(copy_numbers, _pages(document, style, copy_numbers), strict=True):
        key = tuple(pages.items())
        written, media = bodies.get(key) or bodies.setdefault(key, _body(document, style, ready, pages))
        parts = _around(replace(document, copy_number=copy_number), style, ready, copy(media))
        made = [_entry(name, text) for name, text in parts.items()]
        yield archive([*ready.entries, *written, *made, *media.entries()])


def _body(document: Document, style: Style, ready: Package, pages: Mapping[int, int]) -> tuple[list[Entry], Media]:
    """The body and what goes with it, and the pictures in it."""
    media = Media()
    body = Body(ready, style, document, pages, media)
    for place, block in enumerate(document.blocks):
        body.put(block, place)
    parts = {
        "word/document.xml": ready.head + body.xml() + ready.tail,
        "word/_rels/document.xml.rels": ready.relationships(body.links, media.relationships(pictures(document))),
        "word/numbering.xml": numbering(style, body.numberings),
        "docProps/core.xml": core_properties(document),
    }
    return [_entry(name, text) for name, text in parts.items()], media


def _around(document: Document, style: Style, ready: Package, media: Media) -> dict[str, str]:
    """The headers and the footers, with their relationships."""
    parts: dict[str, str] = {}
    for kind in ready.headers:
        head, foot = ready.headers[kind], ready.footers[kind]
        parts[head] = header(document, style, ready, media, kind)
        parts[foot] = footer(document, ready, kind)
        emblems = media.relationships(emblem(style)) if kind == "first" else ""
        for part, given in ((head, ready.heads.get(kind)), (foot, ready.feet.get(kind))):
            shown = (given.relationships if given else "") + (emblems if part == head else "")
            if shown:
                parts[part.replace("word/", "word/_rels/") + ".rels"] = relationships_part(shown)
    return parts


@lru_cache(maxsize=64)
def _kept(name: str, text: str) -> Entry:
    return Entry.of(name, text.encode())


def _entry(name: str, text: str) -> Entry:
    """A part, compressed; small ones are kept, since they come again from paper to paper: headers, numbering, relationships."""
    return _kept(name, text) if len(text) < _SMALL else Entry.of(name, text.encode())


def _pages(document: Document, style: Style, copy_numbers: Sequence[str]) -> Iterator[Mapping[int, int]]:
    """The page of each heading, as the PDF of each copy has it, for a paper with a table of contents; others are not laid out."""
    if not any(isinstance(block, Contents) for block in document.blocks):
        yield from ({} for _ in copy_numbers)
        return
    from memos.writers.pdf import lay_out_copies  # noqa: PLC0415 -- most Word files do without layout

    for layout in lay_out_copies(document, style, copy_numbers):
        yield {heading.block: heading.page for heading in layout.headings}
