"""Random valid inputs, made from the models themselves: plain data, all scalars as text, as `memos.read` gives it."""

import types
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from hypothesis import strategies as st
from pydantic import BaseModel

from memos.schemas.meeting import Meeting, MeetingFile
from memos.schemas.visit import Visit

LETTERS = st.characters(
    categories=["Lu", "Ll", "Nd", "Po", "Pd", "Sm", "Ps", "Pe"], max_codepoint=0x52F, exclude_characters="*_[]\\"
)
WORDS = st.text(st.one_of(st.sampled_from("abcdeknrst ÅçҚғΩ&<>{}%$#"), LETTERS), min_size=1, max_size=40).filter(
    str.strip
)
IDS = st.from_regex(r"[a-z][a-z0-9-]{0,11}", fullmatch=True)

FILE = "plan.png"
"""Of every figure."""

_SCALARS: dict[str, st.SearchStrategy[str]] = {
    "_one_line": WORDS,
    "_prose": st.lists(WORDS, min_size=1, max_size=3).map("\n\n".join),
    "_date": st.dates().filter(lambda day: day.year >= 1900).map(str),
    "_time": st.times().map(lambda time: f"{time:%H:%M}"),
    "_time_zone": st.sampled_from(["Asia/Almaty", "America/New_York", "UTC"]),
}
_PATTERNS = {
    "[A-Za-z]{2,3}": st.sampled_from(["en", "kk", "ru", "el", "en-US"]),
    "[A-Z]{2}": st.sampled_from(["KZ", "US", "XA"]),
}


def visits() -> st.SearchStrategy[dict[str, Any]]:
    """Data of a valid visit with at least one meeting."""
    meetings = st.lists(_model(Meeting), min_size=1, max_size=2)
    return st.builds(lambda visit, held: visit | {"meetings": held}, _model(Visit), meetings).map(_joined)


def meeting_files() -> st.SearchStrategy[dict[str, Any]]:
    """Data of a valid meeting file."""
    return _model(MeetingFile).map(_joined)


def _joined(data: dict[str, Any]) -> dict[str, Any]:
    """Make references refer and days follow: people once each, participants of known people, items of the agenda, known papers and languages."""
    if "start" in data and "end" in data and "title" in data:
        data["start"], data["end"] = sorted((data["start"], data["end"]))
    people = data.get("people", [])
    for number, person in enumerate(people):
        person["id"] = f"p{number}"
    if "delegation" in data:
        data["delegation"] |= {"members": [person["id"] for person in people]}
        data["delegation"].pop("head", None)
    for number, meeting in enumerate(data.get("meetings", [data])):
        if "id" in meeting:
            meeting["id"] = f"m{number}"
        for part in meeting.get("participants", []):
            if people:
                part["person"] = people[0]["id"]
                part.pop("name", None)
            else:
                part.pop("person", None)
                part["name"] = part.get("name") or "Somebody"
        for figure in meeting.get("figures", []):
            figure["file"] = FILE
        for place, item in enumerate(meeting.get("agenda", [])):
            item["id"] = f"i{place}"
        for entry in [*meeting.get("outcomes", []), *meeting.get("asks", []), *meeting.get("actions", [])]:
            entry.pop("item", None)
            if meeting.get("agenda"):
                entry["item"] = "i0"
    for action in data.get("carried_over", []):
        action.pop("item", None)
    for paper in data.get("papers", []):
        paper["template"] = "briefing-memo"
        paper["language"] = "kk"
    data["papers"] = data.get("papers", [])[:1]
    for copy in data.get("copies", []):
        copy["for"] = people[0]["id"] if people else "Registry of the Ministry"
        copy["language"] = "kk"
    data["language"] = "en"
    return data


def _model(model: type[BaseModel]) -> st.SearchStrategy[dict[str, Any]]:
    required = {}
    optional = {}
    for name, field in model.model_fields.items():
        annotation = Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation
        target = required if field.is_required() else optional
        target[field.alias or name] = _value(annotation)
    return st.fixed_dictionaries(required, optional=optional)


def _value(annotation: Any) -> st.SearchStrategy[Any]:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        inner, *metadata = arguments
        for entry in metadata:
            function = getattr(getattr(entry, "func", None), "__name__", "")
            if function in _SCALARS:
                return _SCALARS[function]
            pattern = getattr(entry, "pattern", None)
            if pattern:
                return next((strategy for part, strategy in _PATTERNS.items() if part in pattern), IDS)
        return _value(inner)
    if origin is Literal:
        return st.sampled_from(arguments)
    if origin in {Union, types.UnionType}:
        return _value(next(argument for argument in arguments if argument is not type(None)))
    if origin is tuple:
        return st.lists(_value(arguments[0]), max_size=2)
    if origin is dict:
        return st.dictionaries(st.sampled_from(["en", "ru"]), _value(arguments[1]), max_size=2)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _model(annotation)
    if annotation in {int, float}:
        return st.integers(5, 90).map(str)
    raise TypeError(annotation)
