"""Render inputs to files: check first, make the papers of every input without errors, publish each as it is made, the manifest last."""

from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal, TypeAlias

from memos.batch.inputs import Given, read_inputs, text_of
from memos.batch.jobs import jobs_of, makeable
from memos.batch.make import FORMATS, GENERATOR, Format, composed, in_formats, make, style_asked
from memos.batch.options import Options, asked_by
from memos.batch.outcome import Outcome, Trouble, input_name, lines_at, of_files, said_before, with_cells
from memos.batch.processes import in_processes
from memos.batch.survey import Survey, survey
from memos.batch.work import Order, Task, forget, make_all, rendered_findings
from memos.errors import FileError, UsageError
from memos.findings import Finding, in_order
from memos.publish import Folder, Ledger, folder_at, notes
from memos.rules.making import no_paper_any_more
from memos.schemas.manifest import FailedInput, MadeFile

Engine: TypeAlias = Literal["local", "dask"]
"""Who makes the papers: worker processes of this machine, or the workers of a Dask cluster."""
TIME_LIMIT = 120.0
"""Seconds that the papers of one input may take."""


@dataclass(frozen=True, slots=True)
class Report:
    """What came of a run."""

    inputs: int
    """Inputs that were looked at."""
    made: int
    """Files made or, in a dry run, that would be made."""
    unchanged: int
    """Files that stand as an earlier run made them."""
    failed: tuple[FailedInput, ...]
    """What kept inputs from being made."""
    exit_code: int
    """What the command line would end with, warnings not counted: the worst of 0, 1 (errors), 3 (files) and 4 (a bug)."""
    findings: tuple[Finding, ...] = ()
    """By file and place. Those of the registers and of the style are among them; where one of these has errors, no input was looked at."""
    files: tuple[MadeFile, ...] = ()
    """The papers that were made, and those that stand."""
    troubles: tuple[Trouble, ...] = ()
    """Inputs that could not be read or made though nothing is wrong in them."""


def render(  # noqa: PLR0913 -- each is an option of its own
    paths: Sequence[Path | str],
    folder: Path | str = "out",
    *,
    formats: Sequence[Format] = FORMATS,
    templates: Sequence[Path | str] = (),
    registers: Sequence[Path | str] = (),
    previous: Path | str | None = None,
    style: Path | str | None = None,
    columns: Path | str | None = None,
    language: str | None = None,
    settings: bool = False,
    jobs: int | None = None,
    engine: Engine = "local",
    scheduler: str | None = None,
    time_limit: float = TIME_LIMIT,
    force: bool = False,
    fail_fast: bool = False,
    dry_run: bool = False,
    on_input: Callable[[Outcome], None] | None = None,
    on_start: Callable[[int], None] = lambda _: None,
) -> Report:
    """Make the papers of the inputs below `folder`, but for those that stand as they would be made.

    `settings`: whether files of settings are looked for. `jobs`: so many worker processes; None makes all in this one. A program that asks for
    workers keeps what it does at its top behind ``if __name__ == "__main__":``. `engine`: ``dask`` has them made by the workers of a Dask cluster instead,
    whose `scheduler` is at that address, such as ``tcp://10.0.0.1:8786``. `time_limit`: seconds that an input may take in a worker.
    `on_start` is told how many inputs there are, `on_input` of what came of each, in their order; where it is given, the report holds no
    findings and no files, and a season of papers takes no more memory than one.

    Raises `UsageError` for what was asked for wrongly and `FileError` for what cannot be read or written; what was made by then stands, and
    the manifest says so.
    """
    _possible(engine, scheduler, jobs, time_limit)
    wanted = in_formats(formats)
    forget()
    options = Options(
        register=tuple(map(str, registers)),
        style=str(style) if style else None,
        columns=str(columns) if columns else None,
        language=language,
        templates=tuple(map(str, templates)),
        previous=str(previous) if previous else None,
        settings=settings,
    )
    order = Order(options, str(folder), wanted, force=force)
    asked_of = asked_by(options)
    place = folder_at(str(folder))
    tally = _Tally(on_input)
    ledger = Ledger()
    with ExitStack() as last:
        last.callback(ledger.close)
        ledger.read(place, force=force)
        left = notes.left(place)
        for killed in left:
            _add(ledger, place, killed)
        ledger.changed |= not ledger.sums_stand(place)
        found = survey(tuple(map(str, paths)), asked_of, order, place, ledger)
        on_start(len(found.given))
        for outcome in of_files(found.asked):
            tally.take(outcome)
        if not dry_run and len(found.standing) + len(found.refused) < len(found.given):
            order = replace(order, notes=last.enter_context(notes.run(place)))
        try:
            workers = _Workers(jobs if fail_fast else scheduler or jobs, time_limit, one_by_one=fail_fast)
            with closing(_outcomes(found, order, ledger, workers)) as outcomes:  # no worker writes behind the manifest
                for outcome in outcomes:
                    _go_on(outcome)
                    if outcome.row:
                        ledger.add(outcome.row)
                    tally.take(outcome)
                    if fail_fast and outcome.refused:
                        break
            for path, sha256 in ledger.fallen():
                if there := place.hash_of(path):
                    finding = no_paper_any_more(path, removed=there == sha256)
                    tally.take(Outcome(str(folder), findings=(finding,), is_input=False))
        except BaseException:
            if order.notes:
                _add(ledger, place, order.notes)
            raise
        finally:
            if not dry_run:
                if order.notes and not place.stands(order.notes):
                    raise FileError(
                        f"{folder} was moved or removed while papers were written to it", "run the same again"
                    )
                if ledger.changed or left:
                    ledger.write(place, GENERATOR)
                ended = [run for run in left if not place.is_held(run)]  # one may have been about to hold it
                notes.clear(place, filter(None, (*ended, order.notes)))
    return tally.report()


