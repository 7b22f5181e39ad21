"""PAR: participants: offices, spellings, heads, note-takers and interpreters."""

from collections.abc import Callable, Iterator

from memos.attendees import Attendee, attendees
from memos.findings import Finding
from memos.names import keys, misspelt, name_of, plain, same, sounds
from memos.schemas.meeting import Meeting, OurSide
from memos.schemas.visit import Visit

_OFFICELESS = {"interpreter", "note-taker", "security", "press"}
"""Roles that say what somebody is there for without an office."""
_RECORDED = {"bilateral", "consultation", "multilateral", "plenary"}
_FEW = 2
"""So few people of a side on a list are its principals, and the list leaves out the others."""
_COMPARED = 50
"""Names that sound much alike with which one more is compared."""


def participants(visit: Visit) -> Iterator[Finding]:
    """All that is wrong with the lists of participants."""
    listed = [attendees(visit, number) for number in range(len(visit.meetings))]
    seen: set[str] = set()
    for present, (number, meeting) in zip(listed, enumerate(visit.meetings), strict=True):
        for attendee in present:
            place = attendee.person_source if attendee.person else attendee.source
            if (
                attendee.name
                and not attendee.title
                and attendee.participant.role not in _OFFICELESS
                and place not in seen
            ):
                seen.add(place)
                yield without_title(attendee.name, place)
        yield from _heads(present)
        yield from _record(meeting, present, visit.our_side, f"meetings[{number}]")
    yield from _offices([attendee for present in listed for attendee in present])
    yield from _spellings([attendee for present in listed for attendee in present])


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
    person, spelt in two ways: on the paper they would be two people. The spelling under `people:` is the standard, or else the first one. Other
    initials, a woman's name and another vowel of a short name make another one.

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


def two_heads(names: tuple[str, ...], path: str) -> Finding:
    """PAR104: a delegation with two heads

    Two people of one organisation on one side are head of delegation. Only one speaks for it, and sits in the middle.

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
        f"the side has {len(names)} heads: {', '.join(names)}",
        "keep `role: head` with the one who leads",
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


RULES: dict[str, Callable[..., Finding]] = {
    "PAR101": without_title,
    "PAR102": two_titles,
    "PAR103": two_spellings,
    "PAR104": two_heads,
    "PAR105": no_note_taker,
    "PAR106": no_interpreter,
}


def _heads(present: tuple[Attendee, ...]) -> Iterator[Finding]:
    for side in ("host", "visitor"):
        heads = [entry for entry in present if entry.participant.side == side and entry.participant.role == "head"]
        if len(heads) > 1:
            names = tuple(entry.name or entry.organisation for entry in heads)
            yield two_heads(names, f"{heads[1].source}.role")


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
    titles: dict[str, str] = {}
    for attendee in listed:
        if attendee.name and attendee.title:
            first = titles.setdefault(plain(attendee.name), attendee.title)
            if plain(first) != plain(attendee.title):
                yield two_titles(attendee.name, attendee.title, first, attendee.source_of("title"))


def _spellings(listed: list[Attendee]) -> Iterator[Finding]:
    first: dict[str, Attendee] = {}
    named = (attendee for attendee in listed if attendee.name)
    for attendee in sorted(named, key=lambda each: not each.source_of("name").startswith("people[")):
        first.setdefault(attendee.name, attendee)
    sharing: dict[object, list[str]] = {}
    for name, attendee in first.items():
        given = name_of(name)
        shared = (given.letters, sounds(given), *keys(given))
        for other in dict.fromkeys(known for key in shared for known in sharing.get(key, ())):
            known = name_of(other)
            declared = {name_of(spelling).letters for spelling in (*_declared(attendee), *_declared(first[other]))}
            if (same(given, known) or misspelt(given, known)) and not declared & {given.letters, known.letters}:
                yield two_spellings(name, other, attendee.source_of("name"))
        for key in shared:
            if len(alike := sharing.setdefault(key, [])) < _COMPARED:
                alike.append(name)


def _declared(attendee: Attendee) -> tuple[str, ...]:
    """The other spellings that the input has of a name."""
    return (*attendee.variants, *((attendee.native.text,) if attendee.native else ()))
