"""Fonts inside a PDF: Type0 fonts over subsets cut by HarfBuzz, with maps from codes to glyphs and from codes to text.

A subset holds whole repertoires (the small letters, the capitals, Cyrillic, …) of which a paper uses more than a few characters, so that most papers
of a batch use the same few subsets, which are kept with their compressed bytes.
"""

import hashlib
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import uharfbuzz as hb

from .faces import Face
from .file import File
from .objects import Value, dictionary
from .usage import FaceUse

_REPERTOIRES = tuple(
    frozenset(letters)
    for letters in (
        " ,.:;-()0123456789–’",
        "“”‘•…—",
        "abcdefghiklmnoprstuvwy",
        "jqxz",
        "ABCDEFGHIKLMNOPRSTUVW",
        "JQXYZ",
        "'\"/%&@+\u00a0\u2011",
        "абвгдежзийклмнопрстуфхцчшщыьюя",
        "ёъэ«»№",
        "АБВГДЕЗИКЛМНОПРСТУФХЧШЭЮЯ",
        "ЁЖЙЦЩЪЫЬ",
        "әғқңөұүһі",
        "ӘҒҚҢӨҰҮҺІ₸",
    )
)
"""The last letters of each script are those that many a paper does without in one face or another."""
_DROPPED = (
    "GSUB", "GPOS", "GDEF", "kern", "morx", "mort", "feat", "DSIG", "name", "OS/2", "post", "cmap", "STAT", "gasp", "BASE", "JSTF", "MATH", "hdmx",
    "LTSH", "VDMX", "meta", "vhea", "vmtx", "VORG", "FFTM", "PCLT",
)  # fmt: skip
_GOOD_PART = 0.25
_BEST = 9
_KEPT_SUBSETS = 256
_CMAP = (
    b"/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
    b"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
    b"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n%sendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
)
_SYSTEM: Mapping[str, Value] = {"Registry": "(Adobe)", "Ordering": "(Identity)", "Supplement": 0}
_CMAP_PART = 100
"""Entries in one section of a CMap (Adobe Technical Note 5014)."""


def embed(use: FaceUse, file: File) -> int:
    """Puts the font of a face into the file; the number of its dictionary."""
    made = _embedded(use.face, _rounded(use.characters, use.face), use.numbered)
    flate = b"/Filter/FlateDecode"
    program = file.stream(flate + made.about, made.program)
    to_glyphs = file.stream(flate, made.to_glyphs) if made.to_glyphs else 0
    to_text = file.stream(flate, made.to_text)
    descriptor = file.add(made.descriptor % {b"program": program})
    descendant = file.add(made.descendant % {b"descriptor": descriptor, b"to_glyphs": to_glyphs})
    return file.add(made.font % {b"descendant": descendant, b"to_text": to_text})


def covers(use: FaceUse, other: FaceUse) -> bool:
    """Whether the font that is embedded for one use of a face also draws and says what another use of it needs."""
    return use.face is other.face and not (
        use.face.cff or other.numbered or other.characters - _rounded(use.characters, use.face)
    )


@dataclass(frozen=True, slots=True)
class _Embedded:
    """A font's parts, with places for the numbers of the objects that they refer to."""

    program: bytes
    about: bytes
    """Entries of its stream's dictionary."""
    to_glyphs: bytes
    """The table from codes to glyphs; empty where codes are CIDs."""
    to_text: bytes
    descriptor: bytes
    descendant: bytes
    font: bytes


@lru_cache(_KEPT_SUBSETS)
def _rounded(characters: frozenset[str], face: Face) -> frozenset[str]:
    """The characters, with the whole of each repertoire that a good part of is used; but where a code is read as what the paper writes with it."""
    if face.cff:
        return characters
    found = set(characters)
    for repertoire in _REPERTOIRES:
        if len(repertoire & characters) >= len(repertoire) * _GOOD_PART:
            found |= repertoire
    return frozenset(filter(face.glyph, found))


