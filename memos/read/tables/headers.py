"""The headers of a table to the fields of its columns; or findings for those of which that is not sure."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from memos.findings import Finding
from memos.read.tables.grid import Line, cell_name, cell_place, row_place
from memos.read.tables.paths import EACH, KINDS, Kind, Target, known, meant, paths, target
from memos.rules import tables
from memos.schemas.columns import Columns

_NUMBER = re.compile(r"\[\d{1,3}\]")


@dataclass(frozen=True, slots=True)
class Headers:
    """What the columns of a table are."""

    titles: tuple[str, ...]
    """Of each column; empty where it has none."""
    fields: Mapping[Kind, tuple[Target | None, ...]]
    """The field of each column, by what a row is; None where it is none of that."""
    separators: tuple[str, ...]
    """What parts the entries in a cell of each column; empty for a line each."""
    constants: Mapping[str, Any]
    """Fields of every row."""
    kind: Kind
    """What a row is that does not say it."""

    def kind_of(self, line: Line) -> Kind:
        """What a row is; of one that says something else, what it is read as."""
        said, _ = self.text_of(line, ("kind",), self.kind)
        return next((kind for kind in KINDS if kind == said), self.kind)

    def text_of(self, line: Line, steps: tuple[str], kind: Kind) -> tuple[str, int]:
        """What a row has for a field at its top, or empty; and its column."""
        places = (place for place, found in enumerate(self.fields[kind]) if found and found.steps == steps)
        return next(((line.cells[place], place + 1) for place in places if place < len(line.cells)), ("", 1))


def headers_of(head: Line, lines: tuple[Line, ...], columns: Columns) -> tuple[Headers, tuple[Finding, ...]]:
    """The fields of the columns, and what is wrong with their headers."""
    titles = tuple(_title(cell) for cell in head.cells)
    constant = columns.constants.get("kind")
    kind = next((kind for kind in KINDS if kind == constant), KINDS[0])
    mapped = {_title(header): column for header, column in columns.columns.items()}
    left_out = {_title(header) for header in columns.leave_out}
    fields: dict[Kind, tuple[Target | None, ...]] = {}
    candidates: dict[str, list[Target]] = {}
    for each in KINDS:
        found: list[Target | None] = []
        for title in titles:
            if not title or title in left_out:
                found.append(None)
            elif title in mapped:
                found.append(target(each, mapped[title].field))
            else:
                sure, several = meant(each, title)
                found.append(sure)
                candidates.setdefault(title, []).extend(several)
        fields[each] = tuple(found)
    separators = tuple((mapped[title].separator or "") if title in mapped else "" for title in titles)
    headers = Headers(titles, fields, separators, columns.constants, kind)
    used = [each for each in KINDS if any(headers.kind_of(line) == each for line in lines)] or [kind]
    wrong = (
        *_unsure(headers, head.number, used, left_out, candidates),
        *_twice(headers, head.number, used),
        *(
            tables.missing_column(header, tuple(filter(None, titles)), row_place(head.number))
            for header in (*mapped, *left_out)
            if header not in titles
        ),
    )
    return headers, wrong


def _unsure(
    headers: Headers, row: int, used: list[Kind], left_out: set[str], candidates: Mapping[str, list[Target]]
) -> Iterator[Finding]:
    names = tuple(dict.fromkeys(name for kind in used for name in (*known(kind), *paths(kind))))
    for place, title in enumerate(headers.titles):
        if not title or title in left_out or any(headers.fields[kind][place] for kind in used):
            continue
        several = tuple(dict.fromkeys(found.path for found in candidates.get(title, ())))
        fitting = [path for path in several if any(target(kind, path) for kind in used)]
        if fitting:
            yield tables.column_of_several(title, fitting, cell_place(row, place + 1))
        else:
            yield tables.unknown_column(title, _numbered(names, title), cell_place(row, place + 1))


def _numbered(names: tuple[str, ...], title: str) -> tuple[str, ...]:
    """The names with the number of the entry that a header gives."""
    given = _NUMBER.search(title)
    return tuple(name.replace("[0]", given[0], 1) for name in names) if given else names


def _twice(headers: Headers, row: int, used: list[Kind]) -> Iterator[Finding]:
    """Columns of one field, or of a field and of a part of it."""
    said: set[int] = set()
    for kind in used:
        before: list[tuple[int, Target]] = []
        for place, field in enumerate(headers.fields[kind]):
            if field is None:
                continue
            other = next((first for first, given in before if _overlap(given, field)), None)
            if other is not None and place not in said:
                said.add(place)
                where = f"`{headers.titles[other]}` in {cell_name(row, other + 1)}"
                yield tables.column_twice(field.path, where, cell_place(row, place + 1))
            before.append((place, field))


def _overlap(one: Target, two: Target) -> bool:
    return all(
        first == second or (EACH in (first, second) and not isinstance(first, str) and not isinstance(second, str))
        for first, second in zip(one.steps, two.steps, strict=False)
    )


def _title(text: str) -> str:
    return " ".join(text.split())
