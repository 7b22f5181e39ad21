"""Render inputs to files: check first, make the papers of every input without errors, publish each as it is made, the manifest last."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from memos.batch.asked import Asked, AskedOf, beside
from memos.batch.inputs import Input, read_earlier, read_inputs, read_registers
from memos.batch.jobs import Job, jobs, makeable
from memos.batch.make import (
    FORMATS,
    GENERATOR,
    Format,
    Made,
    composed,
    input_name,
    make,
    rendering_findings,
    style_asked,
)  # fmt: skip
from memos.errors import UsageError
from memos.findings import Finding, in_order
from memos.publish import claim, write_file, write_manifest
from memos.read import Source
from memos.schemas.manifest import FailedInput, MadeFile
from memos.styles import read_style
from memos.validate import listed


@dataclass(frozen=True, slots=True)
class Report:
    """What came of a run."""

    inputs: tuple[Input, ...]
    registers: tuple[Source, ...]
    """Those that were read for the inputs; where one has errors, no input was."""
    findings: tuple[Finding, ...]
    files: tuple[MadeFile, ...]
    """Files made or, in a dry run, that would be made."""
    failed: tuple[FailedInput, ...]


def render(  # noqa: PLR0913 -- each is an option of its own
    paths: Sequence[str],
    folder: Path,
    *,
    formats: Sequence[Format] = FORMATS,
    templates: Sequence[str] = (),
    registers: Sequence[str] = (),
    previous: str | None = None,
    style: str | None = None,
    language: str | None = None,
    force: bool = False,
    fail_fast: bool = False,
    dry_run: bool = False,
    on_file: Callable[[MadeFile], None] = lambda _: None,
) -> Report:
    """Make the papers of the inputs below `folder`; `on_file` is told of each file as it is made. None is made where the style's Word file is refused.
    Files of settings are not looked for.

    Raises `UsageError` for what was asked for wrongly and `FileError` for what cannot be read or written; what was made by then stands, and
    the manifest says so.
    """
    look, said = read_style(style) if style else (None, ())
    known = read_registers(registers)
    earlier = read_earlier(previous, known.registers) if previous else None
    told = (*said, *known.findings)
    asked = Asked(known.registers, look, known.sources, told, tuple(templates), language, earlier=earlier)
    return render_asked(
        paths,
        folder,
        lambda _: asked,
        formats=formats,
        force=force,
        fail_fast=fail_fast,
        dry_run=dry_run,
        on_file=on_file,
    )


def render_asked(  # noqa: PLR0913 -- each is an option of its own
    paths: Sequence[str],
    folder: Path,
    asked_of: AskedOf,
    *,
    formats: Sequence[Format],
    force: bool,
    fail_fast: bool,
    dry_run: bool,
    on_file: Callable[[MadeFile], None],
) -> Report:
    """Make the papers that are asked of each input; else as `render`."""
    inputs = _inputs(paths, asked_of, fail_fast=fail_fast)
    sources, said = beside(entry.asked for entry in inputs)
    planned = jobs(inputs)
    standing = claim(folder, [f"{job.stem}.{format_}" for job in planned for format_ in formats], force=force)
    findings = [*said, *(finding for entry in inputs for finding in entry.findings)]
    files: list[MadeFile] = []
    try:
        for _, group in groupby(planned, key=lambda job: id(job.input)):
            made, found = _papers(tuple(group), formats, folder)
            findings += found
            for paper in made:
                if not dry_run:
                    write_file(folder, paper.row.path, paper.data)
                files.append(paper.row)
                on_file(paper.row)
            if fail_fast and any(finding.severity == "error" for finding in found):
                break
    finally:
        ordered = in_order(findings)
        failed = _failed(inputs, ordered, folder)
        if not dry_run and (files or failed):
            write_manifest(folder, GENERATOR, files, failed, standing)
    return Report(inputs, sources, ordered, tuple(files), failed)


def one_paper(paths: Sequence[str], asked_of: AskedOf, *, formats: Sequence[Format]) -> tuple[Report, bytes]:
    """The bytes of the only paper that was asked for; empty when its input has errors.

    Raises `UsageError` when it is not exactly one.
    """
    inputs = _inputs(paths, asked_of, fail_fast=False)
    sources, said = beside(entry.asked for entry in inputs)
    planned = jobs(inputs)
    count = len(planned) * len(formats)
    if count > 1:
        raise UsageError(
            f"{count} papers cannot go to standard output",
            "ask for one, with `-t` and `-f`, or name a folder with `-o`",
        )
    made, found = _papers(planned, formats, Path())
    findings = in_order((*said, *(finding for entry in inputs for finding in entry.findings), *found))
    report = Report(inputs, sources, findings, tuple(paper.row for paper in made), _failed(inputs, findings, Path()))
    return report, made[0].data if made else b""


def _inputs(paths: Sequence[str], asked_of: AskedOf, *, fail_fast: bool) -> tuple[Input, ...]:
    inputs: list[Input] = []
    for given in read_inputs(paths, asked_of=asked_of):
        entry = makeable(given)
        inputs.append(entry)
        if fail_fast and entry.visit is None:
            break
    return tuple(inputs)


def _papers(
    planned: Sequence[Job], formats: Sequence[Format], folder: Path
) -> tuple[tuple[Made, ...], tuple[Finding, ...]]:
    """All papers of one input, or none when one of them would not be right."""
    documents = [composed(job) for job in planned]
    found = listed(
        in_order(
            finding
            for job, document in zip(planned, documents, strict=True)
            for finding in rendering_findings(job, document)
            if finding.severity == "error" or job.input.asked.selection.wants(finding)
        )
    )
    if any(finding.severity == "error" for finding in found):
        return (), found
    made = (
        paper
        for job, document in zip(planned, documents, strict=True)
        for paper in make(job, document, style_asked(job), formats, folder)
    )
    return tuple(made), found


def _failed(inputs: Sequence[Input], findings: Sequence[Finding], folder: Path) -> tuple[FailedInput, ...]:
    named = {entry.name: input_name(entry.name, folder) for entry in inputs}
    rows = (
        FailedInput(input=named[finding.file], code=finding.code, message=finding.message)
        for finding in findings
        if finding.severity == "error" and finding.file in named
    )
    return tuple(dict.fromkeys(rows))
