"""The mapping of the columns of tables to fields, as the user named it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from memos.errors import UsageError
from memos.findings import Finding
from memos.read import Source, read_file
from memos.read.tables import KINDS, paths, target
from memos.rules import tables
from memos.schemas.columns import Columns
from memos.validate import validate_as


@dataclass(frozen=True, slots=True)
class GivenColumns:
    """A mapping file, and all that is wrong with it."""

    columns: Columns | None = None
    """None where none was named, or where it has errors."""
    sources: tuple[Source, ...] = ()
    findings: tuple[Finding, ...] = ()


def read_columns(path: str | None) -> GivenColumns:
    """The mapping in a file.

    Raises `UsageError` for a path that is not there or a file of another kind, `FileError` for one that cannot be read.
    """
    if path is None:
        return GivenColumns()
    source = read_file(Path(path))
    if source.data is not None and not (isinstance(source.data, dict) and source.data.get("kind") == "columns"):
        raise UsageError(f"{path} is no mapping of columns", "name a file with `kind: columns`")
    columns, wrong = validate_as(source, Columns)
    found = wrong if columns is None else (*source.findings, *_no_paths(columns, source))
    placed = tuple(replace(finding, file=source.name) for finding in found)
    grave = any(finding.severity == "error" for finding in placed)
    return GivenColumns(None if grave else columns, (source,), placed)


def _no_paths(columns: Columns, source: Source) -> Iterator[Finding]:
    names = tuple(dict.fromkeys(name for kind in KINDS for name in paths(kind)))
    for header, column in columns.columns.items():
        if not any(target(kind, column.field) for kind in KINDS):
            path = f"columns.{header}"
            yield replace(tables.no_path(column.field, names, path), place=source.place(path))
