"""All the text of a visit, with the path of each piece."""

from collections.abc import Iterator

from pydantic import BaseModel

from memos.schemas.visit import Visit

_NOT_TEXT = frozenset(
    {"id", "item", "person", "file", "template", "language", "languages", "country", "time_zone", "kind"}
)
"""Fields of ids, names of files and codes."""


def texts(visit: Visit) -> Iterator[tuple[str, str]]:
    """Path and text of each field that holds words."""
    yield from _within(visit, "")


def _within(value: object, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            inner = getattr(value, name)
            if inner and name not in _NOT_TEXT:
                named = field.alias or name
                yield from _within(inner, f"{path}.{named}" if path else named)
    elif isinstance(value, tuple):
        for number, entry in enumerate(value):
            yield from _within(entry, f"{path}[{number}]")
