"""PAR: who speaks or is named without being on a list, or is nobody."""

import re
from collections.abc import Callable, Iterator, Mapping

from memos.attendees import Attendee, attendees
from memos.checks.texts import Texts
from memos.findings import Excerpt, Finding
from memos.names import misspelt, name_of, plain
from memos.registers import Registers
from memos.schemas.meeting import Meeting
from memos.schemas.people import Participant, Person
from memos.schemas.visit import Visit

_AN_ID = re.compile(r"[a-z][a-z0-9]*(?:[._-][a-z0-9]+)*")
"""A word such as drafters make ids of."""
_SHORT = 4
"""Letters below which two words are easily a letter apart."""
_COMPARED = 2_000_000
"""Pairs of a speaker and somebody known that are compared at most, so that no file takes long."""
_POSSESSIVE = ("’s", "'s")
_ADDRESSED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Mme|Madam|Minister|Ambassador)\.? (?!Counsellor|Plenipotentiary|Extraordinary|Resident|Delegate|Designate|President"
    r"|Speaker|Chair|Minister|Ambassador|Secretary|Vice|Prime|Deputy|Commissioner|General|Director|Premier|Chancellor)"
    r"([A-Z\u00c0-\u00de][\w’'-]+(?: [A-Z\u00c0-\u00de][\w’'-]+)*)"
)
_RECORD = re.compile(r"\.(?:discussion|outcomes\[\d+\]\.text|asks\[\d+\]\.response)$")
"""Paths of texts that tell what was said at a meeting."""


def speakers(visit: Visit, texts: Texts, registers: Registers | None = None) -> Iterator[Finding]:
    """People who lead an item, said something or are named in the record, and are on no list, or are nobody."""
    known = {person.id: person.name for person in visit.people}
    for number, meeting in enumerate(visit.meetings):
        if meeting.participants:
            yield from _absent(known, meeting, attendees(visit, number), f"meetings[{number}]")
    yield from _named(visit, texts)
    yield from _unknown(visit, registers or Registers())


def not_present(name: str, does: str, path: str) -> Finding:
    """PAR109: somebody who speaks and is not on the list

    An item is led, or something was said, by a person whom the file knows, and the list of this meeting does not have that person.

    Wrong:

        kind: meeting
        subject: Talks
        people:
          - {id: mirel, name: Ada Mirel, title: Minister}
          - {id: tarn, name: Lev Tarn, title: Deputy Minister}
        participants: [{person: mirel}]
        agenda:
          - {title: Water, lead: tarn, talking_points: [Both banks gain.]}

    Right:

        kind: meeting
        subject: Talks
        people:
          - {id: mirel, name: Ada Mirel, title: Minister}
          - {id: tarn, name: Lev Tarn, title: Deputy Minister}
        participants: [{person: mirel}, {person: tarn}]
        agenda:
          - {title: Water, lead: tarn, talking_points: [Both banks gain.]}

    Mend it: add the person to `participants:`, or name another.

    Source: practice
    """
    return Finding(
        "PAR109",
        "warning",
        f"{name} {does}, and is not among the participants",
        "add the person to `participants:`, or name another",
        path=path,
    )


def on_no_list(name: Excerpt, path: str) -> Finding:
    """PAR110: somebody named in the record who is on no list

    The record of what was said names a person, addressed as Mr, Ms, Minister or Ambassador, whom neither a list of participants nor
    `people:` has. Either somebody was forgotten on the list, or the name is wrong.

    Wrong:

        kind: meeting
        subject: Talks
        participants: [{name: Ada Mirel, title: Minister}]
        outcomes: [{kind: commitment, text: Minister Tarn will send the draft.}]

    Right:

        kind: meeting
        subject: Talks
        participants: [{name: Ada Mirel, title: Minister}]
        outcomes: [{kind: commitment, text: Minister Mirel will send the draft.}]

    Mend it: add the person to `participants:`; somebody who was only spoken of, to `people:`. The words of address are looked for in English.

    Source: practice
    """
    return Finding(
        "PAR110",
        "info",
        f"the record names {name}, who is on no list",
        "add the person to `participants:`, or to `people:` if only spoken of",
        path=path,
        excerpt=name,
    )


def unknown_speaker(speaker: str, known: str, path: str) -> Finding:
    """PAR111: a speaker who is nobody

    The leader of an item, or the one who said something, is a letter from the id of a person of the file or of a register, or is likely a
    person of the file misspelt. On the paper it would stand as it is written, an id as the name of nobody. Whoever is in neither may well lead
    or speak.

    Wrong:

        kind: meeting
        subject: Talks
        people: [{id: mirel, name: Ada Mirel, title: Minister}]
        participants: [{person: mirel}]
        agenda: [{title: Water, lead: mirrel, talking_points: [Both banks gain.]}]

    Right:

        kind: meeting
        subject: Talks
        people: [{id: mirel, name: Ada Mirel, title: Minister}]
        participants: [{person: mirel}]
        agenda: [{title: Water, lead: mirel, talking_points: [Both banks gain.]}]

    Mend it: write the id or the name as it stands in the file or the register, or add the spelling of a name to `variants:`.

    Source: practice
    """
    return Finding(
        "PAR111",
        "warning",
        f"the speaker `{speaker}` is nobody of the file; did you mean `{known}`?",
        f"write `{known}`",
        path=path,
    )


