"""A file that was read: its text, its data, and where each key and value stands."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from memos.findings import Finding, Place

Marks = tuple[int, int, int, int]
"""Line, column, end line and end column, from 1."""

Line = str | tuple[str, ...]
"""A line of a text, or the cells of a row of a table."""

_LINE_BREAK = re.compile(r"\r\n|\r|\n")
_ONE_MEETING = re.compile(r"^meetings\[0\]\.?")
_LAST_STEP = re.compile(r"(\.?[^.\[\]]+|\[\d+\])$")


@dataclass(frozen=True, slots=True)
class Row:
    """The row of a table that a source was read from. Its number is the line of its values, the number of a column theirs."""

    input: str
    """What the input is called."""
    sheet: str
    """Of a workbook; empty for others."""
    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Source:
    """One input file. `data` is made of dict, list, str and None; it is None where the file could not be read. Where `findings` has an error,
    the data is what could be read all the same: to look for more that is wrong, and for nothing else."""

    name: str
    """The path as the user wrote it."""
    text: str
    data: object
    findings: tuple[Finding, ...] = ()
    values: Mapping[str, Marks] = field(default_factory=dict)
    """Where each value stands, by its path."""
    keys: Mapping[str, Marks] = field(default_factory=dict)
    """Where the key of each value stands, by the value's path."""
    row: Row | None = None
    """Of a table; its text is that of its data."""

    @property
    def input(self) -> str:
        """What the input is called: its file or, where that is a table, the file and the row."""
        return self.row.input if self.row else self.name

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines of the text, without their ends."""
        return tuple(_LINE_BREAK.split(self.text))

    def own_path(self, path: str) -> str:
        """The path in the file's own form: a file of one meeting has no ``meetings[0].`` before its fields."""
        if isinstance(self.data, dict) and "meetings" not in self.data:
            return _ONE_MEETING.sub("", path)
        return path

    def place(self, path: str) -> Place | None:
        """Where the value stands, or the nearest that holds it; None in a file without any."""
        return self._nearest(path, self.values)

    def key_place(self, path: str) -> Place | None:
        """Where the value's key stands, or else the value."""
        marks = self.keys.get(self.own_path(path))
        return Place(*marks) if marks else self.place(path)

    def text_at(self, place: Place) -> str:
        """What is written at a place, in one line."""
        lines = list(self.lines[place.line - 1 : place.end_line])
        lines[-1] = lines[-1][: place.end_column - 1]
        lines[0] = lines[0][place.column - 1 :]
        return " ".join(" ".join(lines).split())

    def _nearest(self, path: str, places: Mapping[str, Marks]) -> Place | None:
        path = self.own_path(path)
        while path and path not in places:
            path = _LAST_STEP.sub("", path) if _LAST_STEP.search(path) else ""
        marks = places.get(path)
        return Place(*marks) if marks else None


def path_of(steps: Iterable[str | int]) -> str:
    """``meetings[0].participants[2].title`` of its steps."""
    path = ""
    for step in steps:
        path = f"{path}[{step}]" if isinstance(step, int) else f"{path}.{step}" if path else step
    return path
