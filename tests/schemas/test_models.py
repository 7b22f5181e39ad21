"""The models: every field says what it is, nothing unknown is let in, nothing can be changed once read."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from memos.cli.schema import Kind, json_schema
from memos.schemas.columns import Columns
from memos.schemas.meeting import Meeting, MeetingFile
from memos.schemas.settings import Settings
from memos.schemas.style import Style
from memos.schemas.template import Template
from memos.schemas.visit import Visit


def _inside(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in getattr(annotation, "__args__", ()):
        yield from _inside(argument)


def _all(model: type[BaseModel], known: dict[str, type[BaseModel]]) -> dict[str, type[BaseModel]]:
    known[model.__name__] = model
    for field in model.model_fields.values():
        for inner in _inside(field.annotation):
            if inner.__name__ not in known:
                _all(inner, known)
    return known


MODELS = {
    name: model
    for top in (Visit, MeetingFile, Template, Style, Settings, Columns)
    for name, model in _all(top, {}).items()
}  # fmt: skip


@pytest.mark.parametrize("model", MODELS.values(), ids=MODELS)
def test_every_field_has_a_title_a_description_and_an_example(model: type[BaseModel]) -> None:
    for name, field in model.model_fields.items():
        assert field.title, name
        assert field.description, name
        assert field.description.endswith("."), name
        holds_models = any(True for _ in _inside(field.annotation))
        assert field.examples or holds_models, name


@pytest.mark.parametrize("model", MODELS.values(), ids=MODELS)
def test_a_model_is_frozen_and_knows_only_its_fields(model: type[BaseModel]) -> None:
    assert model.model_config["frozen"]
    assert model.model_config["extra"] == "forbid"


@pytest.mark.parametrize("model", MODELS.values(), ids=MODELS)
def test_examples_are_valid(model: type[BaseModel]) -> None:
    for name, field in model.model_fields.items():
        for example in field.examples or ():
            try:
                model.model_validate({field.alias or name: example})
            except ValidationError as wrong:
                at_field = [error for error in wrong.errors() if error["loc"][:1] == (field.alias or name,)]
                assert not at_field, (name, example, at_field)


@pytest.mark.parametrize("kind", list(Kind))
def test_descriptions_reach_the_json_schema(kind: Kind) -> None:
    schema = json.loads(json_schema(kind))
    for owner in (schema, *schema.get("$defs", {}).values()):
        for name, field in owner.get("properties", {}).items():
            assert field.get("title"), name
            assert field.get("description"), name


def test_ten_lines_are_enough() -> None:
    required = {name for name, field in MeetingFile.model_fields.items() if field.is_required()}
    assert required == {"kind", "subject"}
    assert {name for name, field in Meeting.model_fields.items() if field.is_required()} == {"subject"}
