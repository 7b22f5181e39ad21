"""PAR: participants: offices, spellings, heads, note-takers and interpreters."""

import re
from collections.abc import Callable, Iterator

from memos.attendees import Attendee, attendees
from memos.findings import Finding
from memos.names import plain
from memos.schemas.meeting import Meeting, OurSide
from memos.schemas.visit import Visit

_OFFICELESS = {"interpreter", "note-taker", "security", "press"}
"""Roles that say what somebody is there for without an office."""
_RECORDED = {"bilateral", "consultation", "multilateral", "plenary"}
_FEW = 2
"""So few people of a side on a list are its principals, and the list leaves out the others."""
_SHORT = 9
"""Letters of a whole name below which one letter may well make another person."""
_LONG = 100
"""Letters of a name in which differences are looked for."""
_CONSONANTS = re.compile("[\u0590-\u07bf]")
"""Hebrew, Arabic and their like write few vowels: one letter nearly always makes another name, as Mahmud is not Muhammad."""


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

    Two names differ by a letter or by an accent. They are most likely one person, spelt in two ways: on the paper they would be two people.

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

    Mend it: spell the name one way. Of two people who are really called so, declare the one name among the other's `variants:`.

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

    The meeting is interpreted and its list of participants is long enough to be complete, but nobody on it is an interpreter.

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
    between = f" between {' and '.join(languages)}" if languages else ""
    return Finding(
        "PAR106",
        "warning",
        f"the meeting is interpreted{between}, and no participant is an interpreter",
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
    if meeting.interpretation in {"consecutive", "simultaneous"} and len(present) > 1 and "interpreter" not in roles:
        yield no_interpreter(meeting.languages, f"{path}.interpretation")


def _offices(listed: list[Attendee]) -> Iterator[Finding]:
    titles: dict[str, str] = {}
    for attendee in listed:
        if attendee.name and attendee.title:
            first = titles.setdefault(plain(attendee.name), attendee.title)
            if plain(first) != plain(attendee.title):
                yield two_titles(attendee.name, attendee.title, first, attendee.source_of("title"))


def _spellings(listed: list[Attendee]) -> Iterator[Finding]:
    first: dict[str, Attendee] = {}
    for attendee in listed:
        if attendee.name:
            first.setdefault(attendee.name, attendee)
    spelt = {name: plain(name) for name in first}
    sharing: dict[str, list[str]] = {}
    for name, attendee in first.items():
        keys = _keys(spelt[name])
        for other in dict.fromkeys(known for key in keys for known in sharing.get(key, ())):
            declared = {plain(variant) for variant in (*attendee.variants, *first[other].variants)}
            if _near(spelt[other], spelt[name]) and not declared & {spelt[name], spelt[other]}:
                yield two_spellings(name, other, attendee.source_of("name"))
        for key in keys:
            sharing.setdefault(key, []).append(name)


def _keys(text: str) -> set[str]:
    """The text, and the text without each of its letters: two that differ by one letter share one of them, so that not all need be compared."""
    return {text, *(text[:place] + text[place + 1 :] for place in range(min(len(text), _LONG)))}


def _near(one: str, other: str) -> bool:
    """Whether two names differ by one letter at most: put in, left out or another; and not in short words, where one letter is much."""
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415 -- only where two names share most letters

    if one == other:
        return True
    if min(len(one), len(other)) < _SHORT or _CONSONANTS.search(one):
        return False
    return Levenshtein.distance(one, other, score_cutoff=1) <= 1
