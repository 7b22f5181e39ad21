"""The word that was meant: the nearest of those that there are, and whether no other can be meant."""

from collections.abc import Sequence
from difflib import get_close_matches

_SHORT = 4
"""Letters of a word below which one letter makes another word."""
_PER_SLIP = 4
"""Letters for each of which one may be wrong, left out, put in or changed with its neighbour."""


def nearest(word: str, known: Sequence[str]) -> str:
    """The known word to ask for, or empty."""
    return meant(word, known) or next(iter(get_close_matches(word, known, n=1, cutoff=0.6)), "")


def meant(word: str, known: Sequence[str]) -> str:
    """The known word that the word can only stand for, or empty: it differs by a slip or two, or by its case and hyphens, and from no other as little."""
    from rapidfuzz.distance import OSA  # noqa: PLC0415 -- only where something is wrong

    given = _plain(word)
    apart = sorted((OSA.distance(given, _plain(other)), other) for other in known)
    if not apart or (len(apart) > 1 and apart[1][0] == apart[0][0]):
        return ""
    slips, other = apart[0]
    return other if not slips or (len(other) >= _SHORT and slips <= max(1, len(other) // _PER_SLIP)) else ""


def _plain(word: str) -> str:
    return word.casefold().strip().replace(" ", "_").replace("-", "_")
