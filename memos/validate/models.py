"""Data against a schema: the value, or findings; Pydantic's own words and paths stay in here."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from memos.findings import Finding, Place
from memos.read import Source, path_of
from memos.rules import fields
from memos.schemas.text import FORMS
from memos.validate.forms import clock_time, iso_date

Model = TypeVar("Model", bound=BaseModel)

_QUOTED = re.compile(r"'([^']*)'")
_NOUNS = {
    "Visit": "visit",
    "MeetingFile": "meeting",
    "Meeting": "meeting",
    "Person": "person",
    "Participant": "participant",
    "NativeName": "native name",
    "AgendaItem": "agenda item",
    "IfRaised": "point that may be raised",
    "LastMeeting": "last meeting",
}
_SHAPES = {
    **dict.fromkeys(("string_type", "date_type", "time_type", "int_type", "float_type", "bool_type"), "text"),
    "tuple_type": "list",
    "list_type": "list",
    "model_type": "fields",
    "model_attributes_type": "fields",
    "dict_type": "fields",
}
_FORMS = {"date": iso_date, "time": clock_time}
_AN = ("a", "e", "i", "o", "u")


def validate_as(source: Source, model: type[Model]) -> tuple[Model | None, tuple[Finding, ...]]:
    """The file's data as `model`; or None and all that is wrong, each at its place."""
    grave = [replace(finding, file=source.name) for finding in source.findings if finding.severity == "error"]
    if grave and source.data is None:
        return None, tuple(grave)
    try:
        value = model.model_validate(_given(source.data))
    except ValidationError as wrong:
        errors = wrong.errors(include_url=False, include_input=True)
    else:
        return (None, tuple(grave)) if grave else (value, ())
    refused = {finding.place for finding in grave}
    found = (finding for error in errors for finding in _findings(error, model, source) if finding.place not in refused)
    every = dict.fromkeys((*grave, *found))
    return None, tuple(sorted(every, key=lambda finding: finding.place or Place(1, 1, 1, 1)))


def _given(value: object) -> object:
    """The data without fields that are left empty: they count as not given."""
    if isinstance(value, Mapping):
        return {key: _given(entry) for key, entry in value.items() if entry is not None}
    if isinstance(value, list):
        return [_given(entry) for entry in value]
    return value


def _findings(error: ErrorDetails, model: type[BaseModel], source: Source) -> Iterator[Finding]:
    steps = error["loc"]
    path = path_of(steps)
    holder, info = _walk(model, steps)
    name = next((str(step) for step in reversed(steps) if isinstance(step, str)), "the file")
    own = source.own_path(path)
    finding = _with_a_colon(error, path, name, source) or _finding(error, path, name, holder, info)
    place = source.key_place(path) if finding.code == "INP102" else source.place(path)
    yield replace(finding, file=source.name, path=own, place=place or Place(1, 1, 1, 1))


def _with_a_colon(error: ErrorDetails, path: str, name: str, source: Source) -> Finding | None:
    """Text that YAML takes for a field, since it has a colon and stands in no quotes."""
    given, place = error.get("input"), source.place(path)
    single = isinstance(given, dict) and len(given) <= 1 and all(isinstance(value, str) for value in given.values())
    if error["type"] != "string_type" or not single or place is None:
        return None
    written = source.text_at(place)
    return None if written.startswith("{") else fields.wrong_shape(name, "text", path, written=written)


def _finding(error: ErrorDetails, path: str, name: str, holder: type[BaseModel], info: FieldInfo | None) -> Finding:
    kind, context, given = error["type"], error.get("ctx", {}), error.get("input")
    if given is None and path.endswith("]") and kind != "missing":
        return fields.wrong_form(name, "is empty", "fill it in, or delete the hyphen", path)
    if kind == "missing" or (given is None and kind in _SHAPES):
        return fields.missing(_noun(holder), name, _example(f"add `{name}:`", info, name), path)
    if kind == "extra_forbidden":
        known = tuple(entry.alias or key for key, entry in holder.model_fields.items())
        return fields.unknown(_article(_noun(holder)), name, known, path)
    if kind == "literal_error":
        choices = _QUOTED.findall(str(context.get("expected", "")))
        return (
            fields.not_a_choice(name, given, choices, path)
            if isinstance(given, str)
            else fields.wrong_shape(name, "text", path)
        )
    if kind in _SHAPES:
        inner = _model_in(info.annotation) if info else None
        return fields.wrong_shape(name, _SHAPES[kind], path, field=_first_field(inner) if inner else "")
    if kind == "empty":
        return fields.wrong_form(name, "is empty", "fill it in, or delete the field", path)
    if kind in {"nobody", "two_people"}:
        return fields.nobody(error["msg"], path)
    if kind == "string_pattern_mismatch":
        what = FORMS.get(str(context.get("pattern")), "has not the form that it needs")
        return fields.wrong_form(name, what, _example("write it in the form", info, name), path)
    limits = {
        "greater_than_equal": ("ge", "at least"),
        "less_than_equal": ("le", "at most"),
        "greater_than": ("gt", "more than"),
    }
    if kind in limits:
        key, words = limits[kind]
        return fields.out_of_range(name, f"{words} {context.get(key)}", path)
    if kind == "string_too_long":
        return fields.out_of_range(name, f"at most {context.get('max_length')} characters long", path)
    if kind in {"too_short", "too_long"}:
        most = context.get("max_length")
        what = "a list with at least one entry" if kind == "too_short" else f"a list of at most {most} entries"
        return fields.out_of_range(name, what, path)
    right = _FORMS[kind](given) if kind in _FORMS and isinstance(given, str) else ""
    return fields.wrong_form(name, error["msg"], _example("write it in the form", info, name), path, right=right)


def _walk(model: type[BaseModel], steps: tuple[int | str, ...]) -> tuple[type[BaseModel], FieldInfo | None]:
    """The model that holds the last named step, and the field of that name, as far as the steps lead through known fields."""
    holder, info = model, None
    named = [step for step in steps if isinstance(step, str)]
    for number, step in enumerate(named):
        info = next((entry for key, entry in holder.model_fields.items() if step in {key, entry.alias}), None)
        inner = _model_in(info.annotation) if info else None
        if inner is not None and number < len(named) - 1:
            holder = inner
        elif number < len(named) - 1:
            return holder, None
    return holder, info


def _model_in(annotation: Any) -> type[BaseModel] | None:  # noqa: ANN401 -- an annotation has no narrower type
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for argument in get_args(annotation) if (found := _model_in(argument))), None)


def _first_field(model: type[BaseModel]) -> str:
    """The field to begin with: the first that must be there, or else the first."""
    known = {entry.alias or name: entry for name, entry in model.model_fields.items()}
    return next((name for name, entry in known.items() if entry.is_required()), next(iter(known), ""))


def _noun(model: type[BaseModel]) -> str:
    return _NOUNS.get(model.__name__, re.sub(r"(?<!^)(?=[A-Z])", " ", model.__name__).lower())


def _article(noun: str) -> str:
    return f"{'an' if noun.startswith(_AN) else 'a'} {noun}"


def _example(words: str, info: FieldInfo | None, name: str) -> str:
    """The hint with the field's example, where that is one word or line."""
    examples = info.examples if info else None
    if not examples or not isinstance(examples[0], str | int | float):
        return words if words.startswith("add") else f"see `{name}` in `memos schema`"
    description = info.description if info and info.description else ""
    if words.startswith("add"):
        return (
            f"{words}: {description[:1].lower()}{description[1:].rstrip('.')}, such as `{examples[0]}`"
            if description
            else words
        )
    return f"{words} {examples[0]}"
