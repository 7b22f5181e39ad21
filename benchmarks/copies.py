"""What numbered copies of a memo cost when they are made in one pass, beside as many that are made one by one.

python benchmarks/copies.py [COPIES]

Both make the same files, to the byte. Times are CPU time in milliseconds, the median of several rounds, the ways in turn.
"""

import platform
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from memos.compose import compose
from memos.document import Document
from memos.labels import labels_in
from memos.papers import template
from memos.read import read_file
from memos.styles import standard
from memos.validate import validate
from memos.writers.docx import write_copies, write_docx
from memos.writers.pdf import draw_copies, lay_out_copies, write_pdf

ROUNDS = 9
STYLE = standard()


def pdf_in_one_pass(memo: Document, numbers: Sequence[str]) -> list[bytes]:
    return list(draw_copies(tuple(lay_out_copies(memo, STYLE, numbers)), memo))


def pdf_one_by_one(memo: Document, numbers: Sequence[str]) -> list[bytes]:
    return [write_pdf(replace(memo, copy_number=number), STYLE) for number in numbers]


def docx_in_one_pass(memo: Document, numbers: Sequence[str]) -> list[bytes]:
    return list(write_copies(memo, STYLE, numbers))


def docx_one_by_one(memo: Document, numbers: Sequence[str]) -> list[bytes]:
    return [write_docx(replace(memo, copy_number=number), STYLE) for number in numbers]


WAYS: dict[str, tuple[Callable[[Document, Sequence[str]], list[bytes]], ...]] = {
    "PDF": (pdf_in_one_pass, pdf_one_by_one),
    "DOCX": (docx_in_one_pass, docx_one_by_one),
}


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    visit = validate(read_file(Path(__file__).with_name("memo.yaml"))).visit
    assert visit
    memo = compose(visit, 0, template("briefing-memo"), labels_in(visit.language))
    numbers = [f"Copy {number} of {count} — for Delegate No. {number}" for number in range(1, count + 1)]
    times: dict[str, tuple[list[float], list[float]]] = {name: ([], []) for name in WAYS}
    for number in range(ROUNDS + 1):
        for name, ways in WAYS.items():
            made = []
            for way, kept in zip(ways, times[name], strict=True):
                start = time.process_time()
                made.append(way(memo, numbers))
                if number:
                    kept.append((time.process_time() - start) * 1000)
            assert made[0] == made[1], "the ways do not make the same"
    print(f"{platform.python_implementation()} {platform.python_version()}; {count} copies of a memo, CPU ms, median of {ROUNDS} rounds")  # fmt: skip
    print("          | in one pass | one by one | times as fast")
    whole = [0.0, 0.0]
    for name, kept in times.items():
        once, each = map(statistics.median, kept)
        whole = [whole[0] + once, whole[1] + each]
        print(f"{name:>9} | {once:11.1f} | {each:10.1f} | {each / once:13.1f}")
    print(f"{'together':>9} | {whole[0]:11.1f} | {whole[1]:10.1f} | {whole[1] / whole[0]:13.1f}")


if __name__ == "__main__":
    main()
