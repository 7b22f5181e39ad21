"""Names of people compared: as they are written, and as they sound whatever letters they are written in.

Whoever is called nearly the same is more often somebody else than misspelt: so a name counts as misspelt only where each of its words is the same, or
another spelling of what sounds so. Endings are declined, or make a woman's name of a man's, and are never a misspelling.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

_WRITTEN_ALIKE = str.maketrans({"ة": "ه", "ى": "ي", "ی": "ي", "ک": "ك", "ـ": None})
"""Arabic letters of which many writers take the one for the other; and the stroke that only makes a word longer."""
_KANA_VOICE = frozenset("\u3099\u309a")
"""Marks that make another letter."""
_BETWEEN = re.compile(r"[\s\-‐‑.,’'ʼ`·・]+")
_RUSSIAN = re.compile("[а-яё]*")
_SPELT_BY_SOUND = frozenset({"LATIN", "CYRILLIC", "CYRILLIC EXTENDED", "GREEK", "ARMENIAN", "GEORGIAN"})
"""Scripts in which one sound may be spelt in several ways. Arabic and Hebrew write few vowels: one letter makes another name, as Mahmud is not Muhammad."""
_HEARD = (
    (re.compile("[^a-z]"), ""),
    (re.compile("ph"), "f"),
    (re.compile("kh"), "h"),
    (re.compile("d?zh|dj"), "j"),
    (re.compile("(?<=[aeiou])j(?![aeiou])"), "i"),
    (re.compile("^[iy]e"), "e"),
    (re.compile("[cq]"), "k"),
    (re.compile("w"), "v"),
    (re.compile("z"), "s"),
    (re.compile("ks"), "x"),
    (re.compile("(?<=.)h"), ""),
    (re.compile("e"), "a"),
    (re.compile("o"), "u"),
    (re.compile("y"), "i"),
    (re.compile(r"(.)\1+"), r"\1"),
)
"""What one sound is written as, and the form in which it is compared, in the order in which they are looked for."""
_VOWELS = re.compile("(?<=.)[aiu]")
_FIRST_VOWEL = re.compile("^[aiu]")
_VOWEL_ENDING = re.compile("(?<=..)[aeiouyаеиоуыэюяь]{1,2}$")
_ENDING = re.compile("(?<=..)(?:[aeiouy]{1,2}(?:m|mu|go|wi|vi)|s|[аеиоуыэюяь]{1,3}(?:м|му|го|х))$")
"""What a word may end in when it is declined: ``Лавровым``, ``Kowalskiego``."""
_FEMININE = frozenset("aа")
"""Last letters, Latin and Cyrillic."""
_NUMERAL = re.compile("[ivx]+")
_TOLD_BY_SOUND = 4
"""Letters of a word below which one that sounds alike is another (``Lee``, ``Li``)."""
_LONG = 6
"""Letters of a word from which another vowel, or a letter too many or too few, is likelier a slip than another name (``Kairit``; but ``Marat``, ``Murat``)."""
_VOWELS_APART = 2


def plain(text: str) -> str:
    """Letters in one case, without accents and with single spaces; what a syllable is made of stays together."""
    if text.isascii():
        return " ".join(text.lower().split())
    letters = unicodedata.normalize("NFKD", text).casefold().translate(_WRITTEN_ALIKE)
    kept = "".join(letter for letter in letters if not unicodedata.combining(letter) or letter in _KANA_VOICE)
    return unicodedata.normalize("NFC", " ".join(kept.split()))


class Word(NamedTuple):
    """A word of a name, ready to be compared."""

    plain: str
    heard: str
    """How it sounds, in Latin letters, the same in any spelling and any letters: ``umaruv`` for ``Омаров`` and ``Umarov``."""
    sound: str
    """How it begins, and its consonants: ``amrv``."""


class Name(NamedTuple):
    """A name, ready to be compared."""

    letters: str
    """All of it without what stands between the words: a name may be written as one word or as two (``عبد الله``, ``Al-Rashid``)."""
    script: str
    """Of its first letter: ``LATIN``, ``CYRILLIC``; ``CYRILLIC EXTENDED`` with letters that Russian has not, in whose languages a name is spelt otherwise."""
    words: tuple[Word, ...]


@lru_cache(1 << 13)
def name_of(text: str) -> Name:
    """A name as it is compared."""
    words = tuple(map(_word, filter(None, _BETWEEN.split(plain(text)))))
    letters = "".join(word.plain for word in words)
    first = next((letter for letter in letters if letter.isalpha()), " ")
    script = "LATIN" if first.isascii() else unicodedata.name(first, "").partition(" ")[0]
    if script == "CYRILLIC" and not _RUSSIAN.fullmatch(letters):
        script = "CYRILLIC EXTENDED"
    return Name(letters, script, words)


def keys(name: Name) -> Iterator[tuple[object, ...]]:
    """What a name is looked up by: of two, of which one may be the other misspelt, one key is the same, all words by their sounds but one by how it begins."""
    sounds = [word.sound for word in name.words]
    for place, sound in enumerate(sounds):
        yield (place, *sounds[:place], sound[:1], *sounds[place + 1 :])


def sounds(name: Name) -> tuple[str, ...]:
    """What a name that is the same in other letters is looked up by: the sounds of its words, in any order."""
    return tuple(sorted(word.sound for word in name.words))


def same(one: Name, other: Name) -> bool:
    """Whether two names are one: in the same letters as they are written, in different ones as they sound, their words in any order."""
    if one.script == other.script:
        return one.letters == other.letters
    pairs = zip(sorted(one.words, key=_by_sound), sorted(other.words, key=_by_sound), strict=False)
    return len(one.words) > 1 and sounds(one) == sounds(other) and all(_alike(*pair) for pair in pairs)


def misspelt(given: Name, known: Name) -> bool:
    """Whether two different names are likely of one person: as many words, each the same or likely misspelt, and more than a family name and initials.

    Names in different letters are apart where they sound so.
    """
    full = sum(len(word.plain) > 1 for word in given.words)
    if len(given.words) != len(known.words) or full < 2 or given.letters == known.letters:
        return False
    if not {given.script, known.script} <= _SPELT_BY_SOUND:
        return False
    pairs = list(zip(given.words, known.words, strict=True))
    if given.script != known.script:
        apart = [pair for pair in pairs if not any(_alike(stem, pair[1]) for stem in _stems(pair[0]))]
        return len(apart) == 1 and _one_letter(apart[0][0].sound, apart[0][1].sound, _TOLD_BY_SOUND)
    apart = [pair for pair in pairs if not _is_declined(*pair)]
    if len(apart) == 1 and _one_letter(apart[0][0].plain, apart[0][1].plain, _LONG):
        return True
    return bool(apart) and all(_respelt(*pair) for pair in apart)


@lru_cache(1 << 13)
def _word(word: str) -> Word:
    from anyascii import anyascii  # noqa: PLC0415 -- only where there are names to compare

    heard = (word if word.isascii() else anyascii(word)).lower()
    for written, sound in _HEARD:
        heard = written.sub(sound, heard)
    return Word(word, heard, _VOWELS.sub("", _FIRST_VOWEL.sub("a", heard)))


def _by_sound(word: Word) -> tuple[str, str]:
    return word.sound, word.heard


@lru_cache(1 << 13)
def _stems(word: Word) -> tuple[Word, ...]:
    """The word, and what it may be a declined form of, without its ending."""
    cut = {_VOWEL_ENDING.sub("", word.plain), _ENDING.sub("", word.plain)} - {word.plain}
    return (word, *map(_word, cut))


def _alike(one: Word, other: Word) -> bool:
    """Whether two words sound alike: to the letter, or, where they are long, but for their vowels."""
    if one.heard == other.heard:
        return True
    return one.sound == other.sound and min(len(one.plain), len(other.plain)) >= _LONG


def _is_declined(one: Word, other: Word) -> bool:
    """Whether one word is the other, in another case or as a woman's name: what differs at the end alone is not misspelt."""
    if one.plain[:2] != other.plain[:2]:
        return False
    return one.plain == other.plain or any(
        stem.plain in {word.plain, _VOWEL_ENDING.sub("", word.plain)}
        for given, word in ((one, other), (other, one))
        for stem in _stems(given)
    )


