"""The order in which characters are shown where directions of writing meet: Unicode's bidirectional algorithm (UAX 9).

The invisible characters of embeddings, overrides and isolates (X1 to X8) are left out on purpose, as they make a text look other than it reads: they
count as nothing here, as boundary neutrals do (X9). What must stand by itself is named by its place (a higher-level protocol, HL3).
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

LEFT_TO_RIGHT = 0
RIGHT_TO_LEFT = 1
"""Levels of a paragraph."""

_MIXED = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\u200f\U00010800-\U00010fff\U0001e800-\U0001efff]")
_STRONG = frozenset({"L", "R", "AL"})
_NUMBERS = frozenset({"EN", "AN"})
_NEUTRAL = frozenset({"B", "S", "WS", "ON", "BN"})
_TRAILING = frozenset({"B", "S", "WS", "BN"})
_EXPLICIT = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})
_BRACKETS = "()[]{}༺༻༼༽᚛᚜⁅⁆⁽⁾₍₎⌈⌉⌊⌋〈〉❨❩❪❫❬❭❮❯❰❱❲❳❴❵⟅⟆⟦⟧⟨⟩⟪⟫⟬⟭⟮⟯⦃⦄⦅⦆⦇⦈⦉⦊⦋⦌⦍⦐⦏⦎⦑⦒⦓⦔⦕⦖⦗⦘⧘⧙⧚⧛⧼⧽⸢⸣⸤⸥⸦⸧⸨⸩〈〉《》「」『』【】〔〕〖〗〘〙〚〛﹙﹚﹛﹜﹝﹞（）［］｛｝｟｠｢｣"
"""The pairs of BidiBrackets.txt."""
_CLOSING = dict(zip(_BRACKETS[::2], _BRACKETS[1::2], strict=True))
_OPENING = {closing: opening for opening, closing in _CLOSING.items()}
_DEEPEST = 63
"""Brackets that may be open at once (BD16)."""


class Isolate(NamedTuple):
    """A stretch of a text that stands by itself: what is beside it does not turn it, nor it that. A space or a sign parts it from its neighbours."""

    start: int
    stop: int
    base: int
    """Its own level: from left to right, or from right to left."""


def is_mixed(text: str) -> bool:
    """Whether a text holds anything that may be written from right to left."""
    return not text.isascii() and _MIXED.search(text) is not None


def levels(text: str, base: int, isolates: Sequence[Isolate] = ()) -> list[int]:
    """The level of each character in a paragraph of that level; what has an odd level is written from right to left.

    `isolates` follow one another and have no others inside.
    """
    around = list(text)
    for start, stop, _ in reversed(isolates):
        around[start:stop] = _ISOLATE
    found = _implicit("".join(around), base)
    for start, stop, inner in isolates:
        level = found[start]
        deeper = level + (level % 2 != inner) - inner  # the least that reads so: a deeper one would look the same
        found[start : start + 1] = [deeper + own for own in _implicit(text[start:stop], inner)]
    return trailing(text, found, base)


_ISOLATE = "\ufffc"


def _implicit(text: str, base: int) -> list[int]:
    given = [_class(character) for character in text]
    kinds = list(given)
    around = "R" if base else "L"
    _weak(kinds, around)
    _brackets(text, given, kinds, around)
    _neutral(kinds, around)
    return [_LEVELS[base, kind] for kind in kinds]


def trailing(text: str, found: list[int], base: int) -> list[int]:
    """The levels of a line, with white space at its end at the level of the paragraph (L1)."""
    for at in range(len(text) - 1, -1, -1):
        if _class(text[at]) not in _TRAILING:
            break
        found[at] = base
    return found


def visual(found: Sequence[int]) -> list[int]:
    """The places of a line's parts, by their levels, from left to right (L2)."""
    order = list(range(len(found)))
    for level in range(max(found, default=0), 0, -1):
        start = 0
        while start < len(order):
            stop = start
            while stop < len(order) and found[order[stop]] >= level:
                stop += 1
            order[start:stop] = order[start:stop][::-1]
            start = stop + 1
    return order


