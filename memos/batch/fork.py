"""A fork of this process for each of a few inputs: it has all that is loaded here already, and what an input does to it costs that input alone."""

import multiprocessing
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from memos.batch.outcome import Outcome
from memos.batch.processes import Chunk, Submit, bounded
from memos.batch.work import Order, make_all


class EndedError(Exception):
    """A process ended before it said what came of it."""

    def __init__(self, exitcode: int | None) -> None:
        super().__init__(exitcode)
        self.exitcode = exitcode


@contextmanager
def forks(seconds: float) -> Iterator[Submit]:
    """A process for each chunk, which may last so long; none outlives the block."""
    context = multiprocessing.get_context("fork")
    begun: list[_Fork] = []

    def submit(order: Order, chunk: Chunk, name: str) -> _Fork:
        here, there = context.Pipe(duplex=False)
        process = context.Process(target=_make, args=(there, order, chunk, name))
        process.start()
        there.close()
        begun.append(_Fork(process, here, time.monotonic() + seconds))
        return begun[-1]

    try:
        yield submit
    finally:
        for fork in begun:
            fork.end()


@dataclass(frozen=True, slots=True)
class _Fork:
    process: BaseProcess
    said: "Connection[None, tuple[Outcome, ...]]"
    until: float
    """By the monotonic clock."""

    def result(self) -> tuple[Outcome, ...]:
        if not self.said.poll(max(0, self.until - time.monotonic())):
            self.end()
            raise TimeoutError
        try:
            return self.said.recv()
        except EOFError:
            self.process.join()
            raise EndedError(self.process.exitcode) from None

    def end(self) -> None:
        self.process.kill()
        self.process.join()
        self.said.close()


def _make(said: "Connection[tuple[Outcome, ...], None]", order: Order, chunk: Chunk, name: str) -> None:
    bounded()
    said.send(make_all(order, chunk, name))
