"""Strips onto pages: each page takes as many as it holds, and ends at the last place where it may.

A page ends before a strip that begins one, else behind one that is free; where none on it is, behind one that is merely chained to the next; and in the middle of a paragraph's
first or last lines only where a page would hold nothing else. Where no page holds all of what belongs together, such as headings with a high row, or a
row with the drafting record, a row of it is torn, so that neither headings nor the drafting record stand alone: once, unless it is taller than a page.
"""

from collections.abc import Callable
from typing import NamedTuple

from .strips import CHAINED, FREE, TIED, Strip, torn, whole

_SLACK = 1e-6


class Standing(NamedTuple):
    """A strip on a page, `y` points below the top of the page's text."""

    y: float
    strip: Strip
    repeated: bool = False
    """The head of a table, on a page that the table goes on to."""


def paged(strips: list[Strip], room: Callable[[int], float]) -> list[list[Standing]]:
    """The strips page by page, at least one page; `room` tells the height in points of the text of a page, which are counted from 1."""
    waiting = list(strips)
    pages: list[list[Standing]] = []
    first = 0
    if waiting and waiting[0].row is None and room(1) < waiting[0].height <= room(2):
        pages.append([])
    while first < len(waiting):
        page, first = _page(waiting, first, room(len(pages) + 1), room(len(pages) + 2), opening=not pages)
        pages.append(page)
    return pages or [[]]


def _page(
    strips: list[Strip], first: int, room: float, following: float, *, opening: bool
) -> tuple[list[Standing], int]:
    """The page that begins with the strip of that number, and the number of the next one's first; a torn strip's rest takes its place.

    `following` is the height of the next page's text. The `opening` page alone begins with the space above its first strip, as in Word.
    """
    page: list[Standing] = []
    y = 0.0
    head = strips[first].head
    if head is not None:
        page.append(Standing(0.0, head, repeated=True))
        y = head.height
    repeated = len(page)
    for number in range(first, len(strips)):
        strip = strips[number]
        if strip.new_page and number > first:
            return page, number
        gap = strip.before if number > first or opening else 0.0
        if y + gap + strip.height <= room + _SLACK:
            page.append(Standing(y + gap, whole(strip)))
            y += gap + strip.height
            continue
        stop = _last(strips, first, number, FREE)
        if stop is None or not _together(strips, stop, following, strips[stop]):
            tops = [*page, Standing(y + gap, strip)]
            found = _torn(strips, first if stop is None else stop, number, room - y - gap, forced=stop is None)
            if found is not None and (stop is None or _may_tear(strips, found, following)):
                place, top, strips[place] = found
                at = repeated + place - first
                return [*tops[:at], Standing(tops[at].y, top)], place
        if stop is None:
            stop = _last(strips, first, number, CHAINED) or _last(strips, first, number, TIED)
        if stop is None:
            page.append(Standing(y + gap, whole(strip)))
            return page, number + 1
        del page[repeated + stop - first :]
        return page, stop
    return page, len(strips)


def _may_tear(strips: list[Strip], found: tuple[int, Strip, Strip], room: float) -> bool:
    """Whether a row is torn that might go on to a page of that height: where it has no room there as a whole, or where its rest has, with all that belongs
    to it. Else it would be torn there once more.
    """
    place, _, rest = found
    row = strips[place]
    if row.height + (row.head.height if row.head else 0.0) > room + _SLACK:
        return True
    return _together(strips, place, room, rest)


def _torn(strips: list[Strip], first: int, full: int, room: float, *, forced: bool) -> tuple[int, Strip, Strip] | None:
    """A row torn, with its number: `full`, of which `room` is left on the page, or else the last before it, as far down as may be."""
    parts = torn(strips[full], room, anyhow=False)
    if parts is not None:
        return full, *parts
    for number in range(full - 1, first - 1, -1):
        parts = torn(strips[number], strips[number].height - 2 * _SLACK, anyhow=False)
        if parts is not None:
            return number, *parts
    parts = torn(strips[full], room, anyhow=True) if forced else None
    return None if parts is None else (full, *parts)


def _together(strips: list[Strip], first: int, room: float, strip: Strip) -> bool:
    """Whether a page of that height holds what begins with `strip` in place of the first, down to where a page may end."""
    y = strip.height + (strip.head.height if strip.head else 0.0)
    while y <= room + _SLACK:
        first += 1
        if strip.keep == FREE or first == len(strips):
            return True
        strip = strips[first]
        y += strip.before + strip.height
    return False


def _last(strips: list[Strip], first: int, full: int, most: int) -> int | None:
    """The number of the next page's first strip if the page that begins with `first` ends before `full`, behind a strip kept by no more than `most`."""
    return next((stop for stop in range(full, first, -1) if strips[stop - 1].keep <= most), None)
