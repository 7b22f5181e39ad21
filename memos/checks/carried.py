"""ACT, AGD, TXT: what an earlier visit left to this one: actions that are lost or come back, asks without movement, texts that were copied."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from memos.checks.texts import Texts, excerpt, gathered
from memos.findings import Excerpt, Finding
from memos.names import plain
from memos.read import Source
from memos.schemas.meeting import Action, Ask
from memos.schemas.visit import Visit

_OVER = {"done", "dropped"}
_ALIKE = 85
"""Per cent: how near two texts of one action, or of one ask, are at least; their words may stand in another order."""
_NUMBER = re.compile(r"\d+")
_NUMERALS = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_NUMERAL = re.compile(rf"\b(?:{'|'.join(_NUMERALS)})\b")
_HYPHEN = re.compile(r"(?<=[^\W\d])[-‐‑](?=[^\W\d])")
_MARKS = re.compile(r"[^\w\s]+")
_SMALL = frozenset({"a", "an", "the", "of", "for", "to", "in", "on", "at", "by", "with", "and"})
"""Words that come and go from one wording to another."""
_STEM = 3
"""Letters of a word that stay in all its forms, and that its ending has at most."""
_FORM = 80
"""Per cent: two forms of one word are more alike than that."""
_NAME_LENGTH = 4
"""Letters of a name that is looked for in a text."""
_ENTRIES = 500
"""Actions, and asks, of a file that are compared, so that no file takes long."""
_NAMES = 200
"""Of the earlier visit that are looked for."""
_OF_THE_PAST = re.compile(r"^carried_over|\.last_meeting\.|\.actions\[\d+\]")
"""Texts that may well speak of the earlier visit."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier visit and the file that it stands in."""

    visit: Visit
    source: Source

    def line(self, path: str) -> str:
        """``visit.yaml:41``, where the value stands."""
        place = self.source.place(path)
        return f"{self.source.name}:{place.line}" if place else self.source.name


def carried(visit: Visit, earlier: Earlier, texts: Texts) -> Iterator[Finding]:
    """All that was open then and is lost, closed and is open again, asked and is asked again; and what was copied without a look."""
    yield from _actions(visit, earlier)
    yield from _asks(visit, earlier)
    yield from _copied(visit, earlier, texts)


def not_carried(text: str, line: str, path: str) -> Finding:
    """ACT201: an open action that is not carried over

    An action of the earlier visit is neither done nor dropped, and this visit does not have it. What was promised is forgotten where
    nobody writes it down again.

    Earlier:

        kind: visit
        title: Visit to Arden
        meetings:
          - subject: Talks
            actions: [{text: Send the list of experts., owner: Legal Department, due: 2025-11-20, status: open}]

    Wrong:

        kind: visit
        title: Second visit to Arden
        meetings: [{subject: Talks}]

    Right:

        kind: visit
        title: Second visit to Arden
        meetings: [{subject: Talks}]
        carried_over: [{text: Send the list of experts., owner: Legal Department, due: 2026-04-20, status: open}]

    Mend it: put it under `carried_over:`, or under the `actions:` of a meeting, with its status; `done` and `dropped` are ones.

    Source: practice, as of Viet Nam and Hong Kong, which keep lists of commitments from visit to visit
    """
    return Finding(
        "ACT201",
        "warning",
        f"“{text}” was open at {line} and is not carried over",
        "add it under `carried_over:` with its status",
        path=path,
    )


def reopened(status: str, line: str, path: str) -> Finding:
    """ACT202: an action that was closed and is open again

    The earlier visit had the action as done or dropped, and here it is open. Either it was never done, or an old line was copied.

    Earlier:

        kind: visit
        title: Visit to Arden
        meetings:
          - subject: Talks
            actions: [{text: Send the list of experts., owner: Legal Department, due: 2025-11-20, status: done}]

    Wrong:

        kind: visit
        title: Second visit to Arden
        meetings: [{subject: Talks}]
        carried_over: [{text: Send the list of experts., owner: Legal Department, due: 2026-04-20, status: open}]

    Right:

        kind: visit
        title: Second visit to Arden
        meetings: [{subject: Talks}]
        carried_over: [{text: Send the list of experts., owner: Legal Department, due: 2026-04-20, status: done}]

    Mend it: delete the line, or correct its status; where it has to be done again, say so in its text.

    Source: practice, as of Viet Nam and Hong Kong, which keep lists of commitments from visit to visit
    """
    return Finding(
        "ACT202",
        "warning",
        f"the action was {status} at {line}, and is open again",
        "delete it, or correct its status",
        path=path,
    )


