"""What options and settings ask for: the command line wins over the settings nearest to an input.

Options are plain values, so that they travel to worker processes, each of which reads registers, styles and templates once.
"""

import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from memos import __version__
from memos.batch.asked import Asked, AskedOf, Selection
from memos.batch.inputs import GivenRegisters, read_earlier, read_registers
from memos.batch.tables import GivenColumns, read_columns
from memos.catalogue import RULES
from memos.errors import UsageError
from memos.findings import Finding
from memos.labels import labels_in
from memos.papers import bound_by, template
from memos.schemas.style import Style
from memos.settings import SettingsFile, settings_of
from memos.styles import digest, read_style, standard
from memos.templates import shipped


@dataclass(frozen=True, slots=True)
class Options:
    """Options that settings may hold too, of one input; empty where the command line has them not."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    register: tuple[str, ...] = ()
    style: str | None = None
    language: str | None = None
    templates: tuple[str, ...] = ()
    previous: str | None = None
    """Of the command line alone."""
    columns: str | None = None
    settings: bool = True
    """Whether files of settings are looked for."""


def asked_by(options: Options) -> AskedOf:
    """What is asked of each input; settings, registers and styles are read once.

    Raises `UsageError`, when an input is asked for, for what is not there or not right.
    """
    select, ignore = codes(options.select), codes(options.ignore)

    @cache
    def registers(paths: tuple[str, ...]) -> GivenRegisters:
        return read_registers(paths)

    @cache
    def mapped(path: str | None) -> GivenColumns:
        return read_columns(path)

    @cache
    def styled(path: str | None) -> tuple[Style | None, tuple[Finding, ...]]:
        return read_style(path) if path else (None, ())

    def asked(found: SettingsFile) -> Asked:
        held, own = found.settings, found.path
        known = registers(options.register or tuple(map(own, held.register_)))
        look, said = styled(options.style or (own(held.style) if held.style else None))
        table = mapped(options.columns or (own(held.columns) if held.columns else None))
        whole = Asked(
            known.registers,
            look,
            (*known.sources, *table.sources),
            (*said, *known.findings, *table.findings),
            table.columns,
            options.templates or tuple(own(name) if _is_file(name) else name for name in held.template),
            options.language or held.language,
            Selection(select or codes(held.select), ignore or codes(held.ignore)),
            read_earlier(options.previous, known.registers) if options.previous else None,
            style_digest=digest(look or standard()),
        )
        if whole.language:
            labels_in(whole.language)
        return replace(whole, digest=_digest(whole))

    known: dict[str, Asked] = {}

    @cache
    def nearest(folder: str) -> tuple[SettingsFile, Asked]:
        found = settings_of(folder or ".") if options.settings else SettingsFile()
        return found, known.get(found.name) or known.setdefault(found.name, asked(found))

    def asked_of(file: str) -> Asked:
        found, whole = nearest(os.path.split(file)[0])
        here = found.ignored_in(file)
        if not here:
            return whole
        selection = replace(whole.selection, ignore=(*whole.selection.ignore, *here))
        return replace(whole, selection=selection, digest=_hash(whole.digest, *here))

    return asked_of


def codes(options: Sequence[str]) -> tuple[str, ...]:
    """The codes of options, of which each may hold several; raises `UsageError` for one that no rule begins with."""
    found = tuple(code.strip().upper() for option in options for code in option.split(",") if code.strip())
    for code in found:
        if not any(known.startswith(code) for known in RULES):
            raise UsageError(
                f"no rule begins with `{code}`", f"codes begin with {', '.join(sorted({known[:3] for known in RULES}))}"
            )
    return found


def _digest(asked: Asked) -> str:
    """One hash of all that is asked and of all that ships: what is found in an input and made of it depends on nothing else but its own files."""
    earlier = asked.earlier.source if asked.earlier else None
    return _hash(
        __version__,
        _shipped(),
        asked.style_digest,
        asked.language or "",
        *(held.model_dump_json() for name in asked.templates for held in (template(name), *bound_by(name))),
        *("select", *asked.selection.select, "ignore", *asked.selection.ignore),
        *("sources", *(source.text for source in asked.sources)),
        *("previous", *([earlier.text] if earlier else ())),
    )


@cache
def _shipped() -> str:
    """One hash of the shipped templates, labels and styles."""
    files = (file for folder in ("papers", "labels", "styles") for file in shipped(folder).iterdir())
    ours = sorted((file.name, file.read_text(encoding="utf-8")) for file in files if file.name.endswith(".yaml"))
    return _hash(*(part for file in ours for part in file))


def _hash(*parts: str) -> str:
    whole = hashlib.sha256()
    for part in parts:
        whole.update(hashlib.sha256(part.encode()).digest())
    return whole.hexdigest()


def _is_file(name: str) -> bool:
    return Path(name).suffix in {".yaml", ".yml", ".json"}
