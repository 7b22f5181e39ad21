"""Scripts as Word tells them apart: Latin and its like, East Asian, and complex ones, each with a font and a language of its own (ECMA-376-1, 17.3.2.26).

A run's text decides which of the three a character belongs to; a run that is written from right to left is complex as a whole.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from memos.document import Run, Runs, text_of
from memos.writers.bidi import is_mixed, levels
from memos.writers.direction import is_rtl

from .xml import escaped

ARABIC, HEBREW, CHINESE = "Noto Naskh Arabic", "Noto Serif Hebrew", "Noto Sans CJK SC"
_COMPLEX = {
    "he": HEBREW, "iw": HEBREW, "yi": HEBREW, "ji": HEBREW, "hi": "Noto Serif Devanagari", "mr": "Noto Serif Devanagari",
    "ne": "Noto Serif Devanagari", "th": "Noto Serif Thai",
}  # fmt: skip
_EAST_ASIAN = {"zh": CHINESE, "ja": "Noto Sans CJK JP", "ko": "Noto Sans CJK KR"}
_TRADITIONAL = "Noto Sans CJK TC"
_IN_TRADITIONAL = frozenset({"Hant", "TW", "HK", "MO"})
_REGIONS = {
    "ar": "ar-SA", "fa": "fa-IR", "he": "he-IL", "hi": "hi-IN", "ja": "ja-JP", "ko": "ko-KR", "ps": "ps-AF", "th": "th-TH", "ug": "ug-CN", "ur": "ur-PK",
    "zh": "zh-CN", "zh-Hans": "zh-CN", "zh-Hant": "zh-TW",
}  # fmt: skip
"""Word knows these languages by a region alone."""

_SUBSTITUTES = {
    ARABIC: "Times New Roman", HEBREW: "Times New Roman", CHINESE: "Microsoft YaHei", _TRADITIONAL: "Microsoft JhengHei", "Noto Sans CJK JP": "Yu Gothic",
    "Noto Sans CJK KR": "Malgun Gothic", "Noto Serif Devanagari": "Nirmala UI", "Noto Serif Thai": "Leelawadee UI",
}  # fmt: skip

_HEBREW_LETTER = re.compile("[\u0590-\u05ff\ufb1d-\ufb4f]")
_OF_EITHER_WIDTH = re.compile("[\u2018\u2019\u201c\u201d\u2014\u2026\u00b7]")
"""Marks that stand in Chinese and in Latin text; Word takes them for Latin unless told otherwise."""
_OTHER_LETTER = re.compile("[\u00c0-\u04ff]")


def complex_font(tag: str) -> str:
    """The font for complex scripts in text of a language."""
    return _COMPLEX.get(_primary(tag), ARABIC)


def east_asian_font(tag: str) -> str:
    """The font for East Asian characters in text of a language: Chinese, Japanese and Korean draw the same characters in different ways."""
    return _TRADITIONAL if is_traditional(tag) else _EAST_ASIAN.get(_primary(tag), CHINESE)


def is_east_asian(tag: str) -> bool:
    """Whether a language is written in Chinese characters, kana or hangul."""
    return _primary(tag) in _EAST_ASIAN and "Latn" not in tag


def is_traditional(tag: str) -> bool:
    """Whether a tag names Chinese in traditional characters."""
    return _primary(tag) == "zh" and not _IN_TRADITIONAL.isdisjoint(tag.split("-"))


def substitute(font: str) -> str:
    """What Word has in place of a font, for readers who have not ours."""
    return _SUBSTITUTES.get(font) or ("Calibri" if "Sans" in font else "Cambria")


@lru_cache(maxsize=256)
def language(tag: str, otherwise: tuple[str, str] = ("", "")) -> str:
    """The language of a run; `otherwise` are the East Asian and the complex one where it is neither."""
    known = escaped(_REGIONS.get(tag, tag))
    east, turned = otherwise
    east = known if is_east_asian(tag) else east
    turned = known if is_rtl(tag) or _primary(tag) in _COMPLEX else turned
    attributes = (f' w:eastAsia="{east}"' if east else "") + (f' w:bidi="{turned}"' if turned else "")
    return f'<w:lang w:val="{escaped(tag)}"{attributes}/>'


def fonts(run: Run, paper: str, *, rtl: bool) -> str:
    """The fonts of a run, where they are not those of a paper in that language."""
    tag = run.language or paper
    if rtl:
        wanted = HEBREW if _HEBREW_LETTER.search(run.text) else ARABIC
        letters = any(map(str.isalpha, run.text))
        return f'<w:rFonts w:cs="{wanted}"/>' if letters and wanted != complex_font(paper) else ""
    if is_east_asian(tag):
        east = east_asian_font(tag)
        font = f' w:eastAsia="{east}"' if east != east_asian_font(paper) else ""
        wide = _OF_EITHER_WIDTH.search(run.text) and not _OTHER_LETTER.search(run.text)
        hint = ' w:hint="eastAsia"' if wide else ""
        return f"<w:rFonts{hint}{font}/>" if font or hint else ""
    if _primary(tag) in _COMPLEX and complex_font(tag) != complex_font(paper):
        return f'<w:rFonts w:cs="{complex_font(tag)}"/>'
    return ""


def directed(runs: Runs, *, rtl: bool) -> Sequence[tuple[Run, bool]]:
    """The runs of a paragraph of that direction, parted where the direction changes; and whether each is written from right to left.

    Word takes a run's direction from its properties, not from its characters, and leaves undefined what a run of both looks like
    (ECMA-376-1, 17.3.2.30). Numbers and marks go with what they are shown beside.
    """
    if not rtl:
        for run in runs:
            if not run.text.isascii() and is_mixed(run.text):
                break
        else:
            return [(run, False) for run in runs]
    text = text_of(runs)
    sides = _sides(text, levels(text, int(rtl)))
    parted = []
    start = 0
    for run in runs:
        end = start + len(run.text)
        while start < end:
            stop = start + 1
            while stop < end and sides[stop] == sides[start]:
                stop += 1
            parted.append((replace(run, text=text[start:stop]), sides[start]))
            start = stop
    return parted


def _sides(text: str, found: list[int]) -> list[bool]:
    """Of each character, by its level, whether it belongs to text from right to left. A number inside such text has an even level as Latin letters have."""
    sides: list[bool] = []
    while len(sides) < len(found):
        start = stop = len(sides)
        while stop < len(found) and found[stop] == found[start]:
            stop += 1
        number = found[start] > 1 and not any(unicodedata.bidirectional(letter) == "L" for letter in text[start:stop])
        sides += [found[start] % 2 == 1 or number] * (stop - start)
    return sides


def _primary(tag: str) -> str:
    return tag.partition("-")[0].lower()
