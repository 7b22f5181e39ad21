"""A Dask cluster in place of worker processes: the same chunks, handed to workers that may stand on other machines.

A worker of the cluster makes nothing itself. It has processes of its own that do, as a local run has, as many as it has threads: so what a paper does to its
process costs that paper alone, and nothing that was read for one run is left for the next. A worker that is lost has its chunks made elsewhere, by Dask.
"""

import logging
import multiprocessing
import os
import re
import secrets
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from memos import __version__
from memos.batch.outcome import Outcome
from memos.batch.pool import pool
from memos.batch.processes import CHUNKS_AHEAD, Chunk, Promise, Submit, chunks, outcomes, reason
from memos.batch.work import Order, Task
from memos.errors import FileError, MemoError, UsageError
from memos.read.address import is_address

if TYPE_CHECKING:
    from distributed import Client

_ADDRESS = re.compile(r"((tcp|tls|wss?|ucx)://)?(\[[^]\s]+\]|[^\s/:]+):\d+")
_ANSWERS = 10
"""Seconds in which a scheduler must have answered."""
_WORKERS = 32
"""Taken to be there at least: more may join while a run lasts."""
_EPOCH = "SOURCE_DATE_EPOCH"


@dataclass(frozen=True, slots=True)
class Run:
    """What workers need to know of a run beside its order."""

    here: str
    """The folder that paths begin at; empty where none does."""
    epoch: str | None
    seconds: float
    """That an input may take."""
    version: str = __version__
    token: str = field(default_factory=lambda: secrets.token_hex(8))


@dataclass(slots=True)
class _Processes:
    """Those of a worker for one run."""

    submit: Submit
    last: ExitStack
    chunks: int = 0
    """That are being made."""


_lock = threading.Lock()
_held: dict[str, _Processes] = {}
"""The processes of this worker, by the token of the run; those that have nothing to do go when another run comes."""


def in_cluster(order: Order, tasks: Sequence[Task], address: str, seconds: float) -> Iterator[Outcome]:
    """The outcomes of tasks, made by the workers of the cluster whose scheduler is at the address; each input may take so many seconds.

    Raises `UsageError` where Dask is not installed, no scheduler answers or a worker is not like this Memos; `FileError` where the scheduler goes away.
    """
    client = _client(address)
    executor = client.get_executor(pure=False)
    run = Run(os.getcwd() if _begins_here(order, tasks) else "", os.environ.get(_EPOCH), seconds)  # noqa: PTH109

    def submit(order: Order, chunk: Chunk, name: str) -> "Future[tuple[Outcome, ...]]":
        future: Future[tuple[Outcome, ...]] = executor.submit(make_there, order, chunk, name, run)
        return future

    threads = sum(client.nthreads().values()) or _WORKERS
    log = logging.getLogger("distributed")
    level = log.level
    log.setLevel(logging.CRITICAL)  # what it would say comes as an error of the run
    try:
        ahead = max(threads, _WORKERS) * CHUNKS_AHEAD
        yield from outcomes(order, chunks(tasks, threads), submit, ahead, _reason(client, address))
    finally:
        executor.shutdown(wait=False)
        client.close()
        log.setLevel(level)


def make_there(order: Order, chunk: Chunk, name: str, run: Run) -> tuple[Outcome, ...]:
    """On a worker: make a chunk as the run itself would. Raises `UsageError` where this worker cannot."""
    if run.version != __version__:
        raise UsageError(
            f"a worker of the cluster has Memos {__version__}, and this is {run.version}",
            "install the same version for all workers",
        )
    if run.here and not Path(run.here).is_dir():
        raise UsageError(
            f"a worker of the cluster does not see the folder {run.here}",
            "share it with all workers under the same path, or name inputs and folder by addresses such as s3://…",
        )
    with _processes(run) as submit:

        def submit_own(order: Order, chunk: Chunk, inner: str) -> Promise:
            return submit(order, chunk, f"{name}-{inner}")

        return tuple(outcomes(order, [chunk], submit_own, 1, partial(reason, run.seconds)))


def _client(address: str) -> "Client":
    try:
        from distributed import Client  # noqa: PLC0415 -- an extra
    except ImportError:
        raise UsageError("Dask is not installed", "install it with `pip install 'memos[dask]'`") from None
    silent = UsageError(
        f"no Dask scheduler answers at {address}",
        "check the address, such as tcp://10.0.0.1:8786; `dask scheduler` starts one",
    )
    if not _ADDRESS.fullmatch(address):
        raise silent
    try:
        return Client(address, timeout=_ANSWERS, set_as_default=False, name="memos")
    except OSError as problem:
        raise silent from problem


def _begins_here(order: Order, tasks: Sequence[Task]) -> bool:
    """Whether some path begins at the working directory."""
    options = order.options
    files = (*options.register, *options.templates, options.style, options.columns, options.previous, order.folder)
    names = (*filter(None, files), *(task.given.name for task in tasks))
    return not all(is_address(name) or os.path.isabs(name) for name in names)  # noqa: PTH117


def _reason(client: "Client", address: str) -> Callable[[Exception], str]:
    """Why a chunk could not be made on any worker."""
    from distributed.scheduler import KilledWorker  # noqa: PLC0415 -- an extra

    def why(problem: Exception) -> str:
        if isinstance(problem, MemoError):
            raise problem
        if client.status != "running":
            raise FileError(f"the Dask scheduler at {address} is gone", "run the same again: what was made stands")
        if isinstance(problem, ImportError):
            raise UsageError(
                f"a worker of the cluster cannot load Memos: {problem}", "install the same version for all workers"
            )
        if isinstance(problem, KilledWorker):
            return f"each of {problem.allowed_failures + 1} workers of the cluster was lost over them"
        return f"{type(problem).__name__}: {problem}"

    return why


@contextmanager
def _processes(run: Run) -> Iterator[Submit]:
    """The processes of this worker for a run."""
    with _lock:
        held = _held.get(run.token) or _begun(run)
        held.chunks += 1
    try:
        yield held.submit
    finally:
        with _lock:
            held.chunks -= 1


def _begun(run: Run) -> _Processes:
    """Processes for a run, in place of those for others that have nothing to do."""
    from distributed import get_worker  # noqa: PLC0415 -- an extra

    for token in [token for token, held in _held.items() if not held.chunks]:
        _held.pop(token).last.close()
    # Dask starts workers as daemons, which may have no processes of their own lest these outlive them; ours end with the one that started them.
    multiprocessing.current_process()._config["daemon"] = False  # type: ignore[attr-defined]  # noqa: SLF001
    last = ExitStack()
    threads = get_worker().state.nthreads
    submit = last.enter_context(pool(threads, run.seconds, partial(_begin, run.here, run.epoch)))
    _held[run.token] = _Processes(submit, last)
    return _held[run.token]


def _begin(here: str, epoch: str | None) -> None:
    """In such a process: be where the run is, and know what it knows."""
    if here:
        os.chdir(here)
    if epoch is None:
        os.environ.pop(_EPOCH, None)
    else:
        os.environ[_EPOCH] = epoch
