"""How a command reports findings, and the exit code that they give."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from memos.cli.options import ReportFormat
from memos.cli.output import colour
from memos.errors import UsageError

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


def chosen(findings: "Sequence[Finding]", select: Sequence[str], ignore: Sequence[str]) -> "tuple[Finding, ...]":
    """The findings whose codes begin with one of `select` (all, when empty) and with none of `ignore`.

    What keeps an input from being read cannot be ignored: syntax and fields (SYN, INP).
    """
    wanted, unwanted = _codes(select), _codes(ignore)
    _must_be_known((*wanted, *unwanted))
    return tuple(
        finding
        for finding in findings
        if (finding.severity == "error" and finding.code.startswith(("SYN", "INP")))
        or (finding.code.startswith(wanted or ("",)) and not (unwanted and finding.code.startswith(unwanted)))
    )


def _must_be_known(codes: Sequence[str]) -> None:
    """A code that no rule begins with is a slip of the pen, and would silence or show nothing."""
    from memos.catalogue import RULES

    for code in codes:
        if not any(known.startswith(code) for known in RULES):
            raise UsageError(
                f"no rule begins with `{code}`", f"codes begin with {', '.join(sorted({known[:3] for known in RULES}))}"
            )


def _codes(options: Sequence[str]) -> tuple[str, ...]:
    return tuple(code.strip().upper() for option in options for code in option.split(",") if code.strip())
