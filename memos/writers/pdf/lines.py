"""Runs of text into lines of a given width: as many words on each line as it holds.

A paragraph of one run, whose words are all ordinary and fit, takes a short way: its words' widths and bytes are kept from paper to paper. Any other
is cut into pieces, between which lines may end; a piece too wide for a line is cut between grapheme clusters.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from memos.document import Run, Runs
from memos.writers.links import address

from .breaks import clusters, may_break, segments
from .faces import Face, Word
from .pages import ARTIFACT, Element, Line, Span
from .typeset import Look, Role, Typeset
from .usage import Usage

_SOFT_HYPHEN = "\u00ad"
_SLACK = 1e-6
_LONGEST_SHAPED = 400
"""Characters; a longer word is cut and set cluster by cluster, without kerning."""
_BOUNDLESS = 1e9


@dataclass(frozen=True, slots=True)
class Setting:
    """What setting a paper's type needs, and what it gathers."""

    typeset: Typeset
    language: str
    room: float
    """Height of a page's text, in points."""
    usage: Usage
    elements: list[Element]

    def element(self, element: Element) -> int:
        """Adds an element to the structure; its number."""
        self.elements.append(element)
        return len(self.elements) - 1

    def lines(self, runs: Runs, role: Role, room: float, element: int) -> list[Line]:
        """The runs' lines, none wider than `room` points but where a single character is; one empty line for no text."""
        if len(runs) == 1:
            run = runs[0]
            if not run.link and (not run.language or run.language == self.language):
                found = _plain(run.text, role, role.look(run), room, element, self.usage)
                if found is not None:
                    return found
        return [_line(line, role, self) for line in _filled(_pieces(runs, role, element, self), room)]

    def width(self, text: str, role: Role) -> float:
        """Width of a text on one line, in points."""
        return sum(span.width for line in self.lines((Run(text),), role, _BOUNDLESS, ARTIFACT) for span in line.spans)


def _plain(text: str, role: Role, look: Look, room: float, element: int, usage: Usage) -> list[Line] | None:
    """The lines of a run of ordinary words, or None where the long way must be taken."""
    words = look.face.words
    scale = look.size / 1000
    space = words[" "].width
    units = room / scale + _SLACK
    usage.note(look.face, text)
    lines: list[Line] = []
    said: list[str] = []
    codes: list[bytes] = []
    used = -space
    for word in text.split(" "):
        width, code, odd, _ = words[word]
        if odd or not width:
            return None
        if used + space + width > units:
            if width > units or may_break(word):
                return None
            lines.append(_of_one(look, element, used * scale, b"\0 ".join(codes) + b"\0 ", " ".join(said) + " ", role))
            said, codes, used = [word], [code], width
        else:
            said.append(word)
            codes.append(code)
            used += space + width
    lines.append(_of_one(look, element, used * scale, b"\0 ".join(codes), " ".join(said), role))
    return lines


def _of_one(look: Look, element: int, width: float, code: bytes, text: str, role: Role) -> Line:
    return Line((Span(look, element, width, code, text),), width, role.leading, role.rise)


class _Part(NamedTuple):
    """A stretch of a piece in one look."""

    look: Look
    element: int
    text: str
    word: Word


class _Piece(NamedTuple):
    """What no line ends in, as long as it fits on one; `gap` is the width of the space behind it, or 0."""

    parts: tuple[_Part, ...]
    width: float
    gap: float = 0
    hyphen: float = 0
    """Width of the hyphen that a line shows where it ends with this piece."""


def _pieces(runs: Runs, role: Role, element: int, setting: Setting) -> list[_Piece]:
    text = "".join([run.text for run in runs])
    stretches = _stretches(runs, role, element, setting)
    found: list[_Piece] = []
    at = 0
    for start, stop, gap, soft in segments(text):
        while stretches[at].stop <= start and at + 1 < len(stretches):
            at += 1
        parts: list[_Part] = []
        step = at
        while step < len(stretches) and stretches[step].start < stop:
            look, inline, begin, end = stretches[step]
            shown = text[max(begin, start) : min(end, stop)].replace(_SOFT_HYPHEN, "")
            if shown:
                parts.append(_Part(look, inline, shown, _shaped(look.face, shown)))
            step += 1
        look = parts[-1].look if parts else stretches[at].look
        hyphen = look.face.words[_SOFT_HYPHEN].width * look.size / 1000 if soft else 0
        found.append(_Piece(tuple(parts), _width(parts), look.space if gap else 0, hyphen))
    return found


def _shaped(face: Face, text: str) -> Word:
    """The shaped word; one too long to stand on any line is given a width that has it cut up."""
    return face.words[text] if len(text) <= _LONGEST_SHAPED else Word(float("inf"), b"", odd=True)


