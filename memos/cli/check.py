"""`memos check`: whether inputs are right."""

from typing import TYPE_CHECKING, Annotated

import typer

from memos.cli.findings import Findings
from memos.cli.fix import fix_files
from memos.cli.options import (
    Columns,
    OutputFormat,
    Paths,
    Previous,
    Quiet,
    Registers,
    ReportFormat,
    Strict,
    StyleFile,
    Verbose,
)
from memos.cli.output import note, said_of_settings
from memos.errors import UsageError

if TYPE_CHECKING:
    from memos.batch.asked import Asked
    from memos.findings import Finding


def check(
    paths: Paths,
    *,
    register: Registers = None,
    previous: Previous = None,
    output_format: OutputFormat = None,
    strict: Strict = None,
    select: Annotated[
        list[str] | None,
        typer.Option(
            metavar="CODES",
            help="Report only these codes, or beginnings of codes, parted by commas; what keeps an input from being read is always reported.",
            show_default=False,
        ),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option(
            metavar="CODES",
            help="Leave out these codes, or beginnings of codes; not what keeps an input from being read.",
            show_default=False,
        ),
    ] = None,
    style: StyleFile = None,
    columns: Columns = None,
    fix: Annotated[
        bool,
        typer.Option(
            "--fix", help="Show, as a difference, how to put right what has one right answer; nothing is written."
        ),
    ] = False,
    write: Annotated[
        bool, typer.Option("--write", help="With `--fix`, put it right in the files, and check them again.")
    ] = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Check inputs and show all that is wrong, with line and column.

    Example: `memos check samples/washington-2023/visit.yaml`
    """
    from memos.batch.check import check_inputs
    from memos.batch.options import Options, asked_by
    from memos.batch.outcome import lines_at, of_files
    from memos.settings import settings_of

    run = settings_of(paths[0]).settings
    form = output_format or ReportFormat(run.output_format or "text")
    options = Options(
        tuple(select or ()),
        tuple(ignore or ()),
        tuple(register or ()),
        style,
        previous=previous,
        columns=columns,
    )
    asked_of = asked_by(options)
    if write and not fix:
        raise UsageError("`--write` stands without `--fix`", "add `--fix`")
    if fix:
        if form is not ReportFormat.text and not write:
            raise UsageError(
                "the difference and the report cannot both go to standard output",
                "add `--write`, or leave `--output-format` out",
            )
        fix_files(paths, asked_of, write=write, quiet=quiet or form is not ReportFormat.text)
    findings = Findings(form)
    asked: dict[tuple[Finding, ...], Asked] = {}
    count = 0
    for entry in check_inputs(paths, asked_of):
        count += 1
        asked[entry.asked.said] = entry.asked
        findings.take(entry.findings, lines_at(entry.findings, entry.source))
        if verbose:
            note(f"read {entry.name}{said_of_settings(entry.name)}")
    for said in of_files(asked.values()):
        findings.take(said.findings, said.lines)
    findings.close(inputs=count)
    if not findings and not quiet and form is ReportFormat.text:
        note(f"{count} input{'' if count == 1 else 's'} checked, nothing to report")
    raise typer.Exit(findings.exit_code(strict=bool(run.strict if strict is None else strict)))
