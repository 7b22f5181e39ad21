"""Settings: `memos.toml`, or `[tool.memos]` in `pyproject.toml`, in the folder of an input or the nearest one above it."""

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from memos.catalogue import RULES
from memos.errors import UsageError
from memos.read import Toml, read_bytes, read_toml
from memos.read.address import is_address
from memos.read.limits import INPUT
from memos.rules.syntax import shown
from memos.schemas.settings import Settings

STANDARD_INPUT = "-"
_OWN = "memos.toml"
_SHARED = "pyproject.toml"
_GLOB = re.compile(r"(?P<folders>\*\*/)|(?P<all>\*\*)|(?P<part>\*)|(?P<one>\?)|(?P<plain>.)", re.DOTALL)
_NAMES = tuple(entry.alias or name for name, entry in Settings.model_fields.items())
_MANY = '["one", "two"]'


@dataclass(frozen=True, slots=True)
class SettingsFile:
    """Settings, and where they stand."""

    name: str = ""
    """The file's path; empty where there is none."""
    settings: Settings = field(default_factory=Settings)

    def path(self, written: str) -> str:
        """The path of a file that the settings name: theirs begin at their own folder."""
        return written if is_address(written) else str(Path(self.name).parent / written)

    def ignored_in(self, file: str) -> tuple[str, ...]:
        """The codes that are left out in a file, by its path."""
        listed = self.settings.per_file_ignores.items()
        if not listed:
            return ()
        here = Path(os.path.relpath(os.path.abspath(file), os.path.abspath(Path(self.name).parent))).as_posix()  # noqa: PTH100 -- links stay
        return tuple(code.upper() for pattern, codes in listed if _matches(pattern, here) for code in codes)


def settings_of(file: str) -> SettingsFile:
    """The settings nearest to an input: of its folder, or the nearest one above it that has some; none of one at an address."""
    if is_address(file):
        return SettingsFile()
    folder = "" if file == STANDARD_INPUT else file if Path(file).is_dir() else str(Path(file).parent)
    return _nearest(os.path.abspath(folder), absolute=Path(file).is_absolute())  # noqa: PTH100 -- links stay as they are written


def settings_in(folder: Path, shown_as: str) -> SettingsFile | None:
    """The settings that stand in a folder, or None; raises `UsageError` with all that is wrong with them."""
    for file, steps in ((_OWN, ()), (_SHARED, ("tool", "memos"))):
        path = folder / file
        if not path.is_file():
            continue
        name = str(Path(shown_as) / file)
        data = read_bytes(path, INPUT.bytes, name)
        if steps and b"memos" not in data:  # another's file, and none of our business
            continue
        toml = read_toml(data, name)
        given: object = toml.data
        for step in steps:
            given = given.get(step) if isinstance(given, Mapping) else None
        if given is not None:
            return SettingsFile(toml.name, _settings(given, steps, toml))
    return None


def forget() -> None:
    """Forget the settings that were read: files may have changed."""
    _nearest.cache_clear()


@cache
def _nearest(folder: str, *, absolute: bool) -> SettingsFile:
    """A folder's settings or, where it has none, those of the folder above."""
    here = Path(folder)
    found = settings_in(here, folder if absolute else _from_here(folder))
    if found is None:
        return _nearest(str(here.parent), absolute=absolute) if here.parent != here else SettingsFile()
    return found


def _from_here(folder: str) -> str:
    try:
        return os.path.relpath(folder)
    except ValueError:  # another drive
        return folder


def _settings(given: object, above: tuple[str, ...], toml: Toml) -> Settings:
    try:
        settings = Settings.model_validate(given)
        wrong = [*_unknown_codes(settings), *_missing_files(settings, Path(toml.name).parent)]
        placed = [(toml.place((*above, *steps)), what) for steps, what in wrong]
    except ValidationError as refused:
        settings = Settings()
        placed = [
            (
                (toml.key_place if error["type"] == "extra_forbidden" else toml.place)((*above, *error["loc"])),
                _said(error),
            )
            for error in refused.errors(include_url=False)
        ]
    if placed:
        lines = (f"- {toml.name}:{place.line}:{place.column}: {what}" for place, what in sorted(placed))
        raise UsageError(
            "the settings are not right\n" + "\n".join(lines), "mend them; `memos schema settings` describes each"
        )
    return settings


def _said(error: ErrorDetails) -> str:
    """What is wrong with a value, and what to write instead, in the words of TOML."""
    steps, kind, given = error["loc"], error["type"], error.get("input")
    name = str(steps[0]) if steps else ""
    if kind == "extra_forbidden":
        near = get_close_matches(name, _NAMES, n=1, cutoff=0.6)
        what = f"did you mean `{near[0]}`?" if near else f"use {', '.join(_NAMES)}"
        return f"`{shown(name)}` is not a setting; {what}"
    words = {
        "bool_type": "must be true or false, without quotes",
        "int_type": "must be a whole number, without quotes",
        "float_type": "must be a number, without quotes",
        "greater_than_equal": "must be 1 or more",
        "string_type": 'must be text in quotes: "…"',
        "tuple_type": f"must be text in quotes, or a list of such: {_MANY}",
        "dict_type": 'must be patterns and codes: "archive/**" = ["ACT101"]',
        "model_type": "must be a table: [tool.memos], and below it lines such as strict = true",
        "literal_error": f"cannot be `{shown(str(given))}`: write {error.get('ctx', {}).get('expected')}",
    }
    return f"`{name or 'tool.memos'}` {words.get(kind, error['msg'])}"


def _unknown_codes(settings: Settings) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """A code that no rule begins with is a slip of the pen."""
    listed: list[tuple[tuple[str, ...], tuple[str, ...]]] = [
        (("select",), settings.select),
        (("ignore",), settings.ignore),
        *((("per-file-ignores", pattern), codes) for pattern, codes in settings.per_file_ignores.items()),
    ]
    for above, codes in listed:
        for number, code in enumerate(codes):
            if not code or not any(known.startswith(code.upper()) for known in RULES):
                families = ", ".join(sorted({known[:3] for known in RULES}))
                yield (*above, number), f"no rule begins with `{shown(code)}`: codes begin with {families}"


def _missing_files(settings: Settings, folder: Path) -> Iterator[tuple[tuple[str | int, ...], str]]:
    named = [(("register", number), file) for number, file in enumerate(settings.register_)]
    single = [((name,), file) for name, file in (("style", settings.style), ("columns", settings.columns)) if file]
    for steps, file in (*named, *single):
        if not (folder / file).is_file():
            yield steps, f"there is no file {folder / file}: paths begin at the folder of the settings"


def _matches(pattern: str, path: str) -> bool:
    """Whether a path matches: ``*`` stands for any part of a name, ``**`` for any folders too; without ``/``, the pattern is of a name in any folder."""
    regex = "".join(
        {"folders": "(?:.*/)?", "all": ".*", "part": "[^/]*", "one": "[^/]"}.get(
            token.lastgroup or "", re.escape(token[0])
        )
        for token in _GLOB.finditer(pattern)
    )
    return re.fullmatch(regex, path if "/" in pattern else path.rpartition("/")[2], re.DOTALL) is not None
