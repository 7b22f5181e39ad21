"""A season of papers: thousands of inputs in one run, then the same again.

python benchmarks/batch.py [INPUTS [WORKERS...]]

INPUTS (10,000) memos of three pages, each with names and figures of its own, are made in both formats by the command line: by as many workers as is
said (1 and 2), again without a change, and again with ten inputs changed. CPU time is of all processes of a run together, the peak of memory of the largest of them. Linux only.
"""

import contextlib
import ctypes
import json
import os
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from memos.batch.inputs import Given
from memos.batch.options import Options
from memos.batch.work import Order, Task, make_all

MEMO = Path(__file__).with_name("memo.yaml").read_text(encoding="utf-8")
INPUTS = 10_000
_RIVERS = ["Sel", "Kelm", "Tarn", "Aksu", "Orva", "Linde", "Marq", "Sund", "Telva", "Bria", "Chu", "Irgiz", "Nura", "Emba", "Ural", "Talas"]  # fmt: skip


def memo(number: int) -> str:
    """The memo of the benchmark with a river, a subject and figures of its own."""
    river = f"{_RIVERS[number % 16]}{_RIVERS[number // 16 % 16].lower()}"
    text = (
        MEMO.replace("id: talks", f"id: talks-{number:06d}", 1)
        .replace("Kelm", river)
        .replace("end: 11:30", "end: 14:30", 1)
    )
    return text.replace("212 million", f"{number} million").replace("TRD/2026/0417", f"TRD/2026/{number}")


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else INPUTS
    workers = [int(each) for each in sys.argv[2:]] or [1, 2]
    print(
        f"{platform.python_implementation()} {platform.python_version()}, {os.cpu_count()} processors; {count} inputs, two files each"
    )
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "in").mkdir()
        for number in range(count):
            (folder / "in" / f"{number:06d}.yaml").write_text(memo(number), encoding="utf-8")
        warm = warmed(folder, min(count, 300))
        print(f"in one process, warm: {warm * 1000:.2f} ms CPU an input (median)")
        walls = {}
        for number in workers:
            shutil.rmtree(folder / "out", ignore_errors=True)
            walls[number], cpu, peak = run(folder, number)
            print(f"{number} worker{'s' * (number > 1)}: {walls[number]:.1f} s, {count / walls[number]:.0f} inputs a second, "
                  f"{cpu / count * 1000:.2f} ms CPU an input ({cpu / count / warm:.2f} times the warm figure), peak {peak} MB")  # fmt: skip
        if len(workers) > 1:
            print(f"{workers[1]} workers are {walls[workers[0]] / walls[workers[1]]:.2f} times as fast as {workers[0]}")
        first = walls[workers[-1]]
        again, cpu, peak = run(folder, workers[-1])
        print(f"again, nothing changed: {again:.2f} s ({again / first:.1%} of the first run), peak {peak} MB")
        before = hashes(folder)
        for number in range(0, count, max(1, count // 10)):
            (folder / "in" / f"{number:06d}.yaml").write_text(
                memo(number).replace("annex II", "annex III"), encoding="utf-8"
            )
        again, cpu, peak = run(folder, workers[-1])
        changed = sum(after != before[path] for path, after in hashes(folder).items())
        print(f"again, ten inputs changed: {again:.2f} s, {changed} files made anew")


def run(folder: Path, workers: int) -> tuple[float, float, int]:
    """Seconds, CPU seconds of all processes of a run, and MB of the largest of all that were until now."""
    ctypes.CDLL(None).prctl(
        36, 1, 0, 0, 0
    )  # what the run leaves behind becomes a child of this process, and is counted
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command = [sys.executable, "-m", "memos", "render", folder / "in", "-o", folder / "out", "-q", "-j", str(workers)]
    compiled = {
        name: held for name, held in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"
    }  # as where it is installed
    subprocess.run(command, capture_output=True, check=True, env=compiled)
    ended = time.perf_counter()
    with contextlib.suppress(ChildProcessError):
        while True:
            os.wait()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return ended - began, cpu, after.ru_maxrss // 1000


def warmed(folder: Path, count: int) -> float:
    """CPU seconds of one input in this process, from its file to its two files, after some that do not count."""
    order = Order(Options(settings=False), str(folder / "warm"), ("docx", "pdf"), notes=".memos/warm")
    spent = []
    for number in range(count):
        start = time.process_time()
        make_all(order, (Task(Given(str(folder / "in" / f"{number:06d}.yaml"))),), f"{number}")
        spent.append(time.process_time() - start)
    return statistics.median(spent[20:])


def hashes(folder: Path) -> dict[str, str]:
    rows = json.loads((folder / "out/manifest.json").read_text(encoding="utf-8"))["files"]
    return {row["path"]: row["sha256"] for row in rows}


if __name__ == "__main__":
    main()
