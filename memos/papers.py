"""Templates of papers: the shipped ones by name, others from their file."""

from functools import lru_cache
from pathlib import Path

from memos.errors import UsageError
from memos.findings import Finding
from memos.read import Source, read_file, read_text
from memos.schemas.template import Template
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


def check_template(source: Source) -> tuple[Template | None, tuple[Finding, ...]]:
    """The template that a file holds, and all that is wrong with it."""
    return validate_as(source, Template)
