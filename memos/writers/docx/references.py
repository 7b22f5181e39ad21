"""Bookmarks, links to them and the table of contents, as Word makes them: a TOC field with its result, so that it is right before Word counts anew.

Word keeps bookmarks whose names begin with ``_`` to itself: ``_Toc`` those of entries, which it may replace when it makes the table anew, ``_Ref``
those of cross-references (ECMA-376-1, 17.13.6.2, 17.16.5.68 and 17.16.5.47).
"""

from collections.abc import Mapping, Sequence

from memos.document import Contents, Document, Heading, entries

_BEGIN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
_SEPARATE = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
_LINK_END = "</w:hyperlink>"
FIELD_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def bookmarks(document: Document, anchors: Mapping[str, int]) -> dict[int, tuple[str, ...]]:
    """The names of the bookmarks around each heading that something refers to, by its place among the document's blocks."""
    listed = {
        place for block in document.blocks if isinstance(block, Contents) for place, _ in entries(document, block)
    }
    if not (listed or anchors):
        return {}
    found: dict[int, tuple[str, ...]] = {}
    for place, block in enumerate(document.blocks):
        if isinstance(block, Heading) and (block.anchor or place in listed):
            found[place] = (
                *((of_entry(place),) if place in listed else ()),
                *((of_heading(place),) if block.anchor else ()),
            )
    return found


def of_entry(place: int) -> str:
    """The bookmark by which a table of contents refers to a heading."""
    return f"_Toc{place:09d}"


def of_heading(place: int) -> str:
    """The bookmark by which text refers to a heading."""
    return f"_Ref{place:09d}"


def around(names: Sequence[str], first: int) -> tuple[str, str]:
    """The beginnings and the ends of bookmarks of those names, whose numbers count from `first`."""
    numbered = tuple(enumerate(names, first))
    starts = "".join(f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>' for number, name in numbered)
    ends = "".join(f'<w:bookmarkEnd w:id="{number}"/>' for number, _ in reversed(numbered))
    return starts, ends


def linked(inner: str, bookmark: str) -> str:
    """Runs as a link to a bookmark."""
    return f"{_link(bookmark)}{inner}{_LINK_END}"


def contents_begin(depth: int) -> str:
    """What stands before the first entry of a table of contents; `FIELD_END` stands behind the last."""
    return _field_begin(f"TOC \\o &quot;1-{depth}&quot; \\h \\z \\u")


def entry(place: int, page: int) -> tuple[str, str]:
    """What stands before and behind the title of an entry: the link that it is, and the page of its heading."""
    name = of_entry(place)
    number = _field_begin(f"PAGEREF {name} \\h") + f"<w:r><w:t>{page}</w:t></w:r>{FIELD_END}"
    return _link(name), f"<w:r><w:tab/></w:r>{number}{_LINK_END}"


def _link(bookmark: str) -> str:
    return f'<w:hyperlink w:anchor="{bookmark}" w:history="1">'


def _field_begin(instruction: str) -> str:
    """A field up to its result (ECMA-376-1, 17.16.2)."""
    return f'{_BEGIN}<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>{_SEPARATE}'
