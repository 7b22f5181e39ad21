"""A folder of papers at an address, through fsspec.

A store of objects puts each file whole. Elsewhere a file is written beside its place and moved over it. There are no locks: one run at a time in one
place, and a run takes all notes that it finds for those of runs that were killed.
"""

import posixpath
import secrets
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from memos.errors import UsageError
from memos.publish.files import Content
from memos.read.address import at, hash_at, is_store, joined, reaching

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem


def remote_folder(where: str) -> "RemoteFolder":
    """The folder at an address; it need not be there yet. Raises `UsageError` when it is a file, `FileError` where it cannot be reached."""
    system, top = at(where)
    with reaching(where):
        system.invalidate_cache()
        if system.isfile(top):
            raise UsageError(f"{where} is not a folder", "give a folder with `-o`")
    return RemoteFolder(where, system, top)


@dataclass(frozen=True, slots=True)
class RemoteFolder:
    """A folder of another file system."""

    where: str
    system: "AbstractFileSystem"
    top: str
    """Its path in that."""

    def read(self, path: str) -> bytes | None:
        with reaching(joined(self.where, path)):
            try:
                data: bytes = self.system.cat_file(self._at(path))
            except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
                return None
            return data

    def lines(self, path: str) -> Iterator[bytes]:
        with reaching(joined(self.where, path)):
            try:
                with self.system.open(self._at(path), "rb") as file:
                    yield from file
            except (FileNotFoundError, NotADirectoryError):
                return

    def hash_of(self, path: str) -> str:
        return hash_at(joined(self.where, path))

    def has(self, path: str) -> bool:
        with reaching(joined(self.where, path)):
            self.system.invalidate_cache()
            return bool(self.system.exists(self._at(path)))

    def names(self, path: str = "") -> tuple[str, ...]:
        here = self._at(path)
        with reaching(joined(self.where, path)):
            self.system.invalidate_cache()
            try:
                found = [each.rstrip("/") for each in self.system.ls(here, detail=False)]
            except (FileNotFoundError, NotADirectoryError):
                return ()
        return tuple(sorted(posixpath.basename(each) for each in found if each != here))

    def write(self, files: Sequence[tuple[str, Content]]) -> None:
        whole = {self._at(path): data for path, data in files if isinstance(data, bytes)}
        if is_store(self.where) and len(whole) == len(files):
            with reaching(joined(self.where, files[0][0] if len(files) == 1 else ""), "write"):
                self.system.pipe(whole)  # at once, where the store can
            return
        for path, data in files:
            with reaching(joined(self.where, path), "write"):
                if is_store(self.where):
                    self._put(self._at(path), data)
                else:
                    self._move_over(self._at(path), data)

    def remove(self, path: str) -> None:
        target = self._at(path)
        with suppress(Exception):  # of which kind depends on the file system
            if not is_store(self.where) and self.system.isdir(target):
                self.system.rmdir(target)
            else:
                self.system.rm_file(target)

    def clear(self, paths: Iterable[str]) -> None:
        for path in () if is_store(self.where) else paths:
            folder, _, name = path.rpartition("/")
            for each in self.names(folder):
                if each.startswith(f".{name}.") and each.endswith(".part"):
                    self.remove(f"{folder}/{each}" if folder else each)

    def made(self, path: str) -> AbstractContextManager[None]:  # noqa: ARG002 -- a folder is there when a file is in it
        return nullcontext()

    def stands(self, path: str) -> bool:  # noqa: ARG002 -- nor does it go
        return True

    def note(self, path: str, data: bytes) -> None:
        self.write([(path, data)])

    def is_held(self, path: str) -> bool:  # noqa: ARG002 -- nobody can
        return False

    def alone(self) -> AbstractContextManager[None]:
        return nullcontext()

    def _at(self, path: str) -> str:
        return f"{self.top}/{path}" if path else self.top

    def _put(self, target: str, data: Content) -> None:
        if isinstance(data, bytes):
            self.system.pipe_file(target, data)
            return
        with (
            tempfile.NamedTemporaryFile() as file
        ):  # whole before it is put: a store keeps what it has of a file that breaks off
            for piece in data():
                file.write(piece)
            file.flush()
            self.system.put_file(file.name, target)

    def _move_over(self, target: str, data: Content) -> None:
        folder, _, name = target.rpartition("/")
        beside = f"{folder}/.{name}.{secrets.token_hex(4)}.part"
        self.system.makedirs(folder, exist_ok=True)
        try:
            self._put(beside, data)
            self.system.mv(beside, target)
        except BaseException:
            with suppress(Exception):
                self.system.rm_file(beside)
            raise
