"""What the options and the settings ask for: the command line wins over the settings nearest to an input."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from memos.errors import UsageError

if TYPE_CHECKING:
    from memos.batch.asked import Asked, AskedOf
    from memos.batch.inputs import GivenRegisters
    from memos.findings import Finding
    from memos.schemas.style import Style
    from memos.settings import SettingsFile

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Options:
    """Options that settings may hold too, of one input; empty where the command line has them not."""

    select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    register: Sequence[str] = ()
    style: str | None = None
    language: str | None = None
    templates: Sequence[str] = ()
    previous: str | None = None
    """Of the command line alone."""


def settings_of(file: str) -> "SettingsFile":
    """The settings nearest to an input: of its folder, or the nearest one above it that has some."""
    folder = "" if file == STANDARD_INPUT else file if Path(file).is_dir() else str(Path(file).parent)
    return _nearest(os.path.abspath(folder), absolute=Path(file).is_absolute())  # noqa: PTH100 -- links stay as they are written


def asked_by(options: Options) -> "AskedOf":
    """What is asked of each input; settings, registers and styles are read once."""
    from dataclasses import replace

    from memos.batch.asked import Asked, Selection
    from memos.batch.inputs import read_earlier, read_registers
    from memos.styles import read_style

    select, ignore = codes(options.select), codes(options.ignore)

    @cache
    def registers(paths: tuple[str, ...]) -> "GivenRegisters":
        return read_registers(paths)

    @cache
    def styled(path: str | None) -> "tuple[Style | None, tuple[Finding, ...]]":
        return read_style(path) if path else (None, ())

    def asked(found: "SettingsFile") -> "Asked":
        held, own = found.settings, found.path
        known = registers(tuple(options.register) or tuple(map(own, held.register_)))
        look, said = styled(options.style or (own(held.style) if held.style else None))
        return Asked(
            known.registers,
            look,
            known.sources,
            (*said, *known.findings),
            tuple(options.templates) or tuple(own(name) if _is_file(name) else name for name in held.template),
            options.language or held.language,
            Selection(select or codes(held.select), ignore or codes(held.ignore)),
            read_earlier(options.previous, known.registers) if options.previous else None,
        )

    known: dict[str, Asked] = {}

    def asked_of(file: str) -> "Asked":
        found = settings_of(file)
        whole = known.get(found.name) or known.setdefault(found.name, asked(found))
        here = found.ignored_in(file)
        if not here:
            return whole
        return replace(whole, selection=replace(whole.selection, ignore=(*whole.selection.ignore, *here)))

    return asked_of


def said_of_settings(file: str) -> str:
    """Which settings an input has, for those who want to know."""
    name = settings_of(file).name
    return f", settings of {name}" if name else ""


def codes(options: Sequence[str]) -> tuple[str, ...]:
    """The codes of options, of which each may hold several; raises `UsageError` for one that no rule begins with."""
    from memos.catalogue import RULES

    found = tuple(code.strip().upper() for option in options for code in option.split(",") if code.strip())
    for code in found:
        if not any(known.startswith(code) for known in RULES):
            raise UsageError(
                f"no rule begins with `{code}`", f"codes begin with {', '.join(sorted({known[:3] for known in RULES}))}"
            )
    return found


@cache
def _nearest(folder: str, *, absolute: bool) -> "SettingsFile":
    """A folder's settings or, where it has none, those of the folder above."""
    from memos.settings import SettingsFile, settings_in

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


def _is_file(template: str) -> bool:
    return template.endswith((".yaml", ".yml", ".json"))