def no_movement(answer: str, line: str, path: str) -> Finding:
    """AGD201: an ask that was made before, without movement

    The same was asked on the earlier visit, and the record has no other answer now than it had then. Asked in the same words a third
    time, it will have the same answer.

    Earlier:

        kind: visit
        title: Visit to Arden
        meetings:
          - subject: Talks
            asks: [{text: Repeal of the amendment., by: visitor, response: It is for Congress to decide.}]

    Wrong:

        kind: visit
        title: Second visit to Arden
        meetings:
          - subject: Talks
            asks: [{text: Repeal the amendment., by: visitor, response: It is for Congress to decide.}]

    Right:

        kind: visit
        title: Second visit to Arden
        meetings:
          - subject: Talks
            asks: [{text: Repeal the amendment., by: visitor, response: A bill is before the committee.}]

    Mend it: record what is new in the `response:`, or ask for something that can be given.

    Source: practice
    """
    return Finding(
        "AGD201",
        "info",
        f"the same was asked at {line}, and " + (f"the answer is still “{answer}”" if answer else "has no answer yet"),
        "record what is new, or ask for something that can be given",
        path=path,
    )


def copied_text(name: Excerpt, line: str, path: str) -> Finding:
    """TXT202: a text that was copied, with a name of the earlier visit in it

    The text stands word for word in the earlier visit's file and names its country, its place or one of its people, of whom this visit knows
    nothing. It was copied, and the name was left in.

    Earlier:

        kind: visit
        title: Visit to Dorvane
        sides: {host: Dorvane, visitor: Belmora}
        meetings: [{subject: Talks, purpose: To agree with Dorvane on the quotas.}]

    Wrong:

        kind: visit
        title: Visit to Ardal
        sides: {host: Ardal, visitor: Belmora}
        meetings: [{subject: Talks, purpose: To agree with Dorvane on the quotas.}]

    Right:

        kind: visit
        title: Visit to Ardal
        sides: {host: Ardal, visitor: Belmora}
        meetings: [{subject: Talks, purpose: To agree with Ardal on the quotas.}]

    Mend it: write the text anew.

    Source: practice
    """
    return Finding(
        "TXT202",
        "warning",
        f"the text is that of {line} and still names {name}",
        "write the text anew",
        path=path,
        excerpt=name,
    )


RULES: dict[str, Callable[..., Finding]] = {
    "ACT201": not_carried,
    "ACT202": reopened,
    "AGD201": no_movement,
    "TXT202": copied_text,
}


def _actions(visit: Visit, earlier: Earlier) -> Iterator[Finding]:
    now = tuple(islice(_every_action(visit), _ENTRIES))
    then = _last_said(tuple(islice(_every_action(earlier.visit), _ENTRIES)))
    pairs = _paired([action for action, _ in then], [action for action, _ in now])
    for number, (action, path) in enumerate(then):
        given, here = now[pairs[number]] if number in pairs else (None, "")
        if given is None and action.status not in _OVER:
            yield not_carried(_short(action.text), earlier.line(path), "carried_over")
        elif given and action.status in _OVER and given.status not in _OVER and _is_one(action.text, given.text):
            yield reopened(str(action.status), earlier.line(path), here)


def _last_said(actions: Sequence[tuple[Action, str]]) -> list[tuple[Action, str]]:
    """The actions, each as the file says it last: one that was carried over may stand among those of a meeting again, or one in two meetings."""
    carried = [action for action, path in actions if path.startswith("carried_over")]
    again = _paired(carried, [action for action, _ in actions[len(carried) :]], loosely=False)
    return [
        (action, path)
        for number, (action, path) in enumerate(actions)
        if number not in again
        and not any(_may_own(action, later) and _is_one(action.text, later.text) for later, _ in actions[number + 1 :])
    ]


