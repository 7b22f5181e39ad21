"""The watermark: large and pale, rising across the page behind all else, opaque so that nothing blends in print."""

from math import cos, radians
from typing import NamedTuple

import uharfbuzz as hb

from memos.document import Document, Run
from memos.schemas.style import Style
from memos.writers.watermark import ANGLE, standings

from .lines import BOUNDLESS, Setting
from .pages import ARTIFACT, Turned
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
    lines = [setting.lines((Run(text),), ready.roles["watermark"], BOUNDLESS, ARTIFACT)[0] for text in texts]
    room = ready.width - 2 * max(ready.left, ready.width - ready.right)
    places = standings([line.width / WATERMARK for line in lines], ready.width, ready.height, room)
    return tuple(
        Turned(place.x, place.y, place.size / WATERMARK, line) for place, line in zip(places, lines, strict=True)
    )


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
