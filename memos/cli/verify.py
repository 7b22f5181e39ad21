"""`memos verify`: whether papers are still what their manifest says."""

from typing import Annotated

import typer

from memos.cli.findings import Findings
from memos.cli.options import (
    Columns,
    Language,
    OutputFormat,
    Previous,
    Quiet,
    Registers,
    ReportFormat,
    StyleFile,
    Templates,
)
from memos.cli.output import note


def verify(
    folder: Annotated[
        str, typer.Argument(metavar="FOLDER", help="Folder with papers and their manifest.", show_default=False)
    ],
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PATH]...",
            help="Inputs that the papers are compared with; none when left out.",
            show_default=False,
        ),
    ] = None,
    *,
    templates: Templates = None,
    register: Registers = None,
    previous: Previous = None,
    style: StyleFile = None,
    columns: Columns = None,
    language: Language = None,
    output_format: OutputFormat = None,
    quiet: Quiet = False,
) -> None:
    """Read all papers of a folder again, and compare them with the manifest: their bytes, pages and banners. With inputs, compare them with these too.

    Give the options with which the papers were made.

    Example: `memos verify out`, or `memos verify out samples/washington-2023`
    """
    from memos.batch.options import Options
    from memos.batch.verify import verify as verified

    form = output_format or ReportFormat.text
    options = Options(
        register=tuple(register or ()),
        style=style,
        language=language,
        templates=tuple(templates or ()),
        previous=previous,
        columns=columns,
    )
    findings = Findings(form)
    count = 0
    for outcome in verified(folder, paths or (), options):
        count += 1
        findings.take(outcome.findings, outcome.lines)
    findings.close(inputs=count)
    if not findings and not quiet and form is ReportFormat.text:
        note(f"{count} file{'' if count == 1 else 's'} verified, nothing to report")
    raise typer.Exit(findings.exit_code(strict=False))
