"""A template: the sections of a paper in order, as data; no Python runs from it."""

from typing import Literal

from pydantic import Field

from .entry import Entry
from .text import Identifier, Number, Prose, Text, Texts, WholeNumber, YesOrNo

SectionName = Literal[
    "title",
    "cover",
    "header",
    "contents",
    "programme",
    "papers",
    "summary",
    "particulars",
    "dateline",
    "visit",
    "purpose",
    "bottom_line",
    "objectives",
    "participants",
    "agenda",
    "items",
    "background",
    "last_meeting",
    "carried_over",
    "discussion",
    "outcomes",
    "asks",
    "actions",
    "next_steps",
    "figures",
    "attachments",
    "clearances",
    "text",
]
OF_A_VISIT: tuple[SectionName, ...] = (
    "title", "cover", "header", "contents", "programme", "papers", "summary", "visit", "carried_over", "clearances", "text",
)  # fmt: skip
"""Sections that a paper of a whole visit can show; `papers` is for no other."""
MeetingPart = Literal["agenda", "participants", "discussion", "outcomes", "asks", "actions", "next_steps"]
HeaderField = Literal["to", "through", "from", "subject", "date", "reference", "copies"]
ItemPart = Literal["our_position", "their_position", "talking_points", "if_raised", "background", "discussion"]
Limited = Literal["paper", "paragraph", SectionName, ItemPart]
"""What a limit can be on: the whole paper, each of its paragraphs, a section, a part of an agenda item."""


class Section(Entry):
    """One section of a paper. It is left out when the input has nothing for it, unless `if_empty` says what to print."""

    show: SectionName = Field(title="Show", description="What the section shows.", examples=["participants"])
    heading: Text | None = Field(
        None,
        title="Heading",
        description="Heading of the section, as Jinja text; the label of its name when left out.",
        examples=["{{ label.participants }}"],
    )
    fields: tuple[HeaderField, ...] = Field(
        (),
        title="Fields",
        description="For `header`: which fields, in order; all when left out.",
        examples=[["to", "from", "subject"]],
    )
    parts: tuple[ItemPart, ...] = Field(
        (),
        title="Parts",
        description="For `items`: what to show of each agenda item, in order; all but the discussion when left out.",
        examples=[["talking_points", "if_raised"]],
    )
    depth: WholeNumber = Field(
        2,
        ge=1,
        le=3,
        title="Depth",
        description="For `contents`: the deepest level of headings that are listed.",
        examples=[2],
    )
    leave_out: tuple[SectionName, ...] = Field(
        (),
        title="Leave out",
        description="For `papers`: sections of those papers that are not repeated, because the book shows them itself.",
        examples=[["visit", "carried_over"]],
    )
    new_page: YesOrNo = Field(
        False, title="New page", description="Begin on a new page, with the section's heading.", examples=[True]
    )
    text: Prose | None = Field(
        None,
        title="Text",
        description="For `text`: wording of the house, as Jinja text.",
        examples=["This paper is for the use of {{ visit.title }} only."],
    )
    required: YesOrNo = Field(
        False,
        title="Required",
        description="Do not make the paper where there is nothing to show.",
        examples=[True],
    )
    if_empty: Text | None = Field(
        None,
        title="If empty",
        description="What to print when there is nothing to show.",
        examples=["No outcome was recorded."],
    )


class Limit(Entry):
    """A limit on the length of a part of the paper, and where it is stated."""

    what: Limited = Field(
        title="What",
        description="The `paper`, each `paragraph`, or a section or part of an agenda item by its name.",
        examples=["bottom_line"],
    )
    at_most: Number = Field(gt=0, title="At most", description="The highest number allowed.", examples=[4])
    unit: Literal["pages", "lines", "words", "points"] = Field(
        title="Unit", description="What is counted.", examples=["lines"]
    )
    source: Text = Field(
        title="Source", description="Where the limit is stated.", examples=["S/ES style action memo template"]
    )


class Template(Entry):
    """A paper: what it is made for, its sections in order, its limits."""

    kind: Literal["template"] = Field(title="Kind", description="What this file holds.", examples=["template"])
    name: Identifier = Field(
        title="Name", description="Name of the template, used in file names.", examples=["briefing-memo"]
    )
    title: Text | None = Field(
        None,
        title="Title",
        description="Name of the paper as printed, as Jinja text; the label of the template's name when left out.",
        examples=["{{ label.briefing_memo }}"],
    )
    description: Text = Field(
        title="Description", description="What the paper is for.", examples=["What a principal reads before a meeting."]
    )
    made_for: Literal["meeting", "visit"] = Field(
        title="Made for",
        description="What one paper is made of: one meeting, or a whole visit with all its meetings.",
        examples=["meeting"],
    )
    needs: MeetingPart | None = Field(
        None,
        title="Needs",
        description="What a meeting must have for this paper to be made of it where it is not asked for by name.",
        examples=["outcomes"],
    )
    papers: tuple[Identifier, ...] = Field(
        (),
        title="Papers",
        description="Of a paper of a visit: the papers of each meeting that it holds, by the names of their templates, or of template files that stand beside this one.",
        examples=[["briefing-memo", "record-of-meeting"]],
    )
    sources: Texts = Field(
        (), title="Sources", description="Where the form of the paper comes from.", examples=[["5 FAH-1 H-313.4"]]
    )
    sections: tuple[Section, ...] = Field(
        min_length=1, title="Sections", description="The sections, in order.", examples=[[{"show": "title"}]]
    )
    limits: tuple[Limit, ...] = Field(
        (),
        title="Limits",
        description="Limits on length.",
        examples=[[{"what": "bottom_line", "at_most": 4, "unit": "lines", "source": "S/ES style"}]],
    )
