"""The sections that a template can show, by name: one table, in one place; and the blocks that they make of a scene."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from memos.compose import agenda, book, heads, outcomes, participants
from memos.compose.scene import Scene
from memos.compose.wording import word
from memos.document import Block, Contents, Fields, Figure, Heading, Item, Level, List, Paragraph, Run
from memos.errors import UsageError
from memos.schemas import figure as schema
from memos.schemas.template import Section, SectionName
from memos.schemas.text import folded


class Composed(NamedTuple):
    """How a section is made, and whether the label of its name stands above it as a heading."""

    blocks: Callable[[Scene, Section], tuple[Block, ...]]
    headed: bool = True
    heads_itself: bool = False
    """The heading is a part of its blocks."""


def blocks_of(scene: Scene, *, without: Sequence[SectionName] = ()) -> Iterator[Block]:
    """The blocks of all sections of the scene's template, but for some."""
    for section in scene.template.sections:
        if section.show not in without:
            yield from _section(scene, section)


def empty(scene: Scene) -> Iterator[SectionName]:
    """The required sections that have nothing to show."""
    for section in scene.template.sections:
        if section.required and not (section.if_empty or SECTIONS[section.show].blocks(scene, section)):
            yield section.show


def _section(scene: Scene, section: Section) -> Sequence[Block]:
    show = SECTIONS[section.show]
    blocks = show.blocks(scene, section)
    if not blocks and section.if_empty:
        blocks = (scene.note(word(section.if_empty, scene.names())),)
    if not blocks or not (show.headed or (section.heading and not show.heads_itself)):
        return blocks
    return [Heading(1, scene.words(scene.heading(section)), part=section.new_page), *blocks]


def _papers(scene: Scene, section: Section) -> tuple[Block, ...]:
    """The papers of all meetings, a tab a meeting: its first paper under the heading of the tab, further ones under headings of their own."""
    blocks: list[Block] = []
    for tab in book.tabs(scene):
        path = f"meetings[{tab.meeting}].subject"
        for number, paper in enumerate(tab.papers):
            inner = Scene(scene.visit, tab.meeting, paper, scene.labels, scene.pictures, cover=scene.header)
            name = scene.labels.words["part"].replace("{tab}", str(tab.number))
            more = scene.words(f" – {inner.paper_name()}") if number else ()
            runs = (*scene.words(f"{name}{scene.marks.colon}"), *scene.said(inner.meeting.subject, path), *more)
            blocks.append(Heading(1, runs, source=path, anchor="" if number else tab.anchor, part=True))
            blocks += _lowered(tuple(blocks_of(inner, without=section.leave_out)))
    return tuple(blocks)


