"""All the text of a visit, with the path of each piece."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from memos.findings import Excerpt, Finding
from memos.schemas.visit import Visit

_NOT_TEXT = frozenset(
    {"id", "item", "person", "file", "template", "language", "languages", "country", "time_zone", "kind"}
)
"""Fields of ids, names of files and codes."""
_MOST = 200
"""Findings of one code in one text."""
_OFTEN = 20
"""Findings of one code and one wording in one text."""


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


def sparing(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings; where one text gives the same again and again, the first."""
    times: Counter[tuple[str, str]] = Counter()
    again: Counter[tuple[str, str, str]] = Counter()
    for finding in findings:
        if finding.excerpt:
            of_text = (finding.code, finding.path)
            of_wording = (*of_text, str(finding.excerpt))
            times[of_text] += 1
            again[of_wording] += 1
            if times[of_text] > _MOST or again[of_wording] > _OFTEN:
                continue
        yield finding


def excerpt(match: re.Match[str], group: int | str = 0) -> Excerpt:
    """What was found, in its text."""
    return Excerpt(match.string, *match.span(group))


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
