"""Faces of fonts: files read once in a process, and words shaped by HarfBuzz and kept.

The code of a glyph in a page's text is the character's own code point wherever the glyph is the one that the font gives to that character; so text
is found again as it was written even where two characters share a glyph, and a word's bytes are the same in every paper. Any other glyph (an
accent set on its base, a form chosen by the font) is numbered paper by paper: see `usage`. Fonts with CFF outlines know their glyphs by CID, and
readers know no better than that codes are CIDs: there a glyph's code is its number, and it is read as the character that the paper writes with it.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

import uharfbuzz as hb

from memos.templates import font_file

from .breaks import is_odd, segments, stays

_FEATURES = {"kern": True, "liga": False, "clig": False, "dlig": False}
"""Ligatures are off so that each letter is a glyph of its own, found by a reader as it was typed."""

_KEPT_WORDS = 20_000
_KEPT_LENGTH = 48
_REPLACEMENT = "\ufffd"
_SOFT_HYPHEN = "\u00ad"
_JOINERS = "\u200c\u200d"
"""Never drawn, but they part and join the letters beside them."""
_ARABIC_NUMBER = re.compile("(?=.*[\u0660-\u0669])[\u0660-\u0669\u066a-\u066c.,:/%+-]+")
"""A number in figures that are written from left to right among words from right to left. MuPDF and pypdf turn each of its figures over as if they were
letters, but not the text of one glyph, with marks of direction at its ends: so its first figure stands for all of it."""
TO_THE_RIGHT = "\u200e"
"""Begins the text of a glyph that stands for a whole number."""
_BYTE_ORDER_MARK = "\ufeff"
"""No code may be read as it (ISO 14289-1, 7.21.7)."""
_MOST_FACES = 32
"""In one file."""


class Glyph(NamedTuple):
    """One glyph of a shaped word; lengths in thousandths of the font's size."""

    number: int
    text: str
    """The characters that it stands for; empty where the glyph before stands for them."""
    advance: float
    right: float
    up: float


class Word(NamedTuple):
    """A shaped stretch of text without line breaks."""

    width: float
    """In thousandths of the font's size."""
    code: bytes
    """What stands between ``[(`` and ``)]TJ``; empty where `glyphs` must be numbered first."""
    odd: bool
    """Needs more than the simplest line breaking: see `breaks.is_odd`."""
    stays: bool = False
    """Never begins a line: see `breaks.stays`."""
    glyphs: tuple[Glyph, ...] = ()
    """From left to right; only of a word whose glyphs are not simply those of its characters."""
    rtl: bool = False
    """Written from right to left."""


class Words(dict[str, Word]):
    """Shaped words of one face and direction by their text, up to a bound."""

    __slots__ = ("_face", "_rtl")

    def __init__(self, face: "Face", *, rtl: bool) -> None:
        super().__init__()
        self._face = face
        self._rtl = rtl

    def __missing__(self, text: str) -> Word:
        word = self._face.shape(text, rtl=self._rtl)
        if len(text) <= _KEPT_LENGTH:
            if len(self) >= _KEPT_WORDS:
                self.clear()
            self[text] = word
        return word


