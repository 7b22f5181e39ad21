"""A visit: the delegation, the people, the meetings and what their papers have in common."""

from typing import Literal

from pydantic import Field

from .copies import Copies
from .entry import Entry
from .header import Header, Papers
from .meeting import Action, Meeting, OurSide
from .people import Delegation, Person, Sides
from .text import Date, Identifier, Language, Marking, Prose, Text, TimeZone

Category = Literal["state", "official", "working", "transit", "private"]


class Visit(Entry):
    """One visit and all its meetings."""

    kind: Literal["visit"] = Field(title="Kind", description="What this file holds.", examples=["visit"])
    id: Identifier | None = Field(
        None,
        title="Id",
        description="Short name, used as the folder of its papers. Made from the file's name when left out.",
        examples=["washington-2023"],
    )
    title: Text = Field(title="Title", description="Name of the visit.", examples=["Working visit to Washington"])
    category: Category | None = Field(
        None, title="Category", description="Protocol category of the visit.", examples=["working"]
    )
    start: Date | None = Field(None, title="Start", description="First day.", examples=["2023-04-27"])
    end: Date | None = Field(None, title="End", description="Last day.", examples=["2023-04-29"])
    time_zone: TimeZone | None = Field(
        None,
        title="Time zone",
        description="Time zone of all times that do not name another.",
        examples=["America/New_York"],
    )
    place: Text | None = Field(
        None, title="Place", description="City or country visited.", examples=["Washington, D.C."]
    )
    language: Language = Field(
        "en", title="Language", description="Language that the file is written in.", examples=["en"]
    )
    our_side: OurSide = Field(
        "visitor", title="Our side", description="The side whose papers these are.", examples=["visitor"]
    )
    sides: Sides | None = Field(
        None,
        title="Sides",
        description="What each side is called in the papers.",
        examples=[{"host": "United States", "visitor": "Kazakhstan"}],
    )
    delegation: Delegation | None = Field(
        None,
        title="Delegation",
        description="The visiting delegation.",
        examples=[{"name": "Delegation of Kazakhstan", "head": "umarov"}],
    )
    marking: Marking | None = Field(
        None,
        title="Marking",
        description="Banner line printed at head and foot of each page, as written; a meeting's own replaces it.",
        examples=["FOR OFFICIAL USE"],
    )
    header: Header | None = Field(
        None,
        title="Header",
        description="To, from, subject and the rest, for all papers.",
        examples=[{"from": "Americas Department"}],
    )
    summary: Prose | None = Field(
        None,
        title="Summary",
        description="The visit in a few sentences.",
        examples=["The visit follows that of the Secretary of State."],
    )
    people: tuple[Person, ...] = Field(
        (),
        title="People",
        description="Everybody who is named more than once.",
        examples=[[{"id": "umarov", "name": "Kairat Umarov"}]],
    )
    meetings: tuple[Meeting, ...] = Field(
        (),
        title="Meetings",
        description="The meetings, in order.",
        examples=[[{"subject": "Meeting with the Under Secretary"}]],
    )
    carried_over: tuple[Action, ...] = Field(
        (),
        title="Carried over",
        description="Actions from an earlier visit that are still open.",
        examples=[[{"text": "Exchange the list of experts.", "owner": "Legal Department"}]],
    )
    papers: Papers = Field(
        (),
        title="Papers",
        description="Papers to make of each meeting, and of the whole visit; when left out, for each meeting a briefing memo and, where there are outcomes, a record of meeting.",
        examples=[["briefing-memo"]],
    )
    copies: Copies = Field(
        (),
        max_length=1000,
        title="Numbered copies",
        description="Who gets a numbered copy of each paper, in the order of the numbers; the papers are made in these copies alone.",
        examples=[["delegation", "Permanent Mission in Geneva"]],
    )
