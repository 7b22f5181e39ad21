"""Runs of text into lines of a given width: as many words on each line as it holds.

A paragraph of one run, whose words are all ordinary and fit, takes a short way: its words' widths and bytes are kept from paper to paper. Any other
is cut into pieces, between which lines may end; a piece too wide for a line is cut between grapheme clusters. Where directions of writing meet, the
parts of a line are placed in the order in which they are seen, but stay in that in which they are read: so a screen reader hears them right.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import NamedTuple

from memos.document import Run, Runs
from memos.writers import bidi
from memos.writers.columns import Extent
from memos.writers.direction import is_rtl, paragraph_is_rtl
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
BOUNDLESS = 1e9
_WITH_ANOTHER = 2
_MOST_HYPHENS = 2
"""Lines in a row that end with a hyphen."""


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
        return [_line(line, role, self, base) for line in _filled(_pieces(runs, role, element, self, base), room)]

    def width(self, text: str, role: Role) -> float:
        """Width of a text on one line, in points."""
        return sum(span.width for line in self.lines((Run(text),), role, BOUNDLESS, ARTIFACT) for span in line.spans)

    def extent(self, runs: Runs, role: Role) -> Extent:
        """How wide the runs are, in a cell of a table."""
        if len(runs) == 1 and not self.rtl:
            run = runs[0]
            if not run.language or run.language == self.language or not self.typeset.families_of(run.language):
                found = _plain_extent(run.text, role.look(run))
                if found is not None:
                    return found
        base = bidi.RIGHT_TO_LEFT if paragraph_is_rtl(runs, self.language) else bidi.LEFT_TO_RIGHT
        widest = widest_word = word = line = 0.0
        for piece in _pieces(runs, role, ARTIFACT, self, base):
            widest = max(widest, piece.width + piece.hyphen)
            word += piece.width
            line += piece.width + piece.gap
            widest_word = max(widest_word, word)
            if piece.gap:
                word = 0.0
        return Extent(widest, widest_word, line)


def _merged(runs: Runs, anchors: Mapping[str, int]) -> Runs:
    """The runs that have text, those that follow one another with the same traits as one; what refers to no heading is plain text."""
    merged: list[Run] = []
    for run in runs:
        if not run.text:
            continue
        given = replace(run, target="") if run.target and (run.link or run.target not in anchors) else run
        last = merged[-1] if merged else None
        if last and (last.strong, last.emphasis, last.link, last.target, last.language) == (
            given.strong, given.emphasis, given.link, given.target, given.language,
        ):  # fmt: skip
            merged[-1] = replace(last, text=last.text + given.text)
        else:
            merged.append(given)
    return tuple(merged)


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
    words = look.face.words
    scale = look.size / 1000
    space = words[" "].width
    units = room / scale + _SLACK
    lines: list[Line] = []
    said: list[str] = []
    codes: list[bytes] = []
    used = -space

    def end_line(end: str = " ") -> None:
        code = b"\0 ".join(codes) + b"\0 " * len(end)
        lines.append(_of_one(look, element, used * scale, code, " ".join(said) + end, role))

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
    usage.note(look.face, text)
    return lines


def _of_one(look: Look, element: int, width: float, code: bytes, text: str, role: Role) -> Line:
    return Line((Span(look, element, width, code, text),), width, role.leading, role.rise)


class _Part(NamedTuple):
    """A stretch of a piece in one look and direction."""

    look: Look
    element: int
    text: str
    word: Word
    level: int
    """Written from right to left where odd."""

    @property
    def width(self) -> float:
        return self.word.width * self.look.size / 1000


class _Piece(NamedTuple):
    """What no line ends in, as long as it fits on one; `gap` is the width of the space behind it, or 0."""

    parts: tuple[_Part, ...]
    width: float
    gap: float = 0
    gap_level: int = 0
    hyphen: float = 0
    """Width of the hyphen that a line shows where it ends with this piece."""


def _pieces(runs: Runs, role: Role, element: int, setting: Setting, base: int) -> list[_Piece]:
    """What a paragraph's lines are made of, its words or parts of them."""
    if base == bidi.LEFT_TO_RIGHT and all(_is_ordinary(run, role, setting) for run in runs):
        return _of_words(runs, role, element, setting)
    return _of_any_text(runs, role, element, setting, base)


def _is_ordinary(run: Run, role: Role, setting: Setting) -> bool:
    """Whether there is no more to heed in a run than its spaces and hyphens."""
    words = role.look(run).face.words
    return not setting.typeset.families_of(run.language or setting.language) and all(
        not words[text].odd and words[text].width for text in run.text.split(" ") if text
    )


