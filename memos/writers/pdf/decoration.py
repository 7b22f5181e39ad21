"""What is drawn at letters besides their glyphs: a line below or through them, a colour behind them."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from .pages import Fill, Page, Placed
from .typeset import Look

_THICK, _BELOW, _THROUGH = 0.05, 0.1, 0.3
"""Of the size: the thickness of a line, and how far it stands below the baseline, or above it."""


def decorated(page: Page) -> Page:
    """The page with lines and colours at its letters."""
    fills = (*page.fills, *_fills(page.lines))
    ornament = (*page.ornament, *_fills((*page.header, *page.footer)))
    return replace(page, fills=fills, ornament=ornament)


def _fills(lines: Iterable[Placed]) -> Iterator[Fill]:
    """What stands behind the letters, then the lines at them."""
    spans = [found for placed in lines for found in _spans(placed)]
    for x, base, width, look in spans:
        if look.shade:
            yield Fill(x, base - look.above, width, look.above + look.below, look.shade)
    for x, base, width, look in spans:
        thick = look.size * _THICK
        if look.underline:
            yield Fill(x, base + look.size * _BELOW, width, thick, look.colour)
        if look.strike:
            yield Fill(x, base - look.size * _THROUGH, width, thick, look.colour)


def _spans(placed: Placed) -> Iterator[tuple[float, float, float, Look]]:
    """Left edge, baseline, width and look of each stretch of a line at which something is drawn."""
    x = placed.x
    for span in placed.line.spans:
        if span.left is not None:
            x = placed.x + span.left
        if span.look.is_decorated:
            yield x, placed.y + placed.line.rise, span.width, span.look
        x += span.width
