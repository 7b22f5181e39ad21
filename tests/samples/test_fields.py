"""The fictional visit uses every field that an input can have; only copies that are numbered by themselves are not beside one that is numbered by hand."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from memos.batch.inputs import read_inputs
from memos.schemas.visit import Visit


def _models(model: type[BaseModel], known: set[type[BaseModel]]) -> set[type[BaseModel]]:
    known.add(model)
    for field in model.model_fields.values():
        for inner in _inside(field.annotation):
            if inner not in known:
                _models(inner, known)
    return known


def _inside(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in getattr(annotation, "__args__", ()):
        yield from _inside(argument)


def _used(value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, BaseModel):
        for name in value.model_fields_set:
            yield (type(value).__name__, name)
            yield from _used(getattr(value, name))
    elif isinstance(value, tuple):
        for inner in value:
            yield from _used(inner)


def test_the_multilateral_visit_uses_every_field(top: Path) -> None:
    entry, copies = read_inputs([str(top / "samples" / name) for name in ("multilateral", "numbered-copies")])
    assert copies.visit is not None
    wanted = {(model.__name__, name) for model in _models(Visit, set()) for name in model.model_fields}
    apart = {("Visit", "copies"), *_used(copies.visit.copies)}
    assert wanted - set(_used(entry.visit)) == apart


def test_it_is_a_long_agenda_many_people_and_three_languages(top: Path) -> None:
    (entry,) = read_inputs([str(top / "samples" / "multilateral")])
    assert entry.visit is not None
    assert max(len(meeting.participants) for meeting in entry.visit.meetings) >= 40
    assert max(len(meeting.agenda) for meeting in entry.visit.meetings) >= 12
    assert len({paper.language for paper in entry.visit.papers}) == 3
