"""Where each character of a value stands in its file, whatever quotes, escapes and folds the value is written in."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate

from memos.findings import Excerpt, Place
from memos.read.source import Source

_STEP = re.compile(r"[^.\[\]]+")
_QUOTES = {'"': "\\", "'": "''"}
"""What a text between such quotes has no escapes without."""
_ESCAPED = {
    '"': re.compile(
        r"\\u(?P<high>[dD][89abAB][0-9a-fA-F]{2})\\u(?P<low>[dD][c-fC-F][0-9a-fA-F]{2})"
        r"|\\(?:x(?P<two>[0-9a-fA-F]{2})|u(?P<four>[0-9a-fA-F]{4})|U(?P<eight>[0-9a-fA-F]{8}))|(?P<joined>\\$)|\\.|."
    ),
    "'": re.compile("''|."),
}
"""A character between quotes: an escape of JSON or YAML, of which JSON writes what is above U+FFFF as two, or the character itself."""
_BY_LETTER = {
    f"\\{letter}": character
    for letter, character in zip("0abtnvfre_NLP", "\0\a\b\t\n\v\f\r\x1b\xa0\x85\u2028\u2029", strict=True)
}
"""Escapes that are a letter."""
_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_JOINED_LETTERS = range(0x1160, 0x1200)
"""Korean vowels and finals, which make one character with what they follow."""


def characters(source: Source, path: str) -> Mapping[str, Sequence[tuple[Place, str]]]:
    """The characters beyond ASCII of the value at the path and of all below it, in Unicode NFC: of each its places, with the path of the value there.

    A character with the selector of its form is one beside the two.
    """
    found: dict[str, list[tuple[Place, str]]] = {}
    for inner in _texts(*_held(source.data, source.own_path(path))):
        for character, place in _composed(source, inner):
            if not character.isascii():
                found.setdefault(character, []).append((place, inner))
    return found


def stretches(source: Source, path: str, excerpts: Iterable[Excerpt]) -> Iterator[tuple[Excerpt, Place]]:
    """Excerpts of the value at the path, each with the place where it is written; those left out whose text the file does not have there.

    The file and the text differ in their white space alone, so it is the other characters that are counted.
    """
    by_text: dict[str, list[Excerpt]] = {}
    for excerpt in excerpts:
        by_text.setdefault(excerpt.text, []).append(excerpt)
    for text, of_text in by_text.items():
        before = [0, *accumulate(not character.isspace() for character in text)]
        ends = {number for one in of_text for number in (before[one.start], before[one.stop] - 1)}
        places: dict[int, Place] = {}
        written: list[str] = []
        for character, place in _composed(source, source.own_path(path)):
            if not character.isspace() and len(character) == 1:
                if len(written) in ends:
                    places[len(written)] = place
                written.append(character)
        if "".join(written).startswith("".join(text.split())):
            for excerpt in of_text:
                first, last = places[before[excerpt.start]], places[before[excerpt.stop] - 1]
                yield excerpt, Place(first.line, first.column, last.end_line, last.end_column)


def texts(source: Source) -> Iterator[Place]:
    """Where each text of the file is written; a block from the line of its mark."""
    for path in _texts(source.data, ""):
        if path in source.values:
            yield Place(*source.values[path])


def holds_text(source: Source, path: str) -> bool:
    """Whether the file itself has a text at the path: that of a register, and a subject that stands for a title, it does not have."""
    return isinstance(_held(source.data, source.own_path(path))[0], str)


def _held(data: object, path: str) -> tuple[object, str]:
    """The value at the path, and its own path: a text may stand where a list of one could."""
    for match in _STEP.finditer(path):
        step = match[0]
        if isinstance(data, str):
            return data, path[: match.start()].rstrip("[.")
        if isinstance(data, list) and step.isdecimal() and int(step) < len(data):
            data = data[int(step)]
        elif isinstance(data, dict):
            data = data.get(step)
        else:
            return None, path
    return data, path


def _texts(value: object, path: str) -> Iterator[str]:
    """The paths of the texts in a value."""
    if isinstance(value, str):
        yield path
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, f"{path}.{key}" if path else str(key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _texts(inner, f"{path}[{number}]")


def _composed(source: Source, path: str) -> Iterator[tuple[str, Place]]:
    """The characters of a text, each with its place; those that NFC makes of several have the place of all."""
    cluster: list[tuple[str, Place]] = []
    for character, place in _written(source, path):
        if _SELECTORS.match(character) and cluster:
            base, before = cluster[-1]
            yield base + character, Place(before.line, before.column, place.end_line, place.end_column)
        extends = unicodedata.combining(character) or ord(character) in _JOINED_LETTERS
        if not (extends and cluster):
            yield from _as_one(cluster)
            cluster = []
        cluster.append((character, place))
    yield from _as_one(cluster)


def _as_one(cluster: list[tuple[str, Place]]) -> Iterator[tuple[str, Place]]:
    written = "".join(character for character, _ in cluster)
    composed = unicodedata.normalize("NFC", written)
    if composed == written:
        yield from cluster
        return
    first, last = cluster[0][1], cluster[-1][1]
    place = Place(first.line, first.column, last.end_line, last.end_column)
    yield from ((character, place) for character in composed)


def _written(source: Source, path: str) -> Iterator[tuple[str, Place]]:
    """The characters of a text as they are written, each with its place."""
    whole = source.place(path)
    if whole is None:
        return
    if source.row:
        text, _ = _held(source.data, source.own_path(path))
        yield from ((character, whole) for character in (text if isinstance(text, str) else ""))
        return
    opening = source.lines[whole.line - 1][whole.column - 1 : whole.column]
    quoted = opening in _QUOTES
    for number in range(
        whole.line + (opening in {"|", ">"}), whole.end_line + 1
    ):  # the line of a block's mark is no text
        line = source.lines[number - 1] if number <= len(source.lines) else ""
        first = whole.column - 1 + quoted if number == whole.line else 0
        last = whole.end_column - 1 - quoted if number == whole.end_line else len(line)
        if quoted and _QUOTES[opening] in line:
            for match in _ESCAPED[opening].finditer(line, first, last):
                yield _unescaped(match), Place(number, match.start() + 1, number, match.end() + 1)
        else:
            for column in range(first, last):
                yield line[column], Place(number, column + 1, number, column + 2)


def _unescaped(match: "re.Match[str]") -> str:
    given = match.groupdict()
    if given.get("high"):
        return chr(0x10000 + (int(match["high"], 16) - 0xD800 << 10) + int(match["low"], 16) - 0xDC00)
    if given.get("joined"):
        return " "  # to the next line
    digits = given.get("two") or given.get("four") or given.get("eight")
    if digits:
        return chr(int(digits, 16))
    return _BY_LETTER.get(match[0], match[0][-1])
