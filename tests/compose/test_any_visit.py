"""Any valid visit composes, in every template and language, and what the input says stands in its papers."""

import re
from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st
from inputs import FILE, visits
from pydantic import BaseModel
from values import shown, texts_of, value_at

from memos.compose import Banner, compose
from memos.document import Document, Picture, strings
from memos.labels import labels_in, languages
from memos.outline import outline
from memos.papers import bound_by, names, template
from memos.schemas.visit import Visit

PAPERS = [name for name in names() if template(name).made_for == "meeting"]
BOOKS = [name for name in names() if name not in PAPERS]
PAPERS = names()
PICTURE = Picture(1, 1, "grey", "png", b"")


def papers(visit: Visit, language: str) -> Iterator[Document]:
    for number in range(len(visit.meetings)):
        for name in PAPERS:
            yield compose(visit, number, template(name), labels_in(language), {FILE: PICTURE})


def books(visit: Visit, language: str) -> Iterator[Document]:
    """Papers of the whole visit, each with all that it holds, needed or not."""
    for name in BOOKS:
        bound = [paper.model_copy(update={"needs": None}) for paper in bound_by(name)]
        none = Banner("", "")
        yield compose(visit, None, template(name), labels_in(language), {FILE: PICTURE}, bound=bound, banner=none)


@settings(max_examples=60)
@given(visits(), st.sampled_from(languages()))
def test_any_visit_composes_and_loses_nothing(data: dict[str, object], language: str) -> None:
    visit = Visit.model_validate(data)
    for documents in (list(papers(visit, language)), list(books(visit, language))):
        assert all(document.language == language and outline(document) for document in documents)
        shown = _squeezed(" ".join(text for document in documents for text in strings(document)))
        for path, text in _texts(visit):
            assert _squeezed(text) in shown, path


OTHERWISE = re.compile(
    r"^(kind|id|language|title|place|category|time_zone|marking|our_side|people|delegation|sides|header|papers|copies)\b"
    r"|\.(id|subject|item|lead|owner|said_by|file|alt|tab|type|kind|by|status|interpretation|press|marking|time_zone)$"
    r"|\.(languages|participants|header|papers)\b"
)
"""Paths of texts that name something else, are printed in the words of the paper's language, or give way to others."""


@settings(max_examples=60)
@given(visits(), st.sampled_from(languages()))
def test_any_text_of_a_visit_is_found_in_its_papers_by_its_path(data: dict[str, object], language: str) -> None:
    visit = Visit.model_validate(data)
    found: dict[str, list[str]] = {}
    for document in (*papers(visit, language), *books(visit, language)):
        for path, text in shown(document):
            found.setdefault(path, []).append(text)
    for path, texts in found.items():
        value = value_at(visit, path)
        assert texts == value * (len(texts) // len(value)), path
    assert {path for path in texts_of(visit) if not OTHERWISE.search(path)} <= set(found)


def _squeezed(text: str) -> str:
    """Without white space, and without what Markdown takes: marks of lists at the head of a line."""
    return "".join(character for character in text if not character.isspace() and character not in "-+0123456789.)")


REFERENCES = {"id", "item", "lead", "owner", "said_by", "file"}
"""Fields that name something else, and are printed as what they name."""
APART = {"header", "participants", "marking", "time_zone", "languages", "alt"}
"""Checked by themselves, printed at head and foot, said in place of a picture, or printed in the words of the paper's language."""


def _texts(visit: Visit) -> Iterator[tuple[str, str]]:
    for number, meeting in enumerate(visit.meetings):
        yield from _of(meeting, f"meetings[{number}]")
        for part in meeting.participants:
            for name in ("title", "organisation", "honorific", "pronunciation", "variants"):
                yield from _of_value(getattr(part, name), f"meetings[{number}].participants.{name}")
    for number, action in enumerate(visit.carried_over):
        yield from _of(action, f"carried_over[{number}]")
    yield from _of_value((visit.summary, visit.title, visit.place), "visit")


def _of(model: BaseModel, path: str) -> Iterator[tuple[str, str]]:
    for name, field in type(model).model_fields.items():
        if name not in REFERENCES | APART and "Literal" not in str(field.annotation):
            yield from _of_value(getattr(model, name), f"{path}.{name}")


def _of_value(value: object, path: str) -> Iterator[tuple[str, str]]:
    for number, entry in enumerate(value if isinstance(value, tuple) else (value,)):
        if isinstance(entry, BaseModel):
            yield from _of(entry, f"{path}[{number}]")
        elif isinstance(entry, str):
            yield f"{path}[{number}]", entry
