"""What the command line prints: results to standard output, findings and the rest to standard error.

User text passes through `plain` first, so that no control character of an input reaches a terminal or a log.
"""

import os
import re
import sys
import tempfile

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


def bug(message: str, trace: str) -> None:
    """A bug in Memos: where its trace was put, and how to report it; with `--debug` the trace itself."""
    from memos import __version__

    if "--debug" in sys.argv:
        sys.stderr.write(trace)
        return
    handle, path = tempfile.mkstemp(prefix="memos-bug-", suffix=".txt")
    with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as file:
        file.write(f"memos {__version__}, Python {sys.version}\n{trace}")
    problem(f"{message}; the trace is in {path}", "report it with that file, after looking for anything secret in it")


def colour(stream: object = None) -> bool:
    """Whether to print in colour: on a terminal, unless NO_COLOR is set, or where FORCE_COLOR is."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return bool(getattr(stream or sys.stderr, "isatty", lambda: False)())


def said_of_settings(file: str) -> str:
    """Which settings an input has, for those who want to know."""
    from memos.settings import settings_of

    name = settings_of(file).name
    return f", settings of {name}" if name else ""
