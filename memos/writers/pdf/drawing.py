"""Drawing: a layout as the bytes of a PDF file, tagged for readers (PDF/UA-1, ISO 14289-1) and fit for archives (PDF/A-2a, ISO 19005-2)."""

import zlib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from memos.direction import is_rtl
from memos.document import Document

from .content import Names, content
from .embedding import embed
from .file import File
from .images import image
from .metadata import information, packet
from .objects import dictionary, text
from .outlines import drawn
from .pages import HeadingPlace, Layout
from .structure import Destination, Structure

_LEVEL = 4
"""Twice as fast as the usual 6, and larger by a fiftieth."""
_BEST = 9
_CATALOG = (
    b"<</Type/Catalog/Pages %d 0 R/StructTreeRoot %d 0 R/MarkInfo<</Marked true>>/Lang%b/ViewerPreferences<</DisplayDocTitle true%b>>"
    b"/PageLabels<</Nums[0<</S/D>>]>>/Metadata %d 0 R/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)"
    b"/Info(sRGB IEC61966-2.1)/DestOutputProfile %d 0 R>>]%b>>"
)


def draw(layout: Layout, document: Document) -> bytes:
    """The PDF file of a document that was laid out so. The same layout and document give the same bytes."""
    file = File()
    root, tree = file.take(), file.take()
    first = file.take(len(layout.pages))
    numbers = range(first, first + len(layout.pages))
    names = Names(
        {use.face: number for number, use in enumerate(layout.faces)},
        {picture: number for number, picture in enumerate(layout.pictures)},
    )
    fonts = b"".join([b"/F%d %d 0 R" % (number, embed(use, file)) for number, use in enumerate(layout.faces)])
    images = b"".join([b"/I%d %d 0 R" % (number, image(picture, file)) for picture, number in names.pictures.items()])
    forms = images + (b"/W %d 0 R" % _watermark(layout, file) if layout.watermark else b"")
    resources = file.add(b"<</Font<<%b>>%b>>" % (fonts, b"/XObject<<%b>>" % forms if forms else b""))
    headings = {heading.block: heading for heading in layout.headings}

    def destination(block: int) -> Destination:
        heading = headings[block]
        return Destination(heading.text or str(heading.page), _place(heading, layout, first))

    structure = Structure(layout.elements, len(layout.pages), file, destination)
    for place, (number, page) in enumerate(zip(numbers, layout.pages, strict=True)):
        operators, marks = content(page, layout.height, layout.elements, names, watermark=bool(layout.watermark))
        stream = file.stream(b"/Filter/FlateDecode", zlib.compress(operators, _LEVEL))
        annotations = b" ".join([b"%d 0 R" % annotation for annotation in structure.page(number, marks)])
        file.put(
            number,
            b"<</Type/Page/Parent %d 0 R/Resources %d 0 R/Contents %d 0 R/StructParents %d/Tabs/S%s>>"
            % (tree, resources, stream, place, b"/Annots[%s]" % annotations if annotations else b""),
        )
    kids = b" ".join([b"%d 0 R" % number for number in numbers])
    file.put(
        tree,
        b"<</Type/Pages/Count %d/Kids[%s]/MediaBox[0 0 %.2f %.2f]>>"
        % (len(numbers), kids, layout.width, layout.height),
    )
    file.put(root, _catalog(layout, document, file, tree, structure.finish()))
    return file.finish(root, file.add(dictionary(information(document))))


def _watermark(layout: Layout, file: File) -> int:
    """The watermark as a form (ISO 32000-1, 8.10), which every page draws; its number."""
    entries = b"/Type/XObject/Subtype/Form/BBox[0 0 %.2f %.2f]/Resources<<>>/Filter/FlateDecode" % (
        layout.width,
        layout.height,
    )
    return file.stream(entries, zlib.compress(drawn(layout.watermark, layout.height), _LEVEL))


def _catalog(layout: Layout, document: Document, file: File, tree: int, structure: int) -> bytes:
    metadata = file.stream(b"/Type/Metadata/Subtype/XML", packet(document))
    profile = file.stream(b"/N 3/Filter/FlateDecode", _profile())
    outlines = b""
    if layout.headings:
        outlines = b"/Outlines %d 0 R/PageMode/UseOutlines" % _outlines(layout, file, tree + 1)
    direction = b"/Direction/R2L" if is_rtl(document.language) else b""
    return _CATALOG % (tree, structure, text(document.language), direction, metadata, profile, outlines)


def _outlines(layout: Layout, file: File, first_page: int) -> int:
    """The bookmarks, a heading each (ISO 32000-1, 12.3.3); the number of their root."""
    headings = layout.headings
    root = file.take()
    first = file.take(len(headings))
    parents = _parents(headings)
    kids: dict[int, list[int]] = {}
    for number, parent in enumerate(parents):
        kids.setdefault(parent, []).append(number)
    for siblings in kids.values():
        for place, number in enumerate(siblings):
            heading = headings[number]
            parent = parents[number]
            body = b"<</Title%s/Parent %d 0 R/Dest%b" % (
                text(heading.text),
                first + parent if parent >= 0 else root,
                _place(heading, layout, first_page),
            )
            if place:
                body += b"/Prev %d 0 R" % (first + siblings[place - 1])
            if place + 1 < len(siblings):
                body += b"/Next %d 0 R" % (first + siblings[place + 1])
            if number in kids:
                under = kids[number]
                body += b"/First %d 0 R/Last %d 0 R/Count %d" % (first + under[0], first + under[-1], -len(under))
            file.put(first + number, body + b">>")
    top = kids[-1]
    ends = (first + top[0], first + top[-1], len(top))
    file.put(root, b"<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>" % ends)
    return root


def _place(heading: HeadingPlace, layout: Layout, first_page: int) -> bytes:
    """A heading as a destination (ISO 32000-1, 12.3.2.2)."""
    return b"[%d 0 R/XYZ 0 %.2f null]" % (first_page + heading.page - 1, layout.height - heading.y)


def _parents(headings: Sequence[HeadingPlace]) -> list[int]:
    """For each heading the number of the one that it stands under, or -1."""
    open_headings: list[int] = []
    parents: list[int] = []
    for number, heading in enumerate(headings):
        while open_headings and headings[open_headings[-1]].level >= heading.level:
            open_headings.pop()
        parents.append(open_headings[-1] if open_headings else -1)
        open_headings.append(number)
    return parents


@cache
def _profile() -> bytes:
    """The sRGB profile of the output intent, compressed; its maker asks for nothing: "no copyright, use freely"."""
    return zlib.compress(files(__package__).joinpath("srgb.icc").read_bytes(), _BEST)
