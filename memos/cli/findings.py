"""How a command reports findings, and the exit code that they give."""

import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from memos.cli.options import ReportFormat
from memos.cli.output import colour

if TYPE_CHECKING:
    from memos.findings import Finding
    from memos.read import Line


class Findings:
    """The findings of a run, file by file: as text to standard error when they come, in any other form to standard output at the end."""

    def __init__(self, form: ReportFormat) -> None:
        from memos.reports.text import Counts

        self._form = form
        self._counts = Counts()
        self._kept: list[Finding] = []
        self._colour = colour(sys.stderr)

    def take(self, findings: "Sequence[Finding]", lines: "Mapping[int, Line]") -> None:
        """Those of one file, with the lines on which they stand."""
        self._counts.add(findings)
        if self._form is not ReportFormat.text:
            self._kept += findings
        elif findings:
            from memos.reports.text import render

            sys.stderr.write(render(findings, lines, colour=self._colour))

    def close(self, *, inputs: int) -> None:
        """Print what is to be said of them all."""
        if self._form is not ReportFormat.text:
            from importlib import import_module

            from memos.findings import in_order

            report = import_module(f"memos.reports.{self._form.value}").render(in_order(self._kept), inputs)
            sys.stdout.write(report)
        elif self:
            sys.stderr.write(f"{self._counts.summary()}\n")

    def __bool__(self) -> bool:
        return self._counts.files > 0

    def exit_code(self, *, strict: bool) -> int:
        """1 where there is an error, or a warning with `strict`; else 0."""
        found = self._counts.by_severity
        return int(found["error"] > 0 or (strict and found["warning"] > 0))
