"""Who is where, from when to when: the meetings of a visit whose day and start are known, with those who are there in person.

A meeting whose end is not known is taken for a minute, so that only what goes on at its start is at its time.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from memos.attendees import Attendee, attendees
from memos.names import name_of, plain
from memos.registers import Registers
from memos.schemas.meeting import Meeting, MeetingType
from memos.schemas.people import Participant
from memos.schemas.visit import Visit

_ABSENT = {"absent", "remote"}
SURELY = 2
_A_MINUTE = dt.timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Presence:
    """Somebody who is at a meeting in person."""

    name: str
    start: dt.datetime
    end: dt.datetime
    """With the meeting, or with the person's own arrival and leaving."""
    path: str
    """Of the participant; of the meeting's start, where it has no list and the head of the delegation is taken to be there."""
    listed: bool
    person: str | None
    """Id in the file."""
    registered: str | None
    """Id in the registers."""
    title: str
    organisation: str
    country: str

    def likeness(self, other: "Presence") -> int:
        """Whether two of one name are one person: `SURELY`, 1 perhaps, as their titles or their organisations differ, 0 not at all."""
        for mine, theirs in ((self.person, other.person), (self.registered, other.registered)):
            if mine and theirs:
                return SURELY if mine == theirs else 0
        if _differ(self.country, other.country):
            return 0
        return SURELY - _differ(self.title, other.title) - _differ(self.organisation, other.organisation)


@dataclass(frozen=True, slots=True)
class Slot:
    """A meeting whose day and start are known, in the time of its place."""

    number: int
    subject: str
    type: MeetingType | None
    start: dt.datetime
    end: dt.datetime
    has_end: bool
    zoned: bool
    """Start and end are in UTC; else in the unknown time of the place."""
    people: Mapping[str, Presence]
    """By each id and each spelling that the person is known by."""


def slots(visit: Visit, registers: Registers | None) -> tuple[Slot, ...]:
    """The meetings whose day and start are known."""
    found = (_slot(visit, number, meeting, registers) for number, meeting in enumerate(visit.meetings))
    return tuple(slot for slot in found if slot)


def length(start: dt.time, end: dt.time) -> dt.timedelta:
    """From one time of day to the next other one; from a time to itself, a day."""
    day = dt.date.min
    time = dt.datetime.combine(day, end) - dt.datetime.combine(day, start)
    return time if time > dt.timedelta() else time + dt.timedelta(days=1)


def _differ(one: str, other: str) -> bool:
    return bool(one and other) and one != other


def _slot(visit: Visit, number: int, meeting: Meeting, registers: Registers | None) -> Slot | None:
    """None where day or start is not known; a meeting that ends before it begins goes on past midnight."""
    if meeting.date is None or meeting.start is None:
        return None
    zone = meeting.time_zone or visit.time_zone
    start = dt.datetime.combine(meeting.date, meeting.start)
    if zone is not None:
        start -= start.replace(tzinfo=ZoneInfo(str(zone))).utcoffset() or dt.timedelta()
    end = start + (length(meeting.start, meeting.end) if meeting.end else _A_MINUTE)
    people: dict[str, Presence] = {}
    for attendee in _present(visit, number):
        for key, presence in _known_as(attendee, meeting, start, end, registers):
            people.setdefault(key, presence)
    return Slot(number, meeting.subject, meeting.type, start, end, meeting.end is not None, zone is not None, people)


def _present(visit: Visit, number: int) -> tuple[Attendee, ...]:
    """Those who are there in person; where nobody is listed, the head of the delegation."""
    listed = attendees(visit, number)
    head = visit.delegation.head if visit.delegation else None
    if listed or head is None:
        return tuple(entry for entry in listed if entry.participant.attendance not in _ABSENT)
    person = next((person for person in visit.people if person.id == head), None)
    return (Attendee(Participant(person=head), person, f"meetings[{number}].start", ""),) if person else ()


def _known_as(
    attendee: Attendee, meeting: Meeting, start: dt.datetime, end: dt.datetime, registers: Registers | None
) -> Iterator[tuple[str, Presence]]:
    """The person, by each id and each spelling."""
    if not attendee.name or meeting.start is None:
        return
    known = registers.named(attendee.name) if registers else None
    presence = Presence(
        attendee.name,
        start,
        end,
        attendee.source,
        bool(meeting.participants),
        attendee.participant.person,
        known.id if known else None,
        plain(attendee.title),
        plain(attendee.organisation),
        attendee.country,
    )
    arrived, left = attendee.participant.arrived, attendee.participant.left
    if arrived and meeting.end and length(meeting.start, arrived) < end - start:
        presence = replace(presence, start=start + length(meeting.start, arrived))
    if left and (meeting.end is None or length(meeting.start, left) < end - start):
        presence = replace(presence, end=start + length(meeting.start, left))
    native = (attendee.native.text,) if attendee.native else ()
    if presence.person:
        yield f"id {presence.person}", presence
    if presence.registered:
        yield f"registered {presence.registered}", presence
    for spelling in (attendee.name, *attendee.variants, *native):
        yield f"name {name_of(spelling).letters}", presence
