"""Names of people compared: as they are written, and as they sound whatever letters they are written in."""

import re
import unicodedata
from functools import lru_cache

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
_TWICE = re.compile(r"(.)\1+")


def plain(text: str) -> str:
    """Letters in one case, without accents and with single spaces; what a syllable is made of stays together."""
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


def sounds(name: str) -> tuple[str, ...]:
    """The sounds of a name's words, in their order; initials and what has no letters left out."""
    found = (sound(word) for word in re.split(r"[\s\-‐‑.,’']+", name) if len(word) > 1)
    return tuple(key for key in found if key)


def misspelt(one: str, other: str) -> bool:
    """Whether two different names are likely of one person: as many words, of which one sounds alike at least, and a letter or two apart.

    Names in different letters are apart where they sound so. A feminine ending makes another person (``Petrov``, ``Petrova``).
    """
    from rapidfuzz.distance import OSA  # noqa: PLC0415 -- only where there are names to compare

    heard, known = sounds(one), sounds(other)
    if len(heard) != len(known) or not set(heard) & set(known):
        return False
    if _letters(one) != _letters(other):
        return 0 < sum(OSA.distance(a, b) for a, b in zip(heard, known, strict=True)) <= 1
    pairs = tuple(zip(plain(one).split(), plain(other).split(), strict=False))
    if any(a != b and (a.startswith(b) or b.startswith(a)) and {a[-1], b[-1]} & set("aа") for a, b in pairs):
        return False
    apart = OSA.distance(plain(one), plain(other))
    return 0 < apart <= _APART and len(plain(other)) >= _SHORT


def same(one: str, other: str) -> bool:
    """Whether two names are one: in the same letters as they are written, in different ones as they sound."""
    if _letters(one) == _letters(other):
        return plain(one) == plain(other)
    heard = sounds(one)
    return len(heard) > 1 and sorted(heard) == sorted(sounds(other))


def _letters(text: str) -> str:
    """The script of a name, by its first letter: ``LATIN``, ``CYRILLIC``."""
    letter = next((letter for letter in text if letter.isalpha()), "")
    return unicodedata.name(letter, "").partition(" ")[0]
