"""ACT: actions: who does what by when."""

import datetime as dt
import re
from collections.abc import Callable, Iterator

from memos.findings import Finding
from memos.names import plain
from memos.schemas.meeting import Action
from memos.schemas.visit import Visit

_OVER = {"done", "dropped"}
_AN_ID = re.compile(r"[a-z][a-z0-9]*(?:[._-][a-z0-9]+)*")
"""A word such as drafters make ids of."""
_COMPARED = 200_000
"""Pairs of an owner and a name that are compared at most, so that no file takes long."""
_SHORT = 4
"""Letters below which two words are easily a letter apart."""


def actions(visit: Visit) -> Iterator[Finding]:
    """All that is missing in the actions of the meetings and in those carried over."""
    for number, meeting in enumerate(visit.meetings):
        for place, action in enumerate(meeting.actions):
            yield from _action(action, f"meetings[{number}].actions[{place}]")
            if action.due and meeting.date and action.due < meeting.date and action.status not in _OVER:
                yield due_before(action.due, meeting.date, f"meetings[{number}].actions[{place}].due")
    for place, action in enumerate(visit.carried_over):
        yield from _action(action, f"carried_over[{place}]")
        if action.due and visit.start and action.due < visit.start and action.status not in _OVER:
            yield overdue(action.due, f"carried_over[{place}].due")
    yield from _owners(visit)


def no_owner(path: str) -> Finding:
    """ACT101: an action without an owner

    What everybody is to do, nobody does. UK guidance on records wants an owner for each action.

    Wrong:

        kind: meeting
        subject: Talks
        actions:
          - {text: Send the draft., due: 2026-03-20}

    Right:

        kind: meeting
        subject: Talks
        actions:
          - {text: Send the draft., owner: Legal Department, due: 2026-03-20}

    Mend it: add `owner:`, a person's id, a name or an office. An action that is done or dropped needs none.

    Source: UK civil service, guidance on notes of meetings: action points have names and time scales
    """
    return Finding("ACT101", "warning", "the action has no owner", "add `owner:`, a person or an office", path=path)


def no_due_date(path: str) -> Finding:
    """ACT102: an action without a due date

    An action that is due some day is late every day. UK guidance on records wants a date for each action.

    Wrong:

        kind: meeting
        subject: Talks
        actions:
          - {text: Send the draft., owner: Legal Department}

    Right:

        kind: meeting
        subject: Talks
        actions:
          - {text: Send the draft., owner: Legal Department, due: 2026-03-20}

    Mend it: add `due:`. An action that is done or dropped needs none.

    Source: UK civil service, guidance on notes of meetings: action points have names and time scales
    """
    return Finding(
        "ACT102", "warning", "the action has no due date", "add `due:`, the day by which it is done", path=path
    )


def due_before(due: dt.date, held: dt.date, path: str) -> Finding:
    """ACT103: an action that was due before the meeting

    The action comes out of a meeting and is due on a day before it.

    Wrong:

        kind: meeting
        subject: Talks
        date: 2026-03-12
        actions:
          - {text: Send the draft., owner: Legal Department, due: 2026-03-02}

    Right:

        kind: meeting
        subject: Talks
        date: 2026-03-12
        actions:
          - {text: Send the draft., owner: Legal Department, due: 2026-03-20}

    Mend it: correct the day.

    Source: practice
    """
    return Finding(
        "ACT103", "warning", f"the action is due on {due}, before the meeting of {held}", "correct the day", path=path
    )


def due_on_weekend(due: dt.date, path: str) -> Finding:
    """ACT104: an action that is due on a Saturday or Sunday

    Nobody is in the office on that day; the action is late on the next one. Where the weekend is on other days, silence the code.

    Wrong:

        kind: meeting
        subject: Talks
        actions:
          - {text: Send the draft., owner: Legal Department, due: 2026-03-21}

    Right:

        kind: meeting
        subject: Talks
        actions:
          - {text: Send the draft., owner: Legal Department, due: 2026-03-20}

    Mend it: choose a working day.

    Source: practice
    """
    day = "a Saturday" if due.isoweekday() == _SATURDAY else "a Sunday"
    return Finding("ACT104", "info", f"{due} is {day}", "choose a working day", path=path)


