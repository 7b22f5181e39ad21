"""The structure tree (ISO 32000-1, 14.7): an object an element, and the way back from marked content and links to their elements."""

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from memos.writers.links import address

from .content import Marks
from .file import File
from .objects import text
from .pages import INLINE, Element, Tag

_OWNERS = {
    "Document": b"/A<</O/Layout/WritingMode/%s>>",
    "TH": b"/A<</O/Table/Scope/%s>>",
    "L": b"/A<</O/List/ListNumbering/%s>>",
}


class Destination(NamedTuple):
    """Where a link inside the document leads to."""

    name: str
    """What a screen reader says of it."""
    place: bytes
    """ISO 32000-1, 12.3.2.2."""


class Structure:
    """The tree while its pages are drawn, page by page."""

    __slots__ = (
        "_boxes",
        "_content",
        "_destination",
        "_elements",
        "_file",
        "_first",
        "_links",
        "_page_count",
        "_pages",
        "_parents",
        "_root",
    )

    def __init__(
        self, elements: tuple[Element, ...], pages: int, file: File, destination: Callable[[int], Destination]
    ) -> None:
        """`destination` gives that of a heading by its place among the document's blocks."""
        self._elements = elements
        self._destination = destination
        self._page_count = pages
        self._file = file
        self._root = file.take()
        self._first = file.take(len(elements))
        self._content: list[list[bytes]] = [[] for _ in elements]
        self._pages: list[int] = [0] * len(elements)
        self._parents: list[bytes] = []
        self._links: list[int] = []
        self._boxes: dict[int, tuple[float, float, float, float]] = {}
        for number, element in enumerate(elements):
            if element.parent >= 0 and element.tag not in INLINE:
                self._content[element.parent].append(self._reference(number))

    def page(self, page: int, marks: Marks) -> list[int]:
        """What stands on the page with that object number, and the numbers of its annotations."""
        self._parents.append(b"[" + b" ".join([self._reference(element) for element in marks.elements]) + b"]")
        self._boxes |= marks.boxes
        for identifier, element in enumerate(marks.elements):
            self._begin(element, page)
            if self._pages[element] == page:
                self._content[element].append(b"%d" % identifier)
            else:
                self._content[element].append(b"<</Type/MCR/Pg %d 0 R/MCID %d>>" % (page, identifier))
        return [self._annotation(page, link) for link in marks.links]

    def finish(self) -> int:
        """Puts the tree into the file; the number of its root. All pages must have been told before."""
        file, first = self._file, self._first
        for number, (element, kids) in enumerate(zip(self._elements, self._content, strict=True)):
            parent = first + element.parent if element.parent >= 0 else self._root
            page = self._pages[number]
            file.put(
                first + number,
                b"%b%b/P %d 0 R%b%b>>"
                % (
                    _head(element.tag, element.attributes, element.language),
                    self._figure(number) if element.tag == "Figure" else b"",
                    parent,
                    b"/Pg %d 0 R" % page if page else b"",
                    b"/K " + kids[0] if len(kids) == 1 else b"/K[%b]" % b" ".join(kids) if kids else b"",
                ),
            )
        rows = [b"%d %s" % row for row in enumerate(self._parents)]
        rows += [
            b"%d %d 0 R" % (self._page_count + number, first + element) for number, element in enumerate(self._links)
        ]
        file.put(
            self._root,
            b"<</Type/StructTreeRoot/K %d 0 R/ParentTree<</Nums[%s]>>/ParentTreeNextKey %d>>"
            % (first, b" ".join(rows), len(rows)),
        )
        return self._root

    def _reference(self, element: int) -> bytes:
        return b"%d 0 R" % (self._first + element)

    def _figure(self, number: int) -> bytes:
        """What a figure says, and where it stands (ISO 32000-1, 14.8.5.4)."""
        said = b"/Alt" + text(self._elements[number].alternative)
        return said + b"/A<</O/Layout/Placement/Block/BBox[%.2f %.2f %.2f %.2f]>>" % self._boxes[number]

    def _begin(self, element: int, page: int) -> None:
        if self._pages[element]:
            return
        self._pages[element] = page
        entry = self._elements[element]
        if entry.tag in INLINE:
            self._begin(entry.parent, page)
            self._content[entry.parent].append(self._reference(element))

    def _annotation(self, page: int, link: tuple[int, float, float, float, float]) -> int:
        element, left, bottom, right, top = link
        entry = self._elements[element]
        if entry.link:
            to = b"/Contents%b/A<</S/URI/URI%b>>" % (text(entry.link), text(address(entry.link)))
        else:
            name, place = self._destination(entry.target)
            to = b"/Contents%b/Dest%b" % (text(name), place)
        made = self._file.add(
            b"<</Type/Annot/Subtype/Link/Rect[%.2f %.2f %.2f %.2f]/Border[0 0 0]/F 4/StructParent %d%b>>"
            % (left, bottom, right, top, self._page_count + len(self._links), to)
        )
        self._links.append(element)
        self._content[element].append(b"<</Type/OBJR/Pg %d 0 R/Obj %d 0 R>>" % (page, made))
        return made


@lru_cache(1024)
def _head(tag: Tag, attributes: str, language: str) -> bytes:
    """What elements of one kind begin with."""
    about = _OWNERS[tag] % attributes.encode() if attributes else b""
    return b"<</S/%b%b%b" % (tag.encode(), about, b"/Lang" + text(language) if language else b"")
