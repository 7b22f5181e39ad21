"""Where each character of a value stands in its file, whatever quotes, escapes and folds the value is written in."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from memos.findings import Place
from memos.read.source import Source

_STEP = re.compile(r"[^.\[\]]+")
_ESCAPED = re.compile(
    r"\\u(?P<high>[dD][89abAB][0-9a-fA-F]{2})\\u(?P<low>[dD][c-fC-F][0-9a-fA-F]{2})"
    r"|\\(?:x(?P<two>[0-9a-fA-F]{2})|u(?P<four>[0-9a-fA-F]{4})|U(?P<eight>[0-9a-fA-F]{8}))|\\.|."
)
"""A character between double quotes: an escape of JSON or YAML, of which JSON writes what is above U+FFFF as two, or the character itself."""
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


def phrases(source: Source, path: str, phrase: str) -> Sequence[Place]:
    """Each place where the value at the path says the phrase; a line may end where it has a space."""
    text: list[str] = []
    places: list[Place] = []
    for character, place in _written(source, path):
        if places and place.line != places[-1].line and text[-1] != " ":
            text.append(" ")
            places.append(places[-1])
        if character != " " or (text and text[-1] != " "):
            text.append(character)
            places.append(place)
    whole = "".join(text)
    found = []
    at = whole.find(phrase)
    while at >= 0:
        first, last = places[at], places[at + len(phrase) - 1]
        found.append(Place(first.line, first.column, last.end_line, last.end_column))
        at = whole.find(phrase, at + len(phrase))
    return found


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
    opening = source.lines[whole.line - 1][whole.column - 1 : whole.column]
    for number in range(
        whole.line + (opening in {"|", ">"}), whole.end_line + 1
    ):  # the line of a block's mark is no text
        line = source.lines[number - 1] if number <= len(source.lines) else ""
        first = whole.column - 1 if number == whole.line else 0
        last = whole.end_column - 1 if number == whole.end_line else len(line)
        if opening == '"' and "\\" in line:
            for match in _ESCAPED.finditer(line, first, last):
                yield _unescaped(match), Place(number, match.start() + 1, number, match.end() + 1)
        else:
            for column in range(first, last):
                yield line[column], Place(number, column + 1, number, column + 2)


def _unescaped(match: "re.Match[str]") -> str:
    if match["high"]:
        return chr(0x10000 + (int(match["high"], 16) - 0xD800 << 10) + int(match["low"], 16) - 0xDC00)
    digits = match["two"] or match["four"] or match["eight"]
    return chr(int(digits, 16)) if digits else match[0][-1]