RULES: dict[str, Callable[..., Finding]] = {
    "PAR109": not_present,
    "PAR110": on_no_list,
    "PAR111": unknown_speaker,
}


def _absent(known: Mapping[str, str], meeting: Meeting, present: tuple[Attendee, ...], path: str) -> Iterator[Finding]:
    """Those whom the file knows by id and does not list."""
    listed = {entry.participant.person for entry in present} | {plain(entry.name) for entry in present}
    for number, item in enumerate(meeting.agenda):
        if item.lead and item.lead in known and not {item.lead, plain(known[item.lead])} & listed:
            yield not_present(known[item.lead], "leads the item", f"{path}.agenda[{number}].lead")
    for number, outcome in enumerate(meeting.outcomes):
        if (
            outcome.said_by
            and outcome.said_by in known
            and not {outcome.said_by, plain(known[outcome.said_by])} & listed
        ):
            yield not_present(known[outcome.said_by], "said it", f"{path}.outcomes[{number}].said_by")


def _unknown(visit: Visit, known: Registers) -> Iterator[Finding]:
    """Those who are likely somebody of the file, or an id of a register, misspelt."""
    given = dict(_every_speaker(visit))
    names = {plain(name): name for name in _names(visit)}
    ids = {person.id: None for person in visit.people}
    right = names.keys() | ids.keys() | {"host", "visitor", "third"}
    unknown = {path: text for path, text in given.items() if plain(text) not in right and not known.named(text)}
    if len(unknown) * (len(names) + len(ids) + len(known.people)) > _COMPARED:
        return
    for path, text in unknown.items():
        if _AN_ID.fullmatch(text):
            near = [id_ for id_ in ids if _is_near(text, id_)] or [id_ for id_ in known.people if _is_near(text, id_)]
        elif known.meant(text):
            continue  # as of any text
        else:
            near = [name for name in names.values() if misspelt(name_of(text), name_of(name))]
        if len(near) == 1:
            yield unknown_speaker(text, near[0], path)


def _every_speaker(visit: Visit) -> Iterator[tuple[str, str]]:
    """Path and text of each."""
    for number, meeting in enumerate(visit.meetings):
        for place, item in enumerate(meeting.agenda):
            if item.lead:
                yield f"meetings[{number}].agenda[{place}].lead", item.lead
        for place, outcome in enumerate(meeting.outcomes):
            if outcome.said_by:
                yield f"meetings[{number}].outcomes[{place}].said_by", outcome.said_by


def _is_near(one: str, other: str) -> bool:
    """Whether two ids are a letter apart, and no short ones, nor such as begin otherwise."""
    from rapidfuzz.distance import OSA  # noqa: PLC0415 -- only where there are speakers whom nobody knows

    if one[0] != other[0] or min(len(one), len(other)) < _SHORT or abs(len(one) - len(other)) > 1:
        return False
    return OSA.distance(one, other, score_cutoff=1) == 1


def _named(visit: Visit, texts: Texts) -> Iterator[Finding]:
    """People addressed in the records; anybody of that surname anywhere in the file will do."""
    if not any(entry.participants for entry in visit.meetings):
        return
    known: set[str] | None = None
    for path, text in texts.entries:
        if not _RECORD.search(path):
            continue
        for match in _ADDRESSED.finditer(text):
            if known is None:
                known = set(_words(visit))
            words = plain(re.sub(r"[’']s\b|[’']$", "", match[1])).split()
            if not known & set(words):
                stop = match.end() - (2 if match[0].endswith(_POSSESSIVE) else 0)
                yield on_no_list(Excerpt(text, match.start(), stop), path)


def _words(visit: Visit) -> Iterator[str]:
    """The words of all names in the file."""
    for name in _names(visit):
        yield from plain(name).split()


def _names(visit: Visit) -> Iterator[str]:
    """All names in the file."""
    everybody: list[Person | Participant] = [*visit.people]
    everybody += (entry for meeting in visit.meetings for entry in meeting.participants)
    for person in everybody:
        yield from (*((person.name,) if person.name else ()), *person.variants)
        yield from (person.native.text,) if person.native else ()
    for head in (visit.header, *(meeting.header for meeting in visit.meetings)):
        for clearance in (*head.drafted_by, *head.cleared_by, *head.approved_by) if head else ():
            yield from (clearance.name,) if clearance.name else ()
