"""A register: people, offices, organisations and terms that many inputs refer to."""

from typing import Literal

from pydantic import Field

from .entry import Entry
from .people import NativeName
from .text import Country, Date, Identifier, Language, Text, Texts, WholeNumber


class Tenure(Entry):
    """An office that a person holds or held."""

    office: Identifier = Field(title="Office", description="Id of the office.", examples=["under-secretary-p"])
    since: Date | None = Field(None, title="Since", description="First day in office.", examples=["2021-05-03"])
    until: Date | None = Field(None, title="Until", description="Last day in office.", examples=["2024-03-22"])


class RegisteredPerson(Entry):
    """A person, with the offices held over time."""

    id: Identifier = Field(
        title="Id", description="Short name by which inputs refer to the person.", examples=["nuland"]
    )
    name: Text = Field(title="Name", description="Full name in the standard spelling.", examples=["Victoria Nuland"])
    native: NativeName | None = Field(
        None,
        title="Native name",
        description="The name in its own script, and its language.",
        examples=[{"text": "Қайрат Омаров", "language": "kk"}],
    )
    variants: Texts = Field(
        (), title="Variant spellings", description="Other spellings that are accepted.", examples=[["V. Nuland"]]
    )
    country: Country | None = Field(None, title="Country", description="Country code of ISO 3166-1.", examples=["US"])
    precedence: WholeNumber | None = Field(
        None, ge=1, title="Precedence", description="Rank; 1 is first.", examples=[3]
    )
    offices: tuple[Tenure, ...] = Field(
        (),
        title="Offices",
        description="Offices held, with their days.",
        examples=[[{"office": "under-secretary-p", "since": "2021-05-03"}]],
    )


class Office(Entry):
    """An office and its official titles."""

    id: Identifier = Field(title="Id", description="Short name of the office.", examples=["under-secretary-p"])
    titles: dict[Language, Text] = Field(
        title="Titles",
        description="Official title in each language.",
        examples=[{"en": "Under Secretary of State for Political Affairs"}],
    )
    variants: Texts = Field(
        (),
        title="Variant titles",
        description="Other forms of the title that are accepted, in any language.",
        examples=[["Under Secretary for Political Affairs"]],
    )
    organisation: Identifier | None = Field(
        None, title="Organisation", description="Id of its organisation.", examples=["state-department"]
    )
    rank: WholeNumber | None = Field(None, ge=1, title="Rank", description="Rank; 1 is first.", examples=[3])


class Organisation(Entry):
    """A ministry, agency, parliament or company."""

    id: Identifier = Field(title="Id", description="Short name of the organisation.", examples=["state-department"])
    names: dict[Language, Text] = Field(
        title="Names", description="Official name in each language.", examples=[{"en": "Department of State"}]
    )
    country: Country | None = Field(None, title="Country", description="Country code of ISO 3166-1.", examples=["US"])


class Term(Entry):
    """A term with its official form."""

    term: Text = Field(title="Term", description="The official form.", examples=["Jackson-Vanik amendment"])
    acronym: Text | None = Field(None, title="Acronym", description="Its acronym.", examples=["PNTR"])
    avoid: Texts = Field(
        (), title="Avoid", description="Outdated or wrong forms.", examples=[["Jackson-Venic amendment"]]
    )


class Register(Entry):
    """People, offices, organisations and terms."""

    kind: Literal["register"] = Field(title="Kind", description="What this file holds.", examples=["register"])
    people: tuple[RegisteredPerson, ...] = Field(
        (), title="People", description="People.", examples=[[{"id": "nuland", "name": "Victoria Nuland"}]]
    )
    offices: tuple[Office, ...] = Field(
        (), title="Offices", description="Offices.", examples=[[{"id": "minister", "titles": {"en": "Minister"}}]]
    )
    organisations: tuple[Organisation, ...] = Field(
        (), title="Organisations", description="Organisations.", examples=[[{"id": "mfa", "names": {"en": "MFA"}}]]
    )
    terms: tuple[Term, ...] = Field((), title="Terms", description="Terms.", examples=[[{"term": "Jackson-Vanik"}]])
