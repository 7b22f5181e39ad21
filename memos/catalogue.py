"""All rules by code, each with its manual page: what `memos explain` prints and reports name."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from inspect import getdoc

from memos.checks import RULES as CHECKING
from memos.checks.silencing import how_to_silence
from memos.findings import Finding
from memos.rules import RULES as READING
from memos.writers.pdf.rules import RULES as RENDERING

RULES: dict[str, Callable[..., Finding]] = {**READING, **CHECKING, **RENDERING}


@dataclass(frozen=True, slots=True)
class Page:
    """The manual page of a rule."""

    code: str
    name: str
    """What it finds, in a few words: the first line."""
    text: str
    """The whole page, with how the finding is silenced, which follows from the code."""
    source: str
    """Where the rule comes from; `practice` where nothing states it."""


@cache
def page(code: str) -> Page:
    """The manual page of a code; raises `KeyError` where there is no such rule."""
    body, _, source = (getdoc(RULES[code]) or "").rstrip().rpartition("\n\nSource: ")
    text = f"{body}\n\nSilence it: {how_to_silence(code)}\n\nSource: {source}"
    name = text.partition("\n")[0].removeprefix(f"{code}: ")
    return Page(code, name, text, " ".join(source.split()))
