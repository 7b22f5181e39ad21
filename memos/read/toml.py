"""TOML to plain data, with the line and column of every key and value: what tomllib reads, and where it stands.

tomllib tells no places. It reads first; what it took is right TOML, so that one plain pass over the same text finds the keys again.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from memos.errors import UsageError
from memos.findings import Place
from memos.read.limits import INPUT

Steps = tuple[str | int, ...]

_TOKEN = re.compile(
    r"""(?P<space>[ \t]+|\#[^\n]*)|(?P<line>\r?\n)
    |(?P<text>\"{3}(?:\\.|[^\\])*?\"{3,5}|'{3}.*?'{3,5}|"(?:\\.|[^"\\\n])*"|'[^'\n]*')
    |(?P<mark>[\[\]{}=,.])|(?P<bare>[^\s\#"'\[\]{}=,.]+)""",
    re.DOTALL | re.VERBOSE,
)
_AT = re.compile(r" \(at line (\d+), column (\d+)\)$")


@dataclass(frozen=True, slots=True)
class Toml:
    """One file: its data, and where keys and values stand, by their steps from the top."""

    name: str
    data: Mapping[str, object]
    keys: Mapping[Steps, Place] = field(default_factory=dict)
    values: Mapping[Steps, Place] = field(default_factory=dict)

    def key_place(self, steps: Steps) -> Place:
        """Where the key of the value stands, or else the value."""
        return self.keys.get(steps) or self.place(steps)

    def place(self, steps: Steps) -> Place:
        """Where the value stands, or the nearest that holds it."""
        while steps and steps not in self.values:
            steps = steps[:-1]
        return self.values.get(steps, Place(1, 1, 1, 1))


def read_toml(given: bytes, name: str) -> Toml:
    """Read the bytes of a file called `name`. Raises `UsageError`, with the place, where they are not right TOML."""
    if len(given) > INPUT.bytes:
        raise UsageError(f"{name} is larger than {INPUT.bytes // 1_000_000} MB", "leave out what it need not hold")
    try:
        text = given.decode("utf-8-sig")
        data = tomllib.loads(text)
    except UnicodeDecodeError:
        raise UsageError(f"{name} is not in UTF-8", "save it as UTF-8 in your editor") from None
    except RecursionError:
        raise UsageError(f"{name} nests too deep", "write its lists and tables flat") from None
    except tomllib.TOMLDecodeError as wrong:
        at = _AT.search(str(wrong))
        place = f":{at[1]}:{at[2]}" if at else ""
        words = _AT.sub("", str(wrong))
        raise UsageError(
            f"{name}{place}: this is not right TOML: {words[:1].lower()}{words[1:]}",
            "write it as https://toml.io tells",
        ) from None
    keys: dict[Steps, Place] = {}
    values: dict[Steps, Place] = {}
    table: Steps = ()
    for statement in _statements(text):
        steps = tuple(_key(token) for token in statement.key)
        if statement.value is None:
            table = steps
        here = steps if statement.value is None else (*table, *steps)
        keys[here] = _place(text, statement.key)
        values[here] = _place(text, statement.value or statement.key)
        for number, entry in enumerate(statement.entries):
            values[(*here, number)] = _place(text, [entry])
    return Toml(name, data, keys, values)


@dataclass(slots=True)
class _Statement:
    """A header of a table, which has no value, or a key with its value."""

    key: list["re.Match[str]"] = field(default_factory=list)
    value: list["re.Match[str]"] | None = None
    entries: list["re.Match[str]"] = field(default_factory=list)
    """Of a value that is a list: the texts in it."""


def _statements(text: str) -> Iterator[_Statement]:
    now, depth = _Statement(), 0
    for token in _TOKEN.finditer(text):
        kind, mark = token.lastgroup, token[0]
        if kind == "line" and (now.value is None or not depth):
            if now.key:
                yield now
            now, depth = _Statement(), 0
        elif kind in {"space", "line"}:
            continue
        elif now.value is None and mark == "=":
            now.value = []
        elif now.value is None:
            if kind != "mark":
                now.key.append(token)
        else:
            now.value.append(token)
            depth += (mark in "[{") - (mark in "]}") if kind == "mark" else 0
            if kind == "text" and depth == 1 and now.value[0][0] == "[":
                now.entries.append(token)
    if now.key:
        yield now


def _key(token: "re.Match[str]") -> str:
    if token.lastgroup == "bare":
        return token[0]
    (key,) = tomllib.loads(f"{token[0]} = 1")
    return key


def _place(text: str, tokens: list["re.Match[str]"]) -> Place:
    first, last = tokens[0].start(), tokens[-1].end()
    line, column = _at(text, first)
    return Place(line, column, *_at(text, last))


def _at(text: str, index: int) -> tuple[int, int]:
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)
