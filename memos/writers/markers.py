"""What stands before the items of a list, the same in every format: bullets by depth, and numbers from the one that the input begins with."""

from typing import NamedTuple

from memos.document import List, Paragraph
from memos.schemas.style import Style

_ALPHABET = 26
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


class Form(NamedTuple):
    """How numbers are written: what stands before, the first of them, what stands behind."""

    before: str
    first: str
    """``1``, ``a``, ``A``, ``i`` or ``I``."""
    behind: str


def form(style: Style, depth: int) -> Form:
    """How the style writes the numbers of lists at a depth, which counts from 0."""
    written = style.numbers[depth % len(style.numbers)]
    at = next(place for place, letter in enumerate(written) if letter in "1aAiI")
    return Form(written[:at], written[at], written[at + 1 :])


def bullet(style: Style, depth: int) -> str:
    """The style's bullet at a depth; after its last they begin anew."""
    return style.bullets[depth % len(style.bullets)]


def marker(style: Style, *, ordered: bool, depth: int, number: int) -> str:
    """The marker of an item: `depth` counts from 0, `number` from 1."""
    if not ordered:
        return bullet(style, depth)
    before, first, behind = form(style, depth)
    return f"{before}{counted(number, first)}{behind}"


def counted(number: int, first: str) -> str:
    """The number as Word writes it in that form; letters come again doubled: z, aa, bb (ECMA-376-1, 17.18.59)."""
    if first == "1" or number < 1:
        return str(number)
    if first in "aA":
        times, letter = divmod(number - 1, _ALPHABET)
        written = chr(ord("a") + letter) * (times + 1)
    else:
        written = ""
        for value, letters in _ROMAN:
            while number >= value:
                written += letters
                number -= value
    return written.upper() if first.isupper() else written


def in_bottom_line(block: List) -> bool:
    """Whether a list is part of a bottom line, and stands in its box: as its first paragraph says."""
    for item in block.items:
        for inner in item.blocks:
            match inner:
                case Paragraph():
                    return inner.role == "bottom_line"
                case List():
                    return in_bottom_line(inner)
    return False
