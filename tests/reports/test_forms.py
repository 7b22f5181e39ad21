"""The forms of a report: each is well formed, says the place, and lets no text of an input out of its field."""

import json
import re
from collections.abc import Callable
from subprocess import CompletedProcess

import pytest
from lxml import etree

Memos = Callable[..., "CompletedProcess[str]"]
TEN = "tests/validate/invalid/ten-mistakes.yaml"
HOSTILE = 'kind: meeting\nsubject: "x"\n"a%0A::error::y, z:<b>&]]>": 1\ntype: "\\n::error::b\\e[31m"\n'


def test_sarif_has_each_finding_at_its_region(memos: Memos) -> None:
    run = memos("check", TEN, "--output-format", "sarif")
    assert (run.returncode, run.stderr) == (1, "")
    log = json.loads(run.stdout)
    assert log["version"] == "2.1.0"
    (only,) = log["runs"]
    assert len(only["results"]) == 10
    rules = [rule["id"] for rule in only["tool"]["driver"]["rules"]]
    for result in only["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        assert result["level"] == "error"
        (location,) = result["locations"]
        assert location["physicalLocation"]["artifactLocation"]["uri"] == TEN
        assert location["physicalLocation"]["region"]["startLine"] >= 1
    first = only["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert first == {"startLine": 3, "startColumn": 7, "endLine": 3, "endColumn": 17}


def test_junit_counts_what_it_has(memos: Memos) -> None:
    run = memos("check", TEN, "samples/first", "--output-format", "junit")
    root = etree.fromstring(run.stdout.encode())
    assert (root.tag, root.get("tests"), root.get("failures")) == ("testsuites", "10", "10")
    (suite,) = root
    assert (suite.get("name"), len(suite)) == (TEN, 10)
    assert len(root.findall(".//failure")) == 10
    clean = etree.fromstring(memos("check", "samples/first", "--output-format", "junit").stdout.encode())
    assert (clean.get("tests"), clean.get("failures")) == ("1", "0")


def test_github_notes_stand_at_their_lines(memos: Memos) -> None:
    run = memos("check", TEN, "--output-format", "github")
    assert run.stderr == ""
    notes = run.stdout.splitlines()
    assert len(notes) == 10
    assert notes[0].startswith(f"::error file={TEN},line=3,endLine=3,col=7,endColumn=16,title=INP103::")


@pytest.mark.parametrize("form", ["sarif", "junit", "github", "json"])
def test_no_text_of_an_input_leaves_its_field(memos: Memos, form: str) -> None:
    run = memos("check", "-", "--output-format", form, stdin=HOSTILE)
    assert run.returncode == 1
    assert "\x1b" not in run.stdout
    assert not re.search(r"^::(?!(error|warning|notice) file=-,)", run.stdout, re.MULTILINE)
    if form == "github":
        assert len(run.stdout.splitlines()) == 2
        assert all(line.count("::error ") <= 1 for line in run.stdout.splitlines())
    elif form == "junit":
        assert len(etree.fromstring(run.stdout.encode()).findall(".//failure")) == 2
    else:
        json.loads(run.stdout)