def _lowered(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks of a paper inside another: its headings a level lower, its title as a subtitle, and no contents of its own."""
    for block in blocks:
        match block:
            case Heading():
                yield replace(block, level=_LOWER[block.level])
            case Paragraph(role="title"):
                yield replace(block, role="subtitle")
            case Contents():
                pass
            case other:
                yield other


_LOWER: dict[Level, Level] = {1: 2, 2: 3, 3: 4, 4: 5, 5: 6, 6: 6}


def _purpose(scene: Scene, _: Section) -> tuple[Block, ...]:
    text = scene.meeting.purpose
    return scene.prose(text, f"{scene.path}.purpose") if text else ()


def _bottom_line(scene: Scene, _: Section) -> tuple[Block, ...]:
    text = scene.meeting.bottom_line
    return scene.prose(text, f"{scene.path}.bottom_line", "bottom_line") if text else ()


def _objectives(scene: Scene, _: Section) -> tuple[Block, ...]:
    return scene.points(scene.meeting.objectives, f"{scene.path}.objectives")


def _background(scene: Scene, _: Section) -> tuple[Block, ...]:
    text = scene.meeting.background
    return scene.prose(text, f"{scene.path}.background") if text else ()


def _visit(scene: Scene, _: Section) -> tuple[Block, ...]:
    text = scene.visit.summary
    return (*heads.visit(scene), *(scene.prose(text, "summary") if text else ()))


def _summary(scene: Scene, _: Section) -> tuple[Block, ...]:
    text = scene.visit.summary
    return scene.prose(text, "summary") if text else ()


def _next_steps(scene: Scene, _: Section) -> tuple[Block, ...]:
    text = scene.meeting.next_steps
    return scene.prose(text, f"{scene.path}.next_steps") if text else ()


def _last_meeting(scene: Scene, _: Section) -> tuple[Block, ...]:
    last = scene.meeting.last_meeting
    if last is None:
        return ()
    path = f"{scene.path}.last_meeting"
    fields = (
        heads.field(scene, "date", (scene.words(scene.day(last.date)),) if last.date else (), f"{path}.date"),
        heads.field(scene, "place", (scene.said(last.place, f"{path}.place"),) if last.place else (), f"{path}.place"),
    )
    given = tuple(field for field in fields if field.values)
    particulars = (Fields(given, source=path),) if given else ()
    return (*particulars, *(scene.prose(last.summary, f"{path}.summary") if last.summary else ()))


def _attachments(scene: Scene, _: Section) -> tuple[Block, ...]:
    items: list[Item] = []
    path = f"{scene.path}.attachments"
    for number, attachment in enumerate(scene.meeting.attachments):
        label = scene.labels.words["tab"].replace("{tab}", attachment.tab or "") + scene.marks.colon
        tab = scene.words(label) if attachment.tab else ()
        source = f"{path}[{number}].title"
        items.append(Item((Paragraph((*tab, *scene.said(attachment.title, source)), source=source),)))
    return (List(tuple(items), source=path),) if items else ()


def _figures(scene: Scene, _: Section) -> tuple[Block, ...]:
    return tuple(
        _figure(scene, given, f"{scene.path}.figures[{number}]") for number, given in enumerate(scene.meeting.figures)
    )


def _figure(scene: Scene, given: schema.Figure, source: str) -> Figure:
    picture = scene.pictures.get(given.file)
    if picture is None:
        raise UsageError(f"the picture {given.file} was not handed in", "read it with `read_picture` first")
    caption = scene.said(given.caption, f"{source}.caption") if given.caption else ()
    share = given.width / 100 if given.width else None
    alternative = Run(given.alt, language=scene.language)
    return Figure(picture, alternative, caption, share, source=source)


def _text(scene: Scene, section: Section) -> tuple[Block, ...]:
    if section.text is None:
        return ()
    paragraphs = word(section.text, scene.names()).split("\n\n")
    return tuple(Paragraph(scene.words(folded(text))) for text in paragraphs if text.strip())


SECTIONS: dict[SectionName, Composed] = {
    "title": Composed(heads.title, headed=False),
    "cover": Composed(book.cover, headed=False),
    "contents": Composed(book.contents, headed=False, heads_itself=True),
    "programme": Composed(book.programme),
    "papers": Composed(_papers, headed=False),
    "summary": Composed(_summary),
    "header": Composed(heads.header, headed=False),
    "particulars": Composed(heads.particulars, headed=False),
    "dateline": Composed(heads.dateline, headed=False),
    "visit": Composed(_visit),
    "purpose": Composed(_purpose),
    "bottom_line": Composed(_bottom_line),
    "objectives": Composed(_objectives),
    "participants": Composed(participants.participants),
    "agenda": Composed(agenda.timetable),
    "items": Composed(agenda.items),
    "background": Composed(_background),
    "last_meeting": Composed(_last_meeting),
    "carried_over": Composed(outcomes.carried_over),
    "discussion": Composed(agenda.discussion),
    "outcomes": Composed(outcomes.outcomes),
    "asks": Composed(outcomes.asks),
    "actions": Composed(outcomes.actions),
    "next_steps": Composed(_next_steps),
    "figures": Composed(_figures),
    "attachments": Composed(_attachments),
    "clearances": Composed(heads.clearances, headed=False),
    "text": Composed(_text, headed=False),
}
