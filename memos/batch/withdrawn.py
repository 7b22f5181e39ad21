"""Inputs of a manifest that are there no more: a file that was removed, a row that was struck out of its table."""

import os
from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase
from pathlib import Path

from memos.batch.inputs import Given
from memos.batch.outcome import input_name
from memos.read.address import is_address
from memos.settings import STANDARD_INPUT


def withdrawn(
    names: Iterable[str], folder: str, given: Sequence[Given], paths: Sequence[str] | None = None
) -> frozenset[str]:
    """Those of a manifest's inputs that are gone, by what was given instead; of files, those alone that `paths`, when they are named, stand for. Of an input at an address
    nobody can tell so.
    """
    present = {input_name(each.name, folder) for each in given}
    read = {each.file for each in given if each.row and each.row.headers}
    tables = tuple(f"{input_name(file, folder)}#" for file in read)
    places = None if paths is None else [os.path.abspath(path) for path in paths if not is_address(path)]  # noqa: PTH100 -- keeps `*`
    above = "" if is_address(folder) else folder
    return frozenset(name for name in names if name not in present and _is_gone(name, above, tables, places))


def _is_gone(name: str, above: str, tables: tuple[str, ...], places: Sequence[str] | None) -> bool:
    if name == STANDARD_INPUT or is_address(name) or "\\" in name:
        return False
    if name.startswith(tables):
        return True
    path = os.path.abspath(os.path.join(above, name))  # noqa: PTH100, PTH118 -- a hundred thousand of them
    covered = places is None or any(Path(path).is_relative_to(place) or fnmatchcase(path, place) for place in places)
    of_table = "#" in name and os.path.lexists(path.rpartition("#")[0])  # of one that nobody looked at
    return covered and not of_table and not os.path.lexists(path)