class Face:
    """One face of a font file: its measures, its characters and its words. Lengths are in thousandths of the font's size."""

    __slots__ = (
        "_advances", "_font", "_nominal", "_parts",
        "_shared", "_written", "ascent", "bounds", "cap_height", "cff", "descent", "hb_face", "italic_angle", "key", "name", "scale",
        "turned", "weight", "words",
    )  # fmt: skip

    def __init__(self, key: str, blob: hb.Blob, index: int) -> None:
        self.key = key
        """File, and name within it where it holds several."""
        self.hb_face = hb.Face(blob, index)
        self._font = hb.Font(self.hb_face)
        self.scale = 1000 / self.hb_face.upem
        extents = self._font.get_font_extents("ltr")
        self.ascent: float = extents.ascender * self.scale
        self.descent: float = extents.descender * self.scale
        head = bytes(self.hb_face.reference_table("head").data)
        self.bounds = tuple(
            round(int.from_bytes(head[at : at + 2], "big", signed=True) * self.scale) for at in (36, 38, 40, 42)
        )
        self.cap_height = round(self._font.get_metric_position_with_fallback(hb.OTMetricsTag.CAP_HEIGHT) * self.scale)
        self.italic_angle = round(self._font.get_style_value(hb.StyleTag.SLANT_ANGLE))
        self.weight = round(self._font.get_style_value(hb.StyleTag.WEIGHT))
        self.cff = "CFF " in self.hb_face.table_tags
        """Outlines are of the Compact Font Format, with characters known by CID."""
        self.name = "".join(
            letter
            for letter in key.rpartition("#")[2].rpartition("/")[2].removesuffix(".ttf").removesuffix(".otf")
            if letter.isascii() and letter.isalnum()
        )
        self._nominal: dict[str, int] = {}
        self._advances: dict[int, float] = {}
        self._parts: dict[str, tuple[tuple[str, Word], ...]] = {}
        self._written: dict[int, str] = {}
        self._shared: set[int] = set()
        """Glyphs of several characters."""
        self.words = Words(self, rtl=False)
        self.turned = Words(self, rtl=True)
        """Words that are written from right to left."""

    def repertoire(self) -> frozenset[str]:
        """All characters that the face has."""
        return frozenset(map(chr, self.hb_face.unicodes))

    def draws(self, text: str) -> bool:
        """Whether the face has a glyph for every character of the text that is to be seen."""
        return all(self.glyph(character) or is_invisible(character) for character in text)

    def has_forms(self, text: str) -> bool:
        """Whether the face has the form of each character that a variation selector behind it asks for."""
        return all(self._has_form(base, sign) for base, sign in pairwise(text) if is_selector(sign))

    def glyph(self, character: str) -> int:
        """Number of the character's own glyph, 0 where there is none."""
        number = self._nominal.get(character)
        if number is None:
            number = self._nominal[character] = self._font.get_nominal_glyph(ord(character)) or 0
        return number

    def written(self, glyph: int) -> str:
        """The character that is written with a glyph: of several the one that is no mere variant of another; empty where there is none."""
        if not self._written:
            for character in sorted(self.repertoire(), key=lambda letter: (not is_variant(letter), -ord(letter))):
                number = self.glyph(character)
                if number in self._written:
                    self._shared.add(number)
                self._written[number] = character
        return self._written.get(glyph, "")

    def has_own_code(self, character: str) -> bool:
        """Whether the code of the character's glyph is read as that character, in any paper."""
        if self.cff:
            number = self.glyph(character)
            return self.written(number) == character and (number not in self._shared or character == " ")
        return character < "\ud800" or "\uf900" <= character <= "\ufffc"

    def own_code(self, character: str) -> int:
        """The code of a character that has one of its own."""
        return self.glyph(character) if self.cff else ord(character)

    def advance(self, glyph: int) -> float:
        """Width of a glyph."""
        width = self._advances.get(glyph)
        if width is None:
            width = self._advances[glyph] = round(self._font.get_glyph_h_advance(glyph) * self.scale, 2)
        return width

    def shape(self, text: str, *, rtl: bool = False) -> Word:
        """The text's glyphs, kerned and joined; a character that the face has not becomes the replacement character's glyph."""
        odd = is_odd(text)
        drawn, origins = self._drawable(text)
        if not drawn:
            return Word(0, b"", odd)
        buffer = self._set(drawn, rtl=rtl)
        infos, places, scale = buffer.glyph_infos, buffer.glyph_positions, self.scale
        starts = sorted({info.cluster for info in infos})
        stops = dict(zip(starts, (*starts[1:], len(drawn)), strict=True))
        glyphs: list[Glyph] = []
        plain = drawn == text and len(infos) == len(drawn) == len(starts)
        before = -1
        for info, place in zip(infos, places, strict=True):
            start = info.cluster
            stop = stops[start]
            said = "" if start == before else "".join(origins[start:stop]) if origins else drawn[start:stop]
            before = start
            if place.x_offset or place.y_offset or len(said) != 1 or self.glyph(said) != info.codepoint:
                plain = False
            glyphs.append(
                Glyph(info.codepoint, said, place.x_advance * scale, place.x_offset * scale, place.y_offset * scale)
            )
        width = sum(glyph.advance for glyph in glyphs)
        if not rtl and not self.cff and len(glyphs) == len(text) and _ARABIC_NUMBER.fullmatch(text):
            told = (TO_THE_RIGHT + text + TO_THE_RIGHT, *[TO_THE_RIGHT] * (len(text) - 1))
            return Word(
                width,
                b"",
                odd=True,
                glyphs=tuple(glyph._replace(text=said) for glyph, said in zip(glyphs, told, strict=True)),
            )
        if plain and all(map(self.has_own_code, text)):
            return Word(width, self._code(glyphs), odd, stays(text), rtl=rtl)
        return Word(width, b"", odd=True, glyphs=tuple(glyphs), rtl=rtl)

    def placed(self, text: str, *, rtl: bool) -> Iterator[tuple[int, float, float]]:
        """Number and place of each glyph of the text, in the font's units."""
        drawn, _ = self._drawable(text)
        buffer = self._set(drawn, rtl=rtl)
        x = 0
        for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            yield info.codepoint, x + place.x_offset, place.y_offset
            x += place.x_advance

    def trace(self, glyph: int, pen: object) -> None:
        """Draws the outline of a glyph with a pen as fontTools has them."""
        self._font.draw_glyph_with_pen(glyph, pen)

    def _set(self, drawn: str, *, rtl: bool) -> hb.Buffer:
        """The glyphs of a text that is drawable."""
        buffer = hb.Buffer()
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
        if _SOFT_HYPHEN in drawn:
            buffer.flags = hb.BufferFlags.PRESERVE_DEFAULT_IGNORABLES
        buffer.add_str(drawn)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if rtl else "ltr"
        hb.shape(self._font, buffer, _FEATURES)
        return buffer

    def parts(self, word: str) -> tuple[tuple[str, Word], ...]:
        """The word cut where a line may end inside it."""
        found = self._parts.get(word)
        if found is None:
            if len(self._parts) >= _KEPT_WORDS:
                self._parts.clear()
            cut = (word[segment.start : segment.stop] for segment in segments(word, "en"))
            found = self._parts[word] = tuple((text, self.words[text]) for text in cut)
        return found

    def _drawable(self, text: str) -> tuple[str, list[str]]:
        """What is handed to HarfBuzz, and for each of its characters the text that it stands for, where that differs."""
        if all(map(self.glyph, text)) and _BYTE_ORDER_MARK not in text:
            return text, []
        drawn: list[str] = []
        origins: list[str] = []
        for character in text:
            if character == _BYTE_ORDER_MARK:
                continue
            if not self.glyph(character):
                if is_selector(character) and drawn:
                    if self._has_form(drawn[-1], character):
                        drawn.append(character)
                        origins.append(character)
                    else:
                        origins[-1] += character  # not seen, and read all the same
                    continue
                if is_invisible(character) and character not in _JOINERS:
                    continue
                if character not in _JOINERS and not self.draws(unicodedata.normalize("NFD", character)):
                    drawn.append(_REPLACEMENT)
                    origins.append(character)
                    continue
            drawn.append(character)
            origins.append(character)
        return "".join(drawn), origins

    def _has_form(self, base: str, selector: str) -> bool:
        return bool(self._font.get_variation_glyph(ord(base), ord(selector)))

    def _code(self, glyphs: list[Glyph]) -> bytes:
        parts: list[bytes] = []
        for glyph in glyphs:
            parts.append(escaped(self.own_code(glyph.text)))
            kern = self.advance(glyph.number) - glyph.advance
            if kern:
                parts.append(b")%g(" % round(kern, 2))
        return b"".join(parts)


