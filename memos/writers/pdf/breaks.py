"""Where a line may end (UAX 14), and what a reader takes for single characters (UAX 29): by ICU, with the customs of this house.

The customs: a dash or a per cent sign that stands alone stays with the word before it; numbers are not parted at a dash or a slash; an address is
parted behind its slashes alone; Korean is parted at its spaces; and Japanese not before small kana.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

_WORDS = "\u2e80-\u9fff\ua000-\ua4cf\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef"
"""Scripts and signs of East Asia, whose words stand without spaces."""
_CLOSES = r"[)\]}»›”!?;%‰]|[.,:…/–—-]+$"
_OPENS = r"(?:^|[\s])[(\[{«‹„‚¿¡]+$"

_ODD = re.compile(
    rf"[\u00ad\u0590-\u109f\u1100-\u1cff\u1680\u2000-\u2006\u2008-\u200f\u2028-\u202f\u205f-\u206f{_WORDS}\ua800-\uffff\U00010000-\U0010ffff]"
    rf"|{_OPENS}"
)
_STAYS = re.compile(_CLOSES)
_BREAKS = re.compile("[-‐–—/@?&=|]")
_ALONE = re.compile(r"(?:[-‐–—]+|[%‰])(?=[\s.,:;)]|$)")
_ADDRESS = re.compile(r"\S*(?:@|://|\bwww\.)\S*", re.IGNORECASE)
_HANGUL = re.compile("[\u1100-\u11ff\uac00-\ud7af]")
_BY_DICTIONARY = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
"""Scripts whose words ICU finds in a dictionary, now and then inside what a reader takes for a character."""
_SURROGATES = re.compile("[\ud800-\udfff]")
_JOINS = frozenset("-‐–—/")


class Segment(NamedTuple):
    """A stretch of text inside which no line ends, as long as it fits on one."""

    start: int
    stop: int
    gap: bool
    """A space follows, which falls away where the line ends."""
    soft: bool = False
    """A hyphen is shown where the line ends."""


def is_odd(word: str) -> bool:
    """Whether a word, parted from others by spaces, has more to heed than its spaces, unless it is too wide for its line."""
    return _ODD.search(word) is not None


def stays(word: str) -> bool:
    """Whether a word stays with the one before it: closing punctuation, a dash, a per cent sign."""
    return _STAYS.match(word) is not None


def may_break(word: str) -> bool:
    """Whether a line may end inside a word that is not odd; said rather too often than too seldom."""
    return _BREAKS.search(word) is not None


def segments(text: str, language: str) -> Iterator[Segment]:
    """The segments of a text of that language in order; runs of spaces count as one, those at its ends as none."""
    start = len(text) - len(text.lstrip(" "))
    end = len(text.rstrip(" "))
    addresses = [match.span() for match in _ADDRESS.finditer(text)] if "@" in text or "/" in text or "." in text else []
    ends: Iterator[int] = _ends(text, "line", language)
    if _BY_DICTIONARY.search(text):
        whole = frozenset(_ends(text, "character", language))
        ends = (at for at in ends if at in whole)
    for at in ends:
        if at < end and not _may_end(text, at, addresses, korean=language.startswith("ko")):
            continue
        stop = min(at, end)
        shown = len(text[start:stop].rstrip(" \u200b")) + start
        if shown > start or stop == end:
            soft = text[shown - 1 : shown] == "\u00ad" and at < end
            yield Segment(start, shown, gap=" " in text[shown:at] and at < end, soft=soft)
            start = at
        if stop == end:
            return


def clusters(text: str) -> list[str]:
    """What a reader takes for single characters: a line never ends inside one."""
    if text.isascii():
        return list(text)
    found: list[str] = []
    start = 0
    for stop in _ends(text, "character", "en"):
        found.append(text[start:stop])
        start = stop
    return found


def _may_end(text: str, at: int, addresses: list[tuple[int, int]], *, korean: bool) -> bool:
    """Whether a line may end before the character of that place, where Unicode's rules allow it."""
    before, after = text[at - 1], text[at]
    if before == " ":
        return _ALONE.match(text, at) is None
    if before in _JOINS and after.isdigit() and text[at - 2 : at - 1].isdigit():
        return False
    if any(first < at < last for first, last in addresses):
        return before == "/" and after != "/" and text[at - 2 : at - 1] not in {":", "/"}
    return not (korean and _HANGUL.match(before) and _HANGUL.match(after))


def _ends(text: str, what: str, language: str) -> Iterator[int]:
    """Where ICU parts the text, its end included."""
    from icu4py.breakers import CharacterBreaker, LineBreaker  # noqa: PLC0415 -- most papers do without

    known = _SURROGATES.sub("\ufffd", text)
    breaker = LineBreaker(known, _locale(language)) if what == "line" else CharacterBreaker(known, language)
    ends = (stop for _, stop in breaker.segments())
    if not known or max(known) < "\U00010000":
        return ends
    places: dict[int, int] = {}  # ICU counts in UTF-16
    units = 0
    for place, character in enumerate(known, 1):
        units += 1 + (character > "\uffff")
        places[units] = place
    return (places[stop] for stop in ends if stop in places)


def _locale(language: str) -> str:
    return f"{language}@lb=strict" if language.startswith("ja") else language
