"""Processes of their own: inputs in chunks, outcomes in the order of the inputs, and what kills a process named.

A chunk whose process died, or took too long, is made again input by input, each alone: the one that does it again is the one to blame.
"""

import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from multiprocessing.connection import wait
from typing import Protocol, TypeAlias

from memos.batch.outcome import Outcome
from memos.batch.work import Order, Task, lost
from memos.rules.making import not_made

_CHUNK = 16
CHUNKS_AHEAD = 8
"""For each worker: outcomes that wait for an earlier one are kept, so that not all stand still for it."""
_FEW = 3
"""Inputs that forks make sooner than worker processes are there."""
MEMORY = 2 << 30
"""Bytes that a process may take for an input, beyond what it has when it begins."""

Chunk: TypeAlias = tuple[Task, ...]


class Promise(Protocol):
    """The outcomes of a chunk that was handed out."""

    def result(self) -> tuple[Outcome, ...]:
        """Waits for them. Raises what ended the process: `TimeoutError`, or an error with its `exitcode`."""


Submit: TypeAlias = Callable[[Order, Chunk, str], Promise]
"""Hands a chunk to a process."""
Reason: TypeAlias = Callable[[Exception], str]
"""What ended a process, in words; raises `MemoError` where the run cannot go on."""


def in_processes(
    order: Order, tasks: Sequence[Task], workers: int, seconds: float, *, one_by_one: bool = False
) -> Iterator[Outcome]:
    """The outcomes of tasks, made in processes of their own; each input may take so many seconds. `one_by_one`: none is begun before the outcome of
    the one before it was taken."""
    workers = 1 if one_by_one else min(workers, len(tasks))
    if not tasks:
        return
    why = partial(reason, seconds)
    if len(tasks) <= _FEW and _forks():
        from memos.batch.fork import forks  # noqa: PLC0415 -- most runs have only one of the two

        with forks(seconds) as submit:
            yield from outcomes(order, alone(tasks), submit, workers, why)
    else:
        from memos.batch.pool import pool  # noqa: PLC0415 -- a run that makes little is over before it is loaded

        given, ahead = (alone(tasks), 1) if one_by_one else (chunks(tasks, workers), workers * CHUNKS_AHEAD)
        with pool(workers, seconds) as submit:
            yield from outcomes(order, given, submit, ahead, why)


def outcomes(order: Order, given: Iterable[Chunk], submit: Submit, ahead: int, why: Reason) -> Iterator[Outcome]:
    """The outcomes of chunks in their order, so many of them handed out ahead."""
    waiting: deque[tuple[Chunk, str, Promise]] = deque()
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


def alone(tasks: Iterable[Task]) -> Iterator[Chunk]:
    """A chunk each."""
    return ((task,) for task in tasks)


def reason(seconds: float, problem: Exception) -> str:
    """What ended a process."""
    if isinstance(problem, TimeoutError):
        return f"they took longer than {seconds:g} seconds"
    code = getattr(problem, "exitcode", None)
    if code is None:
        return f"{type(problem).__name__}: {problem}"
    if code == -signal.SIGKILL:
        return "their process was killed, most likely because memory ran out"
    name = f"signal {-code}, {signal.strsignal(-code)}" if code < 0 else f"exit code {code}"
    return f"their process broke down ({name})"


def bounded(begin: Callable[[], None] | None = None) -> None:
    """What such a process does first: it takes no more memory than it may, leaves Ctrl-C to the run, and does not outlive it; then `begin`."""
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


def _taken(order: Order, chunk: Chunk, name: str, made: Promise, submit: Submit, why: Reason) -> Iterator[Outcome]:
    try:
        yield from made.result()
    except Exception as problem:  # noqa: BLE001 -- whatever ended the process, the other inputs go on
        said = why(problem)
        if len(chunk) == 1:
            yield lost(order, chunk[0], not_made(said))
            return
        again = [submit(order, one, f"{name}-{number}") for number, one in enumerate(alone(chunk))]
        for number, one in enumerate(alone(chunk)):
            yield from _taken(order, one, f"{name}-{number}", again[number], submit, why)


def _forks() -> bool:
    """Whether this process can be forked safely: it has one thread, and no system's libraries that forbid it."""
    return sys.platform == "linux" and len(os.listdir("/proc/self/task")) == 1  # noqa: PTH208 -- a hundred times sooner than pathlib is loaded


def _end_with(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
