"""What came of one input: plain values that travel from a worker process to the run."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import groupby
from pathlib import PurePath

from memos.batch.asked import Asked
from memos.findings import Finding, Place, in_order
from memos.publish import Row
from memos.read import Line, Source
from memos.read.address import is_address, relative
from memos.read.tables import cell_name
from memos.schemas.manifest import CheckedInput, FailedInput, MadeFile, NotedFinding
from memos.settings import STANDARD_INPUT


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is to be said of an input beside its findings."""

    exit_code: int
    message: str
    hint: str = ""
    trace: str = ""
    """Of a bug in Memos."""
    stops: bool = False
    """Whether the run cannot go on: nothing more can be written."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one input, or what is said of a register or of a style."""

    name: str
    """The file, as the user wrote it."""
    files: tuple[MadeFile, ...] = ()
    """Its papers, made or standing, in the order in which they are planned."""
    why: Mapping[str, str] = field(default_factory=dict)
    """Why each file was made, by its path; those that were not made anew are not in it."""
    findings: tuple[Finding, ...] = ()
    lines: Mapping[int, Line] = field(default_factory=dict)
    """The lines of the file on which findings stand."""
    row: Row | None = None
    """What the manifest says of it; None where nothing new is to be said."""
    refused: bool = False
    """Whether nothing could be made of it."""
    trouble: Trouble | None = None
    is_input: bool = True


def of_files(given: Iterable[Asked]) -> Iterator[Outcome]:
    """What is to be said of the registers and of the styles that are asked for, file by file."""
    sources: dict[str, Source] = {}
    said: dict[Finding, None] = {}
    for asked in given:
        sources |= {source.name: source for source in asked.sources}
        said |= dict.fromkeys(filter(asked.selection.wants, asked.said))
    for name, findings in groupby(in_order(said), key=lambda finding: finding.file):
        theirs = tuple(findings)
        lines = lines_at(theirs, sources[name]) if name in sources else {}
        yield Outcome(name, findings=theirs, lines=lines, is_input=False)


def lines_at(findings: Iterable[Finding], source: Source) -> dict[int, Line]:
    """The lines of the source on which findings of it stand; of a row of a table its cells."""
    if source.row:
        return {source.row.number: source.row.cells}
    wanted = {finding.place.line for finding in findings if finding.place and finding.file == source.name}
    return {number: source.lines[number - 1] for number in sorted(wanted) if number <= len(source.lines)}


def with_cells(findings: Iterable[Finding], source: Source) -> tuple[Finding, ...]:
    """The findings of an input; of a row of a table, each with the name of its cell, as spreadsheet programs say it."""
    row = source.row
    return tuple(
        replace(finding, message=f"{finding.message} ({cell})")
        if row and finding.place and (cell := _cell(finding.place, row.sheet))
        else finding
        for finding in findings
    )


def _cell(place: Place, sheet: str) -> str:
    whole = place.column == place.end_column
    at = f"row {place.line}" if whole else cell_name(place.line, place.column)
    if sheet:
        return f"{sheet}, {at}" if whole else f"{sheet}!{at}"
    return "" if whole else at


def input_name(name: str, folder: str) -> str:
    """An input's path relative to the output folder, with forward slashes; no path of the machine where that can be helped. From
    an address to a file here the path from the working directory, and the whole address the other way."""
    if name == STANDARD_INPUT:
        return name
    if is_address(name):
        return relative(name, folder)
    above, own = os.path.split(name)
    return _in_utf8(_folder_name(above, folder, os.getcwd()) + own)  # noqa: PTH109 -- a key, a hundred thousand times


def _in_utf8(text: str) -> str:
    """The text, with what in a file's name is not UTF-8 written as a terminal is told of it (``\\udccd``): no manifest can hold it."""
    return text.encode(errors="backslashreplace").decode()


@lru_cache(maxsize=1024)
def _folder_name(name: str, folder: str, here: str) -> str:
    """A folder's path relative to another, as what stands before the name of a file in it."""
    name, folder = os.path.join(here, name), here if is_address(folder) else os.path.join(here, folder)  # noqa: PTH118
    try:
        path = PurePath(os.path.relpath(name, folder)).as_posix()
    except ValueError:  # another drive
        return ""
    return "" if path == "." else f"{path}/"


def noted(findings: Sequence[Finding]) -> tuple[NotedFinding, ...]:
    """Findings of an input as the manifest keeps them."""
    return tuple(
        NotedFinding(
            code=finding.code,
            severity=finding.severity,
            message=_in_utf8(finding.message),
            hint=_in_utf8(finding.hint),
            place=(finding.place.line, finding.place.column, finding.place.end_line, finding.place.end_column)
            if finding.place
            else None,
            path=finding.path,
            source=finding.source,
        )
        for finding in findings
    )


def said_before(entry: CheckedInput, name: str) -> tuple[Finding, ...]:
    """The findings that the manifest keeps of an input."""
    return tuple(
        Finding(
            note.code,
            note.severity,
            note.message,
            note.hint,
            name,
            Place(*note.place) if note.place else None,
            note.path,
            note.source,
        )
        for note in entry.findings
    )


def failures(findings: Iterable[Finding], name: str) -> tuple[FailedInput, ...]:
    """What keeps an input from being made, as the manifest says it."""
    rows = (
        FailedInput(input=name, code=finding.code, message=_in_utf8(finding.message))
        for finding in findings
        if finding.severity == "error"
    )
    return tuple(dict.fromkeys(rows))
