"""`memos check`: whether inputs are right."""

from typing import Annotated

import typer

from memos.cli.findings import chosen, exit_code, report
from memos.cli.options import OutputFormat, Paths, Quiet, Registers, ReportFormat, Strict, StyleFile, Verbose
from memos.cli.output import note


def check(
    paths: Paths,
    *,
    register: Registers = None,
    output_format: OutputFormat = ReportFormat.text,
    strict: Strict = False,
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
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Check inputs and show all that is wrong, with line and column.

    Example: `memos check samples/washington-2023/visit.yaml`
    """
    from memos.batch.inputs import read_inputs, read_registers
    from memos.batch.jobs import jobs, makeable
    from memos.batch.make import composed, rendering_findings
    from memos.findings import in_order
    from memos.styles import standard, style_of
    from memos.validate import listed

    look = style_of(style) if style else standard()
    known = read_registers(register or ())
    inputs = () if known.refused else tuple(makeable(entry) for entry in read_inputs(paths, known.registers))
    findings = [*known.findings, *(finding for entry in inputs for finding in entry.findings)]
    findings += listed(
        in_order(finding for job in jobs(inputs) for finding in rendering_findings(job, composed(job), look))
    )
    shown = chosen(in_order(findings), select or (), ignore or ())
    sources = [*known.sources, *(entry.source for entry in inputs)]
    report(shown, sources, output_format, inputs=len(inputs))
    if verbose:
        for entry in inputs:
            note(f"read {entry.name}")
    if not shown and not quiet and output_format is ReportFormat.text:
        note(f"{len(inputs)} input{'' if len(inputs) == 1 else 's'} checked, nothing to report")
    raise typer.Exit(exit_code(shown, strict=strict))
