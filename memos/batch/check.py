"""Check inputs one after the other; nothing of one is kept for the next but the names of its papers."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from memos.batch.asked import AskedOf
from memos.batch.inputs import Input, read_inputs
from memos.batch.jobs import distinct, jobs_of, makeable
from memos.batch.make import composed, rendering_findings
from memos.batch.outcome import with_cells
from memos.findings import in_order
from memos.validate import listed


def check_inputs(paths: Sequence[str], asked_of: AskedOf) -> Iterator[Input]:
    """Each input with all that is found in it and in its papers, and is wanted.

    Raises `UsageError` for a path that is not there, and where two papers would be one file; `FileError` for a file that cannot be read.
    """
    taken: dict[str, str] = {}
    for given in read_inputs(paths, asked_of=asked_of):
        entry, wants = makeable(given), given.asked.selection.wants
        planned = jobs_of(entry)
        distinct(planned, taken)
        found = (finding for job in planned for finding in rendering_findings(job, composed(job)))
        rendered = listed(in_order(filter(wants, found)))
        found_in = in_order((*filter(wants, entry.findings), *rendered))
        yield replace(entry, findings=with_cells(found_in, entry.source))
