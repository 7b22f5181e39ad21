"""What stands at the head and foot of a paper: to, from, subject; drafted, cleared, approved; and which papers to make."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from .entry import Entry
from .text import Code, Date, Identifier, Language, Marking, ShortText, Text, Texts, one_or_many

ClearanceStatus = Literal["clear", "info", "pending"]


class Clearance(Entry):
    """An office or person that drafted, cleared or approved the paper."""

    office: Text | None = Field(
        None, title="Office", description="Office, department or bureau.", examples=["Americas Department"]
    )
    name: Text | None = Field(None, title="Name", description="Who did it.", examples=["A. Serik"])
    date: Date | None = Field(None, title="Date", description="The day on which it was done.", examples=["2023-04-26"])
    status: ClearanceStatus | None = Field(
        None,
        title="Status",
        description="`clear` when consent was given, `info` when it was for information, `pending` when it is awaited.",
        examples=["clear"],
    )


def _clearances(value: object) -> object:
    if isinstance(value, str | dict):
        value = [value]
    return (
        [{"name": entry} if isinstance(entry, str) else entry for entry in value] if isinstance(value, list) else value
    )


Clearances = Annotated[
    tuple[Clearance, ...], BeforeValidator(_clearances, json_schema_input_type=str | Clearance | list[str | Clearance])
]


Watermark = Annotated[
    tuple[ShortText, ...],
    BeforeValidator(one_or_many, json_schema_input_type=ShortText | list[ShortText]),
]


class Header(Entry):
    """The header block of a paper and its drafting record."""

    to: Texts = Field((), title="To", description="Whom the paper is for.", examples=["The First Deputy Minister"])
    through: Texts = Field(
        (), title="Through", description="Whom it passes on its way.", examples=["The Director General"]
    )
    from_: Texts = Field(
        (), alias="from", title="From", description="The office that submits it.", examples=["Americas Department"]
    )
    subject: Text | None = Field(
        None,
        title="Subject",
        description="Subject of the paper; the meeting's when left out.",
        examples=["Your meeting with the Under Secretary"],
    )
    date: Date | None = Field(
        None, title="Date", description="Date of the paper. It also dates the files.", examples=["2023-04-27"]
    )
    reference: Code | None = Field(
        None, title="Reference", description="File or registry number.", examples=["AMD/2023/114"]
    )
    copies: Texts = Field((), title="Copies", description="Who gets a copy.", examples=[["Embassy in Washington"]])
    copy_number: ShortText | None = Field(
        None,
        title="Copy number",
        description="Which copy of how many this is; printed as written at the head of every page.",
        examples=["Copy 3 of 12"],
    )
    watermark: Watermark = Field(
        (),
        max_length=2,
        title="Watermark",
        description="A word or two, or two lines of them, printed large and pale behind the text of every page.",
        examples=["DRAFT"],
    )
    drafted_by: Clearances = Field(
        (),
        title="Drafted by",
        description="Who wrote it.",
        examples=[[{"office": "Americas Department", "name": "A. Serik", "date": "2023-04-26"}]],
    )
    cleared_by: Clearances = Field(
        (),
        title="Cleared by",
        description="Who cleared it, or had it for information.",
        examples=[[{"office": "Legal Department", "status": "clear"}]],
    )
    approved_by: Clearances = Field(
        (), title="Approved by", description="Who approved it.", examples=[[{"name": "B. Nurlan"}]]
    )


class Paper(Entry):
    """A paper to make: of each meeting, or one of the whole visit, as its template says."""

    template: Identifier = Field(
        title="Template", description="Name of the template; `memos templates` lists them.", examples=["briefing-memo"]
    )
    language: Language | None = Field(
        None, title="Language", description="Language of the labels; that of the file when left out.", examples=["kk"]
    )
    marking: Marking | None = Field(
        None,
        title="Marking",
        description="Banner line of a paper of the whole visit; needed where the visit and its meetings have different ones.",
        examples=["FOR OFFICIAL USE"],
    )


def _paper(value: object) -> object:
    return (
        [{"template": entry} if isinstance(entry, str) else entry for entry in value]
        if isinstance(value, list)
        else value
    )


Papers = Annotated[tuple[Paper, ...], BeforeValidator(_paper, json_schema_input_type=list[str | Paper])]