def _paired(then: Sequence[Action], now: Sequence[Action], *, loosely: bool = True) -> dict[int, int]:
    """Which action of the one list is which of the other, each at most once: those in the same words first, and of these those of the same owner."""
    near = sorted(
        (likeness, number, place)
        for number, action in enumerate(then)
        for place, given in enumerate(now)
        if (likeness := _likeness(action, given, loosely=loosely)) is not None
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, number, place in near:
        if number not in pairs and place not in taken:
            pairs[number] = place
            taken.add(place)
    return pairs


def _likeness(one: Action, other: Action, *, loosely: bool) -> tuple[int, bool] | None:
    """How much alike two actions are, the least the most; None where they are not."""
    if not _is_near(one.text, other.text):
        return None
    exactly = any(map(str.__eq__, _bare(one.text), _bare(other.text)))
    by_words = 0 if exactly else 2 if _says_another(one.text, other.text) else 1
    return None if by_words > 1 and not loosely else (by_words, not _may_own(one, other))


def _may_own(one: Action, other: Action) -> bool:
    """Whether two actions may have the same owner."""
    return not one.owner or not other.owner or plain(one.owner) == plain(other.owner)


def _every_action(visit: Visit) -> Iterator[tuple[Action, str]]:
    """Those that were carried over, then those of the meetings."""
    for place, action in enumerate(visit.carried_over):
        yield action, f"carried_over[{place}]"
    for number, meeting in enumerate(visit.meetings):
        for place, action in enumerate(meeting.actions):
            yield action, f"meetings[{number}].actions[{place}]"


def _asks(visit: Visit, earlier: Earlier) -> Iterator[Finding]:
    then = tuple(islice(_every_ask(earlier.visit), _ENTRIES))
    for ask, whose, path in islice(_every_ask(visit), _ENTRIES):
        for other, whose_then, path_then in then:
            if whose != whose_then or not _is_one(ask.text, other.text):
                continue
            if ask.response is None or (other.response is not None and _is_one(ask.response, other.response)):
                yield no_movement(_short(other.response or ""), earlier.line(path_then), path)
                break


def _every_ask(visit: Visit) -> Iterator[tuple[Ask, str, str]]:
    """Each ask, whose it is (ours, theirs, or a third party's), and its path."""
    for number, meeting in enumerate(visit.meetings):
        for place, ask in enumerate(meeting.asks):
            whose = "third" if ask.by == "third" else "ours" if ask.by == visit.our_side else "theirs"
            yield ask, whose, f"meetings[{number}].asks[{place}]"


def _copied(visit: Visit, earlier: Earlier, texts: Texts) -> Iterator[Finding]:
    ours = plain(texts.whole)
    names = [name for name in islice(dict.fromkeys(_theirs(earlier.visit)), _NAMES) if len(name) >= _NAME_LENGTH]
    known = {plain(name) for name in _theirs(visit)}
    gone = [name for name in names if plain(name) not in known and plain(name) in ours]
    if not gone:
        return
    then = {text: path for path, text in reversed(gathered(earlier.visit).entries)}
    for path, text in texts.entries:
        if text in then and not _OF_THE_PAST.search(path):
            for name in gone:
                if name != text and (match := re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)):
                    yield copied_text(excerpt(match), earlier.line(then[text]), path)


def _theirs(visit: Visit) -> Iterator[str]:
    """What the sides, the place and the people of a visit are called."""
    if visit.sides:
        yield from (name for name in (visit.sides.host, visit.sides.visitor, visit.sides.third) if name)
    if visit.place:
        yield from (part.strip() for part in visit.place.split(","))
    for person in visit.people:
        yield from (person.name, *person.variants)
    for meeting in visit.meetings:
        if meeting.venue and meeting.venue.city:
            yield meeting.venue.city
        for entry in meeting.participants:
            yield from (*((entry.name,) if entry.name else ()), *entry.variants)


def _is_near(one: str, other: str) -> bool:
    """Whether two texts have the same numbers, and nearly the same words."""
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415 -- only where there is an earlier visit

    if _numbers(one) != _numbers(other):
        return False
    return any(
        ratio(first, second, score_cutoff=_ALIKE) > 0 if first and second else one == other
        for first, second in zip(_bare(one), _bare(other), strict=True)
    )


def _is_one(one: str, other: str) -> bool:
    """Whether two texts say the same: nearly the same words, and none in the place of another."""
    return _is_near(one, other) and not _says_another(one, other)


def _says_another(one: str, other: str) -> bool:
    """Whether each of two texts has a word that the other has in no form (``power``, ``water``)."""
    for first, second in zip(_words(one), _words(other), strict=True):
        mine, theirs = first - second, second - first
        if not (mine and theirs):
            return False
        if all(any(_is_form(word, their) for their in theirs) for word in mine):
            return False
        if all(any(_is_form(word, my) for my in mine) for word in theirs):
            return False
    return True


def _is_form(one: str, other: str) -> bool:
    """Whether two words differ by their endings alone (``expert``, ``experts``; ``organise``, ``organize``)."""
    from rapidfuzz.distance import Prefix  # noqa: PLC0415 -- only where there is an earlier visit
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415

    stem = Prefix.similarity(one, other)
    return stem >= max(_STEM, max(len(one), len(other)) - _STEM) and ratio(one, other) > _FORM


@lru_cache(4 * _ENTRIES)
def _figures(text: str) -> str:
    """The words of a text, numbers in figures."""
    return _NUMERAL.sub(lambda match: str(_NUMERALS.index(match[0]) + 2), plain(text))


@lru_cache(4 * _ENTRIES)
def _numbers(text: str) -> tuple[str, ...]:
    return tuple(_NUMBER.findall(_figures(text)))


@lru_cache(4 * _ENTRIES)
def _bare(text: str) -> tuple[str, ...]:
    """The words of a text by the alphabet, without its marks: those with a hyphen as one, and as two; and both without small words."""
    written = _figures(text)
    forms = [sorted(_MARKS.sub(" ", form).split()) for form in (_HYPHEN.sub("", written), written)]
    forms += [[word for word in words if word not in _SMALL] or words for words in forms]
    return tuple(map(" ".join, forms))


@lru_cache(4 * _ENTRIES)
def _words(text: str) -> tuple[frozenset[str], ...]:
    """Those of weight, in both forms."""
    return tuple(frozenset(form.split()) for form in _bare(text)[2:])


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:60].rstrip()}…"
