"""Bytes to a `Source`: encoding and forbidden characters first, then the syntax."""

import os
import re
import stat
from pathlib import Path
from typing import Literal

from memos.errors import FileError, UsageError
from memos.findings import Finding, Place
from memos.read.address import is_address, read_address
from memos.read.json import read_json
from memos.read.limits import INPUT, Limits
from memos.read.source import Source
from memos.read.yaml import read_yaml
from memos.rules import syntax

Syntax = Literal["yaml", "json"]

FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(chr(plane << 16 | 0xFFFE) + chr(plane << 16 | 0xFFFF) for plane in range(1, 17))
    + "]"
)
"""Characters that no file of text has: controls, line ends that YAML and editors disagree about, halves of pairs, non-characters."""

_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def read_file(path: Path | str, name: str = "", limits: Limits = INPUT) -> Source:
    """Read a file, of this machine or at an address, within limits; ``.json`` is JSON, everything else YAML.

    Raises `UsageError` where there is no such file, `FileError` where it cannot be read.
    """
    name = name or str(path)
    data = read_bytes(path, limits.bytes, name)
    return read_text(data, name, "json" if name.lower().endswith(".json") else "yaml", limits)


def read_bytes(path: Path | str, limit: int, name: str = "", *, hint: str = "name a YAML or JSON file") -> bytes:
    """The bytes of a regular file, or of one at an address; one more than the limit of a larger one. Never waits for a pipe or a device. `hint` says what to name instead of
    something that is no file.

    Raises `UsageError` where there is no such file, `FileError` where it cannot be read.
    """
    name = name or str(path)
    if isinstance(path, str) and is_address(path):
        return read_address(path, limit)
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        try:
            held = os.fstat(handle)
            if not stat.S_ISREG(held.st_mode):
                raise UsageError(f"{name} is not a file", hint)
            data = os.read(handle, min(held.st_size, limit) + 1)
            while len(data) <= limit and (more := os.read(handle, limit + 1 - len(data))):
                data += more
            return data
        finally:
            os.close(handle)
    except (FileNotFoundError, NotADirectoryError):
        raise UsageError(f"there is no file {name}", "check the path") from None
    except IsADirectoryError:
        raise UsageError(f"{name} is a folder", hint) from None
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or str(problem)
        raise FileError(f"cannot read {name}: {reason.lower()}", "check its permissions") from problem


def read_text(data: bytes, name: str, syntax_: Syntax, limits: Limits = INPUT) -> Source:
    """Read the bytes of a file called `name`."""
    if len(data) > limits.bytes:
        return _refused(name, "", syntax.too_large(f"is larger than {limits.bytes // 1_000_000} MB", Place(1, 1, 1, 1)))
    if data.startswith(_UTF_16):
        return _refused(name, "", syntax.not_utf8("is in UTF-16", Place(1, 1, 1, 1)))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        before = data[: problem.start].decode("utf-8-sig", errors="replace")
        at = _place(before, len(before), 1)
        shown = data.decode("utf-8-sig", errors="replace")
        return _refused(
            name, shown, syntax.not_utf8(f"has the byte {data[problem.start]:#04x}, which is not UTF-8", at)
        )
    found = [
        syntax.forbidden_character(match[0], _place(text, match.start(), 1))
        for match in list(FORBIDDEN.finditer(text))[:50]
    ]
    if found:
        return _refused(name, text, *found)
    return read_json(text, name, limits) if syntax_ == "json" else read_yaml(text, name, limits)


def _refused(name: str, text: str, *findings: Finding) -> Source:
    return Source(name, text, None, findings)


def _place(text: str, index: int, length: int) -> Place:
    """The place of `length` characters from `index` on."""
    before = re.split(r"\r\n|\r|\n", text[:index])
    line, column = len(before), len(before[-1]) + 1
    return Place(line, column, line, column + length)
