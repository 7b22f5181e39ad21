"""REN: what only the rendered paper shows: characters that no font has, a marking that does not fit."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence

from memos.document import (
    Approval,
    Block,
    Contents,
    Document,
    Fields,
    Figure,
    Heading,
    List,
    Paragraph,
    Run,
    Runs,
    Table,
)
from memos.findings import Finding
from memos.house import Text as HouseText
from memos.schemas.style import Style

from .faces import face, is_invisible
from .lines import Setting
from .pages import ARTIFACT
from .typeset import Typeset, typeset
from .usage import Usage

_EAST_ASIAN = ("CJK", "IDEOGRAPHIC", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO", "FULLWIDTH", "HALFWIDTH")
"""How the names of the characters begin that the fonts of an extra bring."""

_FORM = re.compile("[^\ufe00-\ufe0f\U000e0100-\U000e01ef][\ufe00-\ufe0d\U000e0100-\U000e01ef]")
"""A character and a selector of its form; the last two of the first sixteen choose between a sign and its picture, which no paper has."""

_NO_TEXT = frozenset("\ufffc\u3164\uffa0")
"""Stands for an object that was not pasted along, and blanks that count as letters: a font draws them as a box, or as nothing."""


def check_rendering(document: Document, style: Style) -> tuple[Finding, ...]:
    """What would go wrong on the paper. Findings have paths and no places; of a character in texts that came from no input, the path is "".

    The path is that of the value for which a text stands: what stands beside it, such as a label or the name of somebody, may come from elsewhere.
    """
    ready = typeset(style)
    texts = tuple(_texts(document))
    return (*_characters(texts, ready), *_forms(texts, ready), *_banner(document, ready))


def check_letterhead(style: Style) -> tuple[Finding, ...]:
    """The characters of the letterhead that no font has; their paths are those of the style."""
    lines = style.letterhead.lines if style.letterhead else ()
    texts = tuple((f"letterhead.lines[{number}]", line) for number, line in enumerate(lines))
    return tuple(_characters(texts, typeset(style))) if texts else ()


def check_house(style: Style) -> tuple[Finding, ...]:
    """The characters of a house's headers and footers that no font has."""
    house = style.word
    stories = (*house.headers.values(), *house.footers.values()) if house else ()
    texts = tuple(
        ("", piece.text)
        for story in stories
        for paragraph in story.paragraphs()
        for piece in paragraph.pieces
        if isinstance(piece, HouseText)
    )
    return tuple(_characters(texts, typeset(style))) if texts else ()


def missing_character(character: str, path: str, *, more_fonts: bool = False) -> Finding:
    """REN101: no font has a character

    A text holds a character that none of the style's fonts can draw: a letter of a script that they were not made for, an emoji.
    On the paper a sign for "unknown character" would stand in its place, and nobody could tell what it was. Each place where it stands
    is a finding of its own; where the template or the labels have it, the finding says so, and no line of the
    input is shown.

    Wrong:

        kind: meeting
        subject: Transit of oil ♞ the Caspian route

    Right:

        kind: meeting
        subject: "Transit of oil: the Caspian route"

    Mend it: write it in another way, transliterate the name, or choose a style whose fonts have the character. The fonts for Chinese,
    Japanese and Korean are an extra: `pip install 'memos[cjk]'`.

    Source: ISO 14289-1, 7.21.8: no character is shown by the glyph of a missing one
    """
    name = unicodedata.name(character, "a character without a name")
    return Finding(
        code="REN101",
        severity="error",
        message=f"no font has the character {character} ({name}, U+{ord(character):04X})",
        hint="install the fonts of East Asia: pip install 'memos[cjk]'"
        if more_fonts and name.startswith(_EAST_ASIAN)
        else "write it in another way, or choose a style whose fonts have it",
        path=path,
        character=character,
    )


def wide_banner(path: str) -> Finding:
    """REN102: the marking does not fit the width of the page

    The marking at the head and foot of each page is wider than the text. In two lines it is easily taken for two markings, or for text; a
    reader must see it whole at one glance.

    Wrong:

        kind: meeting
        subject: Talks
        marking: RESTRICTED – FOR THE MINISTER AND THE DIRECTORS OF THE AMERICAN, LEGAL AND ECONOMIC DEPARTMENTS ONLY

    Right:

        kind: meeting
        subject: Talks
        marking: RESTRICTED – DISTRIBUTION LIST ONLY

    Mend it: shorten the marking, and say in the paper's header who it is for.

    Source: UK Government Security Classifications, August 2024: centred, at the top and the bottom of each page
    """
    return Finding(
        code="REN102",
        severity="error",
        message="the marking does not fit the width of the page",
        hint="shorten the marking",
        path=path,
    )


