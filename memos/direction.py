"""The direction of writing of a language and of a paragraph, the same in every format.

A tag's own script decides (``az-Arab``), else the script that its language is written in (BCP 47, RFC 5646, 2.2.3). A paragraph has the paper's
direction, unless all its words are of texts of the other one: an English paragraph of an Arabic paper stays left to right, and a name in Arabic
letters does not turn the English line that it stands in.
"""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from memos.bidi import LEFT_TO_RIGHT, RIGHT_TO_LEFT, Isolate
from memos.document import Run, Runs
from memos.scripts import script_of

_SCRIPTS = frozenset({"Adlm", "Arab", "Aran", "Armi", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"})
"""Scripts that are written from right to left (ISO 15924)."""


@lru_cache(maxsize=256)
def is_rtl(tag: str) -> bool:
    """Whether text in the language of a BCP 47 tag is written from right to left."""
    return script_of(tag) in _SCRIPTS


def paragraph_is_rtl(runs: Runs, language: str) -> bool:
    """Whether a paragraph of a paper in that language is read from right to left."""
    paper = is_rtl(language)
    turned = False
    for run in runs:
        if _is_rtl(run, language) != paper:
            turned = True
        elif any(map(str.isalpha, run.text)):
            return paper
    return paper != turned


def isolates(runs: Runs, language: str) -> Sequence[Isolate]:
    """Each text of the runs that stands by itself: it keeps its order, and does not turn a date or a label that stands beside it."""
    found: list[Isolate] = []
    at = 0
    before: int | None = None
    for run in runs:
        stop = at + len(run.text)
        if not run.text:
            continue
        base = None
        if run.direction or (run.language and run.language != language):
            base = RIGHT_TO_LEFT if _is_rtl(run, language) else LEFT_TO_RIGHT
            start = found.pop().start if base == before else at
            found.append(Isolate(start, stop, base))
        before = base
        at = stop
    return found


def _is_rtl(run: Run, language: str) -> bool:
    return run.direction == "rtl" if run.direction else is_rtl(run.language or language)


def text_is_rtl(text: str, *, otherwise: bool) -> bool:
    """Whether text whose language nobody says begins from right to left; `otherwise` where it has no letter (UAX 9, P2 and P3)."""
    kinds = (unicodedata.bidirectional(letter) for letter in text)
    first = next((kind for kind in kinds if kind in {"L", "R", "AL"}), "")
    return first != "L" if first else otherwise
