"""Who takes part: each participant joined with the person it refers to, in the order of a protocol list.

Our own side comes first, then the other, then third parties; on each side the head, then by precedence, interpreters and note-takers last.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from memos.schemas.meeting import OurSide
from memos.schemas.people import NativeName, Participant, Person, Side
from memos.schemas.visit import Visit

_LAST = {"interpreter": 1, "note-taker": 1, "security": 2, "press": 3}


@dataclass(frozen=True, slots=True)
class Attendee:
    """A participant with all that is known of the person."""

    participant: Participant
    person: Person | None
    """None where the participant has all in place, as one of a register has."""
    source: str
    """Path of the participant."""
    person_source: str
    """Path of the person, where the participant refers to one."""

    def source_of(self, field: str) -> str:
        """Path of a field: the participant's own where it has it, else the person's."""
        own = getattr(self.participant, field) or self.person is None or not getattr(self.person, field)
        return f"{self.source if own else self.person_source}.{field}"

    def place_of(self, field: str) -> str:
        """Path of what the file says of a field: of the id, where it is a register's."""
        given = not self.participant.is_registered or field in self.participant.model_fields_set
        return self.source_of(field) if given else f"{self.source}.person"

    @property
    def name(self) -> str:
        """Empty where people are not named, only their organisation."""
        return self.participant.name or (self.person.name if self.person else "")

    @property
    def honorific(self) -> str:
        return self.participant.honorific or (self.person and self.person.honorific) or ""

    @property
    def native(self) -> NativeName | None:
        return self.participant.native or (self.person.native if self.person else None)

    @property
    def variants(self) -> tuple[str, ...]:
        return self.participant.variants or (self.person.variants if self.person else ())

    @property
    def title(self) -> str:
        return self.participant.title or (self.person and self.person.title) or ""

    @property
    def organisation(self) -> str:
        return self.participant.organisation or (self.person and self.person.organisation) or ""

    @property
    def country(self) -> str:
        return self.participant.country or (self.person and self.person.country) or ""

    @property
    def pronunciation(self) -> str:
        return self.participant.pronunciation or (self.person and self.person.pronunciation) or ""

    @property
    def precedence(self) -> int:
        """The lowest number comes first; without one, behind all that have one."""
        return self.participant.precedence or (self.person and self.person.precedence) or 1_000_000_000


def attendees(visit: Visit, meeting: int) -> tuple[Attendee, ...]:
    """The participants of a meeting, in the order of the list."""
    known = {person.id: number for number, person in enumerate(visit.people)}
    listed = []
    for number, participant in enumerate(visit.meetings[meeting].participants):
        found = None if participant.is_registered else known.get(participant.person or "")
        person = None if found is None else visit.people[found]
        listed.append(Attendee(participant, person, f"meetings[{meeting}].participants[{number}]", f"people[{found}]"))
    return tuple(sorted(listed, key=lambda attendee: _rank(attendee, visit.our_side)))


def registered(visit: Visit) -> Iterator[Participant]:
    """The participants whom registers name, with the offices held on the days of their meetings."""
    return (entry for meeting in visit.meetings for entry in meeting.participants if entry.is_registered)


def sides(our_side: OurSide) -> tuple[Side, Side, Side]:
    """The sides in the order in which they are listed."""
    return ("visitor", "host", "third") if our_side == "visitor" else ("host", "visitor", "third")


def _rank(attendee: Attendee, our_side: OurSide) -> tuple[int, int, bool, int]:
    role = attendee.participant.role
    return (
        sides(our_side).index(attendee.participant.side),
        _LAST.get(role, 0),
        role != "head",
        attendee.precedence,
    )
