"""What stands at the head and foot of every page: the marking, the running foot, the page number."""

from dataclasses import dataclass

from memos.document import Document, Run
from memos.errors import UsageError

from .breaks import clusters
from .letterhead import Letterhead, letterhead
from .lines import Setting
from .pages import ARTIFACT, Line, Placed
from .typeset import Role, Typeset

_CLEAR = 6.0
"""Least points between the marking and the text."""
_FOOT_GAP = 18.0
"""Least points between the running foot and the page number."""
_HIGHEST = 0.25
"""Of the paper's height, for the marking's lines at the head."""


@dataclass(frozen=True, slots=True)
class Furniture:
    """The lines that are the same on every page, and the edges of what is left for the text."""

    banner: tuple[Line, ...]
    copy: tuple[Line, ...]
    letterhead: Letterhead
    top: float
    bottom: float


def furniture(document: Document, setting: Setting) -> Furniture:
    """The marking, the copy number below it, the letterhead, and the room that head and foot leave. A marking wider than the page takes several lines.

    Raises `UsageError` when one of them takes too much of the page.
    """
    typeset = setting.typeset
    role = typeset.roles["banner"]
    room = typeset.right - typeset.left
    lines = copy = ()  # type: tuple[Line, ...]
    if document.banner:
        lines = tuple(setting.lines((Run(document.banner),), role, room, ARTIFACT))
    if document.copy_number:
        copy = tuple(setting.lines((Run(document.copy_number),), typeset.roles["copy_number"], room, ARTIFACT))
    tall = len(lines) * role.leading
    if tall > typeset.height * _HIGHEST:
        raise UsageError("the marking does not fit on the page", "shorten the marking")
    head = typeset.header + tall + sum(line.height for line in copy) + _CLEAR if lines or copy else 0.0
    foot = typeset.footer - tall - typeset.roles["footer"].leading - _CLEAR
    top = max(typeset.top, head)
    return Furniture(lines, copy, letterhead(setting, top), top, min(typeset.bottom, foot))


def header(given: Furniture, typeset: Typeset) -> tuple[Placed, ...]:
    """The marking at the head, and the copy number."""
    below = typeset.header + len(given.banner) * typeset.roles["banner"].leading
    return (
        *_aligned(given.banner, typeset.roles["banner"], typeset, typeset.header),
        *_aligned(given.copy, typeset.roles["copy_number"], typeset, below),
    )


def footer(given: Furniture, document: Document, setting: Setting, page: int, pages: int) -> tuple[Placed, ...]:
    """The running foot and the page number on one line, the marking below it."""
    typeset = setting.typeset
    role = typeset.roles["footer"]
    tall = len(given.banner) * typeset.roles["banner"].leading
    y = typeset.footer - tall - role.leading
    label = document.page_label.replace("{page}", str(page)).replace("{pages}", str(pages))
    placed: list[Placed] = []
    room = typeset.right - typeset.left
    if label:
        line = setting.lines((Run(label),), role, room, ARTIFACT)[0]
        placed.append(Placed(typeset.right - line.width, y, line))
        room -= line.width + _FOOT_GAP
    if document.running_foot and room > 0:
        placed.insert(0, Placed(typeset.left, y, _cut(document.running_foot, setting, room)))
    return (*placed, *_aligned(given.banner, typeset.roles["banner"], typeset, typeset.footer - tall))


def _aligned(lines: tuple[Line, ...], role: Role, typeset: Typeset, y: float) -> tuple[Placed, ...]:
    room = typeset.right - typeset.left
    share = {"start": 0.0, "centre": 0.5, "end": 1.0}[role.align]
    return tuple(
        Placed(typeset.left + max(room - line.width, 0.0) * share, y + number * role.leading, line)
        for number, line in enumerate(lines)
    )


def _cut(text: str, setting: Setting, room: float) -> Line:
    """The text on one line, shortened with an ellipsis where it does not fit."""
    role = setting.typeset.roles["footer"]
    lines = setting.lines((Run(text),), role, room, ARTIFACT)
    if len(lines) == 1:
        return lines[0]
    shown = "".join(span.text for span in lines[0].spans).rstrip()
    parts = clusters(shown)
    while parts:
        found = setting.lines((Run("".join(parts).rstrip() + "…"),), role, room, ARTIFACT)
        if len(found) == 1:
            return found[0]
        parts.pop()
    return lines[0]
