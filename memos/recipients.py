"""Who gets a numbered copy of the papers, and of which meetings; the numbers count through the whole list, whatever somebody gets."""

from collections.abc import Iterator
from dataclasses import dataclass

from memos.attendees import attendees
from memos.schemas.copies import DELEGATION
from memos.schemas.people import Participant, Person
from memos.schemas.visit import Visit

_WITHOUT_PAPERS = frozenset({"press", "security"})
"""Roles of people of our side who get no copy unless they are named."""


@dataclass(frozen=True, slots=True)
class Recipient:
    """One copy: its number, and whom it is for."""

    number: int
    """Counted from 1."""
    count: int
    """Copies in all."""
    name: str
    honorific: str
    language: str | None
    """None where it is that of the paper."""
    meetings: frozenset[int] | None
    """Numbers of the meetings whose papers it holds; None for all."""
    source: str
    """Path of its entry in the input."""


@dataclass(frozen=True, slots=True)
class _Who:
    """Somebody, by the id, or else as written."""

    key: str
    name: str
    honorific: str = ""
    variants: tuple[str, ...] = ()


def recipients(visit: Visit) -> tuple[Recipient, ...]:
    """The copies in their order. A member of the delegation who has an entry is not counted again with the delegation."""
    found: list[tuple[_Who, int]] = []
    named = [None if copy.for_ == DELEGATION else _who(copy.for_, visit) for copy in visit.copies]
    for number, who in enumerate(named):
        found += [(each, number) for each in ((who,) if who else delegation(visit)) if who or each not in named]
    return tuple(
        Recipient(
            number,
            len(found),
            who.name,
            who.honorific,
            visit.copies[entry].language,
            _attended(who, visit) if visit.copies[entry].meetings == "attended" else None,
            f"copies[{entry}].for",
        )
        for number, (who, entry) in enumerate(found, 1)
    )


def delegation(visit: Visit) -> tuple[_Who, ...]:
    """The members of our delegation, the head first; where the visit lists none, all who are named on our side, but for press and security."""
    ours = visit.delegation if visit.our_side == "visitor" else None
    ids = dict.fromkeys((*((ours.head,) if ours.head else ()), *ours.members)) if ours else {}
    listed = tuple(_of_person(person) for id_ in ids for person in visit.people if person.id == id_)
    return listed or tuple(dict.fromkeys(_on_our_side(visit)))


def _on_our_side(visit: Visit) -> Iterator[_Who]:
    for number in range(len(visit.meetings)):
        for attendee in attendees(visit, number):
            taking = attendee.participant
            if taking.side == visit.our_side and taking.role not in _WITHOUT_PAPERS and attendee.name:
                yield _who(taking.person, visit) if taking.person else _in_place(taking, attendee.name)


def _who(text: str, visit: Visit) -> _Who:
    """A person by id or name, a participant who is given in place, or else a text."""
    known = {text, *(person.id for person in visit.people if text in (person.name, *person.variants))}
    person = next((person for person in visit.people if person.id in known), None)
    if person:
        return _of_person(person)
    taking = (taking for meeting in visit.meetings for taking in meeting.participants if taking.name == text)
    given = next(taking, None)
    return _in_place(given, text) if given else _Who(text, text)


def _of_person(person: Person) -> _Who:
    return _Who(person.id, person.name, person.honorific or "", person.variants)


def _in_place(taking: Participant, name: str) -> _Who:
    return _Who(name, name, taking.honorific or "", taking.variants)


def _attended(who: _Who, visit: Visit) -> frozenset[int] | None:
    """The meetings at which somebody takes part; None for all."""
    names = {who.name, *who.variants}
    found = frozenset(
        number
        for number, meeting in enumerate(visit.meetings)
        for taking in meeting.participants
        if taking.attendance != "absent" and (taking.person == who.key or taking.name in names)
    )
    return None if len(found) == len(visit.meetings) else found
