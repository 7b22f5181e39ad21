"""The direction of a language and of a paragraph."""

import pytest

from memos.direction import is_rtl, paragraph_is_rtl
from memos.document import Run


@pytest.mark.parametrize("tag", ["ar", "ar-EG", "AR", "he", "he-IL", "fa", "ur", "yi", "ps", "sd", "ug", "dv", "ckb", "az-Arab", "uz-arab-AF", "pa-Arab"])  # fmt: skip
def test_written_from_right_to_left(tag: str) -> None:
    assert is_rtl(tag)


@pytest.mark.parametrize("tag", ["en", "kk", "zh", "zh-Hant", "ar-Latn", "he-Latn", "ug-Cyrl", "az", "uz", "hi", "ka", "", "en-IL"])  # fmt: skip
def test_written_from_left_to_right(tag: str) -> None:
    assert not is_rtl(tag)


@pytest.mark.parametrize(
    ("language", "runs", "expected"),
    [
        ("en", (), False),
        ("ar", (), True),
        ("ar", (Run("محضر"),), True),
        ("ar", (Run("Draft resolution", language="en"),), False),
        ("ar", (Run("2. "), Run("Draft resolution", language="en")), False),
        ("ar", (Run("الملحق "), Run("Draft resolution", language="en")), True),
        ("en", (Run("سالم حداد", language="ar"),), True),
        ("en", (Run("سالم حداد", language="ar"), Run("; "), Run("also spelt Salim")), False),
        ("ar", (Run("10:30"),), True),
        ("ar", (Run("דוח", language="he"),), True),
    ],
)
def test_a_paragraph_turns_only_where_all_its_words_do(language: str, runs: tuple[Run, ...], expected: bool) -> None:
    assert paragraph_is_rtl(runs, language) is expected
