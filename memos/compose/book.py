"""What only a paper of a whole visit shows: the cover, the contents, the programme; and its tabs, one a meeting, in the order of time."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from memos.compose import dates, heads
from memos.compose.scene import Scene
from memos.compose.tables import Columns, cell, table
from memos.document import Block, Contents, Depth, Fields, Paragraph, Run, Runs
from memos.schemas.meeting import Meeting
from memos.schemas.template import Section, SectionName, Template

CAME_OF_IT: tuple[SectionName, ...] = ("discussion", "outcomes", "asks", "actions", "next_steps")
"""Sections that show what came of a meeting, which a paper of before the meeting does not."""
_DEPTHS: tuple[Depth, ...] = (1, 2, 3)


@dataclass(frozen=True, slots=True)
class Tab:
    """One meeting of the book, with its papers."""

    number: int
    meeting: int
    """Counted from 0."""
    anchor: str
    papers: tuple[Template, ...]


def tabs(scene: Scene) -> tuple[Tab, ...]:
    """The tabs in order; a meeting has none where none of the bound papers is made of it."""
    found: list[Tab] = []
    for index in programmed(scene):
        meeting = scene.visit.meetings[index]
        papers = _papers(scene, meeting)
        if papers:
            found.append(Tab(len(found) + 1, index, meeting.id or f"meetings[{index}]", papers))
    return tuple(found)


def _papers(scene: Scene, meeting: Meeting) -> tuple[Template, ...]:
    """The bound papers that are made of a meeting, and those without which something that came of it would stand nowhere in the book."""
    made = [paper for paper in scene.bound if is_made(paper, meeting)]
    shown = {section.show for paper in made for section in paper.sections}
    lost = {name for name in CAME_OF_IT if name not in shown and any(given(meeting, name))}
    return tuple(
        paper
        for paper in scene.bound
        if paper in made or not lost.isdisjoint(section.show for section in paper.sections)
    )


def given(meeting: Meeting, name: SectionName) -> Iterator[str]:
    """The paths, from the meeting on, of what it gives for a section that is a field of its own."""
    if getattr(meeting, name):
        yield name
    if name == "discussion":
        yield from (f"agenda[{number}].{name}" for number, item in enumerate(meeting.agenda) if item.discussion)


def is_made(template: Template, meeting: Meeting) -> bool:
    """Whether a paper that nobody asked for by its name is made of a meeting."""
    return template.needs is None or bool(getattr(meeting, template.needs))


def programmed(scene: Scene) -> list[int]:
    """The numbers of the meetings of the paper in the order of time; those without a day come last, as they stand in the input."""
    meetings = scene.visit.meetings

    def when(index: int) -> tuple[dt.date, dt.time]:
        meeting = meetings[index]
        return (meeting.date, meeting.start or dt.time.max) if meeting.date else (dt.date.max, dt.time.max)

    return sorted((number for number in range(len(meetings)) if scene.only is None or number in scene.only), key=when)


def cover(scene: Scene, _: Section) -> tuple[Block, ...]:
    """The name of the visit, its category, place and days, the delegation."""
    visit, labels = scene.visit, scene.labels
    title = scene.title_path if scene.index is None else "title"
    blocks: list[Block] = [Paragraph(scene.said(visit.title, title), role="cover", source=title)]
    if visit.category:
        category = scene.words(labels.categories[visit.category])
        blocks.append(Paragraph(category, role="subtitle", source="category"))
    days = dates.days(visit.start, visit.end, labels.locale)
    place = scene.said(visit.place, "place") if visit.place else ()
    comma = (Run(scene.marks.comma),) if place and days else ()
    line = (*place, *comma, *(scene.words(days) if days else ()))
    if line:
        blocks.append(Paragraph(line, role="dateline", source="place" if place else "start"))
    delegation = heads.field(scene, "delegation", heads.delegation(scene), "delegation.name")
    if delegation.values:
        blocks.append(Fields((delegation,), source="delegation"))
    return tuple(blocks)


def contents(scene: Scene, section: Section) -> tuple[Block, ...]:
    """The table of contents, under its own heading."""
    heading = scene.heading(section)
    return (Contents(scene.words(heading), _DEPTHS[section.depth - 1], part=section.new_page),)


def programme(scene: Scene, _: Section) -> tuple[Block, ...]:
    """The meetings in the order of time: when, what, where, and the tab."""
    numbers = {tab.meeting: tab for tab in tabs(scene)}
    rows = []
    for index in programmed(scene):
        meeting, path = scene.visit.meetings[index], f"meetings[{index}]"
        tab = numbers.get(index)
        where = heads.where(scene, meeting.venue, f"{path}.venue")
        rows.append(
            (
                cell(*_when(scene, meeting), source=f"{path}.date"),
                cell(scene.said(meeting.subject, f"{path}.subject"), source=f"{path}.subject"),
                cell(where, source=f"{path}.venue"),
                cell((Run(str(tab.number), target=tab.anchor),) if tab else (), source=path),
            )
        )
    columns: Columns = (("when", "date"), ("meeting", "text"), ("where", "name"), ("part_number", "number"))
    return (table(scene, columns, rows, "meetings"),) if rows else ()


def _when(scene: Scene, meeting: Meeting) -> tuple[Runs, ...]:
    """The day, and below it the time."""
    locale = scene.labels.locale
    day = scene.words(scene.day(meeting.date)) if meeting.date else ()
    time = scene.words(dates.span(meeting.start, meeting.end, locale)) if meeting.start else ()
    return (day, time)