_LEVELS = {
    (0, "L"): 0, (0, "R"): 1, (0, "AN"): 2, (0, "EN"): 2,
    (1, "L"): 2, (1, "R"): 1, (1, "AN"): 2, (1, "EN"): 2,
}  # fmt: skip
"""Of each class in a paragraph of either level (I1, I2)."""


@lru_cache(8192)
def _class(character: str) -> str:
    kind = unicodedata.bidirectional(character)
    return "BN" if kind in _EXPLICIT else kind or "L"


def _weak(kinds: list[str], around: str) -> None:
    """Marks, numbers and what belongs to them (W1 to W7)."""
    before = strong = around
    for at, kind in enumerate(kinds):
        if kind in {"NSM", "BN"}:
            kinds[at] = before if kind == "NSM" else kind
        elif kind in _STRONG:
            strong = kind
        elif kind == "EN" and strong == "AL":
            kinds[at] = "AN"
        if kind != "BN":
            before = kinds[at]
    shown = [at for at, kind in enumerate(kinds) if kind != "BN"]
    for at in shown:
        if kinds[at] == "AL":
            kinds[at] = "R"
    for left, at, right in zip(shown, shown[1:], shown[2:], strict=False):
        beside = kinds[left]
        if beside == kinds[right] and (
            (kinds[at] == "ES" and beside == "EN") or (kinds[at] == "CS" and beside in _NUMBERS)
        ):
            kinds[at] = beside
    _terminators(kinds, shown)
    strong = around
    for at in shown:
        kind = kinds[at]
        if kind in {"ES", "ET", "CS"}:
            kinds[at] = "ON"
        elif kind in {"L", "R"}:
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[at] = "L"


def _terminators(kinds: list[str], shown: list[int]) -> None:
    """Signs such as % and € belong to the European number that they stand beside (W5)."""
    for steps in (shown, shown[::-1]):
        before = ""
        for at in steps:
            if kinds[at] == "ET" and before == "EN":
                kinds[at] = "EN"
            before = kinds[at]


def _brackets(text: str, given: list[str], kinds: list[str], around: str) -> None:
    """Both brackets of a pair take the direction of what is in it, or of what it stands in (N0)."""
    pairs = _pairs(text, kinds)
    if not pairs:
        return
    strong = [_direction(kind) for kind in kinds]
    for opening, closing in pairs:
        inside = set(strong[opening + 1 : closing]) - {""}
        if around in inside:
            side = around
        elif inside:
            before = next((strong[at] for at in range(opening - 1, -1, -1) if strong[at]), around)
            side = before if before in inside else around
        else:
            continue
        for at in (opening, closing):
            kinds[at] = strong[at] = side
            for mark in range(at + 1, len(text)):
                if given[mark] not in {"NSM", "BN"}:
                    break
                if given[mark] == "NSM":
                    kinds[mark] = strong[mark] = side


def _pairs(text: str, kinds: list[str]) -> list[tuple[int, int]]:
    """Where the brackets of each pair stand, in the order of the opening ones (BD16)."""
    opened: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for at, character in enumerate(text):
        if kinds[at] != "ON":
            continue
        if character in _CLOSING:
            if len(opened) == _DEEPEST:
                return []
            opened.append((unicodedata.normalize("NFC", _CLOSING[character]), at))
        elif character in _OPENING:
            wanted = unicodedata.normalize("NFC", character)
            for depth in range(len(opened) - 1, -1, -1):
                if opened[depth][0] == wanted:
                    pairs.append((opened[depth][1], at))
                    del opened[depth:]
                    break
    return sorted(pairs)


def _neutral(kinds: list[str], around: str) -> None:
    """What has no direction takes that of both its sides, or the paragraph's (N1, N2)."""
    start = 0
    before = around
    while start < len(kinds):
        if kinds[start] not in _NEUTRAL:
            before = _direction(kinds[start])
            start += 1
            continue
        stop = start
        while stop < len(kinds) and kinds[stop] in _NEUTRAL:
            stop += 1
        after = _direction(kinds[stop]) if stop < len(kinds) else around
        kinds[start:stop] = [before if before == after else around] * (stop - start)
        start = stop


def _direction(kind: str) -> str:
    """``L`` or ``R`` of a class that has a direction, numbers being right to left here (N1); else empty."""
    return kind if kind in {"L", "R"} else "R" if kind in _NUMBERS else ""