def _width(parts: Sequence[_Part]) -> float:
    return sum([part.word.width * part.look.size for part in parts]) / 1000


class _Stretch(NamedTuple):
    look: Look
    element: int
    start: int
    stop: int


def _stretches(runs: Runs, role: Role, element: int, setting: Setting) -> list[_Stretch]:
    """The look and element of each stretch of the runs' text, in order and without gaps."""
    found: list[_Stretch] = []
    at = 0
    before: Run | None = None
    inline = element
    for run in runs:
        if not run.text:
            continue
        if before is None or (before.link, before.language) != (run.link, run.language):
            inline = _inline(run, element, setting)
        before = run
        look = role.look(run)
        if setting.typeset.common.issuperset(run.text):
            found.append(_Stretch(look, inline, at, at + len(run.text)))
            at += len(run.text)
            continue
        for face, group in groupby(clusters(run.text), key=lambda cluster: _face(cluster, look.face, setting.typeset)):
            stop = at + sum(map(len, group))
            found.append(_Stretch(role.in_face(look, face), inline, at, stop))
            at = stop
    return found or [_Stretch(role.plain, element, 0, 0)]


def _inline(run: Run, element: int, setting: Setting) -> int:
    """The element of a run inside that of its paragraph, where it needs one of its own."""
    language = run.language if run.language != setting.language else ""
    link = run.link if address(run.link) else ""
    if element == ARTIFACT or not (link or language):
        return element
    return setting.element(Element("Link" if link else "Span", element, language=language, link=link))


def _face(cluster: str, wanted: Face, typeset: Typeset) -> Face:
    missing = next((character for character in cluster if character not in wanted.coverage), "")
    return typeset.stand_in(wanted, missing) if missing else wanted


def _filled(pieces: list[_Piece], room: float) -> list[list[_Piece]]:
    """The pieces line by line."""
    room += _SLACK
    lines: list[list[_Piece]] = []
    line: list[_Piece] = []
    used = 0.0
    for piece in pieces:
        if line and used + piece.width + piece.hyphen > room:
            lines.append(line)
            line, used = [], 0.0
        if piece.width > room:
            for cluster in _cut(piece):
                if line and used + cluster.width > room:
                    lines.append(line)
                    line, used = [], 0.0
                line.append(cluster)
                used += cluster.width + cluster.gap
        else:
            line.append(piece)
            used += piece.width + piece.gap
    return [*lines, line]


def _cut(piece: _Piece) -> list[_Piece]:
    """A piece that is wider than a line, in grapheme clusters; a cluster of characters in two looks stays whole."""
    cut = [
        _Piece((part := _Part(look, element, cluster, look.face.words[cluster]),), part.word.width * look.size / 1000)
        for look, element, text, _ in piece.parts
        for cluster in clusters(text)
    ]
    if cut:
        cut[-1] = cut[-1]._replace(gap=piece.gap, hyphen=piece.hyphen)
    return cut


def _line(pieces: list[_Piece], role: Role, setting: Setting) -> Line:
    """A line of pieces: those that follow one another in the same look and element become one span."""
    usage = setting.usage
    spans: list[Span] = []
    look: Look | None = None
    element = ARTIFACT
    codes: list[bytes] = []
    texts: list[str] = []
    width = total = 0.0

    def close() -> None:
        if look is not None and codes:
            spans.append(Span(look, element, width, b"".join(codes), "".join(texts)))

    last = len(pieces) - 1
    for number, piece in enumerate(pieces):
        for part in piece.parts:
            if part.look is not look or part.element != element:
                close()
                look, element, codes, texts, width = part.look, part.element, [], [], 0.0
            codes.append(_code(part, usage))
            texts.append(part.text)
            width += part.word.width * part.look.size / 1000
            total += part.word.width * part.look.size / 1000
        if look is None:
            continue
        if number == last and piece.hyphen:
            hyphen = _Part(look, element, _SOFT_HYPHEN, look.face.words[_SOFT_HYPHEN])
            codes.append(_code(hyphen, usage))
            texts.append(_SOFT_HYPHEN)
            width += piece.hyphen
            total += piece.hyphen
        elif piece.gap:
            usage.note(look.face, " ")
            codes.append(b"\0 ")
            texts.append(" ")
            if number != last:
                width += look.space
                total += look.space
    close()
    return Line(tuple(spans), total, role.leading, role.rise)


def _code(part: _Part, usage: Usage) -> bytes:
    word = part.word
    if word.glyphs:
        return usage.code(part.look.face, word, part.look.size)
    if word.code:
        usage.note(part.look.face, part.text)
    return word.code