def unknown_owner(owner: str, known: str, path: str) -> Finding:
    """ACT105: an owner who is nobody

    The owner of an action is written like the id of a person, and no person has that id; or is a letter or two from somebody, or from
    an office, that the file has. On the paper the action would belong to nobody. Other offices may own an action without being in the file.

    Wrong:

        kind: meeting
        subject: Talks
        people: [{id: mirel, name: Ada Mirel, title: Minister}]
        participants: [{person: mirel}]
        outcomes: [{kind: agreement, text: The draft is agreed.}]
        actions:
          - {text: Send the draft., owner: mirrel, due: 2026-03-20}

    Right:

        kind: meeting
        subject: Talks
        people: [{id: mirel, name: Ada Mirel, title: Minister}]
        participants: [{person: mirel}]
        outcomes: [{kind: agreement, text: The draft is agreed.}]
        actions:
          - {text: Send the draft., owner: mirel, due: 2026-03-20}

    Mend it: write the id, the name or the office as it stands in the file.

    Source: practice
    """
    question = f"; did you mean `{known}`?" if known else ""
    hint = f"write `{known}`" if known else "write the id of a person of the file, a name or an office"
    return Finding("ACT105", "warning", f"the owner `{owner}` is nobody of the file{question}", hint, path=path)


def overdue(due: dt.date, path: str) -> Finding:
    """ACT106: an action that is carried over and was due before the visit

    The action comes from an earlier visit, was due before this one begins, and is not done. The other side will ask.

    Wrong:

        kind: visit
        title: Visit to Arden
        start: 2026-09-14
        carried_over:
          - {text: Appoint an expert., owner: Legal Department, due: 2026-06-30, status: open}

    Right:

        kind: visit
        title: Visit to Arden
        start: 2026-09-14
        carried_over:
          - {text: Appoint an expert., owner: Legal Department, due: 2026-06-30, status: done}

    Mend it: see that it is done and write `status: done`, or agree on a new day.

    Source: practice
    """
    return Finding(
        "ACT106",
        "warning",
        f"the action was due on {due}, before the visit",
        "have it done, or agree on a new day",
        path=path,
    )


RULES: dict[str, Callable[..., Finding]] = {
    "ACT101": no_owner,
    "ACT102": no_due_date,
    "ACT103": due_before,
    "ACT104": due_on_weekend,
    "ACT105": unknown_owner,
    "ACT106": overdue,
}

_SATURDAY = 6


def _action(action: Action, path: str) -> Iterator[Finding]:
    if action.status in _OVER:
        return
    if action.owner is None:
        yield no_owner(path)
    if action.due is None:
        yield no_due_date(path)
    elif action.due.isoweekday() >= _SATURDAY:
        yield due_on_weekend(action.due, f"{path}.due")


def _owners(visit: Visit) -> Iterator[Finding]:
    given = [
        (action.owner, f"meetings[{number}].actions[{place}].owner")
        for number, meeting in enumerate(visit.meetings)
        for place, action in enumerate(meeting.actions)
        if action.owner
    ]
    given += [
        (action.owner, f"carried_over[{place}].owner")
        for place, action in enumerate(visit.carried_over)
        if action.owner
    ]
    if not given:
        return
    known = dict.fromkeys(_known(visit))
    folded = {plain(name): name for name in reversed(known)}
    unknown = [(owner, path) for owner, path in given if plain(owner) not in folded]
    compared = folded if len(unknown) * len(folded) <= _COMPARED else {}
    for owner, path in unknown:
        near = _near(plain(owner), compared)
        if near or (visit.people and _AN_ID.fullmatch(owner)):
            yield unknown_owner(owner, near, path)


def _known(visit: Visit) -> Iterator[str]:
    """Ids, names and offices that the file has."""
    for person in visit.people:
        yield from (person.id, person.name, *person.variants)
        yield from (text for text in (person.title, person.organisation) if text)
    for meeting in visit.meetings:
        for entry in meeting.participants:
            yield from (text for text in (entry.name, entry.title, entry.organisation) if text)
            yield from entry.variants
    if visit.sides:
        yield from (text for text in (visit.sides.host, visit.sides.visitor, visit.sides.third) if text)
    yield from ("host", "visitor", "third")
    for head in (visit.header, *(meeting.header for meeting in visit.meetings)):
        if head:
            yield from (*head.to, *head.through, *head.from_, *head.copies)
            for cleared in (*head.drafted_by, *head.cleared_by, *head.approved_by):
                yield from (text for text in (cleared.office, cleared.name) if text)


def _near(owner: str, folded: dict[str, str]) -> str:
    """What the owner is likely meant to be; empty where nothing, or several things, are near."""
    found = [name for key, name in folded.items() if _is_near(owner, key)]
    return found[0] if len(found) == 1 else ""


def _is_near(owner: str, known: str) -> bool:
    """Whether one word of several is a letter apart, and no short one, nor one that begins otherwise."""
    from rapidfuzz.distance import OSA  # noqa: PLC0415 -- only where there are owners that nobody knows

    words, others = owner.split(), known.split()
    if len(words) != len(others):
        return False
    apart = [(one, other) for one, other in zip(words, others, strict=True) if one != other]
    return len(apart) == 1 and all(
        min(len(one), len(other)) >= _SHORT and one[0] == other[0] and OSA.distance(one, other, score_cutoff=1) == 1
        for one, other in apart
    )
