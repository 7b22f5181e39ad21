"""PAR, TXT: people, offices and terms that a register knows otherwise."""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from babel import Locale, UnknownLocaleError

from memos.attendees import Attendee, attendees
from memos.checks.texts import Texts, excerpt
from memos.findings import Excerpt, Finding
from memos.names import name_of, plain
from memos.registers import Registers, first_day, spelt_in, title_in
from memos.schemas.people import Side
from memos.schemas.register import Office
from memos.schemas.visit import Visit

_NAME = re.compile(r"[^\W\d_]{2,}(?:[-’'][^\W\d_]{2,})*(?:\s+[^\W\d_]{2,}(?:[-’'][^\W\d_]{2,})*)+")
"""Words of letters that follow one another; which of them may be a name is seen by their first letters."""
_A_NAME = re.compile(r"\.(name|variants\[\d+\])$")
"""Paths of what is compared as a name by itself."""
_ACRONYM = re.compile(r"(?:[^\W\d_a-zа-я]\.?){2,4} ")
"""Of a country, before a title: ``U.S.``, ``США``."""
_STEM = 4
"""Letters of a word that stay in all its cases."""
_OF = frozenset({"of", "the"})
_STATES = frozenset({"repu", "king", "fede", "респ", "коро", "феде"})
"""How words begin that stand beside a country's name in its full form."""
_WORD = re.compile(r"\S+")
_LONGEST_NAME = 4
"""Words of a name that is looked for in running text."""


def registered(visit: Visit, registers: Registers, texts: Texts) -> Iterator[Finding]:
    """All in which the visit differs from the registers."""
    day = first_day(visit)
    present_somewhere = {entry.person for meeting in visit.meetings for entry in meeting.participants}
    for number, person in enumerate(visit.people):
        yield from _person(person.name, person.variants, f"people[{number}].name", registers)
        if person.id not in present_somewhere:
            path = f"people[{number}].title"
            yield from _title(person.name, person.title or "", path, day, visit.language, registers)
    for number, meeting in enumerate(visit.meetings):
        present = attendees(visit, number)
        held = meeting.date or day
        for attendee in present:
            participant = attendee.participant
            if participant.name:
                path = attendee.place_of("name")
                yield from _person(participant.name, participant.variants, path, registers)
            if participant.title or participant.name or attendee.person:
                path = attendee.place_of("title")
                yield from _title(attendee.name, attendee.title, path, held, visit.language, registers)
        for side in ("host", "visitor"):
            yield from _order(present, side, held, registers)
    yield from _texts(texts, registers)


def misspelt_name(name: str, known: str, path: str, *, own: bool = True) -> Finding:
    """PAR201: a name that the register spells otherwise

    A name misspelt in a paper is the first thing that its bearer sees. The register has somebody whose name sounds so and is spelt
    otherwise, or has one letter more or fewer; spellings that it lists under `variants:` are right, and so are other cases of a name. It
    is a question: who is called nearly the same may be somebody else.

    Register:

        kind: register
        people:
          - {id: mirel, name: Antonia Mirel}

    Wrong:

        kind: meeting
        subject: Talks
        background: Anthonia Mirel chairs the commission.

    Right:

        kind: meeting
        subject: Talks
        background: Antonia Mirel chairs the commission.

    Mend it: write the name as the register does, or add the spelling to `variants:`, there or in the input. Somebody else belongs into the
    register too.

    Source: State Department and Intelligence Community practice on one spelling of a name (ICS 630-01)
    """
    return Finding(
        "PAR201",
        "warning",
        f"“{name}” may be “{known}” of the register",
        f"write `{known}` if that is who is meant, or add the spelling under `variants:`"
        if own
        else "compare the two, or add the spelling under `variants:`",
        path=path,
    )


