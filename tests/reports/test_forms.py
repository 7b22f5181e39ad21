"""The forms of a report: each is well formed, says the place, and lets no text of an input out of its field."""

import json
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from urllib.parse import unquote_to_bytes, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft4Validator, Draft202012Validator
from lxml import etree
from reports.runner import commands

from memos.catalogue import RULES, page
from memos.cli.schema import Kind, json_schema
from memos.findings import Finding, Place, in_order
from memos.reports import github, junit, sarif, text
from memos.reports import json as json_report

Memos = Callable[..., "CompletedProcess[str]"]
TEN = "tests/validate/invalid/ten-mistakes.yaml"
HERE = Path(__file__).parent
SARIF = Draft4Validator(json.loads((HERE / "sarif-2.1.0.schema.json").read_text(encoding="utf-8")))
JUNIT = etree.XMLSchema(etree.parse(HERE / "junit-10.xsd"))
FINDINGS = Draft202012Validator(json.loads(json_schema(Kind.findings)))
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


TRICKS = st.sampled_from(
    ["%0A::error::x", "\n::error::x", "\r::add-mask::x", "::stop-commands::x", "##[error]x", " :: ", ",title=x", "%", "%25", "]]>", "&lt;", "</failure>",
     "{0}", "[x](https://evil.example)", "\x1b[31m", "\x00", "\u202e", "\u2028", "\x85", "\ufffe", "\udc80", "\u00a0", "\U0001f600", '"', "\\", "`"]
)  # fmt: skip
HARD = st.lists(st.one_of(TRICKS, st.text(max_size=8)), max_size=6).map("".join)
NAMES = HARD.map(lambda name: re.sub("[\ud800-\udfff\0]", "", name).strip("/.\\") or "visit.yaml")
PLACES = st.builds(
    lambda line, column, lines, columns: Place(line, column, line + lines, column + columns),
    st.integers(1, 9), st.integers(1, 300), st.integers(0, 2), st.integers(0, 50),
)  # fmt: skip
SEVERITIES = st.sampled_from(["error", "warning", "info"])
FOUND = st.lists(
    st.builds(Finding, st.sampled_from(sorted(RULES)), SEVERITIES, HARD.filter(bool), HARD, NAMES, st.one_of(st.none(), PLACES), HARD), max_size=12
).map(in_order)  # fmt: skip


def valid(report: str) -> etree._Element:
    """A JUnit report, judged by its XSD."""
    root = etree.fromstring(report.encode())
    JUNIT.assertValid(root)
    return root


@given(FOUND)
def test_any_finding_is_one_annotation_that_says_it(found: tuple[Finding, ...]) -> None:
    said = commands(github.render(found, 1))
    assert len(said) == len(found)
    for command, finding in zip(said, found, strict=True):
        assert command.name == {"error": "error", "warning": "warning", "info": "notice"}[finding.severity]
        assert command.properties["title"] == finding.code
        assert command.properties["file"] == Path(finding.file).as_posix()
        assert command.data.startswith(text.visible(finding.message))
        assert ("col" in command.properties) == (finding.place is None or finding.place.line == finding.place.end_line)


@given(FOUND, HARD)
def test_the_text_form_commands_neither_terminal_nor_runner(found: tuple[Finding, ...], line: str) -> None:
    shown = text.render(found, dict.fromkeys(range(1, 300), line))
    assert commands(shown) == []
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e]", shown)


