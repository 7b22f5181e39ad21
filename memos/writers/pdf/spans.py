"""A line's pieces as spans: those that follow one another in the same look and element become one.

Where directions of writing meet, the parts of a line are placed in the order in which they are seen, but stay in that in which they are read: so a
screen reader hears them right.
"""

from collections.abc import Sequence
from itertools import groupby

from memos import bidi

from .breaks import clusters
from .pages import Line, Span
from .pieces import SOFT_HYPHEN, Part, Piece
from .typeset import Role
from .usage import Usage

_SLACK = 1e-6


def line_of(pieces: list[Piece], role: Role, usage: Usage, base: int) -> Line:
    """A line of pieces: those that follow one another in the same look and element become one span."""
    parts = shown(pieces, usage)
    above, below = role.rise, role.leading - role.rise
    for look in {part.look for part in parts}:
        above, below = max(above, look.above), max(below, look.below)
    turned = base or any(part.level for part in parts)
    spans, width = _placed(parts, usage, base) if turned else _joined(parts, usage)
    return Line(spans, width, above + below, above)


def shown(pieces: list[Piece], usage: Usage) -> list[Part]:
    """The parts of a line in the order in which they are read, with its spaces, and the hyphen at its end."""
    found: list[Part] = []
    for number, piece in enumerate(pieces):
        found += piece.parts
        if not found:
            continue
        last = found[-1]
        if number + 1 == len(pieces) and piece.hyphen:
            words = last.look.face.words
            found.append(Part(last.look, last.element, SOFT_HYPHEN, words[SOFT_HYPHEN], last.level))
        elif piece.gap:
            usage.note(last.look.face, " ")
            found.append(Part(last.look, last.element, " ", last.look.face.words[" "], piece.gap_level))
    return found


def _joined(parts: Sequence[Part], usage: Usage) -> tuple[tuple[Span, ...], float]:
    """The spans of parts that follow one another from left to right, and the width of all but a space at the end."""
    spans: list[Span] = []
    width = 0.0
    for (look, element), group in groupby(parts, key=lambda part: (part.look, part.element)):
        here = tuple(group)
        wide = sum([part.width for part in here])
        width += wide
        spans.append(
            Span(
                look,
                element,
                wide,
                b"".join([_code(part, usage) for part in here]),
                "".join([part.text for part in here]),
            )
        )
    if parts and parts[-1].text == " ":
        width -= parts[-1].width
        spans[-1] = spans[-1]._replace(width=spans[-1].width - parts[-1].width)
    return tuple(spans), width


def _placed(parts: Sequence[Part], usage: Usage, base: int) -> tuple[tuple[Span, ...], float]:
    """The spans of parts of several directions, each at its own place, and the width of all but a space at the end."""
    if not parts:
        return (), 0.0
    parts = [single for part in parts for single in _signs(part)]
    last = len(parts) - 1
    ends = parts[last].text == " "
    levels = [part.level for part in parts]
    if ends:
        levels[last] = base
    lefts = [0.0] * len(parts)
    x = -parts[last].width if ends and base else 0.0
    for number in bidi.visual(levels):
        lefts[number] = x
        x += parts[number].width
    spans: list[Span] = []
    place = 0.0
    before: Part | None = None
    for part, left in zip(parts, lefts, strict=True):
        code = _code(part, usage)
        if before and _is_one(before, part):
            word = spans[-1]
            follows = abs(place + word.width - left) < _SLACK
            if follows or abs(left + part.width - place) < _SLACK:
                place = place if follows else left
                code = word.code + code if follows else code + word.code
                spans[-1] = word._replace(
                    width=word.width + part.width, code=code, text=word.text + part.text, left=place
                )
                before = part
                continue
        place = left
        before = part
        turned = part.level % 2 == 1 and not _is_sign(part)
        spans.append(Span(part.look, part.element, part.width, code, part.text, left, turned))
    return tuple(spans), sum([part.width for part in parts]) - (parts[last].width if ends else 0.0)


def _signs(part: Part) -> list[Part]:
    """The part; of signs without a letter that are written from right to left, each by itself: they are drawn as they are read.

    Programs that copy text turn what has letters of a right-to-left script, each sign beside them as it sees fit.
    """
    if part.level % 2 == 0 or not _is_sign(part):
        return [part]
    return [part._replace(text=sign, word=part.look.face.turned[sign]) for sign in clusters(part.text)]


def _is_sign(part: Part) -> bool:
    return part.text != " " and not any(map(str.isalpha, part.text))


def _is_one(before: Part, part: Part) -> bool:
    """Whether two parts that are read one after the other are drawn as one, where they stand side by side."""
    if (before.look, before.element, before.level) != (part.look, part.element, part.level):
        return False
    return part.level % 2 == 0 or not (_is_sign(before) or _is_sign(part))


def _code(part: Part, usage: Usage) -> bytes:
    word = part.word
    if word.glyphs:
        return usage.code(part.look.face, word, part.look.size)
    if word.code:
        usage.note(part.look.face, part.text)
    return word.code
