"""The head of the house on the first page: image, lines and rule, all of them artifacts, as the marking is."""

from dataclasses import dataclass

from memos.document import Run
from memos.errors import UsageError
from memos.schemas.style import Align
from memos.writers.sizes import emblem_size

from .lines import Setting
from .pages import ARTIFACT, Fill, Image, Line, Placed
from .typeset import Role

GAP_BELOW = 4.0
"""Points between an image and the lines below it."""
GAP_BESIDE = 12.0
"""Points between an image and the lines beside it."""
RULE = 0.75
RULE_GAP = 6.0
_HIGHEST = 1 / 3
"""Of the height of a page's text."""


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What is drawn, and the height that it takes from the first page's text."""

    lines: tuple[Placed, ...] = ()
    ornament: tuple[Fill | Image, ...] = ()
    height: float = 0.0


def letterhead(setting: Setting, top: float) -> Letterhead:
    """The letterhead of the style, its upper edge at `top`. Raises `UsageError` when it takes too much of the page."""
    ready = setting.typeset
    look = ready.style.letterhead
    if look is None or not (look.image or look.lines):
        return Letterhead()
    left, room = ready.left, ready.right - ready.left
    ornament: list[Fill | Image] = []
    y = top
    tall = 0.0
    if look.image:
        picture, width, tall = emblem_size(look.image)
        x = left + (room - width) * _share(look.align)
        ornament.append(Image(x, top, width, tall, picture))
        if look.align == "centre":
            y += tall + (GAP_BELOW if look.lines else 0.0)
            tall = 0.0
        else:
            room -= width + GAP_BESIDE
            left += width + GAP_BESIDE if look.align == "start" else 0.0
    lines = [
        line
        for number, text in enumerate(look.lines)
        for line in setting.lines((Run(text),), _role(setting, number), room, ARTIFACT)
    ]
    high = sum(line.height for line in lines)
    y += max(tall - high, 0.0) / 2
    placed = _placed(lines, left, room, y, look.align)
    foot = max(y + high, top + tall)
    if look.rule:
        foot += RULE_GAP
        ornament.append(Fill(ready.left, foot, ready.right - ready.left, RULE, look.rule))
        foot += RULE
    height = foot + look.after - top
    if height > (ready.bottom - ready.top) * _HIGHEST:
        raise UsageError(
            "the style's letterhead takes more than a third of the page", "make its image smaller, or its lines fewer"
        )
    return Letterhead(placed, tuple(ornament), height)


def _role(setting: Setting, number: int) -> Role:
    return setting.typeset.roles["letterhead_line" if number else "letterhead"]


def _placed(lines: list[Line], left: float, room: float, y: float, align: Align) -> tuple[Placed, ...]:
    placed: list[Placed] = []
    for line in lines:
        placed.append(Placed(left + max(room - line.width, 0.0) * _share(align), y, line))
        y += line.height
    return tuple(placed)


def _share(align: Align) -> float:
    """Of the room left over, what stands before the text."""
    return {"start": 0.0, "centre": 0.5, "end": 1.0}[align]
