"""`memos schema`: the JSON Schema of what Memos reads and writes."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from memos.cli.output import result

if TYPE_CHECKING:
    from pydantic import BaseModel


class Kind(StrEnum):
    """What there is a schema of."""

    visit = "visit"
    meeting = "meeting"
    register = "register"
    template = "template"
    style = "style"
    manifest = "manifest"
    findings = "findings"
    settings = "settings"
    columns = "columns"


def schema(kind: Annotated[Kind, typer.Argument(help="What to print the schema of.")] = Kind.visit) -> None:
    """Print a JSON Schema (2020-12), by which an editor completes and explains the fields.

    Example: `memos schema visit > visit.schema.json`, and as the first line of the input:
    `# yaml-language-server: $schema=visit.schema.json`
    """
    result(json_schema(kind))


def json_schema(kind: Kind) -> str:
    """The schema as JSON text."""
    import json

    body = _model(kind).model_json_schema(by_alias=True)
    document = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": f"urn:memos:{kind.value}:1", **body}
    return json.dumps(document, indent=2, ensure_ascii=False)


_MODELS = {
    Kind.visit: ("memos.schemas.visit", "Visit"),
    Kind.meeting: ("memos.schemas.meeting", "MeetingFile"),
    Kind.register: ("memos.schemas.register", "Register"),
    Kind.template: ("memos.schemas.template", "Template"),
    Kind.style: ("memos.schemas.style", "Style"),
    Kind.manifest: ("memos.schemas.manifest", "Manifest"),
    Kind.findings: ("memos.schemas.findings", "FindingsReport"),
    Kind.settings: ("memos.schemas.settings", "Settings"),
    Kind.columns: ("memos.schemas.columns", "Columns"),
}


def _model(kind: Kind) -> "type[BaseModel]":
    from importlib import import_module

    module, name = _MODELS[kind]
    model: type[BaseModel] = getattr(import_module(module), name)
    return model
