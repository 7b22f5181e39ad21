"""Edits that put a finding right in the text of its file, to the letter, or not at all.

Each edit is made in the text, the text is read again, and the edit counts only where the data then differs in that one value, key or order: so no
form of quotes, no escape and no folding can make anything else of it.
"""

import re
from collections.abc import Callable
from itertools import pairwise, takewhile

from memos.findings import Finding, Place
from memos.read import Source, read_text

_STEP = re.compile(r"[^.\[\]]+")
_ENTRY = re.compile(r"(.*)\[(\d+)\]")
_DASH = re.compile(r" *- +")
_LINE_END = re.compile(r"(\r\n|\r|\n)")


def is_fixable(finding: Finding) -> bool:
    """Whether the finding has one right answer."""
    return bool(finding.replacement or finding.before)


def renames(source: Source, finding: Finding) -> bool:
    """Whether the finding is put right by another name of a key."""
    place = finding.place
    written = place and (place.line, place.column, place.end_line, place.end_column)
    return written is not None and source.keys.get(source.own_path(finding.path)) == written


def fixed(source: Source, finding: Finding) -> Source | None:
    """The file with the finding put right; None where that cannot be done without changing anything else."""
    path = source.own_path(finding.path)
    if finding.before:
        return _moved(source, path, source.own_path(finding.before))
    place = finding.place
    if place is None or place.line != place.end_line:
        return None
    if renames(source, finding):
        *above, key = _steps(path)
        renamed = _changed(source.data, above, lambda held: _renamed(held, key, finding.replacement))
        return _with(source, _edited(source, place, key, finding.replacement), renamed)
    value = _value(source.data, _steps(path))
    if not isinstance(value, str):
        return None
    changed = _changed(source.data, _steps(path), lambda _: finding.replacement)
    return _with(source, _edited(source, place, value, finding.replacement), changed)


def _with(source: Source, text: str, expected: object) -> Source | None:
    """The file with that text, where it holds what is expected and has no more errors than before."""
    if text == source.text:
        return None
    read = read_text(text.encode(), source.name, "json" if source.name.lower().endswith(".json") else "yaml")
    errors = [sum(finding.severity == "error" for finding in each.findings) for each in (read, source)]
    return read if errors[0] <= errors[1] and read.data == expected else None


def _edited(source: Source, place: Place, old: str, new: str) -> str:
    """The text with what stands at the place, bare or between quotes, in new words; unchanged where it is written in another way."""
    lines = _LINE_END.split(source.text)
    line = lines[2 * place.line - 2]
    written = line[place.column - 1 : place.end_column - 1]
    quote = written[:1] if written[:1] in {'"', "'"} and written == f"{written[:1]}{old}{written[:1]}" else ""
    if written != f"{quote}{old}{quote}":
        return source.text
    lines[2 * place.line - 2] = f"{line[: place.column - 1]}{quote}{new}{quote}{line[place.end_column - 1 :]}"
    return "".join(lines)


def _moved(source: Source, path: str, before: str) -> Source | None:
    """The file with an entry of a list before another, its comments with it; None for a list in brackets, or with other comments between its entries."""
    one, other = _ENTRY.fullmatch(path), _ENTRY.fullmatch(before)
    if not one or not other or one[1] != other[1] or int(one[2]) <= int(other[2]):
        return None
    first, last = int(other[2]), int(one[2])
    parts = _LINE_END.split(source.text)
    lines, ends = parts[::2], parts[1::2]
    cores = [_core(source, f"{one[1]}[{number}]", lines) for number in range(max(first - 1, 0), last + 1)]
    here = [core for core in cores if core]
    if len(here) < len(cores) or any(_said(lines, core[1], following[0]) for core, following in pairwise(here)):
        return None
    if first == 0 and lines[here[0][0]].lstrip().startswith("#"):
        return None  # it may speak of the whole list
    if any(_is_within(lines, core) for core in here):
        return None
    here = here[first - max(first - 1, 0) :]
    gaps = [lines[core[1] : following[0]] for core, following in pairwise(here)]
    texts = [lines[start:stop] for start, stop in (here[-1], *here[:-1])]
    moved = [*texts[0], *(line for gap, text in zip(gaps, texts[1:], strict=True) for line in (*gap, *text))]
    lines[here[0][0] : here[-1][1]] = moved
    text = "".join(line + end for line, end in zip(lines, [*ends, ""], strict=True))
    return _with(source, text, _changed(source.data, _steps(one[1]), lambda held: _reordered(held, last, first)))


def _core(source: Source, path: str, lines: list[str]) -> tuple[int, int] | None:
    """First line and line behind the last of an entry behind a hyphen of its own, with the comments right above it."""
    marks = source.values.get(path)
    if marks is None or not _DASH.fullmatch(lines[marks[0] - 1][: marks[1] - 1]):
        return None
    start, stop = marks[0] - 1, marks[2] - (marks[3] == 1)
    while stop > start + 1 and not lines[stop - 1].strip():
        stop -= 1
    while start and lines[start - 1].lstrip().startswith("#"):
        start -= 1
    return start, stop


def _is_within(lines: list[str], core: tuple[int, int]) -> bool:
    """Whether a comment above or behind an entry stands further in than its hyphen: it speaks of the entry that it stands below."""
    start, stop = core
    hyphen = next(line for line in lines[start:stop] if not line.lstrip().startswith("#"))
    above = takewhile(lambda line: line.lstrip().startswith("#"), lines[start:stop])
    behind = next((line for line in lines[stop:] if line.strip()), "")
    return any(_indent(line) > _indent(hyphen) for line in (*above, behind) if line.lstrip().startswith("#"))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _said(lines: list[str], start: int, stop: int) -> bool:
    """Whether anything but blank lines stands between two entries."""
    return any(line.strip() for line in lines[start:stop])


def _steps(path: str) -> list[str]:
    return _STEP.findall(path)


def _value(data: object, steps: list[str]) -> object:
    for step in steps:
        if isinstance(data, dict):
            data = data.get(step)
        elif isinstance(data, list) and step.isdecimal() and int(step) < len(data):
            data = data[int(step)]
        else:
            break  # a text may stand where a list of one could
    return data


def _changed(data: object, steps: list[str], change: Callable[[object], object]) -> object:
    """The data with one value changed."""
    if steps and isinstance(data, dict):
        return {key: _changed(held, steps[1:], change) if key == steps[0] else held for key, held in data.items()}
    if steps and isinstance(data, list):
        return [
            _changed(held, steps[1:], change) if str(number) == steps[0] else held for number, held in enumerate(data)
        ]
    return change(data)


def _renamed(held: object, key: str, new: str) -> object:
    return {new if name == key else name: value for name, value in held.items()} if isinstance(held, dict) else held


def _reordered(held: object, last: int, first: int) -> object:
    if not isinstance(held, list):
        return held
    return [*held[:first], held[last], *held[first:last], *held[last + 1 :]]
