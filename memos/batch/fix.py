"""Inputs with what has one right answer put right: each in memory first, then whole or not at all in its file."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from memos.batch.asked import AskedOf
from memos.batch.inputs import Input, checked, read_inputs
from memos.errors import FileError, UsageError
from memos.findings import Finding, Place
from memos.fixes import fixed, is_fixable, renames
from memos.publish import rewrite_file
from memos.read import Source, read_bytes
from memos.read.address import is_address
from memos.read.limits import INPUT

_ROUNDS = 200
"""What one round puts right may bring to light more; a list takes a round for each entry that moves."""
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Fixed:
    """An input before and after."""

    before: Source
    after: Source
    count: int
    """Findings that were put right."""
    left: tuple[Finding, ...]
    """Those that have one right answer, and that no edit to the letter puts right."""


def fix_inputs(paths: Sequence[str], asked_of: AskedOf) -> Iterator[Fixed]:
    """Each input with what is found in it, is wanted and has one right answer put right; nothing is written.

    Raises as `read_inputs`.
    """
    for entry in read_inputs(paths, asked_of=asked_of):
        yield _fixed(entry)


def write_fixed(entry: Fixed) -> None:
    """Write the input's file anew, whole or not at all. Raises `FileError` where it cannot be written or was changed since it was read."""
    if is_address(entry.before.name):
        raise UsageError(f"{entry.before.name} is not on this machine", "copy it here, and put it right here")
    path = Path(entry.before.name)
    data = read_bytes(path, INPUT.bytes)
    if data.removeprefix(_BOM) != entry.before.text.encode():
        raise FileError(f"{path} was changed while it was read", "run the same again")
    rewrite_file(path, (_BOM if data.startswith(_BOM) else b"") + entry.after.text.encode())


def byte_order_mark(entry: Fixed) -> str:
    """The mark that the input's file begins with and its text has not; empty where there is none, or the file is not on this machine."""
    path = entry.before.name
    return "\ufeff" if not is_address(path) and read_bytes(Path(path), INPUT.bytes).startswith(_BOM) else ""


def _fixed(entry: Input) -> Fixed:
    source, findings, total = entry.source, entry.findings, 0
    for _ in range(0 if source.row else _ROUNDS):  # the cells of a table are not rewritten
        after, count = _round(source, findings)
        if not count:
            break
        source, total = after, total + count
        findings = checked(source, entry.asked).findings
    return Fixed(entry.source, source, total, tuple(filter(is_fixable, findings)))


def _round(source: Source, findings: Sequence[Finding]) -> tuple[Source, int]:
    """All words that can be put right, the last first, so that the places of the others stay; where there are none, one entry that moves. Of keys
    that would all get one name, none is put right: which is meant, only the drafter knows."""
    words = [finding for finding in findings if finding.replacement]
    names = Counter((_above(finding), finding.replacement) for finding in words if renames(source, finding))
    words = [finding for finding in words if names[_above(finding), finding.replacement] <= 1]
    count = 0
    for finding in sorted(words, key=lambda each: each.place or Place(1, 1, 1, 1), reverse=True):
        after = fixed(source, finding)
        if after:
            source, count = after, count + 1
    for finding in () if count else findings:
        after = fixed(source, finding) if finding.before else None
        if after:
            return after, 1
    return source, count


def _above(finding: Finding) -> str:
    return finding.path.rpartition(".")[0]
