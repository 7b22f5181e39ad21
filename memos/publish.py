"""Bytes to files: each whole or not at all, none that is not ours, and the manifest last.

A file is written beside its place, flushed to the disk and renamed over it, so that whoever looks sees the old file or the new one, never a
mixture (POSIX rename; ``os.replace`` elsewhere).
"""

import errno
import json
import os
import stat
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from pydantic import ValidationError

from memos.errors import FileError, UsageError
from memos.schemas.manifest import FailedInput, MadeFile, Manifest

MANIFEST = "manifest.json"


def claim(folder: Path, paths: Iterable[str], *, force: bool) -> Manifest | None:
    """Make sure that the files may be written, before any is; gives the manifest of what stands there already.

    Raises `UsageError` when the folder is a file, or when one of the files is there and Memos did not write it (unless `force`).
    """
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is not a folder", "give a folder with `-o`")
    standing = read_manifest(folder)
    ours = {row.path for row in standing.files} if standing else set()
    if force:
        return standing
    if standing is None and (folder / MANIFEST).exists():
        raise UsageError(
            f"{folder / MANIFEST} is not a manifest of Memos",
            "choose another folder with `-o`, or overwrite it with `--force`",
        )
    for path in paths:
        if path not in ours and os.path.lexists(folder / path):
            raise UsageError(
                f"{folder / path} is already there and was not written by Memos",
                "choose another folder with `-o`, or overwrite it with `--force`",
            )
    return standing


def read_manifest(folder: Path) -> Manifest | None:
    """The folder's manifest, or None when there is none that can be read."""
    try:
        return Manifest.model_validate_json((folder / MANIFEST).read_bytes())
    except (OSError, ValidationError):
        return None


def write_file(folder: Path, path: str, data: bytes) -> None:
    """Write one file below the folder, whole or not at all; raises `FileError`."""
    target = folder / path
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise _unwritten(target, problem) from problem
    _replace(target, data)


def rewrite_file(path: Path, data: bytes) -> None:
    """Write a file anew that is there, whole or not at all, with the mode that it has; of a link, the file that it leads to. Raises `FileError`."""
    try:
        target = path.resolve(strict=True)
        mode = stat.S_IMODE(target.stat().st_mode)
        if not os.access(target, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    except OSError as problem:
        raise _unwritten(path, problem) from problem
    _replace(target, data, mode)


def _replace(target: Path, data: bytes, mode: int | None = None) -> None:
    beside = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        _write_through(beside, data)
        if mode is not None:
            beside.chmod(mode)
        beside.replace(target)
        _flush_folder(target.parent)
    except OSError as problem:
        with suppress(OSError):
            beside.unlink()
        raise _unwritten(target, problem) from problem


def _unwritten(target: Path, problem: OSError) -> FileError:
    reason = (problem.strerror or str(problem)).lower()
    return FileError(f"cannot write {target}: {reason}", "check the folder's permissions and the space left")


def write_manifest(
    folder: Path, generator: str, files: Sequence[MadeFile], failed: Sequence[FailedInput], standing: Manifest | None
) -> None:
    """Write the manifest of this run; rows of earlier runs stay while their files do and this run said nothing of their inputs."""
    made = {row.path: row for row in files}
    now = {row.input for row in files} | {row.input for row in failed}
    kept = [
        row for row in (standing.files if standing else ()) if row.path not in made and (folder / row.path).exists()
    ]
    still_failed = [row for row in (standing.failed if standing else ()) if row.input not in now]
    manifest = {
        "version": 1,
        "generator": generator,
        "files": [row.model_dump() for row in sorted((*kept, *files), key=lambda row: row.path)],
        "failed": [
            row.model_dump()
            for row in sorted((*still_failed, *failed), key=lambda row: (row.input, row.code, row.message))
        ],
    }
    write_file(folder, MANIFEST, (json.dumps(manifest, indent=2, ensure_ascii=False) + "\n").encode())


def _write_through(path: Path, data: bytes) -> None:
    """Create the file, with the mode that the umask leaves, and flush it to the disk; a stale one of a killed run is replaced."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, 0o666), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _flush_folder(folder: Path) -> None:
    """Flush the folder's own entry, so that the new name outlives a power cut; Windows has no such thing."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
