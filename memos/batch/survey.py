"""What a run has to do, before it does any of it: which inputs are as they were, and that no two papers would be one file.

The papers of an input stand in a folder of its own, called by its id. Only where two inputs have one folder, or where something stands in it that
Memos did not write, is an input read as a whole to see what its papers are called.
"""

import hashlib
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from memos.batch.asked import Asked, AskedOf
from memos.batch.inputs import Given, checked, data_of, hash_of_picture, named, read_given
from memos.batch.jobs import Job, distinct, folder_of, jobs_of, makeable
from memos.batch.outcome import input_name
from memos.batch.withdrawn import withdrawn
from memos.batch.work import Order
from memos.errors import FileError, UsageError
from memos.publish import MANIFEST, NOTES, SUMS, Folder, Ledger, notes
from memos.read import read_head
from memos.schemas.manifest import CheckedInput


@dataclass(frozen=True, slots=True)
class Survey:
    """The inputs of a run."""

    given: tuple[Given, ...]
    """All of them, in their order."""
    standing: frozenset[str]
    """Names of those that are as they were, with papers that are as they were written."""
    refused: frozenset[str]
    """Names of those that cannot be looked at, since a register or a style has errors."""
    asked: tuple[Asked, ...]
    """What is asked of them, each once."""


def survey(paths: Sequence[str], asked_of: AskedOf, order: Order, folder: Folder, ledger: Ledger) -> Survey:
    """Look at all inputs.

    Raises `UsageError` for a path that is not there, where two papers would be one file, and where a file is there that Memos did not write.
    """
    given: list[Given] = []
    standing: set[str] = set()
    refused: set[str] = set()
    asked: dict[str, Asked] = {}
    folders: dict[str, list[Given]] = {}
    for each in named(paths, asked_of, lambda name: ledger.knows(input_name(name, order.folder))):
        given.append(each)
        wanted = asked_of(each.file)
        asked.setdefault(wanted.digest, wanted)
        if wanted.refused:
            refused.add(each.name)
            continue
        try:
            data = data_of(each)
        except (UsageError, FileError):  # is said when its turn comes
            continue
        entry = None if order.force else ledger.input(input_name(each.name, order.folder))
        if entry and _stands(entry, each, data, wanted) and _as_written(entry, order, folder, ledger):
            standing.add(each.name)
            name = entry.files[0].partition("/")[0] if entry.files else ""
        else:
            name = folder_of(read_head(data).id, each.name)
        folders.setdefault(unicodedata.normalize("NFKC", name).casefold(), []).append(each)
    for name in withdrawn(ledger.inputs(), order.folder, given):
        ledger.withdraw(name, folder)
    _no_two(folders, asked_of)
    if not order.force:
        made = {name: [each for each in theirs if each.name not in standing] for name, theirs in folders.items()}
        _none_of_others(made, asked_of, order, folder, ledger)
    return Survey(tuple(given), frozenset(standing), frozenset(refused), tuple(asked.values()))


def _stands(entry: CheckedInput, given: Given, data: bytes, asked: Asked) -> bool:
    """Whether an input, and all that its papers are made with, is as it was."""
    if entry.asked_sha256 != asked.digest or entry.sha256 != hashlib.sha256(data).hexdigest():
        return False
    return all(hash_of_picture(given.file, name) == digest for name, digest in entry.pictures.items())


def _as_written(entry: CheckedInput, order: Order, folder: Folder, ledger: Ledger) -> bool:
    """Whether the papers of an input are there in all formats that are asked for, as they were written."""
    wanted = {f"{path.rpartition('.')[0]}.{format_}" for path in entry.files for format_ in order.formats}
    if not wanted.issubset(entry.files):
        return False
    hashes = ledger.hashes_of(entry.input)
    if not all(folder.has(path) for path in hashes.keys() - wanted):
        ledger.changed = True  # papers of other options are gone, and the manifest has to say so
    return all(path in hashes and folder.hash_of(path) == hashes[path] for path in wanted)


def _no_two(folders: dict[str, list[Given]], asked_of: AskedOf) -> None:
    for several in folders.values():
        if len(several) > 1:
            taken: dict[str, str] = {}
            for each in several:
                distinct(_planned(each, asked_of), taken)


def _none_of_others(
    folders: dict[str, list[Given]], asked_of: AskedOf, order: Order, folder: Folder, ledger: Ledger
) -> None:
    """Raises `UsageError` where a file that would be written is there, and Memos did not write it: no manifest names it, and no run that is at it."""
    there = folder.names()
    if SUMS in there and not {MANIFEST, NOTES} & {*there}:
        raise _not_ours(f"{order.folder}/{SUMS}")
    unknown: list[str] = []
    for name in there:
        for each in folders.get(unicodedata.normalize("NFKC", name).casefold(), ()):
            theirs = [
                path for path in folder.names(name) if not path.endswith(".part") and not ledger.owns(f"{name}/{path}")
            ]
            for job in _planned(each, asked_of) if theirs else ():
                paths = job.paths(order.formats)
                unknown += (path for path in paths if not ledger.owns(path) and folder.has(path))
    if unknown:
        announced = notes.announced(folder)
        ledger.read(folder)  # last: a run that ends writes the manifest before its notes go
        for path in unknown:
            if path not in announced and not ledger.owns(path):
                raise _not_ours(f"{order.folder}/{path}")


def _not_ours(path: str) -> UsageError:
    return UsageError(
        f"{path} is already there and was not written by Memos",
        "choose another folder with `-o`, or overwrite it with `--force`",
    )


def _planned(given: Given, asked_of: AskedOf) -> tuple[Job, ...]:
    _, source = read_given(given)
    return jobs_of(makeable(checked(source, asked_of(given.file))))
