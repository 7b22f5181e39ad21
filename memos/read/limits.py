"""How much a file may hold: beyond it a reader would be kept busy for long by a few bytes."""

from typing import NamedTuple


class Limits(NamedTuple):
    """Of one kind of file."""

    bytes: int
    values: int


INPUT = Limits(2_000_000, 100_000)
REGISTER = Limits(20_000_000, 1_000_000)
"""Some 50,000 people."""
