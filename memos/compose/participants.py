"""The participants of a meeting, a table for each side, in the order of a protocol list."""

from memos.attendees import Attendee, sides
from memos.compose import dates
from memos.compose.scene import Scene
from memos.compose.tables import Columns, cell, table
from memos.document import Block, Cell, Paragraph, Run, Runs
from memos.schemas.template import Section

_COLUMNS: Columns = (("name", "name"), ("office", "text"), ("role", "label"))


def participants(scene: Scene, _: Section) -> tuple[Block, ...]:
    """A table a side; a side that nobody sits on has none."""
    tables: list[Block] = []
    for side in sides(scene.visit.our_side):
        rows = [_row(scene, attendee) for attendee in scene.attendees if attendee.participant.side == side]
        if rows:
            tables.append(table(scene, _COLUMNS, rows, f"{scene.path}.participants", caption=scene.side(side)))
    return tuple(tables)


def _row(scene: Scene, attendee: Attendee) -> tuple[Cell, Cell, Cell]:
    own = "name" if attendee.name else "organisation"
    name = scene.said(getattr(attendee, own), attendee.source_of(own))
    if attendee.honorific:
        name = (*scene.said(attendee.honorific, attendee.source_of("honorific")), *scene.said(" "), *name)
    return (
        cell(
            name,
            *_beside(scene, attendee),
            source=attendee.source_of(own),
        ),
        cell(_office(scene, attendee), source=attendee.source_of("title")),
        cell(_part(scene, attendee), source=f"{attendee.source}.role"),
    )


def _beside(scene: Scene, attendee: Attendee) -> tuple[Paragraph, ...]:
    """What stands below a name: in its own script, how to say it, how else it is spelt."""
    runs: list[Run] = []

    def add(*more: Run) -> None:
        runs.extend((*((Run(scene.marks.semicolon),) if runs else ()), *more))

    if attendee.native:
        native = attendee.native
        tag = "" if native.language == scene.labels.language else native.language
        add(Run(native.text, language=tag, source=f"{attendee.source_of('native')}.text"))
    if attendee.pronunciation:
        add(Run("["), *scene.said(attendee.pronunciation, attendee.source_of("pronunciation")), Run("]"))
    if attendee.variants:
        source = attendee.source_of("variants")
        variants = scene.listed(*((text, f"{source}[{number}]") for number, text in enumerate(attendee.variants)))
        add(*scene.words(scene.labels.words["also"] + scene.marks.space), *variants)
    return (
        (
            Paragraph(
                tuple(runs), role="note", source=attendee.source_of("native" if attendee.native else "pronunciation")
            ),
        )
        if runs
        else ()
    )


def _country(scene: Scene, attendee: Attendee) -> Runs:
    """The country, where the name of the side does not say it already."""
    if not attendee.country or attendee.participant.side != "third":
        return ()
    name = dates.country_name(attendee.country, scene.labels.locale)
    return scene.words(name) if name else ()


def _office(scene: Scene, attendee: Attendee) -> Runs:
    """Title, organisation and country in one paragraph, parted by commas."""
    title = (attendee.title, attendee.source_of("title"))
    organisation = (attendee.organisation if attendee.name else "", attendee.source_of("organisation"))
    said, country = scene.listed(title, organisation), _country(scene, attendee)
    return (*said, *((Run(scene.marks.comma),) if said and country else ()), *country)


def _part(scene: Scene, attendee: Attendee) -> Runs:
    """The role unless it is a plain member's, and anything worth knowing about the attendance."""
    participant, labels = attendee.participant, scene.labels
    parts: list[str] = []
    if participant.role != "member":
        parts.append(labels.roles[participant.role])
    if participant.attendance in {"absent", "remote"}:
        parts.append(labels.attendance[participant.attendance])
    for word, time in (("arrived", participant.arrived), ("left", participant.left)):
        if time:
            parts.append(labels.words[word].replace("{time}", dates.clock(time, labels.locale)))
    text = scene.marks.comma.join(parts)
    return scene.words(text[:1].title() + text[1:]) if text else ()
