"""Where the lines of a watermark stand on a page and how large they are, the same in every format."""

from collections.abc import Sequence
from math import sqrt
from typing import NamedTuple

ANGLE = 45
"""Degrees by which a watermark rises."""
_LARGEST = 150.0
LEADING = 1.4
"""From line to line, in ems."""


class Standing(NamedTuple):
    """One line of a watermark; lengths in points from the page's upper left corner."""

    x: float
    y: float
    """Its centre."""
    size: float
    """Of its type."""


def standings(widths: Sequence[float], breadth: float, height: float, room: float) -> tuple[Standing, ...]:
    """Each line on the middle of the page's breadth, one below the other, all in one size and inside the `room` between the margins; `widths` are
    their widths in ems."""
    if not widths:
        return ()
    size = min(_LARGEST, room * sqrt(2) / (max(widths) + LEADING))
    step = size * LEADING * sqrt(2)  # so that turned lines are a leading apart
    first = (len(widths) - 1) / 2
    return tuple(Standing(breadth / 2, height / 2 + (number - first) * step, size) for number in range(len(widths)))
