"""What a run notes before it writes files, so that a run after a kill knows what is its own and what is done.

A run has a folder of notes below the papers' folder, which it holds as long as it lasts, and removes when the manifest is written. A note says which
files are about to be written, of which inputs, with their hashes: whether they were, the files themselves tell.
"""

import re
import secrets
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from pydantic import ValidationError

from memos.publish.folder import Folder
from memos.schemas.manifest import CheckedInput, FailedInput, MadeFile, Manifest

NOTES = ".memos"
_RUN = re.compile(r"[0-9a-f]{16}")
_NOTE = re.compile(r"[\d-]+\.json")
_NOTE_OR_PART = re.compile(rf"{_NOTE.pattern}|\.{_NOTE.pattern}\.[^/]+\.part")


@dataclass(frozen=True, slots=True)
class Row:
    """What a manifest says of one input."""

    input: CheckedInput
    files: tuple[MadeFile, ...] = ()
    failed: tuple[FailedInput, ...] = ()


@contextmanager
def run(folder: Folder) -> Iterator[str]:
    """The folder of notes of a new run, held until the block ends; what is in it goes when it was cleared."""
    path = f"{NOTES}/{secrets.token_hex(8)}"
    with folder.made(path):
        yield path


def note(notes: str, name: str, rows: Sequence[Row], generator: str) -> tuple[str, bytes]:
    """A note as a file of the folder."""
    manifest = Manifest(
        version=1,
        generator=generator,
        files=tuple(file for row in rows for file in row.files),
        failed=tuple(failed for row in rows for failed in row.failed),
        inputs=tuple(row.input for row in rows),
    )
    return f"{notes}/{name}.json", manifest.model_dump_json().encode()


def left(folder: Folder) -> tuple[str, ...]:
    """The folders of notes of runs that were killed."""
    return tuple(run_ for run_ in _runs(folder) if not folder.is_held(run_))


def announced(folder: Folder) -> frozenset[str]:
    """Paths of the files that runs have noted, those that are at it too."""
    return frozenset(row.path for run_ in _runs(folder) for manifest in _read(folder, run_) for row in manifest.files)


def noted(folder: Folder, notes: str) -> Iterator[Row]:
    """What the notes of a killed run say, as far as the files are as noted."""
    for manifest in _read(folder, notes):
        whole = {row.path: row for row in manifest.files if folder.hash_of(row.path) == row.sha256}
        for entry in manifest.inputs:
            files = tuple(whole[path] for path in entry.files if path in whole)
            if len(files) == len(entry.files):
                yield Row(entry, files, tuple(row for row in manifest.failed if row.input == entry.input))
            else:
                yield Row(entry.model_copy(update={"sha256": ""}), files)


def clear(folder: Folder, runs: Iterable[str]) -> None:
    """Remove the notes of runs, with what a worker that was killed left beside the files that they name, and the folder of all notes when none is
    left in it. What is no note, somebody else put there, and it stays."""
    for run_ in runs:
        for manifest in _read(folder, run_):
            folder.clear(row.path for row in manifest.files)
        for name in folder.names(run_):
            if _NOTE_OR_PART.fullmatch(name):
                folder.remove(f"{run_}/{name}")
        folder.remove(run_)
    folder.remove(NOTES)


def _runs(folder: Folder) -> Iterator[str]:
    """The folders of notes of all runs; what else stands among them is somebody else's."""
    return (f"{NOTES}/{name}" for name in folder.names(NOTES) if _RUN.fullmatch(name))


def _read(folder: Folder, notes: str) -> Iterator[Manifest]:
    """The notes of a run, but for one that was not written to its end."""
    for name in folder.names(notes):
        if _NOTE.fullmatch(name):
            with suppress(ValidationError):
                yield Manifest.model_validate_json(folder.read(f"{notes}/{name}") or b"")
