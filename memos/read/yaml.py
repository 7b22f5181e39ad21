"""YAML 1.2 to plain data in one pass over libyaml's events.

libyaml gives events one by one however deep the file nests; its builder of nodes recurses in C, and 30 KB of ``[`` crash the interpreter. So
the tree is built here, within the limits, and nothing that YAML could do behind the writer's back gets past.
"""

import re
import unicodedata
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import yaml
from yaml._yaml import CParser

from memos.findings import Finding, Place
from memos.read.limits import INPUT, Limits
from memos.read.source import Marks, Source
from memos.rules import syntax

_Event: TypeAlias = Any
"""An event of libyaml. Its stubs allow one without marks, which the parser never gives."""

DEPTH = 32

_NULLS = {"", "~", "null", "Null", "NULL"}
_CUT = re.compile(r"[ \t]+#(?![ \t]*memos(?:[ \t]*:|[ \t]+ignore[ \t]*\[))", re.IGNORECASE)
"""A comment behind a plain value, but for those that speak to Memos. Behind a single word, such as a date or a choice, it is taken for one unless its
`#` touches the next word."""
BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_ODD = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]|[^\x00-\uffff]")


class _RefusedError(Exception):
    """Reading stops here, with this finding."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


@dataclass(slots=True)
class _Open:
    """A mapping or a list whose end has not come yet."""

    value: dict[str, object] | list[object]
    path: str
    start: tuple[int, int]
    flow: bool
    key: str | None = None
    key_marks: Marks | None = None
    seen: dict[str, tuple[str, int]] = field(default_factory=dict)
    """Folded key → the key as first given, and its line."""
    skipped: bool = False
    """The value that comes is that of a key that was refused: nothing goes by it."""


def read_yaml(text: str, name: str, limits: Limits = INPUT) -> Source:
    """Read the text of a file called `name`."""
    reader = _Reader(text, limits.values)
    try:
        reader.read()
    except _RefusedError as refused:
        return Source(name, text, None, (*reader.findings, refused.finding))
    except yaml.MarkedYAMLError as problem:
        return Source(name, text, None, (*reader.findings, syntax.of_parser(problem, text)))
    except yaml.YAMLError as problem:
        return Source(name, text, None, (*reader.findings, syntax.not_yaml(str(problem), Place(1, 1, 1, 1))))
    return Source(name, text, reader.root, tuple(reader.findings), reader.values, reader.keys)


class _Reader:
    """One pass over the events of a text."""

    def __init__(self, text: str, most: int) -> None:
        self.text = text
        self.root: object = None
        self.values: dict[str, Marks] = {}
        self.keys: dict[str, Marks] = {}
        self.findings: list[Finding] = []
        self._stack: list[_Open] = []
        self._nodes = 0
        self._most = most
        self._documents = 0
        self._last_end = (1, 1)

    def read(self) -> None:
        parser = CParser(self.text)
        while True:
            event: _Event = parser.get_event()
            if event is None:
                return
            kind = type(event)
            if kind is yaml.ScalarEvent:
                self._scalar(event)
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                self._open(event, {} if kind is yaml.MappingStartEvent else [])
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                self._close(event)
            elif kind is yaml.AliasEvent:
                self._alias(event)
            elif kind is yaml.DocumentStartEvent:
                self._document(event)

    def _document(self, event: _Event) -> None:
        if event.version or event.tags:
            self.findings.append(syntax.directive(_marks(event)))
        self._documents += 1
        if self._documents > 1:
            raise _RefusedError(syntax.second_document(_marks(event)))

    def _scalar(self, event: _Event) -> None:
        self._check(event)
        start, end = event.start_mark, event.end_mark
        marks = (start.line + 1, start.column + 1, end.line + 1, end.column + 1)
        top = self._stack[-1] if self._stack else None
        value: str = event.value
        if top is not None and type(top.value) is dict and top.key is None:
            self._key(top, value, marks, plain=not event.style)
            return
        if not event.style:
            rest = _CUT.match(self.text, end.index)
            if rest and value and (" " in value or self.text[rest.end() : rest.end() + 1].strip()):
                self.findings.append(
                    syntax.cut_short(Place(end.line + 1, end.column + 1, end.line + 1, end.column + 1 + len(rest[0])))
                )
        if event.style == '"' and "\\" in self.text[start.index : end.index]:
            self._escaped(value, marks)
        if not value.isascii() and BIDI.search(value):
            self.findings.append(syntax.direction_mark(Place(*marks)))
        self._put(None if not event.style and value in _NULLS else value, marks)

    def _key(self, top: _Open, key: str, marks: Marks, *, plain: bool) -> None:
        if plain and key == "<<":
            self.findings.append(syntax.merge_key(Place(*marks)))
        if not key.isascii() and BIDI.search(key):
            self.findings.append(syntax.forbidden_character(BIDI.findall(key)[0], Place(*marks)))
        folded = unicodedata.normalize("NFC", key).casefold()
        if folded in top.seen:
            self.findings.append(syntax.key_twice(key, *top.seen[folded], Place(*marks)))
        top.skipped = folded in top.seen or (plain and key == "<<")
        top.seen.setdefault(folded, (key, marks[0]))
        top.key, top.key_marks = key, marks

    def _open(self, event: _Event, value: dict[str, object] | list[object]) -> None:
        self._check(event)
        top = self._stack[-1] if self._stack else None
        if top is not None and type(top.value) is dict and top.key is None:
            raise _RefusedError(syntax.key_not_text(_marks(event)))
        if len(self._stack) >= DEPTH:
            raise _RefusedError(syntax.too_large(f"nests more than {DEPTH} deep", _marks(event)))
        start = event.start_mark
        self._stack.append(_Open(value, self._path(top), (start.line + 1, start.column + 1), event.flow_style))

    def _close(self, event: _Event) -> None:
        """A block ends with its last value: libyaml's own end is where the next thing begins."""
        done = self._stack.pop()
        end = (event.end_mark.line + 1, event.end_mark.column + 1) if done.flow else max(self._last_end, done.start)
        self._put(done.value, (*done.start, *end))

    def _path(self, top: _Open | None) -> str:
        """The path of the value that comes now."""
        if top is None:
            return ""
        if type(top.value) is list:
            return f"{top.path}[{len(top.value)}]"
        return f"{top.path}.{top.key}" if top.path else str(top.key)

    def _put(self, value: object, marks: Marks) -> None:
        top = self._stack[-1] if self._stack else None
        path = self._path(top)
        self._last_end = marks[2:]
        if top is not None and top.skipped:
            top.key, top.skipped = None, False
            return
        self.values[path] = marks
        if top is None:
            self.root = value
        elif type(top.value) is dict:
            if top.key_marks is not None:
                self.keys[path] = top.key_marks
            top.value[str(top.key)] = value
            top.key = None
        elif type(top.value) is list:
            top.value.append(value)

    def _check(self, event: _Event) -> None:
        self._nodes += 1
        if self._nodes > self._most:
            raise _RefusedError(
                syntax.too_large(f"has more than {self._most:,} values".replace(",", " "), _marks(event))
            )
        if event.anchor:
            self.findings.append(syntax.anchor("anchor", "&" + str(event.anchor), _marks(event)))
        tag = getattr(event, "tag", None)
        if tag:
            self.findings.append(syntax.tag(_marks(event)))

    def _alias(self, event: _Event) -> None:
        """Refused, and read on as if nothing stood there, to find what else is wrong."""
        name = "*" + str(event.anchor)
        place = _marks(event)
        self.findings.append(syntax.anchor("alias", name, place))
        marks = (place.line, place.column, place.end_line, place.end_column)
        top = self._stack[-1] if self._stack else None
        if top is not None and type(top.value) is dict and top.key is None:
            self._key(top, name, marks, plain=False)
        else:
            self._put(None, marks)

    def _escaped(self, value: str, marks: Marks) -> None:
        for match in _ODD.finditer(value):
            character = match[0]
            if ord(character) < 0x10000 or ord(character) & 0xFFFE == 0xFFFE:
                self.findings.append(syntax.forbidden_character(character, Place(*marks)))
                return


def _marks(event: _Event) -> Place:
    start, end = event.start_mark, event.end_mark
    return Place(start.line + 1, start.column + 1, end.line + 1, end.column + 1)
