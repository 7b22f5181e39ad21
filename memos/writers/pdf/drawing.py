"""Drawing: a layout as the bytes of a PDF file, tagged for readers (PDF/UA-1, ISO 14289-1) and fit for archives (PDF/A-2a, ISO 19005-2)."""

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from memos.direction import is_rtl
from memos.document import Document

from .content import Names, content, stamped
from .embedding import covers, embed
from .faces import Face
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
    return next(draw_copies((layout,), document))


def draw_copies(layouts: Sequence[Layout], document: Document) -> Iterator[bytes]:
    """The PDF file of each layout of a document's copies, as `draw` gives it; pages that layouts have in common are drawn once."""
    made: dict[int, _Unstamped] = {}
    for layout in layouts:
        paper = made.get(id(layout.pages)) or made.setdefault(id(layout.pages), _drawn(layout, document))
        yield _stamped(paper, layout)


@dataclass(frozen=True, slots=True)
class _Unstamped:
    """A paper drawn but for its copy number: the file, and the numbers of objects in it."""

    file: File
    root: int
    info: int
    resources: int
    stamp: int
    """Of the content stream of the copy number, which each page has behind its own; 0 where there is none."""
    fonts: Sequence[int]
    forms: bytes
    """Entries of the resources."""


def _stamped(paper: _Unstamped, layout: Layout) -> bytes:
    """The whole file with its copy number, whose fonts are the paper's own as far as these will do."""
    file, fonts = paper.file.copy(), [*paper.fonts]
    names: dict[Face, int] = {}
    for use in layout.stamp.faces:
        known = (number for number, own in enumerate(layout.faces) if covers(own, use))
        names[use.face] = next(known, len(fonts))
        if names[use.face] == len(fonts):
            fonts.append(embed(use, file))
    if paper.stamp:
        operators = stamped(layout.stamp.lines, layout.height, Names(names, {}))
        file.stream(b"/Filter/FlateDecode", zlib.compress(operators, _LEVEL), number=paper.stamp)
    named = b"".join([b"/F%d %d 0 R" % entry for entry in enumerate(fonts)])
    file.put(paper.resources, b"<</Font<<%b>>%b>>" % (named, paper.forms))
    return file.finish(paper.root, paper.info)


def _drawn(layout: Layout, document: Document) -> _Unstamped:
    file = File()
    root, tree = file.take(), file.take()
    first = file.take(len(layout.pages))
    numbers = range(first, first + len(layout.pages))
    names = Names(
        {use.face: number for number, use in enumerate(layout.faces)},
        {picture: number for number, picture in enumerate(layout.pictures)},
    )
    fonts = [embed(use, file) for use in layout.faces]
    images = b"".join([b"/I%d %d 0 R" % (number, image(picture, file)) for picture, number in names.pictures.items()])
    forms = images + (b"/W %d 0 R" % _watermark(layout, file) if layout.watermark else b"")
    resources = file.take()
    stamp = file.take() if layout.stamp.lines else 0
    headings = {heading.block: heading for heading in layout.headings}

    def destination(block: int) -> Destination:
        heading = headings[block]
        return Destination(heading.text or str(heading.page), _place(heading, layout, first))

    structure = Structure(layout.elements, len(layout.pages), file, destination)
    for place, (number, page) in enumerate(zip(numbers, layout.pages, strict=True)):
        operators, marks = content(page, layout.height, layout.elements, names, watermark=bool(layout.watermark))
        stream = b"%d 0 R" % file.stream(b"/Filter/FlateDecode", zlib.compress(operators, _LEVEL))
        contents = b"[%b %d 0 R]" % (stream, stamp) if stamp else b" " + stream
        annotations = b" ".join([b"%d 0 R" % annotation for annotation in structure.page(number, marks)])
        file.put(
            number,
            b"<</Type/Page/Parent %d 0 R/Resources %d 0 R/Contents%b/StructParents %d/Tabs/S%s>>"
            % (tree, resources, contents, place, b"/Annots[%s]" % annotations if annotations else b""),
        )
    kids = b" ".join([b"%d 0 R" % number for number in numbers])
    file.put(
        tree,
        b"<</Type/Pages/Count %d/Kids[%s]/MediaBox[0 0 %.2f %.2f]>>"
        % (len(numbers), kids, layout.width, layout.height),
    )
    file.put(root, _catalog(layout, document, file, tree, structure.finish()))
    info = file.add(dictionary(information(document)))
    if stamp:
        file.pack()
    return _Unstamped(file, root, info, resources, stamp, fonts, b"/XObject<<%b>>" % forms if forms else b"")


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
