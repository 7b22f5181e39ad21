"""`memos render`: papers of inputs, as files and a manifest."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from memos.cli.asked import Options, asked_by, said_of_settings, settings_of
from memos.cli.findings import exit_code, report
from memos.cli.options import OutputFormat, Paths, Previous, Quiet, Registers, ReportFormat, Strict, StyleFile, Verbose
from memos.cli.output import note, result
from memos.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from memos.batch.make import Format
    from memos.batch.render import Report
    from memos.schemas.manifest import MadeFile

STANDARD_OUTPUT = "-"


def render(
    paths: Paths,
    *,
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FOLDER",
            help="Folder for the papers, `out` when left out; `-` writes one paper to standard output.",
            show_default=False,
        ),
    ] = None,
    formats: Annotated[
        list[str] | None,
        typer.Option(
            "--format", "-f", metavar="FORMAT", help="`docx` or `pdf`; both when left out.", show_default=False
        ),
    ] = None,
    templates: Annotated[
        list[str] | None,
        typer.Option(
            "--template",
            "-t",
            metavar="TEMPLATE",
            help="Template by name or by its file; those that the input names when left out.",
            show_default=False,
        ),
    ] = None,
    register: Registers = None,
    previous: Previous = None,
    style: StyleFile = None,
    language: Annotated[
        str | None,
        typer.Option(
            "--language",
            metavar="TAG",
            help="Language of the papers' labels and dates, such as `kk`.",
            show_default=False,
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite files that Memos did not write.")] = False,
    fail_fast: Annotated[bool, typer.Option("--fail-fast", help="Stop at the first input with errors.")] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Check everything and say what would be made, but write nothing.")
    ] = False,
    no_check: Annotated[
        bool, typer.Option("--no-check", help="Leave out all findings that do not keep a paper from being made.")
    ] = False,
    output_format: OutputFormat = None,
    strict: Strict = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Make papers of inputs: a DOCX and a PDF of each, and a manifest.

    Inputs with errors are not rendered; the others are.

    Example: `memos render samples/washington-2023/visit.yaml -o out`
    """
    from memos.batch.render import one_paper, render_asked

    nearest = settings_of(paths[0])
    run = nearest.settings
    into = output or (nearest.path(run.output) if run.output else "out")
    form = output_format or ReportFormat(run.output_format or "text")
    wanted = _formats(formats or run.format)
    asked_of = asked_by(
        Options(register=register or (), style=style, language=language, templates=templates or (), previous=previous)
    )
    if into == STANDARD_OUTPUT:
        if form is not ReportFormat.text:
            raise UsageError("the paper and the report cannot both go to standard output", "name a folder with `-o`")
        outcome, data = one_paper(paths, asked_of, formats=wanted)
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    else:
        announce = _announce(Path(into)) if form is ReportFormat.text and not quiet else _silent
        outcome = render_asked(
            paths,
            Path(into),
            asked_of,
            formats=wanted,
            force=force,
            fail_fast=fail_fast,
            dry_run=dry_run,
            on_file=announce,
        )
    findings = [finding for finding in outcome.findings if finding.severity == "error" or not no_check]
    sources = [*outcome.registers, *(entry.source for entry in outcome.inputs)]
    report(findings, sources, form, inputs=len(outcome.inputs))
    if verbose:
        for entry in outcome.inputs:
            refused = ": it was not rendered" if entry.visit is None else ""
            note(f"read {entry.name}{said_of_settings(entry.name)}{refused}")
    if not quiet and form is ReportFormat.text and into != STANDARD_OUTPUT:
        note(_summary(outcome, into, dry_run=dry_run))
    raise typer.Exit(exit_code(findings, strict=bool(run.strict if strict is None else strict)))


def _formats(named: "Sequence[str]") -> "tuple[Format, ...]":
    from memos.batch.make import FORMATS

    for name in named:
        if name not in FORMATS:
            raise UsageError(f"there is no format `{name}`", "choose docx or pdf")
    return tuple(name for name in FORMATS if not named or name in named)


def _announce(folder: Path) -> "Callable[[MadeFile], None]":
    return lambda row: result(str(folder / row.path))


def _silent(_: "MadeFile") -> None:
    pass


def _summary(outcome: "Report", output: str, *, dry_run: bool) -> str:
    count = len(outcome.files)
    papers = f"{count} file{'' if count == 1 else 's'} {'would be made' if dry_run else 'made'} in {output}"
    failed = len({row.input for row in outcome.failed})
    return papers + (f"; {failed} input{'' if failed == 1 else 's'} with errors" if failed else "")
