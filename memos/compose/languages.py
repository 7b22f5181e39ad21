"""The languages of a text: what stands in letters that its own language is not written in is in another one.

An input says one language for all its text. A sentence, a name or a quotation in other letters is tagged with the language that the input names beside
it (of the meeting, of a native name) and that is written so; where it names none, with the script alone (``und-Arab``), which is enough for its
direction. Latin letters are at home in any text that runs from left to right: acronyms and names.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import groupby
from typing import Literal

from memos.bidi import LEFT_TO_RIGHT, RIGHT_TO_LEFT, is_mixed, levels
from memos.direction import is_rtl, text_is_rtl
from memos.document import Run, Runs, text_of
from memos.scripts import script_of

_LETTERS = {
    "Latn": "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff",
    "Cyrl": "\u0400-\u052f\u1c80-\u1c8f\u2de0-\u2dff\ua640-\ua69f",
    "Grek": "\u0370-\u03ff\u1f00-\u1fff",
    "Armn": "\u0531-\u058a\ufb13-\ufb17",
    "Geor": "\u10a0-\u10ff\u1c90-\u1cbf\u2d00-\u2d2f",
    "Hebr": "\u0591-\u05f4\ufb1d-\ufb4f",
    "Arab": "\u0610-\u061a\u0620-\u065f\u066e-\u06ef\u06fa-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc",
    "Deva": "\u0900-\u097f\ua8e0-\ua8ff",
    "Thai": "\u0e01-\u0e3a\u0e40-\u0e5b",
    "Hani": "\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff",
    "Kana": "\u3041-\u30ff\u31f0-\u31ff",
    "Hang": "\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3",
}
"""Of the scripts that papers are set in (ISO 15924), by the blocks of Unicode."""
_OF_SEVERAL = {
    "Hans": ("Hani",),
    "Hant": ("Hani",),
    "Jpan": ("Hani", "Kana"),
    "Kore": ("Hang", "Hani"),
    "Aran": ("Arab",),
}
_LETTER = re.compile("|".join(f"(?P<{script}>[{letters}])" for script, letters in _LETTERS.items()))


def has_others(text: str, language: str) -> bool:
    """Whether a text has letters of scripts that its language is not written in."""
    return _foreign(language).search(text) is not None


def by_language(runs: Runs, language: str, paper: str, known: Sequence[str]) -> Runs:
    """A text of that language, parted where another begins; `known` are those that may, the likeliest first.

    Runs of the paper's own language have no tag. A text that begins the other way, and most of whose letters run so, is in that language as a whole.
    """
    text = text_of(runs)
    stretches = [
        (start, stop, next((tag for tag in known if script in _scripts(tag)), f"und-{script}"))
        for start, stop, script in _stretches(text, language)
    ]
    rtl = is_rtl(language)
    turned = [stretch for stretch in stretches if is_rtl(stretch[2]) != rtl]
    most = sum(_letters(text[start:stop]) for start, stop, _ in turned) * 2 > _letters(text)
    if most and text_is_rtl(text, otherwise=rtl) != rtl:
        stretches = [(0, len(text), turned[0][2])]
        rtl = not rtl
    direction: Literal["rtl", "ltr"] = "rtl" if rtl else "ltr"
    parted: list[Run] = []
    at = 0
    for start, stop, tag in (*stretches, (len(text), len(text), "")):
        parted += _cut(runs, at, start)
        parted += [replace(run, language="" if tag == paper else tag) for run in _cut(runs, start, stop)]
        at = stop
    return (
        tuple(replace(run, direction=direction) for run in parted) if turned or rtl != is_rtl(paper) else tuple(parted)
    )


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def _cut(runs: Runs, start: int, stop: int) -> Runs:
    """The runs of a stretch of their text."""
    cut: list[Run] = []
    at = 0
    for run in runs:
        shown = run.text[max(start - at, 0) : max(stop - at, 0)]
        if shown:
            cut.append(replace(run, text=shown))
        at += len(run.text)
    return tuple(cut)


def _stretches(text: str, language: str) -> list[tuple[int, int, str]]:
    """Where another script begins and ends, with the numbers and signs that are written with it, and which it is.

    Of the other direction that is what the bidirectional algorithm takes together (``COP 29``); of the same one, two letters or more with what stands
    between them.
    """
    rtl = is_rtl(language)
    found: list[tuple[int, int, str]] = []
    base = RIGHT_TO_LEFT if rtl else LEFT_TO_RIGHT  # any other level is of what runs the other way
    own = [level == base for level in levels(text, base)] if rtl or is_mixed(text) else []
    at = 0
    for is_own, group in groupby(own):
        stop = at + len(list(group))
        letter = None if is_own else _LETTER.search(text, at, stop)
        if letter:
            found.append((at, stop, str(letter.lastgroup)))
        at = stop
    covered = 0
    for start, stop, _ in (*found, (len(text), len(text), "")):
        for match in _foreign(language).finditer(text, covered, start):
            letter = _LETTER.match(match[0])
            if letter and len(match[0]) > 1:
                found.append((*match.span(), str(letter.lastgroup)))
        covered = stop
    return sorted(found)


@lru_cache(maxsize=64)
def _foreign(language: str) -> re.Pattern[str]:
    """A stretch of any one script that the language is not written in."""
    own = {*_scripts(language), *(() if is_rtl(language) else ("Latn",))}
    known = "".join(_LETTERS.values())
    return re.compile(
        "|".join(
            f"[{letters}]+(?:[^{known}]+[{letters}]+)*" for script, letters in _LETTERS.items() if script not in own
        )
    )


def _scripts(language: str) -> tuple[str, ...]:
    """What a language is written in, but for Latin letters beside others."""
    script = script_of(language)
    return _OF_SEVERAL.get(script, (script,))
