"""All the text of a visit, with the path of each piece."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from pydantic import BaseModel

from memos.schemas.visit import Visit

_NOT_TEXT = frozenset(
    {"id", "item", "person", "file", "template", "language", "languages", "country", "time_zone", "kind"}
)
"""Fields of ids, names of files and codes."""
_MOST = 20
"""Findings of one kind in one text."""


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of a visit, gathered once for all checks."""

    entries: tuple[tuple[str, str], ...]
    """Path and text of each field that holds words."""
    whole: str
    """All of them, a line each: what is not in here need be looked for nowhere."""
    folded: str
    """The same in small letters."""


def gathered(visit: Visit) -> Texts:
    """The texts of all fields that hold words."""
    entries = tuple(_within(visit, ""))
    whole = "\n".join(text for _, text in entries)
    return Texts(entries, whole, whole.lower())


def said(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The first match of each wording in a text; a finding is told at every place of its wording."""
    first: dict[str, re.Match[str]] = {}
    for match in pattern.finditer(text):
        first.setdefault(match[0], match)
    yield from islice(first.values(), _MOST)


def _within(value: object, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            inner = getattr(value, name)
            if inner and name not in _NOT_TEXT:
                named = field.alias or name
                yield from _within(inner, f"{path}.{named}" if path else named)
    elif isinstance(value, tuple):
        for number, entry in enumerate(value):
            yield from _within(entry, f"{path}[{number}]")
