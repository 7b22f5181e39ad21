"""The pieces of a paragraph, between which its lines may end: words, or parts of them, each in one look, element and direction or in several."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from memos import bidi
from memos.direction import isolates
from memos.document import Run, Runs
from memos.writers.links import address

from .breaks import clusters, may_break, segments
from .faces import Face, Word
from .pages import ARTIFACT, Element
from .typeset import Look, Role

if TYPE_CHECKING:
    from .lines import Setting

SOFT_HYPHEN = "\u00ad"
_LONGEST_SHAPED = 400
"""Characters; a longer word is cut and set cluster by cluster, without kerning."""


class Part(NamedTuple):
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


class Piece(NamedTuple):
    """What no line ends in, as long as it fits on one; `gap` is the width of the space behind it, or 0."""

    parts: tuple[Part, ...]
    width: float
    gap: float = 0
    gap_level: int = 0
    hyphen: float = 0
    """Width of the hyphen that a line shows where it ends with this piece."""


def pieces_of(runs: Runs, role: Role, element: int, setting: "Setting", base: int) -> list[Piece]:
    """What a paragraph's lines are made of, its words or parts of them."""
    if are_ordinary(runs, role, setting, base):
        return of_words([run.text for run in runs], [role.look(run) for run in runs], inlines(runs, element, setting))
    return _of_any_text(runs, role, element, setting, base)


def are_ordinary(runs: Runs, role: Role, setting: "Setting", base: int) -> bool:
    """Whether a paragraph is of words alone that are read from left to right."""
    return base == bidi.LEFT_TO_RIGHT and all(_is_ordinary(run, role, setting) for run in runs)


def _is_ordinary(run: Run, role: Role, setting: "Setting") -> bool:
    """Whether there is no more to heed in a run than its spaces and hyphens."""
    words = role.look(run).face.words
    return not setting.typeset.families_of(run.language or setting.language) and all(
        not words[text].odd and words[text].width for text in run.text.split(" ") if text
    )


def of_words(texts: Sequence[str], looks: Sequence[Look], elements: Sequence[int]) -> list[Piece]:
    """The pieces of ordinary runs, whose texts, looks and elements these are."""
    found: list[Piece] = []
    parts: list[Part] = []

    def close(*, gap: bool) -> None:
        if parts:
            found.append(Piece(tuple(parts), _width(parts), parts[-1].look.space if gap else 0))
            parts.clear()
        elif gap and found and not found[-1].gap:
            found[-1] = found[-1]._replace(gap=found[-1].parts[-1].look.space)

    for whole, look, inline in zip(texts, looks, elements, strict=True):
        words = look.face.words
        for number, text in enumerate(whole.split(" ")):
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
                parts.append(Part(look, inline, part, word, 0))
                close(gap=False)
            last, word = cut[-1]
            parts.append(Part(look, inline, last, word, 0))
    close(gap=False)
    return found


def _of_any_text(runs: Runs, role: Role, element: int, setting: "Setting", base: int) -> list[Piece]:
    text = "".join([run.text for run in runs])
    turns = base or bidi.is_mixed(text)
    levels = bidi.levels(text, base, isolates(runs, setting.language)) if turns else None
    stretches = _stretches(runs, role, element, setting, levels)
    found: list[Piece] = []
    at = 0
    for start, stop, gap, soft in segments(text, runs[0].language or setting.language if runs else setting.language):
        while stretches[at].stop <= start and at + 1 < len(stretches):
            at += 1
        parts: list[Part] = []
        step = at
        while step < len(stretches) and stretches[step].start < stop:
            look, inline, level, begin, end = stretches[step]
            shown = text[max(begin, start) : min(end, stop)].replace(SOFT_HYPHEN, "")
            if shown:
                parts.append(Part(look, inline, shown, _shaped(look.face, shown, level), level))
            step += 1
        look = parts[-1].look if parts else stretches[at].look
        hyphen = look.face.words[SOFT_HYPHEN].width * look.size / 1000 if soft else 0
        gap_level = levels[stop] if levels and gap else 0
        found.append(Piece(tuple(parts), _width(parts), look.space if gap else 0, gap_level, hyphen))
    return found


def _shaped(face: Face, text: str, level: int) -> Word:
    """The shaped word; one too long to stand on any line is given a width that has it cut up."""
    if len(text) > _LONGEST_SHAPED:
        return Word(float("inf"), b"", odd=True)
    return (face.turned if level % 2 else face.words)[text]


def _width(parts: Sequence[Part]) -> float:
    return sum([part.word.width * part.look.size for part in parts]) / 1000


class _Stretch(NamedTuple):
    look: Look
    element: int
    level: int
    start: int
    stop: int


def _stretches(
    runs: Runs, role: Role, element: int, setting: "Setting", levels: Sequence[int] | None
) -> list[_Stretch]:
    """The look, element and level of each stretch of the runs' text, in order and without gaps."""
    found: list[_Stretch] = []
    typeset = setting.typeset
    at = 0
    for run, inline in zip(runs, inlines(runs, element, setting), strict=True):
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


def inlines(runs: Runs, element: int, setting: "Setting") -> list[int]:
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


def _inline(run: Run, element: int, setting: "Setting") -> int:
    language = run.language if run.language != setting.language else ""
    link = run.link if address(run.link) else ""
    linked = link or run.target
    if not (linked or language):
        return element
    target = setting.anchors.get(run.target, -1)
    return setting.element(Element("Link" if linked else "Span", element, language=language, link=link, target=target))


def cut_up(piece: Piece) -> list[Piece]:
    """A piece that is wider than a line, in grapheme clusters; a cluster of characters in two looks stays whole."""
    cut = [
        Piece(
            (made := Part(part.look, part.element, cluster, _shaped(part.look.face, cluster, part.level), part.level),),
            made.width,
        )
        for part in piece.parts
        for cluster in clusters(part.text)
    ]
    if cut:
        cut[-1] = cut[-1]._replace(gap=piece.gap, gap_level=piece.gap_level, hyphen=piece.hyphen)
    return cut
