"""What stands before the items of a list, the same in every format: three bullets and three numberings, by depth."""

from collections.abc import Callable

BULLETS = ("•", "–", "·")


def _letter(number: int) -> str:
    """1 is a, 26 is z, 27 is aa, 28 is bb: as Word counts (ECMA-376-1, 17.18.59, lowerLetter)."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _roman(number: int) -> str:
    pairs = (
        (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"),
        (5, "v"), (4, "iv"), (1, "i"),
    )  # fmt: skip
    text = ""
    for value, letters in pairs:
        times, number = divmod(number, value)
        text += letters * times
    return text


NUMBERINGS: tuple[tuple[str, Callable[[int], str]], ...] = (
    ("decimal", str),
    ("lowerLetter", _letter),
    ("lowerRoman", _roman),
)
"""Word's name of each numbering (ST_NumberFormat) and the function that counts so."""


def marker(*, ordered: bool, depth: int, number: int) -> str:
    """The marker of an item: `depth` counts from 0, `number` from 1; after three depths they begin anew."""
    if not ordered:
        return BULLETS[depth % 3]
    return NUMBERINGS[depth % 3][1](number) + "."