@lru_cache(_KEPT_SUBSETS)
def _embedded(face: Face, characters: frozenset[str], numbered: tuple[tuple[int, int, str], ...]) -> _Embedded:
    glyphs = {face.own_code(character): face.glyph(character) for character in characters}
    texts = {face.own_code(character): character for character in sorted(characters)}  # some share a code
    for code, glyph, said in numbered:
        glyphs[code] = glyph
        texts[code] = said
    codes = sorted(glyphs)
    program, places = _subset(face, set(glyphs.values()))
    widths = {code: face.advance(glyphs[code]) for code in codes}
    tag = "".join(
        chr(ord("A") + byte % 26) for byte in hashlib.sha256(repr((face.key, codes)).encode() + program).digest()[:6]
    )
    name = f"/{tag}+{face.name}"
    about: Mapping[str, Value]
    if (
        face.cff
    ):  # a subset keeps the CIDs of its glyphs, which in a font with an identity ordering are the glyphs' numbers
        to_glyphs = b""
        about = {"Subtype": "/CIDFontType0"}
    else:
        to_glyphs = zlib.compress(_to_places(glyphs, places), _BEST)
        about = {"Subtype": "/CIDFontType2", "CIDToGIDMap": "%(to_glyphs)d 0 R"}
    return _Embedded(
        zlib.compress(program, _BEST),
        b"/Subtype/CIDFontType0C" if face.cff else b"/Length1 %d" % len(program),
        to_glyphs,
        zlib.compress(_to_unicode(texts), _BEST),
        dictionary(
            {
                "Type": "/FontDescriptor",
                "FontName": name,
                "Flags": 4 | (64 if face.italic_angle else 0),
                "FontBBox": face.bounds,
                "ItalicAngle": face.italic_angle,
                "Ascent": round(face.ascent),
                "Descent": round(face.descent),
                "CapHeight": face.cap_height,
                "StemV": round(10 + 220 * (face.weight - 50) / 900),
                "FontFile3" if face.cff else "FontFile2": "%(program)d 0 R",
            }
        ),
        dictionary(
            {
                "Type": "/Font",
                "BaseFont": name,
                "CIDSystemInfo": _SYSTEM,
                "FontDescriptor": "%(descriptor)d 0 R",
                "W": _widths(widths),
                **about,
            }
        ),
        dictionary(
            {
                "Type": "/Font",
                "Subtype": "/Type0",
                "BaseFont": name,
                "Encoding": "/Identity-H",
                "DescendantFonts": ("%(descendant)d 0 R",),
                "ToUnicode": "%(to_text)d 0 R",
            }
        ),
    )


def _subset(face: Face, glyphs: Iterable[int]) -> tuple[bytes, Mapping[int, int]]:
    """A font with these glyphs alone, and where each of them stands in it."""
    wanted = hb.SubsetInput()
    wanted.glyph_set.update(glyphs)
    flags = hb.SubsetFlags
    wanted.flags = flags.NO_HINTING | flags.NOTDEF_OUTLINE | flags.NO_LAYOUT_CLOSURE
    wanted.drop_table_tag_set.update(int.from_bytes(tag.ljust(4).encode(), "big") for tag in _DROPPED)
    plan = hb.SubsetPlan(face.hb_face, wanted)
    made = plan.execute()
    program = made.reference_table("CFF ") if face.cff else made.blob
    return bytes(program.data), dict(plan.old_to_new_glyph_mapping.items())


def _to_places(glyphs: Mapping[int, int], places: Mapping[int, int]) -> bytes:
    """The table from codes to the places of glyphs in the subset (ISO 32000-1, 9.7.4.2)."""
    table = bytearray(2 * (max(glyphs) + 1))
    for code, glyph in glyphs.items():
        table[2 * code : 2 * code + 2] = places[glyph].to_bytes(2, "big")
    return bytes(table)


def _widths(widths: Mapping[int, float]) -> str:
    """The W array (ISO 32000-1, 9.7.4.3): codes that follow one another share an entry."""
    parts: list[str] = []
    before = -2
    for code, width in widths.items():
        parts.append(f" {width:g}" if code == before + 1 else f"]{code}[{width:g}")
        before = code
    return "[" + "".join(parts).removeprefix("]") + "]]"


def _to_unicode(texts: Mapping[int, str]) -> bytes:
    """The map from codes to text (ISO 32000-1, 9.10.3): codes that are their own text in ranges, which do not cross a change of the high byte."""
    ranges: list[list[int]] = []
    others: list[bytes] = []
    for code, said in sorted(texts.items()):
        if said != chr(code):
            others.append(b"<%04X> <%s>\n" % (code, said.encode("utf-16-be", "replace").hex().upper().encode()))
        elif ranges and ranges[-1][1] == code - 1 and code % 256:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    same = [b"<%04X> <%04X> <%04X>\n" % (first, last, first) for first, last in ranges]
    return _CMAP % (_sections(b"range", same) + _sections(b"char", others))


def _sections(kind: bytes, entries: Sequence[bytes]) -> bytes:
    parts = [entries[first : first + _CMAP_PART] for first in range(0, len(entries), _CMAP_PART)]
    return b"".join(b"%d beginbf%s\n%sendbf%s\n" % (len(part), kind, b"".join(part), kind) for part in parts)