def one_paper(
    paths: Sequence[str], options: Options, *, formats: Sequence[Format]
) -> tuple[tuple[Outcome, ...], bytes]:
    """The bytes of the only paper that was asked for; empty when its input has errors.

    Raises `UsageError` when it is not exactly one.
    """
    inputs = [makeable(given) for given in read_inputs(paths, asked_of=asked_by(options))]
    planned = [job for entry in inputs for job in jobs_of(entry)]
    count = sum(len(job.paths(formats)) for job in planned)
    if count > 1:
        raise UsageError(
            f"{count} papers cannot go to standard output",
            "ask for one, with `-t` and `-f`, or name a folder with `-o`",
        )
    documents = [composed(job) for job in planned]
    outcomes = list(of_files(entry.asked for entry in inputs))
    for entry in inputs:
        theirs = [(job, document) for job, document in zip(planned, documents, strict=True) if job.input is entry]
        rendered = rendered_findings(*zip(*theirs, strict=True)) if theirs else ()
        findings = with_cells(in_order((*entry.findings, *rendered)), entry.source)
        refused = entry.visit is None or any(finding.severity == "error" for finding in findings)
        outcomes.append(Outcome(entry.name, (), {}, findings, lines_at(findings, entry.source), refused=refused))
    data = b""
    if planned and not any(outcome.refused for outcome in outcomes):
        (paper,) = make(planned[0], documents[0], style_asked(planned[0]), formats, ".")
        data = paper.data
    return tuple(outcomes), data


def _possible(engine: Engine, scheduler: str | None, jobs: int | None, time_limit: float) -> None:
    """Raises `UsageError` for what cannot be asked for."""
    if (engine == "dask") != bool(scheduler):
        raise UsageError(
            "the engine `dask` and the address of a scheduler go together",
            "ask for `--engine dask --scheduler ADDRESS`, or for neither",
        )
    if jobs is not None and jobs < 1:
        raise UsageError(f"{jobs} worker processes can make nothing", "ask for one or more")
    if not time_limit > 0:
        raise UsageError(f"no paper can be made in {time_limit:g} seconds", "give a time limit above 0")