def _of_words(runs: Runs, role: Role, element: int, setting: Setting) -> list[_Piece]:
    found: list[_Piece] = []
    parts: list[_Part] = []

    def close(*, gap: bool) -> None:
        if parts:
            found.append(_Piece(tuple(parts), _width(parts), parts[-1].look.space if gap else 0))
            parts.clear()
        elif gap and found and not found[-1].gap:
            found[-1] = found[-1]._replace(gap=found[-1].parts[-1].look.space)

    for run, inline in zip(runs, _inlines(runs, element, setting), strict=True):
        look = role.look(run)
        words = look.face.words
        for number, text in enumerate(run.text.split(" ")):
            if number:
                close(gap=True)
            if not text:
                continue
            if words[text].stays and not parts and found:
                before = found.pop()
                space = before.parts[-1].look.face.words[" "]
                parts += (*before.parts, before.parts[-1]._replace(text=" ", word=space))
            cut = look.face.parts(text) if may_break(text) else ((text, words[text]),)
            for part, word in cut[:-1]:
                parts.append(_Part(look, inline, part, word, 0))
                close(gap=False)
            last, word = cut[-1]
            parts.append(_Part(look, inline, last, word, 0))
    close(gap=False)
    return found


def _of_any_text(runs: Runs, role: Role, element: int, setting: Setting, base: int) -> list[_Piece]:
    text = "".join([run.text for run in runs])
    levels = bidi.levels(text, base) if base or bidi.is_mixed(text) else None
    stretches = _stretches(runs, role, element, setting, levels)
    found: list[_Piece] = []
    at = 0
    for start, stop, gap, soft in segments(text, runs[0].language or setting.language if runs else setting.language):
        while stretches[at].stop <= start and at + 1 < len(stretches):
            at += 1
        parts: list[_Part] = []
        step = at
        while step < len(stretches) and stretches[step].start < stop:
            look, inline, level, begin, end = stretches[step]
            shown = text[max(begin, start) : min(end, stop)].replace(_SOFT_HYPHEN, "")
            if shown:
                parts.append(_Part(look, inline, shown, _shaped(look.face, shown, level), level))
            step += 1
        look = parts[-1].look if parts else stretches[at].look
        hyphen = look.face.words[_SOFT_HYPHEN].width * look.size / 1000 if soft else 0
        gap_level = levels[stop] if levels and gap else 0
        found.append(_Piece(tuple(parts), _width(parts), look.space if gap else 0, gap_level, hyphen))
    return found


def _shaped(face: Face, text: str, level: int) -> Word:
    """The shaped word; one too long to stand on any line is given a width that has it cut up."""
    if len(text) > _LONGEST_SHAPED:
        return Word(float("inf"), b"", odd=True)
    return (face.turned if level % 2 else face.words)[text]


def _width(parts: Sequence[_Part]) -> float:
    return sum([part.word.width * part.look.size for part in parts]) / 1000


class _Stretch(NamedTuple):
    look: Look
    element: int
    level: int
    start: int
    stop: int


def _stretches(runs: Runs, role: Role, element: int, setting: Setting, levels: Sequence[int] | None) -> list[_Stretch]:
    """The look, element and level of each stretch of the runs' text, in order and without gaps."""
    found: list[_Stretch] = []
    typeset = setting.typeset
    at = 0
    for run, inline in zip(runs, _inlines(runs, element, setting), strict=True):
        if not run.text:
            continue
        wanted = role.look(run)
        language = run.language or setting.language
        joins: tuple[Look, int, int] | None = None
        if levels is None and typeset.common.issuperset(run.text) and not typeset.families_of(language):
            found.append(_Stretch(wanted, inline, 0, at, at + len(run.text)))
            at += len(run.text)
            continue
        for cluster in clusters(run.text):
            stop = at + len(cluster)
            face = typeset.face_for(cluster, wanted.face, language)
            level = levels[at] if levels else 0
            look = role.in_face(wanted, face)
            if found and joins == (look, inline, level):
                found[-1] = found[-1]._replace(stop=stop)
            else:
                found.append(_Stretch(look, inline, level, at, stop))
            joins = (look, inline, level)
            at = stop
    return found or [_Stretch(role.plain, element, 0, 0, 0)]


def _inlines(runs: Runs, element: int, setting: Setting) -> list[int]:
    """The element of each run: that of its paragraph, or one inside it for a link or another language."""
    found: list[int] = []
    before: Run | None = None
    for run in runs:
        if before is None or (before.link, before.target, before.language) != (run.link, run.target, run.language):
            found.append(_inline(run, element, setting) if run.text and element != ARTIFACT else element)
        else:
            found.append(found[-1])
        before = run
    return found


def _inline(run: Run, element: int, setting: Setting) -> int:
    language = run.language if run.language != setting.language else ""
    link = run.link if address(run.link) else ""
    linked = link or run.target
    if not (linked or language):
        return element
    target = setting.anchors.get(run.target, -1)
    return setting.element(Element("Link" if linked else "Span", element, language=language, link=link, target=target))


