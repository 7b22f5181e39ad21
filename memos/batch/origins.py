"""Where a character that no font has comes from: its places in the input, or else a register, or the words of the template or of the language."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from memos.attendees import registered
from memos.batch.inputs import located
from memos.batch.jobs import Job
from memos.findings import Finding, Place
from memos.read import Source, characters
from memos.schemas.template import Template

_Known = dict[str, Mapping[str, Sequence[tuple[Place, str]]]]
"""The characters below each path that was asked for."""


def at_origins(findings: Sequence[Finding], job: Job) -> Iterator[Finding]:
    """The findings of a paper at their places in its input; those of a character at each place where it stands."""
    known: _Known = {}
    for finding in findings:
        if finding.character:
            yield from _each(finding, job, known)
        else:
            yield located(finding, job.input.source)


def _each(finding: Finding, job: Job, known: _Known) -> Iterator[Finding]:
    """A text stands for the value at its path and what belongs to that; the name of a person who is referred to stands anywhere in the input."""
    source = job.input.source
    beside = [path for path in (finding.path, finding.path.rpartition(".")[0]) if path]
    for path in beside:
        places = _places(finding.character, path, source, known)
        if places:
            yield from _at(places, finding, source)
            return
    origin = _wording(finding.character, job) or _registered(finding.character, job)
    places = () if origin else _places(finding.character, "", source, known)
    if places:
        yield from _at(places, finding, source)
    else:
        origin = origin or f"the labels, dates and names of `{job.labels.language}`"
        yield replace(finding, file=source.name, path="", message=f"{finding.message}, in {origin}")


def _places(character: str, path: str, source: Source, known: _Known) -> Sequence[tuple[Place, str]]:
    if path not in known:
        known[path] = characters(source, path)
    return known[path].get(character, ())


def _at(places: Sequence[tuple[Place, str]], finding: Finding, source: Source) -> Iterator[Finding]:
    for place, path in places:
        yield replace(finding, file=source.name, path=path, place=place)


def _wording(character: str, job: Job) -> str:
    """The template, or the language, that has the character in its own words."""
    for template in (job.template, *job.bound):
        for path, text in _wordings(template):
            if character in text:
                return f"the wording of the template `{template.name}`: `{path}`"
    words = job.labels.model_dump_json()
    return f"the labels of `{job.labels.language}`" if character in words else ""


def _registered(character: str, job: Job) -> str:
    """The entry of a register that has the character, of a person whom the input refers to and does not describe itself."""
    for number, person in enumerate(job.visit.people):
        if f"people[{number}]" not in job.input.source.values and character in person.model_dump_json():
            return f"the register's entry of `{person.id}`"
    held = (entry.person for entry in registered(job.visit) if character in entry.model_dump_json())
    return next((f"the register's entry of `{id_}`" for id_ in held), "")


def _wordings(template: Template) -> Iterator[tuple[str, str]]:
    """The texts that a template prints, by their paths."""
    if template.title:
        yield "title", template.title
    for number, section in enumerate(template.sections):
        for name in ("heading", "if_empty", "text"):
            text: str | None = getattr(section, name)
            if text:
                yield f"sections[{number}].{name}", text
