"""How a command reports findings, and the exit code that they give."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from memos.cli.options import ReportFormat
from memos.cli.output import colour

if TYPE_CHECKING:
    from memos.findings import Finding
    from memos.read import Source


def report(findings: "Sequence[Finding]", sources: "Sequence[Source]", form: ReportFormat, *, inputs: int) -> None:
    """Print the findings: as text to standard error, in any other form to standard output."""
    if form is not ReportFormat.text:
        from importlib import import_module

        sys.stdout.write(import_module(f"memos.reports.{form.value}").render(findings, inputs))
    elif findings:
        from memos.reports.text import render as rendered

        sys.stderr.write(rendered(findings, sources, colour=colour(sys.stderr)))


def exit_code(findings: "Sequence[Finding]", *, strict: bool) -> int:
    """1 where there is an error, or a warning with `strict`; else 0."""
    grave = {"error", "warning"} if strict else {"error"}
    return int(any(finding.severity in grave for finding in findings))
