"""PAR: who leads a side."""

import datetime as dt
from collections.abc import Callable, Iterator

from memos.attendees import Attendee, attendees
from memos.findings import Finding
from memos.names import plain
from memos.registers import Registers, first_day
from memos.schemas.meeting import Meeting
from memos.schemas.visit import Visit

_LED = {"bilateral", "consultation", "multilateral", "plenary"}
_MANY = 3
"""So many people of a side are a delegation, and one of them leads it."""
_APART = 3
"""Steps between the ranks of two heads that protocol would ask about."""


def delegations(visit: Visit) -> Iterator[Finding]:
    """Sides without a head, with several or with another one."""
    for number, meeting in enumerate(visit.meetings):
        if meeting.participants:
            present = attendees(visit, number)
            yield from _rivals(present)
            yield from _heads(visit, meeting, present, f"meetings[{number}]")


def ranked(visit: Visit, registers: Registers) -> Iterator[Finding]:
    """Heads of the two sides whose offices, by the registers, are far apart."""
    if not any(office.rank for office in registers.offices.values()):
        return
    day = first_day(visit)
    for number, meeting in enumerate(visit.meetings):
        ranks: dict[str, tuple[int, Attendee]] = {}
        for attendee in attendees(visit, number):
            rank = _rank(attendee, meeting.date or day, registers) if attendee.participant.role == "head" else None
            if rank:
                ranks.setdefault(attendee.participant.side, (rank, attendee))
        if {"host", "visitor"} <= ranks.keys():
            (ours, our_head), (theirs, their_head) = ranks[visit.our_side], ranks[_other(visit.our_side)]
            if abs(ours - theirs) >= _APART:
                yield far_apart(our_head.name, ours, their_head.name, theirs, our_head.source)


def two_heads(names: tuple[str, ...], path: str, whose: str = "the side") -> Finding:
    """PAR104: a delegation with two heads

    Two people of one side are head of delegation, or among third parties two of one country and, where it is given, one organisation. Only
    one speaks for it, and sits in the middle. A head who is absent is not counted.

    Wrong:

        kind: meeting
        subject: Talks
        participants:
          - {name: Ada Mirel, title: Minister, side: host, role: head}
          - {name: Lev Tarn, title: Deputy Minister, side: host, role: head}

    Right:

        kind: meeting
        subject: Talks
        participants:
          - {name: Ada Mirel, title: Minister, side: host, role: head}
          - {name: Lev Tarn, title: Deputy Minister, side: host}

    Mend it: keep `role: head` with the one who leads. Third parties may have as many heads as there are delegations among them.

    Source: practice
    """
    return Finding(
        "PAR104",
        "warning",
        f"{whose} has {len(names)} heads: {', '.join(names)}",
        "keep `role: head` with the one who leads",
        path=path,
    )


def no_head(side: str, count: int, path: str) -> Finding:
    """PAR107: a delegation without a head

    The other side has a head of delegation and this one, of three people or more, has none. Who speaks for it, sits in the middle and
    stands first on the list is then a matter of chance.

    Wrong:

        kind: meeting
        subject: Talks
        type: bilateral
        participants:
          - {name: Ada Mirel, title: Minister, side: host, role: head}
          - {name: Lev Tarn, title: Minister, side: visitor}
          - {name: Tom Sand, title: Deputy Minister, side: visitor}
          - {name: Ida Kell, title: Director, side: visitor, role: note-taker}
          - {name: Jan Roe, title: Adviser, side: visitor}

    Right:

        kind: meeting
        subject: Talks
        type: bilateral
        participants:
          - {name: Ada Mirel, title: Minister, side: host, role: head}
          - {name: Lev Tarn, title: Minister, side: visitor, role: head}
          - {name: Tom Sand, title: Deputy Minister, side: visitor}
          - {name: Ida Kell, title: Director, side: visitor, role: note-taker}
          - {name: Jan Roe, title: Adviser, side: visitor}

    Mend it: give the one who leads `role: head`.

    Source: practice
    """
    return Finding(
        "PAR107",
        "warning",
        f"nobody of the {count} people of the {side} side leads them",
        "give the one who leads `role: head`",
        path=path,
    )


