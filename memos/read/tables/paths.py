"""What a header of a table stands for: the path of a field, or a name that is that of one field alone.

What fields there are and what fits into a cell is taken from the JSON Schema of the input, so that a table can say whatever a YAML file can.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, TypeAlias

from memos.read.file import read_text
from memos.schemas.meeting import MeetingFile
from memos.schemas.visit import Visit
from memos.templates import shipped

Kind: TypeAlias = Literal["meeting", "visit"]
Steps: TypeAlias = tuple[str | int, ...]
"""Of a path; `EACH` where each line of a cell is an entry of its own."""
EACH = -1
KINDS: tuple[Kind, ...] = ("meeting", "visit")

_PATH = re.compile(r"[a-z_]+(?:\[\d{0,3}\])?(?:\.[a-z_]+(?:\[\d{0,3}\])?)*", re.IGNORECASE)
_STEP = re.compile(r"(?P<name>[a-z_]+)|\[(?P<number>\d*)\]", re.IGNORECASE)
_UNCOUNTED = re.compile(r"[\s_-]+")
_BELOW = frozenset({"header", "venue", "agenda"})
"""Where a name alone is enough for a field that is not at the top, if no other field has it."""
_WORDS = {"venue": "where"}
"""Fields whose labels have another name."""


@dataclass(frozen=True, slots=True)
class Target:
    """The field that a column fills."""

    steps: Steps
    is_list: bool = False
    """Whether a cell may hold several entries, a line each."""
    among: str = ""
    """The list in whose only entry the field is, where the header names no entry."""

    @property
    def path(self) -> str:
        """As a header has it: ``agenda[].title``."""
        path = ""
        for step in self.steps:
            name = step if isinstance(step, str) else "[]" if step == EACH else f"[{step}]"
            path += name if not path or name.startswith("[") else f".{name}"
        return path


def target(kind: Kind, path: str) -> Target | None:
    """The field at a path of an input of this kind; None where there is no such field, or none that fits into a cell."""
    text = path.strip()
    if not _PATH.fullmatch(text):
        return None
    if "." in text or "[" in text:
        text = text.lower()
    steps: list[str | int] = []
    node: Any = _schema(kind)
    for match in _STEP.finditer(text):
        if match["name"]:
            node = _fields(node, kind).get(match["name"])
            steps.append(match["name"])
        else:
            node = _entry(node, kind)
            steps.append(int(match["number"]) if match["number"] else EACH)
        if node is None:
            return None
    found = _fitting(tuple(steps), node, kind)
    return None if found is None or found.steps.count(EACH) > 1 else found


def meant(kind: Kind, header: str) -> tuple[Target | None, tuple[Target, ...]]:
    """The one field that a header means: by its path or, without regard to case, spaces, underscores and hyphens, by its name in any language. Where that is not sure,
    none, and those that it could mean."""
    exact = target(kind, header)
    if exact:
        return exact, ()
    found = _by_name(kind).get(_plain(header), ())
    top = [place for depth, place in found if depth == 1]
    if len(top) == 1:
        return top[0], ()
    places = tuple(place for _, place in found)
    return (places[0], ()) if len(places) == 1 and places[0].steps[0] in _BELOW else (None, places)


@cache
def known(kind: Kind) -> tuple[str, ...]:
    """Headers that mean one field, as people write them."""
    titles = dict.fromkeys(title for _, _, title in _named(kind))
    return tuple(title for title in titles if meant(kind, title)[0])


@cache
def paths(kind: Kind) -> tuple[str, ...]:
    """Paths of fields that fit into a cell, those that lie deep left out; of the first entry of each list."""
    return tuple(place.path for _, place, _ in _named(kind))


def _fitting(steps: Steps, node: Any, kind: Kind) -> Target | None:  # noqa: ANN401 -- JSON
    """How the field takes a cell: as text, which may be its name alone, as lines, or as lines of which each is the one field that an entry must have."""
    inner = _entry(node, kind)
    if inner is None:
        own: Steps = (*steps, "name") if "name" in _fields(node, kind) else steps
        return Target(own) if _is_text(node, kind) else None
    if _is_text(inner, kind):
        return Target(steps, is_list=True)
    required = [name for each in _alternatives(inner, kind) for name in each.get("required", ())]
    return Target((*steps, EACH, required[0])) if len(required) == 1 else None


@cache
def _by_name(kind: Kind) -> Mapping[str, tuple[tuple[int, Target], ...]]:
    """The fields by their names, each with how deep it lies."""
    found: dict[str, tuple[tuple[int, Target], ...]] = {}
    for depth, place, title in _named(kind):
        field = str(place.steps[depth - 1])
        names = {_plain(title)}
        if _plain(field) in names:
            names |= _labels().get(_WORDS.get(field, field), frozenset())
        for name in names:
            found[name] = (*found.get(name, ()), (depth, place))
    return found


@cache
def _named(kind: Kind) -> tuple[tuple[int, Target, str], ...]:
    """Fields with how deep they lie and their titles: at the top, in what stands there once, in an entry of a list there."""
    return tuple(_below(kind))


def _below(kind: Kind) -> Iterator[tuple[int, Target, str]]:
    for name, node in _fields(_schema(kind), kind).items():
        found = _fitting((name,), node, kind)
        if found:
            yield 1, found, node["title"]
        entry = _entry(node, kind)
        for inner, below in _fields(node if entry is None else entry, kind).items():
            steps: Steps = (name, inner) if entry is None else (name, 0, inner)
            held = _fitting(steps, below, kind)
            if held:
                among = name if entry is not None else ""
                yield 3 if among else 2, Target(held.steps, is_list=held.is_list, among=among), below["title"]


@cache
def _labels() -> Mapping[str, frozenset[str]]:
    """The words of all shipped languages for fields, by the names of these."""
    found: dict[str, set[str]] = {}
    for file in shipped("labels").iterdir():
        if file.name.endswith(".yaml"):
            data: Any = read_text(file.read_bytes(), file.name, "yaml").data
            for name, word in data["words"].items():
                found.setdefault(name, set()).add(_plain(word))
    return {name: frozenset(words) for name, words in found.items()}


@cache
def _schema(kind: Kind) -> dict[str, Any]:
    return (MeetingFile if kind == "meeting" else Visit).model_json_schema(by_alias=True)


def _alternatives(node: Any, kind: Kind) -> list[dict[str, Any]]:  # noqa: ANN401
    """What may stand there, references followed."""
    if "$ref" in node:
        return _alternatives(_schema(kind)["$defs"][node["$ref"].rpartition("/")[2]], kind)
    if "anyOf" in node:
        return [found for each in node["anyOf"] for found in _alternatives(each, kind)]
    return [node]


def _fields(node: Any, kind: Kind) -> dict[str, Any]:  # noqa: ANN401
    return {name: field for each in _alternatives(node, kind) for name, field in each.get("properties", {}).items()}


def _entry(node: Any, kind: Kind) -> Any:  # noqa: ANN401
    """What an entry of a list is; None for what is no list."""
    return next((each["items"] for each in _alternatives(node, kind) if "items" in each), None)


def _is_text(node: Any, kind: Kind) -> bool:  # noqa: ANN401
    scalars = {"string", "integer", "number", "boolean"}
    return any("enum" in each or "const" in each or scalars & {*_types(each)} for each in _alternatives(node, kind))


def _types(node: dict[str, Any]) -> list[str]:
    given = node.get("type", [])
    return [given] if isinstance(given, str) else given


def _plain(name: str) -> str:
    return _UNCOUNTED.sub("", unicodedata.normalize("NFKC", name).casefold())
