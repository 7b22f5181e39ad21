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
    from memos.batch.check import check_inputs
    from memos.batch.inputs import read_registers
    from memos.findings import in_order
    from memos.styles import standard, style_of

    look = style_of(style) if style else standard()
    known = read_registers(register or ())
    findings, sources, count = [*known.findings], [*known.sources], 0
    for entry in () if known.refused else check_inputs(paths, look, known.registers):
        count += 1
        findings += entry.findings
        if entry.findings:
            sources.append(entry.source.bare())
        if verbose:
            note(f"read {entry.name}")
    shown = chosen(in_order(findings), select or (), ignore or ())
    report(shown, sources, output_format, inputs=count)
    if not shown and not quiet and output_format is ReportFormat.text:
        note(f"{count} input{'' if count == 1 else 's'} checked, nothing to report")
    raise typer.Exit(exit_code(shown, strict=strict))
