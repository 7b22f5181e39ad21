"""Strips onto pages: each page takes as many as it holds, and ends at the last place where it may.

A page ends before a strip that begins one, else behind one that is free; where none on it is, behind one that is merely chained to the next; and in the middle of a paragraph's
first or last lines only where a page would hold nothing else.
"""

from collections.abc import Callable
from typing import NamedTuple

from .strips import FREE, TIED, Strip, torn

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
        page, first = _page(waiting, first, room(len(pages) + 1))
        pages.append(page)
    return pages or [[]]


def _page(strips: list[Strip], first: int, room: float) -> tuple[list[Standing], int]:
    """The page that begins with the strip of that number, and the number of the next one's first; a torn strip's rest takes its place."""
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
        gap = 0.0 if number == first else strip.before
        if y + gap + strip.height <= room + _SLACK:
            page.append(Standing(y + gap, strip))
            y += gap + strip.height
            continue
        parts = torn(strip, room - y - gap, anyhow=False)
        stop = None if parts else _last_free(strips, first, number)
        if parts is None and (stop is None or strips[stop - 1].keep != FREE) and strip.row is not None:
            parts = torn(strip, room - y - gap, anyhow=True)
        if parts is not None:
            top, strips[number] = parts
            page.append(Standing(y + gap, top))
            return page, number
        if stop is None:
            page.append(Standing(y + gap, strip))
            return page, number + 1
        del page[repeated + stop - first :]
        return page, stop
    return page, len(strips)


def _last_free(strips: list[Strip], first: int, full: int) -> int | None:
    """Where the page that begins with `first` ends if `full` no longer fits on it: the number of the next page's first strip."""
    for most in range(TIED + 1):
        for stop in range(full, first, -1):
            if strips[stop - 1].keep <= most:
                return stop
    return None
