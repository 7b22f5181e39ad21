"""AGD: the agenda and what came of it: points to make, outcomes, asks and their responses, the last meeting."""

import re
from collections.abc import Callable, Iterator

from memos.findings import Finding
from memos.schemas.meeting import Meeting
from memos.schemas.visit import Visit

_VAGUE = re.compile(
    r"(?:to )?(?:continue to |further )?(?:exchange (?:of )?views?"
    r"|(?:strengthen|deepen|enhance|expand|develop|promote|improve|broaden|boost|foster|build|advance|consolidate|intensify)(?:ing)? (?:of )?"
    r"(?:(?:the|our|their|bilateral|mutual|strategic|economic|political|trade|practical|existing|good|friendly|close|closer|overall|comprehensive|and) )*"
    r"(?:co-?operation|relations|relationship|ties|partnership|friendship|dialogue|understanding|goodwill|trust|contacts|links)"
    r"|discuss(?:ion of)? (?:bilateral )?(?:co-?operation|relations|issues of (?:mutual|common) interest))\b[^,;:]{0,40}",
    re.IGNORECASE,
)
_RESULT = re.compile(
    r"\b(?:agree|adopt|approve|by|conclude|confirm|decide|finali[sz]e|fix|launch|obtain|open|ratify|secure|set|settle|sign|through|with a)\b|\d",
    re.IGNORECASE,
)
"""Words of something that the meeting may reach or miss."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_AGREED = {"agreement", "commitment", "understanding", "no-agreement"}
_SHOWN = 60
"""Letters of a text that a message quotes."""


def agenda(visit: Visit) -> Iterator[Finding]:
    """All that is missing in the agendas and in the records."""
    for number, meeting in enumerate(visit.meetings):
        path = f"meetings[{number}]"
        yield from _items(meeting, path)
        yield from _record(meeting, path)
        for place, objective in enumerate(meeting.objectives):
            if _VAGUE.fullmatch(objective.strip().rstrip(".")) and not _RESULT.search(objective):
                yield vague(objective.strip(), f"{path}.objectives[{place}]")


def no_point(title: str, path: str) -> Finding:
    """AGD101: an agenda item without anything to say

    An item on the agenda has no talking point and no position. The principal comes to it and has nothing in hand. US Defense Department
    read-aheads must have a talking point for each item. A meeting that is over, with outcomes or a discussion, is not asked for points.

    Wrong:

        kind: meeting
        subject: Talks
        agenda:
          - title: Water
          - title: Energy
            talking_points: [The line is ready in May.]

    Right:

        kind: meeting
        subject: Talks
        agenda:
          - title: Water
            talking_points: [Both banks gain.]
          - title: Energy
            talking_points: [The line is ready in May.]

    Mend it: add `talking_points:` or `our_position:`, or drop the item. An agenda without any point at all is taken for a programme.

    Source: US Department of Defense, read-ahead format
    """
    return Finding(
        "AGD101",
        "warning",
        f"the item “{title}” has no talking point",
        "add `talking_points:` or `our_position:`, or drop the item",
        path=path,
        source="US Department of Defense, read-ahead format",
    )


def no_outcome(title: str, path: str) -> Finding:
    """AGD102: an agenda item without an outcome

    The meeting has outcomes that answer items of its agenda, but none answers this one. A reader of the record cannot tell whether it was
    forgotten or not reached.

    Wrong:

        kind: meeting
        subject: Talks
        agenda: [{title: Water}, {title: Energy}]
        outcomes:
          - {kind: agreement, text: Both sides keep the quotas., item: 1}

    Right:

        kind: meeting
        subject: Talks
        agenda: [{title: Water}, {title: Energy}]
        outcomes:
          - {kind: agreement, text: Both sides keep the quotas., item: 1}
          - {kind: no-agreement, text: There was no time for energy., item: 2}

    Mend it: add an outcome with the `item:`, an ask, an action or a `discussion:`; `kind: no-agreement` says that nothing came of it.

    Source: practice
    """
    return Finding(
        "AGD102",
        "info",
        f"nothing is recorded of the item “{title}”",
        "add an outcome, or what was said under `discussion:`",
        path=path,
    )


def no_response(path: str) -> Finding:
    """AGD103: an ask without a response

    Something was asked for and the record does not say what the answer was. It will be asked again, or forgotten. Foreign Office guidance
    wants both: what was asked, and what was answered.

    Wrong:

        kind: meeting
        subject: Talks
        asks:
          - {by: visitor, text: Repeal of the amendment.}

    Right:

        kind: meeting
        subject: Talks
        asks:
          - {by: visitor, text: Repeal of the amendment., response: The host will ask Congress.}

    Mend it: add `response:`; "none given" is one.

    Source: Foreign and Commonwealth Office guidance, 1985
    """
    return Finding("AGD103", "warning", "the ask has no response", "add `response:`, even if none was given", path=path)


def no_line(path: str) -> Finding:
    """AGD104: a point that may be raised, and nothing to say to it

    The other side may raise it, and the memo gives no line to take.

    Wrong:

        kind: meeting
        subject: Talks
        agenda:
          - title: Water
            talking_points: [Both banks gain.]
            if_raised: [{ask: Who pays?}]

    Right:

        kind: meeting
        subject: Talks
        agenda:
          - title: Water
            talking_points: [Both banks gain.]
            if_raised: [{ask: Who pays?, line: Each side its own bank.}]

    Mend it: add `line:`.

    Source: Foreign and Commonwealth Office, brief for a foreign visitor, 1985 (iv) and (v): their objectives, and our response
    """
    return Finding("AGD104", "warning", "the point has no line to take", "add `line:`, what to say to it", path=path)


def vague(text: str, path: str) -> Finding:
    """AGD105: an objective that any meeting would reach

    "To exchange views" or "to strengthen cooperation" cannot be missed and so says nothing. Foreign Office guidance asks for results, "not just
    goodwill and harmony".

    Wrong:

        kind: meeting
        subject: Talks
        objectives: [To exchange views]

    Right:

        kind: meeting
        subject: Talks
        objectives: [Agree on the quotas for dry years]

    Mend it: write what should be different after the meeting.

    Source: Foreign and Commonwealth Office guidance, 1985
    """
    return Finding(
        "AGD105", "info", f"“{text}” is reached by any meeting", "write what should be different after it", path=path
    )


def no_date_of_last_meeting(message: str, hint: str, path: str) -> Finding:
    """AGD106: a last meeting without its date

    The memo does not say when the last meeting with the counterpart was: it has `last_meeting:` without a date, or, for a bilateral meeting
    that is still to come, a background without any year and no `last_meeting:`. Foreign Office guidance of 1985 asks for the date.

    Wrong:

        kind: meeting
        subject: Talks
        last_meeting: {place: Arden}

    Right:

        kind: meeting
        subject: Talks
        last_meeting: {place: Arden, date: 2025-10-03}

    Mend it: add `date:`. Where two meet for the first time, silence the code.

    Source: Foreign and Commonwealth Office guidance, 1985
    """
    return Finding(
        "AGD106",
        "info",
        message,
        hint,
        path=path,
        source="Foreign and Commonwealth Office guidance, 1985",
    )


def no_item(text: str, path: str) -> Finding:
    """AGD107: an outcome that answers no agenda item

    Other outcomes of the meeting say which item of the agenda they answer, and this agreement, commitment or understanding does not. Either it
    belongs to an item, or something was agreed that was not on the agenda, and the record should say so.

    Wrong:

        kind: meeting
        subject: Talks
        agenda: [{title: Water}]
        outcomes:
          - {kind: agreement, text: Both sides keep the quotas., item: 1}
          - {kind: agreement, text: The line opens in May.}

    Right:

        kind: meeting
        subject: Talks
        agenda: [{title: Water}]
        outcomes:
          - {kind: agreement, text: Both sides keep the quotas., item: 1}
          - {kind: agreement, text: The gauges open in May., item: 1}

    Mend it: add `item:`, the id or the number of the item; a `position` or a `statement` needs none.

    Source: practice
    """
    return Finding(
        "AGD107", "info", f"“{text}” answers no item of the agenda", "add `item:`, its id or its number", path=path
    )


RULES: dict[str, Callable[..., Finding]] = {
    "AGD101": no_point,
    "AGD102": no_outcome,
    "AGD103": no_response,
    "AGD104": no_line,
    "AGD105": vague,
    "AGD106": no_date_of_last_meeting,
    "AGD107": no_item,
}


def _items(meeting: Meeting, path: str) -> Iterator[Finding]:
    over = bool(meeting.outcomes or meeting.discussion or any(item.discussion for item in meeting.agenda))
    prepared = [bool(item.talking_points or item.our_position) for item in meeting.agenda]
    for number, item in enumerate(meeting.agenda):
        here = f"{path}.agenda[{number}]"
        if any(prepared) and not prepared[number] and not over:
            yield no_point(item.title, here)
        for place, raised in enumerate(item.if_raised):
            if raised.line is None:
                yield no_line(f"{here}.if_raised[{place}]")
    if meeting.last_meeting and meeting.last_meeting.date is None:
        yield no_date_of_last_meeting("the last meeting has no date", "add `date:`", f"{path}.last_meeting")
    told = meeting.background if meeting.type == "bilateral" and not meeting.last_meeting and not over else None
    if told and not _YEAR.search(told):
        message = "the background does not say when the two sides last met"
        yield no_date_of_last_meeting(message, "add `last_meeting:` with its date", f"{path}.background")


def _record(meeting: Meeting, path: str) -> Iterator[Finding]:
    answered = {
        entry.item for part in (meeting.outcomes, meeting.asks, meeting.actions) for entry in part if entry.item
    }
    if any(outcome.item for outcome in meeting.outcomes):
        for number, item in enumerate(meeting.agenda):
            if not answered & {item.id, str(number + 1)} and not item.discussion:
                yield no_outcome(item.title, f"{path}.agenda[{number}]")
        for number, outcome in enumerate(meeting.outcomes):
            if outcome.item is None and outcome.kind in _AGREED and meeting.agenda:
                yield no_item(_short(outcome.text), f"{path}.outcomes[{number}]")
    for number, ask in enumerate(meeting.asks):
        if ask.response is None:
            yield no_response(f"{path}.asks[{number}]")


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN].rstrip()}…"
