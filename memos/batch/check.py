"""Check inputs one after the other; nothing of one is kept for the next but the names of its papers."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from memos.batch.inputs import Input, read_inputs
from memos.batch.jobs import distinct, jobs_of, makeable
from memos.batch.make import composed, rendering_findings
from memos.findings import in_order
from memos.registers import Registers
from memos.schemas.style import Style
from memos.validate import listed


def check_inputs(paths: Sequence[str], style: Style, registers: Registers | None = None) -> Iterator[Input]:
    """Each input with all that is found in it and in its papers.

    Raises `UsageError` for a path that is not there, and where two papers would be one file; `FileError` for a file that cannot be read.
    """
    taken: dict[str, str] = {}
    for entry in read_inputs(paths, registers):
        asked = makeable(entry)
        planned = jobs_of(asked)
        distinct(planned, taken)
        found = (finding for job in planned for finding in rendering_findings(job, composed(job), style))
        yield replace(asked, findings=in_order((*asked.findings, *listed(in_order(found)))))
