"""Scripts as Word tells them apart: Latin and its like, East Asian, and complex ones, each with a font and a language of its own (ECMA-376-1, 17.3.2.26).

A run's text decides which of the three a character belongs to; a run that is written from right to left is complex as a whole.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from memos.bidi import is_mixed, levels
from memos.direction import is_rtl, isolates
from memos.document import Run, Runs, text_of
from memos.schemas.style import Style

from .xml import escaped

_COMPLEX = frozenset({"hi", "mr", "ne", "sa", "th"})
"""Languages in complex scripts from left to right."""
_EAST_ASIAN = frozenset({"ja", "ko", "zh"})
_REGIONS = {
    "ar": "ar-SA", "fa": "fa-IR", "he": "he-IL", "hi": "hi-IN", "ja": "ja-JP", "ko": "ko-KR", "ps": "ps-AF", "th": "th-TH", "ug": "ug-CN", "ur": "ur-PK",
    "zh": "zh-CN", "zh-Hans": "zh-CN", "zh-Hant": "zh-TW",
}  # fmt: skip
"""Word knows these languages by a region alone."""
_SUBSTITUTES = {
    "Noto Naskh Arabic": "Times New Roman", "Noto Serif Hebrew": "Times New Roman", "Noto Sans CJK SC": "Microsoft YaHei",
    "Noto Sans CJK TC": "Microsoft JhengHei", "Noto Sans CJK HK": "Microsoft JhengHei", "Noto Sans CJK JP": "Yu Gothic", "Noto Sans CJK KR": "Malgun Gothic",
    "Noto Serif Devanagari": "Nirmala UI", "Noto Serif Thai": "Leelawadee UI",
}  # fmt: skip

_HEBREW = re.compile("[\u0590-\u05ff\ufb1d-\ufb4f]")
_OF_EITHER_WIDTH = re.compile("[\u2018\u2019\u201c\u201d\u2014\u2026\u00b7]")
"""Marks that stand in Chinese and in Latin text; Word takes them for Latin unless told otherwise."""
_MARKS = {False: "\u200e", True: "\u200f"}
"""LEFT-TO-RIGHT MARK and RIGHT-TO-LEFT MARK."""
_OTHER_LETTER = re.compile("[\u00c0-\u04ff]")


@dataclass(frozen=True, slots=True, eq=False)
class Scripts:
    """The fonts of a style for a paper in one language."""

    style: Style
    language: str
    complex: str
    """For complex scripts: of the paper's language, or Arabic."""
    east_asian: str
    """For East Asian scripts: of the paper's language, or Chinese; Chinese, Japanese and Korean draw the same characters in different ways."""
    is_east_asian: bool
    """The paper itself is in such a script."""
    _families: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, style: Style, language: str) -> "Scripts":
        """The fonts for papers in that language."""
        east = _is_east_asian(language)
        return cls(
            style,
            language,
            complex=_family(style, language if _is_complex(language) else "ar"),
            east_asian=_family(style, language if east else "zh"),
            is_east_asian=east,
        )

    def defaults(self) -> str:
        """The language of all text that has no other."""
        return language(self.language, (escaped(self.language), "ar-SA"))

    def fonts(self, run: Run, *, rtl: bool) -> str:
        """The fonts of a run, where they are not those of the paper."""
        tag = run.language or self.language
        if rtl:
            font = self._family("he" if _HEBREW.search(run.text) else tag if is_rtl(tag) else "ar")
            other = font != self.complex and any(map(str.isalpha, run.text))
            return f'<w:rFonts w:cs="{escaped(font)}"/>' if other else ""
        if _is_east_asian(tag):
            east = self._family(tag)
            font = f' w:eastAsia="{escaped(east)}"' if east != self.east_asian else ""
            wide = _OF_EITHER_WIDTH.search(run.text) and not _OTHER_LETTER.search(run.text)
            hint = ' w:hint="eastAsia"' if wide else ""
            return f"<w:rFonts{hint}{font}/>" if font or hint else ""
        if _is_complex(tag) and self._family(tag) != self.complex:
            return f'<w:rFonts w:cs="{escaped(self._family(tag))}"/>'
        return ""

    def _family(self, tag: str) -> str:
        found = self._families.get(tag)
        if found is None:
            found = self._families[tag] = _family(self.style, tag)
        return found


def substitute(font: str) -> str:
    """What Word has in place of a font, for readers who have not ours."""
    return _SUBSTITUTES.get(font) or ("Calibri" if "Sans" in font else "Cambria")


@lru_cache(maxsize=256)
def language(tag: str, otherwise: tuple[str, str] = ("", "")) -> str:
    """The language of a run; `otherwise` are the East Asian and the complex one where it is neither."""
    known = escaped(_REGIONS.get(tag, tag))
    east = known if _is_east_asian(tag) else otherwise[0]
    turned = known if _is_complex(tag) else otherwise[1]
    attributes = (f' w:eastAsia="{east}"' if east else "") + (f' w:bidi="{turned}"' if turned else "")
    return f'<w:lang w:val="{escaped(tag)}"{attributes}/>'


def directed(runs: Runs, language: str, *, rtl: bool) -> Sequence[tuple[Run, bool]]:
    """The runs of a paragraph of that direction in a paper of that language, parted where the direction changes; and whether each is written from right to left.

    Word takes a run's direction from its properties, not from its characters, and leaves undefined what a run of both looks like
    (ECMA-376-1, 17.3.2.30). Numbers and marks go with what they are shown beside. Where a text stands by itself and its letters would turn what is beside
    it, the invisible mark of the paragraph's direction stands between them: other programs heed the characters alone.
    """
    if not rtl:
        for run in runs:
            if not run.text.isascii() and is_mixed(run.text):
                break
        else:
            return [(run, False) for run in runs]
    text = text_of(runs)
    apart = isolates(runs, language)
    wanted = levels(text, int(rtl), apart)
    sides = _sides(text, wanted)
    mark = _MARKS[rtl] if apart and wanted != levels(text, int(rtl)) else ""
    behind = {stop for _, stop, _ in apart} if mark else frozenset()
    before = {start for start, _, _ in apart} if mark else frozenset()
    parted = []
    start = 0
    for run in runs:
        end = start + len(run.text)
        while start < end:
            stop = start + 1
            while stop < end and sides[stop] == sides[start]:
                stop += 1
            if start in behind and start not in before:
                parted.append((replace(run, text=mark, source=""), rtl))
            parted.append((replace(run, text=text[start:stop]), sides[start]))
            if stop in before and stop not in behind:
                parted.append((replace(run, text=mark, source=""), rtl))
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


def _family(style: Style, tag: str) -> str:
    """The family that the style has for a language, the one that names it most closely; else that of the text."""
    fitting = (
        (len(known), name)
        for name, family in style.fonts.items()
        for known in family.languages
        if f"{tag}-".startswith(f"{known}-")
    )
    return max(fitting, default=(0, style.text.body.font), key=lambda entry: entry[0])[1]


def _is_east_asian(tag: str) -> bool:
    """Whether a language is written in Chinese characters, kana or hangul."""
    return _primary(tag) in _EAST_ASIAN and "Latn" not in tag


def _is_complex(tag: str) -> bool:
    """Whether Word takes a language's script for a complex one."""
    return is_rtl(tag) or _primary(tag) in _COMPLEX


def _primary(tag: str) -> str:
    return tag.partition("-")[0].lower()