@dataclass(frozen=True, slots=True)
class _Workers:
    """Who makes the papers."""

    at: int | str | None
    """So many processes, or those of the Dask cluster at the address; None for this process."""
    seconds: float
    """That an input may take."""
    one_by_one: bool = False
    """Whether an input is begun only when it is known what came of the one before it."""


def _outcomes(found: Survey, order: Order, ledger: Ledger, workers: _Workers) -> Generator[Outcome]:
    """What comes of each input, in their order."""
    done = found.standing | found.refused
    tasks = tuple(_task(given, order, ledger) for given in found.given if given.name not in done)
    if isinstance(workers.at, str):
        from memos.batch.cluster import in_cluster  # noqa: PLC0415 -- an extra

        made = in_cluster(order, tasks, workers.at, workers.seconds) if tasks else iter(())
    elif workers.at is None:
        made = _here(order, tasks)
    else:
        made = in_processes(order, tasks, workers.at, workers.seconds, one_by_one=workers.one_by_one)
    for given in found.given:
        if given.name in found.refused:
            yield Outcome(given.name, refused=True)
        elif given.name in found.standing:
            yield _standing(given, order, ledger)
        else:
            yield next(made)


def _go_on(outcome: Outcome) -> None:
    """Raises `FileError` where nothing more can be written."""
    if outcome.trouble and outcome.trouble.stops:
        raise FileError(outcome.trouble.message, outcome.trouble.hint)


def _add(ledger: Ledger, place: Folder, noted: str) -> None:
    """Take up what the notes of a run say that did not come to its end."""
    for row in notes.noted(place, noted):
        ledger.add(row)


def _here(order: Order, tasks: Sequence[Task]) -> Iterator[Outcome]:
    for number, task in enumerate(tasks):
        yield from make_all(order, (task,), f"{number:06d}")


def _task(given: Given, order: Order, ledger: Ledger) -> Task:
    entry = ledger.input(input_name(given.name, order.folder))
    return Task(given, ledger.files_of(entry.input), entry.sha256) if entry else Task(given)


def _standing(given: Given, order: Order, ledger: Ledger) -> Outcome:
    """What the manifest says of an input that is as it was."""
    name = input_name(given.name, order.folder)
    entry = ledger.input(name)
    rows = {row.path: row for row in ledger.files_of(name)}
    paths = [path for path in (entry.files if entry else ()) if path.rpartition(".")[2] in order.formats]
    findings = said_before(entry, given.file) if entry else ()
    lines = lines_at(findings, text_of(given)) if findings else {}
    return Outcome(given.name, tuple(rows[path] for path in paths), {}, findings, lines)


@dataclass(slots=True)
class _Tally:
    """What a run counts, and keeps where nobody else takes it."""

    on_input: Callable[[Outcome], None] | None
    inputs: int = 0
    made: int = 0
    unchanged: int = 0
    exit_code: int = 0
    failed: list[FailedInput] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    files: list[MadeFile] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)

    def take(self, outcome: Outcome) -> None:
        self.inputs += outcome.is_input
        self.made += len(outcome.why)
        self.unchanged += len(outcome.files) - len(outcome.why)
        grave = any(finding.severity == "error" for finding in outcome.findings)
        self.exit_code = max(self.exit_code, int(grave), outcome.trouble.exit_code if outcome.trouble else 0)
        if outcome.trouble:
            self.troubles.append(outcome.trouble)
        if outcome.row:
            self.failed += outcome.row.failed
        if self.on_input:
            self.on_input(outcome)
        else:
            self.findings += outcome.findings
            self.files += outcome.files

    def report(self) -> Report:
        return Report(
            self.inputs,
            self.made,
            self.unchanged,
            tuple(self.failed),
            self.exit_code,
            in_order(self.findings),
            tuple(self.files),
            tuple(self.troubles),
        )
