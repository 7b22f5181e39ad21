"""Memos beside its peers, on the same memo and in the same run.

python benchmarks/run.py [ROUNDS]

Times are CPU time of the process, all its threads together, in milliseconds. Each round makes the memo once with each tool, in turn, with another
reference number, so that nobody can hand out what it made before; what a
tool keeps of single words and paragraphs, it may. The figure is the median of the rounds. Cold figures are of whole processes.
"""

import dataclasses
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

from peers import with_docxtpl, with_python_docx, with_typst
from plain import plain

from memos.batch.inputs import read_inputs
from memos.batch.jobs import jobs
from memos.batch.make import composed
from memos.document import Document
from memos.read import read_file
from memos.styles import standard
from memos.validate import validate
from memos.writers.docx import write_docx
from memos.writers.pdf import check_rendering, draw, lay_out

MEMO = Path(__file__).with_name("memo.yaml")
ROUNDS = 60


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    inputs = tuple(read_inputs([str(MEMO)]))
    (job,) = jobs(inputs, ["briefing-memo"])
    document, style = composed(job), standard()
    plains = {"docxtpl": with_docxtpl(), "python-docx": with_python_docx()}
    typsts = {"typst": with_typst(), "typst, PDF/UA-1": with_typst("ua-1")}
    work: dict[str, Callable[[Document], object]] = {
        "read and validate": lambda _: validate(read_file(MEMO)),
        "compose": lambda _: composed(job),
        "check the rendering": lambda given: check_rendering(given, style),
        "DOCX": lambda given: write_docx(given, style),
        "PDF": lambda given: draw(lay_out(given, style), given),
    }
    data = plain(document, style)
    for name, make in (plains | typsts).items():
        work[name] = lambda given, name=name, make=make: make(data | {"foot": f"{given.running_foot} {name}"})
    times = measured(work, document, rounds)
    pages = lay_out(document, style).page_count
    print(f"{platform.python_implementation()} {platform.python_version()}, {os.cpu_count()} processors; "
          f"a memo of {pages} pages; median of {rounds} rounds, CPU ms (least)")  # fmt: skip
    for name, spent in times.items():
        print(f"  {name:<22}{statistics.median(spent):8.2f}  ({min(spent):.2f})")
    for ours, theirs in (("DOCX", "docxtpl"), ("DOCX", "python-docx"), ("PDF", "typst"), ("PDF", "typst, PDF/UA-1")):
        ratio = statistics.median([other / own for own, other in zip(times[ours], times[theirs], strict=True)])
        package = theirs.partition(",")[0]
        both = " (both tagged, both warm)" if package == "typst" else ""
        print(f"  {ours} is {ratio:.1f} times as fast as {theirs} ({version(package)}){both}")
    sizes = {"PDF": len(draw(lay_out(document, style), document))}
    sizes |= {name: len(make(data | {"foot": document.running_foot})) for name, make in typsts.items()}
    print("bytes of the PDF, tagged: " + ", ".join(f"{name} {size:,}" for name, size in sizes.items()))
    print("whole processes, CPU seconds (median of 7)")
    with tempfile.TemporaryDirectory() as folder:
        for name, arguments in (
            ("memos --help", ["--help"]),
            ("memos render, one meeting, DOCX and PDF", ["render", str(MEMO), "-o", folder, "-t", "briefing-memo"]),
        ):
            print(f"  {name:<42}{statistics.median(cold(arguments) for _ in range(7)):.3f}")


def measured(work: dict[str, Callable[[Document], object]], document: Document, rounds: int) -> dict[str, list[float]]:
    """Milliseconds of CPU of each piece of work in each round, after three rounds that do not count."""
    times: dict[str, list[float]] = {name: [] for name in work}
    for number in range(-3, rounds):
        given = dataclasses.replace(document, running_foot=f"TRD/2026/{1000 + number}")
        for name, piece in work.items():
            start = time.process_time()
            piece(given)
            spent = (time.process_time() - start) * 1000
            if number >= 0:
                times[name].append(spent)
    return times


def cold(arguments: list[str]) -> float:
    """Seconds of CPU of the command line in a process of its own."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-m", "memos", *arguments], check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
