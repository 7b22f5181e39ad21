"""The inputs that a user named: files, folders, patterns, standard input."""

import json
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from glob import glob
from pathlib import Path

from memos.batch.asked import Asked, AskedOf
from memos.batch.unprinted import unprinted
from memos.checks import check
from memos.checks.carried import Earlier
from memos.checks.silencing import silenced
from memos.document import Picture
from memos.errors import FileError, UsageError
from memos.findings import Finding, in_order
from memos.publish import hash_of
from memos.read import (
    INPUT,
    REGISTER,
    Source,
    holds_text,
    read_bytes,
    read_file,
    read_head,
    read_picture,
    read_text,
    stretches,
)
from memos.read.address import files_at, hash_at, is_address, joined, matching_at
from memos.read.tables import TableRow, is_table, rows_of, source_of_row
from memos.registers import Registers, merged
from memos.rules.pictures import unfit_picture
from memos.schemas.register import Register
from memos.schemas.visit import Visit
from memos.settings import STANDARD_INPUT
from memos.validate import unknown_references, validate, validate_register

_KINDS = {"visit", "meeting", "register"}
_ENDINGS = (".yaml", ".yml", ".json")
_PATTERN = re.compile(r"[*?]|\[.+\]")
_KIND = re.compile(rb"""^[ \t]*\{?[ \t]*["']?kind["']?[ \t]*:""", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Given:
    """An input that was named."""

    name: str
    """The file's path as the user wrote it, or found in a folder that the user named; `-` for standard input."""
    data: bytes | None = None
    """What came by standard input."""
    row: TableRow | None = None
    """Of a table; its name is the file and the row."""

    @property
    def file(self) -> str:
        """The file that it is in."""
        return self.row.file if self.row else self.name


@dataclass(frozen=True, slots=True)
class Input:
    """One input: its text and places, the visit that it holds, and what is wrong with it."""

    source: Source
    visit: Visit | None
    """None when there are errors."""
    findings: tuple[Finding, ...]
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    """Those of the figures, by the names that the input gives their files."""
    asked: Asked = field(default_factory=Asked)
    """What is asked of it."""

    @property
    def name(self) -> str:
        return self.source.input


@dataclass(frozen=True, slots=True)
class GivenRegisters:
    """The registers that a user named, as one, and all that is wrong with them."""

    sources: tuple[Source, ...] = ()
    findings: tuple[Finding, ...] = ()
    registers: Registers | None = None
    """None where none was named."""


def read_registers(paths: Sequence[str]) -> GivenRegisters:
    """The registers in files.

    Raises `UsageError` for a path that is not there, `FileError` for one that cannot be read.
    """
    sources = tuple(read_file(path, limits=REGISTER) for path in dict.fromkeys(paths))
    found: list[Finding] = []
    held: list[tuple[Register, Source]] = []
    for source in sources:
        if isinstance(source.data, dict) and source.data.get("kind") != "register":
            raise UsageError(f"{source.name} is not a register", "name a file with `kind: register`")
        register, wrong = validate_register(source)
        found += (replace(finding, file=source.name) for finding in (*source.findings, *wrong))
        if register:
            held.append((register, source))
    found += (located(finding, source) for source, finding in unknown_references(held))
    registers = merged([register for register, _ in held]) if held else None
    return GivenRegisters(sources, in_order(found), registers)


def read_earlier(path: str, registers: Registers | None = None) -> Earlier:
    """An earlier visit, or an earlier meeting, against which others are checked.

    Raises `UsageError` for a path that is not there and for a file that is not right, `FileError` for one that cannot be read.
    """
    source = read_file(path)
    found = validate(source, registers)
    if found.visit is None:
        raise UsageError(f"{path} holds no visit that others could be checked against", f"run `memos check {path}`")
    return Earlier(found.visit, source)


def read_inputs(
    paths: Sequence[str], registers: Registers | None = None, *, asked_of: AskedOf | None = None
) -> Iterator[Input]:
    """Each input once, in the order in which they were named; a folder's in the order of their paths. All are checked against the registers, or as is asked
    of each; where a register or a style among that has errors, an input holds nothing and nothing is found in it.

    Raises `UsageError` for a path that is not there or a folder without any input, `FileError` for one that cannot be read.
    """
    for given in named(paths, asked_of):
        _, source = read_given(given)
        asked = asked_of(source.name) if asked_of else Asked(registers)
        yield Input(source, None, (), asked=asked) if asked.refused else checked(source, asked)


def checked(source: Source, asked: Asked) -> Input:
    """The input with what validation and the checks find and is wanted; without its visit where one of them is an error."""
    registers, wants = asked.registers, asked.selection.wants
    validated = validate(source, registers)
    if validated.visit is None:
        return Input(source, None, tuple(filter(wants, validated.findings)), asked=asked)
    pictures, refused = pictures_of(validated.visit, source)
    visit = validated.visit
    earlier = asked.earlier
    if (
        earlier
        and source.name != STANDARD_INPUT
        and os.path.realpath(source.name) == os.path.realpath(earlier.source.name)
    ):
        earlier = None
    found_by = (*check(visit, registers, earlier), *unprinted(visit), *refused)
    by_checks = located_each(found_by, source)
    found = tuple(filter(wants, silenced((*validated.findings, *by_checks), source)))
    grave = any(finding.severity == "error" for finding in found)
    return Input(source, None if grave else validated.visit, in_order(found), pictures, asked)


def pictures_of(visit: Visit, source: Source) -> tuple[Mapping[str, Picture], tuple[Finding, ...]]:
    """The pictures of the visit's figures, each read once, and the findings for those that cannot be used."""
    folder = picture_path(source.name)
    pictures: dict[str, Picture] = {}
    refused: list[Finding] = []
    for number, meeting in enumerate(visit.meetings):
        for place, figure in enumerate(meeting.figures):
            if figure.file in pictures:
                continue
            try:
                pictures[figure.file] = read_picture(folder, figure.file)
            except UsageError as error:
                path = f"meetings[{number}].figures[{place}].file"
                refused.append(unfit_picture(error.message, error.hint, path))
    return pictures, tuple(refused)


def picture_path(file: str, name: str = "") -> Path | str:
    """Where a picture of an input stands: in the folder of its file or below it, a path or an address; for standard input in the current one."""
    if is_address(file):
        return joined(file.rpartition("/")[0], name)
    return (Path() if file == STANDARD_INPUT else Path(file).parent) / name


def hash_of_picture(file: str, name: str) -> str:
    """SHA-256 of a picture of an input; empty where there is none."""
    path = picture_path(file, name)
    return hash_at(path) if isinstance(path, str) else hash_of(path)


def located(finding: Finding, source: Source) -> Finding:
    """The finding with its file and its place, by its path."""
    place = source.place(finding.path)
    if place and place.end_line > place.line:
        place = source.key_place(finding.path)  # of a whole list or block, its key is what a reader looks for
    return replace(finding, file=source.name, path=source.own_path(finding.path), place=place)


def located_each(findings: Iterable[Finding], source: Source) -> Iterator[Finding]:
    """The findings with their file and their places: those of excerpts where these are written, each text looked through once.

    An excerpt of a text that the file does not have is left out: it was told where that text was taken from, or the register is to be checked.
    """
    excerpts: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.excerpt:
            excerpts.setdefault(finding.path, []).append(finding)
        else:
            yield located(finding, source)
    for path, of_path in excerpts.items():
        if not holds_text(source, path):
            continue
        places = dict(stretches(source, path, (finding.excerpt for finding in of_path if finding.excerpt)))
        for finding in of_path:
            place = places.get(finding.excerpt) if finding.excerpt else None
            placed = located(finding, source)
            yield replace(placed, place=place) if place else placed


def named(
    paths: Sequence[str], asked_of: AskedOf | None = None, known: Callable[[str], bool] = lambda _: False
) -> Iterator[Given]:
    """The inputs that are named, each once, in the order in which they were named; a folder's in the order of their paths, a table's in that of its rows. Only
    as much is read as tells what is an input; nothing of those that are `known` to be one.

    Raises `UsageError` for a path that is not there or a folder without any input, `FileError` for a table that cannot be read.
    """
    seen: set[str] = set()
    for path in paths:
        for given in _given(path, known):
            place = given.name if given.name == STANDARD_INPUT else _real(given.name)
            if place not in seen:
                seen.add(place)
                yield from _rows(given, asked_of) if is_table(given.name) else (given,)


def _real(file: str) -> str:
    """The path of a file without links."""
    if is_address(file):
        return file
    above, own = os.path.split(file)
    if os.path.islink(file):  # noqa: PTH114 -- a hundred thousand of them
        return os.path.realpath(file)
    return f"{_real_folder(above, os.getcwd())}/{own}"  # noqa: PTH109


@lru_cache(maxsize=1024)
def _real_folder(folder: str, here: str) -> str:
    return os.path.realpath(os.path.join(here, folder))  # noqa: PTH118


def data_of(given: Given) -> bytes:
    """The bytes of what was given; of a row its data, and where they stand. Raises `UsageError` where it is not there any more, `FileError` where it cannot be
    read."""
    if given.row:
        return _data_of_row(source_of_row(given.row))
    return read_bytes(given.name, INPUT.bytes) if given.data is None else given.data


def read_given(given: Given) -> tuple[bytes, Source]:
    """The bytes of what was given, and what they hold. Raises as `data_of`."""
    if given.row:
        source = source_of_row(given.row)
        return _data_of_row(source), source
    data = data_of(given)
    by_name = given.data is None
    is_json = given.name.lower().endswith(".json") if by_name else data.lstrip()[:1] == b"{"
    return data, read_text(data, given.name, "json" if is_json else "yaml")


def text_of(given: Given) -> Source:
    """The text of what was given alone, which is all that a report needs. Raises as `data_of`."""
    if given.row:
        return source_of_row(given.row)
    return Source(given.name, data_of(given).decode("utf-8-sig", errors="replace"), None)


def _data_of_row(source: Source) -> bytes:
    return f"{source.text}\n{json.dumps([*source.values.items()])}".encode(errors="replace")


def _rows(given: Given, asked_of: AskedOf | None) -> Iterator[Given]:
    """The inputs in a table; the table itself, where a file that is asked for with it has errors."""
    asked = asked_of(given.name) if asked_of else Asked()
    if asked.refused:
        yield Given(given.name, b"")
    else:
        for row in rows_of(Path(given.name), asked.columns):
            yield Given(row.input, row=row)


def _given(path: str, known: Callable[[str], bool]) -> Iterator[Given]:
    if path == STANDARD_INPUT:
        yield Given(STANDARD_INPUT, sys.stdin.buffer.read())
    elif is_address(path):
        yield from _given_at(path, known)
    elif Path(path).is_dir():
        empty = True
        for file in _files(str(Path(path))):
            if known(file) or is_input(file):
                empty = False
                yield Given(file)
        if empty:
            raise _without_input(path)
    elif Path(path).exists():
        yield Given(path)
    elif _PATTERN.search(path):
        found = glob(path, recursive=True)  # noqa: PTH207 -- of a Path, it would not take a whole path
        yield from _matching(path, sorted(found, key=lambda each: Path(each).parts), known)
    else:
        raise UsageError(f"there is no file {path}", "check the path")


def _matching(pattern: str, found: Sequence[str], known: Callable[[str], bool]) -> Iterator[Given]:
    """What a pattern stands for, as if each were named: a program that starts this one need not know what a shell does."""
    if not found:
        raise UsageError(f"no file matches {pattern}", "check the path; `*` is any part of a name, `**` any folders")
    for path in found:
        yield from _given(path, known)


def _given_at(address: str, known: Callable[[str], bool]) -> Iterator[Given]:
    found = files_at(address)
    if found is None and "*" in address:
        yield from _matching(address, matching_at(address), known)
        return
    if found is None:
        raise UsageError(f"there is no file {address}", "check the address")
    if found == (address,):
        if is_table(address):
            raise UsageError(f"a table is not read at an address: {address}", "copy it here")
        yield Given(address)
        return
    inputs = [file for file in found if file.lower().endswith(_ENDINGS) and (known(file) or is_input(file))]
    if not inputs:
        raise _without_input(address)
    yield from map(Given, inputs)


def _without_input(folder: str) -> UsageError:
    return UsageError(
        f"there is no input in the folder {folder}", "an input is a YAML or JSON file whose first key is `kind:`"
    )


def _files(folder: str) -> Iterator[str]:
    """The files of a folder and of those below it that may be inputs, in the order of their paths."""
    try:
        entries = sorted(os.scandir(folder or "."), key=lambda each: each.name)
    except OSError as problem:
        raise FileError(
            f"cannot read the folder {folder}: {(problem.strerror or '').lower()}", "check its permissions"
        ) from problem
    for entry in entries:
        path = entry.name if folder == "." else entry.path
        if entry.is_dir(follow_symlinks=False):
            yield from _files(path)
        elif entry.name.lower().endswith(_ENDINGS) and entry.is_file():
            yield path


def is_input(file: str) -> bool:
    """Whether a file of a folder is an input: by its kind, or, where it cannot be read, by having one."""
    data = read_bytes(file, INPUT.bytes)
    head = read_head(data)
    return head.kind in _KINDS or (head.kind is None and head.broken and _KIND.search(data) is not None)
