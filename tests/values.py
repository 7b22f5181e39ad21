"""The values of an input by their paths, where a paper shows them, and as what."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from itertools import groupby
from typing import Any

from pydantic import BaseModel

from memos.document import Document, Run, Runs, text_of
from memos.prose import blocks_of
from memos.schemas.visit import Visit


def value_at(visit: Visit, path: str) -> list[str]:
    """The paragraphs that a value is shown in: itself, or those of its Markdown where it is prose."""
    value: Any = visit
    is_prose = False
    for step in re.findall(r"[^.\[\]]+", path):
        if step.isdigit():
            value = value[int(step)]
            continue
        (name, found) = next(
            entry for entry in type(value).model_fields.items() if step == (entry[1].alias or entry[0])
        )
        value, is_prose = getattr(value, name), "_prose" in f"{found.annotation}{found.metadata}"
    assert isinstance(value, str), path
    if not is_prose:
        return [value]
    return [text for runs in _lines(blocks_of(value, "")) if (text := text_of(runs))]


def texts_of(model: BaseModel, path: str = "") -> Iterator[str]:
    """The paths of all texts of an input."""
    for name, field in type(model).model_fields.items():
        yield from _paths(getattr(model, name), f"{path}.{field.alias or name}".lstrip("."))


def _paths(value: Any, path: str) -> Iterator[str]:
    if isinstance(value, BaseModel):
        yield from texts_of(value, path)
    elif isinstance(value, tuple):
        for number, entry in enumerate(value):
            yield from _paths(entry, f"{path}[{number}]")
    elif isinstance(value, str):
        yield path


def shown(document: Document) -> Iterator[tuple[str, str]]:
    """Path and text of each value that stands in the body, a paragraph or a line of a field each."""
    for runs in _lines(document.blocks):
        for source, group in groupby(runs, key=lambda run: run.source):
            text = text_of(tuple(group))
            if source and text:
                yield source, text


def _lines(value: Any) -> Iterator[Runs]:
    """All runs of a tree in reading order, those of one line together."""
    if isinstance(value, tuple) and value and all(isinstance(part, Run) for part in value):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _lines(part)
    elif is_dataclass(value) and not isinstance(value, Run):
        for field in sorted(fields(value), key=lambda field: field.name != "caption"):
            yield from _lines(getattr(value, field.name))
