"""Every rule has a manual page, and the page's examples do what they say."""

import re
from inspect import getdoc
from pathlib import Path

import pytest
import update

from memos.batch.inputs import Input, located, pictures_of
from memos.batch.jobs import makeable
from memos.batch.unprinted import unprinted
from memos.catalogue import RULES
from memos.checks import RULES as CHECKS
from memos.checks import check
from memos.checks.silencing import silenced
from memos.compose import compose
from memos.labels import labels_in
from memos.papers import check_template, template
from memos.read import read_text
from memos.registers import Registers, merged
from memos.styles import standard
from memos.validate import validate, validate_register
from memos.writers.pdf import check_rendering

LOOKED_FOR = {*CHECKS, "STR101"}
"""What an example of another rule may have beside it."""
WITHOUT_EXAMPLES = {"SYN101", "SYN111", "INP199"} | {code for code in RULES if code.startswith("TPL2")}
"""What cannot be shown in a few lines of text; house files are binary."""


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


def codes(text: str, *, json: bool, registers: Registers | None = None) -> set[str]:
    """The codes of all findings for an input, those of its papers included."""
    source = read_text(text.encode(), "example", "json" if json else "yaml")
    if isinstance(source.data, dict) and source.data.get("kind") == "template":
        return {finding.code for finding in check_template(source)[1]}
    validated = validate(source, registers)
    checked = makeable(Input(source, validated.visit, validated.findings))
    visit = validated.visit
    checks = [located(finding, source) for finding in (*check(visit, registers), *unprinted(visit))] if visit else []
    more = {finding.code for finding in silenced(checks, source)}
    found = more | {finding.code for finding in checked.findings}
    pictures, refused = pictures_of(validated.visit, source) if validated.visit else ({}, ())
    found |= {finding.code for finding in refused}
    if checked.visit and not refused:
        for number in range(len(checked.visit.meetings)):
            document = compose(checked.visit, number, template("briefing-memo"), labels_in("en"), pictures)
            found |= {finding.code for finding in check_rendering(document, standard())}
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
    assert max(len(line) for line in text.split("\n")) <= 140


@pytest.mark.parametrize("code", sorted(set(RULES) - WITHOUT_EXAMPLES))
def test_the_wrong_example_gives_the_finding_and_the_right_one_none(code: str) -> None:
    json = code == "SYN120"
    known = register_of(code)
    assert codes(example(code, "Wrong"), json=json, registers=known) - (LOOKED_FOR - {code}) == {code}
    beside = {"STR101"} if code in CHECKS else LOOKED_FOR
    assert codes(example(code, "Right"), json=json, registers=known) - (beside - {code}) == set()
