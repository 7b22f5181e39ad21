"""The manifest while a run is at it: rows by path and by input, on the disk rather than in memory, so that a season of papers costs no more than one.

A manifest has a row a line, and is read and written row by row. SQLite keeps the rows meanwhile, in a file of its own that nobody sees.
"""

import json
import sqlite3
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import PurePosixPath

from pydantic import ValidationError

from memos.errors import UsageError
from memos.publish.folder import Folder
from memos.publish.notes import Row
from memos.schemas.manifest import CheckedInput, FailedInput, MadeFile, Manifest

MANIFEST = "manifest.json"
SUMS = "SHA256SUMS"

_TABLES = """
create table files (path text primary key, input text, sha256 text, own integer, row text);
create table failed (input text, row text, own integer, primary key (input, row));
create table inputs (input text primary key, own integer, row text);
create table rivals (path text primary key, sha256 text, row text);
create table fallen (path text primary key, input text, sha256 text);
create table withdrawn (input text primary key);
create index files_of on files (input);
"""
_VERSION = '"version": 1,'


class Ledger:
    """What stands in a folder of papers, and what a run adds."""

    def __init__(self) -> None:
        self._rows = sqlite3.connect("", isolation_level=None)
        self._rows.executescript(
            f"pragma journal_mode=off; pragma synchronous=off; pragma cache_size=-32000; {_TABLES} begin"
        )
        self.changed = False
        """Whether the manifest would be another one than it was."""

    def close(self) -> None:
        """Forget all."""
        self._rows.close()

    def read(self, folder: Folder, *, force: bool = False) -> None:
        """Take up what the folder's manifest says, but for what this run has said already. Raises `UsageError` where it is another program's, or a row
        of it is damaged; with `force` what can be read is taken.
        """
        try:
            for table, row in _rows_of(folder):
                try:
                    self._take(table, row)
                except ValidationError:
                    if not force:
                        raise
        except ValueError:  # those of reading JSON, UTF-8 and rows are
            if not force:
                raise UsageError(
                    f"the {MANIFEST} of that folder is damaged, or not a manifest of Memos",
                    "choose another folder with `-o`, or overwrite it with `--force`",
                ) from None

    def add(self, row: Row) -> None:
        """What this run says of an input, in place of what was said of it. Papers that it gave when the same was asked, and gives no more, fall."""
        name, entry, before = row.input.input, row.input, self.input(row.input.input)
        if before and not entry.sha256:  # not made: what was made of it still is
            stood = tuple(dict.fromkeys((*before.files, *entry.files)))
            entry = entry.model_copy(update={"asked_sha256": before.asked_sha256, "files": stood})
        self._rows.execute("insert or replace into inputs values (?, 1, ?)", (name, entry.model_dump_json()))
        self._rows.execute("delete from failed where input = ?", (name,))
        failed = [(name, each.model_dump_json()) for each in row.failed]
        self._rows.executemany("insert or replace into failed values (?, ?, 1)", failed)
        files = [(each.path, each.input, each.sha256, each.model_dump_json()) for each in row.files]
        self._rows.executemany("insert or replace into files values (?, ?, ?, 1, ?)", files)
        if before and entry.sha256 and entry.asked_sha256 == before.asked_sha256:
            stems = {_stem(path) for path in before.files} - {_stem(path) for path in entry.files}
            fallen = [(path, name, sha256) for path, sha256 in self.hashes_of(name).items() if _stem(path) in stems]
            self._rows.executemany("insert or replace into fallen values (?, ?, ?)", fallen)
            self._rows.executemany("delete from files where path = ?", [(path,) for path, _, _ in fallen])
        self.changed = True

    def withdraw(self, name: str, folder: Folder) -> None:
        """Keep nothing of an input that is gone but the rows of those of its files that are there."""
        self._rows.execute("insert into withdrawn values (?)", (name,))
        paths = self.hashes_of(name)
        self.changed |= not paths or not all(folder.has(path) for path in paths)

    def fallen(self) -> list[tuple[str, str]]:
        """Files with their hashes that no input of the manifest gives any more."""
        return self._rows.execute(
            "select path, sha256 from fallen where path not in (select path from files) order by path"
        ).fetchall()

    def knows(self, name: str) -> bool:
        """Whether there was such an input."""
        return self._one("select input from inputs where input = ?", name) is not None

    def inputs(self) -> Iterator[str]:
        """Names of all inputs."""
        return (name for (name,) in self._rows.execute("select input from inputs order by input"))

    def input(self, name: str) -> CheckedInput | None:
        """An input as it was."""
        row = self._one("select row from inputs where input = ?", name)
        return CheckedInput.model_validate_json(row) if row else None

    def files(self) -> Iterator[MadeFile]:
        """All files, by their paths. Raises `UsageError` where one would be outside of the folder."""
        for path, row in self._rows.execute("select path, row from files order by path"):
            if PurePosixPath(path).is_absolute() or ".." in PurePosixPath(path).parts or "\\" in path:
                raise UsageError(f"the {MANIFEST} names a file outside of its folder: {path}", "make the papers anew")
            yield MadeFile.model_validate_json(row)

    def files_of(self, name: str) -> tuple[MadeFile, ...]:
        """The files made of an input, whenever that was."""
        rows = self._rows.execute("select row from files where input = ? order by path", (name,))
        return tuple(MadeFile.model_validate_json(row) for (row,) in rows)

    def hashes_of(self, name: str) -> dict[str, str]:
        """SHA-256 of the files made of an input, by their paths."""
        return dict(self._rows.execute("select path, sha256 from files where input = ?", (name,)).fetchall())

    def owns(self, path: str) -> bool:
        """Whether Memos wrote the file."""
        return self._one("select path from files where path = ?", path) is not None

    def write(self, folder: Folder, generator: str) -> None:
        """Write the manifest, and the files' hashes beside it as `sha256sum -c` reads them; rows of other runs stay while their files do. What fell is
        removed, unless somebody changed it."""
        with folder.alone():
            folder.clear((MANIFEST, SUMS))
            self._rows.execute("delete from rivals")
            for table in ("files", "failed", "inputs"):
                self._rows.execute(f"delete from {table} where not own")  # noqa: S608 -- three names of our own
            self.read(folder, force=True)
            self._rows.execute("delete from files where not own and (path, input) in (select path, input from fallen)")
            self._yield(folder)
            others = self._rows.execute("select path from files where not own").fetchall()
            gone = [path for path in others if not folder.has(*path)]
            self._rows.executemany("delete from files where path = ?", gone)
            self._rows.execute("delete from failed where not own and input in withdrawn")
            self._rows.execute(
                "delete from inputs where not own and input in withdrawn and input not in (select input from files)"
            )
            for path, sha256 in self.fallen():
                if folder.hash_of(path) == sha256:
                    folder.remove(path)
                    folder.remove(path.rpartition("/")[0])
            folder.write([(SUMS, self._sums), (MANIFEST, lambda: self._manifest(generator))])

    def sums_stand(self, folder: Folder) -> bool:
        """Whether the files' hashes stand beside the manifest as it says them."""
        return all(given == said for given, said in zip_longest(folder.lines(SUMS), self._sums()))

    def _yield(self, folder: Folder) -> None:
        """Of a file that another run has written since, its row counts; the next run looks at such an input anew, since it may be made with
        other options."""
        rivals = self._rows.execute(
            "select path, sha256 from rivals where sha256 <> (select sha256 from files where files.path = rivals.path)"
        )
        for path in [path for path, sha256 in rivals if folder.hash_of(path) == sha256]:
            name = self._one("select input from files where path = ?", path) or ""
            self._rows.execute(
                "update files set (sha256, row) = (select sha256, row from rivals where path = ?1) where path = ?1",
                (path,),
            )
            entry = self.input(name)
            if entry:
                anew = entry.model_copy(update={"sha256": ""}).model_dump_json()
                self._rows.execute("update inputs set row = ? where input = ?", (anew, name))

    def _take(self, table: str, row: str) -> None:
        match table:
            case "files":
                file = MadeFile.model_validate_json(row)
                values = (file.path, file.input, file.sha256, row)
                if not self._rows.execute("insert or ignore into files values (?, ?, ?, 0, ?)", values).rowcount:
                    self._rows.execute("insert or replace into rivals values (?, ?, ?)", (file.path, file.sha256, row))
            case "inputs":
                entry = CheckedInput.model_validate_json(row)
                self._rows.execute("insert or ignore into inputs values (?, 0, ?)", (entry.input, row))
            case _:
                name = FailedInput.model_validate_json(row).input
                if self._one("select input from inputs where own and input = ?", name) is None:
                    self._rows.execute("insert or ignore into failed values (?, ?, 0)", (name, row))

    def _manifest(self, generator: str) -> Iterator[bytes]:
        yield f'{{\n{_VERSION}\n"generator": {json.dumps(generator)}'.encode()
        for table, order in (("files", "path"), ("failed", "row"), ("inputs", "input")):
            yield f',\n"{table}": ['.encode()
            mark = "\n"
            for (row,) in self._rows.execute(f"select row from {table} order by {order}"):  # noqa: S608 -- names of our own
                yield f"{mark}{row}".encode()
                mark = ",\n"
            yield b"]" if mark == "\n" else b"\n]"
        yield b"\n}\n"

    def _sums(self) -> Iterator[bytes]:
        for path, sha256 in self._rows.execute("select path, sha256 from files order by path"):
            yield f"{sha256}  {path}\n".encode()

    def _one(self, question: str, value: str) -> str | None:
        row = self._rows.execute(question, (value,)).fetchone()
        return row[0] if row else None


def _stem(path: str) -> str:
    return path.rpartition(".")[0]


def _rows_of(folder: Folder) -> Iterator[tuple[str, str]]:
    """The rows of a folder's manifest with the names of their tables, one by one where each stands on a line of its own."""
    lines = (line.decode() for line in folder.lines(MANIFEST))
    if next(lines, None) == "{\n" and next(lines, None) == f"{_VERSION}\n":
        table = ""
        for line in lines:
            if line.startswith("{"):
                yield table, line.rstrip(",\n")
            elif line.endswith(": [\n"):
                table = line.split('"')[1]
        return
    data = folder.read(MANIFEST)
    if data is not None:
        manifest = Manifest.model_validate_json(data)
        for name, rows in (("files", manifest.files), ("failed", manifest.failed), ("inputs", manifest.inputs)):
            yield from ((name, row.model_dump_json()) for row in rows)
