"""Findings as SARIF 2.1.0, which code hosts show beside the lines (OASIS, Static Analysis Results Interchange Format 2.1.0)."""

import json
from collections.abc import Sequence
from pathlib import PurePath
from urllib.parse import quote

from memos import __version__
from memos.findings import Finding, Place, Severity

_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}


def render(findings: Sequence[Finding], inputs: int) -> str:  # noqa: ARG001 -- each form is told of how many
    """One run of one tool; rules are those that found something."""
    codes = sorted({finding.code for finding in findings})
    driver = {
        "name": "memos",
        "version": __version__,
        "rules": [{"id": code, "help": {"text": f"memos explain {code}"}} for code in codes],
    }
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                "columnKind": "unicodeCodePoints",
                "results": [_result(finding, codes.index(finding.code)) for finding in findings],
            }
        ],
    }
    return json.dumps(log, indent=2, ensure_ascii=False) + "\n"


def _result(finding: Finding, rule: int) -> dict[str, object]:
    place = finding.place or Place(1, 1, 1, 1)
    region = {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }
    file = {"uri": quote(PurePath(finding.file).as_posix())}
    return {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.message}; {finding.hint}" if finding.hint else finding.message},
        "locations": [{"physicalLocation": {"artifactLocation": file, "region": region}}],
    }
