"""Templates of papers: the shipped ones by name, others from their file."""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from memos.errors import MemoError, UsageError
from memos.findings import Finding, Place
from memos.read import Source, read_file, read_text
from memos.rules import templates
from memos.schemas.template import OF_A_VISIT, Template
from memos.templates import shipped
from memos.validate import validate_as


def names() -> tuple[str, ...]:
    """Names of the shipped templates."""
    return tuple(
        sorted(
            entry.name.removesuffix(".yaml") for entry in shipped("papers").iterdir() if entry.name.endswith(".yaml")
        )
    )


@lru_cache(maxsize=64)
def template(name: str) -> Template:
    """A shipped template by name, or one's own by the path of its file.

    Raises `UsageError` where there is none, or where the file is no right template.
    """
    if name in names():
        source = read_text(shipped("papers", f"{name}.yaml").read_bytes(), f"papers/{name}.yaml", "yaml")
    elif name.endswith((".yaml", ".yml", ".json")):
        source = read_file(Path(name))
    else:
        raise UsageError(
            f"there is no template `{name}`", f"choose one of {', '.join(names())}, or give the path of a template file"
        )
    found, findings = check_template(source)
    if found is None:
        first = findings[0]
        at = f":{first.place.line}:{first.place.column}" if first.place else ""
        raise UsageError(
            f"the template is not right: {source.name}{at}: {first.message}", f"run `memos templates check {name}`"
        )
    return found


def bound_by(name: str) -> tuple[Template, ...]:
    """The templates of the papers that the named one holds: shipped ones, or files that stand beside its own."""
    return tuple(template(_beside(name, paper)) for paper in template(name).papers)


def check_template(source: Source) -> tuple[Template | None, tuple[Finding, ...]]:
    """The template that a file holds, and all that is wrong with it."""
    found, findings = validate_as(source, Template)
    if found is None:
        return None, findings
    wrong = tuple(
        replace(finding, file=source.name, place=source.place(finding.path) or Place(1, 1, 1, 1))
        for finding in _refusals(found, source.name)
    )
    return (None if wrong else found), (*findings, *wrong)


def _refusals(found: Template, name: str) -> Iterator[Finding]:
    """What is right in itself and does not go together."""
    of_visit = found.made_for == "visit"
    for number, section in enumerate(found.sections):
        if (section.show not in OF_A_VISIT) if of_visit else section.show == "papers":
            yield templates.no_such_section(section.show, found.made_for, f"sections[{number}].show")
    for number, paper in enumerate(found.papers):
        path = f"papers[{number}]"
        try:
            bound = template(_beside(name, paper))
        except MemoError as problem:
            yield templates.unknown_paper(problem.message, problem.hint, path)
            continue
        if bound.made_for != "meeting":
            yield templates.unknown_paper(
                f"the paper `{paper}` is not made of a meeting", "name papers that are made of one meeting each", path
            )


def _beside(name: str, paper: str) -> str:
    """The name of a paper that a template holds: a shipped one's, or the path of a file in the folder of the template's own."""
    return paper if paper in names() else str(Path(name).parent / paper)
