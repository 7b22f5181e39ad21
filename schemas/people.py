"""People: who they are, the office held on the day, and the part they take in a meeting."""

from typing import Literal, LiteralString, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from .entry import Entry
from .text import Country, Identifier, Language, Text, Texts, Time, WholeNumber

Side = Literal["host", "visitor", "third"]
Role = Literal["head", "member", "note-taker", "interpreter", "press", "security", "observer"]
Attendance = Literal["expected", "present", "absent", "remote"]


NOBODY: LiteralString = "has neither `person`, `name` nor `organisation`"
"""What is wrong with a participant of whom nothing says who it is."""


class NativeName(Entry):
    """A name in the script of its own language."""

    text: Text = Field(title="Native name", description="The name in its own script.", examples=["Қайрат Омаров"])
    language: Language = Field(title="Language", description="Language tag of the native name.", examples=["kk"])


class Person(Entry):
    """A person, once: meetings refer to it by `id`."""

    id: Identifier = Field(
        title="Id", description="Short name by which meetings refer to this person.", examples=["umarov"]
    )
    name: Text = Field(
        title="Name",
        description="Full name in the standard spelling of the paper's language.",
        examples=["Kairat Umarov"],
    )
    native: NativeName | None = Field(
        None,
        title="Native name",
        description="The name in its own script, and its language.",
        examples=[{"text": "Қайрат Омаров", "language": "kk"}],
    )
    variants: Texts = Field(
        (),
        title="Variant spellings",
        description="Other spellings that are known and accepted, not mistakes.",
        examples=[["Kayrat Umarov"]],
    )
    honorific: Text | None = Field(
        None, title="Honorific", description="Style that goes before the name.", examples=["H.E."]
    )
    title: Text | None = Field(
        None,
        title="Title",
        description="The office held on the day of the meeting.",
        examples=["First Deputy Minister of Foreign Affairs"],
    )
    organisation: Text | None = Field(
        None,
        title="Organisation",
        description="Ministry, agency, parliament or company.",
        examples=["Ministry of Foreign Affairs"],
    )
    country: Country | None = Field(
        None, title="Country", description="Country code of ISO 3166-1 alpha-2.", examples=["KZ"]
    )
    pronunciation: Text | None = Field(
        None, title="Pronunciation", description="How to say the name.", examples=["kai-RAHT oo-MAH-rov"]
    )
    precedence: WholeNumber | None = Field(
        None, ge=1, title="Precedence", description="Rank on its side; 1 comes first.", examples=[1]
    )


class Participant(Entry):
    """One person in one meeting: a reference to a person of the file, or the person given in place."""

    person: Identifier | None = Field(
        None, title="Person", description="Id of a person under `people:`.", examples=["umarov"]
    )
    name: Text | None = Field(
        None, title="Name", description="Full name, when the person is given in place.", examples=["Victoria Nuland"]
    )
    native: NativeName | None = Field(
        None,
        title="Native name",
        description="The name in its own script, and its language.",
        examples=[{"text": "Қайрат Омаров", "language": "kk"}],
    )
    variants: Texts = Field(
        (),
        title="Variant spellings",
        description="Other spellings that are known and accepted.",
        examples=[["Kayrat Umarov"]],
    )
    honorific: Text | None = Field(
        None, title="Honorific", description="Style that goes before the name.", examples=["H.E."]
    )
    title: Text | None = Field(
        None,
        title="Title",
        description="The office held on the day; overrides the person's.",
        examples=["Under Secretary of State for Political Affairs"],
    )
    organisation: Text | None = Field(
        None,
        title="Organisation",
        description="Ministry, agency, parliament or company. Alone, it stands for people who are not named.",
        examples=["Department of State"],
    )
    country: Country | None = Field(
        None, title="Country", description="Country code of ISO 3166-1 alpha-2.", examples=["US"]
    )
    pronunciation: Text | None = Field(
        None, title="Pronunciation", description="How to say the name.", examples=["NOO-land"]
    )
    precedence: WholeNumber | None = Field(
        None,
        ge=1,
        title="Precedence",
        description="Rank on its side; 1 comes first; overrides the person's.",
        examples=[1],
    )
    side: Side = Field(
        "third",
        title="Side",
        description="Whom the person sits with: `host`, `visitor` or `third`.",
        examples=["visitor"],
    )
    role: Role = Field("member", title="Role", description="Part taken in the meeting.", examples=["head"])
    attendance: Attendance | None = Field(
        None, title="Attendance", description="Whether the person is expected, or was there.", examples=["present"]
    )
    arrived: Time | None = Field(None, title="Arrived", description="Time of a late arrival.", examples=["11:30"])
    left: Time | None = Field(None, title="Left", description="Time of leaving early.", examples=["11:50"])

    @model_validator(mode="after")
    def _is_somebody(self) -> Self:
        if self.person is None and self.name is None and self.organisation is None:
            raise PydanticCustomError("nobody", NOBODY)
        if self.person is not None and self.name is not None:
            raise PydanticCustomError("two_people", "has both `person` and `name`")
        return self

    @property
    def is_registered(self) -> bool:
        """Whether it is somebody of a register, whose name was put beside the id; a file has one of the two."""
        return self.person is not None and self.name is not None


class Delegation(Entry):
    """The visiting delegation as a whole."""

    name: Text | None = Field(
        None, title="Name", description="Name of the delegation.", examples=["Delegation of the Republic of Kazakhstan"]
    )
    country: Country | None = Field(None, title="Country", description="Country that it represents.", examples=["KZ"])
    head: Identifier | None = Field(
        None, title="Head", description="Id of the person who leads it.", examples=["umarov"]
    )
    members: tuple[Identifier, ...] = Field(
        (), title="Members", description="Ids of its members, in order of precedence.", examples=[["umarov"]]
    )


class Sides(Entry):
    """What each side is called in the papers."""

    host: Text | None = Field(None, title="Host side", description="Name of the host side.", examples=["United States"])
    visitor: Text | None = Field(
        None, title="Visiting side", description="Name of the visiting side.", examples=["Kazakhstan"]
    )
    third: Text | None = Field(
        None,
        title="Other participants",
        description="Name of those who belong to neither.",
        examples=["United Nations"],
    )
