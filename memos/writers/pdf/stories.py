"""What a house has at the head and the foot of its pages, set in lines: paragraphs with tabs and pictures, tables side by side, floating pictures.

All of it is an artifact, as the marking is. It stands as the house's file has it, whatever the direction of the paper.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from memos.direction import text_is_rtl
from memos.document import Run
from memos.house import Float, Mark, Shown, Standing, Story, StoryCell, StoryParagraph, StoryTable, Tab, Text
from memos.house import Look as HouseLook
from memos.writers.markers import counted

from .lines import BOUNDLESS, Setting
from .pages import ARTIFACT, Fill, Image, Line, Placed
from .storytables import SHARES, ground, lines, spots, tops

_WORDS = re.compile(r"\S+\s*|\s+")
_TAB = 36.0
"""Points from one tab to the next, where the paragraph has none."""
_SLACK = 0.01


@dataclass(frozen=True, slots=True)
class Stood:
    """A story set; lengths in points from the upper left corner of the page."""

    lines: tuple[Placed, ...] = ()
    ornament: tuple[Fill | Image, ...] = ()
    height: float = 0.0
    fixed: tuple[tuple[float, float], ...] = ()
    """Upper and lower edges of pictures at places of the page that the text keeps clear of."""

    def turned(self, width: float) -> "Stood":
        """The same as its mirror image, on a page that will be turned over as a whole."""
        lines = tuple(placed._replace(x=width - placed.x - placed.line.width) for placed in self.lines)
        ornament = tuple(part._replace(x=width - part.x - part.width) for part in self.ornament)
        return Stood(lines, ornament, self.height, self.fixed)


@dataclass(frozen=True, slots=True)
class Numbers:
    """The number of the page, and of all pages."""

    page: int
    pages: int


def stood(story: Story, setting: Setting, top: float, numbers: Numbers) -> Stood:
    """The story set between the margins, its upper edge at `top`."""
    ready = setting.typeset
    left, right = ready.left, ready.right
    if setting.rtl:
        left, right = ready.width - right, ready.width - left
    block = _Block(setting, numbers, left, right)
    y, gap = top, 0.0
    for found in story.blocks:
        if isinstance(found, StoryTable):
            y = block.table(found, left, right - left, y + gap)
            gap = 0.0
        else:
            y += max(gap, found.look.before)
            y = block.paragraph(found, left, right - left, y)
            gap = found.look.after
    foot = max((y + gap, *(taken.bottom for taken in block.taken if not taken.fixed)))
    fixed = tuple((taken.top, taken.bottom) for taken in block.taken if taken.fixed)
    made = Stood(tuple(block.lines), tuple(block.ornament), foot - top, fixed)
    return made.turned(ready.width) if setting.rtl else made


@dataclass(frozen=True, slots=True)
class _Token:
    """A word with its space, a picture, or a tab."""

    width: float
    content: "_Word | Shown | Mark"


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    look: HouseLook


@dataclass(frozen=True, slots=True)
class _Taken:
    """The room of a picture that lines keep clear of."""

    left: float
    top: float
    right: float
    bottom: float
    wide: bool
    """No line stands beside it."""
    fixed: bool
    """It stands at a place of the page."""

    @classmethod
    def by(cls, found: Float, image: Image) -> "_Taken":
        """The room of a floating picture at its place."""
        above, right, below, left = found.clear
        edges = (image.x - left, image.y - above, image.x + image.width + right, image.y + image.height + below)
        return cls(*edges, found.wrap == "below", found.down.base != "text")


class _Block:
    """Sets blocks one by one and gathers what is drawn."""

    __slots__ = ("_left", "_numbers", "_right", "_setting", "lines", "ornament", "taken")

    def __init__(self, setting: Setting, numbers: Numbers, left: float, right: float) -> None:
        self._setting = setting
        self._numbers = numbers
        self._left, self._right = left, right
        self.lines: list[Placed] = []
        self.ornament: list[Fill | Image] = []
        self.taken: list[_Taken] = []

    def paragraph(self, block: StoryParagraph, left: float, width: float, y: float) -> float:
        """Sets a paragraph in a column; gives its lower edge."""
        look = block.look
        x, room = left + look.indent, width - look.indent - look.indent_end
        images = [self._float(found, left, width, y) for found in block.floats]
        self.ornament[:0] = images
        self.taken += [
            _Taken.by(found, image)
            for found, image in zip(block.floats, images, strict=True)
            if found.wrap != "behind" and image.height < self._setting.typeset.height / 2
        ]
        x, room, y = self._clear(x, room, y, look)
        ground = len(self.ornament)
        top = y
        if look.above:
            self.ornament.append(Fill(x, y, room, look.above.width, look.above.colour))
            y += look.above.width + look.above.gap
        for tokens in self._filled(block, room):
            y = self._line(tokens, look, (x, room), y)
        if look.below:
            y += look.below.gap
            self.ornament.append(Fill(x, y, room, look.below.width, look.below.colour))
            y += look.below.width
        if look.background:
            self.ornament.insert(ground, Fill(x, top, room, y - top, look.background))
        return y

    def _clear(self, x: float, room: float, y: float, look: HouseLook) -> tuple[float, float, float]:
        """Where a paragraph stands that would stand there: left edge, room and top, clear of pictures."""
        rise, below = self._reach((), look) if self.taken else (0.0, 0.0)
        for taken in sorted(self.taken, key=lambda taken: taken.top):
            if not (taken.top < y + rise + below - _SLACK and y < taken.bottom - _SLACK):
                continue
            if taken.right <= x or taken.left >= x + room:
                continue
            before, behind = taken.left - x, x + room - taken.right
            if taken.wide or max(before, behind) < _TAB:
                y = taken.bottom
            elif before > behind:
                room = before
            else:
                x, room = taken.right, behind
        return x, room, y

    def table(self, block: StoryTable, left: float, room: float, y: float) -> float:
        """Sets a table; gives its lower edge. What stands in a cell is moved down in it as a whole."""
        places = spots(block, left, room)
        edges = tops(block, places, y, self._needed)
        behind = len(self.ornament)
        for spot in places:
            cell = spot.cell
            top = edges[spot.row] + cell.pads[0]
            free = edges[spot.stop] - edges[spot.row] - self._needed(cell)
            self._cell(cell, spot.x, top + max(free, 0.0) * SHARES[cell.middle])
        self.ornament[behind:behind] = [fill for spot in places for fill in ground(spot, edges)]
        self.ornament += dict.fromkeys(
            fill for spot in places for fill in lines(spot, edges)
        )  # neighbours share theirs
        return edges[-1]

    def _needed(self, cell: StoryCell) -> float:
        """The height of a cell with what is in it."""
        apart = _Block(self._setting, self._numbers, self._left, self._right)
        return apart._cell(cell, 0.0, cell.pads[0]) + cell.pads[2]

    def _cell(self, cell: StoryCell, x: float, y: float) -> float:
        """Sets what is in a cell whose left edge that is; gives its lower edge."""
        _, right, _, left = cell.pads
        gap = 0.0
        for number, paragraph in enumerate(cell.paragraphs):
            y += max(gap, paragraph.look.before) if number else paragraph.look.before
            y = self.paragraph(paragraph, x + left, max(cell.width - left - right, 0.0), y)
            gap = paragraph.look.after
        return y + gap

    def _filled(self, block: StoryParagraph, room: float) -> Iterator[list[_Token]]:
        """The paragraph's tokens line by line; a paragraph without any has one line."""
        line: list[_Token] = []
        used = 0.0
        for token in self._tokens(block):
            if isinstance(token.content, Mark) and token.content.kind == "break":
                yield line
                line, used = [], 0.0
                continue
            width = token.width
            if isinstance(token.content, _Word):
                width = self._width(token.content.text.rstrip(), token.content.look)
            if line and used + width > room + _SLACK:
                yield line
                line, used = [], 0.0
            line.append(token)
            used += token.width
        yield line

    def _tokens(self, block: StoryParagraph) -> Iterator[_Token]:
        for piece in block.pieces:
            match piece:
                case Text(text, look, field, form):
                    page, pages = (counted(number, form) for number in (self._numbers.page, self._numbers.pages))
                    numbers = {"": text, "page": page, "pages": pages}
                    for word in _WORDS.findall(numbers[field]):
                        yield _Token(self._width(word, look), _Word(word, look))
                case Shown():
                    yield _Token(piece.width, piece)
                case Mark():
                    yield _Token(0.0, piece)

    def _line(self, tokens: Sequence[_Token], look: HouseLook, column: tuple[float, float], y: float) -> float:
        """Sets one line; gives its lower edge. One that reads from right to left is set as if it read the other way, and turned."""
        left, room = column
        parts = list(self._placed(tokens, look, room))
        rise, below = self._reach(parts, look)
        wide = max((x + width for x, width, _ in parts), default=0.0)
        tabbed = any(isinstance(token.content, Mark) for token in tokens)
        shift = 0.0 if tabbed else max(room - wide, 0.0) * SHARES[look.align]
        for x, width, part in parts:
            across = x + shift
            if look.rtl:
                across = room - across - width
            if isinstance(part, Shown):
                self.ornament.append(
                    Image(left + across, y + rise - part.height, part.width, part.height, part.picture)
                )
            else:
                raised = part.spans[0].look.raised if part.spans else 0.0
                self.lines.append(Placed(left + across, y + rise - part.rise - raised, part))
        return y + rise + below

    def _placed(
        self, tokens: Sequence[_Token], look: HouseLook, room: float
    ) -> Iterator[tuple[float, float, Line | Shown]]:
        """Lines and pictures of one line with their places; words in one look are set together."""
        x = 0.0
        at = 0
        while at < len(tokens):
            content = tokens[at].content
            match content:
                case Mark():
                    x = self._after_tab(x, content, tokens[at + 1 :], look.tabs, room)
                    at += 1
                case Shown():
                    yield x, content.width, content
                    x += content.width
                    at += 1
                case _Word():
                    stop = at
                    text = ""
                    while stop < len(tokens):
                        word = tokens[stop].content
                        if not isinstance(word, _Word) or word.look != content.look:
                            break
                        text += word.text
                        stop += 1
                    x += self._blank(text, content.look)
                    line = self._set(text.strip(" "), content.look)
                    yield x, line.width, line
                    x += line.width + (self._blank(text[::-1], content.look) if text.strip(" ") else 0.0)
                    at = stop

    @staticmethod
    def _after_tab(x: float, mark: Mark, rest: Sequence[_Token], tabs: Sequence[Tab], room: float) -> float:
        """Where what follows a tab begins."""
        width = 0.0
        for token in rest:
            if isinstance(token.content, Mark):
                break
            width += token.width
        if mark.flush:
            return max(x, (room - width) * SHARES[mark.flush])
        tab = next((tab for tab in tabs if tab.place > x + _SLACK), None)
        if tab is None:
            return min((x // _TAB + 1) * _TAB, max(room - width, x))
        return max(x, min(tab.place, max(room, tab.place)) - width * SHARES[tab.align])

    def _reach(self, parts: Sequence[tuple[float, float, Line | Shown]], look: HouseLook) -> tuple[float, float]:
        """How far a line reaches above its baseline and below."""
        empty = self._set("", look)
        rise, below = (empty.rise, empty.height - empty.rise) if not parts else (0.0, 0.0)
        for _, _, part in parts:
            if isinstance(part, Shown):
                rise, below = max(rise, part.height), max(below, empty.height - empty.rise)
            else:
                rise, below = max(rise, part.rise), max(below, part.height - part.rise)
        return rise, below

    def _set(self, text: str, look: HouseLook) -> Line:
        """A text on one line; in its own direction, whatever the paper's."""
        rtl = text_is_rtl(text, otherwise=look.rtl)
        language = (self._setting.language if self._setting.rtl else "ar") if rtl else "en"
        setting = replace(self._setting, language=language)
        return setting.lines((Run(text),), setting.typeset.dressed(look), BOUNDLESS, ARTIFACT)[0]

    def _width(self, text: str, look: HouseLook) -> float:
        """The width of a text with the spaces around it."""
        inner = text.strip(" ")
        around = self._blank(text, look) + (self._blank(text[::-1], look) if inner else 0.0)
        return (self._set(inner, look).width if inner else 0.0) + around

    def _blank(self, text: str, look: HouseLook) -> float:
        """The width of the spaces that a text begins with."""
        return (len(text) - len(text.lstrip(" "))) * self._setting.typeset.dressed(look).plain.space

    def _float(self, found: Float, left: float, width: float, y: float) -> Image:
        """A floating picture at its place; `left` and `width` are those of the column, `y` the top of the paragraph."""
        ready = self._setting.typeset
        shown = found.shown
        across = {
            "page": (0.0, ready.width),
            "margin": (self._left, self._right - self._left),
            "text": (left, width),
        }
        down = {"page": (0.0, ready.height), "margin": (ready.top, ready.bottom - ready.top), "text": (y, shown.height)}
        x, top = _flush(found.across, *across[found.across.base], shown.width), _flush(found.down, *down[found.down.base], shown.height)  # fmt: skip
        return Image(x, top, shown.width, shown.height, shown.picture)


def _flush(standing: Standing, start: float, room: float, size: float) -> float:
    return start + ((room - size) * SHARES[standing.flush] if standing.flush else standing.offset)
