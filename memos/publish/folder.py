"""The folder that papers go to: what a run and its workers do with it, and nothing else."""

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from memos.errors import UsageError
from memos.publish.files import Content, clear_parts, hash_of, held, made_folder, unread, unwritten, write_files
from memos.publish.remote import remote_folder
from memos.read.address import is_address


class Folder(Protocol):
    """A folder of papers. Paths are relative to it, with forward slashes. Raises `FileError` where something cannot be read or written."""

    def read(self, path: str) -> bytes | None:
        """The bytes of a file; None where there is none."""

    def lines(self, path: str) -> Iterator[bytes]:
        """The lines of a file with their ends; none where there is no such file."""

    def hash_of(self, path: str) -> str:
        """SHA-256 of a file; empty where there is none."""

    def has(self, path: str) -> bool:
        """Whether a file, or whatever else, is there."""

    def names(self, path: str = "") -> tuple[str, ...]:
        """Names of what stands in a folder, sorted; none where it is not there."""

    def write(self, files: Sequence[tuple[str, Content]]) -> None:
        """Write files with their folders, each whole or not at all."""

    def remove(self, path: str) -> None:
        """Remove a file, or a folder without anything in it, where it is there and can be removed."""

    def clear(self, paths: Iterable[str]) -> None:
        """Remove what killed runs left beside these files."""

    def made(self, path: str) -> AbstractContextManager[None]:
        """A folder that is there, and held by this run, as long as the block lasts."""

    def stands(self, path: str) -> bool:
        """Whether a folder that was `made` is still there: whoever moves or removes the folder of papers takes it with him."""

    def note(self, path: str, data: bytes) -> None:
        """Write a file into a folder that was `made`, and into no other in its place."""

    def is_held(self, path: str) -> bool:
        """Whether another run holds the folder."""

    def alone(self) -> AbstractContextManager[None]:
        """Waits until no other run is at the manifest, and keeps others from it as long as the block lasts."""


def folder_at(where: str) -> Folder:
    """The folder of that path, or at that address; it need not be there yet. Raises `UsageError` when it is a file."""
    if is_address(where):
        return remote_folder(where)
    path = Path(where)
    if path.exists() and not path.is_dir():
        raise UsageError(f"{where} is not a folder", "give a folder with `-o`")
    return LocalFolder(path)


@dataclass(frozen=True, slots=True)
class LocalFolder:
    """A folder of this machine, or one that it mounts."""

    where: Path

    def read(self, path: str) -> bytes | None:
        try:
            return (self.where / path).read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as problem:
            raise unread(self.where / path, problem) from problem

    def lines(self, path: str) -> Iterator[bytes]:
        try:
            with (self.where / path).open("rb") as file:
                yield from file
        except (FileNotFoundError, NotADirectoryError):
            return
        except OSError as problem:
            raise unread(self.where / path, problem) from problem

    def has(self, path: str) -> bool:
        return os.path.lexists(self.where / path)

    def hash_of(self, path: str) -> str:
        return hash_of(f"{self.where}{os.sep}{path}")

    def names(self, path: str = "") -> tuple[str, ...]:
        try:
            return tuple(sorted(entry.name for entry in (self.where / path).iterdir()))
        except (FileNotFoundError, NotADirectoryError):
            return ()
        except OSError as problem:
            raise unread(self.where / path, problem) from problem

    def write(self, files: Sequence[tuple[str, Content]]) -> None:
        write_files(self.where, files)

    def remove(self, path: str) -> None:
        target = self.where / path
        with suppress(OSError):
            target.rmdir() if target.is_dir() and not target.is_symlink() else target.unlink()

    def clear(self, paths: Iterable[str]) -> None:
        folders: dict[Path, set[str]] = {}
        for path in paths:
            target = self.where / path
            folders.setdefault(target.parent, set()).add(target.name)
        for folder, names in folders.items():
            clear_parts(folder, names)

    @contextmanager
    def made(self, path: str) -> Iterator[None]:
        target = self.where / path
        with ExitStack() as hold:
            try:
                while not hold.enter_context(held(made_folder(target))) or not target.is_dir():
                    hold.close()  # another run took it for one that was left, before it was held
            except OSError as problem:
                raise unwritten(target, problem) from problem
            yield

    def stands(self, path: str) -> bool:
        return (self.where / path).is_dir()

    def note(self, path: str, data: bytes) -> None:
        write_files(self.where, [(path, data)], into=True)

    def is_held(self, path: str) -> bool:
        with suppress(OSError), held(self.where / path, wait=False) as ours:
            return not ours
        return False

    @contextmanager
    def alone(self) -> Iterator[None]:
        with ExitStack() as hold:
            try:
                hold.enter_context(held(self.where))
            except OSError as problem:
                raise unwritten(self.where, problem) from problem
            yield
