"""Runs of text into lines of a given width: as many words on each line as it holds.

A paragraph of one run, whose words are all ordinary and fit, takes a short way: its words' widths and bytes are kept from paper to paper. Any other
is cut into pieces, between which lines may end; a piece too wide for a line is cut between grapheme clusters. Lines of ordinary words in several looks
or languages are kept too.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from memos import bidi
from memos.direction import is_rtl, paragraph_is_rtl
from memos.document import Run, Runs, text_of
from memos.writers.columns import Extent

from .breaks import may_break
from .pages import ARTIFACT, Element, Line, Span
from .pieces import Piece, are_ordinary, cut_up, inlines, of_words, pieces_of
from .spans import line_of
from .typeset import Look, Role, Typeset
from .usage import Usage

_SLACK = 1e-6
BOUNDLESS = 1e9
_KEPT_TEXTS = 8192
_WITH_ANOTHER = 2
_MOST_HYPHENS = 2
"""Lines in a row that end with a hyphen."""
_JOINT = re.compile("(?<=[\u2e80-\u9fff])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z])(?=[\u2e80-\u9fff])")
_SPACED = 0.25
"""Of the size: what LibreOffice puts between an East Asian character and a Latin letter or a figure."""
_APART = 0.1
"""Of the size: what kerning draws together where a value ends, and a Word program does not, since the content control ends there."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What setting a paper's type needs, and what it gathers."""

    typeset: Typeset
    language: str
    room: float
    """Height of a page's text, in points."""
    usage: Usage
    elements: list[Element]
    anchors: Mapping[str, int] = field(default_factory=dict)
    """The place among the document's blocks of each heading that text refers to."""

    @property
    def rtl(self) -> bool:
        """Whether the paper reads from right to left."""
        return is_rtl(self.language)

    def element(self, element: Element) -> int:
        """Adds an element to the structure; its number."""
        self.elements.append(element)
        return len(self.elements) - 1

    def lines(self, runs: Runs, role: Role, room: float, element: int) -> list[Line]:
        """The runs' lines, none wider than `room` points but where a single character is; one empty line for no text."""
        if len(runs) > 1 or (runs and runs[0].target):
            runs = _merged(runs, self.anchors)
        if len(runs) == 1:
            run = runs[0]
            if not (run.link or run.target) and (not run.language or run.language == self.language) and not self.rtl:
                found = _plain(run.text, role, role.look(run), room, element, self.usage)
                if found is not None:
                    return found
        base = bidi.RIGHT_TO_LEFT if paragraph_is_rtl(runs, self.language) else bidi.LEFT_TO_RIGHT
        if are_ordinary(runs, role, self, base):
            return self._of_words(runs, role, room, element)
        pieces = pieces_of(runs, role, element, self, base)
        return [line_of(line, role, self.usage, base) for line in filled(pieces, room)]

    def _of_words(self, runs: Runs, role: Role, room: float, element: int) -> list[Line]:
        """The lines of runs of ordinary words: kept ones, in this paper's elements."""
        inside = inlines(runs, element, self)
        elements = list(dict.fromkeys(inside))
        places = {inner: place for place, inner in enumerate(elements)}
        texts, looks = tuple([run.text for run in runs]), tuple([role.look(run) for run in runs])
        lines: list[Line] = []
        for kept in _of_several(texts, looks, tuple([places[inner] for inner in inside]), role, room):
            spans: list[Span] = []
            for look, number, width, code, said, _, _ in kept.spans:
                self.usage.note(look.face, said)
                spans.append(Span(look, elements[number], width, code, said))
            lines.append(Line(tuple(spans), kept.width, kept.height, kept.rise))
        return lines

    def width(self, text: str, role: Role) -> float:
        """Width of a text on one line, in points."""
        return sum(span.width for line in self.lines((Run(text),), role, BOUNDLESS, ARTIFACT) for span in line.spans)

    def extent(self, runs: Runs, role: Role) -> Extent:
        """How wide the runs are, in a cell of a table."""
        if len(runs) > 1:
            merged = _merged(runs, self.anchors)
            widest, word, line = self._extent(merged, role)
            return Extent(widest, word, line + _APART * role.plain.size * (len(runs) - len(merged)))
        return self._extent(runs, role)

    def _extent(self, runs: Runs, role: Role) -> Extent:
        if len(runs) == 1 and not self.rtl:
            run = runs[0]
            if not run.language or run.language == self.language or not self.typeset.families_of(run.language):
                found = _plain_extent(run.text, role.look(run))
                if found is not None:
                    return found
        base = bidi.RIGHT_TO_LEFT if paragraph_is_rtl(runs, self.language) else bidi.LEFT_TO_RIGHT
        widest = widest_word = word = line = 0.0
        for piece in pieces_of(runs, role, ARTIFACT, self, base):
            widest = max(widest, piece.width + piece.hyphen)
            word += piece.width
            line += piece.width + piece.gap
            widest_word = max(widest_word, word)
            if piece.gap:
                word = 0.0
        joints = len(_JOINT.findall(text_of(runs)))
        return Extent(widest, widest_word, line + joints * _SPACED * role.plain.size)


