"""Registers as one: people, offices and terms, looked up by id, by name and by what they are called.

Where two registers have an entry of one id, the later one counts: a delegation's own register refines the ministry's.
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from memos.names import Name, Word, keys, misspelt, name_of, plain, same, sounds
from memos.schemas.meeting import Meeting
from memos.schemas.people import Participant, Person
from memos.schemas.register import Office, Organisation, Register, RegisteredPerson, Term
from memos.schemas.visit import Visit


@dataclass(frozen=True, slots=True)
class Registers:
    """What the registers hold together."""

    people: Mapping[str, RegisteredPerson] = field(default_factory=dict)
    offices: Mapping[str, Office] = field(default_factory=dict)
    organisations: Mapping[str, Organisation] = field(default_factory=dict)
    acronyms: Mapping[str, str] = field(default_factory=dict)
    """The official form that each stands for."""
    _terms: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Each form that is to be avoided, as it is given, and the official one."""
    _form: re.Pattern[str] | None = None
    """Any form of a term: those to be avoided, and official ones, in which no other is looked for."""
    _by_name: Mapping[str, AbstractSet[str]] = field(default_factory=dict)
    """Ids of those who are written so, by the letters of the name."""
    _by_sounds: Mapping[tuple[str, ...], Sequence[tuple[str, Name]]] = field(default_factory=dict)
    """Id and spelling of each name that sounds so, its words in any order."""
    _by_key: Mapping[tuple[object, ...], Sequence[tuple[str, Name]]] = field(default_factory=dict)
    """Id and spelling of each name that may be meant by one that has that key."""
    _by_word: Mapping[str, AbstractSet[str]] = field(default_factory=dict)
    """Ids of those who have that word in a name."""
    _by_title: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Ids of the offices that are called so."""

    def named(self, name: str) -> RegisteredPerson | None:
        """The person of that name, in any spelling that the register accepts; None where it is nobody's, or several people's."""
        ids = self._ids(name_of(name))
        return self.people[next(iter(ids))] if len(ids) == 1 else None

    def meant(self, name: str) -> RegisteredPerson | None:
        """The person whose name is likely misspelt so; None where it is right, nobody's, or could be several people's.

        A word that is somebody else's is no misspelt one.
        """
        given = name_of(name)
        own = [word for word in given.words if len(self._by_word.get(word.plain, ())) < _SEVERAL]
        if not own or given.letters in self._by_name:
            return None
        near = [entry for key in keys(given) for entry in self._by_key.get(key, ())]
        if not near or self._ids(given):
            return None
        ids = {id_ for id_, known in near if self._may_mean(given, own, id_, known)}
        return self.people[ids.pop()] if len(ids) == 1 else None

    def unofficial(self, text: str) -> Iterator[tuple["re.Match[str]", str]]:
        """Each form in a text that is to be avoided, and the official one.

        A single word with a capital is a name: in small letters it is another word (``Turkey`` and ``turkey``).
        """
        for match in self._form.finditer(text) if self._form else ():
            form, term = self._terms.get(plain(match[0]), ("", ""))
            is_another = " " not in form and form[:1].isupper() and match[0][0].islower()
            if form and not is_another:
                yield match, term

    def called(self, title: str) -> tuple[Office, ...]:
        """The offices with that title, in any language."""
        return tuple(self.offices[id_] for id_ in self._by_title.get(plain(title), ()))

    def held(self, person: RegisteredPerson, day: dt.date | None) -> tuple[Office, ...]:
        """The offices that a person holds on a day, the first the highest; all that the person ever held where the day is not known."""
        offices = (
            self.offices[tenure.office]
            for tenure in person.offices
            if tenure.office in self.offices
            and (
                day is None
                or ((tenure.since is None or tenure.since <= day) and (tenure.until is None or day <= tenure.until))
            )
        )
        return tuple(sorted(offices, key=lambda office: office.rank or _LOWEST))

    def rank(self, person: RegisteredPerson, day: dt.date | None) -> int:
        """The person's own precedence, else the rank of the highest office held that day; the lowest number comes first."""
        ranks = [office.rank for office in self.held(person, day) if office.rank]
        return person.precedence or (min(ranks) if ranks else _LOWEST)

    def _ids(self, name: Name) -> AbstractSet[str]:
        """The ids of all who are called so."""
        written = self._by_name.get(name.letters, frozenset())
        heard = self._by_sounds.get(sounds(name), ())
        return written | {id_ for id_, known in heard if self._is_compared(name, id_, known) and same(name, known)}

    def _may_mean(self, given: Name, own: Sequence[Word], id_: str, known: Name) -> bool:
        """Whether a name is likely one of the person's misspelt: a word of its own is nobody else's."""
        unknown = any(word not in known.words and self._by_word.get(word.plain, {id_}) == {id_} for word in own)
        return unknown and misspelt(given, known) and self._is_compared(given, id_, known)

    def _is_compared(self, name: Name, id_: str, known: Name) -> bool:
        """Whether the register says how the person is spelt in the letters of a name, or says nothing of that, so that it is the sound that counts."""
        return name.script == known.script or not spelt_in(self.people[id_], name)


