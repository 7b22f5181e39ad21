"""The watermark: large and pale, rising across the page behind all else, opaque so that nothing blends in print."""

from dataclasses import replace
from math import cos, radians
from typing import NamedTuple

import uharfbuzz as hb

from memos import bidi
from memos.direction import paragraph_is_rtl
from memos.document import Document, Run
from memos.schemas.style import Style
from memos.writers.watermark import ANGLE, standings

from .lines import BOUNDLESS, Setting, filled
from .pages import ARTIFACT, Line, Shape, Turned
from .pieces import pieces_of
from .spans import line_of, shown
from .typeset import WATERMARK, typeset
from .usage import Usage


class Ink(NamedTuple):
    """What a line of a watermark covers before it is turned; lengths in points."""

    y: float
    """Its centre, from the upper edge of the page, in the middle of whose breadth it stands."""
    width: float
    height: float


def watermark(texts: tuple[str, ...], setting: Setting) -> tuple[Turned, ...]:
    """The lines of the watermark at their places, the same on every page."""
    ready = setting.typeset
    apart = replace(setting, usage=Usage())  # no font need be in the file for what is drawn as outlines
    made = [_line(text, apart) for text in texts]
    room = ready.width - 2 * max(ready.left, ready.width - ready.right)
    places = standings([line.width / WATERMARK for line, _ in made], ready.width, ready.height, room)
    return tuple(
        Turned(place.x, place.y, place.size / WATERMARK, line, shapes)
        for place, (line, shapes) in zip(places, made, strict=True)
    )


def _line(text: str, setting: Setting) -> tuple[Line, tuple[Shape, ...]]:
    """A text on one line, and its shapes."""
    runs = (Run(text),)
    role = setting.typeset.roles["watermark"]
    base = bidi.RIGHT_TO_LEFT if paragraph_is_rtl(runs, setting.language) else bidi.LEFT_TO_RIGHT
    pieces = filled(pieces_of(runs, role, ARTIFACT, setting, base), BOUNDLESS)[0]
    parts = shown(pieces, setting.usage)
    shapes: list[Shape] = []
    left = 0.0
    for number in bidi.visual([part.level for part in parts]):
        part = parts[number]
        shapes.append(Shape(left, part.look, part.text, part.level % 2 == 1))
        left += part.width
    return line_of(pieces, role, setting.usage, base), tuple(shapes)


def inks(document: Document, style: Style) -> tuple[Ink, ...]:
    """Where the letters of the watermark's lines stand, for a format that is told of boxes and not of type."""
    made = watermark(document.watermark, Setting(typeset(style), document.language, 0.0, Usage(), []))
    return tuple(_ink(turned) for turned in made)


def _ink(turned: Turned) -> Ink:
    line, scale = turned.line, turned.scale
    reach = [extent for span in line.spans for extent in _reach(span.look.face.hb_face, span.text)]
    high = max((above for above, _ in reach), default=1.0) * WATERMARK
    low = min((below for _, below in reach), default=0.0) * WATERMARK
    below = (line.rise - line.height / 2 - (high + low) / 2) * scale
    return Ink(turned.y + below / cos(radians(ANGLE)), line.width * scale, (high - low) * scale)


def _reach(letters: hb.Face, text: str) -> list[tuple[float, float]]:
    """How far each letter reaches above and below the line, in ems."""
    font = hb.Font(letters)
    found = [font.get_glyph_extents(font.get_nominal_glyph(ord(letter)) or 0) for letter in text if letter != " "]
    em = letters.upem
    return [(box.y_bearing / em, (box.y_bearing + box.height) / em) for box in found if box]
