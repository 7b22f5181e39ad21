"""ACT: actions: who does what by when."""

import datetime as dt
from collections.abc import Callable, Iterator

from memos.findings import Finding
from memos.schemas.meeting import Action
from memos.schemas.visit import Visit

_OVER = {"done", "dropped"}


def actions(visit: Visit) -> Iterator[Finding]:
    """All that is missing in the actions of the meetings and in those carried over."""
    for number, meeting in enumerate(visit.meetings):
        for place, action in enumerate(meeting.actions):
            yield from _action(action, f"meetings[{number}].actions[{place}]")
            if action.due and meeting.date and action.due < meeting.date and action.status not in _OVER:
                yield due_before(action.due, meeting.date, f"meetings[{number}].actions[{place}].due")
    for place, action in enumerate(visit.carried_over):
        yield from _action(action, f"carried_over[{place}]")


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
    """
    day = "a Saturday" if due.isoweekday() == _SATURDAY else "a Sunday"
    return Finding("ACT104", "info", f"{due} is {day}", "choose a working day", path=path)


RULES: dict[str, Callable[..., Finding]] = {
    "ACT101": no_owner,
    "ACT102": no_due_date,
    "ACT103": due_before,
    "ACT104": due_on_weekend,
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
