"""Every rule has a manual page, and the page's examples do what they say."""

import re
from dataclasses import replace
from inspect import getdoc
from pathlib import Path

import pytest
import update

from memos.batch.inputs import Input, located, pictures_of, read_inputs
from memos.batch.jobs import jobs_of, makeable
from memos.batch.make import composed, rendering_findings
from memos.batch.unprinted import unprinted
from memos.catalogue import RULES
from memos.catalogue import page as told
from memos.checks import RULES as CHECKS
from memos.checks import check
from memos.checks.carried import Earlier
from memos.checks.silencing import silenced
from memos.findings import Finding
from memos.papers import check_template
from memos.read import read_text
from memos.registers import Registers, merged
from memos.validate import validate, validate_register

LOOKED_FOR = {*CHECKS, "STR101"}
"""What an example of another rule may have beside it."""
PICTURED = {"TXT110"}
"""Whose examples have a picture, which is not there."""
WITHOUT_EXAMPLES = {
    "SYN101",
    "SYN111",
    "SYN303",
    "INP199",
    "INP205",
    "INP206",
    "INP209",
    *(f"REN{number}" for number in range(301, 313)),
} | {code for code in RULES if code.startswith("TPL2")}
"""What cannot be shown in a few lines of text: house files, workbooks and papers are binary, a mapping is beside its table, and a process that ends is no text."""
TABLES = ("SYN3", "INP2")
"""Whose examples are tables."""


def page(code: str) -> str:
    return getdoc(RULES[code]) or ""


def example(code: str, head: str) -> str:
    """The indented text below a line that begins with `head`."""
    match = re.search(rf"^{head}.*?:\n\n((?:    .*\n|\n)+)", page(code) + "\n", re.MULTILINE)
    assert match, f"{code} has no example `{head}`"
    return "\n".join(line[4:] for line in match[1].strip("\n").split("\n")).replace("<TAB>", "\t") + "\n"


def register_of(code: str) -> Registers | None:
    """The register of a page's examples, where it has one."""
    if "\nRegister:\n" not in page(code):
        return None
    register, wrong = validate_register(read_text(example(code, "Register").encode(), "register", "yaml"))
    assert register
    assert not wrong
    return merged([register])


def earlier_of(code: str) -> Earlier | None:
    """The earlier visit of a page's examples, where it has one."""
    if "\nEarlier:\n" not in page(code):
        return None
    source = read_text(example(code, "Earlier").encode(), "earlier.yaml", "yaml")
    visit = validate(source).visit
    assert visit
    return Earlier(visit, source)


def template_of(code: str, folder: Path) -> str:
    """The template of a page's examples: the file that it was written to, or the usual one."""
    if "\nTemplate:\n" not in page(code):
        return "briefing-memo"
    file = folder / "template.yaml"
    file.write_text(example(code, "Template"), encoding="utf-8")
    return str(file)


def findings(
    text: str, registers: Registers | None, earlier: Earlier | None, paper: str, *, json: bool = False
) -> list[Finding]:
    """All findings for an input, those of its papers included."""
    source = read_text(text.encode(), "example", "json" if json else "yaml")
    if isinstance(source.data, dict) and source.data.get("kind") == "template":
        return [*check_template(source)[1]]
    validated = validate(source, registers)
    checked = makeable(Input(source, validated.visit, validated.findings))
    visit = validated.visit
    checks = (
        [located(finding, source) for finding in (*check(visit, registers, earlier), *unprinted(visit))]
        if visit
        else []
    )
    refusals = [finding for finding in checked.findings if finding not in validated.findings]
    found = [*silenced((*validated.findings, *checks), source), *refusals]
    pictures, refused = pictures_of(validated.visit, source) if validated.visit else ({}, ())
    found += refused
    if checked.visit and not refused:
        entry = replace(checked, pictures=pictures)
        for job in jobs_of(entry, (paper,), "en"):
            found += rendering_findings(job, composed(job))
    return found


def test_the_table_of_codes_in_the_manual_is_the_program_s(top: Path) -> None:
    assert update.findings_page() == (top / "docs/findings.md").read_text(encoding="utf-8"), (
        "write it with: python tests/update.py"
    )


@pytest.mark.parametrize("code", sorted(RULES))
def test_a_page_has_its_parts(code: str) -> None:
    text = page(code)
    assert re.match(rf"{code}: \S.*[^.]\n\n\S", text)
    assert "\nMend it: " in text
    assert told(code).source
    assert max(len(line) for line in told(code).text.split("\n")) <= 140
    assert "\n\nSilence it: " in told(code).text.partition("\nMend it: ")[2].partition("\n\nSource: ")[0]


@pytest.mark.parametrize("code", sorted(set(RULES) - WITHOUT_EXAMPLES - {"SYN120"}))
def test_a_comment_silences_what_the_page_says(code: str, tmp_path: Path) -> None:
    if code.startswith(TABLES):
        assert "memos: ignore" not in told(code).text
        return
    text, known, earlier = example(code, "Wrong"), register_of(code), earlier_of(code)
    paper = template_of(code, tmp_path)
    told_at = [finding.place for finding in findings(text, known, earlier, paper) if finding.code == code]
    assert told_at
    lines = text.split("\n")
    for number in sorted({place.line for place in told_at if place}, reverse=True):
        indent = re.match(" *", lines[number - 1])
        lines.insert(number - 1, f"{indent[0] if indent else ''}# memos: ignore[{code}] as the page says")
    left = {finding.code for finding in findings("\n".join(lines), known, earlier, paper)}
    assert (code not in left) == (f"# memos: ignore[{code}]" in told(code).text.partition("\nSilence it: ")[2])


@pytest.mark.parametrize("code", sorted(set(RULES) - WITHOUT_EXAMPLES))
def test_the_wrong_example_gives_the_finding_and_the_right_one_none(code: str, tmp_path: Path) -> None:
    if code.startswith(TABLES):
        for head, expected in (("Wrong", {code}), ("Right", set())):
            table = tmp_path / f"{head}.csv"
            table.write_text(example(code, head), encoding="utf-8")
            found = {finding.code for entry in read_inputs([str(table)]) for finding in entry.findings}
            assert found - (LOOKED_FOR - {code}) == expected
        return
    known, earlier, paper = register_of(code), earlier_of(code), template_of(code, tmp_path)
    missing = {"INP120"} if code in PICTURED else set()
    beside = {"STR101"} if code in CHECKS else LOOKED_FOR
    for head, others, expected in (("Wrong", LOOKED_FOR, {code}), ("Right", beside, set())):
        given = findings(example(code, head), known, earlier, paper, json=code == "SYN120")
        assert {finding.code for finding in given} - (others - {code}) - missing == expected
