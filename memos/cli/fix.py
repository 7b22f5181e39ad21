"""How `memos check --fix` shows what it would put right, or says what it has."""

import re
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from memos.cli.output import note, plain
from memos.errors import UsageError

if TYPE_CHECKING:
    from memos.batch.asked import AskedOf

_LINES = re.compile(r"[^\n]*\n|[^\n]+")


def fix_files(paths: Sequence[str], asked_of: "AskedOf", *, write: bool, quiet: bool) -> None:
    """Put right what has one right answer: shown as one difference on standard output or, with `write`, done in the files."""
    from memos.batch.fix import byte_order_mark, fix_inputs, write_fixed
    from memos.settings import STANDARD_INPUT

    if STANDARD_INPUT in paths:
        raise UsageError("standard input cannot be put right", "name a file or a folder")
    count = files = 0
    for entry in fix_inputs(paths, asked_of):
        name = entry.before.name
        count += entry.count
        files += bool(entry.count)
        if entry.count and write:
            write_fixed(entry)
        elif entry.count:
            mark = byte_order_mark(entry)
            _show("".join(_difference(name, mark + entry.before.text, mark + entry.after.text)))
        if not quiet:
            for finding in entry.left:
                at = f"{name}:{finding.place.line}:{finding.place.column}" if finding.place else name
                note(f"{at}: {finding.code} was left alone: it cannot be put right to the letter; mend it by hand")
    if not quiet:
        done = "put right" if write else "can be put right with `--write`"
        note(f"{count} finding{'' if count == 1 else 's'} {done}, in {files} file{'' if files == 1 else 's'}")


def _difference(name: str, before: str, after: str) -> Iterator[str]:
    """A unified difference, as `patch -p0` takes it."""
    from difflib import unified_diff

    shown = plain(name)
    for line in unified_diff(_LINES.findall(before), _LINES.findall(after), shown, shown):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _show(text: str) -> None:
    """On a terminal without what commands it; to a file or a program as it is, so that it can be applied."""
    if sys.stdout.isatty():
        sys.stdout.write(plain(text))
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode())
        sys.stdout.buffer.flush()
