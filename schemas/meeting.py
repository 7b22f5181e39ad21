"""A meeting: what is known of it before (agenda, positions, talking points) and after (outcomes, asks, actions)."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from .copies import Copies
from .entry import Entry
from .figure import Figure
from .header import Header, Papers
from .people import Participant, Person, Side, Sides
from .text import Code, Date, Identifier, Language, Marking, Prose, Proses, Reference, Text, Time, TimeZone, WholeNumber

MeetingType = Literal[
    "bilateral",
    "multilateral",
    "plenary",
    "consultation",
    "pull-aside",
    "call",
    "courtesy-call",
    "working-meal",
    "event",
]
Interpretation = Literal["none", "consecutive", "simultaneous"]
Press = Literal["closed", "photo-opportunity", "opening-remarks", "open", "press-conference"]
OutcomeKind = Literal["agreement", "commitment", "understanding", "position", "statement", "no-agreement"]
ActionStatus = Literal["open", "in-progress", "done", "dropped"]
OurSide = Literal["host", "visitor"]


class Venue(Entry):
    """Where the meeting takes place."""

    name: Text | None = Field(
        None, title="Name", description="Building or institution.", examples=["Department of State"]
    )
    room: Text | None = Field(None, title="Room", description="Room or hall.", examples=["Treaty Room"])
    address: Text | None = Field(
        None, title="Address", description="Street address, for the driver.", examples=["2201 C Street NW"]
    )
    city: Text | None = Field(None, title="City", description="City or place.", examples=["Washington, D.C."])


def _venue(value: object) -> object:
    return {"name": value} if isinstance(value, str) else value


VenueOrName = Annotated[Venue, BeforeValidator(_venue, json_schema_input_type=Venue | str)]


class IfRaised(Entry):
    """A point that the other side may raise, and our answer."""

    ask: Prose = Field(
        title="Their ask", description="What they may ask or say.", examples=["When will the visa centre reopen?"]
    )
    line: Prose | None = Field(
        None,
        title="Our line",
        description="What we answer.",
        examples=["By the end of the year; staff are being recruited."],
    )


class AgendaItem(Entry):
    """One item of the agenda, with the positions and the points to make on it."""

    id: Identifier | None = Field(
        None,
        title="Id",
        description="Short name by which outcomes refer to the item; its number serves as well.",
        examples=["energy"],
    )
    title: Text = Field(title="Title", description="What the item is about.", examples=["Energy and regional security"])
    start: Time | None = Field(
        None, title="Start", description="Local time at which the item begins.", examples=["10:40"]
    )
    minutes: WholeNumber | None = Field(
        None, ge=1, le=1440, title="Minutes", description="Time set aside for the item.", examples=[15]
    )
    lead: Text | None = Field(
        None, title="Lead", description="Who speaks first: id of a person, or a name.", examples=["umarov"]
    )
    our_position: Prose | None = Field(
        None, title="Our position", description="Where we stand.", examples=["We support a joint working group."]
    )
    their_position: Prose | None = Field(
        None,
        title="Their position",
        description="Where they stand, as far as known.",
        examples=["They prefer the existing commission."],
    )
    talking_points: Proses = Field(
        (),
        title="Talking points",
        description="What to say, a point each.",
        examples=[["We value the progress made since March."]],
    )
    if_raised: tuple[IfRaised, ...] = Field(
        (),
        title="If raised",
        description="Points that the other side may raise.",
        examples=[[{"ask": "When will the visa centre reopen?", "line": "By the end of the year."}]],
    )
    background: Prose | None = Field(
        None, title="Background", description="Facts for this item.", examples=["The agreement was signed in 2019."]
    )
    discussion: Prose | None = Field(
        None,
        title="Discussion",
        description="After the meeting: what was said on the item.",
        examples=["The Minister described the state of the project."],
    )


class Outcome(Entry):
    """A result of the meeting."""

    kind: OutcomeKind = Field(
        "understanding", title="Kind", description="What sort of result it is.", examples=["agreement"]
    )
    text: Prose = Field(
        title="Text",
        description="The result, in one or two sentences.",
        examples=["The sides agreed to set up a joint working group."],
    )
    item: Reference | None = Field(
        None,
        title="Agenda item",
        description="Id or number of the agenda item that it answers.",
        examples=["energy", "2"],
    )
    said_by: Text | None = Field(
        None, title="Said by", description="Who said it: id of a person, a name or a side.", examples=["umarov"]
    )


class Ask(Entry):
    """What one side asked of the other, and the answer that it had."""

    text: Prose = Field(title="Ask", description="What was asked.", examples=["Repeal of the amendment."])
    by: Side = Field("visitor", title="Asked by", description="The side that asked.", examples=["visitor"])
    item: Reference | None = Field(
        None, title="Agenda item", description="Id or number of the agenda item that it belongs to.", examples=["trade"]
    )
    response: Prose | None = Field(
        None,
        title="Response",
        description="What the other side answered.",
        examples=["The Administration supports repeal."],
    )


class Action(Entry):
    """Who does what by when."""

    text: Prose = Field(title="Action", description="What is to be done.", examples=["Send the draft programme."])
    owner: Text | None = Field(
        None,
        title="Owner",
        description="Who does it: id of a person, a name or an office.",
        examples=["Consular Department"],
    )
    due: Date | None = Field(
        None, title="Due", description="The day by which it is to be done.", examples=["2023-06-15"]
    )
    status: ActionStatus | None = Field(None, title="Status", description="How far it has come.", examples=["open"])
    item: Reference | None = Field(
        None, title="Agenda item", description="Id or number of the agenda item that it comes from.", examples=["2"]
    )


class LastMeeting(Entry):
    """The last meeting with this counterpart."""

    date: Date | None = Field(None, title="Date", description="When it was.", examples=["2023-02-28"])
    place: Text | None = Field(None, title="Place", description="Where it was.", examples=["Astana"])
    summary: Prose | None = Field(
        None,
        title="Summary",
        description="Who met, and what came of it.",
        examples=["The Secretary of State met the Foreign Minister."],
    )


class Attachment(Entry):
    """A paper that goes with the memo."""

    title: Text = Field(title="Title", description="Name of the attachment.", examples=["Biography of the Minister"])
    tab: Code | None = Field(None, title="Tab", description="Letter or number of its tab.", examples=["A"])


class Meeting(Entry):
    """One meeting of a visit."""

    id: Identifier | None = Field(
        None,
        title="Id",
        description="Short name, used in file names. Made from the subject when left out.",
        examples=["nuland"],
    )
    subject: Text = Field(
        title="Subject",
        description="What the meeting is about, or with whom it is.",
        examples=["Meeting with the Under Secretary for Political Affairs"],
    )
    type: MeetingType | None = Field(
        None, title="Type", description="What sort of meeting it is.", examples=["bilateral"]
    )
    date: Date | None = Field(None, title="Date", description="The day of the meeting.", examples=["2023-04-28"])
    start: Time | None = Field(None, title="Start", description="Local time at which it begins.", examples=["10:30"])
    end: Time | None = Field(None, title="End", description="Local time at which it ends.", examples=["11:15"])
    time_zone: TimeZone | None = Field(
        None,
        title="Time zone",
        description="Time zone of the times; the visit's when left out.",
        examples=["America/New_York"],
    )
    travel: WholeNumber | None = Field(
        None,
        ge=1,
        le=1440,
        title="Travel",
        description="Minutes that it takes to get there from where the delegation comes, with what security takes.",
        examples=[25],
    )
    venue: VenueOrName | None = Field(
        None,
        title="Venue",
        description="Where it takes place: a name, or name, room, address and city.",
        examples=["Department of State"],
    )
    languages: tuple[Language, ...] = Field(
        (), title="Languages", description="Languages spoken in the meeting.", examples=[["en", "kk"]]
    )
    interpretation: Interpretation | None = Field(
        None, title="Interpretation", description="Whether and how it is interpreted.", examples=["consecutive"]
    )
    press: Press | None = Field(
        None, title="Press", description="Whether and when the press is present.", examples=["photo-opportunity"]
    )
    marking: Marking | None = Field(
        None,
        title="Marking",
        description="Banner line printed at head and foot of each page, as written.",
        examples=["FOR OFFICIAL USE"],
    )
    header: Header | None = Field(
        None,
        title="Header",
        description="To, from, subject and the rest; each overrides the visit's.",
        examples=[{"to": "The First Deputy Minister"}],
    )
    purpose: Prose | None = Field(
        None,
        title="Purpose",
        description="Why the meeting is held, in one to three sentences.",
        examples=["To take stock of the energy dialogue."],
    )
    bottom_line: Prose | None = Field(
        None,
        title="Bottom line",
        description="What the principal must know or decide, up front.",
        examples=["A date for the next round is within reach."],
    )
    objectives: Proses = Field(
        (),
        title="Objectives",
        description="What we want from the meeting, a point each.",
        examples=[["Agree a date for the next round."]],
    )
    participants: tuple[Participant, ...] = Field(
        (),
        title="Participants",
        description="Who takes part.",
        examples=[[{"person": "umarov", "side": "visitor", "role": "head"}]],
    )
    agenda: tuple[AgendaItem, ...] = Field(
        (), title="Agenda", description="The items, in order.", examples=[[{"title": "Energy and regional security"}]]
    )
    background: Prose | None = Field(
        None,
        title="Background",
        description="The facts and dates behind the meeting.",
        examples=["Relations were established in 1991."],
    )
    last_meeting: LastMeeting | None = Field(
        None,
        title="Last meeting",
        description="The last meeting with this counterpart.",
        examples=[{"date": "2023-02-28", "place": "Astana"}],
    )
    discussion: Prose | None = Field(
        None,
        title="Discussion",
        description="After the meeting: what was said beyond the agenda items.",
        examples=["The atmosphere was constructive."],
    )
    outcomes: tuple[Outcome, ...] = Field(
        (),
        title="Outcomes",
        description="What came of it.",
        examples=[[{"kind": "agreement", "text": "The sides agreed to meet again in autumn."}]],
    )
    asks: tuple[Ask, ...] = Field(
        (),
        title="Asks",
        description="What each side asked, and the response.",
        examples=[[{"text": "Repeal of the amendment.", "by": "visitor"}]],
    )
    actions: tuple[Action, ...] = Field(
        (),
        title="Actions",
        description="Who does what by when.",
        examples=[
            [
                {
                    "text": "Send the draft programme.",
                    "owner": "Consular Department",
                    "due": "2023-06-15",
                    "status": "open",
                }
            ]
        ],
    )
    next_steps: Prose | None = Field(
        None,
        title="Next steps",
        description="What happens next.",
        examples=["The next round is planned for September."],
    )
    figures: tuple[Figure, ...] = Field(
        (),
        title="Figures",
        description="Pictures in the paper: seating plans, maps.",
        examples=[[{"file": "seating.png", "alt": "Seating plan", "width": 80}]],
    )
    attachments: tuple[Attachment, ...] = Field(
        (),
        title="Attachments",
        description="Papers that go with the memo.",
        examples=[[{"tab": "A", "title": "Biography"}]],
    )


class MeetingFile(Meeting):
    """A file that holds one meeting. It is a meeting with the header's and the people's fields of a visit beside it."""

    kind: Literal["meeting"] = Field(title="Kind", description="What this file holds.", examples=["meeting"])
    language: Language = Field(
        "en", title="Language", description="Language that the file is written in.", examples=["en"]
    )
    our_side: OurSide = Field(
        "visitor", title="Our side", description="The side whose paper this is.", examples=["visitor"]
    )
    sides: Sides | None = Field(
        None,
        title="Sides",
        description="What each side is called in the papers.",
        examples=[{"host": "United States", "visitor": "Kazakhstan"}],
    )
    people: tuple[Person, ...] = Field(
        (),
        title="People",
        description="People that the participants refer to.",
        examples=[[{"id": "umarov", "name": "Kairat Umarov"}]],
    )
    papers: Papers = Field(
        (),
        title="Papers",
        description="Papers to make; when left out, a briefing memo and, where there are outcomes, a record of meeting.",
        examples=[["briefing-memo"]],
    )
    copies: Copies = Field(
        (),
        max_length=1000,
        title="Numbered copies",
        description="Who gets a numbered copy of each paper, in the order of the numbers; the papers are made in these copies alone.",
        examples=[["delegation", "Permanent Mission in Geneva"]],
    )
