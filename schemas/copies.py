"""Numbered copies: who gets one, and of what."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from .entry import Entry
from .text import Language, Text, one_or_many

DELEGATION = "delegation"
"""Stands for each member of the delegation."""


class Copy(Entry):
    """One numbered copy of the papers, or one for each member of the delegation."""

    for_: Text = Field(
        alias="for",
        max_length=120,
        title="For",
        description="Whom the copy is for: id or name of a person, an office in words, or `delegation` for a copy for each of its members.",
        examples=["umarov"],
    )
    language: Language | None = Field(
        None,
        title="Language",
        description="Language of the labels in this copy; that of the paper when left out.",
        examples=["kk"],
    )
    meetings: Literal["all", "attended"] = Field(
        "all",
        title="Meetings",
        description="`attended` for the papers of those meetings alone at which the person takes part.",
        examples=["attended"],
    )


def _copies(value: object) -> object:
    value = one_or_many(value)
    return (
        [{"for": entry} if isinstance(entry, str) else entry for entry in value] if isinstance(value, list) else value
    )


Copies = Annotated[tuple[Copy, ...], BeforeValidator(_copies, json_schema_input_type=str | Copy | list[str | Copy])]
