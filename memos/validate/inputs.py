"""An input to a `Visit`: its kind, its fields, its references.

A file of one meeting becomes a visit with one meeting, so that there is one way from here on.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from memos.findings import Finding, Place, in_order
from memos.read import Source
from memos.registers import Registers, completed
from memos.rules import fields
from memos.schemas.meeting import Meeting, MeetingFile
from memos.schemas.visit import Visit
from memos.validate.models import validate_as
from memos.validate.references import references
from memos.validate.registers import unknown_references, validate_register

_MOST = 50
"""Findings of one code in one file that are listed."""
_KINDS = ("visit", "meeting")
_OTHERS = ("style", "template", "labels", "columns")


@dataclass(frozen=True, slots=True)
class Validated:
    """What a file holds, and all that is wrong with it, those of reading it included."""

    visit: Visit | None
    """None where there is an error."""
    findings: tuple[Finding, ...]


def validate(source: Source, registers: Registers | None = None) -> Validated:
    """The visit, or the one meeting, that a file holds, with the people of the registers to whom it refers. A register is validated, and gives none."""
    visit, found = _visit(source, registers or Registers())
    findings = listed(in_order((*_in_file(source.findings, source), *found)))
    grave = any(finding.severity == "error" for finding in findings)
    return Validated(None if grave else visit, findings)


def listed(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """At most fifty findings of one code in one file, and how many more there are."""
    counts: dict[tuple[str, str], int] = {}
    kept: dict[tuple[str, str], Finding] = {}
    first = []
    for finding in findings:
        kind = (finding.file, finding.code)
        counts[kind] = counts.get(kind, 0) + 1
        if counts[kind] <= _MOST:
            first.append(finding)
            kept[kind] = finding
    more = (
        replace(fields.and_more(last.code, counts[kind] - _MOST, last.severity), file=last.file, place=last.place)
        for kind, last in kept.items()
        if counts[kind] > _MOST
    )
    return (*first, *more)


def _visit(source: Source, registers: Registers) -> tuple[Visit | None, tuple[Finding, ...]]:
    data = source.data
    if data is None and any(finding.severity == "error" for finding in source.findings):
        return None, ()
    if data is None:
        return None, tuple(_in_file([fields.nothing_in_it()], source))
    if not isinstance(data, dict):
        return None, tuple(_in_file([fields.wrong_shape("the file", "fields", "")], source))
    kind = data.get("kind")
    if kind in _OTHERS:
        return None, tuple(_in_file([fields.not_yet(str(kind))], source))
    if isinstance(kind, dict | list):
        return None, tuple(_in_file([fields.wrong_shape("kind", "text", "kind")], source))
    if kind == "register":
        register, wrong = validate_register(source)
        missing = unknown_references([(register, source)] if register else [])
        return None, (*wrong, *_in_file((finding for _, finding in missing), source))
    if kind not in _KINDS:
        given = kind if isinstance(kind, str) else None
        return None, tuple(_in_file([fields.unknown_kind(given, _KINDS)], source))
    found = tuple(_in_file(references(data, source, registers.people), source))
    if kind == "visit":
        visit, wrong = validate_as(source, Visit)
    else:
        meeting, wrong = validate_as(source, MeetingFile)
        visit = _as_visit(meeting) if meeting else None
    return completed(visit, registers) if visit else None, tuple(dict.fromkeys((*wrong, *found)))


def _as_visit(file: MeetingFile) -> Visit:
    """The file as a visit with one meeting; marking and header stay with the meeting."""
    shared = {
        name: getattr(file, name) for name in ("id", "language", "our_side", "sides", "people", "papers", "copies")
    }
    meeting = Meeting.model_construct(**{name: getattr(file, name) for name in Meeting.model_fields})
    return Visit.model_construct(
        kind="visit", title=file.subject, time_zone=file.time_zone, meetings=(meeting,), **shared
    )


def _in_file(findings: Iterable[Finding], source: Source) -> Iterator[Finding]:
    """The findings with their file and, where they have only a path, their place."""
    for finding in findings:
        place = finding.place or source.place(finding.path) or Place(1, 1, 1, 1)
        yield replace(finding, file=source.name, place=place)