@given(FOUND)
def test_any_finding_is_a_result_of_right_sarif(found: tuple[Finding, ...]) -> None:
    log = json.loads(sarif.render(found, 1))
    SARIF.validate(log)
    (run,) = log["runs"]
    assert [result["ruleId"] for result in run["results"]] == [finding.code for finding in found]
    for result, finding in zip(run["results"], found, strict=True):
        said = result["message"]["text"]
        assert not re.search(r"\[[^\]]*\]\(", said)
        assert not set("{}") & set(said.replace("{{", "").replace("}}", ""))
        uri = urlsplit(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"])
        assert os.fsdecode(unquote_to_bytes(uri.path)) == Path(finding.file).as_posix()
        assert (uri.scheme, uri.netloc, uri.query, uri.fragment) == ("", "", "", "")


@given(FOUND)
def test_any_finding_is_a_case_of_right_junit(found: tuple[Finding, ...]) -> None:
    root = valid(junit.render(found, 1))
    assert len(root.findall(".//failure")) == sum(finding.severity != "info" for finding in found)
    assert len(root.findall(".//testcase")) == max(len(found), 1)
    shown = "".join(root.itertext())
    assert all(
        text.visible(finding.message).replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd") in shown
        for finding in found
    )


@given(FOUND)
def test_any_finding_is_a_row_of_right_json(found: tuple[Finding, ...]) -> None:
    report = json.loads(json_report.render(found, 1))
    FINDINGS.validate(report)
    assert [row["message"] for row in report["findings"]] == [finding.message for finding in found]
    assert all(row["source"] == page(row["code"]).source for row in report["findings"])


def test_a_rule_that_is_stated_somewhere_names_its_source(memos: Memos) -> None:
    report = json.loads(memos("check", TEN, "--output-format", "json").stdout)
    dates = [row for row in report["findings"] if row["code"] == "INP103"]
    assert dates
    assert {row["source"] for row in dates} == {"ISO 8601; BCP 47; ISO 3166-1; IANA time zone database"}


def test_sarif_brings_the_manual_pages_of_its_rules(memos: Memos) -> None:
    (run,) = json.loads(memos("check", TEN, "--output-format", "sarif").stdout)["runs"]
    rule = next(rule for rule in run["tool"]["driver"]["rules"] if rule["id"] == "INP102")
    assert rule["shortDescription"]["text"] == "a field that does not exist"
    assert rule["help"]["text"] == memos("explain", "INP102").stdout.rstrip("\n")


def test_a_title_stays_one_annotation(memos: Memos) -> None:
    title = "%0A::error::forged"
    stated = f"kind: visit\ntitle: V\nmeetings:\n  - {{subject: S, participants: [{{name: A B, title: '{title}'}}]}}\n"
    stated += "  - {subject: T, participants: [{name: A B, title: Minister}]}\n"
    (only,) = commands(memos("check", "-", "--select", "PAR102", "--output-format", "github", stdin=stated).stdout)
    assert (only.name, only.properties["title"]) == ("warning", "PAR102")
    assert title in only.data


def test_every_form_has_every_finding_of_many_inputs(memos: Memos, tmp_path: Path) -> None:
    names = [
        "::error::x.yaml",
        "a,b=c:d%0A.yaml",
        "ä ö [x](y).yaml",
        " ::warning::.yaml",
        *(f"{number}.yaml" for number in range(60)),
    ]
    for name in names if sys.platform != "win32" else names[4:]:
        (tmp_path / name).write_text(
            "kind: meeting\nsubject: S\n" + "".join(f"bad{n}: 1\n" for n in range(45)), encoding="utf-8"
        )
    run = {
        form: memos("check", ".", "--output-format", form, cwd=tmp_path)
        for form in ("text", "json", "sarif", "junit", "github")
    }
    assert {said.returncode for said in run.values()} == {1}
    count = 45 * len(list(tmp_path.iterdir()))
    assert json.loads(run["json"].stdout)["summary"] == {
        "errors": count,
        "warnings": 0,
        "infos": 0,
        "inputs": count // 45,
    }
    log = json.loads(run["sarif"].stdout)
    SARIF.validate(log)
    assert len(log["runs"][0]["results"]) == count
    assert len(valid(run["junit"].stdout).findall(".//failure")) == count
    said = commands(run["github"].stdout)
    assert len(said) == count
    assert {command.properties["file"] for command in said} == {path.name for path in tmp_path.iterdir()}
    assert run["text"].stderr.count(" error INP102: ") == count
    assert run["text"].stderr.endswith(f"{count} errors in {count // 45} files\n")
    assert commands(run["text"].stderr) == []


@pytest.mark.skipif(sys.platform != "linux", reason="only there a name is any bytes")
def test_a_file_name_that_is_no_text_is_told_of_in_every_form(memos: Memos, tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"visit-\xff.yaml")).write_text("kind: meeting\n", encoding="utf-8")
    for form in ("text", "json", "sarif", "junit", "github"):
        run = memos("check", ".", "--output-format", form, cwd=tmp_path)
        assert run.returncode == 1, run.stderr
        assert "INP101" in run.stdout + run.stderr
    assert "visit-%FF.yaml" in memos("check", ".", "--output-format", "sarif", cwd=tmp_path).stdout
