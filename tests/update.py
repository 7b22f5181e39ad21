"""Write anew what is made from the program and committed: the samples' outlines and findings, the findings of invalid inputs, what tables hold, the JSON Schemas. Run it, then read
the difference.

python tests/update.py
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from memos.batch.check import check_inputs
from memos.batch.inputs import Input, read_inputs
from memos.batch.jobs import jobs, makeable
from memos.batch.make import composed
from memos.batch.options import Options, asked_by
from memos.catalogue import RULES, page
from memos.cli.schema import Kind, json_schema
from memos.outline import outline
from memos.read import Source

TOP = Path(__file__).resolve().parents[1]
SAMPLES = tuple(sorted(path.parent for path in TOP.glob("samples/*/*.yaml") if path.stem in {"visit", "meeting"}))
TABLES = tuple(sorted(TOP.glob("samples/*/*.csv")))
CASES = tuple(sorted(TOP.glob("tests/read/tables/cases/*.csv")))
INVALID = tuple(sorted(path for path in TOP.glob("tests/validate/invalid/*") if path.suffix != ".findings"))
SCHEMAS = (Kind.visit, Kind.meeting, Kind.register, Kind.template, Kind.style, Kind.settings, Kind.columns)


def input_of(sample: Path) -> Path:
    """The sample's input; other files beside it show something else."""
    (file,) = (path for path in sample.glob("*.yaml") if path.stem in {"visit", "meeting"})
    return file


def outlines(sample: Path) -> str:
    """The trees of all papers of a sample, one below the other."""
    return outlines_of(read_inputs([str(input_of(sample))]))


def outlines_of(inputs: Iterable[Input]) -> str:
    """The trees of all papers of inputs."""
    return "\n".join(f"== {job.stem}\n{outline(composed(job))}" for job in jobs(tuple(inputs)))


def rows(table: Path) -> str:
    """The inputs of a table, read with the mapping or the settings beside it: the data of each with their columns, and what is found in it."""
    mapping = table.with_suffix(".columns.yaml")
    options = Options(columns=str(mapping) if mapping.exists() else None)
    return "\n".join(_row(entry) for entry in check_inputs([str(table)], asked_by(options)))


def _row(entry: Input) -> str:
    lines = [f"== {entry.name.removeprefix(str(TOP))}"]
    lines += [f"{path} ({marks[1]}): {text!r}" for path, marks, text in _texts(entry.source)]
    lines += [
        f"{place.line}:{place.column} {found.severity} {found.code} at {found.path or 'the row'}\n  {found.message}\n  {found.hint}"
        for found in entry.findings
        if (place := found.place)
    ]
    return "\n".join(lines) + "\n"


def _texts(source: Source) -> Iterator[tuple[str, tuple[int, int, int, int], str]]:
    for path, marks in source.values.items():
        value: Any = source.data
        for step in re.findall(r"[^.\[\]]+", path):
            value = value[int(step)] if step.isdigit() else value[step]
        if isinstance(value, str):
            yield path, marks, value


def findings(file: Path) -> str:
    """What is found in an input: place, severity, code and path in a line, then message and hint."""
    entry = makeable(*read_inputs([str(file)]))
    return "\n".join(
        f"{found.place.line}:{found.place.column}-{found.place.end_line}:{found.place.end_column} {found.severity} {found.code} at {found.path or 'the file'}\n"
        f"  {found.message}\n  {found.hint}\n"
        for found in entry.findings
        if found.place
    )


def findings_page() -> str:
    """docs/findings.md: all codes, made of their manual pages."""
    rows = [f"| {told.code} | {told.name} | {told.source} |" for told in map(page, sorted(RULES))]
    head = (
        "# Findings\n\n`memos explain CODE` prints the page of each: what it finds, why it matters, a wrong and a right example, how to mend it and how to silence it.\n"
        "A code never changes its meaning. SYN: the file's syntax, INP: its fields, SCH: the schedule, PAR: people, AGD: the agenda and the record,\n"
        "ACT: actions, TXT: the text of prose, STR: what hangs together in papers and what they leave out, REN: what only the rendered paper shows,\n"
        "TPL: templates and house files. The source says where a rule is stated; `practice` is what careful offices do and nobody states.\n\n| code | what | source |\n| --- | --- | --- |\n"
    )
    return head + "\n".join(rows) + "\n"


def schema_file(kind: Kind) -> Path:
    """Where a schema stands, for editors to find."""
    return TOP / "schemas" / f"{kind.value}.schema.json"


if __name__ == "__main__":
    for sample in SAMPLES:
        (sample / "outline.txt").write_text(outlines(sample), encoding="utf-8")
        (sample / "findings.txt").write_text(findings(input_of(sample)), encoding="utf-8")
    for table in TABLES:
        with_settings = read_inputs([str(table)], asked_of=asked_by(Options()))
        (table.parent / "outline.txt").write_text(outlines_of(with_settings), encoding="utf-8")
    for table in CASES:
        table.with_suffix(".expected").write_text(rows(table), encoding="utf-8")
    for file in INVALID:
        file.with_suffix(".findings").write_text(findings(file), encoding="utf-8")
    (TOP / "docs/findings.md").write_text(findings_page(), encoding="utf-8")
    for kind in SCHEMAS:
        schema_file(kind).write_text(json_schema(kind) + "\n", encoding="utf-8")
