"""The order of mixed directions: known cases, and any text in the order that another implementation of UAX 9 gives it."""

import pytest
from bidi import get_display
from hypothesis import given, settings
from hypothesis import strategies as st

from memos.bidi import Isolate, levels, visual

LETTERS = "abZ אבג دهوعرب 0123٠١٢.,:;!?-+%$€/()[]{}«»\"'&*\u0301\u05b0\u064b《》⟨〈〉"
TURNED = str.maketrans(")]}»》⟩〉>", "([{«《⟨〈<")
"""Implementations differ in which signs they show mirrored; where they stand is what counts here."""


MARKED = ("\u2066{}\u2069", "\u2067{}\u2069")
"""LEFT-TO-RIGHT ISOLATE and RIGHT-TO-LEFT ISOLATE, each to POP DIRECTIONAL ISOLATE."""
INVISIBLE = str.maketrans("", "", "\u2066\u2067\u2069")


def shown(text: str, base: int, isolates: tuple[Isolate, ...] = ()) -> str:
    found = levels(text, base, isolates)
    return "".join(text[at] for at in visual(found))


@pytest.mark.parametrize(
    ("text", "base", "expected"),
    [
        ("abc (def) 12", 0, "abc (def) 12"),
        ("שלום", 0, "םולש"),
        ("he said שלום (twice).", 0, "he said םולש (twice)."),
        ("12 מרץ 2026", 1, "2026 ץרמ 12"),
        ("السعر 15% و USD 3.5", 1, "USD 3.5 و %15 رعسلا"),
        ("(من 2025–2027)", 1, ")2027–2025 نم("),
        ("abc אבג 12 def", 0, "abc 12 גבא def"),
    ],
)
def test_known_orders(text: str, base: int, expected: str) -> None:
    assert shown(text, base) == expected


@settings(max_examples=1500)
@given(st.text(LETTERS, max_size=24), st.sampled_from([0, 1]))
def test_any_text_is_ordered_as_by_another_implementation(text: str, base: int) -> None:
    other = get_display(text, base_dir="LR"[base])
    assert shown(text, base).translate(TURNED) == other.translate(TURNED)


@settings(max_examples=1500)
@given(st.lists(st.tuples(st.text(LETTERS, max_size=8), st.sampled_from([None, 0, 1])), max_size=5), st.sampled_from([0, 1]))  # fmt: skip
def test_what_stands_by_itself_is_ordered_as_an_isolate_by_another_implementation(
    parts: list[tuple[str, int | None]], base: int
) -> None:
    text = marked = ""
    isolates = []
    for part, inner in parts:
        text += " "
        marked += " "
        if inner is not None:
            isolates.append(Isolate(len(text), len(text) + len(part), inner))
        text += part
        marked += part if inner is None else MARKED[inner].format(part)
    other = get_display(marked, base_dir="LR"[base]).translate(INVISIBLE)
    assert shown(text, base, tuple(isolates)).translate(TURNED) == other.translate(TURNED)
