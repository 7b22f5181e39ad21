"""Options that several commands share."""

from enum import StrEnum
from typing import Annotated

import typer


class ReportFormat(StrEnum):
    """How findings are reported."""

    text = "text"
    json = "json"
    sarif = "sarif"
    junit = "junit"
    github = "github"


Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH...",
        help="Files, folders with files in them, patterns such as `delegation/*.yaml`, or `-` for standard input.",
        show_default=False,
    ),
]
OutputFormat = Annotated[
    ReportFormat | None,
    typer.Option("--output-format", help="How findings are reported; as text when left out.", show_default=False),
]
Strict = Annotated[
    bool | None,
    typer.Option("--strict/--no-strict", help="Let warnings count as errors in the exit code.", show_default=False),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print findings and nothing else.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Tell what was read, chosen and skipped.")]
StyleFile = Annotated[
    str | None,
    typer.Option(
        "--style",
        metavar="FILE",
        help="Style file (YAML) laid over the standard style, or a house's Word file (.docx, .dotx).",
        show_default=False,
    ),
]
Columns = Annotated[
    str | None,
    typer.Option(
        "--columns",
        metavar="FILE",
        help="Mapping (YAML) of the columns of tables, CSV or XLSX, to fields; headers that name fields need none.",
        show_default=False,
    ),
]
Registers = Annotated[
    list[str] | None,
    typer.Option(
        "--register",
        metavar="FILE",
        help="Register of people, offices and terms that inputs refer to and are checked against; may be given several times.",
        show_default=False,
    ),
]
Previous = Annotated[
    str | None,
    typer.Option(
        "--previous",
        metavar="FILE",
        help="An earlier visit: its open actions and its asks are looked for in the inputs.",
        show_default=False,
    ),
]
Templates = Annotated[
    list[str] | None,
    typer.Option(
        "--template",
        "-t",
        metavar="TEMPLATE",
        help="Template by name or by its file; those that the input names when left out.",
        show_default=False,
    ),
]
Language = Annotated[
    str | None,
    typer.Option(
        "--language",
        metavar="TAG",
        help="Language of the papers' labels and dates, such as `kk`.",
        show_default=False,
    ),
]
