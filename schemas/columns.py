"""How the columns of a table are the fields of an input: the mapping that is given with `--columns`."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, JsonValue, StringConstraints

from .entry import Entry
from .text import Text, Texts, WholeNumber

Delimiter = Literal["comma", "semicolon", "tab"]


class Column(Entry):
    """The field of a column."""

    field: Text = Field(
        title="Field",
        description="Path of the field; `[]` for lists of which each line of a cell is an entry.",
        examples=["meetings[0].venue.name"],
    )
    separator: Annotated[str, StringConstraints(min_length=1, max_length=3)] | None = Field(
        None,
        title="Separator",
        description="What parts the entries of a list in a cell; a line each when left out.",
        examples=[";"],
    )


def _column(value: object) -> object:
    return {"field": value} if isinstance(value, str) else value


ColumnOrField = Annotated[Column, BeforeValidator(_column, json_schema_input_type=Column | str)]


class Columns(Entry):
    """A mapping of the columns of a table to the fields of a visit or a meeting."""

    kind: Literal["columns"] = Field(title="Kind", description="What this file holds.", examples=["columns"])
    sheet: Text | None = Field(
        None,
        title="Sheet",
        description="Name of the sheet of a workbook; its only one that holds something when left out.",
        examples=["Visits"],
    )
    header_row: WholeNumber | None = Field(
        None,
        ge=1,
        le=1000,
        title="Header row",
        description="Number of the row that holds the headers; the first that holds something when left out.",
        examples=[3],
    )
    delimiter: Delimiter | None = Field(
        None,
        title="Delimiter",
        description="What parts the cells of a CSV file; found out by its headers when left out.",
        examples=["semicolon"],
    )
    columns: dict[Text, ColumnOrField] = Field(
        {},
        title="Columns",
        description="The field of each header. A header that is not among them is a field by its own name.",
        examples=[{"Room no.": "venue.room"}],
    )
    leave_out: Texts = Field(
        (), title="Leave out", description="Headers of columns that are in no paper.", examples=[["Budget line"]]
    )
    constants: dict[str, JsonValue] = Field(
        {},
        title="Constants",
        description="Fields of every row, as in an input; a cell that is filled wins over them.",
        examples=[{"kind": "visit", "language": "en"}],
    )
