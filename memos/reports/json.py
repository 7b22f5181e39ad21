"""Findings as JSON, in the form that `memos schema findings` describes."""

import json
from collections.abc import Sequence

from memos.catalogue import page
from memos.findings import Finding, Place


def render(findings: Sequence[Finding], inputs: int) -> str:
    """The report of a run over so many inputs."""
    report = {
        "version": 1,
        "findings": [_row(finding) for finding in findings],
        "summary": {
            "errors": sum(finding.severity == "error" for finding in findings),
            "warnings": sum(finding.severity == "warning" for finding in findings),
            "infos": sum(finding.severity == "info" for finding in findings),
            "inputs": inputs,
        },
    }
    return json.dumps(report, indent=2, ensure_ascii=False) + "\n"


def _row(finding: Finding) -> dict[str, str | int]:
    place = finding.place or Place(1, 1, 1, 1)
    return {
        "code": finding.code,
        "severity": finding.severity,
        "message": finding.message,
        "hint": finding.hint,
        "file": finding.file,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "path": finding.path,
        "source": finding.source or page(finding.code).source,
        "url": "",
    }
