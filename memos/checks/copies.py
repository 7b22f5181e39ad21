"""STR: numbered copies that somebody gets twice or without any paper, and meetings whose papers nobody gets."""

from collections.abc import Callable, Iterator

from memos.findings import Finding
from memos.recipients import Recipient, recipients
from memos.schemas.visit import Visit


def copies(visit: Visit) -> Iterator[Finding]:
    """What is odd in the distribution of numbered copies."""
    given = recipients(visit)
    first: dict[str, Recipient] = {}
    for copy in given:
        other = first.setdefault(copy.name.casefold(), copy)
        if other is not copy:
            yield copy_twice(copy.name, other.number, copy.source)
        if copy.meetings is not None and not copy.meetings:
            yield attends_nothing(copy.name, copy.number, copy.source)
    for number in range(len(visit.meetings)) if given else ():
        if all(copy.meetings is not None and number not in copy.meetings for copy in given):
            yield for_nobody(f"meetings[{number}]")


def copy_twice(name: str, number: int, path: str) -> Finding:
    """STR110: two numbered copies for the same recipient

    A numbered copy is answered for by the one who has it. Where the same person or office stands twice under `copies:`, two copies go to one
    desk, and often somebody else was meant.

    Wrong:

        kind: meeting
        subject: Talks
        copies: [Legal Department, Embassy in Arden, Legal Department]

    Right:

        kind: meeting
        subject: Talks
        copies: [Legal Department, Embassy in Arden]

    Mend it: delete one of the two, or say what tells them apart.

    Source: practice
    """
    return Finding(
        "STR110",
        "warning",
        f"{name} gets copy {number} already",
        "delete one of the two, or say what tells them apart",
        path=path,
    )


def attends_nothing(name: str, number: int, path: str) -> Finding:
    """STR111: a numbered copy without any paper

    With `meetings: attended` somebody gets the papers of the meetings at which he or she takes part, and takes part in none. The copy is
    counted on all others, and is not made.

    Wrong:

        kind: meeting
        subject: Talks
        people: [{id: mirel, name: Ada Mirel, title: Minister}]
        participants: [{name: Lev Tarn, title: Minister, side: host}]
        copies:
          - {for: mirel, meetings: attended}
          - Legal Department

    Right:

        kind: meeting
        subject: Talks
        people: [{id: mirel, name: Ada Mirel, title: Minister}]
        participants: [{person: mirel, side: visitor}, {name: Lev Tarn, title: Minister, side: host}]
        copies:
          - {for: mirel, meetings: attended}
          - Legal Department

    Mend it: add the person to the `participants:` of the meetings, or delete the copy or its `meetings: attended`.

    Source: practice
    """
    return Finding(
        "STR111",
        "warning",
        f"{name} takes part in no meeting, and copy {number} holds no paper",
        "add the person to the `participants:`, or delete `meetings: attended`",
        path=path,
    )


def for_nobody(path: str) -> Finding:
    """STR112: a meeting whose papers nobody gets

    All who get numbered copies get the papers of the meetings that they attend, and none of them attends this one. Its papers are not made.

    Wrong:

        kind: visit
        title: Visit
        people: [{id: mirel, name: Ada Mirel, title: Minister}]
        meetings:
          - {subject: Talks, participants: [{person: mirel, side: visitor}]}
          - {subject: Dinner}
        copies: {for: mirel, meetings: attended}

    Right:

        kind: visit
        title: Visit
        people: [{id: mirel, name: Ada Mirel, title: Minister}]
        meetings:
          - {subject: Talks, participants: [{person: mirel, side: visitor}]}
          - {subject: Dinner}
        copies: [{for: mirel, meetings: attended}, Protocol Department]

    Mend it: add a copy for somebody who gets all papers, or the participants of the meeting.

    Source: practice
    """
    return Finding(
        "STR112",
        "warning",
        "nobody gets the papers of this meeting, and they are not made",
        "add a copy for somebody who gets all papers, or the participants of the meeting",
        path=path,
    )


RULES: dict[str, Callable[..., Finding]] = {"STR110": copy_twice, "STR111": attends_nothing, "STR112": for_nobody}
