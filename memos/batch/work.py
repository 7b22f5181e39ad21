"""What a worker does: inputs to papers, and papers to the folder. Whatever goes wrong with one input is said of that one.

A worker gets plain values and gives plain values; what it reads once (settings, registers, styles, fonts) it keeps as long as it lives.
"""

import hashlib
import traceback
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from memos import settings
from memos.batch.asked import AskedOf
from memos.batch.inputs import Given, checked, hash_of_picture, read_given
from memos.batch.jobs import Job, distinct, jobs_of, makeable
from memos.batch.make import GENERATOR, Format, composed, hash_of_inputs, make, rendering_findings, style_asked
from memos.batch.options import Options, asked_by
from memos.batch.outcome import Outcome, Trouble, failures, input_name, lines_at, noted, with_cells
from memos.document import Document
from memos.errors import FileError, MemoError
from memos.findings import Finding, in_order
from memos.papers import template
from memos.publish import Folder, Row, folder_at, notes
from memos.rules.making import not_made, not_read
from memos.schemas.manifest import CheckedInput, MadeFile
from memos.validate import listed

_AT_ONCE = 8_000_000
"""Bytes of papers that wait to be written."""


@dataclass(frozen=True, slots=True)
class Order:
    """What a run makes of each input, and where: the same for all its workers."""

    options: Options
    folder: str
    formats: tuple[Format, ...]
    notes: str = ""
    """The folder of the run's notes; nothing is written where there is none."""
    force: bool = False


@dataclass(frozen=True, slots=True)
class Task:
    """One input to make, and what stands of it."""

    given: Given
    standing: tuple[MadeFile, ...] = ()
    sha256: str = ""
    """SHA-256 of the input as it was when that was made."""


@dataclass(frozen=True, slots=True)
class _Made:
    outcome: Outcome
    papers: tuple[tuple[str, bytes], ...] = ()


def make_all(order: Order, tasks: Sequence[Task], name: str) -> tuple[Outcome, ...]:
    """Make the papers of inputs and write them, each noted before. `name` is that of the notes, no other's in the run."""
    folder = folder_at(order.folder)
    outcomes: list[Outcome] = []
    waiting: list[_Made] = []
    for number, task in enumerate(tasks):
        waiting.append(_attempted(order, task, folder))
        if number == len(tasks) - 1 or sum(len(data) for made in waiting for _, data in made.papers) > _AT_ONCE:
            outcomes += _written(order, waiting, f"{name}-{number}", folder)
            waiting = []
            if outcomes[-1].trouble and outcomes[-1].trouble.stops:
                break
    return tuple(outcomes)


def forget() -> None:
    """Forget what was read once: another run finds other registers, styles, templates and settings in the same files."""
    _asked.cache_clear()
    template.cache_clear()
    settings.forget()


@lru_cache(maxsize=4)
def _asked(options: Options) -> AskedOf:
    return asked_by(options)


def _attempted(order: Order, task: Task, folder: Folder) -> _Made:
    """The papers of an input, or what kept them from being made: a bug, too, is that of one input."""
    name = task.given.name
    try:
        return _made(order, task, folder)
    except MemoError as problem:
        trouble = Trouble(problem.exit_code, problem.message, problem.hint)
        return _Made(lost(order, task, not_read(problem.message, problem.hint), trouble))
    except MemoryError:
        return _Made(lost(order, task, not_made("they want more memory than there is")))
    except Exception as problem:  # noqa: BLE001 -- whatever it is, the other inputs go on
        reason = f"{type(problem).__name__}: {problem}"
        trouble = Trouble(4, f"making the papers of {name} failed: {reason}", trace=traceback.format_exc())
        return _Made(lost(order, task, not_made(f"a bug in Memos ({reason})"), trouble))


def lost(order: Order, task: Task, finding: Finding, trouble: Trouble | None = None) -> Outcome:
    """The outcome of an input that could not be made; it is tried again by the next run."""
    name = task.given.name
    placed = replace(finding, file=task.given.file)
    known = input_name(name, order.folder)
    entry = CheckedInput(input=known, sha256="", asked_sha256="")
    return Outcome(
        name, findings=(placed,), row=Row(entry, (), failures([placed], known)), refused=True, trouble=trouble
    )