def unofficial_title(name: str, title: str, official: str, path: str) -> Finding:
    """PAR202: a title that is not the official one

    The register knows the person and the office held on the day, under another title. Titles are copied from older papers and from the press,
    and go on from there; protocol offices keep the official ones. The office's country may be named before the title or behind it.

    Register:

        kind: register
        people:
          - {id: mirel, name: Ada Mirel, offices: [{office: rivers}]}
        offices:
          - {id: rivers, titles: {en: Under Secretary for Rivers}}

    Wrong:

        kind: meeting
        subject: Talks
        participants:
          - {name: Ada Mirel, title: Deputy Secretary for Rivers, side: host}

    Right:

        kind: meeting
        subject: Talks
        participants:
          - {name: Ada Mirel, title: Under Secretary for Rivers, side: host}

    Mend it: write the official title, or add this one to the office's `variants:` in the register.

    Source: US Department of State, titles as kept by the Office of the Chief of Protocol
    """
    return Finding(
        "PAR202",
        "warning",
        f"“{title}” is not an office of {name}, who is {official}",
        f"write `{official}`",
        path=path,
    )


def title_not_held(name: str, title: str, when: str, holds: str, path: str) -> Finding:
    """PAR203: a title that the person did not hold on the day

    The office exists, but by the register somebody else holds it, or the person did so at another time.

    Register:

        kind: register
        people:
          - id: mirel
            name: Ada Mirel
            offices:
              - {office: rivers, since: 2020-01-01, until: 2024-05-31}
              - {office: lakes, since: 2024-06-01}
        offices:
          - {id: rivers, titles: {en: Minister for Rivers}}
          - {id: lakes, titles: {en: Minister for Lakes}}

    Wrong:

        kind: meeting
        subject: Talks
        date: 2026-03-12
        participants:
          - {name: Ada Mirel, title: Minister for Rivers, side: host}

    Right:

        kind: meeting
        subject: Talks
        date: 2026-03-12
        participants:
          - {name: Ada Mirel, title: Minister for Lakes, side: host}

    Mend it: write the office held on the day of the meeting, or correct the days in the register.

    Source: US Department of State, titles as kept by the Office of the Chief of Protocol
    """
    return Finding(
        "PAR203",
        "warning",
        f"{name} is not “{title}” {when}" + (f", but {holds}" if holds else ""),
        f"write `{holds}`" if holds else "correct the title, or the days in the register",
        path=path,
    )


def out_of_order(name: str, higher: str, path: str, before: str = "") -> Finding:
    """PAR204: a list that is not in the order of precedence

    Within a side, whoever ranks lower by the register stands before somebody who ranks higher. The head of a side comes first whatever the
    rank; interpreters and note-takers come last; a `precedence:` in the input is taken as it is.

    Register:

        kind: register
        people:
          - {id: mirel, name: Ada Mirel, precedence: 1}
          - {id: kell, name: Ida Kell, precedence: 2}

    Wrong:

        kind: meeting
        subject: Talks
        participants:
          - {name: Ida Kell, title: Director, side: host}
          - {name: Ada Mirel, title: Minister, side: host}

    Right:

        kind: meeting
        subject: Talks
        participants:
          - {name: Ada Mirel, title: Minister, side: host}
          - {name: Ida Kell, title: Director, side: host}

    Mend it: move the line, or give both a `precedence:`.

    Source: practice
    """
    return Finding(
        "PAR204",
        "warning",
        f"{name} is listed before {higher}, who ranks higher in the register",
        "move the line, or give both a `precedence:`",
        path=path,
        before=before,
    )


def unofficial_term(form: Excerpt, term: str, path: str) -> Finding:
    """TXT201: a term that is not the official one

    The register names another form for this one: outdated, misspelt, loaded or another body's. In an official paper a wrong term may be
    taken for a position.

    Register:

        kind: register
        terms:
          - {term: Jackson-Vanik amendment, avoid: [Jackson-Venic amendment]}

    Wrong:

        kind: meeting
        subject: Talks
        background: The Jackson-Venic amendment is from 1974.

    Right:

        kind: meeting
        subject: Talks
        background: The Jackson-Vanik amendment is from 1974.

    Mend it: write the official form. Where the words are somebody else's, silence the code.

    Source: practice
    """
    return Finding(
        "TXT201",
        "warning",
        f"the official form of “{form}” is “{term}”",
        f"write `{term}`",
        path=path,
        excerpt=form,
    )


RULES: dict[str, Callable[..., Finding]] = {
    "PAR201": misspelt_name,
    "PAR202": unofficial_title,
    "PAR203": title_not_held,
    "PAR204": out_of_order,
    "TXT201": unofficial_term,
}


