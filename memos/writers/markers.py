"""What stands before the items of a list, the same in every format: three bullets by depth, and numbers as the input has them."""

BULLETS = ("•", "–", "·")


def marker(*, ordered: bool, depth: int, number: int) -> str:
    """The marker of an item: `depth` counts from 0, `number` from 1; after three depths the bullets begin anew."""
    return f"{number}." if ordered else BULLETS[depth % 3]
