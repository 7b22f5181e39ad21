"""The kind and the id of an input, without reading all of it."""

from typing import Any, NamedTuple

import yaml
from yaml._yaml import CParser

_OPENS = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
_CLOSES = (yaml.MappingEndEvent, yaml.SequenceEndEvent)


class Head(NamedTuple):
    """What stands at the top of a file; None where that is no text or not there."""

    kind: str | None
    id: str | None
    broken: bool
    """Whether the file cannot be read as far as was needed."""


def read_head(data: bytes) -> Head:
    """The kind and the id of a file in YAML or JSON; read no further than both are known."""
    found: dict[str, str] = {}
    depth, key, broken = 0, None, False
    try:
        parser: Any = CParser(data.decode("utf-8-sig"))
        while len(found) < 2:
            event = parser.get_event()
            if event is None:
                break
            if type(event) is yaml.ScalarEvent and depth == 1:
                if key is None:
                    key = event.value
                    continue
                if key in {"kind", "id"}:
                    found.setdefault(key, event.value)
                key = None
            elif type(event) in _OPENS:
                depth += 1
            elif type(event) in _CLOSES:
                depth -= 1
                key = None if depth == 1 else key
    except (UnicodeDecodeError, yaml.YAMLError):
        broken = True
    return Head(found.get("kind"), found.get("id"), broken)
