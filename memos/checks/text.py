"""TXT: the text of prose: links inside a paper that lead nowhere."""

import re
from collections.abc import Callable, Iterator, Sequence
from difflib import get_close_matches
from typing import get_args

from pydantic import BaseModel

from memos.findings import Excerpt, Finding
from memos.prose import line_of
from memos.schemas.text import Prose
from memos.schemas.visit import Visit

_TARGET = re.compile(r"\]\(\s*<?#([A-Za-z0-9._-]+)>?\s*\)")
"""The address of a link inside the paper."""


def text(visit: Visit) -> Iterator[Finding]:
    """The links of all prose to meetings that are not in the visit."""
    ids = tuple(meeting.id for meeting in visit.meetings if meeting.id)
    for path, prose in _proses(visit, ""):
        targets = {run.target for run in line_of(prose)}
        for match in _TARGET.finditer(prose):
            if match[1] in targets and match[1] not in ids:
                yield unknown_meeting(match[1], ids, path, Excerpt(prose, match.start(1) - 1, match.end(1)))


def unknown_meeting(target: str, ids: Sequence[str], path: str, written: Excerpt) -> Finding:
    """TXT101: a link to a meeting that is not in the file

    In prose, `[text](#id)` leads to the tab of the meeting with that id. No meeting has this id, so the text is printed, and leads nowhere.

    Wrong:

        kind: visit
        title: Visit
        meetings:
          - {id: talks, subject: Talks}
          - {subject: Dinner, purpose: "It follows [the talks](#talk)."}

    Right:

        kind: visit
        title: Visit
        meetings:
          - {id: talks, subject: Talks}
          - {subject: Dinner, purpose: "It follows [the talks](#talks)."}

    Mend it: write the `id:` of a meeting of the visit, or give the meeting that id.

    Source: practice
    """
    folded = {known.casefold(): known for known in reversed(ids)}
    near = get_close_matches(target.casefold(), folded, n=1, cutoff=0.5)
    found = folded[near[0]] if near else ""
    question = f"; did you mean `#{found}`?" if found else ""
    hint = f"write `#{found}`" if found else "write the id of a meeting of the visit, or give the meeting that `id:`"
    return Finding("TXT101", "warning", f"no meeting has the id `{target}`{question}", hint, path=path, excerpt=written)


RULES: dict[str, Callable[..., Finding]] = {"TXT101": unknown_meeting}


def _proses(entry: BaseModel, path: str) -> Iterator[tuple[str, str]]:
    """All prose of an entry and of those in it that may have a link inside the paper, by path."""
    for name, value in entry:
        here = f"{path}.{name}" if path else name
        if isinstance(value, str):
            if "](#" in value and _is_prose(entry, name):
                yield here, value
        elif isinstance(value, BaseModel):
            yield from _proses(value, here)
        elif isinstance(value, tuple):
            for number, inner in enumerate(value):
                if isinstance(inner, BaseModel):
                    yield from _proses(inner, f"{here}[{number}]")
                elif isinstance(inner, str) and "](#" in inner and _is_prose(entry, name):
                    yield f"{here}[{number}]", inner


def _is_prose(entry: BaseModel, name: str) -> bool:
    """Whether a field holds prose, or several: elsewhere a link is text, and printed as it is written."""
    info = type(entry).model_fields[name]
    return Prose in get_args(info.annotation) or info.metadata == list(Prose.__metadata__)  # type: ignore[attr-defined]  # an annotated type has them
