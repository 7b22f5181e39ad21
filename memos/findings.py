"""What is wrong, or worth a look, in an input: values that are gathered, sorted and reported; none stops the next.

A rule is a function that makes a `Finding`; its docstring is its manual page, and the first line of that begins with its code.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A stretch of an input file. Lines and columns count from 1, columns in characters; the end is just behind the last character."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A stretch of a text of the input, by its characters; its words in one line where it is printed."""

    text: str
    """The whole text, as the checks read it: Unicode NFC, its white space as it may be."""
    start: int
    stop: int

    def __str__(self) -> str:
        return " ".join(self.text[self.start : self.stop].split())


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding: which rule, what is wrong, and where."""

    code: str
    """Three letters of the family and three digits: ``SYN104``. Never changes its meaning."""
    severity: Severity
    message: str
    """The fact, in the user's words, lower case, no full stop."""
    hint: str = ""
    """What to do, beginning with a verb."""
    file: str = ""
    place: Place | None = None
    path: str = ""
    """The input value: ``meetings[0].participants[2].title``."""
    source: str = ""
    """Where the rule comes from, when it is stated somewhere."""
    excerpt: Excerpt | None = None
    """The part of the value in question; None where it is the whole value."""
    character: str = ""
    """The character in question, wherever the value has it."""
    replacement: str = ""
    """What should be written there instead, where there is one right answer. A name has none: it may be somebody else's."""
    before: str = ""
    """The path of the entry of the same list before which this one belongs, where their order is wrong."""


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Sorted by file, place and code. What is said of one place is said once, though it may stand in several parts of the paper."""
    return tuple(sorted({_key(finding): finding for finding in findings}.values(), key=_key))


def _key(finding: Finding) -> tuple[str, Place, str, str, str]:
    place = finding.place or Place(0, 0, 0, 0)
    return (finding.file, place, finding.code, finding.message, "" if finding.place else finding.path)
