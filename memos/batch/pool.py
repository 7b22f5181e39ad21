"""Worker processes: inputs in chunks, outcomes in the order of the inputs, and what kills a worker named.

A chunk whose worker died, or took too long, is made again input by input, each alone in its worker: the one that does it again is the one to
blame. Workers are started by a server that has one thread, since a process with threads cannot be copied safely.
"""

import multiprocessing
import os
import signal
import sys
import tempfile
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from concurrent.futures import TimeoutError as TookTooLong
from contextlib import contextmanager
from functools import partial
from multiprocessing.connection import wait
from pathlib import Path
from typing import TypeAlias

from pebble import ProcessExpired, ProcessPool

from memos.batch.outcome import Outcome
from memos.batch.work import Order, Task, lost, make_all
from memos.rules.making import not_made

_CHUNK = 16
CHUNKS_AHEAD = 8
"""For each worker: outcomes that wait for an earlier one are kept, so that not all stand still for it."""
_SOCKET_PATH = 100
"""Bytes that a socket's path may have on every system; the least that is known is 103."""
MEMORY = 2 << 30
"""Bytes that a worker may take for an input, beyond what it has when it begins."""

Chunk: TypeAlias = tuple[Task, ...]
Submit: TypeAlias = Callable[[Order, Chunk, str], "Future[tuple[Outcome, ...]]"]
"""Hands a chunk to a worker."""
Reason: TypeAlias = Callable[[Exception], str]
"""What ended a worker, in words; raises `MemoError` where the run cannot go on."""


def in_processes(order: Order, tasks: Sequence[Task], workers: int, seconds: float) -> Iterator[Outcome]:
    """The outcomes of tasks, made in worker processes; each input may take so many seconds."""
    with processes(workers, seconds) as submit:
        yield from outcomes(order, chunks(tasks, workers), submit, workers * CHUNKS_AHEAD, partial(reason, seconds))


@contextmanager
def processes(workers: int, seconds: float, begin: Callable[[], None] | None = None) -> Iterator[Submit]:
    """Worker processes that are there as long as the block lasts; each does `begin` first."""
    context = multiprocessing.get_context("forkserver" if _has_server() else "spawn")
    context.set_forkserver_preload(["memos.batch.work"])
    pool = ProcessPool(max_workers=workers, initializer=_begin, initargs=(begin,), context=context)

    def submit(order: Order, chunk: Chunk, name: str) -> "Future[tuple[Outcome, ...]]":
        return pool.schedule(make_all, args=(order, chunk, name), timeout=seconds)

    try:
        yield submit
        pool.close()  # type: ignore[no-untyped-call]
    finally:
        pool.stop()  # type: ignore[no-untyped-call]
        pool.join()


def outcomes(order: Order, given: Iterable[Chunk], submit: Submit, ahead: int, why: Reason) -> Iterator[Outcome]:
    """The outcomes of chunks in their order, so many of them handed out ahead."""
    waiting: deque[tuple[Chunk, str, Future[tuple[Outcome, ...]]]] = deque()
    for number, chunk in enumerate(given):
        name = f"{number:06d}"
        waiting.append((chunk, name, submit(order, chunk, name)))
        if len(waiting) >= ahead:
            yield from _taken(order, *waiting.popleft(), submit, why)
    while waiting:
        yield from _taken(order, *waiting.popleft(), submit, why)


def chunks(tasks: Sequence[Task], workers: int) -> Iterator[Chunk]:
    """Chunks large enough that handing them out costs nothing, small enough that all workers end together."""
    size = max(1, min(_CHUNK, len(tasks) // (workers * 4)))
    return (tuple(tasks[start : start + size]) for start in range(0, len(tasks), size))


def reason(seconds: float, problem: Exception) -> str:
    """What ended a worker process."""
    if isinstance(problem, TookTooLong):
        return f"they took longer than {seconds:g} seconds"
    if isinstance(problem, ProcessExpired):
        code = problem.exitcode or 0
        if code == -9:
            return "their process was killed, most likely because memory ran out"
        name = f"signal {-code}, {signal.strsignal(-code)}" if code < 0 else f"exit code {code}"
        return f"their process broke down ({name})"
    return f"{type(problem).__name__}: {problem}"


def _taken(
    order: Order, chunk: Chunk, name: str, future: "Future[tuple[Outcome, ...]]", submit: Submit, why: Reason
) -> Iterator[Outcome]:
    try:
        yield from future.result()
    except Exception as problem:  # noqa: BLE001 -- whatever ended the worker, the other inputs go on
        said = why(problem)
        if len(chunk) == 1:
            yield lost(order, chunk[0], not_made(said))
            return
        alone = [(task,) for task in chunk]
        again = [submit(order, one, f"{name}-{number}") for number, one in enumerate(alone)]
        for number, one in enumerate(alone):
            yield from _taken(order, one, f"{name}-{number}", again[number], submit, why)


def _has_server() -> bool:
    """Whether a server can start the workers: it listens at a path in the folder for temporary files, and a socket's path may not be long."""
    path = Path(tempfile.gettempdir(), "pymp-12345678", "listener-12345678")
    return "forkserver" in multiprocessing.get_all_start_methods() and len(os.fsencode(path)) <= _SOCKET_PATH


def _begin(begin: Callable[[], None] | None) -> None:
    """A worker takes no more memory than it may, leaves Ctrl-C to the run, and does not outlive it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()
    if sys.platform == "linux":
        import resource  # noqa: PLC0415 -- not on every system

        with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123
            held = int(file.read().split()[0]) * resource.getpagesize()
        _, most = resource.getrlimit(resource.RLIMIT_AS)
        limit = held + MEMORY if most == resource.RLIM_INFINITY else min(held + MEMORY, most)
        resource.setrlimit(resource.RLIMIT_AS, (limit, most))
    if begin:
        begin()


def _end_with(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
