"""Numbering: one definition for bullets, one for numbers, and an instance for each numbered list, so that each counts anew.

The first levels are those of Word's styles List Bullet and List Number: a paragraph that a drafter gives such a style has its bullet or number.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from memos.schemas.style import Style
from memos.writers.markers import Form, bullet, form

from .styles import BULLET_LIST, LIST_BULLET, LIST_NUMBER, NUMBER_LIST
from .xml import DECLARATION, NAMESPACES, escaped, twips

LEVELS = 9
"""Word knows no more (ECMA-376-1, 17.9.6)."""
_BULLETS, _NUMBERS = 0, 1
_FORMS: Mapping[str, str] = {
    "1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman",
}  # fmt: skip


def numbering(style: Style, lists: Sequence[tuple[int, int]]) -> str:
    """The numbering part. `lists` has level and first number of each numbered list; the first is the instance behind those of the styles, and so on."""
    instances = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{_NUMBERS}"/><w:lvlOverride w:ilvl="{level}">'
        f'<w:startOverride w:val="{start}"/></w:lvlOverride></w:num>'
        for number, (level, start) in enumerate(lists, NUMBER_LIST + 1)
    )
    depths = range(LEVELS)
    definitions = _levels(
        style.list_indent,
        tuple(bullet(style, depth) for depth in depths),
        tuple(form(style, depth) for depth in depths),
    )
    return (
        f"{DECLARATION}<w:numbering {NAMESPACES}>{definitions}"
        f'<w:num w:numId="{BULLET_LIST}"><w:abstractNumId w:val="{_BULLETS}"/></w:num>'
        f'<w:num w:numId="{NUMBER_LIST}"><w:abstractNumId w:val="{_NUMBERS}"/></w:num>{instances}</w:numbering>'
    )


@lru_cache
def _levels(indent: float, bullets: tuple[str, ...], numbers: tuple[Form, ...]) -> str:
    signs = [("bullet", escaped(bullet)) for bullet in bullets]
    counted = [
        (_FORMS[first], f"{escaped(before)}%{level}{escaped(behind)}")
        for level, (before, first, behind) in enumerate(numbers, 1)
    ]
    return "".join(
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="hybridMultilevel"/>'
        + "".join(_level(level, kind, text, indent, "" if level else name) for level, (kind, text) in enumerate(levels))
        + "</w:abstractNum>"
        for number, levels, name in ((_BULLETS, signs, LIST_BULLET), (_NUMBERS, counted, LIST_NUMBER))
    )


def _level(level: int, kind: str, text: str, indent: float, name: str) -> str:
    """A level; `left` is where its marker begins in a paragraph from right to left too, as Word writes it (LibreOffice takes it for the left of the page)."""
    left, hanging = twips(indent * (level + 1)), twips(indent)
    style = f'<w:pStyle w:val="{name}"/>' if name else ""
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{style}<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr></w:lvl>'
    )
