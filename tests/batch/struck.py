"""Runs that are struck at each of their calls to the system on the output folder: killed, or told that the disk is full.

python tests/batch/struck.py INPUTS PLACE kill|fault

Prints what came of it as JSON: how many runs were struck, each at another call, and what was not as it must be. Each run is a copy of this
process, which has made papers already. What is struck as it writes has written half.
"""

import errno
import json
import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

from memos.batch.render import render
from memos.errors import MemoError

CALLS = {"open", "os.listdir", "os.scandir", "os.mkdir", "os.rename", "os.remove", "os.rmdir"}
FAULTS = (errno.ENOSPC, errno.EIO, errno.EROFS, errno.EACCES, errno.EDQUOT)


def struck(folder: Path, inputs: Path, strike: Callable[[int], None]) -> tuple[int, str, int]:
    """How a run ended, and with what words, when `strike` is told the number of each call; and how many there were."""
    heard, said = os.pipe()
    child = os.fork()
    if child:
        os.close(said)
        with os.fdopen(heard) as pipe:
            words = pipe.read()
        _, status = os.waitpid(child, 0)
        calls, _, message = words.partition("\n")
        return os.waitstatus_to_exitcode(status), message, int(calls or 0)
    calls = 0

    def called() -> None:
        nonlocal calls
        calls += 1
        strike(calls)

    def count(event: str, arguments: tuple[object, ...]) -> None:
        if event in CALLS and any(str(folder) in str(part) for part in arguments[:2]):
            called()

    fsync, fdopen = os.fsync, os.fdopen

    def flushed(handle: int) -> None:
        called()
        fsync(handle)

    def opened(handle: int, mode: str, *, closefd: bool) -> IO[bytes]:
        file = fdopen(handle, mode, closefd=closefd)
        write = file.write

        def written(data: bytes) -> int:
            half = len(data) // 2
            write(data[:half])
            file.flush()
            called()
            return half + write(data[half:])

        file.write = written
        return file

    os.fsync, os.fdopen = flushed, opened
    sys.addaudithook(count)
    code, message = 0, ""
    try:
        render([str(inputs)], folder)
    except MemoError as problem:
        code, message = problem.exit_code, problem.message
    except BaseException as problem:  # noqa: BLE001 -- said by the parent
        code, message = 70, repr(problem)
    os.write(said, f"{calls}\n{message}".encode())
    os._exit(code)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def kill(_: int) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def fail(call: int) -> None:
    fault = FAULTS[call % len(FAULTS)]
    raise OSError(fault, os.strerror(fault))


def at_call(number: int, strike: Callable[[int], None]) -> Callable[[int], None]:
    return lambda call: strike(call) if call == number else None


def nothing(_: int) -> None:
    pass


def wrongs(
    out: Path, inputs: Path, before: Path, new: dict[str, bytes], strike: Callable[[int], None], number: int
) -> Iterator[str]:
    """What is not as it must be when a run is struck at one call, and when the next one has ended."""
    old = contents(before)
    shutil.rmtree(out)
    shutil.copytree(before, out)
    code, message, _ = struck(out, inputs, at_call(number, strike))
    if strike is kill and code != -signal.SIGKILL:
        yield f"it ended with {code}"
    if strike is fail and (code not in {0, 3} or (code == 3 and str(out) not in message)):
        yield f"it ended with {code}: {message}"
    found = contents(out)
    for path, data in found.items():
        paper = not path.startswith((".memos/", "manifest.json", "SHA256SUMS")) and not path.endswith(".part")
        if paper and data not in (old.get(path), new.get(path)):
            yield f"{path} is neither old nor new"
        if strike is fail and path.endswith(".part"):
            yield f"{path} was left"
    yield from (f"{path} is gone" for path in old if path not in found)
    rows = json.loads(found.get("manifest.json", b'{"files": []}'))["files"]
    yield from (f"the manifest names {row['path']}" for row in rows if row["path"] not in found)
    code, message, _ = struck(out, inputs, nothing)
    after = contents(out)
    if code or after != new or (out / ".memos").exists():
        yield f"the next run ended with {code} {message}; not as they should be: {sorted(path for path in {*after, *new} if after.get(path) != new.get(path))}"


def main() -> None:
    given, place, strike = Path(sys.argv[1]), Path(sys.argv[2]), kill if sys.argv[3] == "kill" else fail
    inputs, out = place / "in", place / "out"
    render(
        [str(given)], place / "first"
    )  # so that copies have all that is loaded once, and what is made once of a style
    wrong: list[str] = []
    total = 0
    for state in ("new", "old"):
        before = place / state
        before.mkdir()
        shutil.copytree(given, inputs, dirs_exist_ok=True)
        if state == "old":  # papers of other words stand there already
            for file in inputs.iterdir():
                file.write_text(file.read_text().replace("water", "fish"))
            struck(before, inputs, nothing)
            shutil.copytree(given, inputs, dirs_exist_ok=True)
        shutil.copytree(before, out, dirs_exist_ok=True)
        code, message, calls = struck(out, inputs, nothing)
        assert code == 0, message
        new = contents(out)
        total += calls
        for number in range(1, calls + 1):
            wrong += [f"{state}, call {number}: {what}" for what in wrongs(out, inputs, before, new, strike, number)]
        shutil.rmtree(out)
    sys.stdout.write(json.dumps({"struck": total, "wrong": wrong}))


if __name__ == "__main__":
    main()
