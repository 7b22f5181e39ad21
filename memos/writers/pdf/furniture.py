"""What stands at the head and foot of every page: the marking, the copy number, the running foot, the page number."""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, replace

from memos.document import Document, Run
from memos.errors import UsageError
from memos.house import House, Kind

from .breaks import clusters
from .letterhead import Letterhead, letterhead
from .lines import Setting
from .pages import ARTIFACT, Line, Placed, Stamp
from .stories import Numbers, Stood, stood
from .typeset import Heights, Role, Typeset
from .usage import Usage

_CLEAR = 6.0
"""Least points between the marking and the text."""
_FOOT_GAP = 18.0
"""Least points between the running foot and the page number."""
_LEAST = 1 / 3
"""Of the paper's height, for the text."""
_HIGHEST = 0.25
"""Of the paper's height, for the marking's lines at the head, and for those of the copy number."""


@dataclass(frozen=True, slots=True)
class Edges:
    """What the head and the foot of a kind of pages leave for the text."""

    top: float
    bottom: float
    foot: float = 0.0
    """Height of what a house has at the foot."""

    @property
    def room(self) -> float:
        """Height of the text."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Furniture:
    """The lines that are the same on every page, what a house has on some, and the edges of what is left for the text."""

    banner: tuple[Line, ...]
    stamp: Stamp
    letterhead: Letterhead
    edges: Mapping[Kind, Edges]

    def of(self, page: int) -> Edges:
        """The edges of the text of a page, which are counted from 1."""
        return self.edges[_kind(page, self.edges)]


def furniture(document: Document, setting: Setting) -> Furniture:
    """The marking, the copy number below it, the letterhead, and the room that head and foot leave. A marking wider than the page takes several lines.

    Raises `UsageError` when one of them takes too much of the page.
    """
    typeset = setting.typeset
    role = typeset.roles["banner"]
    room = typeset.right - typeset.left
    lines = tuple(setting.lines((Run(document.banner),), role, room, ARTIFACT)) if document.banner else ()
    tall = len(lines) * role.leading
    if tall > typeset.height * _HIGHEST:
        raise UsageError("the marking does not fit on the page", "shorten the marking")
    copy = stamp(document.copy_number, setting, typeset.header + tall)
    if copy.height > typeset.height * _HIGHEST:
        raise UsageError("the copy number does not fit on the page", "shorten the name of whom the copy is for")
    head = copy.top + copy.height
    foot = typeset.footer - tall - typeset.roles["footer"].leading
    clear = head + _CLEAR if lines or copy.lines else 0.0
    plain = Edges(max(typeset.top, clear), min(typeset.bottom, foot - _CLEAR))
    edges: dict[Kind, Edges] = {"default": plain}
    house = typeset.style.word
    if house:
        for kind in house.kinds:
            taken = typeset.heights.get(kind) or _heights(house, kind, setting)
            top = max(plain.top, head + taken.above, taken.top)
            bottom = min(plain.bottom, foot - taken.below - _CLEAR, taken.bottom)
            edges[kind] = Edges(top, bottom, taken.below)
        if min(found.room for found in edges.values()) < typeset.height * _LEAST:
            raise UsageError(
                "the house file's header and footer leave too little of the page", "make its header and footer lower"
            )
    first = edges.get("first", edges["default"])
    return Furniture(lines, copy, letterhead(setting, first.top), edges)


def stamp(copy_number: str, setting: Setting, top: float) -> Stamp:
    """The copy number below the marking."""
    apart = replace(setting, usage=Usage(), elements=[])
    ready = setting.typeset
    role = ready.roles["copy_number"]
    lines = tuple(apart.lines((Run(copy_number),), role, ready.right - ready.left, ARTIFACT)) if copy_number else ()
    placed = _aligned(lines, role, ready, top)
    if setting.rtl:
        placed = tuple(found._replace(x=ready.width - found.x - found.line.width) for found in placed)
    return Stamp(top, placed, apart.usage.uses())


def _heights(house: House, kind: Kind, setting: Setting) -> Heights:
    """What the house has at the head and the foot of a kind of pages takes of them, the same in each paper of the style."""
    apart = replace(setting, usage=Usage())
    above, below = (
        stood(house.story(stories, kind), apart, 0.0, Numbers(1, 1)) for stories in (house.headers, house.footers)
    )
    height = setting.typeset.height
    middles = [(top, bottom, (top + bottom) / 2 < height / 2) for top, bottom in (*above.fixed, *below.fixed)]
    found = Heights(
        above.height,
        below.height,
        max((bottom for _, bottom, upper in middles if upper), default=0.0),
        min((top for top, _, upper in middles if not upper), default=height),
    )
    setting.typeset.heights[kind] = found
    return found


def heads(given: Furniture, setting: Setting, pages: int) -> Iterator[Stood]:
    """The head of each page in turn, with the letterhead on the first. What has no number in it is set once for each kind of pages."""
    house = setting.typeset.style.word
    made: dict[Kind, Stood] = {}
    for page in range(1, pages + 1):
        kind = _kind(page, given.edges)
        found = made.get(kind) or _header(given, setting, page, pages)
        if house is None or not house.story(house.headers, kind).counted:
            made[kind] = found
        if page == 1:
            own = given.letterhead
            found = Stood((*found.lines, *own.lines), (*found.ornament, *own.ornament))
        yield found


def _header(given: Furniture, setting: Setting, page: int, pages: int) -> Stood:
    """The marking at the head, and what the house has there below the copy number."""
    typeset = setting.typeset
    lines = _aligned(given.banner, typeset.roles["banner"], typeset, typeset.header)
    house = typeset.style.word
    if house is None:
        return Stood(lines)
    story = house.story(house.headers, _kind(page, given.edges))
    own = stood(story, setting, given.stamp.top + given.stamp.height, Numbers(page, pages))
    return Stood((*lines, *own.lines), own.ornament)


def footer(given: Furniture, document: Document, setting: Setting, page: int, pages: int) -> Stood:
    """What the house has at the foot, the running foot and the page number on one line, the marking below it. A house that numbers its pages is not
    numbered twice."""
    typeset = setting.typeset
    role = typeset.roles["footer"]
    tall = len(given.banner) * typeset.roles["banner"].leading
    y = typeset.footer - tall - role.leading
    own, label = Stood(), document.page_label
    house = typeset.style.word
    if house:
        story = house.story(house.footers, _kind(page, given.edges))
        numbers = Numbers(page, pages)
        own = stood(story, setting, y - given.of(page).foot, numbers)
        label = "" if story.numbered else label
    label = label.replace("{page}", str(page)).replace("{pages}", str(pages))
    placed: list[Placed] = []
    room = typeset.right - typeset.left
    if label:
        line = setting.lines((Run(label),), role, room, ARTIFACT)[0]
        placed.append(Placed(typeset.right - line.width, y, line))
        room -= line.width + _FOOT_GAP
    if document.running_foot and room > 0:
        placed.insert(0, Placed(typeset.left, y, _cut(document.running_foot, setting, room)))
    banner = _aligned(given.banner, typeset.roles["banner"], typeset, typeset.footer - tall)
    return Stood((*own.lines, *placed, *banner), own.ornament)


def _kind(page: int, kinds: Container[Kind]) -> Kind:
    """The kind of a page, as far as kinds are told apart."""
    if page == 1 and "first" in kinds:
        return "first"
    return "even" if page % 2 == 0 and "even" in kinds else "default"


def _aligned(lines: tuple[Line, ...], role: Role, typeset: Typeset, y: float) -> tuple[Placed, ...]:
    room = typeset.right - typeset.left
    share = {"start": 0.0, "centre": 0.5, "end": 1.0}[role.align]
    return tuple(
        Placed(typeset.left + max(room - line.width, 0.0) * share, y + number * role.leading, line)
        for number, line in enumerate(lines)
    )


def _cut(text: str, setting: Setting, room: float) -> Line:
    """The text on one line, shortened with an ellipsis where it does not fit."""
    role = setting.typeset.roles["footer"]
    lines = setting.lines((Run(text),), role, room, ARTIFACT)
    if len(lines) == 1:
        return lines[0]
    shown = "".join(span.text for span in lines[0].spans).rstrip()
    parts = clusters(shown)
    while parts:
        found = setting.lines((Run("".join(parts).rstrip() + "…"),), role, room, ARTIFACT)
        if len(found) == 1:
            return found[0]
        parts.pop()
    return lines[0]