def another_head(name: str, head: str, path: str) -> Finding:
    """PAR108: a head who is not the head of the delegation

    The delegation has a head, who is at this meeting, and another member of it stands there as head.

    Wrong:

        kind: visit
        title: Visit to Arden
        delegation: {head: mirel, members: [mirel, tarn]}
        people:
          - {id: mirel, name: Ada Mirel, title: Minister}
          - {id: tarn, name: Lev Tarn, title: Deputy Minister}
        meetings:
          - {subject: Talks, participants: [{person: mirel, side: visitor}, {person: tarn, side: visitor, role: head}]}

    Right:

        kind: visit
        title: Visit to Arden
        delegation: {head: mirel, members: [mirel, tarn]}
        people:
          - {id: mirel, name: Ada Mirel, title: Minister}
          - {id: tarn, name: Lev Tarn, title: Deputy Minister}
        meetings:
          - {subject: Talks, participants: [{person: mirel, side: visitor, role: head}, {person: tarn, side: visitor}]}

    Mend it: move `role: head`, or write `attendance: absent` for the head of the delegation.

    Source: practice
    """
    return Finding(
        "PAR108",
        "warning",
        f"{name} leads here, and {head}, the head of the delegation, is present",
        "move `role: head`, or say that the head of the delegation is absent",
        path=path,
    )


def far_apart(name: str, rank: int, other: str, other_rank: int, path: str) -> Finding:
    """PAR205: heads of very different rank

    By the register the heads of the two sides are three ranks apart or more. Protocol seeks a counterpart of like rank; where the difference
    is meant, somebody should know of it.

    Register:

        kind: register
        people:
          - {id: mirel, name: Ada Mirel, offices: [{office: minister}]}
          - {id: tarn, name: Lev Tarn, offices: [{office: director}]}
        offices:
          - {id: minister, titles: {en: Minister for Rivers}, rank: 1}
          - {id: director, titles: {en: Director for Lakes}, rank: 5}

    Wrong:

        kind: meeting
        subject: Talks
        participants:
          - {name: Ada Mirel, title: Minister for Rivers, side: visitor, role: head}
          - {name: Lev Tarn, title: Director for Lakes, side: host, role: head}

    Right:

        kind: meeting
        subject: Talks
        participants:
          - {name: Ada Mirel, title: Minister for Rivers, side: visitor, role: head}
          - {name: Lev Tarn, title: Director for Lakes, side: host}

    Mend it: ask for another counterpart, or silence the code.

    Source: practice
    """
    return Finding(
        "PAR205",
        "info",
        f"{name} (rank {rank}) meets {other} (rank {other_rank})",
        "see whether a counterpart of like rank can be had",
        path=path,
    )


RULES: dict[str, Callable[..., Finding]] = {
    "PAR104": two_heads,
    "PAR107": no_head,
    "PAR108": another_head,
    "PAR205": far_apart,
}


def _rivals(present: tuple[Attendee, ...]) -> Iterator[Finding]:
    """Heads of one side, or of one delegation among third parties, of whom there are several."""
    led: dict[tuple[str, ...], list[Attendee]] = {}
    for entry in present:
        taking = entry.participant
        if taking.role == "head" and taking.attendance != "absent" and (taking.side != "third" or entry.country):
            of_third = (entry.country, plain(entry.organisation)) if taking.side == "third" else ()
            led.setdefault((taking.side, *of_third), []).append(entry)
    for (side, *_), heads in led.items():
        if len(heads) > 1:
            names = tuple(entry.name or entry.organisation for entry in heads)
            yield two_heads(names, f"{heads[1].source}.role", "one delegation" if side == "third" else "the side")


def _heads(visit: Visit, meeting: Meeting, present: tuple[Attendee, ...], path: str) -> Iterator[Finding]:
    led = {entry.participant.side for entry in present if entry.participant.role == "head"}
    if meeting.type in _LED and led:
        for side in ("host", "visitor"):
            people = [
                entry
                for entry in present
                if entry.participant.side == side and entry.participant.role == "member" and entry.name
            ]
            if side not in led and len(people) >= _MANY:
                yield no_head(side, len(people), f"{path}.participants")
    head = visit.delegation.head if visit.delegation else None
    leader = next((entry for entry in present if head and entry.participant.person == head), None)
    if leader and leader.participant.side == "visitor" and leader.participant.attendance != "absent":
        members = set(visit.delegation.members) if visit.delegation else set()
        for entry in present:
            if entry.participant.role == "head" and entry.participant.person in members - {head}:
                yield another_head(entry.name, leader.name, f"{entry.source}.role")


def _rank(attendee: Attendee, day: dt.date | None, registers: Registers) -> int | None:
    """Of the highest office that the head holds on the day."""
    person = registers.named(attendee.name) if attendee.name else None
    ranks = [office.rank for office in registers.held(person, day) if office.rank] if person else []
    return min(ranks, default=None)


def _other(side: str) -> str:
    return "host" if side == "visitor" else "visitor"
