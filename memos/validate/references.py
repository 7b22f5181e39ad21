"""References within a file: people and agenda items by id, ids that are given once, participants who are somebody.

They are looked up in the plain data, not in the validated model, so that a wrong field elsewhere does not hide a wrong reference.
"""

import re
from collections import ChainMap
from collections.abc import Collection, Iterator, Mapping

from memos.findings import Finding
from memos.read import Source
from memos.rules import copies, fields
from memos.schemas.copies import DELEGATION
from memos.schemas.people import NOBODY

_AN_ID = re.compile(r"[a-z0-9][a-z0-9._-]*")
"""One word in small letters, which is no name of an office."""


def references(data: dict[str, object], source: Source, registered: Mapping[str, object]) -> Iterator[Finding]:
    """What refers to nothing, and ids that two entries have; `registered` are people in registers by their ids."""
    people = ChainMap[str, object](dict.fromkeys(_ids(data.get("people"))), registered)  # type: ignore[arg-type]  # which is not written to
    yield from _twice(data, "people", source)
    yield from _twice(data, "meetings", source)
    delegation = data.get("delegation")
    if isinstance(delegation, dict):
        yield from _known(delegation.get("head"), people, "delegation.head")
        for number, member in enumerate(_list(delegation.get("members"))):
            yield from _known(member, people, f"delegation.members[{number}]")
    yield from _copied(data.get("copies"), people)
    if data.get("kind") == "meeting":
        yield from _of_meeting(data, "", people, source)
    for number, meeting in enumerate(_mappings(data.get("meetings"))):
        yield from _of_meeting(meeting, f"meetings[{number}].", people, source)


def _of_meeting(meeting: dict[str, object], path: str, people: Collection[str], source: Source) -> Iterator[Finding]:
    for number, participant in enumerate(_mappings(meeting.get("participants"))):
        here = f"{path}participants[{number}]"
        yield from _known(participant.get("person"), people, f"{here}.person")
        if participant and not any(participant.get(name) for name in ("person", "name", "organisation")):
            yield fields.nobody(NOBODY, here)
    yield from _twice(meeting, "agenda", source, path)
    agenda = _list(meeting.get("agenda"))
    items = (*_ids(agenda), *(str(number + 1) for number in range(len(agenda))))
    for part in ("outcomes", "asks", "actions"):
        for number, entry in enumerate(_mappings(meeting.get(part))):
            item = entry.get("item")
            if isinstance(item, str) and item not in items:
                yield fields.unknown_item(item, items, f"{path}{part}[{number}].item")


def _known(value: object, people: Collection[str], path: str) -> Iterator[Finding]:
    if isinstance(value, str) and value not in people:
        yield fields.unknown_person(value, tuple(people), path)


def _copied(given: object, people: Collection[str]) -> Iterator[Finding]:
    """Copies for an id that nobody has."""
    for number, entry in enumerate(given if isinstance(given, list) else [given]):
        value = entry.get("for") if isinstance(entry, dict) else entry
        if isinstance(value, str) and value not in people and value != DELEGATION and _AN_ID.fullmatch(value):
            yield copies.unknown_recipient(value, tuple(people), f"copies[{number}].for")


def _twice(data: dict[str, object], name: str, source: Source, path: str = "") -> Iterator[Finding]:
    first: dict[str, str] = {}
    for number, entry in enumerate(_mappings(data.get(name))):
        value = entry.get("id")
        if isinstance(value, str):
            here = f"{path}{name}[{number}].id"
            other = first.setdefault(value.casefold(), here)
            place = source.place(other)
            if other != here and place:
                yield fields.id_twice(value, place.line, here)


def _ids(entries: object) -> Iterator[str]:
    for entry in _mappings(entries):
        value = entry.get("id")
        if isinstance(value, str):
            yield value


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _mappings(value: object) -> Iterator[dict[str, object]]:
    """The entries that are mappings; in place of another, an empty one, so that numbers stay right."""
    for entry in _list(value):
        yield entry if isinstance(entry, dict) else {}