def _merged(runs: Runs, anchors: Mapping[str, int]) -> Runs:
    """The runs that have text, those that follow one another with the same traits as one; what refers to no heading is plain text."""
    merged: list[Run] = []
    for run in runs:
        if not run.text:
            continue
        given = replace(run, target="") if run.target and (run.link or run.target not in anchors) else run
        last = merged[-1] if merged else None
        if last and (last.strong, last.emphasis, last.link, last.language, last.direction, last.target) == (
            given.strong, given.emphasis, given.link, given.language, given.direction, given.target,
        ):  # fmt: skip
            text = last.text + given.text
            merged[-1] = Run(text, last.strong, last.emphasis, last.link, last.language, last.direction, last.target)
        else:
            merged.append(given)
    return tuple(merged)


@lru_cache(_KEPT_TEXTS)
def _plain_extent(text: str, look: Look) -> Extent | None:
    """The extent of a run of ordinary words, or None where the long way must be taken."""
    words = look.face.words
    parts = text.split(" ")
    found = [words[part] for part in parts]
    widths = [word.width for word in found if not (word.odd or word.stays)]
    if len(widths) < len(found) or 0 in widths:
        return None
    scale = look.size / 1000
    widest = max(widths)
    line = (sum(widths) + words[" "].width * (len(widths) - 1)) * scale
    if not may_break(text):
        return Extent(widest * scale, widest * scale, line)
    piece = max(piece.width for part in parts for _, piece in look.face.parts(part))
    return Extent(piece * scale, widest * scale, line)


def _plain(text: str, role: Role, look: Look, room: float, element: int, usage: Usage) -> list[Line] | None:
    """The lines of a run of ordinary words, or None where the long way must be taken."""
    found = _of_ordinary(text, look, room)
    if found is None:
        return None
    usage.note(look.face, text)
    return [
        Line((Span(look, element, width, code, said),), width, role.leading, role.rise) for width, code, said in found
    ]


@lru_cache(_KEPT_TEXTS)
def _of_ordinary(text: str, look: Look, room: float) -> tuple[tuple[float, bytes, str], ...] | None:
    """Width, glyphs and text of each line; kept, since labels, names and whole paragraphs come again from paper to paper."""
    words = look.face.words
    scale = look.size / 1000
    space, gap = words[" "].width, words[" "].code
    units = room / scale + _SLACK
    lines: list[tuple[float, bytes, str]] = []
    said: list[str] = []
    codes: list[bytes] = []
    used = -space

    def end_line(end: str = " ") -> None:
        code = gap.join(codes) + gap * len(end)
        lines.append((used * scale, code, " ".join(said) + end))

    for word in text.split(" "):
        width, code, odd, stays, _, _ = words[word]
        if odd or not width:
            return None
        if used + space + width <= units:
            said.append(word)
            codes.append(code)
            used += space + width
        elif stays:
            if len(said) < _WITH_ANOTHER:
                return None
            before, drawn = said.pop(), codes.pop()
            used -= space + words[before].width
            end_line()
            said, codes, used = [before, word], [drawn, code], words[before].width + space + width
            if used > units:
                return None
        elif may_break(word):
            parts = look.face.parts(word)
            fit = 0
            while fit < len(parts) and used + space + parts[fit][1].width <= units:
                used += parts[fit][1].width
                fit += 1
            if fit:
                said.append("".join([part for part, _ in parts[:fit]]))
                codes.append(b"".join([part.code for _, part in parts[:fit]]))
                used += space
            if not said:
                return None
            end_line("" if fit else " ")
            rest = parts[fit:]
            said, codes = ["".join([part for part, _ in rest])], [b"".join([part.code for _, part in rest])]
            used = sum([part.width for _, part in rest])
            if used > units:
                return None
        else:
            if width > units:
                return None
            end_line()
            said, codes, used = [word], [code], width
    end_line("")
    return tuple(lines)


@lru_cache(_KEPT_TEXTS)
def _of_several(
    texts: tuple[str, ...], looks: tuple[Look, ...], elements: tuple[int, ...], role: Role, room: float
) -> tuple[Line, ...]:
    """The lines of runs of ordinary words, of elements that are numbered within the paragraph."""
    usage = Usage()
    lines = filled(of_words(texts, looks, elements), room)
    return tuple([line_of(line, role, usage, bidi.LEFT_TO_RIGHT) for line in lines])


def filled(pieces: list[Piece], room: float) -> list[list[Piece]]:
    """The pieces line by line."""
    room += _SLACK
    lines: list[list[Piece]] = []
    line: list[Piece] = []
    used = 0.0
    for piece in pieces:
        if line and used + piece.width + piece.hyphen > room:
            carried = _carried(lines, line, room - piece.width - piece.hyphen)
            lines.append(line[: len(line) - len(carried)])
            line, used = carried, sum(part.width for part in carried)
        if piece.width > room:
            for cluster in cut_up(piece):
                if line and used + cluster.width > room:
                    lines.append(line)
                    line, used = [], 0.0
                line.append(cluster)
                used += cluster.width + cluster.gap
        else:
            line.append(piece)
            used += piece.width + piece.gap
    return [*lines, line]


def _carried(lines: list[list[Piece]], line: list[Piece], room: float) -> list[Piece]:
    """The pieces of a word that goes to the next line whole, where its line would be the third in a row to end with a hyphen."""
    if not line[-1].hyphen or len(lines) < _MOST_HYPHENS or not all(before[-1].hyphen for before in lines[-_MOST_HYPHENS:]):  # fmt: skip
        return []
    start = next((number for number in range(len(line), 0, -1) if line[number - 1].gap), 0)
    carried = line[start:]
    return carried if start and sum(piece.width for piece in carried) <= room else []
