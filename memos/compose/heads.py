"""What stands at the head and foot of a paper: its name, the header block, the meeting's particulars, the drafting record."""

from collections.abc import Sequence

from memos.compose import dates
from memos.compose.scene import Scene
from memos.document import Approval, Block, Field, Fields, Paragraph, Run, Runs
from memos.schemas.header import Clearance
from memos.schemas.meeting import Venue
from memos.schemas.template import HeaderField, Section

_HEADER: tuple[HeaderField, ...] = ("to", "through", "from", "subject", "date", "reference", "copies")


def field(scene: Scene, label: str, values: Sequence[Runs], source: str) -> Field:
    """A field with the label of that name; empty values are left out."""
    return Field(scene.words(scene.labels.words[label]), tuple(value for value in values if value), source)


def title(scene: Scene, _: Section) -> tuple[Block, ...]:
    """The name of the paper."""
    return (Paragraph(scene.words(scene.paper_name()), role="title"),)


def header(scene: Scene, section: Section) -> tuple[Block, ...]:
    """To, through, from, subject, date, reference, copies."""
    fields = tuple(_header_field(scene, name) for name in section.fields or _HEADER)
    given = tuple(entry for entry in fields if entry.values)
    return (Fields(given, source="header"),) if given else ()


def _header_field(scene: Scene, name: HeaderField) -> Field:
    head = scene.header
    match name:
        case "subject":
            source = scene.subject_path
            said = scene.said(scene.subject, source, strong=True) if head.subject or scene.cover is None else ()
            return field(scene, name, (said,), source)
        case "date":
            return field(
                scene, name, (scene.words(scene.day(head.date)),) if head.date else (), scene.header_path("date")
            )
        case "reference":
            source = scene.header_path("reference")
            return field(scene, name, (scene.said(head.reference, source),) if head.reference else (), source)
        case "to":
            return _lines(scene, name, head.to, scene.header_path("to"))
        case "through":
            return _lines(scene, name, head.through, scene.header_path("through"))
        case "from":
            return _lines(scene, name, head.from_, scene.header_path("from_"))
        case "copies":
            return _lines(scene, name, head.copies, scene.header_path("copies"))


def _lines(scene: Scene, label: str, texts: Sequence[str], source: str) -> Field:
    values = [scene.said(text, f"{source}[{number}]") for number, text in enumerate(texts)]
    return field(scene, label, values, source)


def particulars(scene: Scene, _: Section) -> tuple[Block, ...]:
    """What the meeting is, when and where, in which languages, with which press."""
    meeting, labels, path = scene.meeting, scene.labels, scene.path
    named = scene.said(meeting.subject, f"{path}.subject") if scene.subject != meeting.subject else ()
    languages = dates.listed(tuple(dates.language_name(tag, labels.locale) for tag in meeting.languages), labels.locale)
    minutes = labels.words["minutes"].replace("{minutes}", str(meeting.travel)) if meeting.travel else ""
    fields = (
        field(scene, "meeting", (named,), f"{path}.subject"),
        field(scene, "type", (scene.words(labels.types[meeting.type]) if meeting.type else (),), f"{path}.type"),
        field(scene, "when", (_when(scene),), f"{path}.date"),
        field(scene, "where", (where(scene, meeting.venue, f"{path}.venue"),), f"{path}.venue"),
        field(scene, "travel", (scene.words(minutes) if minutes else (),), f"{path}.travel"),
        field(scene, "languages", (scene.words(languages) if languages else (),), f"{path}.languages"),
        field(
            scene,
            "interpretation",
            (scene.words(labels.interpretation[meeting.interpretation]) if meeting.interpretation else (),),
            f"{path}.interpretation",
        ),
        field(scene, "press", (scene.words(labels.press[meeting.press]) if meeting.press else (),), f"{path}.press"),
    )
    given = tuple(entry for entry in fields if entry.values)
    return (Fields(given, source=path),) if given else ()


