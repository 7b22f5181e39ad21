"""Tables of contents: entries as strips, and the page numbers that are set at their ends once the pages are known.

The column of the numbers has a fixed width, so that no page ends elsewhere for what they are. An entry is one link from its title to its number;
the dots between are an artifact (ISO 32000-1, 14.8.4.2: TOC, TOCI, Reference, Link).
"""

from collections.abc import Mapping, Sequence

from memos.document import Contents, Document, Run, entries, entry_runs

from .column import Column
from .lines import Setting
from .pages import ARTIFACT, Element, Line, Span
from .paging import Standing
from .strips import CHAINED, Leader
from .typeset import CONTENTS, Role

_WIDEST = "0000"
_GAP = 6.0
"""Points between a title and the numbers; and between the dots and what they lead from and to, at least half of it."""
_BOUNDLESS = 1e9


def contents(block: Contents, document: Document, column: Column, parent: int) -> None:
    """The entries of a table of contents; nothing where the document has no headings."""
    setting = column.setting
    listed = tuple(entries(document, block))
    tables: list[int] = []
    items: list[int] = []
    levels: list[int] = []
    for number, (place, heading) in enumerate(listed):
        while levels and levels[-1] >= heading.level:
            levels.pop()
        depth = len(levels)
        levels.append(heading.level)
        if len(tables) == depth:
            tables.append(setting.element(Element("TOC", items[-1] if items else parent)))
        item = setting.element(Element("TOCI", tables[depth]))
        tables[depth + 1 :], items[depth:] = [], [item]
        link = setting.element(Element("Link", setting.element(Element("Reference", item)), target=place))
        role = setting.typeset.roles[CONTENTS[heading.level - 1]]
        kept = setting.width(_WIDEST, role) + _GAP
        end = column.x + column.width
        column.width -= kept
        column.put_paragraph(entry_runs(heading), role, link, mark=heading.mark)
        column.width += kept
        last = column.strips[-1]
        has_more = number + 1 < len(listed) and listed[number + 1][1].level > heading.level
        column.strips[-1] = last._replace(
            keep=CHAINED if has_more else last.keep, leader=Leader(place, role, link, end)
        )
    column.gap = max(column.gap, setting.typeset.roles["body"].after)


def numbered(standings: Sequence[Standing], pages: Mapping[int, int], setting: Setting) -> list[Standing]:
    """A page with the dots and numbers of its entries; `pages` has the page of each heading by its place among the blocks."""
    return [
        standing._replace(
            strip=strip._replace(lines=(*strip.lines, *_end(strip.lines[-1], strip.leader, pages, setting)))
        )
        if (strip := standing.strip).leader
        else standing
        for standing in standings
    ]


def _end(
    title: tuple[float, float, Line], leader: Leader, pages: Mapping[int, int], setting: Setting
) -> list[tuple[float, float, Line]]:
    """Dots and number behind the last line of a title, on its baseline; and the space by which a reader hears them apart."""
    x, y, line = title
    role = leader.role
    (number,) = setting.lines((Run(str(pages[leader.block])),), role, _BOUNDLESS, leader.element)
    left = leader.end - number.width
    base = y + line.rise
    setting.usage.note(role.plain.face, ". ")
    space = Line(
        (Span(role.plain, leader.element, 0.0, role.plain.face.words[" "].code, " "),), 0.0, role.leading, role.rise
    )
    found = [(x + line.width, base - role.rise, space)]
    dots = _dots(x + line.width + _GAP / 2, left - _GAP / 2, leader)
    if dots:
        found.append((dots[0], base - role.rise, dots[1]))
    return [*found, (left, base - number.rise, number)]


def _dots(start: float, stop: float, leader: Leader) -> tuple[float, Line] | None:
    """As many dots as there is room for, each below one of the entry above."""
    role: Role = leader.role
    look = role.plain
    dot = look.face.words["."]
    width = dot.width * look.size / 1000
    step = width + look.space
    first = int((leader.end - start - width) // step)
    last = -int(-(leader.end - stop) // step)
    count = first - last + 1
    if count < 1:
        return None
    wide = count * step - look.space
    span = Span(look, ARTIFACT, wide, look.face.words[" "].code.join([dot.code] * count), " ".join("." * count))
    return leader.end - first * step - width, Line((span,), wide, role.leading, role.rise)
