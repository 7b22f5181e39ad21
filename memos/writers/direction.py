"""The direction of writing of a language and of a paragraph, the same in every format.

A tag's own script decides (``az-Arab``), else the script that its language is written in (BCP 47, RFC 5646, 2.2.3). A paragraph has the paper's
direction, unless all its words are of a language of the other one: an English paragraph of an Arabic paper stays left to right, and a name in Arabic
letters does not turn the English line that it stands in.
"""

import unicodedata
from functools import lru_cache

from memos.document import Runs

_SCRIPTS = frozenset({"Adlm", "Arab", "Aran", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"})
"""Scripts that are written from right to left (ISO 15924)."""
_LANGUAGES = frozenset(
    {
        "ar", "arb", "arc", "ary", "arz", "bal", "bqi", "ckb", "dv", "fa", "glk", "he", "iw", "ji", "ks", "lrc", "mzn", "nqo", "pnb", "prs", "ps",
        "sd", "sdh", "skr", "syr", "ug", "ur", "yi",
    }
)  # fmt: skip
"""Languages that are written in such a script unless their tag names another."""
_SCRIPT_LENGTH = 4


@lru_cache(maxsize=256)
def is_rtl(tag: str) -> bool:
    """Whether text in the language of a BCP 47 tag is written from right to left."""
    language, *others = tag.split("-")
    script = others[0].title() if others and len(others[0]) == _SCRIPT_LENGTH and others[0].isalpha() else ""
    return script in _SCRIPTS if script else language.lower() in _LANGUAGES


def paragraph_is_rtl(runs: Runs, language: str) -> bool:
    """Whether a paragraph of a paper in that language is read from right to left."""
    paper = is_rtl(language)
    for run in runs:
        if is_rtl(run.language or language) == paper and any(map(str.isalpha, run.text)):
            return paper
    return paper != any(run.language and is_rtl(run.language) != paper for run in runs)


def text_is_rtl(text: str, *, otherwise: bool) -> bool:
    """Whether text whose language nobody says begins from right to left; `otherwise` where it has no letter (UAX 9, P2 and P3)."""
    kinds = (unicodedata.bidirectional(letter) for letter in text)
    first = next((kind for kind in kinds if kind in {"L", "R", "AL"}), "")
    return first != "L" if first else otherwise
