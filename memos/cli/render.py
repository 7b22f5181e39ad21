"""`memos render`: papers of inputs, as files and a manifest."""

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from memos.cli.findings import Findings
from memos.cli.options import (
    Columns,
    Language,
    OutputFormat,
    Paths,
    Previous,
    Quiet,
    Registers,
    ReportFormat,
    Strict,
    StyleFile,
    Templates,
    Verbose,
)
from memos.cli.output import bug, note, result, said_of_settings
from memos.cli.progress import Progress
from memos.errors import UsageError

if TYPE_CHECKING:
    from memos.batch.outcome import Outcome
    from memos.batch.render import Report

STANDARD_OUTPUT = "-"


class Engine(StrEnum):
    """Who makes the papers."""

    local = "local"
    dask = "dask"


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
    templates: Templates = None,
    register: Registers = None,
    previous: Previous = None,
    style: StyleFile = None,
    columns: Columns = None,
    language: Language = None,
    jobs: Annotated[
        int | None,
        typer.Option(
            "--jobs", "-j", metavar="N", min=1, help="Worker processes; all cores when left out.", show_default=False
        ),
    ] = None,
    engine: Annotated[
        Engine, typer.Option("--engine", help="Who makes the papers: worker processes here, or a Dask cluster.")
    ] = Engine.local,
    scheduler: Annotated[
        str | None,
        typer.Option(
            "--scheduler",
            metavar="ADDRESS",
            help="Address of the Dask cluster's scheduler, such as `tcp://10.0.0.1:8786`.",
            show_default=False,
        ),
    ] = None,
    time_limit: Annotated[
        float | None,
        typer.Option(
            "--time-limit",
            metavar="SECONDS",
            min=1,
            help="Time that the papers of one input may take; 120 when left out.",
            show_default=False,
        ),
    ] = None,
    force: Annotated[
        bool,
        typer.Option("--force", help="Make all papers anew, and overwrite files that Memos did not write."),
    ] = False,
    fail_fast: Annotated[bool, typer.Option("--fail-fast", help="Stop at the first input with errors.")] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Check everything and say what would be made and why, but write nothing.")
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
    from memos.batch.make import FORMATS, in_formats
    from memos.batch.options import Options
    from memos.batch.render import TIME_LIMIT, one_paper
    from memos.batch.render import render as make
    from memos.read.address import is_address, joined
    from memos.settings import settings_of

    nearest = settings_of(paths[0])
    run = nearest.settings
    into = _outlasting(output or (nearest.path(run.output) if run.output else "out"))
    form = output_format or ReportFormat(run.output_format or "text")
    wanted = in_formats(formats or run.format or FORMATS)
    findings = Findings(form)

    def said(outcome: "Outcome") -> None:
        shown = [found for found in outcome.findings if found.severity == "error" or not no_check]
        findings.take(shown, outcome.lines)
        if verbose and outcome.is_input:
            note(f"read {outcome.name}{said_of_settings(outcome.name)}{_came_of(outcome)}")

    strictly = bool(run.strict if strict is None else strict)
    if into == STANDARD_OUTPUT:
        if form is not ReportFormat.text:
            raise UsageError("the paper and the report cannot both go to standard output", "name a folder with `-o`")
        options = Options(
            register=tuple(register or ()),
            style=style,
            language=language,
            templates=tuple(templates or ()),
            previous=previous,
            columns=columns,
        )
        outcomes, data = one_paper(paths, options, formats=wanted)
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        for outcome in outcomes:
            said(outcome)
        findings.close(inputs=len(outcomes))
        raise typer.Exit(findings.exit_code(strict=strictly))

    listed = form is ReportFormat.text and not quiet
    with Progress(shown=not quiet) as progress:

        def came(outcome: "Outcome") -> None:
            for row in outcome.files if listed else ():
                if row.path in outcome.why:
                    path = joined(into, row.path) if is_address(into) else str(Path(into) / row.path)
                    result(f"{path}: {outcome.why[row.path]}" if dry_run else path)
            said(outcome)
            if outcome.is_input:
                progress.step(len(outcome.why))

        done = make(
            paths,
            into,
            formats=wanted,
            templates=templates or (),
            registers=register or (),
            previous=previous,
            style=style,
            columns=columns,
            language=language,
            settings=True,
            jobs=jobs or run.jobs or os.cpu_count() or 1,
            engine=engine.value,
            scheduler=scheduler,
            time_limit=time_limit or run.time_limit or TIME_LIMIT,
            force=force,
            fail_fast=fail_fast,
            dry_run=dry_run,
            on_input=came,
            on_start=progress.begin,
        )
    findings.close(inputs=done.inputs)
    for trouble in done.troubles:
        if trouble.trace:
            bug(trouble.message, trouble.trace)
    if listed:
        note(_summary(done, into, dry_run=dry_run))
    raise typer.Exit(max(done.exit_code, findings.exit_code(strict=strictly)))


def _outlasting(folder: str) -> str:
    """The folder; raises `UsageError` for one that is gone when the command ends, as a program's own memory is."""
    if folder.lower().startswith("memory://"):
        raise UsageError(f"{folder} does not outlast this command", "name a folder, or an address of a store")
    return folder


def _came_of(outcome: "Outcome") -> str:
    """What came of an input, for those who want to know."""
    if outcome.refused:
        return ": it was not rendered"
    return "" if outcome.why or not outcome.files else ": its papers stand as they are"


def _summary(done: "Report", output: str, *, dry_run: bool) -> str:
    papers = f"{done.made} file{'' if done.made == 1 else 's'} {'would be made' if dry_run else 'made'} in {output}"
    unchanged = f", {done.unchanged} unchanged" if done.unchanged else ""
    failed = len({row.input for row in done.failed})
    return papers + unchanged + (f"; {failed} input{'' if failed == 1 else 's'} with errors" if failed else "")
