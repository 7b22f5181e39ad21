"""Findings as JUnit XML: a suite an input, a failed case an error or a warning, for the test reports of CI servers.

The form is that of Jenkins' and GitLab's readers: ``testsuites``, ``testsuite``, ``testcase``, ``failure``; no time and no machine in it.
"""

import re
from collections.abc import Sequence
from itertools import groupby
from xml.etree import ElementTree as ET

from memos.findings import Finding
from memos.reports.text import visible

_UNFIT = re.compile("[\ufffe\uffff]")
"""What XML cannot hold (XML 1.0, 2.2) of what a terminal can."""


def render(findings: Sequence[Finding], inputs: int) -> str:
    """The report; a run without findings has one case that passed."""
    failures = sum(finding.severity != "info" for finding in findings)
    root = ET.Element(
        "testsuites", name="memos check", tests=str(max(len(findings), 1)), failures=str(failures), errors="0"
    )
    for file, group in groupby(findings, key=lambda finding: finding.file):
        _suite(root, file, tuple(group))
    if not findings:
        suite = ET.SubElement(root, "testsuite", name="memos check", tests="1", failures="0", errors="0")
        ET.SubElement(suite, "testcase", classname="memos", name=f"{inputs} inputs checked, nothing to report")
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _suite(root: ET.Element, file: str, findings: Sequence[Finding]) -> None:
    failures = sum(finding.severity != "info" for finding in findings)
    suite = ET.SubElement(
        root, "testsuite", name=_xml(file), tests=str(len(findings)), failures=str(failures), errors="0"
    )
    for finding in findings:
        place = f"{finding.place.line}:{finding.place.column}" if finding.place else "1:1"
        case = ET.SubElement(suite, "testcase", classname=_xml(file), name=f"{place} {finding.code}")
        text = f"{_xml(file)}:{place}: {_xml(finding.message)}\n{_xml(finding.hint)}"
        if finding.severity == "info":
            ET.SubElement(case, "system-out").text = text
        else:
            ET.SubElement(case, "failure", type=finding.severity, message=_xml(finding.message)).text = text


def _xml(text: str) -> str:
    return _UNFIT.sub("\ufffd", visible(text))
