"""Findings as GitHub workflow commands: each becomes a note beside its line in a pull request.

Source: GitHub Docs, "Workflow commands for GitHub Actions"; values are escaped as its toolkit does, so that no text of an input ends its command.
"""

from collections.abc import Sequence
from pathlib import PurePath

from memos.findings import Finding, Place, Severity
from memos.reports.text import visible

_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}


def render(findings: Sequence[Finding], inputs: int) -> str:  # noqa: ARG001 -- each form is told of how many
    """One command a finding, a line each."""
    return "".join(_command(finding) + "\n" for finding in findings)


def _command(finding: Finding) -> str:
    place = finding.place or Place(1, 1, 1, 1)
    properties = {"file": PurePath(finding.file).as_posix(), "line": place.line, "endLine": place.end_line}
    if place.line == place.end_line:  # columns are only allowed within one line
        properties |= {"col": place.column, "endColumn": max(place.end_column - 1, place.column)}
    properties["title"] = finding.code
    listed = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    text = f"{finding.message}; {finding.hint}" if finding.hint else finding.message
    return f"::{_LEVELS[finding.severity]} {listed}::{_data(visible(text))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