def _filled(pieces: list[_Piece], room: float) -> list[list[_Piece]]:
    """The pieces line by line."""
    room += _SLACK
    lines: list[list[_Piece]] = []
    line: list[_Piece] = []
    used = 0.0
    for piece in pieces:
        if line and used + piece.width + piece.hyphen > room:
            carried = _carried(lines, line, room - piece.width - piece.hyphen)
            lines.append(line[: len(line) - len(carried)])
            line, used = carried, sum(part.width for part in carried)
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


def _carried(lines: list[list[_Piece]], line: list[_Piece], room: float) -> list[_Piece]:
    """The pieces of a word that goes to the next line whole, where its line would be the third in a row to end with a hyphen."""
    if not line[-1].hyphen or len(lines) < _MOST_HYPHENS or not all(before[-1].hyphen for before in lines[-_MOST_HYPHENS:]):  # fmt: skip
        return []
    start = next((number for number in range(len(line), 0, -1) if line[number - 1].gap), 0)
    carried = line[start:]
    return carried if start and sum(piece.width for piece in carried) <= room else []


def _cut(piece: _Piece) -> list[_Piece]:
    """A piece that is wider than a line, in grapheme clusters; a cluster of characters in two looks stays whole."""
    cut = [
        _Piece(
            (
                made := _Part(
                    part.look, part.element, cluster, _shaped(part.look.face, cluster, part.level), part.level
                ),
            ),
            made.width,
        )
        for part in piece.parts
        for cluster in clusters(part.text)
    ]
    if cut:
        cut[-1] = cut[-1]._replace(gap=piece.gap, gap_level=piece.gap_level, hyphen=piece.hyphen)
    return cut


def _line(pieces: list[_Piece], role: Role, setting: Setting, base: int) -> Line:
    """A line of pieces: those that follow one another in the same look and element become one span."""
    parts = _shown(pieces, setting)
    above, below = role.rise, role.leading - role.rise
    for look in {part.look for part in parts}:
        above, below = max(above, look.above), max(below, look.below)
    turned = base or any(part.level for part in parts)
    spans, width = _placed(parts, setting.usage, base) if turned else _joined(parts, setting.usage)
    return Line(spans, width, above + below, above)


def _shown(pieces: list[_Piece], setting: Setting) -> list[_Part]:
    """The parts of a line in the order in which they are read, with its spaces, and the hyphen at its end."""
    shown: list[_Part] = []
    for number, piece in enumerate(pieces):
        shown += piece.parts
        if not shown:
            continue
        last = shown[-1]
        if number + 1 == len(pieces) and piece.hyphen:
            words = last.look.face.words
            shown.append(_Part(last.look, last.element, _SOFT_HYPHEN, words[_SOFT_HYPHEN], last.level))
        elif piece.gap:
            setting.usage.note(last.look.face, " ")
            shown.append(_Part(last.look, last.element, " ", last.look.face.words[" "], piece.gap_level))
    return shown


def _joined(parts: Sequence[_Part], usage: Usage) -> tuple[tuple[Span, ...], float]:
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


def _placed(parts: Sequence[_Part], usage: Usage, base: int) -> tuple[tuple[Span, ...], float]:
    """The spans of parts of several directions, each at its own place, and the width of all but a space at the end."""
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
    before: _Part | None = None
    for part, left in zip(parts, lefts, strict=True):
        code = _code(part, usage)
        if before and _is_one(before, part):
            word = spans[-1]
            follows = abs(place + word.width - left) < _SLACK
            if follows or abs(left + part.width - place) < _SLACK:
                place = place if follows else left
                code = word.code + code if follows else code + word.code
                spans[-1] = Span(word.look, word.element, word.width + part.width, code, word.text + part.text, place)
                before = part
                continue
        place = left
        before = part
        spans.append(Span(part.look, part.element, part.width, code, part.text, left))
    return tuple(spans), sum([part.width for part in parts]) - (parts[last].width if ends else 0.0)


def _signs(part: _Part) -> list[_Part]:
    """The part; of signs without a letter that are written from right to left, each by itself: they are drawn as they are read.

    Programs that copy text turn what has letters of a right-to-left script, each sign beside them as it sees fit.
    """
    if part.level % 2 == 0 or not _is_sign(part):
        return [part]
    return [part._replace(text=sign, word=part.look.face.turned[sign]) for sign in clusters(part.text)]


def _is_sign(part: _Part) -> bool:
    return part.text != " " and not any(map(str.isalpha, part.text))


def _is_one(before: _Part, part: _Part) -> bool:
    """Whether two parts that are read one after the other are drawn as one, where they stand side by side."""
    if (before.look, before.element, before.level) != (part.look, part.element, part.level):
        return False
    return part.level % 2 == 0 or not (_is_sign(before) or _is_sign(part))


def _code(part: _Part, usage: Usage) -> bytes:
    word = part.word
    if word.glyphs:
        return usage.code(part.look.face, word, part.look.size)
    if word.code:
        usage.note(part.look.face, part.text)
    return word.code