def _when(scene: Scene) -> Runs:
    """``Friday, 28 April 2023, 10:30–11:15 (UTC‑4)``."""
    meeting, locale = scene.meeting, scene.labels.locale
    parts = []
    if meeting.date:
        parts.append(dates.day_of_week(meeting.date, locale))
    if meeting.start:
        zone = meeting.time_zone or scene.visit.time_zone
        offset = dates.offset(zone, meeting.date, meeting.start) if zone else ""
        suffix = f"{scene.marks.opening}{offset}{scene.marks.closing}" if offset else ""
        parts.append(dates.span(meeting.start, meeting.end, locale) + suffix)
    return scene.words(scene.marks.comma.join(parts)) if parts else ()


def where(scene: Scene, venue: Venue | None, source: str) -> Runs:
    """Room, building, address and city in one line."""
    if venue is None:
        return ()
    return scene.listed(*((getattr(venue, name), f"{source}.{name}") for name in ("room", "name", "address", "city")))


def dateline(scene: Scene, _: Section) -> tuple[Block, ...]:
    """Place, date, start and end, as a record begins."""
    place = where(scene, scene.meeting.venue, f"{scene.path}.venue")
    if not place and scene.visit.place:
        place = scene.said(scene.visit.place, "place")
    when = _when(scene)
    runs = (*place, *((Run(scene.marks.comma),) if place and when else ()), *when)
    return (Paragraph(runs, role="dateline", source=f"{scene.path}.date"),) if runs else ()


def visit(scene: Scene) -> tuple[Block, ...]:
    """The visit that the meeting belongs to: title (unless it is the meeting's subject), category, place, days."""
    given, labels = scene.visit, scene.labels
    own = given.title != scene.meeting.subject
    days = dates.days(given.start, given.end, labels.locale)
    fields = (
        field(scene, "visit_title", (scene.said(given.title, "title") if own else (),), "title"),
        field(
            scene, "category", (scene.words(labels.categories[given.category]) if given.category else (),), "category"
        ),
        field(scene, "delegation", delegation(scene), "delegation.name"),
        field(scene, "place", (scene.said(given.place, "place") if given.place else (),), "place"),
        field(scene, "days", (scene.words(days) if days else (),), "start"),
    )
    shown = tuple(entry for entry in fields if entry.values)
    return (Fields(shown, source="title"),) if shown else ()


def delegation(scene: Scene) -> list[Runs]:
    """Its name, then its members, the head first, a line each with the office held."""
    delegation = scene.visit.delegation
    if delegation is None:
        return []
    people = {person.id: number for number, person in enumerate(scene.visit.people)}
    ids = dict.fromkeys((*((delegation.head,) if delegation.head else ()), *delegation.members))
    lines = [scene.said(delegation.name, "delegation.name")] if delegation.name else []
    for number in (people[member] for member in ids if member in people):
        member, source = scene.visit.people[number], f"people[{number}]"
        lines.append(scene.listed((member.name, f"{source}.name"), (member.title, f"{source}.title")))
    return lines


def clearances(scene: Scene, _: Section) -> tuple[Block, ...]:
    """Drafted by, cleared by, approved by."""
    head = scene.header
    fields = (
        field(
            scene,
            "drafted_by",
            _clearances(scene, head.drafted_by, scene.header_path("drafted_by")),
            scene.header_path("drafted_by"),
        ),
        field(
            scene,
            "cleared_by",
            _clearances(scene, head.cleared_by, scene.header_path("cleared_by")),
            scene.header_path("cleared_by"),
        ),
        field(
            scene,
            "approved_by",
            _clearances(scene, head.approved_by, scene.header_path("approved_by")),
            scene.header_path("approved_by"),
        ),
    )
    given = tuple(entry for entry in fields if entry.values)
    return (Approval(given, source="header"),) if given else ()


def _clearances(scene: Scene, entries: Sequence[Clearance], source: str) -> list[Runs]:
    return [_clearance(scene, entry, f"{source}[{number}]") for number, entry in enumerate(entries)]


def _clearance(scene: Scene, entry: Clearance, source: str) -> Runs:
    """``Americas Department, A. Serik, 26 April 2023 (cleared)``."""
    marks = scene.marks
    runs = [*scene.listed((entry.office, f"{source}.office"), (entry.name, f"{source}.name"))]
    if entry.date:
        runs += scene.words((marks.comma if runs else "") + scene.day(entry.date))
    if entry.status:
        opening = marks.opening if runs else marks.opening.lstrip()
        runs += scene.words(f"{opening}{scene.labels.clearances[entry.status]}{marks.closing}")
    return tuple(runs)
