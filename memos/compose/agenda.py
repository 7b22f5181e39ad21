"""The agenda as a timetable, and its items one by one: positions, talking points, points that may be raised, discussion."""

import datetime as dt
from collections.abc import Iterator

from memos.compose import dates
from memos.compose.scene import Scene
from memos.compose.tables import Columns, cell, table
from memos.document import Block, Heading, Run
from memos.schemas.meeting import AgendaItem
from memos.schemas.template import ItemPart, Section

_PARTS: tuple[ItemPart, ...] = ("our_position", "their_position", "talking_points", "if_raised", "background")


def timetable(scene: Scene, _: Section) -> tuple[Block, ...]:
    """Number, time, item and lead of each item."""
    rows = []
    for number, (item, start) in enumerate(_schedule(scene)):
        path = f"{scene.path}.agenda[{number}]"
        time = _time(scene, item, start)
        rows.append(
            (
                cell(scene.words(str(number + 1)), source=path),
                cell(scene.words(time) if time else (), source=f"{path}.start"),
                cell(scene.said(item.title, f"{path}.title"), source=f"{path}.title"),
                cell(scene.who(item.lead, f"{path}.lead") if item.lead else (), source=f"{path}.lead"),
            )
        )
    columns: Columns = (("number", "number"), ("time", "time"), ("item", "text"), ("lead", "name"))
    return (table(scene, columns, rows, f"{scene.path}.agenda"),) if rows else ()


def items(scene: Scene, section: Section) -> tuple[Block, ...]:
    """What there is to say on each item; an item without any of the parts is left out."""
    blocks: list[Block] = []
    for number, item in enumerate(scene.meeting.agenda):
        path = f"{scene.path}.agenda[{number}]"
        parts = [block for part in section.parts or _PARTS for block in _part(scene, item, part, path)]
        if parts:
            blocks += (_item_heading(scene, item, number), *parts)
    return tuple(blocks)


def discussion(scene: Scene, _: Section) -> tuple[Block, ...]:
    """What was said, item by item, and beyond the items."""
    blocks: list[Block] = []
    general = scene.meeting.discussion
    if general:
        blocks += scene.prose(general, f"{scene.path}.discussion")
    for number, item in enumerate(scene.meeting.agenda):
        if item.discussion:
            path = f"{scene.path}.agenda[{number}].discussion"
            blocks += (_item_heading(scene, item, number), *scene.prose(item.discussion, path))
    return tuple(blocks)


def _item_heading(scene: Scene, item: AgendaItem, number: int) -> Heading:
    source = f"{scene.path}.agenda[{number}].title"
    return Heading(2, (Run(f"{number + 1}. "), *scene.said(item.title, source)), source=source)


def _part(scene: Scene, item: AgendaItem, part: ItemPart, path: str) -> tuple[Block, ...]:
    source = f"{path}.{part}"
    blocks: tuple[Block, ...]
    match part:
        case "our_position" | "their_position" | "background" | "discussion":
            text: str | None = getattr(item, part)
            blocks = scene.prose(text, source) if text else ()
        case "talking_points":
            blocks = scene.points(item.talking_points, source)
        case "if_raised":
            blocks = _if_raised(scene, item, source)
    return (Heading(3, scene.words(scene.labels.words[part]), source=source), *blocks) if blocks else ()


def _if_raised(scene: Scene, item: AgendaItem, source: str) -> tuple[Block, ...]:
    rows = [
        (
            cell(*scene.prose(raised.ask, f"{source}[{number}].ask"), source=f"{source}[{number}].ask"),
            cell(
                *(scene.prose(raised.line, f"{source}[{number}].line") if raised.line else ()),
                source=f"{source}[{number}].line",
            ),
        )
        for number, raised in enumerate(item.if_raised)
    ]
    return (table(scene, (("their_ask", "text"), ("our_line", "text")), rows, source),) if rows else ()


def _schedule(scene: Scene) -> Iterator[tuple[AgendaItem, dt.time | None]]:
    """Each item and when it begins: as the input says, else when the item before it ends, as far as that is known."""
    following = scene.meeting.start
    for item in scene.meeting.agenda:
        start = item.start or (following if item.minutes else None)
        yield item, start
        following = dates.later(start, item.minutes) if start and item.minutes else None


def _time(scene: Scene, item: AgendaItem, start: dt.time | None) -> str:
    locale = scene.labels.locale
    if start:
        return dates.span(start, dates.later(start, item.minutes) if item.minutes else None, locale)
    return scene.labels.words["minutes"].replace("{minutes}", str(item.minutes)) if item.minutes else ""
