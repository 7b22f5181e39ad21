"""Names of people compared: as they are written, and as they sound whatever letters they are written in."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_WRITTEN_ALIKE = str.maketrans({"ة": "ه", "ى": "ي", "ی": "ي", "ک": "ك", "ـ": None})
"""Arabic letters of which many writers take the one for the other; and the stroke that only makes a word longer."""
_KANA_VOICE = frozenset("\u3099\u309a")
"""Marks that make another letter."""
_PAIRS = ((re.compile("[cq]"), "k"), (re.compile("w"), "v"), (re.compile("z"), "s"), (re.compile("ks"), "x"))
_FIRST_VOWEL = re.compile("^[aeiouy]")
_SILENT = re.compile("[^a-z]|(?<=.)[aeiouyh]")
_APART = 2
"""Letters by which two spellings of one name differ at most."""
_SHORT = 9
"""Letters of a whole name below which two letters may well make another person."""
_BETWEEN = re.compile(r"[\s\-‐‑.,’']+")
_FEMININE = frozenset("aа")
"""Last letters, Latin and Cyrillic."""
_TWICE = re.compile(r"(.)\1+")


def plain(text: str) -> str:
    """Letters in one case, without accents and with single spaces; what a syllable is made of stays together."""
    if text.isascii():
        return " ".join(text.lower().split())
    letters = unicodedata.normalize("NFKD", text).casefold().translate(_WRITTEN_ALIKE)
    kept = "".join(letter for letter in letters if not unicodedata.combining(letter) or letter in _KANA_VOICE)
    return unicodedata.normalize("NFC", " ".join(kept.split()))


@lru_cache(1 << 16)
def sound(word: str) -> str:
    """What a word is known by in any spelling and any letters: how it begins and its consonants, in Latin letters (``Омаров`` and ``Omarov``)."""
    from anyascii import anyascii  # noqa: PLC0415 -- only where there are names to compare

    letters = anyascii(word).lower()
    for pair, one in _PAIRS:
        letters = pair.sub(one, letters)
    return _TWICE.sub(r"\1", _SILENT.sub("", _FIRST_VOWEL.sub("a", letters)))


class Name(NamedTuple):
    """A name, ready to be compared."""

    plain: str
    script: str
    """Of its first letter: ``LATIN``, ``CYRILLIC``."""
    sounds: tuple[str, ...]
    """Of its words, in their order; initials and what has no letters left out."""


@lru_cache(1 << 16)
def name_of(text: str) -> Name:
    """A name as it is compared."""
    letter = next((letter for letter in text if letter.isalpha()), " ")
    heard = (sound(word) for word in _BETWEEN.split(text) if len(word) > 1)
    script = unicodedata.name(letter, "").partition(" ")[0]
    return Name(plain(text), script, tuple(key for key in heard if key))


def misspelt(one: Name, other: Name) -> bool:
    """Whether two different names are likely of one person: as many words, of which one sounds alike at least, and a letter or two apart.

    Names in different letters are apart where they sound so. A feminine ending makes another person (``Petrov``, ``Petrova``).
    """
    from rapidfuzz.distance import OSA  # noqa: PLC0415 -- only where there are names to compare

    if len(one.sounds) != len(other.sounds) or not set(one.sounds) & set(other.sounds):
        return False
    if one.script != other.script:
        return sum(OSA.distance(a, b) for a, b in zip(one.sounds, other.sounds, strict=True)) == 1
    if not 0 < OSA.distance(one.plain, other.plain, score_cutoff=_APART) <= _APART or len(other.plain) < _SHORT:
        return False
    pairs = zip(one.plain.split(), other.plain.split(), strict=False)
    return not any(a != b and (a.startswith(b) or b.startswith(a)) and {a[-1], b[-1]} & _FEMININE for a, b in pairs)


def same(one: Name, other: Name) -> bool:
    """Whether two names are one: in the same letters as they are written, in different ones as they sound."""
    if one.script == other.script:
        return one.plain == other.plain
    return len(one.sounds) > 1 and sorted(one.sounds) == sorted(other.sounds)
