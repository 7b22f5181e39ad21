"""SCH: the schedule: who is where at what time, and whether the agenda fits the meeting."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from memos.checks.slots import SURELY, Presence, Slot, length, slots
from memos.findings import Finding, Severity
from memos.registers import Registers
from memos.schemas.meeting import Meeting
from memos.schemas.visit import Visit

_HELD_BESIDE = {"multilateral", "plenary", "event"}
"""Types of meetings that people leave for others."""


def schedule(visit: Visit, registers: Registers | None) -> Iterator[Finding]:
    """All that is wrong with days and times; people are also known by the ids and spellings of the registers."""
    known = slots(visit, registers)
    yield from _two_places(known)
    yield from _ways(visit, known)
    for number, meeting in enumerate(visit.meetings):
        path = f"meetings[{number}]"
        yield from _outside(visit, meeting, path)
        yield from _agenda(meeting, path)


def two_places(name: str, here: str, there: str, path: str, severity: Severity = "error") -> Finding:
    """SCH101: somebody is in two meetings at once

    One person stands in person on the lists of two meetings that overlap. One of the times is wrong, or somebody else must go. A person is
    known by id and by all declared spellings, and is there from `arrived:` to `left:`.

    It is a warning where two people may have that name, as their titles or organisations are different, and for the head of the delegation
    at a meeting without a list; an info where a shorter meeting is held beside an event, a plenary or a multilateral one; and nothing
    where that is a pull-aside. A meeting without an end is looked at when it begins.

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

    Mend it: correct the times, take the person off one list, or write `attendance: absent` or `remote`, `arrived:` or `left:`.

    Source: practice
    """
    return Finding(
        "SCH101",
        severity,
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


def _two_places(known: Sequence[Slot]) -> Iterator[Finding]:
    for one, other in combinations(known, 2):
        if one.zoned != other.zoned or one.start >= other.end or other.start >= one.end:
            continue
        found: dict[str, Finding] = {}
        for key, there in other.people.items():
            here = one.people.get(key)
            severity = _severity(one, other, here, there) if here else None
            if severity:
                found.setdefault(
                    there.path, two_places(there.name, f"“{other.subject}”", f"“{one.subject}”", there.path, severity)
                )
        yield from found.values()


def _severity(one: Slot, other: Slot, here: Presence, there: Presence) -> Severity | None:
    """How grave it is that somebody is in both; None where nobody is, or as it should be."""
    likeness = there.likeness(here)
    if not likeness or here.start >= there.end or there.start >= here.end:
        return None
    short, long = sorted((one, other), key=lambda slot: slot.end - slot.start)
    within = long.start <= short.start and short.end <= long.end and short.end - short.start < long.end - long.start
    if within and long.type in _HELD_BESIDE:
        return None if short.type == "pull-aside" else "info"
    return "error" if likeness == SURELY and here.listed and there.listed else "warning"


def _ways(visit: Visit, known: Sequence[Slot]) -> Iterator[Finding]:
    """Meetings that begin sooner after another than the way takes, each with the first person who cannot be there."""
    for slot in known:
        travel = visit.meetings[slot.number].travel
        for other in known if travel else ():
            if not travel or slot.zoned != other.zoned or not other.has_end or other.start > slot.start:
                continue
            for key, there in slot.people.items():
                before = other.people.get(key)
                gap = (there.start - before.end).total_seconds() / 60 if before else -1
                if before and 0 <= gap < travel and there.likeness(before):
                    yield too_far(
                        there.name, f"“{other.subject}”", round(gap), travel, f"meetings[{slot.number}].travel"
                    )
                    break


def _outside(visit: Visit, meeting: Meeting, path: str) -> Iterator[Finding]:
    day = meeting.date
    if visit.start and visit.end and visit.end < visit.start:
        return
    if day and ((visit.start and day < visit.start) or (visit.end and day > visit.end)):
        yield outside_visit(day, visit.start, visit.end, f"{path}.date")


def _agenda(meeting: Meeting, path: str) -> Iterator[Finding]:
    if meeting.start is None or meeting.end is None:
        return
    whole = length(meeting.start, meeting.end)
    interpreted = meeting.interpretation == "consecutive"
    planned = sum(item.minutes or 0 for item in meeting.agenda) * (2 if interpreted else 1)
    if planned > whole.total_seconds() / 60:
        yield agenda_too_long(
            planned, round(whole.total_seconds() / 60), interpreted=interpreted, path=f"{path}.agenda"
        )
    for number, item in enumerate(meeting.agenda):
        if item.start is not None and item.start != meeting.start and length(meeting.start, item.start) >= whole:
            yield item_outside_meeting(item.start, meeting.start, meeting.end, f"{path}.agenda[{number}].start")
