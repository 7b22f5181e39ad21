"""The words that Memos itself puts into a paper, in one language."""

from typing import Literal

from pydantic import Field

from .entry import Entry
from .header import ClearanceStatus
from .meeting import ActionStatus, Interpretation, MeetingType, OutcomeKind, Press
from .people import Attendance, Role, Side
from .text import Language, Text
from .visit import Category


class Labels(Entry):
    """A language's labels. `words` holds the headings and field names by the name of the section or field."""

    kind: Literal["labels"] = Field(title="Kind", description="What this file holds.", examples=["labels"])
    language: Language = Field(title="Language", description="Language of the labels.", examples=["kk"])
    locale: Text = Field(
        title="Locale", description="CLDR locale by which dates, times and lists are written.", examples=["en_GB"]
    )
    words: dict[str, Text] = Field(title="Words", description="Headings and field names.", examples=[{"to": "To"}])
    sides: dict[Side, Text] = Field(
        title="Sides", description="The sides of a meeting.", examples=[{"host": "Host side"}]
    )
    roles: dict[Role, Text] = Field(
        title="Roles", description="Parts taken in a meeting.", examples=[{"head": "Head of delegation"}]
    )
    attendance: dict[Attendance, Text] = Field(
        title="Attendance", description="Whether somebody was there.", examples=[{"absent": "absent"}]
    )
    categories: dict[Category, Text] = Field(
        title="Categories", description="Categories of visits.", examples=[{"working": "Working visit"}]
    )
    types: dict[MeetingType, Text] = Field(
        title="Types", description="Sorts of meetings.", examples=[{"call": "Telephone call"}]
    )
    interpretation: dict[Interpretation, Text] = Field(
        title="Interpretation", description="Ways of interpreting.", examples=[{"consecutive": "consecutive"}]
    )
    press: dict[Press, Text] = Field(
        title="Press", description="Presence of the press.", examples=[{"closed": "closed to the press"}]
    )
    outcomes: dict[OutcomeKind, Text] = Field(
        title="Outcomes", description="Sorts of outcomes.", examples=[{"agreement": "Agreement"}]
    )
    statuses: dict[ActionStatus, Text] = Field(
        title="Statuses", description="How far an action has come.", examples=[{"open": "open"}]
    )
    clearances: dict[ClearanceStatus, Text] = Field(
        title="Clearances", description="Kinds of clearance.", examples=[{"clear": "clear"}]
    )
