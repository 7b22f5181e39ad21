"""Strict JSON (RFC 8259) to plain data, with places: one pass over its tokens, none of it recursive.

Numbers and the words true and false stay text, as in YAML; the schema types them.
"""

import json
import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Literal

from memos.findings import Finding, Place
from memos.read.limits import INPUT, Limits
from memos.read.source import Marks, Source
from memos.read.yaml import BIDI, DEPTH
from memos.rules import syntax

_TOKEN = re.compile(
    r"""[ \t\r\n]*(?:
      (?P<string>"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")
    | (?P<number>-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?)(?![0-9A-Za-z_.+-])
    | (?P<word>true|false|null)(?![0-9A-Za-z_])
    | (?P<mark>[][{}:,])
    | (?P<end>\Z)
    )""",
    re.VERBOSE,
)
_SPACE = re.compile(r"[ \t\r\n]*")
_BREAK = re.compile(r"\r\n|\r|\n")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")

_Wants = Literal["value", "value or end", "key", "key or end", "colon", "comma or end", "nothing"]


class _RefusedError(Exception):
    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


@dataclass(slots=True)
class _Open:
    value: dict[str, object] | list[object]
    path: str
    start: int
    key: str = ""
    key_marks: Marks | None = None
    seen: dict[str, tuple[str, int]] = field(default_factory=dict)


def read_json(text: str, name: str, limits: Limits = INPUT) -> Source:
    """Read the text of a file called `name`."""
    reader = _Reader(text, limits.values)
    try:
        reader.read()
    except _RefusedError as refused:
        return Source(name, text, None, (*reader.findings, refused.finding))
    data = None if any(finding.severity == "error" for finding in reader.findings) else reader.root
    return Source(name, text, data, tuple(reader.findings), reader.values, reader.keys)


class _Reader:
    """One pass over the tokens of a text."""

    def __init__(self, text: str, most: int) -> None:
        self.text = text
        self.root: object = None
        self.values: dict[str, Marks] = {}
        self.keys: dict[str, Marks] = {}
        self.findings: list[Finding] = []
        self._stack: list[_Open] = []
        self._nodes = 0
        self._most = most
        ends = [match.end() for match in _BREAK.finditer(text)]
        self._starts = [0, *ends]

    def read(self) -> None:
        wants: _Wants = "value"
        at = 0
        if not _SPACE.sub("", self.text):
            return
        while True:
            match = _TOKEN.match(self.text, at)
            if match is None or match.lastgroup is None:
                raise self._odd(_SPACE.match(self.text, at).end(), wants)  # type: ignore[union-attr]  # it matches nothing at least
            kind, start, at = match.lastgroup, match.start(match.lastgroup), match.end()
            if kind == "end":
                if wants != "nothing":
                    raise self._odd(start, wants)
                return
            wants = self._take(kind, match[kind], start, at, wants)

    def _take(self, kind: str, token: str, start: int, end: int, wants: _Wants) -> _Wants:
        if wants in {"value", "value or end"}:
            if kind in {"string", "number", "word"}:
                self._count(start, end)
                self._put(self._scalar(kind, token, start, end), start, end)
                return self._next()
            if token in {"{", "["}:
                return self._open(token, start)
            if token == "]" and wants == "value or end":
                return self._close(end)
        elif wants in {"key", "key or end"}:
            if kind == "string":
                self._key(str(self._scalar(kind, token, start, end)), start, end)
                return "colon"
            if token == "}" and wants == "key or end":
                return self._close(end)
        elif wants == "colon" and token == ":":
            return "value"
        elif wants == "comma or end":
            inside = type(self._stack[-1].value) is dict
            if token == ",":
                return "key" if inside else "value"
            if token == ("}" if inside else "]"):
                return self._close(end)
        raise self._odd(start, wants)

    def _scalar(self, kind: str, token: str, start: int, end: int) -> str | None:
        if kind != "string":
            return None if token == "null" else token
        value: str = json.loads(token)
        odd = _FORBIDDEN.search(value)
        if odd:
            self.findings.append(syntax.forbidden_character(odd[0], self._place(start, end)))
        if not value.isascii() and BIDI.search(value):
            self.findings.append(syntax.direction_mark(self._place(start, end)))
        return value

    def _open(self, token: str, start: int) -> _Wants:
        self._count(start, start + 1)
        if len(self._stack) >= DEPTH:
            raise _RefusedError(syntax.too_large(f"nests more than {DEPTH} deep", self._place(start, start + 1)))
        self._stack.append(_Open({} if token == "{" else [], self._path(), start))
        return "key or end" if token == "{" else "value or end"

    def _close(self, end: int) -> _Wants:
        done = self._stack.pop()
        self._put(done.value, done.start, end)
        return self._next()

    def _next(self) -> _Wants:
        return "comma or end" if self._stack else "nothing"

    def _key(self, key: str, start: int, end: int) -> None:
        top = self._stack[-1]
        folded = unicodedata.normalize("NFC", key).casefold()
        place = self._place(start, end)
        if folded in top.seen:
            self.findings.append(syntax.key_twice(key, *top.seen[folded], place))
        top.seen.setdefault(folded, (key, place.line))
        top.key, top.key_marks = key, (place.line, place.column, place.end_line, place.end_column)

    def _path(self) -> str:
        if not self._stack:
            return ""
        top = self._stack[-1]
        if type(top.value) is list:
            return f"{top.path}[{len(top.value)}]"
        return f"{top.path}.{top.key}" if top.path else top.key

    def _put(self, value: object, start: int, end: int) -> None:
        path, place = self._path(), self._place(start, end)
        self.values[path] = (place.line, place.column, place.end_line, place.end_column)
        if not self._stack:
            self.root = value
            return
        top = self._stack[-1]
        if type(top.value) is dict:
            if top.key_marks:
                self.keys[path] = top.key_marks
            top.value[top.key] = value
        elif type(top.value) is list:
            top.value.append(value)

    def _count(self, start: int, end: int) -> None:
        self._nodes += 1
        if self._nodes > self._most:
            raise _RefusedError(
                syntax.too_large(f"has more than {self._most:,} values".replace(",", " "), self._place(start, end))
            )

    def _odd(self, index: int, wants: _Wants) -> _RefusedError:
        return _RefusedError(syntax.not_json(self.text[index : index + 1], wants, self._place(index, index + 1)))

    def _place(self, start: int, end: int) -> Place:
        first, last = self._line(start), self._line(end)
        return Place(first + 1, start - self._starts[first] + 1, last + 1, end - self._starts[last] + 1)

    def _line(self, index: int) -> int:
        """Number of the line, from 0, that holds the character."""
        return bisect_right(self._starts, index) - 1
