"""Findings as text for people: the place and the message, the line with a mark under it, the hint; a summary at the end.

No control character of an input reaches the terminal: it is shown as an escape, and so is whatever turns the direction of writing. No text of
one begins a line, or GitHub's runner would obey it: its commands begin with `::`, older ones with `##[` anywhere.
"""

import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence

from memos.findings import Finding, Place, Severity

_WIDEST = 160
"""Columns of a source line that are shown."""
_COLOURS: dict[Severity, str] = {"error": "31", "warning": "33", "info": "36"}


class Counts:
    """Findings that were shown, by severity, and the files that they are of."""

    def __init__(self) -> None:
        self.by_severity: Counter[Severity] = Counter()
        self.files = 0

    def add(self, findings: Sequence[Finding]) -> None:
        """Those of one file."""
        self.by_severity.update(finding.severity for finding in findings)
        self.files += bool(findings)

    def summary(self) -> str:
        """``10 errors, 1 warning in 2 files``; empty where there is none."""
        counts = [
            f"{count} {severity}{'' if count == 1 else 's'}"
            for severity in ("error", "warning", "info")
            if (count := self.by_severity[severity])
        ]
        return f"{', '.join(counts)} in {self.files} file{'' if self.files == 1 else 's'}" if counts else ""


def render(findings: Sequence[Finding], lines: Mapping[int, str | tuple[str, ...]], *, colour: bool = False) -> str:
    """The findings of one file in the order given; `lines` are those of the file on which they stand, by their numbers."""
    return "".join(_finding(finding, lines, colour=colour) + "\n" for finding in findings)


def _finding(finding: Finding, source: Mapping[int, str | tuple[str, ...]], *, colour: bool) -> str:
    place = finding.place or Place(1, 1, 1, 1)
    severity = _coloured(finding.severity, _COLOURS[finding.severity]) if colour else finding.severity
    file = visible(f"./{finding.file}" if finding.file.lstrip().startswith("::") else finding.file)
    lines = [f"{file}:{place.line}:{place.column}: {severity} {finding.code}: {visible(finding.message)}"]
    line = source.get(place.line, "") if finding.place else ""
    if isinstance(line, tuple):
        line, place = _cell(line, place)
    if line.strip():
        lines += _marked(line, place, _COLOURS[finding.severity] if colour else "")
    if finding.hint:
        lines.append(f"  hint: {visible(finding.hint)}")
    return "\n".join(lines) + "\n"


def _cell(cells: tuple[str, ...], place: Place) -> tuple[str, Place]:
    """What a cell holds, all of it marked; of a place that is a whole row, all its cells."""
    whole = place.column == place.end_column
    text = " | ".join(filter(None, cells)) if whole else "".join(cells[place.column - 1 : place.column])
    return text, Place(1, 1, 1, min(len(text), _WIDEST) + 1)


def _marked(line: str, place: Place, colour: str) -> list[str]:
    """The source line and a mark under the place; of a long line, the part around the place."""
    last = place.end_column - 1 if place.end_line == place.line else len(line)
    first = min(place.column - 1, len(line))
    start = max(0, first - _WIDEST // 2) if len(line) > _WIDEST else 0
    shown = line[start : start + _WIDEST]
    before, marked = shown[: first - start], shown[first - start : max(last, first + 1) - start]
    mark = "^" + "~" * max(0, _width(visible(marked)) - 1)
    if colour:
        mark = _coloured(mark, colour)
    return [f"  | {visible(shown)}", "  | " + " " * _width(visible(before)) + mark]


def visible(text: str) -> str:
    """The text as it may stand on a terminal or in a log: a tab is one space, other controls and marks of direction are escapes."""
    return "".join(_visible(character) for character in text).replace("##[", "##\\x5b")


def _visible(character: str) -> str:
    if character == "\t":
        return " "
    category = unicodedata.category(character)
    return character.encode("unicode_escape").decode() if category in {"Cc", "Cf", "Cs", "Zl", "Zp"} else character


def _width(text: str) -> int:
    """Columns that the text takes on a terminal."""
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def _coloured(text: str, colour: str) -> str:
    return f"\x1b[{colour}m{text}\x1b[0m"
