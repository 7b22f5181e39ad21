"""A register file to a `Register`: its fields, ids that are given once, offices and organisations that there are."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from memos.findings import Finding
from memos.read import Source
from memos.rules import fields
from memos.schemas.register import Register
from memos.validate.models import validate_as


def validate_register(source: Source) -> tuple[Register | None, tuple[Finding, ...]]:
    """The register that a file holds, or None; and all that is wrong with it, where it stands."""
    register, wrong = validate_as(source, Register)
    if register is None:
        return None, wrong
    return register, tuple(
        replace(finding, file=source.name, place=source.place(finding.path)) for finding in _twice(register, source)
    )


def unknown_references(registers: Sequence[tuple[Register, Source]]) -> Iterator[tuple[Source, Finding]]:
    """Offices and organisations that entries refer to and that no register has."""
    offices = {office.id: office for register, _ in registers for office in register.offices}
    organisations = {held.id: held for register, _ in registers for held in register.organisations}
    for register, source in registers:
        for number, person in enumerate(register.people):
            for place, tenure in enumerate(person.offices):
                if tenure.office not in offices:
                    path = f"people[{number}].offices[{place}].office"
                    yield source, fields.unknown_entry(tenure.office, "office", tuple(offices), path)
        for number, office in enumerate(register.offices):
            if office.organisation and office.organisation not in organisations:
                path = f"offices[{number}].organisation"
                yield source, fields.unknown_entry(office.organisation, "organisation", tuple(organisations), path)


def _twice(register: Register, source: Source) -> Iterator[Finding]:
    for name in ("people", "offices", "organisations"):
        first: dict[str, str] = {}
        for number, entry in enumerate(getattr(register, name)):
            here = f"{name}[{number}].id"
            other = first.setdefault(entry.id.casefold(), here)
            place = source.place(other)
            if other != here and place:
                yield fields.id_twice(entry.id, place.line, here)
