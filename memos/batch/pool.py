"""Worker processes, on Pebble. They are started by a server that has one thread, since a process with threads cannot be copied safely."""

import multiprocessing
import os
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import resource_tracker
from pathlib import Path

from pebble import ProcessPool

from memos.batch.processes import Chunk, Promise, Submit, bounded
from memos.batch.work import Order, make_all

_SOCKET_PATH = 100
"""Bytes that a socket's path may have on every system; the least that is known is 103."""


@contextmanager
def pool(workers: int, seconds: float, begin: Callable[[], None] | None = None) -> Iterator[Submit]:
    """Worker processes that are there as long as the block lasts; each does `begin` first, and may be at a chunk so long."""
    context = multiprocessing.get_context("forkserver" if _has_server() else "spawn")
    context.set_forkserver_preload(["memos.batch.work"])
    processes = ProcessPool(max_workers=workers, initializer=bounded, initargs=(begin,), context=context)

    def submit(order: Order, chunk: Chunk, name: str) -> Promise:
        with _without_interrupts():
            return processes.schedule(make_all, args=(order, chunk, name), timeout=seconds)

    try:
        yield submit
        processes.close()  # type: ignore[no-untyped-call]
    finally:
        processes.stop()  # type: ignore[no-untyped-call]
        processes.join()


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """What is started in the block, processes and threads, never hears of Ctrl-C, not even while it loads; here it is heard of at the end."""
    if sys.platform == "win32":
        yield
        return
    resource_tracker.ensure_running()  # which would let Ctrl-C through again if it began in the block
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _has_server() -> bool:
    """Whether a server can start the workers: it listens at a path in the folder for temporary files, and a socket's path may not be long."""
    path = Path(tempfile.gettempdir(), "pymp-12345678", "listener-12345678")
    return "forkserver" in multiprocessing.get_all_start_methods() and len(os.fsencode(path)) <= _SOCKET_PATH
