"""Comments of an input that silence findings: ``# memos: ignore[ACT102]`` at the end of a line, or alone on the line above, perhaps with a reason behind it.

Inside block text there are no comments: one behind the block's mark, or above its key, silences the whole block.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from memos.findings import Finding, Place
from memos.read import Source, texts
from memos.rules.silencing import silences_nothing

_COMMENT = re.compile(
    r"(?<!\S)#[ \t]*memos(?:[ \t]*:[ \t]*(?:ignore\b|[a-z]+[ \t]*\[[ \t]*[a-z]{3}\d)|[ \t]+ignore[ \t]*\[)",
    re.IGNORECASE,
)
"""The beginning of what is meant to silence something, in the right form or not."""
_FORM = re.compile(r"#[ \t]*memos[ \t]*:[ \t]*ignore[ \t]*\[([a-z0-9, \t]*[a-z0-9][a-z0-9, \t]*)\]", re.IGNORECASE)
_CODE = re.compile("[A-Za-z0-9]+")
_LOUD = ("INP", "REN1", "SYN1")
"""What nobody may silence: it keeps a paper from being made."""
_ELSEWHERE = ("MRK", "REN3", "SYN203", "SYN3", "TPL")
"""What is said of the papers that are asked for, of tables, of other files, and of the comments themselves: no comment can stand at it."""
_OF_OPTIONS = re.compile("SYN203|REN103|TPL21")
"""What keeps no paper from being made, of these."""
_OF_PAPERS = ("REN2", "STR109")
"""What only the papers show: a comment on it may silence something there."""


@dataclass(frozen=True, slots=True)
class _Silencing:
    code: str
    """Empty where the comment has another form than the right one."""
    first: int
    """Line of the first findings that it silences."""
    last: int
    place: Place


def silenced(findings: Iterable[Finding], source: Source) -> Iterator[Finding]:
    """The findings of a file but for those that its comments silence; and a finding for each comment that silences nothing."""
    asked = tuple(_silencings(source))
    used: set[_Silencing] = set()
    for finding in findings:
        fitting = _fitting(finding, asked)
        used |= fitting
        if not fitting:
            yield finding
    for entry in asked:
        if entry not in used and not entry.code.startswith(_OF_PAPERS):
            yield replace(silences_nothing(entry.code, entry.place), file=source.name)


def how_to_silence(code: str) -> str:
    """How a rule is silenced, as its manual page says it."""
    if not code.startswith((*_LOUD, *_ELSEWHERE)):
        return (
            f"write `# memos: ignore[{code}]` at the end of the line, or alone on the line above; a reason may stand behind it.\n"
            f"For whole inputs, `--ignore {code}`, or `ignore` in the settings."
        )
    if _OF_OPTIONS.match(code):
        return f"no comment silences it; `--ignore {code}`, or `ignore` in the settings, leaves it out."
    return "it cannot be silenced: with it, something could not be read or made, or not be relied on."


def unsilenced(findings: Iterable[Finding], source: Source) -> Iterator[Finding]:
    """The findings of a paper but for those that the comments of its input silence."""
    asked = tuple(_silencings(source))
    return (finding for finding in findings if not _fitting(finding, asked))


def _fitting(finding: Finding, asked: tuple[_Silencing, ...]) -> set[_Silencing]:
    """The comments that silence a finding."""
    return {
        entry
        for entry in asked
        if finding.place
        and entry.first <= finding.place.line <= entry.last
        and entry.code == finding.code
        and not finding.code.startswith(_LOUD)
    }


def _silencings(source: Source) -> Iterator[_Silencing]:
    """What comments ask for; a text, or a cell of a table, is none. One at a text of several lines, or above it, speaks of all of it."""
    if source.row or not _COMMENT.search(source.text):
        return
    at_line: dict[int, list[Place]] = {}
    for text in texts(source):
        for number in range(text.line, text.end_line + 1):
            at_line.setdefault(number, []).append(text)
    for number, line in enumerate(source.lines, 1):
        for found in _COMMENT.finditer(line):
            start = found.start()
            if any(_holds(text, number, start + 1, source) for text in at_line.get(number, ())):
                continue
            form = _FORM.match(line, start)
            alone = line.lstrip().startswith("#")
            place = Place(number, start + 1, number, (form.end() if form else len(line.rstrip())) + 1)
            first = last = number + alone
            for text in at_line.get(number + alone, ()):
                end = text.end_line - (text.end_column == 1)
                if text.line < text.end_line and number + alone <= end:
                    first, last = min(first, text.line), max(last, end)
            for code in _CODE.findall(form[1].upper()) if form else ("",):
                yield _Silencing(code, first, last, place)
            break  # what is behind it is its reason


def _holds(text: Place, line: int, column: int, source: Source) -> bool:
    """Whether a place is inside a text; behind the mark of a block there is none yet."""
    is_block = source.lines[text.line - 1][text.column - 1 : text.column] in {"|", ">"}
    begins = (text.line + 1, 1) if is_block else (text.line, text.column)
    return begins <= (line, column) < (text.end_line, text.end_column)
