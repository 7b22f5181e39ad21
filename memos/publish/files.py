"""Files of this machine, whole or not at all.

A file is written beside its place, flushed to the disk and renamed over it, so that whoever looks sees the old file or the new one, never a
mixture (POSIX rename; ``os.replace`` elsewhere). Its writer holds a lock on it meanwhile: what is left of a killed run has none, and is cleared away.
"""

import errno
import hashlib
import os
import platform
import re
import stat
import sys
import zlib
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeAlias

from memos.errors import FileError

if sys.platform != "win32":
    import fcntl

_WINDOWS = sys.platform == "win32"
"""Has no locks of this kind, renames no open file and flushes no folder."""

_MACHINE = f"{zlib.crc32(platform.node().encode(errors='replace')):08x}"
"""Tells processes of one number on two machines that share a folder apart."""

_PART = re.compile(r"\.(.+)\.[0-9a-f]{8}-\d+\.part", re.DOTALL)
_PIECE = 1 << 20

Content: TypeAlias = bytes | Callable[[], Iterable[bytes]]
"""What is written into a file: at once, or piece by piece."""


def write_files(folder: Path, files: Sequence[tuple[str, Content]], *, into: bool = False) -> None:
    """Write files below the folder, each whole or not at all, `into` folders that are there, or else with their folders; raises `FileError` at the
    first that cannot be written."""
    folders: dict[Path, None] = {}
    target = folder
    try:
        for path, data in files:
            target = folder / path
            if target.parent not in folders:
                folders[target.parent if into else made_folder(target.parent)] = None
            _replace(target, data)
        for target in folders:
            _flush_folder(target)
    except OSError as problem:
        raise unwritten(target, problem) from problem


def rewrite_file(path: Path, data: bytes) -> None:
    """Write a file anew that is there, whole or not at all, with the mode that it has; of a link, the file that it leads to. Raises `FileError`."""
    try:
        target = path.resolve(strict=True)
        mode = stat.S_IMODE(target.stat().st_mode)
        if not os.access(target, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        _replace(target, data, mode)
        _flush_folder(target.parent)
    except OSError as problem:
        raise unwritten(path, problem) from problem


def made_folder(folder: Path) -> Path:
    """The folder, with those above it."""
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def unread(target: Path | str, problem: OSError) -> FileError:
    """The error for a file that cannot be read."""
    reason = (problem.strerror or str(problem)).lower()
    return FileError(f"cannot read {target}: {reason}", "check its permissions")


def unwritten(target: Path | str, problem: OSError) -> FileError:
    """The error for a file that cannot be written."""
    reason = (problem.strerror or str(problem)).lower()
    return FileError(f"cannot write {target}: {reason}", "check the folder's permissions and the space left")


def hash_of(path: str | Path) -> str:
    """SHA-256 of a regular file; empty where there is none, or it cannot be read."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except (OSError, ValueError):
        return ""
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            return ""
        whole = hashlib.sha256()
        while piece := os.read(handle, _PIECE):
            whole.update(piece)
        return whole.hexdigest()
    except OSError:
        return ""
    finally:
        os.close(handle)


def clear_parts(folder: Path, names: Container[str]) -> None:
    """Remove what killed runs left of those files of a folder: parts that nobody holds a lock on."""
    with suppress(OSError):
        for entry in os.scandir(folder):
            part = _PART.fullmatch(entry.name)
            if part and part[1] in names:
                _unlink_unheld(Path(entry.path))


@contextmanager
def held(path: Path, *, wait: bool = True) -> Iterator[bool]:
    """Holds a folder against other runs, as long as the block lasts; false where another one has it. Where there are no locks, nobody has."""
    if _WINDOWS:
        yield True
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        yield _locked(handle, wait=wait)
    finally:
        os.close(handle)


def _locked(handle: int, *, wait: bool) -> bool:
    if sys.platform != "win32":
        try:
            fcntl.flock(handle, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:  # a file system without locks
            return True
    return True


def _replace(target: Path, data: Content, mode: int | None = None) -> None:
    """Write beside the place and rename; once more where another run took the part for one that was left."""
    for attempt in (1, 2):
        beside = target.with_name(f".{target.name}.{_MACHINE}-{os.getpid()}.part")
        try:
            _write_through(beside, data, mode, target)
        except FileNotFoundError:
            if attempt == 2 or not target.parent.is_dir():
                raise
        except OSError:
            with suppress(OSError):
                beside.unlink()
            raise
        else:
            return


def _write_through(path: Path, data: Content, mode: int | None, target: Path) -> None:
    """Create the part, with the mode that the umask leaves or the one given, flush it to the disk, and rename it while it is still held."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    handle = os.open(path, flags, 0o666)
    try:
        _locked(handle, wait=False)
        with os.fdopen(handle, "wb", closefd=False) as file:
            for piece in (data,) if isinstance(data, bytes) else data():
                file.write(piece)
        if mode is not None:
            path.chmod(mode)
        os.fsync(handle)
        if not _WINDOWS:
            path.replace(target)
    finally:
        os.close(handle)
    if _WINDOWS:
        path.replace(target)


def _unlink_unheld(path: Path) -> None:
    with suppress(OSError):
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
        try:
            if _locked(handle, wait=False):
                path.unlink()
        finally:
            os.close(handle)


def _flush_folder(folder: Path) -> None:
    """Flush the folder's own entry, so that the new name outlives a power cut."""
    if _WINDOWS:
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