def _respelt(given: Word, known: Word) -> bool:
    """Whether one word is likely another spelling of the other: it sounds alike, and is no woman's name to a man's."""
    if (given.plain[-1] in _FEMININE) != (known.plain[-1] in _FEMININE) or _NUMERAL.fullmatch(given.plain):
        return False
    return any(_is_respelt(stem, other) for stem in _stems(given) for other in _stems(known))


def _is_respelt(one: Word, other: Word) -> bool:
    from rapidfuzz.distance import OSA  # noqa: PLC0415 -- only where there are names to compare

    if one.sound != other.sound or min(len(one.plain), len(other.plain)) < _TOLD_BY_SOUND:
        return False
    return one.heard == other.heard or (
        min(len(one.plain), len(other.plain)) >= _LONG and OSA.distance(one.plain, other.plain) <= _VOWELS_APART
    )


def _one_letter(one: str, other: str, long: int) -> bool:
    """Whether two long words differ by one letter too many, or by two that changed places, behind the first."""
    from rapidfuzz.distance import OSA  # noqa: PLC0415 -- only where there are names to compare

    if min(len(one), len(other)) < long or one[0] != other[0] or abs(len(one) - len(other)) > 1:
        return False
    return (len(one) != len(other) or sorted(one) == sorted(other)) and OSA.distance(one, other, score_cutoff=1) == 1
