"""How the cost of a PDF and of a Word file grows with its length: pages of prose, items of an agenda, rows of one table, paragraphs of one row.

python benchmarks/growth.py [LARGEST]

Each size is made in a process of its own, so that the memory is its own, after one small paper that reads the fonts. Times are CPU time in milliseconds,
the least of several rounds. `x` is the time of a page beside that of the smallest size that has ten pages, and for Word files the time of a page, an item or
a row beside that of the smallest size that has ten times the first: 1 throughout is linear. `LARGEST` leaves out what has more pages, items or rows.
"""

import multiprocessing
import platform
import resource
import sys
import time
from collections.abc import Callable
from typing import NamedTuple

from memos.compose import compose
from memos.document import Cell, Column, Document, Heading, Paragraph, Row, Run, Table
from memos.labels import labels_in
from memos.papers import template
from memos.read import read_text
from memos.styles import standard
from memos.validate import validate
from memos.writers.docx import write_docx
from memos.writers.pdf import draw, lay_out

TEXT = """the delegation will meet representatives of the government for consultations on security water trade and transit
Қазақстан Республикасының үкіметі мен министрлігі келісім жобасын қарайды стороны обсудят сотрудничество в области энергетики"""
WORDS = TEXT.split()
WORDS_A_PAGE = 560
ROUNDS_WORTH = 3000
"""Milliseconds of CPU to spend on a size, within one to five rounds."""


class Written(NamedTuple):
    """A Word file."""

    size: int
    time: float
    """Milliseconds of CPU."""
    bytes: int
    memory: float
    """Megabytes at the peak, of which `idle` were there before."""
    idle: float


class Measured(NamedTuple):
    """A PDF."""

    size: int
    pages: int
    layout: float
    drawing: float
    """Milliseconds of CPU."""
    bytes: int
    memory: float
    """Megabytes at the peak, of which `idle` were there before."""
    idle: float


def pages_of_prose(size: int) -> Document:
    """About that many pages: a heading and four paragraphs each."""
    blocks = []
    for page in range(size):
        blocks.append(Heading(2, (Run(f"Part {page + 1}"),)))
        blocks += [Paragraph((Run(words(WORDS_A_PAGE // 4, 7 * page + part)),)) for part in range(4)]
    return Document("Growth", "en", tuple(blocks))


def agenda(size: int) -> Document:
    """A memo of a meeting with that many items, composed as any other."""
    lines = ["kind: meeting", "subject: Growth", "participants:", "  - {name: Ada Mirel, title: Minister of Water}", "agenda:"]  # fmt: skip
    for item in range(size):
        lines += [f"  - title: Item {item + 1} {words(5, item)}", f"    our_position: {words(12, item + 3)}"]
        lines += ["    talking_points:", *(f"      - {words(18, item + part)}" for part in range(3))]
    visit = validate(read_text("\n".join(lines).encode(), "growth.yaml", "yaml")).visit
    assert visit
    return compose(visit, 0, template("briefing-memo"), labels_in("en"))


def rows(size: int) -> Document:
    """One table with that many rows, each with two texts of an input."""
    columns = (Column((Run("No."),), "number"), Column((Run("Name"),), "name"), Column((Run("What"),)))
    table = tuple(
        Row(tuple(Cell((Paragraph((run,)),)) for run in (
            Run(str(row + 1)),
            Run(words(2, row), source=f"meetings[0].actions[{row}].owner"),
            Run(words(9, row + 5), source=f"meetings[0].actions[{row}].text"),
        )))
        for row in range(size)
    )  # fmt: skip
    return Document("Growth", "en", (Table(columns, table),))


def torn_row(size: int) -> Document:
    """One row with that many paragraphs in a cell, torn over many pages."""
    columns = (Column((Run("No."),), "number"), Column((Run("What"),)))
    cell = Cell(tuple(Paragraph((Run(words(12, number)),)) for number in range(size)))
    return Document("Growth", "en", (Table(columns, (Row((Cell((Paragraph((Run("1"),)),)), cell)),)),))


def words(count: int, seed: int) -> str:
    return " ".join(WORDS[(seed * 31 + number * (seed % 7 + 1)) % len(WORDS)] for number in range(count))


KINDS: dict[str, tuple[Callable[[int], Document], tuple[int, ...]]] = {
    "pages of prose": (pages_of_prose, (1, 3, 10, 30, 100, 300, 1000)),
    "agenda items": (agenda, (10, 30, 100, 200, 400)),
    "rows of a table": (rows, (10, 100, 1000, 3000, 10000)),
    "text of one row": (torn_row, (30, 300, 3000, 10000, 20000)),
}


def measured(kind: str, size: int) -> Measured:
    """One size, in this process."""
    make, _ = KINDS[kind]
    style = standard()
    document = make(size)
    small = pages_of_prose(1)
    draw(lay_out(small, style), small)
    idle = memory()
    times: list[tuple[float, float]] = []
    while len(times) < 5 and (not times or sum(map(sum, times)) < ROUNDS_WORTH):
        start = time.process_time()
        layout = lay_out(document, style)
        between = time.process_time()
        data = draw(layout, document)
        times.append(((between - start) * 1000, (time.process_time() - between) * 1000))
    return Measured(size, layout.page_count, *min(times, key=sum), len(data), memory(), idle)


def written(kind: str, size: int) -> Written:
    """The Word file of one size, in this process."""
    make, _ = KINDS[kind]
    style = standard()
    document = make(size)
    write_docx(pages_of_prose(1), style)
    idle = memory()
    times: list[float] = []
    while len(times) < 5 and (not times or sum(times) < ROUNDS_WORTH):
        start = time.process_time()
        data = write_docx(document, style)
        times.append((time.process_time() - start) * 1000)
    return Written(size, min(times), len(data), memory(), idle)


def memory() -> float:
    """Megabytes of the process at its peak."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


def main() -> None:
    largest = int(sys.argv[1]) if len(sys.argv) > 1 else sys.maxsize
    print(f"{platform.python_implementation()} {platform.python_version()}; CPU ms, the least of up to five rounds")
    processes = multiprocessing.get_context("spawn")
    for kind, (_, sizes) in KINDS.items():
        print(f"{kind:>16} | pages | layout | drawing | a page |    x | KB a page | MB at the peak (before)")
        first = 0.0
        for size in (size for size in sizes if size <= largest):
            with processes.Pool(1) as pool:
                found = pool.apply(measured, (kind, size))
            each = (found.layout + found.drawing) / found.pages
            if not first and found.pages >= 10:
                first = each
            ratio = f"{each / first:4.2f}" if first else "   –"
            print(f"{size:>16} | {found.pages:5} | {found.layout:6.0f} | {found.drawing:7.0f} | {each:6.2f} | {ratio} | "
                  f"{found.bytes / found.pages / 1024:9.1f} | {found.memory:.0f} ({found.idle:.0f})")  # fmt: skip
    for kind, (_, sizes) in KINDS.items():
        print(f"{kind:>16} |     DOCX | µs each |    x |     KB | MB at the peak (before)")
        first = 0.0
        for size in (size for size in sizes if size <= largest):
            with processes.Pool(1) as pool:
                file = pool.apply(written, (kind, size))
            each = file.time / size * 1000
            if not first and size >= 10 * sizes[0]:
                first = each
            ratio = f"{each / first:4.2f}" if first else "   –"
            print(f"{size:>16} | {file.time:8.1f} | {each:7.0f} | {ratio} | {file.bytes / 1024:6.0f} | "
                  f"{file.memory:.0f} ({file.idle:.0f})")  # fmt: skip


if __name__ == "__main__":
    main()
