"""Settings: options of the command line that stand in ``memos.toml``, or under ``[tool.memos]`` in ``pyproject.toml``."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, StrictBool, StrictStr, WithJsonSchema

from .entry import Entry
from .text import one_or_many

_MANY = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}

Several = Annotated[tuple[StrictStr, ...], BeforeValidator(one_or_many), WithJsonSchema(_MANY)]
"""One text or several."""

_FORMAT = {"enum": ["docx", "pdf"]}

Formats = Annotated[
    tuple[Literal["docx", "pdf"], ...],
    BeforeValidator(one_or_many),
    WithJsonSchema({"anyOf": [_FORMAT, {"type": "array", "items": _FORMAT}]}),
]
"""One format of papers or several."""


class Settings(Entry):
    """What stands in a file of settings. Paths in it begin at the file's folder; the command line wins over it."""

    select: Several = Field(
        (), title="Select", description="Codes, or beginnings of codes, that are reported.", examples=[["PAR", "SCH"]]
    )
    ignore: Several = Field(
        (), title="Ignore", description="Codes, or beginnings of codes, that are left out.", examples=[["TXT201"]]
    )
    per_file_ignores: dict[str, Several] = Field(
        {},
        alias="per-file-ignores",
        title="Ignores by file",
        description="Patterns of paths, and the codes that are left out there.",
        examples=[{"archive/**": ["ACT", "PAR101"]}],
    )
    strict: StrictBool | None = Field(
        None, title="Strict", description="Whether warnings count as errors in the exit code.", examples=[True]
    )
    output_format: Literal["text", "json", "sarif", "junit", "github"] | None = Field(
        None, alias="output-format", title="Output format", description="How findings are reported.", examples=["sarif"]
    )
    register_: Several = Field(
        (),
        alias="register",
        title="Registers",
        description="Registers of people, offices and terms.",
        examples=[["registers/people.yaml"]],
    )
    columns: StrictStr | None = Field(
        None,
        title="Columns",
        description="Mapping of the columns of tables to fields.",
        examples=["house/columns.yaml"],
    )
    style: StrictStr | None = Field(
        None, title="Style", description="Style file laid over the standard style.", examples=["house/style.yaml"]
    )
    language: StrictStr | None = Field(
        None, title="Language", description="Language of the papers' labels and dates.", examples=["kk"]
    )
    template: Several = Field(
        (),
        title="Templates",
        description="Papers to make, by name or by their file.",
        examples=[["briefing-memo", "house/readout.yaml"]],
    )
    format: Formats = Field((), title="Formats", description="Formats of the papers.", examples=[["pdf"]])
    output: StrictStr | None = Field(None, title="Output", description="Folder for the papers.", examples=["out"])
    jobs: Annotated[int, Field(strict=True, ge=1)] | None = Field(
        None, title="Jobs", description="Worker processes that make papers; all cores when left out.", examples=[8]
    )
    time_limit: Annotated[float, Field(ge=1)] | None = Field(
        None,
        alias="time-limit",
        title="Time limit",
        description="Seconds that the papers of one input may take.",
        examples=[120],
    )
