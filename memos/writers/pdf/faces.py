"""Faces of fonts: files read once in a process, and words shaped by HarfBuzz and kept.

The code of a glyph in a page's text is the character's own code point wherever the glyph is the one that the font gives to that character; so text
is found again as it was written even where two characters share a glyph, and a word's bytes are the same in every paper. Any other glyph (an
accent set on its base, a form chosen by the font) is numbered paper by paper: see `usage`.
"""

import unicodedata
from functools import cache
from typing import NamedTuple

import uharfbuzz as hb

from memos.templates import shipped

from .breaks import is_odd

_FEATURES = {"kern": True, "liga": False, "clig": False, "dlig": False}
"""Ligatures are off so that each letter is a glyph of its own, found by a reader as it was typed."""

_KEPT_WORDS = 20_000
_KEPT_LENGTH = 48
_REPLACEMENT = "\ufffd"


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
    glyphs: tuple[Glyph, ...] = ()
    """Only of a word whose glyphs are not simply those of its characters."""


class Words(dict[str, Word]):
    """Shaped words of one face by their text, up to a bound."""

    __slots__ = ("_face",)

    def __init__(self, face: "Face") -> None:
        super().__init__()
        self._face = face

    def __missing__(self, text: str) -> Word:
        word = self._face.shape(text)
        if len(text) <= _KEPT_LENGTH:
            if len(self) >= _KEPT_WORDS:
                self.clear()
            self[text] = word
        return word


class Face:
    """One font file: its measures, the characters that it has, and its words. Lengths are in thousandths of the font's size."""

    __slots__ = (
        "_advances", "_font", "_nominal", "ascent", "bounds", "cap_height", "coverage", "descent", "file", "hb_face", "italic_angle", "name",
        "scale", "weight", "words",
    )  # fmt: skip

    def __init__(self, name: str) -> None:
        self.file = name
        self.hb_face = hb.Face(hb.Blob(shipped("fonts", name).read_bytes()))
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
        self.name = "".join(letter for letter in name.rsplit(".", 1)[0] if letter.isascii() and letter.isalnum())
        self.coverage = frozenset(map(chr, self.hb_face.unicodes))
        self._nominal: dict[str, int] = {}
        self._advances: dict[int, float] = {}
        self.words = Words(self)

    def glyph(self, character: str) -> int:
        """Number of the character's own glyph, 0 where there is none."""
        number = self._nominal.get(character)
        if number is None:
            number = self._nominal[character] = self._font.get_nominal_glyph(ord(character)) or 0
        return number

    def advance(self, glyph: int) -> float:
        """Width of a glyph."""
        width = self._advances.get(glyph)
        if width is None:
            width = self._advances[glyph] = round(self._font.get_glyph_h_advance(glyph) * self.scale, 2)
        return width

    def shape(self, text: str) -> Word:
        """The text's glyphs, kerned; a character that the face has not becomes the replacement character's glyph."""
        odd = is_odd(text)
        drawn, origins = self._drawable(text)
        if not drawn:
            return Word(0, b"", odd)
        buffer = hb.Buffer()
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
        buffer.flags = hb.BufferFlags.PRESERVE_DEFAULT_IGNORABLES
        buffer.add_str(drawn)
        buffer.guess_segment_properties()
        buffer.direction = "ltr"
        hb.shape(self._font, buffer, _FEATURES)
        infos, places, scale = buffer.glyph_infos, buffer.glyph_positions, self.scale
        glyphs: list[Glyph] = []
        plain = drawn == text and len(infos) == len(drawn)
        for at, (info, place) in enumerate(zip(infos, places, strict=True)):
            start = info.cluster
            stop = infos[at + 1].cluster if at + 1 < len(infos) else len(drawn)
            said = "".join(origins[start:stop]) if origins else drawn[start:stop]
            if place.x_offset or place.y_offset or len(said) != 1 or self.glyph(said) != info.codepoint:
                plain = False
            glyphs.append(
                Glyph(info.codepoint, said, place.x_advance * scale, place.x_offset * scale, place.y_offset * scale)
            )
        width = sum(glyph.advance for glyph in glyphs)
        if plain and max(text) < "\ue000":
            return Word(width, self._code(glyphs), odd)
        return Word(width, b"", odd=True, glyphs=tuple(glyphs))

    def _drawable(self, text: str) -> tuple[str, list[str]]:
        """What is handed to HarfBuzz, and for each of its characters the text that it stands for, where that differs."""
        if self.coverage.issuperset(text):
            return text, []
        drawn: list[str] = []
        for character in text:
            if character in self.coverage:
                drawn.append(character)
            elif is_invisible(character):
                continue
            else:
                parts = unicodedata.normalize("NFD", character)
                drawn.append(character if self.coverage.issuperset(parts) else _REPLACEMENT)
        origins = [character for character in text if character in self.coverage or not is_invisible(character)]
        return "".join(drawn), origins

    def _code(self, glyphs: list[Glyph]) -> bytes:
        parts: list[bytes] = []
        for glyph in glyphs:
            parts.append(escaped(ord(glyph.text)))
            kern = self.advance(glyph.number) - glyph.advance
            if kern:
                parts.append(b")%g(" % round(kern, 2))
        return b"".join(parts)


@cache
def face(name: str) -> Face:
    """The face of a shipped font file, read once."""
    return Face(name)


def escaped(code: int) -> bytes:
    """Two bytes of a literal string (ISO 32000-1, 7.3.4.2)."""
    raw = code.to_bytes(2, "big")
    if b"(" in raw or b")" in raw or b"\\" in raw or b"\r" in raw:
        raw = raw.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)").replace(b"\r", b"\\r")
    return raw


def is_invisible(character: str) -> bool:
    """Whether a character is never drawn: format characters, variation selectors, tags, and lone surrogates."""
    return unicodedata.category(character) in {"Cf", "Cc", "Cs"} or (
        "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef" or character == "\u034f"
    )