def missing_form(character: str, path: str) -> Finding:
    """REN103: no font has the form of a character that was asked for

    A variation selector, which is never seen itself, asks for one form of the character before it: of a Chinese character in a person's or a
    place's name, of a sign. None of the style's fonts has that form, and the usual one is drawn. The text keeps the selector.

    Wrong:

        kind: meeting
        subject: "Room 10\\uFE00"

    Right:

        kind: meeting
        subject: "Room 10"

    Mend it: look at the character on the paper; where the usual form will do, delete the selector, else choose a style whose fonts have the
    form. The fonts for Chinese, Japanese and Korean are an extra: `pip install 'memos[cjk]'`.

    Source: The Unicode Standard, 23.4; Unicode Technical Standard 37
    """
    base, selector = character[0], character[1]
    return Finding(
        code="REN103",
        severity="warning",
        message=f"no font has the form of {base} that U+{ord(selector):04X} asks for; the usual one is drawn",
        hint="look at it on the paper, and choose a style whose fonts have it where it matters",
        path=path,
        source="The Unicode Standard, 23.4; Unicode Technical Standard 37",
        character=character,
    )


RULES: dict[str, Callable[..., Finding]] = {
    "REN101": missing_character,
    "REN102": wide_banner,
    "REN103": missing_form,
}
"""Every rule of this module by its code."""


def _characters(texts: Sequence[tuple[str, str]], ready: Typeset) -> Iterator[Finding]:
    drawn: set[str] = set().union(*(text for _, text in texts))
    missing = {character for character in drawn - (ready.common - _NO_TEXT) if not _is_drawn(character, ready)}
    if not missing:
        return
    more = any(face(family.regular) is None for family in ready.style.fonts.values())
    seen: set[tuple[str, str]] = set()
    for path, text in texts:
        for character in text:
            if character in missing and (path, character) not in seen:
                seen.add((path, character))
                yield missing_character(character, path, more_fonts=more)


def _forms(texts: Sequence[tuple[str, str]], ready: Typeset) -> Iterator[Finding]:
    asked = dict.fromkeys((path, form) for path, text in texts if not text.isascii() for form in _FORM.findall(text))
    for path, form in asked:
        has = any(other.draws(form) and other.has_forms(form) for other in ready.every_face())
        if not has and _is_drawn(form[0], ready):
            yield missing_form(form, path)


def _is_drawn(character: str, ready: Typeset) -> bool:
    """Whether a character is drawn: as itself, as its parts, or as nothing."""
    return character not in _NO_TEXT and (
        is_invisible(character) or ready.has(character) or all(map(ready.has, unicodedata.normalize("NFD", character)))
    )


def _banner(document: Document, ready: Typeset) -> Iterator[Finding]:
    if not document.banner:
        return
    setting = Setting(ready, document.language, 0.0, Usage(), [])
    role = ready.roles["banner"]
    if len(setting.lines((Run(document.banner),), role, ready.right - ready.left, ARTIFACT)) > 1:
        yield wide_banner(document.banner_source)


def _texts(document: Document) -> Iterator[tuple[str, str]]:
    """Each text on the paper with the path of the value that it came from."""
    yield document.banner_source, document.banner
    yield "", document.page_label
    yield document.copy_number_source, document.copy_number
    for number, text in enumerate(document.watermark):
        yield f"{document.watermark_source}[{number}]", text
    for block in document.blocks:
        yield from _of_block(block, "")
    yield document.running_foot_source, document.running_foot


def _of_block(block: Block, path: str) -> Iterator[tuple[str, str]]:
    path = block.source or path
    if block.mark:
        yield path, block.mark
    match block:
        case Heading() | Paragraph() | Contents():
            yield from _of_runs(block.runs, path)
        case List():
            for item in block.items:
                for inner in item.blocks:
                    yield from _of_block(inner, path)
        case Table():
            yield from _of_runs(block.caption, path)
            for column in block.columns:
                yield from _of_runs(column.heading, path)
            for row in block.rows:
                for cell in row.cells:
                    for inner in cell.blocks:
                        yield from _of_block(inner, cell.source or row.source or path)
        case Fields() | Approval():
            for field in block.fields:
                yield from _of_runs(field.label, field.source or path)
                for value in field.values:
                    yield from _of_runs(value, field.source or path)
        case Figure():
            yield from _of_runs(block.caption, path)


def _of_runs(runs: Runs, path: str) -> Iterator[tuple[str, str]]:
    for run in runs:
        yield path, run.text
