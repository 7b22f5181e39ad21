"""The samples are right, their outlines are those committed, and the schemas that editors read are the program's."""

from pathlib import Path

import pytest
import update

from memos.batch.inputs import read_inputs
from memos.batch.options import Options, asked_by
from memos.cli.schema import json_schema


@pytest.mark.parametrize("sample", update.SAMPLES, ids=lambda path: path.name)
def test_a_sample_has_the_findings_beside_it_and_no_error(sample: Path) -> None:
    (entry,) = read_inputs([str(update.input_of(sample))])
    assert entry.visit is not None
    assert update.findings(Path(entry.name)) == (sample / "findings.txt").read_text(encoding="utf-8"), (
        "if the new findings are right, write them with: python tests/update.py"
    )


@pytest.mark.parametrize("sample", update.SAMPLES, ids=lambda path: path.name)
def test_a_sample_has_the_outline_beside_it(sample: Path) -> None:
    assert update.outlines(sample) == (sample / "outline.txt").read_text(encoding="utf-8"), (
        "if the new outline is right, write it with: python tests/update.py"
    )


@pytest.mark.parametrize("table", update.TABLES, ids=lambda path: path.name)
def test_a_table_has_no_findings_and_the_outline_beside_it(table: Path) -> None:
    entries = list(read_inputs([str(table)], asked_of=asked_by(Options())))
    assert not [found for entry in entries for found in entry.findings]
    assert update.outlines_of(entries) == (table.parent / "outline.txt").read_text(encoding="utf-8"), (
        "if the new outline is right, write it with: python tests/update.py"
    )


@pytest.mark.parametrize("kind", update.SCHEMAS)
def test_the_schemas_beside_the_models_are_theirs(kind: update.Kind) -> None:
    assert update.schema_file(kind).read_text(encoding="utf-8") == json_schema(kind) + "\n", (
        "write them with: python tests/update.py"
    )


@pytest.mark.parametrize(
    "sample", [*update.SAMPLES, *(table.parent for table in update.TABLES)], ids=lambda path: path.name
)
def test_a_sample_names_its_schema_for_editors(sample: Path) -> None:
    for file in sample.glob("*.yaml"):
        first = file.read_text(encoding="utf-8").splitlines()[0]
        prefix = "# yaml-language-server: $schema="
        assert first.startswith(prefix)
        assert (sample / first.removeprefix(prefix)).is_file()
