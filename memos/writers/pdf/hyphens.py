"""Soft hyphens in the words of prose, where the patterns of their language allow it (Liang's, as LibreOffice keeps them).

Left whole is whatever may be a name, an abbreviation or an address: words with capitals, figures or marks in them; where a noun has a capital for
being one, its capital does not count.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache, lru_cache
from itertools import pairwise

from memos.document import Runs

_SOFT_HYPHEN = "\u00ad"
_BEFORE, _AFTER = 2, 3
"""Fewest letters before and after a hyphen."""
_WORD = re.compile(r"(?:^|(?<=[\s(\[«„“‘\"']))[^\W\d_]{5,}(?=[.,;:!?…)\]»“”’\"']*(?:\s|$))")
_NOUNS_HAVE_CAPITALS = frozenset({"de", "lb"})


def hyphenated(runs: Runs, language: str) -> Runs:
    """The runs with soft hyphens; `language` is that of runs that have none of their own. A language without patterns is left as it is."""
    found = []
    for number, run in enumerate(runs):
        before = runs[number - 1].text[-1:] if number else ""
        after = runs[number + 1].text[:1] if number + 1 < len(runs) else ""
        found.append(replace(run, text=_in_text(run.text, run.language or language, before, after)))
    return tuple(found)


def _in_text(text: str, language: str, before: str, after: str) -> str:
    """The text with soft hyphens; a word that goes on in the run before or after is none."""
    if _positions_of(language) is None:
        return text
    inner = _WORD.sub(lambda word: _in_word(word.group(), language), f"{_edge(before)}{text}{_edge(after)}")
    return inner[len(before) : len(inner) - len(after)]


def _edge(character: str) -> str:
    return "_" if character.isalnum() else character


@lru_cache(maxsize=20_000)
def _in_word(word: str, language: str) -> str:
    positions_of = _positions_of(language)
    small = word.islower() or (word[1:].islower() and language.partition("-")[0] in _NOUNS_HAVE_CAPITALS)
    if positions_of is None or not small:
        return word
    cuts = [0, *positions_of(word), len(word)]
    return _SOFT_HYPHEN.join([word[start:stop] for start, stop in pairwise(cuts)])


@cache
def _positions_of(language: str) -> Callable[[str], list[int]] | None:
    """Tells where words of a language may break, without changing their spelling; None where there are no patterns."""
    import pyphen  # noqa: PLC0415 -- its patterns are read only for papers that are hyphenated

    name = pyphen.language_fallback(language.replace("-", "_"))
    if name is None:
        return None
    patterns = pyphen.Pyphen(lang=name, left=_BEFORE, right=_AFTER)
    return lambda word: [int(place) for place in patterns.positions(word) if not place.data]
