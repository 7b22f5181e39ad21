"""What the command line prints: results to standard output, findings and the rest to standard error.

User text passes through `plain` first, so that no control character of an input reaches a terminal or a log.
"""

import os
import re
import sys

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def plain(text: str) -> str:
    """The text with control characters shown as ``\\x1b``."""
    return _CONTROL.sub(lambda match: match[0].encode("unicode_escape").decode(), text)


def result(line: str) -> None:
    """One line of what was asked for."""
    sys.stdout.write(plain(line) + "\n")


def note(line: str) -> None:
    """One line about how it went."""
    sys.stderr.write(plain(line) + "\n")


def problem(message: str, hint: str = "") -> None:
    """What stopped Memos, and what to do about it."""
    note(f"memos: {message}")
    if hint:
        note(f"  hint: {hint}")


def colour(stream: object = None) -> bool:
    """Whether to print in colour: on a terminal, unless NO_COLOR is set, or where FORCE_COLOR is."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return bool(getattr(stream or sys.stderr, "isatty", lambda: False)())