_LOWEST = 1_000_000_000
_SEVERAL = 2
_OF_REGISTER = ("name", "native", "title", "organisation", "country")
"""What a register says of a participant."""


def merged(registers: Sequence[Register]) -> Registers:
    """The registers as one."""
    people = {person.id: person for register in registers for person in register.people}
    offices = {office.id: office for register in registers for office in register.offices}
    terms = [term for register in registers for term in register.terms]
    by_name: dict[str, set[str]] = {}
    by_sounds: dict[tuple[str, ...], list[tuple[str, Name]]] = {}
    by_key: dict[tuple[object, ...], list[tuple[str, Name]]] = {}
    by_word: dict[str, set[str]] = {}
    for person in people.values():
        for name in map(name_of, spellings(person)):
            by_name.setdefault(name.letters, set()).add(person.id)
            by_sounds.setdefault(sounds(name), []).append((person.id, name))
            for key in keys(name):
                by_key.setdefault(key, []).append((person.id, name))
            for word in name.words:
                by_word.setdefault(word.plain, set()).add(person.id)
    by_title: dict[str, dict[str, None]] = {}
    for office in offices.values():
        for title in (*office.titles.values(), *office.variants):
            by_title.setdefault(plain(title), {})[office.id] = None
    return Registers(
        people,
        offices,
        {organisation.id: organisation for register in registers for organisation in register.organisations},
        {term.acronym: term.term for term in terms if term.acronym},
        _avoided(terms),
        _form_of(terms),
        by_name,
        by_sounds,
        by_key,
        by_word,
        {title: tuple(ids) for title, ids in by_title.items()},
    )


def _avoided(terms: Sequence[Term]) -> dict[str, tuple[str, str]]:
    """Each form that is to be avoided as it is given, and its official one; but not those that are another term's official one."""
    official = {plain(term.term) for term in terms}
    return {plain(form): (form, term.term) for term in terms for form in term.avoid if plain(form) not in official}


def _form_of(terms: Sequence[Term]) -> re.Pattern[str] | None:
    """A pattern of all forms, of which the longest counts; a line may end between words. Those of one first word stand together, which takes half the time."""
    if not any(term.avoid for term in terms):
        return None
    by_word: dict[str, tuple[str, list[str]]] = {}
    for form in sorted((form for term in terms for form in (term.term, *term.avoid)), key=len, reverse=True):
        first, *others = map(re.escape, form.split())
        by_word.setdefault(first.lower(), (first, []))[1].append("".join(rf"\s+{word}" for word in others))
    words = sorted(by_word.values(), key=lambda entry: len(entry[0]), reverse=True)
    forms = "|".join(f"{first}(?:{'|'.join(others)})" for first, others in words)
    return re.compile(rf"(?<!\w)(?:{forms})(?!\w)", re.IGNORECASE)


