"""TXT: acronyms: spelt out before they are used, in one way, and not in a subject.

Looked at where a text is written in Latin letters and in a language that is: there a stretch of capitals is an acronym, and not a name of others' letters.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from babel import Locale
from babel.core import get_global

from memos.checks.texts import Texts, excerpt
from memos.findings import Excerpt, Finding
from memos.names import plain
from memos.registers import Registers
from memos.schemas.visit import Visit
from memos.scripts import script_of

_WORD = re.compile(
    r"(?:(?<![\w@/.&‑-])|(?<=[A-Z]{2}/))[A-Z]{3,6}s?"
    r"(?:(?![\w@/&‑-]|\.\w)|(?=[‑-][A-Z]?[a-z]{2})|(?=(?:/[A-Z]{2,6}s?)+(?![\w@/&‑-]|\.\w)))"
)
"""Three to six capitals by themselves, perhaps in the plural, one of several between strokes or before a hyphen and a word; shorter ones are
initials, units and numbers as often as not."""
_CAPITALS = re.compile("[A-Z]{3}")
"""Without it there is no acronym."""
_DEFINED = re.compile(
    r"(?<=[\w’'”»)])\s\((?:hereinafter|hereafter|henceforth|abbreviated|further|or)?[:,]?\s?(?:the\s)?(?:as\s)?[“„«\"‘']?"
    r"([A-Z]{2,6})s?[”“»\"’']?(?:[,;]\s[^()]*)?\)|(?<![\w-])([A-Z]{2,6})\s\(([^\W\d_][^()]{5,80})\)"
)
"""``the long form (LF)``, also ``(“LF”)`` and ``(hereinafter LF)``, or ``LF (the long form)``."""
_ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_OFFICE = re.compile(
    r"(?:people|participants)\[\d+\]\.(?:title|organisation)$|(?:_by\[\d+\]\.office|header\.(?:to|from|through|copies)\[\d+\]|copies\[\d+\]\.for)$"
)
"""Offices, whose acronyms those who hold them and write to them know."""
_EVERYBODY_KNOWS = (
    "UN EU US USA UK UAE USSR USSG NATO OSCE OECD ASEAN UNESCO UNICEF UNHCR UNDP UNEP UNFCCC UNGA UNSC IAEA OPEC OPCW WHO WTO WFP FAO ILO IMF IMO ICAO"
    " ICC ICJ ICRC IFRC INTERPOL BRICS GDP GNP VAT CEO CFO CET CEST GMT UTC EST EDT PST PDT ISO IEC IEEE COVID AIDS HIV DNA LED GPS SMS PDF URL USB NGO NGOS"
    " MFA MOU MOUS GATT APEC CIS NASA CIA FBI LNG ASAP AOB BBC CNN AFP HTTP HTTPS HTML WWW ISBN ISSN DOI SOS VIP RSVP FAQ TLP"
    " DRAFT FINAL XXL ANNEX NOTE SECRET PUBLIC CLOSED OPEN TBD TBC TBA TODO FIXME LIST TEXT DATE NAME TAB LOREM MWH GWH TWH KWH KHZ MHZ GHZ"
)
"""What every reader knows, marks of drafts, and units."""
_STRESSED = (
    "NOT AND ALL ANY BUT FOR THE MUST ONLY NEVER NOW NONE BOTH YES WILL CAN MAY WITH WHO WHAT WHY HOW OUR YOUR THEIR NEW OLD OUT OFF BEFORE AFTER"
    " STRESS RAISE ASK THANK URGE OFFER AGREE PUSH AVOID PRESS INFORM INVITE REPEAT ACCEPT REJECT REFUSE INSIST ENSURE KEEP SEEK SHOULD THIS THAT THESE"
    " THEN THEY THEM HIS HER ITS LAST FIRST NEXT SAME SOME EACH EVERY UNTIL UNLESS WITHIN ALSO JUST VERY MORE MOST LESS LEAST DAY DAYS HOUR NOON"
)
"""Words that are set in capitals for their weight."""
_HEADINGS = re.compile(r"(?:^|\.)(?:title|subject)$")
_NOT_PROSE = re.compile(
    r"^sides\.|(?:^|\.)(?:name|variants\[\d+\]|native\.text|marking|reference|copy_number|watermark\[\d+\]|tab|room|address|pronunciation|honorific)$"
)
_KNOWN = frozenset((*_EVERYBODY_KNOWS.split(), *_STRESSED.split()))
_WORDS = frozenset(_STRESSED.split()).difference(_EVERYBODY_KNOWS.split())
_STRETCH = re.compile(r"(?<![\w-])[A-Z]++(?:[,;:]?\s[A-Z]++(?![\w-]))++")
"""Words in capitals, one behind the other."""
_LETTERS = re.compile("[A-Z]+")
_LONGEST_ACRONYM = 6
_ANY = re.compile(r"(?<![^\W_])[A-Z]{2,6}(?=s?(?![^\W_]))")
"""An acronym, wherever it stands."""
_SMALL_LETTERS = re.compile(r"(?<![^\W_])[A-Za-z][a-z]{2,5}(?![^\W_])")
"""A word that could be an acronym if it stood in capitals."""
_MANY = 200
"""Acronyms of a file that are looked at."""
_LONGEST = 120
"""Letters of a long form."""
_PART = re.compile(r"[^\s-]+")
_A_PART = re.compile(r"meetings\[\d+\]")
_SMALL_WORDS = "of the and for on in to de des du la le les et pour der die und y del los"
_SMALL = frozenset(_SMALL_WORDS.split())
_MOST = 0.5
"""Share of capitals above which a text is set in capitals as a whole."""


def acronyms(visit: Visit, texts: Texts, registers: Registers | None = None) -> Iterator[Finding]:
    """All that is wrong with the acronyms of a visit."""
    if script_of(visit.language) != "Latn" or not _CAPITALS.search(texts.whole):
        return
    official = registers.acronyms if registers else {}
    capitals = [(order, path, text) for order, (path, text) in enumerate(texts.entries) if _CAPITALS.search(text)]
    names = {word.rstrip("s") for _, path, text in capitals if _NOT_PROSE.search(path) for word in _WORD.findall(text)}
    names |= {
        match[1] or match[2] for _, path, text in capitals if _OFFICE.search(path) for match in _DEFINED.finditer(text)
    }
    defined: _Defined = {}
    used: _Used = []
    stressed: set[tuple[str, int]] = set()
    for order, path, text in capitals:
        if _NOT_PROSE.search(path) or _OFFICE.search(path) or _is_set_in_capitals(text):
            continue
        here: set[int] = set()
        for match in _DEFINED.finditer(text):
            group = 1 if match[1] else 2
            short = match[group]
            here.add(match.start(group))
            long = (
                _long_form(text[max(match.start() - _LONGEST, 0) : match.start()], short)
                if group == 1
                else _initials_fit(match[3], short)
            )
            written = Excerpt(text, match.start() - (len(long) if group == 1 else 0), match.end())
            defined.setdefault(short, []).append((path, " ".join(long.split()), order, written))
        stressed |= {(path, start) for start in _stressed(text)}
        used += (
            (match[0].rstrip("s"), excerpt(match), path, order)
            for match in _WORD.finditer(text)
            if match.start() not in here
        )
    if visit.language.partition("-")[0] != "en":
        used = [
            use for use in used if use[0] in official or use[0] in defined
        ]  # who knows what, is known of English readers alone
    known = official.keys() | defined.keys()
    used = [use for use in used if use[0] in known or (use[2], use[1].start) not in stressed]
    if any(use[0] not in known for use in used):
        words = _countries().union(map(str.lower, _SMALL_LETTERS.findall(texts.whole)))
        used = [use for use in used if use[0] in known or use[0].lower() not in words]
    yield from _subjects(used, names)
    yield from _definitions(defined, texts, official)
    yield from _uses(defined, used, names, official)


def undefined(acronym: Excerpt, long: str, path: str) -> Finding:
    """TXT102: an acronym that is not spelt out

    An acronym stands in the text and its long form nowhere. The reader who does not know it is seldom the one who can ask. State Department
    and Cabinet Office style wants every acronym spelt out at first, but for those that all know, such as UN or NATO.

    Wrong:

        kind: meeting
        subject: Talks
        background: The JWC met twice.

    Right:

        kind: meeting
        subject: Talks
        background: The Joint Water Commission (JWC) met twice. The JWC has six members.

    Mend it: write the long form with the acronym in brackets behind it, once in the file and before the first use. In other languages than
    English, acronyms of a register's terms alone are looked for.

    Source: US Department of State, 5 FAH-1 H-411 d; UK Cabinet Office, guidance on writing papers
    """
    return Finding(
        "TXT102",
        "warning",
        f"“{acronym}” is not spelt out" + (f"; by the register it is “{long}”" if long else ""),
        f"write `{long or 'the long form'} ({acronym})` where it stands first",
        path=path,
        source="US Department of State, 5 FAH-1 H-411 d; UK Cabinet Office, guidance on writing papers",
        excerpt=acronym,
    )


def late_definition(acronym: Excerpt, path: str) -> Finding:
    """TXT103: an acronym that is spelt out after its first use

    The paper spells the acronym out, but uses it before.

    Wrong:

        kind: meeting
        subject: Talks
        purpose: To open the JWC.
        background: The Joint Water Commission (JWC) met twice. The JWC has six members.

    Right:

        kind: meeting
        subject: Talks
        purpose: To open the Joint Water Commission (JWC).
        background: The JWC met twice. The JWC has six members.

    Mend it: spell it out where it stands first.

    Source: US Department of State, 5 FAH-1 H-411 d
    """
    return Finding(
        "TXT103",
        "info",
        f"“{acronym}” is used here and spelt out later",
        "spell it out where it stands first",
        path=path,
        source="US Department of State, 5 FAH-1 H-411 d",
        excerpt=acronym,
    )


def two_meanings(acronym: str, long: str, other: str, written: Excerpt, path: str) -> Finding:
    """TXT104: an acronym that is spelt out in two ways

    One acronym has two long forms in one file, or another one than the register says. One of the two is wrong, or two things have one name.

    Wrong:

        kind: meeting
        subject: Talks
        purpose: To open the Joint Water Commission (JWC). The JWC is new.
        background: The Joint Waterways Committee (JWC) met twice.

    Right:

        kind: meeting
        subject: Talks
        purpose: To open the Joint Water Commission (JWC). The JWC is new.
        background: The Joint Waterways Committee met twice.

    Mend it: keep the right one, or do without the acronym in one of the two places.

    Source: US Department of State, 5 FAH-1 H-411 d; UK Cabinet Office, guidance on writing papers
    """
    return Finding(
        "TXT104",
        "warning",
        f"“{acronym}” is “{long}” here and “{other}” elsewhere",
        "keep the right one",
        path=path,
        excerpt=written,
    )


def unused(acronym: str, written: Excerpt, path: str) -> Finding:
    """TXT105: an acronym that is spelt out and never used

    The reader is told an acronym that does not come again.

    Wrong:

        kind: meeting
        subject: Talks
        background: The Joint Water Commission (JWC) met twice.

    Right:

        kind: meeting
        subject: Talks
        background: The Joint Water Commission met twice.

    Mend it: delete the brackets.

    Source: US Department of State, 5 FAH-1 H-411 d; UK Cabinet Office, guidance on writing papers
    """
    return Finding(
        "TXT105", "info", f"“{acronym}” is spelt out and never used", "delete the brackets", path=path, excerpt=written
    )


def in_subject(acronym: Excerpt, path: str) -> Finding:
    """TXT106: an acronym in a subject

    Subjects are read alone, in lists and registers, where nothing spells the acronym out. Departments of Defense and of Homeland Security
    allow none there. Those that all know, such as UN or NATO, are let pass.

    Wrong:

        kind: meeting
        subject: Talks on the JWC
        background: The Joint Water Commission (JWC) met twice. The JWC has six members.

    Right:

        kind: meeting
        subject: Talks on the Joint Water Commission
        background: The Joint Water Commission (JWC) met twice. The JWC has six members.

    Mend it: write the long form.

    Source: US Department of Defense and Department of Homeland Security, forms of memoranda
    """
    return Finding(
        "TXT106",
        "warning",
        f"the subject has the acronym “{acronym}”",
        "write the long form",
        path=path,
        source="US Department of Defense and Department of Homeland Security, forms of memoranda",
        excerpt=acronym,
    )


RULES: dict[str, Callable[..., Finding]] = {
    "TXT102": undefined,
    "TXT103": late_definition,
    "TXT104": two_meanings,
    "TXT105": unused,
    "TXT106": in_subject,
}

_Defined = dict[str, list[tuple[str, str, int, Excerpt]]]
"""Of each acronym: path, long form or nothing, number of the text, and how it is written."""
_Used = list[tuple[str, Excerpt, str, int]]
"""Acronym, as it is written, path and number of the text."""


def _is_acronym(word: str) -> bool:
    return word not in _KNOWN and word not in _currencies() and not _ROMAN.fullmatch(word)


def _subjects(used: _Used, names: set[str]) -> Iterator[Finding]:
    for word, written, path, _ in used:
        if _is_heading(path) and word not in names and _is_acronym(word):
            yield in_subject(written, path)


def _is_heading(path: str) -> bool:
    """Whether a text is a subject of a paper: of a meeting, of a header, of the visit."""
    return bool(_HEADINGS.search(path)) and not any(
        part in path for part in ("people", "participants", "agenda", "attachments")
    )


def _definitions(defined: _Defined, texts: Texts, official: Mapping[str, str]) -> Iterator[Finding]:
    times = Counter(_ANY.findall(texts.whole))
    for word, places in defined.items():
        first = official.get(word) or next((long for _, long, _, _ in places if long), "")
        for path, long, _, written in places:
            if long and first and not _is_one(long, first):
                yield two_meanings(word, long, first, written, path)
        path, long, _, written = places[0]
        if long and times[word] < 2 and _is_acronym(word):
            yield unused(word, written, path)


def _uses(defined: _Defined, used: _Used, names: set[str], official: Mapping[str, str]) -> Iterator[Finding]:
    first = {word: min(order for _, _, order, _ in places) for word, places in defined.items()}
    parts = {(word, _part(path)) for word, places in defined.items() for path, _, _, _ in places}
    told: set[tuple[str, str]] = set()
    for word, written, path, order in used:
        place = (word, _part(path) if word in defined else "")
        if place in told or word in names or _is_heading(path) or not _is_acronym(word):
            continue
        told.add(place)
        if word not in defined:
            yield undefined(written, official.get(word, ""), path)
        elif place[1] and place in parts and first[word] > order:
            yield late_definition(written, path)
        if len(told) > _MANY:
            return


def _stressed(text: str) -> Iterator[int]:
    """Where words stand that are set in capitals together with others for their weight, as one of these shows: no acronym is so long, or such a word."""
    for stretch in _STRETCH.finditer(text):
        words = [*_LETTERS.finditer(text, *stretch.span())]
        if any(word[0] in _WORDS or len(word[0]) > _LONGEST_ACRONYM for word in words):
            yield from (word.start() for word in words)


def _part(path: str) -> str:
    """The meeting that a text belongs to; empty for one of the whole visit."""
    return match[0] if (match := _A_PART.match(path)) else ""


def _long_form(before: str, acronym: str) -> str:
    """The words before an acronym in brackets that begin with its letters; empty where they do not.

    A small word gives its letter (``MOFA``) or none; where both can be, the long form begins with another word, and with a capital.
    """
    letters = acronym.lower()
    left = {len(letters)}
    begins: list[re.Match[str]] = []
    for word in reversed([*_PART.finditer(before)]):
        initial = plain(word[0])[:1]
        given = {count - 1 for count in left if letters[count - 1] == initial}
        left = given | left if word[0].lower() in _SMALL else given
        if 0 in left:
            begins.append(word)
        left -= {0}
        if not left:
            break
    if not begins:
        return ""
    first = max(begins, key=lambda word: (word[0].lower() not in _SMALL, word[0][0].isupper()))
    return before[first.start() :]


def _initials_fit(long: str, acronym: str) -> str:
    return long if _long_form(long, acronym) else ""


def _is_one(long: str, other: str) -> bool:
    """Whether two long forms differ in small words and endings at most."""
    one, two = (
        [word.rstrip("s") for word in plain(text).replace("-", " ").split() if word not in _SMALL]
        for text in (long, other)
    )
    return one == two or (len(one) != len(two) and (set(one) <= set(two) or set(two) <= set(one)))


def _is_set_in_capitals(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return sum(map(str.isupper, letters)) > _MOST * len(letters)


@lru_cache(maxsize=1)
def _countries() -> frozenset[str]:
    return frozenset(name.lower() for name in Locale("en").territories.values())


@lru_cache(maxsize=1)
def _currencies() -> frozenset[str]:
    return frozenset(get_global("all_currencies"))
