"""Where a line may end: a documented part of Unicode's line breaking (UAX 14) and of its grapheme clusters (UAX 29).

Of UAX 14: spaces (LB18), zero-width space (LB8), soft hyphen (LB21), after hyphens, dashes and slashes between letters (LB21, LB25), between
ideographs (LB30); never before closing punctuation nor behind an opening one, spaces or not (LB13, LB14), never at no-break spaces and hyphens or
word joiners (LB11, LB12). Besides: a dash that stands alone stays with the word before it, and addresses are not broken at hyphens. Of UAX 29: a
base with its marks, joined emoji, flags, Hangul syllables.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

_IDEOGRAPH = "[\u2e80-\u2fdf\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
_SPACE = "[\u200b\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000]"
_CLOSES = r"[)\]}»›”!?;]|[.,:…/–—-]+$"
_OPENS = r"(?:^|[\s])[(\[{«‹„‚¿¡]+$"

_WORD = re.compile(r"[^ ]+")
_STAYS = re.compile(_CLOSES)
_HOLDS = re.compile(_OPENS)
_ADDRESS = re.compile(r"@|://|^www\.", re.IGNORECASE)
_IN_ADDRESS = re.compile(r"(?<=[^/:])/(?=[^/])")
_IN_WORD = re.compile(
    rf"(?<=[^\W\d_])[-‐–—/](?=[^\W\d_])|\u00ad|{_SPACE}|{_IDEOGRAPH}(?={_IDEOGRAPH})", re.VERBOSE | re.IGNORECASE
)
_ODD = re.compile(rf"\u00ad|{_SPACE}|{_IDEOGRAPH}|^(?:{_CLOSES})|{_OPENS}")
_BREAKS = re.compile("[-‐–—/@]")


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


def may_break(word: str) -> bool:
    """Whether a line may end inside a word that is not odd; said rather too often than too seldom."""
    return _BREAKS.search(word) is not None


def segments(text: str) -> Iterator[Segment]:
    """The segments of a text in order; runs of spaces count as one, those at its ends as none."""
    words = [match.span() for match in _WORD.finditer(text)]
    start = -1
    for number, (begin, stop) in enumerate(words):
        if start < 0:
            start = begin
        if number + 1 < len(words):
            after = words[number + 1]
            if _STAYS.match(text[after[0] : after[1]]) or _HOLDS.search(text[begin:stop]):
                continue
        yield from _inner(text, start, stop, last=number + 1 == len(words))
        start = -1


def _inner(text: str, start: int, stop: int, *, last: bool) -> Iterator[Segment]:
    word = text[start:stop]
    at = 0
    for match in (_IN_ADDRESS if _ADDRESS.search(word) else _IN_WORD).finditer(word):
        soft = match.group() == "\u00ad"
        end = match.start() if soft else match.end()
        if end > at:
            yield Segment(start + at, start + end, gap=False, soft=soft)
        at = match.end()
    yield Segment(start + at, stop, gap=not last)


def clusters(text: str) -> list[str]:
    """What a reader takes for single characters: a line never ends inside one."""
    if text.isascii():
        return list(text)
    found: list[str] = []
    flags = 0
    for character in text:
        code = ord(character)
        flag = 0x1F1E6 <= code <= 0x1F1FF
        if found and (_extends(character, code) or found[-1][-1] == "\u200d" or (flag and flags % 2)):
            found[-1] += character
        else:
            found.append(character)
        flags = flags + 1 if flag else 0
    return found


def _extends(character: str, code: int) -> bool:
    """A mark, a joiner, a variation selector, a skin tone or a tag; the vowels and finals of conjoining Hangul."""
    if code < 0x300:
        return False
    return (
        unicodedata.category(character) in {"Mn", "Me", "Mc"}
        or code == 0x200D
        or 0x1160 <= code <= 0x11FF
        or 0x1F3FB <= code <= 0x1F3FF
        or 0xE0020 <= code <= 0xE007F
    )
