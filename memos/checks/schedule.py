"""SCH: the schedule: who is where at what time, and whether the agenda fits the meeting."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from zoneinfo import ZoneInfo

from memos.attendees import attendees
from memos.findings import Finding
from memos.schemas.meeting import Meeting
from memos.schemas.visit import Visit

_ABSENT = {"absent", "remote"}


@dataclass(frozen=True, slots=True)
class _Slot:
    """A meeting whose day, start and end are known, in the time of its place."""

    number: int
    subject: str
    start: dt.datetime
    end: dt.datetime
    zoned: bool
    """Start and end are in UTC; else in the unknown time of the place."""
    people: dict[str, str]
    """Who is there in person: name → path of the participant."""


def schedule(visit: Visit) -> Iterator[Finding]:
    """All that is wrong with days and times."""
    slots = [slot for number, meeting in enumerate(visit.meetings) if (slot := _slot(visit, number, meeting))]
    yield from _two_places(slots)
    yield from _ways(visit, slots)
    for number, meeting in enumerate(visit.meetings):
        path = f"meetings[{number}]"
        yield from _outside(visit, meeting, path)
        yield from _agenda(meeting, path)


def two_places(name: str, here: str, there: str, path: str) -> Finding:
    """SCH101: somebody is in two meetings at once

    One person stands in person on the lists of two meetings that overlap. One of the times is wrong, or somebody else must go.

    Wrong:

        kind: visit
        title: Visit to Arden
        meetings:
          - {subject: Talks, date: 2026-03-12, start: 10:00, end: 11:00, participants: [{name: Ada Mirel, title: Minister}]}
          - {subject: Lunch, date: 2026-03-12, start: 10:30, end: 12:00, participants: [{name: Ada Mirel, title: Minister}]}

    Right:

        kind: visit
        title: Visit to Arden
        meetings:
          - {subject: Talks, date: 2026-03-12, start: 10:00, end: 11:00, participants: [{name: Ada Mirel, title: Minister}]}
          - {subject: Lunch, date: 2026-03-12, start: 11:00, end: 12:00, participants: [{name: Ada Mirel, title: Minister}]}

    Mend it: correct the times, take the person off one list, or write `attendance: absent` or `remote`.

    Source: practice
    """
    return Finding(
        "SCH101",
        "error",
        f"{name} is in {there} at the time of {here}",
        "correct the times, or take the person off one of the lists",
        path=path,
    )


def outside_visit(day: dt.date, first: dt.date | None, last: dt.date | None, path: str) -> Finding:
    """SCH102: a meeting on a day that is not of the visit

    A meeting stands on a day before the visit begins or after it ends.

    Wrong:

        kind: visit
        title: Visit to Arden
        start: 2026-03-12
        end: 2026-03-13
        meetings:
          - {subject: Talks, date: 2026-03-14}

    Right:

        kind: visit
        title: Visit to Arden
        start: 2026-03-12
        end: 2026-03-14
        meetings:
          - {subject: Talks, date: 2026-03-14}

    Mend it: correct the day, or the first or last day of the visit.

    Source: practice
    """
    days = f"from {first} to {last}" if first and last else f"from {first} on" if first else f"until {last}"
    return Finding(
        "SCH102",
        "warning",
        f"{day} is not a day of the visit, which is {days}",
        "correct the day, or the visit's",
        path=path,
    )


def agenda_too_long(planned: int, length: int, *, interpreted: bool, path: str) -> Finding:
    """SCH103: the agenda takes longer than the meeting

    The minutes of the items add up to more than there is between start and end. Consecutive interpretation takes as long as the speaking
    itself, so it doubles them.

    Wrong:

        kind: meeting
        subject: Talks
        start: 10:00
        end: 10:30
        interpretation: consecutive
        agenda:
          - {title: Water, minutes: 20, talking_points: [Both banks gain.]}

    Right:

        kind: meeting
        subject: Talks
        start: 10:00
        end: 10:45
        interpretation: consecutive
        agenda:
          - {title: Water, minutes: 20, talking_points: [Both banks gain.]}

    Mend it: drop an item, shorten some, or make the meeting longer.

    Source: US Department of State, Executive Secretariat, scenario with minutes for each segment; Foreign and Commonwealth Office, call for
    briefing: how long, interpreters, how many points
    """
    doubled = ", doubled by consecutive interpretation" if interpreted else ""
    return Finding(
        "SCH103",
        "warning",
        f"the agenda takes {planned} minutes{doubled}, the meeting {length}",
        "drop an item, shorten some, or make the meeting longer",
        path=path,
    )


def item_outside_meeting(start: dt.time, first: dt.time, last: dt.time, path: str) -> Finding:
    """SCH104: an agenda item begins before the meeting or after it

    The item's start does not lie between start and end of the meeting.

    Wrong:

        kind: meeting
        subject: Talks
        start: 10:00
        end: 11:00
        agenda:
          - {title: Water, start: 09:30, talking_points: [Both banks gain.]}

    Right:

        kind: meeting
        subject: Talks
        start: 10:00
        end: 11:00
        agenda:
          - {title: Water, start: 10:30, talking_points: [Both banks gain.]}

    Mend it: correct the start of the item or of the meeting.

    Source: practice
    """
    return Finding(
        "SCH104",
        "warning",
        f"the item begins at {start:%H:%M}, outside the meeting from {first:%H:%M} to {last:%H:%M}",
        "correct the start of the item, or of the meeting",
        path=path,
    )


def too_far(name: str, there: str, gap: int, travel: int, path: str) -> Finding:
    """SCH108: no time to get there

    The input says how many minutes it takes to get to a meeting, with what security takes, and somebody who is expected there comes out of
    another one too late.

    Wrong:

        kind: visit
        title: Visit to Arden
        meetings:
          - {subject: Talks, date: 2026-03-12, start: 10:00, end: 11:00, participants: [{name: Ada Mirel, title: Minister}]}
          - {subject: Lunch, date: 2026-03-12, start: 11:15, travel: 25, end: 12:00, participants: [{name: Ada Mirel, title: Minister}]}

    Right:

        kind: visit
        title: Visit to Arden
        meetings:
          - {subject: Talks, date: 2026-03-12, start: 10:00, end: 11:00, participants: [{name: Ada Mirel, title: Minister}]}
          - {subject: Lunch, date: 2026-03-12, start: 11:30, travel: 25, end: 12:00, participants: [{name: Ada Mirel, title: Minister}]}

    Mend it: begin later, or end the meeting before earlier.

    Source: practice
    """
    return Finding(
        "SCH108",
        "warning",
        f"{name} comes out of {there} {gap} minutes before, and the way takes {travel}",
        "begin later, or end the meeting before earlier",
        path=path,
    )


RULES: dict[str, Callable[..., Finding]] = {
    "SCH101": two_places,
    "SCH102": outside_visit,
    "SCH103": agenda_too_long,
    "SCH104": item_outside_meeting,
    "SCH108": too_far,
}


def _two_places(slots: Sequence[_Slot]) -> Iterator[Finding]:
    for one, other in combinations(slots, 2):
        if one.zoned == other.zoned and one.start < other.end and other.start < one.end:
            for name, path in other.people.items():
                if name in one.people:
                    yield two_places(name, f"“{other.subject}”", f"“{one.subject}”", path)


def _ways(visit: Visit, slots: Sequence[_Slot]) -> Iterator[Finding]:
    """Meetings that begin sooner after another than the way takes, each with the first person who cannot be there."""
    for slot in slots:
        travel = visit.meetings[slot.number].travel
        for other in slots if travel else ():
            gap = (slot.start - other.end).total_seconds() / 60
            if not travel or slot.zoned != other.zoned or not 0 <= gap < travel:
                continue
            name = next((name for name in slot.people if name in other.people), "")
            if name:
                yield too_far(name, f"“{other.subject}”", round(gap), travel, f"meetings[{slot.number}].travel")


def _slot(visit: Visit, number: int, meeting: Meeting) -> _Slot | None:
    """None where day, start or end is not known; a meeting that ends before it begins goes on past midnight."""
    if meeting.date is None or meeting.start is None or meeting.end is None:
        return None
    zone = meeting.time_zone or visit.time_zone
    start = dt.datetime.combine(meeting.date, meeting.start)
    end = start + _length(meeting.start, meeting.end)
    if zone is not None:
        offset = start.replace(tzinfo=ZoneInfo(str(zone))).utcoffset() or dt.timedelta()
        start, end = start - offset, end - offset
    people = {
        attendee.name: attendee.source
        for attendee in attendees(visit, number)
        if attendee.name and attendee.participant.attendance not in _ABSENT
    }
    return _Slot(number, meeting.subject, start, end, zone is not None, people)


def _outside(visit: Visit, meeting: Meeting, path: str) -> Iterator[Finding]:
    day = meeting.date
    if visit.start and visit.end and visit.end < visit.start:
        return
    if day and ((visit.start and day < visit.start) or (visit.end and day > visit.end)):
        yield outside_visit(day, visit.start, visit.end, f"{path}.date")


def _agenda(meeting: Meeting, path: str) -> Iterator[Finding]:
    if meeting.start is None or meeting.end is None:
        return
    length = _length(meeting.start, meeting.end)
    interpreted = meeting.interpretation == "consecutive"
    planned = sum(item.minutes or 0 for item in meeting.agenda) * (2 if interpreted else 1)
    if planned > length.total_seconds() / 60:
        yield agenda_too_long(
            planned, round(length.total_seconds() / 60), interpreted=interpreted, path=f"{path}.agenda"
        )
    for number, item in enumerate(meeting.agenda):
        if item.start is not None and item.start != meeting.start and _length(meeting.start, item.start) >= length:
            yield item_outside_meeting(item.start, meeting.start, meeting.end, f"{path}.agenda[{number}].start")


def _length(start: dt.time, end: dt.time) -> dt.timedelta:
    """From one time of day to the next other one; from a time to itself, a day."""
    day = dt.date.min
    length = dt.datetime.combine(day, end) - dt.datetime.combine(day, start)
    return length if length > dt.timedelta() else length + dt.timedelta(days=1)
