"""Whether a paper is what its template wants: its required sections there, nothing longer than its limits.

The limits are measured on the pages of the layout. It takes as long as making the paper, so only what may be too long by its letters is laid out.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from memos.batch.jobs import Job
from memos.compose import lacks
from memos.document import Block, Document, Heading, List, Paragraph, strings
from memos.findings import Finding
from memos.rules.lengths import lacking, too_long
from memos.schemas.style import Style
from memos.schemas.template import Limit
from memos.writers.pdf import Layout, lay_out

_FEW_LETTERS = 45
"""On a line: a text is taken to need no more lines than with so few on each."""
_FEW_LINES = 30
"""On a page."""
_MEETING = re.compile(r"^meetings\[\d+\]")


def unlike_wanted(job: Job, document: Document, style: Style) -> Iterator[Finding]:
    """What the template wants and the paper is not, with paths."""
    for section in lacks(job.visit, job.meeting, job.template, job.labels, job.input.pictures):
        where = f"meetings[{job.meeting}].{section}" if job.meeting is not None else section
        yield lacking(section, job.template.name, where)
    for limit in job.template.limits:
        for places, blocks in _parts(limit.what, document):
            if _may_pass(limit, blocks):
                yield from _measured(limit, places, blocks, (document, style, job.template.name))


def _parts(what: str, document: Document) -> Iterator[tuple[int, tuple[Block, ...]]]:
    """The blocks that a limit is on, with the place of the first among the document's."""
    if what == "paper":
        yield 0, document.blocks
    elif what == "paragraph":
        for place, block in enumerate(document.blocks):
            if isinstance(block, Paragraph) and block.source:
                yield place, (block,)
    else:
        found: dict[str, list[int]] = {}
        for place, block in enumerate(document.blocks):
            if not isinstance(block, Heading) and block.source.rpartition(".")[2] == what:
                found.setdefault(block.source, []).append(place)
        for places in found.values():
            yield places[0], tuple(document.blocks[place] for place in places)


def _may_pass(limit: Limit, blocks: Sequence[Block]) -> bool:
    """Whether a part could be longer than the limit."""
    if limit.unit in {"words", "points"}:
        return True
    texts = list(strings(Document("", "", tuple(blocks))))
    lines = sum(len(text) // _FEW_LETTERS + 1 for text in texts)
    if limit.unit == "lines":
        return lines > limit.at_most
    return lines + len(texts) > limit.at_most * _FEW_LINES


def _measured(
    limit: Limit, place: int, blocks: tuple[Block, ...], made: tuple[Document, Style, str]
) -> Iterator[Finding]:
    document, style, name = made
    part = document if limit.what == "paper" else replace(document, blocks=blocks)
    layout = lay_out(part, style) if limit.unit in {"lines", "pages"} else None
    size = _size(limit, blocks, layout)
    if size <= limit.at_most:
        return
    source = next((block.source for block in blocks if block.source), "")
    paper = name.replace("-", " ")
    if limit.what == "paper":
        where = f" as a {paper}"
    elif limit.unit == "pages":
        where = f" from page {_page(place, document, style)} of the {paper} on"
    else:
        where = f" on page {_page(place, document, style)} of the {paper}"
    path = (found[0] if (found := _MEETING.match(source)) else "") if limit.what == "paper" else source
    unit = limit.unit if size != 1 else limit.unit.removesuffix("s")
    yield too_long(limit.what, f"{size} {unit}", f"{limit.at_most:g}", where, limit.source, path)


def _size(limit: Limit, blocks: Sequence[Block], layout: Layout | None) -> int:
    """How long a part is, in the limit's unit."""
    if layout and limit.unit == "pages":
        return layout.page_count
    if layout:
        return sum(len({round(line.y + line.line.rise) for line in page.lines}) for page in layout.pages)
    if limit.unit == "points":
        return sum(len(block.items) for block in blocks if isinstance(block, List))
    return sum(len(text.split()) for text in strings(Document("", "", tuple(blocks))))


def _page(place: int, document: Document, style: Style) -> int:
    """The page of the nearest heading above a block."""
    return max((heading.page for heading in lay_out(document, style).headings if heading.block <= place), default=1)