def spellings(person: RegisteredPerson) -> tuple[str, ...]:
    """All that a register accepts as the person's name."""
    native = (person.native.text,) if person.native else ()
    return (person.name, *native, *person.variants)


def spelt_in(person: RegisteredPerson, name: Name) -> str:
    """How the register spells the person in the letters of a name; empty where it does not say."""
    return next((spelling for spelling in spellings(person) if name_of(spelling).script == name.script), "")


def title_in(office: Office, language: str) -> str:
    """The office's title in a language, or in the language without its region; empty where the register has none."""
    return office.titles.get(language) or office.titles.get(language.partition("-")[0]) or ""


def completed(visit: Visit, registers: Registers) -> Visit:
    """The visit with the people whom it refers to by their ids in the registers, each with the office held on the first day, and in place, as participant,
    with that of the day of the meeting.
    """
    known = {person.id for person in visit.people}
    asked = (
        *((visit.delegation.head,) if visit.delegation and visit.delegation.head else ()),
        *(visit.delegation.members if visit.delegation else ()),
        *(entry.person for meeting in visit.meetings for entry in meeting.participants if entry.person),
        *(copy.for_ for copy in visit.copies),
        *_named_in_texts(visit),
    )
    wanted = {id_: registers.people[id_] for id_ in asked if id_ not in known and id_ in registers.people}
    if not wanted:
        return visit
    day = first_day(visit)
    people = tuple(_person(person, day, visit.language, registers) for person in wanted.values())
    meetings = tuple(_in_place(meeting, wanted, day, visit.language, registers) for meeting in visit.meetings)
    return visit.model_copy(update={"people": (*visit.people, *people), "meetings": meetings})


def _named_in_texts(visit: Visit) -> Iterator[str]:
    """Owners of actions and speakers, who may be named by id."""
    for meeting in visit.meetings:
        yield from (action.owner for action in meeting.actions if action.owner)
        yield from (item.lead for item in meeting.agenda if item.lead)
        yield from (outcome.said_by for outcome in meeting.outcomes if outcome.said_by)
    yield from (action.owner for action in visit.carried_over if action.owner)


def first_day(visit: Visit) -> dt.date | None:
    """The day on which offices are looked at: the visit's first, or that of its first meeting that has one."""
    return visit.start or next((meeting.date for meeting in visit.meetings if meeting.date), None)


def _in_place(
    meeting: Meeting,
    wanted: Mapping[str, RegisteredPerson],
    first: dt.date | None,
    language: str,
    registers: Registers,
) -> Meeting:
    """The meeting with its participants of the registers as they are on its day; what the input itself says of them counts."""
    entries = []
    for entry in meeting.participants:
        known = wanted.get(entry.person or "")
        if known:
            person = _person(known, meeting.date or first, language, registers)
            held = {name: getattr(entry, name) or getattr(person, name) for name in _OF_REGISTER}
            own = entry.model_fields_set  # so that it is known what stands in the file
            entries.append(Participant.model_construct(_fields_set=own, **{**dict(entry), **held}))
        else:
            entries.append(entry)
    return meeting.model_copy(update={"participants": tuple(entries)})


def _person(person: RegisteredPerson, day: dt.date | None, language: str, registers: Registers) -> Person:
    office = next(iter(registers.held(person, day)), None)
    organisation = registers.organisations.get(office.organisation or "") if office else None
    names = organisation.names if organisation else {}
    own = person.native is not None and person.native.language == language
    return Person.model_construct(
        id=person.id,
        name=person.native.text if own and person.native else person.name,
        native=None if own else person.native,
        variants=(),
        honorific=None,
        title=(title_in(office, language) or None) if office else None,
        organisation=names.get(language) or names.get(language.partition("-")[0]),
        country=person.country or (organisation.country if organisation else None),
        pronunciation=None,
        precedence=None,
    )
