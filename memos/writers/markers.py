"""What stands before the items of a list, the same in every format: three bullets by depth, and numbers as the input has them."""

from memos.document import List, Paragraph

BULLETS = ("•", "–", "·")


def marker(*, ordered: bool, depth: int, number: int) -> str:
    """The marker of an item: `depth` counts from 0, `number` from 1; after three depths the bullets begin anew."""
    return f"{number}." if ordered else BULLETS[depth % 3]


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
