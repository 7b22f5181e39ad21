"""PAR: participants: offices, spellings, note-takers and interpreters."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Iterator

from memos.attendees import Attendee, attendees
from memos.findings import Finding
from memos.names import keys, misspelt, name_of, plain, same, sounds
from memos.registers import Registers, first_day, title_in
from memos.schemas.meeting import Meeting, OurSide
from memos.schemas.visit import Visit

_OFFICELESS = {"interpreter", "note-taker", "security", "press"}
"""Roles that say what somebody is there for without an office."""
_RECORDED = {"bilateral", "consultation", "multilateral", "plenary"}
_FEW = 2
"""So few people of a side on a list are its principals, and the list leaves out the others."""
_UNNAMED = {"security", "press"}
"""Roles of people who often stand on a list by what they are."""
_FULL_NAME = re.compile(r"(?:[^\W\d_a-zа-я][\w.’'-]+\s?){2,}")
"""Two words or more with capitals: neither ``To be confirmed`` nor ``N.N.``."""
_COMPARED = 50
"""Names that sound much alike with which one more is compared."""


def participants(visit: Visit, registers: Registers | None = None) -> Iterator[Finding]:
    """All that is wrong with the lists of participants; what the registers say of a name or a title is left to them."""
    known = registers or Registers()
    listed = [attendees(visit, number) for number in range(len(visit.meetings))]
    seen: set[str] = set()
    for present, (number, meeting) in zip(listed, enumerate(visit.meetings), strict=True):
        for attendee in present:
            place = attendee.person_source if attendee.person else attendee.source
            if attendee.participant.is_registered:
                place = attendee.place_of("title")
            who = attendee.participant.person or place
            if (
                attendee.name
                and not attendee.title
                and attendee.participant.role not in _OFFICELESS
                and who not in seen
            ):
                seen.add(who)
                yield without_title(attendee.name, place)
        yield from _twice(present)
        yield from _record(meeting, present, visit.our_side, f"meetings[{number}]")
    named = [
        (attendee, meeting.date or first_day(visit))
        for present, meeting in zip(listed, visit.meetings, strict=True)
        for attendee in present
        if attendee.name
    ]
    yield from _offices([who for who, day in named if who.title and not _is_judged(who, day, visit.language, known)])
    yield from _spellings([attendee for attendee, _ in named], known)


def without_title(name: str, path: str) -> Finding:
    """PAR101: a participant without a title

    A name without the office held on the day of the meeting does not say who sits there; a reader cannot address the person.

    Wrong:

        kind: meeting
        subject: Talks
        participants:
          - name: Ada Mirel

    Right:

        kind: meeting
        subject: Talks
        participants:
          - name: Ada Mirel
            title: Minister of Water

    Mend it: add `title:`. Interpreters, note-takers, security and press need none.

    Source: practice
    """
    return Finding(
        "PAR101",
        "warning",
        f"{name} has no title",
        "add `title:`, the office held on the day of the meeting",
        path=path,
    )


def two_titles(name: str, title: str, other: str, path: str) -> Finding:
    """PAR102: one person with two titles

    The same name stands in two places of the file with different titles. A person holds one office on one day; one of the two is wrong or old.
    The title under `people:` is taken for the right one, or else that which stands most often, or else the first. Titles of those whose office
    of the day a register knows are left to it (PAR202, PAR203).

    Wrong:

        kind: visit
        title: Visit to Arden
        meetings:
          - {subject: Talks, participants: [{name: Ada Mirel, title: Foreign Minister}]}
          - {subject: Lunch, participants: [{name: Ada Mirel, title: First Deputy Foreign Minister}]}

    Right:

        kind: visit
        title: Visit to Arden
        meetings:
          - {subject: Talks, participants: [{name: Ada Mirel, title: First Deputy Foreign Minister}]}
          - {subject: Lunch, participants: [{name: Ada Mirel, title: First Deputy Foreign Minister}]}

    Mend it: keep the right title, best once under `people:`, and refer to the person by its id.

    Source: practice
    """
    return Finding(
        "PAR102",
        "warning",
        f"{name} is “{title}” here and “{other}” elsewhere",
        "write the office held on the day, best once under `people:`",
        path=path,
    )


def two_spellings(name: str, other: str, path: str) -> Finding:
    """PAR103: a name spelt two ways

    Two names are the same but for accents or other letters, sound alike, or differ by one letter too many. They are most likely one
    person, spelt in two ways: on the paper they would be two people. The spelling under `people:` is the standard, or else a register's, or
    else that which stands most often, or else the first. Other initials, a woman's name and another vowel of a short name make another one.
    Names of two people of a register are left in peace, and one that a register finds misspelt is told once (PAR201).

    Wrong:

        kind: visit
        title: Visit to Arden
        meetings:
          - {subject: Talks, participants: [{name: Antony Mirel, title: Secretary}]}
          - {subject: Lunch, participants: [{name: Anthony Mirel, title: Secretary}]}

    Right:

        kind: visit
        title: Visit to Arden
        meetings:
          - {subject: Talks, participants: [{name: Antony Mirel, title: Secretary}]}
          - {subject: Lunch, participants: [{name: Antony Mirel, title: Secretary}]}

    Mend it: spell the name one way, or give the name in its own letters under `native:`. Of two people who are really called so, declare
    the one name among the other's `variants:`.

    Source: Office of the Director of National Intelligence, ICS 630-01: the standard spelling first, variants declared beside it
    """
    return Finding(
        "PAR103",
        "warning",
        f"“{name}” is spelt “{other}” elsewhere",
        "spell the name one way, or declare a variant",
        path=path,
    )


def no_note_taker(path: str) -> Finding:
    """PAR105: nobody takes the record

    The list of a meeting of several people of our side has no note-taker. What nobody writes down, nobody agreed to. The practice of a
    Foreign Office asks before each talk who takes the record.

    Wrong:

        kind: meeting
        subject: Talks
        type: bilateral
        our_side: visitor
        participants:
          - {name: Ada Mirel, title: Minister, side: visitor}
          - {name: Lev Tarn, title: Deputy Minister, side: visitor}
          - {name: Ida Kell, title: Director, side: visitor}

    Right:

        kind: meeting
        subject: Talks
        type: bilateral
        our_side: visitor
        participants:
          - {name: Ada Mirel, title: Minister, side: visitor}
          - {name: Lev Tarn, title: Deputy Minister, side: visitor}
          - {name: Ida Kell, title: Director, side: visitor, role: note-taker}

    Mend it: give somebody of our side `role: note-taker`.

    Source: Foreign and Commonwealth Office, call for briefing: who takes the record
    """
    return Finding(
        "PAR105", "info", "nobody of our side takes the record", "give somebody `role: note-taker`", path=path
    )


def no_interpreter(languages: tuple[str, ...], path: str) -> Finding:
    """PAR106: interpretation without an interpreter

    The meeting is interpreted, or held in several languages without a word on interpretation, and its list of participants is long enough to be
    complete, but nobody on it is an interpreter.

    Wrong:

        kind: meeting
        subject: Talks
        languages: [en, kk]
        interpretation: consecutive
        participants:
          - {name: Ada Mirel, title: Minister, side: host}
          - {name: Lev Tarn, title: Minister, side: visitor}

    Right:

        kind: meeting
        subject: Talks
        languages: [en, kk]
        interpretation: consecutive
        participants:
          - {name: Ada Mirel, title: Minister, side: host}
          - {name: Lev Tarn, title: Minister, side: visitor}
          - {name: Ida Kell, side: visitor, role: interpreter}

    Mend it: add the interpreter, or write `interpretation: none`.

    Source: Foreign and Commonwealth Office, call for briefing: interpreters
    """
    held = f"is held in {' and '.join(languages)}" if len(languages) > 1 else "is interpreted"
    return Finding(
        "PAR106",
        "warning",
        f"the meeting {held}, and no participant is an interpreter",
        "add one with `role: interpreter`, or write `interpretation: none`",
        path=path,
    )


def listed_twice(name: str, path: str) -> Finding:
    """PAR112: one person twice on one list

    A person stands twice on the list of a meeting, by the same id, or on the same side by the same name and title. The paper would have the
    person at the table twice. Who leaves (`left:`) and comes back (`arrived:`) may stand there twice.

    Wrong:

        kind: meeting
        subject: Talks
        people: [{id: mirel, name: Ada Mirel, title: Minister}]
        participants: [{person: mirel, side: host, role: head}, {person: mirel, side: host}]

    Right:

        kind: meeting
        subject: Talks
        people: [{id: mirel, name: Ada Mirel, title: Minister}]
        participants: [{person: mirel, side: host, role: head}]

    Mend it: delete one of the two, or name the one who was meant.

    Source: practice
    """
    return Finding(
        "PAR112",
        "warning",
        f"{name} is on this list twice",
        "delete one of the two, or name the one who was meant",
        path=path,
    )


RULES: dict[str, Callable[..., Finding]] = {
    "PAR101": without_title,
    "PAR102": two_titles,
    "PAR103": two_spellings,
    "PAR105": no_note_taker,
    "PAR106": no_interpreter,
    "PAR112": listed_twice,
}


def _twice(present: tuple[Attendee, ...]) -> Iterator[Finding]:
    listed: dict[str, list[Attendee]] = {}
    for entry in present:
        if entry.name:
            others = listed.setdefault(entry.name, [])
            if any(_is_again(entry, other) for other in others):
                yield listed_twice(entry.name, entry.source)
            others.append(entry)


def _is_again(one: Attendee, other: Attendee) -> bool:
    """Whether two of one name on a list are surely the same person, who did not leave and come back."""
    mine, theirs = one.participant, other.participant
    if (mine.left and theirs.arrived) or (theirs.left and mine.arrived):
        return False
    if plain(one.title) != plain(other.title) or plain(one.organisation) != plain(other.organisation):
        return False
    if mine.person and theirs.person:
        return mine.person == theirs.person
    named = _FULL_NAME.fullmatch(one.name) is not None and {mine.role, theirs.role}.isdisjoint(_UNNAMED)
    return named and mine.side == theirs.side and one.country == other.country


def _record(meeting: Meeting, present: tuple[Attendee, ...], our_side: OurSide, path: str) -> Iterator[Finding]:
    roles = {attendee.participant.role for attendee in present}
    ours = [entry for entry in present if entry.participant.side == our_side and entry.name]
    if meeting.type in _RECORDED and len(ours) > _FEW and "note-taker" not in roles:
        yield no_note_taker(f"{path}.participants")
    spoken = {language.partition("-")[0] for language in meeting.languages}
    interpreted = meeting.interpretation or ("" if len(spoken) > 1 else "none")
    if interpreted != "none" and len(present) > 1 and "interpreter" not in roles:
        yield no_interpreter(meeting.languages, f"{path}.{'interpretation' if interpreted else 'languages'}")


def _offices(listed: list[Attendee]) -> Iterator[Finding]:
    titled: dict[str, list[Attendee]] = {}
    for attendee in listed:
        titled.setdefault(plain(attendee.name), []).append(attendee)
    for entries in titled.values():
        of_people = (entry.person.title for entry in entries if entry.person and entry.person.title)
        often = Counter(plain(entry.title) for entry in entries).most_common(1)[0][0]
        right = next(of_people, None) or next(entry.title for entry in entries if plain(entry.title) == often)
        for entry in entries:
            if plain(entry.title) != plain(right):
                yield two_titles(entry.name, entry.title, right, entry.place_of("title"))


def _is_judged(attendee: Attendee, day: dt.date | None, language: str, registers: Registers) -> bool:
    """Whether the registers say which title the attendee has on the day."""
    person = registers.named(attendee.name) or registers.meant(attendee.name)
    return person is not None and any(title_in(office, language) for office in registers.held(person, day))


def _spellings(listed: list[Attendee], registers: Registers) -> Iterator[Finding]:
    first: dict[str, Attendee] = {}
    times = Counter(attendee.name for attendee in listed)

    def standing(attendee: Attendee) -> tuple[bool, bool, int]:
        of_people = attendee.person is not None and attendee.participant.name is None
        return not of_people, registers.named(attendee.name) is None, -times[attendee.name]

    for attendee in sorted(listed, key=standing):
        first.setdefault(attendee.name, attendee)
    sharing: dict[object, list[str]] = {}
    for name, attendee in first.items():
        if registers.meant(name):
            continue
        given, registered = name_of(name), registers.named(name)
        shared = (given.letters, sounds(given), *keys(given))
        for other in dict.fromkeys(known for key in shared for known in sharing.get(key, ())):
            known = name_of(other)
            declared = {name_of(spelling).letters for spelling in (*_declared(attendee), *_declared(first[other]))}
            another = registered and registers.named(other) not in (None, registered)
            if another or declared & {given.letters, known.letters}:
                continue
            if same(given, known) or misspelt(given, known):
                yield two_spellings(name, other, attendee.place_of("name"))
                break
        for key in shared:
            if len(alike := sharing.setdefault(key, [])) < _COMPARED:
                alike.append(name)


def _declared(attendee: Attendee) -> tuple[str, ...]:
    """The other spellings that the input has of a name."""
    return (*attendee.variants, *((attendee.native.text,) if attendee.native else ()))
