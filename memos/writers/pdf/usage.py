"""Which characters and glyphs of which faces a paper uses, and the codes of those glyphs that are not simply a character's own.

Such glyphs are numbered in the order in which the paper uses them, so that its bytes do not depend on what the process made before.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TypeAlias

from .faces import TO_THE_RIGHT, Face, Glyph, Word, escaped, is_variant

_JOINER = "\u200c"
"""Stands for a glyph that stands for nothing: it shows nothing when text is copied, where ActualText is not heeded."""

_SPAN = b")]TJ/Span<</ActualText<feff"


@dataclass(frozen=True, slots=True)
class FaceUse:
    """What a finished paper uses of one face."""

    face: Face
    characters: frozenset[str]
    """Drawn as their own glyphs, each under its code point."""
    numbered: tuple[tuple[int, int, str], ...]
    """Code, glyph and text of each of the others, in the order of their codes."""


class Usage:
    """Gathers what a paper uses while it is laid out."""

    __slots__ = ("_characters", "_codes", "_free", "_readings")

    def __init__(self) -> None:
        self._characters: dict[Face, set[str]] = {}
        self._codes: dict[Face, dict[tuple[int, str], int]] = {}
        self._free: dict[Face, Iterator[int]] = {}
        self._readings: dict[tuple[Face, int], str] = {}

    def note(self, face: Face, text: str) -> None:
        """The characters of `text` are drawn as their own glyphs."""
        try:
            self._characters[face].update(text)
        except KeyError:
            self._characters[face] = set(text)

    def code(self, face: Face, word: Word, size: float) -> bytes:
        """The code of a word whose glyphs must be numbered; `size` in points, for accents that are raised."""
        parts: list[bytes] = []
        for group, said in _with_text(word) if word.rtl else _with_marks(_with_text(word)):
            spoken = said
            if face.cff and not said and not self._is_heard(face, group[0]):
                spoken = group[0].text
            parts.append(_spoken(b"".join([self._drawn(face, glyph, size) for glyph in group]), spoken))
        first = word.glyphs[0].text
        return _spoken(b"".join(parts), first.strip(TO_THE_RIGHT) if first.startswith(TO_THE_RIGHT) else "")

    def _drawn(self, face: Face, glyph: Glyph, size: float) -> bytes:
        nominal = face.advance(glyph.number)
        before, after = -glyph.right, glyph.right + nominal - glyph.advance
        shown = escaped(self._number(face, glyph))
        if before:
            shown = b")%g(" % round(before, 2) + shown
        if after:
            shown += b")%g(" % round(after, 2)
        if glyph.up:
            shown = b")]TJ %g Ts[(" % round(glyph.up * size / 1000, 3) + shown + b")]TJ 0 Ts[("
        return shown

    def uses(self) -> tuple[FaceUse, ...]:
        """What was gathered, in the order of first use."""
        return tuple(
            FaceUse(
                face,
                frozenset(self._characters.get(face, ())),
                tuple((code, glyph, text) for (glyph, text), code in self._codes.get(face, {}).items()),
            )
            for face in dict.fromkeys(chain(self._characters, self._codes))
        )

    def _is_heard(self, face: Face, glyph: Glyph) -> bool:
        """Whether a glyph whose code is its number is read as its text: it has one reading in a paper."""
        return unicodedata.normalize("NFC", glyph.text) == self._reading(face, glyph)

    def _reading(self, face: Face, glyph: Glyph) -> str:
        """What the number of a glyph is read as in this paper: the only character that is written with it, else the one that the paper writes so first;
        of a form that no character has, the character and the selector that first ask for it."""
        written = face.written(glyph.number)
        chosen = len(glyph.text) > 1 and (not written or is_variant(written))
        alone = len(glyph.text) == 1 and not (written and face.has_own_code(written))
        return self._readings.setdefault((face, glyph.number), glyph.text if chosen or alone else written or glyph.text)

    def _number(self, face: Face, glyph: Glyph) -> int:
        text = glyph.text
        if len(text) == 1 and face.glyph(text) == glyph.number and face.has_own_code(text):
            self.note(face, text)
            return face.own_code(text)
        if face.cff:
            self._codes.setdefault(face, {}).setdefault((glyph.number, self._reading(face, glyph)), glyph.number)
            return glyph.number
        codes = self._codes.setdefault(face, {})
        code = codes.get((glyph.number, text))
        if code is None:
            free = self._free.setdefault(face, _free_codes(face))
            code = codes[glyph.number, text] = next(free, 0xFFFD)
        return code


def _spoken(shown: bytes, text: str) -> bytes:
    """The code of what is heard as a text (ISO 32000-1, 14.9.4); as it is where that is empty."""
    if not text:
        return shown
    actual = text.encode("utf-16-be", "replace").hex().encode()
    return _SPAN + actual + b">>>BDC[(" + shown + b")]TJ EMC[("


def with_spaces(code: bytes, space: bytes) -> bytes:
    """The code of a text, each space between two texts that are heard as something as a part of the second: PDFium drops one that stands alone there."""
    if code.count(_SPAN) <= 1:
        return code
    first, *others = code.split(b")]TJ EMC[(" + space + _SPAN)
    for other in others:
        actual, _, shown = other.partition(b">>>BDC[(")
        first += b")]TJ EMC" + _SPAN.removeprefix(b")]TJ") + b"0020" + actual + b">>>BDC[(" + space + shown
    return first


def _free_codes(face: Face) -> Iterator[int]:
    """Codes that are no character of the face; the low ones first, which keeps the map from codes to glyphs short."""
    for code in chain(range(1, 0x20), range(0x7F, 0xA0), range(0xE000, 0xF900), range(0x2E80, 0xE000)):
        if code >= 0xE000 or not face.glyph(chr(code)):
            yield code


_Group: TypeAlias = tuple[Sequence[Glyph], str]


def _with_marks(groups: Iterable[_Group]) -> Iterator[_Group]:
    """The groups, each letter with the marks above and below it: a reader that puts text in order by its place would part them."""
    held, heard = next(groups := iter(groups))
    for group, said in groups:
        text = said or "".join(glyph.text for glyph in group)
        if unicodedata.category(text[:1] or "a") == "Mn":
            held, heard = (*held, *group), (heard or "".join(glyph.text for glyph in held)) + text
        else:
            yield held, heard
            held, heard = group, said
    yield held, heard


def _with_text(word: Word) -> Iterator[_Group]:
    """Glyphs that have a text together, each with the part that it stands for, and what the reader shall hear in their place where that is something else."""
    glyphs = word.glyphs
    at = 0
    while at < len(glyphs):
        stop = at + 1
        while stop < len(glyphs) and not glyphs[stop].text:
            stop += 1
        group = glyphs[at:stop]
        parts = unicodedata.normalize("NFD", group[0].text)[:: -1 if word.rtl else 1]
        if len(group) == 1:
            yield group, ""
        elif len(parts) == len(group):
            for glyph, part in zip(group, parts, strict=True):
                yield (glyph._replace(text=part),), ""
        else:
            yield (group[0], *(glyph._replace(text=_JOINER) for glyph in group[1:])), group[0].text
        at = stop
