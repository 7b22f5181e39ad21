"""The operators that set a colour, from ``#rrggbb``."""

from functools import cache


@cache
def filling(colour: str) -> bytes:
    """Sets it for what is filled."""
    return _values(colour) + b" rg"


@cache
def stroking(colour: str) -> bytes:
    """Sets it for lines."""
    return _values(colour) + b" RG"


def _values(colour: str) -> bytes:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return b"%.4g %.4g %.4g" % (red, green, blue)
