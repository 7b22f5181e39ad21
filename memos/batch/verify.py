"""Whether the papers of a folder are still what the manifest says of them and, where their inputs are given, what these say."""

import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from memos.batch.asked import AskedOf
from memos.batch.inputs import Given, named
from memos.batch.make import FORMATS, Format
from memos.batch.options import Options, asked_by
from memos.batch.outcome import Outcome, input_name, of_files
from memos.batch.processes import in_processes
from memos.batch.render import TIME_LIMIT
from memos.batch.withdrawn import withdrawn
from memos.batch.work import Order, Task, forget
from memos.errors import UsageError
from memos.findings import Finding
from memos.publish import MANIFEST, NOTES, SUMS, Folder, Ledger, folder_at
from memos.publish.paper import UnreadableError, docx_headers, pdf_pages, pdf_text
from memos.read.address import is_address, joined
from memos.rules import verifying
from memos.schemas.manifest import MadeFile

_OURS = frozenset({MANIFEST, SUMS, NOTES})


def verify(where: str, paths: Sequence[str] = (), options: Options | None = None) -> Iterator[Outcome]:
    """What is found of each file of the folder, by its path; of the inputs, where they are given, what keeps them from being compared.

    Raises `UsageError` where there is no manifest in the folder, or a path is not there, and `FileError` for what cannot be read.
    """
    folder, ledger = folder_at(where), Ledger()
    if not folder.has(MANIFEST):
        raise UsageError(f"there is no {MANIFEST} in {where}", "name a folder that `memos render` wrote")
    ledger.read(folder)
    compared: set[str] = set()
    now: dict[str, MadeFile] = {}
    options = options or Options()
    forget()
    asked_of = asked_by(options)
    given = tuple(named(paths, asked_of))
    for outcome in _made_now(given, asked_of, Order(options, where, FORMATS, force=True), ledger):
        now |= {row.path: row for row in outcome.files}
        if not outcome.is_input or outcome.refused:
            yield outcome
        else:
            compared.add(input_name(outcome.name, where))
    gone = withdrawn(ledger.inputs(), where, given, paths)
    known: set[str] = set()
    for row in ledger.files():
        known.add(row.path)
        found = [*_of_file(row, folder), *(_of_input(row, now) if row.input in compared else ())]
        if row.input in gone:
            found.append(verifying.without_input(row.input, row.path))
        yield _outcome(where, row.path, found)
    for path in sorted({*now} - known):
        yield _outcome(where, path, [verifying.gone(path)])
    for path in _files(folder):
        if path not in known:
            yield _outcome(where, path, [verifying.unknown(path)])
    if not ledger.sums_stand(folder):
        yield _outcome(where, SUMS, [verifying.other_sums(SUMS)])
    ledger.close()


def _outcome(where: str, path: str, found: Sequence[Finding]) -> Outcome:
    name = joined(where, path) if is_address(where) else str(Path(where) / path)
    return Outcome(name, findings=tuple(replace(finding, file=name) for finding in found))


def _made_now(given: Sequence[Given], asked_of: AskedOf, order: Order, ledger: Ledger) -> Iterator[Outcome]:
    """What would be made of the inputs, each in the formats in which its papers are, after what is to be said of their registers and styles; nothing
    where one of these has errors."""
    asked = {each.name: asked_of(each.file) for each in given}
    yield from of_files(asked.values())
    everywhere = {row.format for row in ledger.files()}
    tasks: dict[tuple[Format, ...], list[Task]] = {}
    for each in given:
        if not asked[each.name].refused:
            formats = {row.format for row in ledger.files_of(input_name(each.name, order.folder))} or everywhere
            tasks.setdefault(tuple(name for name in FORMATS if name in formats), []).append(Task(each))
    for wanted, theirs in tasks.items():
        yield from in_processes(replace(order, formats=wanted), theirs, os.cpu_count() or 1, TIME_LIMIT)


def _of_file(row: MadeFile, folder: Folder) -> Iterator[Finding]:
    """Whether a file is what its row says."""
    data = folder.read(row.path)
    if data is None:
        yield verifying.gone(row.path)
        return
    if hashlib.sha256(data).hexdigest() != row.sha256 or len(data) != row.bytes:
        yield verifying.changed(row.path)
    try:
        yield from _of_pdf(row, data) if row.format == "pdf" else _of_docx(row, data)
    except UnreadableError as problem:
        yield verifying.unreadable(str(problem), row.path)


def _of_pdf(row: MadeFile, data: bytes) -> Iterator[Finding]:
    pages = pdf_pages(data)
    if len(pages) != row.pages:
        yield verifying.other_pages(len(pages), row.pages, row.path)
    for number, page in enumerate(pages, 1):
        if row.marking and not _says(pdf_text(page), row.marking):
            yield verifying.without_banner(row.marking, f"page {number}", row.path)


def _of_docx(row: MadeFile, data: bytes) -> Iterator[Finding]:
    for name, text in docx_headers(data):
        if row.marking and not _says(text, row.marking):
            yield verifying.without_banner(row.marking, f"its {name}", row.path)


def _says(text: str, marking: str) -> bool:
    """Whether each word of a marking stands in a text; backwards, where it reads from right to left and the reader did not turn it."""
    return all(word in text or word[::-1] in text for word in marking.split())


def _of_input(row: MadeFile, now: Mapping[str, MadeFile]) -> Iterator[Finding]:
    """Whether a file is what its input gives now."""
    this = now.get(row.path)
    if this is None:
        yield verifying.unlike_input("it gives no such paper", row.path)
    elif this.inputs_sha256 != row.inputs_sha256:
        yield verifying.unlike_input("it, or what it is made with, changed", row.path)
    elif this.sha256 != row.sha256:
        yield verifying.unlike_input("the manifest has another hash", row.path)


def _files(folder: Folder) -> Iterator[str]:
    """The files of a folder of papers, but for the manifest and what belongs to it."""
    for name in folder.names():
        if name not in _OURS:
            within = folder.names(name)
            yield from (f"{name}/{each}" for each in within) if within else (name,)
