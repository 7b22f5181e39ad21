"""Findings as SARIF 2.1.0, which code hosts show beside the lines (OASIS, Static Analysis Results Interchange Format 2.1.0).

The manual pages of the rules are in the log: nothing need be looked up elsewhere.
"""

import json
import os
from collections.abc import Sequence
from pathlib import PurePath
from urllib.parse import quote

from memos import __version__
from memos.catalogue import page
from memos.findings import Finding, Place, Severity

_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}


def render(findings: Sequence[Finding], inputs: int) -> str:  # noqa: ARG001 -- each form is told of how many
    """One run of one tool; rules are those that found something."""
    codes = {code: number for number, code in enumerate(sorted({finding.code for finding in findings}))}
    driver = {
        "name": "memos",
        "version": __version__,
        "rules": [_rule(code) for code in codes],
    }
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                "columnKind": "unicodeCodePoints",
                "results": [_result(finding, codes[finding.code]) for finding in findings],
            }
        ],
    }
    return json.dumps(log, indent=2, ensure_ascii=False) + "\n"


def _rule(code: str) -> dict[str, object]:
    told = page(code)
    return {
        "id": code,
        "shortDescription": {"text": told.name},
        "help": {"text": told.text, "markdown": told.text},
    }


def _result(finding: Finding, rule: int) -> dict[str, object]:
    place = finding.place or Place(1, 1, 1, 1)
    region = {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }
    return {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": _plain(f"{finding.message}; {finding.hint}" if finding.hint else finding.message)},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(finding.file)}, "region": region}}],
    }


def _plain(text: str) -> str:
    """The text without what a viewer takes for a placeholder (3.11.5) or a link (3.11.6)."""
    return text.replace("{", "{{").replace("}", "}}").replace("](", "] (")


def _uri(file: str) -> str:
    path = PurePath(file)
    return path.as_uri() if path.is_absolute() else quote(os.fsencode(path.as_posix()))