def _person(name: str, variants: tuple[str, ...], path: str, registers: Registers) -> Iterator[Finding]:
    meant = registers.meant(name)
    if meant and not any(registers.named(variant) is meant for variant in variants):
        known = spelt_in(meant, name_of(name))
        yield misspelt_name(name, known or meant.name, path, own=bool(known))


def _title(
    name: str, title: str, path: str, day: dt.date | None, language: str, registers: Registers
) -> Iterator[Finding]:
    person = registers.named(name) or registers.meant(name)
    if person is None or not title:
        return
    held = registers.held(person, day)
    for office in held:
        organisation = registers.organisations.get(office.organisation or "")
        code = (organisation and organisation.country) or person.country or ""
        if _is_called(title, office, _country(code, language)):
            return
    official = next((title_in(office, language) for office in held if title_in(office, language)), "")
    when = f"on {day}" if day else "at any time, by the register"
    if registers.called(title):
        yield title_not_held(name, title, when, official, path)
    elif official:
        yield unofficial_title(name, title, official, path)


def _is_called(title: str, office: Office, country: frozenset[str]) -> bool:
    """Whether a title is one of the office's, alone or with what it is of (``Minister, Republic of …``, ``U.S. Secretary of State``)."""
    given = plain(title)
    for official in (*office.titles.values(), *office.variants):
        before, own, behind = given.partition(plain(official))
        acronym = _ACRONYM.match(title)
        if (
            own
            and (_stems(before) <= country or (acronym and plain(acronym[0]) == before.strip()))
            and (_stems(behind) - _OF <= country or behind.startswith((",", " of the ", " (")))
        ):
            return True
    return False


@lru_cache(256)
def _country(code: str, language: str) -> frozenset[str]:
    """How the words begin by which a country is called."""
    try:
        name = str(Locale.parse(language, sep="-").territories.get(code, ""))
    except (UnknownLocaleError, ValueError):
        name = ""
    return _stems(plain(name)) | _STATES if name else frozenset()


def _stems(words: str) -> frozenset[str]:
    """How the words begin, whatever they end in."""
    return frozenset(word[:_STEM] for word in re.findall(r"\w+", words))


def _order(present: tuple[Attendee, ...], side: Side, day: dt.date | None, registers: Registers) -> Iterator[Finding]:
    """Everybody who stands before somebody of higher rank, as the paper lists them."""
    ranked: list[tuple[int, Attendee]] = []
    for attendee in present:
        participant = attendee.participant
        given = participant.precedence or (attendee.person and attendee.person.precedence)
        if participant.side != side or participant.role != "member" or given or not attendee.name:
            continue
        person = registers.named(attendee.name)
        if person:
            ranked.append((registers.rank(person, day), attendee))
    for (rank, attendee), (next_rank, following) in pairwise(ranked):
        if next_rank < rank:
            lower = next(entry for other, entry in ranked if other > next_rank)
            yield out_of_order(attendee.name, following.name, following.source, lower.source)


def _texts(texts: Texts, registers: Registers) -> Iterator[Finding]:
    """Names and terms in running text."""
    for path, text in texts.entries:
        if registers.people and not _A_NAME.search(path):
            yield from _names(text, path, registers)
        for form, term in registers.unofficial(text):
            yield unofficial_term(excerpt(form), term, path)


def _names(text: str, path: str, registers: Registers) -> Iterator[Finding]:
    """Names in running text; each is looked up once, wherever it stands."""
    found: dict[str, list[tuple[int, int]]] = {}
    for match in _NAME.finditer(text):
        words = match[0].split()
        capital = [word[0].isupper() for word in words]
        spans = [word.span() for word in _WORD.finditer(text, *match.span())] if sum(capital) > 1 else []
        for start in range(len(spans) - 1):
            for stop in range(start + 2, min(start + _LONGEST_NAME, len(words)) + 1):
                if not (capital[start] and capital[stop - 1]):
                    break
                found.setdefault(" ".join(words[start:stop]), []).append((spans[start][0], spans[stop - 1][1]))
    for name, places in found.items():
        for finding in _person(name, (), path, registers):
            yield from (replace(finding, excerpt=Excerpt(text, *place)) for place in places)