@lru_cache(64)
def face(key: str, data: bytes | None = None) -> Face | None:
    """A face by its key (``NotoSans-Regular.ttf``, ``NotoSansCJK-Regular.ttc#Noto Sans CJK SC``), read once; None where its file is not there.

    `data` is the font file of a house, which no shipped one takes the place of; None too where that is no font.
    """
    file, _, name = key.partition("#")
    blob = _blob(file) if data is None else hb.Blob(data)
    if blob is None or (data is not None and not _is_font(blob)):
        return None
    for number in range(_MOST_FACES if name else 1):
        if not name or hb.Face(blob, number).get_name(hb.OTNameIdPredefined.FULL_NAME) == name:
            return Face(key, blob, number)
    return None


def _is_font(blob: hb.Blob) -> bool:
    """Whether the file has what setting and embedding need: glyphs with outlines, characters, measures."""
    found = hb.Face(blob)
    return (
        found.glyph_count > 1
        and {"cmap", "head", "hhea", "hmtx", "maxp"} <= set(found.table_tags)
        and bool({"glyf", "CFF "} & set(found.table_tags))
    )


@cache
def _blob(file: str) -> hb.Blob | None:
    found = font_file(file)
    return hb.Blob(found.read_bytes()) if found else None


def escaped(code: int) -> bytes:
    """Two bytes of a literal string (ISO 32000-1, 7.3.4.2)."""
    raw = code.to_bytes(2, "big")
    if b"(" in raw or b")" in raw or b"\\" in raw or b"\r" in raw:
        raw = raw.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)").replace(b"\r", b"\\r")
    return raw


def is_variant(character: str) -> bool:
    """Whether a character is there for the sake of old encodings or of dictionaries: a compatibility form, a radical."""
    return "\u2e80" <= character <= "\u2fdf" or unicodedata.normalize("NFKC", character) != character


def is_invisible(character: str) -> bool:
    """Whether a character is never drawn: format characters, variation selectors, tags, and lone surrogates."""
    return unicodedata.category(character) in {"Cf", "Cc", "Cs"} or is_selector(character) or character == "\u034f"


def is_selector(character: str) -> bool:
    """Whether a character chooses a form of the one before it (The Unicode Standard, 23.4)."""
    return "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"
