"""The order of mixed directions: known cases, and any text in the order that another implementation of UAX 9 gives it."""

import pytest
from bidi import get_display
from hypothesis import given, settings
from hypothesis import strategies as st

from memos.writers.bidi import levels, visual

LETTERS = "abZ אבג دهوعرب 0123٠١٢.,:;!?-+%$€/()[]{}«»\"'&*\u0301\u05b0\u064b《》⟨〈〉"
TURNED = str.maketrans(")]}»》⟩〉>", "([{«《⟨〈<")
"""Implementations differ in which signs they show mirrored; where they stand is what counts here."""


def shown(text: str, base: int) -> str:
    found = levels(text, base)
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