def _made(order: Order, task: Task, folder: Folder) -> _Made:
    data, source = read_given(task.given)
    asked = _asked(order.options)(source.name)
    entry = makeable(checked(source, asked))
    jobs = jobs_of(entry)
    distinct(jobs, {})
    documents = [composed(job) for job in jobs]
    rendered = rendered_findings(jobs, documents)
    findings = with_cells(in_order((*entry.findings, *rendered)), source)
    known = input_name(source.input, order.folder)
    if entry.visit is None or any(finding.severity == "error" for finding in rendered):
        row = Row(CheckedInput(input=known, sha256="", asked_sha256=""), (), failures(findings, known))
        return _Made(Outcome(source.input, (), {}, findings, lines_at(findings, source), row, refused=True))
    digest = hashlib.sha256(data).hexdigest()
    files: list[MadeFile] = []
    why: dict[str, str] = {}
    papers: list[tuple[str, bytes]] = []
    for job, document in zip(jobs, documents, strict=True):
        stands = _standing(order, task, job, document, folder)
        papers_made = make(job, document, style_asked(job), order.formats, order.folder, stands)
        made = {paper.row.path: paper for paper in papers_made}
        for path in job.paths(order.formats):
            if path in made:
                why[path] = _why(order, task, path, folder, same=digest == task.sha256)
                papers.append((path, made[path].data))
            files.append(made[path].row if path in made else stands[path])
    pictures = {name: hash_of_picture(source.name, name) for name in entry.pictures}
    paths = tuple(row.path for row in files)
    checked_input = CheckedInput(
        input=known, sha256=digest, asked_sha256=asked.digest, pictures=pictures, files=paths, findings=noted(findings)
    )
    outcome = Outcome(
        source.input, tuple(files), why, findings, lines_at(findings, source), Row(checked_input, tuple(files))
    )
    return _Made(outcome, tuple(papers))


def rendered_findings(jobs: Sequence[Job], documents: Sequence[Document]) -> tuple[Finding, ...]:
    """What only the papers of one input show, as far as it is wanted or keeps them from being made."""
    found = (
        finding
        for job, document in zip(jobs, documents, strict=True)
        for finding in rendering_findings(job, document)
        if finding.severity == "error" or job.input.asked.selection.wants(finding)
    )
    return listed(in_order(found))


def _standing(order: Order, task: Task, job: Job, document: Document, folder: Folder) -> dict[str, MadeFile]:
    """The files of a paper that need not be made anew: made from the same, and as they were written."""
    rows = {row.path: row for row in task.standing}
    paths = job.paths(order.formats)
    if order.force or not any(path in rows for path in paths):
        return {}
    inputs = hash_of_inputs(job, document, style_asked(job))
    return {
        path: rows[path]
        for path in paths
        if path in rows and rows[path].inputs_sha256 == inputs and folder.hash_of(path) == rows[path].sha256
    }


def _why(order: Order, task: Task, path: str, folder: Folder, *, same: bool) -> str:
    """Why a file is made."""
    row = next((row for row in task.standing if row.path == path), None)
    if row is None:
        return "new"
    if order.force:
        return "asked for with --force"
    if not same:
        return "its input changed"
    there = folder.hash_of(path)
    if not there:
        return "the file is gone"
    return "the file was changed" if there != row.sha256 else "what it is made with changed"


def _written(order: Order, waiting: Sequence[_Made], name: str, folder: Folder) -> Iterator[Outcome]:
    """The outcomes, once their papers are noted and written."""
    papers = [paper for made in waiting for paper in made.papers]
    rows = [made.outcome.row for made in waiting if made.outcome.row]
    try:
        if order.notes and rows:
            folder.note(*notes.note(order.notes, name, rows, GENERATOR))
        if order.notes and papers:
            folder.write(papers)
    except FileError as problem:
        trouble = Trouble(problem.exit_code, problem.message, problem.hint, stops=True)
        yield from (replace(made.outcome, files=(), why={}, row=None, trouble=trouble) for made in waiting)
    else:
        yield from (made.outcome for made in waiting)
