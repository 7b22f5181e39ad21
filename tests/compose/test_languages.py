"""Text in other letters than the input's language is in another language, and reads as that does."""

import pytest

from memos.compose.languages import by_language, has_others
from memos.document import Run, Runs, text_of


def parted(text: str, language: str, paper: str, *known: str) -> Runs:
    given = Run(text, language="" if language == paper else language)
    return by_language((given,), language, paper, (paper, *known))


@pytest.mark.parametrize(
    ("text", "language", "known", "expected"),
    [
        ("He said «نرحب بكم», and left", "en", ("ar",), [("He said «", ""), ("نرحب بكم", "ar"), ("», and left", "")]),
        ("He said again «نرحب بكم»", "en", (), [("He said again «", ""), ("نرحب بكم", "und-Arab"), ("»", "")]),
        ("the treaty (Договор о дружбе)", "en", ("kk",), [("the treaty (", ""), ("Договор о дружбе", "kk"), (")", "")]),
        ("the treaty (Договор)", "en", ("fr", "he"), [("the treaty (", ""), ("Договор", "und-Cyrl"), (")", "")]),
        ("Премьер-министр 李强", "ru", ("zh",), [("Премьер-министр ", ""), ("李强", "zh")]),
        ("東京 and ソウル 서울", "en", ("ja", "ko"), [("東京", "ja"), (" and ", ""), ("ソウル", "ja"), (" ", ""), ("서울", "ko")]),
        ("نشكر UNESCO في COP 29 اليوم", "ar", ("fr",), [("نشكر ", ""), ("UNESCO", "fr"), (" في ", ""), ("COP 29", "fr"), (" اليوم", "")]),
        ("نرحب بالتعاون مع UNDP في 2026.", "en", ("ar",), [("نرحب بالتعاون مع UNDP في 2026.", "ar")]),
        ("Memorandum of Understanding (مذكرة)", "ar", ("en",), [("Memorandum of Understanding (مذكرة)", "en")]),
    ],
)  # fmt: skip
def test_where_another_language_begins(
    text: str, language: str, known: tuple[str, ...], expected: list[tuple[str, str]]
) -> None:
    runs = parted(text, language, language, *known)
    assert [(run.text, run.language) for run in runs] == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Талдау UNDP 2026", "kk"), ("Naïve façade, Łódź", "en"), ("会谈 UNDP", "zh"), ("東京のソウル", "ja"), ("서울 首爾", "ko"), ("Ждём", "uk"),
        ("12.5 %", "ar"), ("Тұрақты", "kk-Cyrl"), ("Turaqty", "kk-Latn"), ("тест", "sr-Cyrl"), ("ਪੰਜਾਬ", "pa"),
    ],
)  # fmt: skip
def test_what_a_language_is_written_in_is_its_own(text: str, language: str) -> None:
    assert not has_others(text, language) or [run.language for run in parted(text, language, language)] == [""]


def test_single_letters_are_signs() -> None:
    assert [run.language for run in parted("Δ and \u0421anada", "en", "en", "ru")] == [""]


@pytest.mark.parametrize(
    ("text", "language", "paper", "direction"),
    [
        ("Talks", "en", "en", ""),
        ("He said again «نرحب»", "en", "en", "ltr"),
        ("نرحب بالتعاون مع UNDP", "en", "en", "rtl"),
        ("Water Division", "ar", "ar", "ltr"),
        ("the treaty (Договор)", "en", "ar", "ltr"),
        ("مع UNDP نرحب", "ar", "en", "rtl"),
        ("كتبت: The meeting was useful and frank", "ar", "ar", "rtl"),
        ("UNDP: نرحب بالتعاون مع الجميع", "en", "en", "ltr"),
    ],
)
def test_a_text_has_one_direction_that_of_its_first_letter_and_most_others(
    text: str, language: str, paper: str, direction: str
) -> None:
    assert {run.direction for run in parted(text, language, paper, "en", "ar")} == {direction}


def test_a_stretch_in_the_papers_own_language_has_no_tag() -> None:
    runs = parted("نشكر Water Division جدا جزيلا شكرا لكم", "ar", "en")
    assert [(run.text, run.language) for run in runs][1] == ("Water Division", "")
    assert {run.language for run in runs} == {"ar", ""}


def test_emphasis_and_links_stay() -> None:
    runs = (Run("the "), Run("whole نص", strong=True), Run(" here", link="https://example.org/"))
    made = by_language(runs, "en", "en", ("en", "ar"))
    assert text_of(made) == text_of(runs)
    assert [(run.text, run.strong, run.link, run.language) for run in made] == [
        ("the ", False, "", ""),
        ("whole ", True, "", ""),
        ("نص", True, "", "ar"),
        (" here", False, "https://example.org/", ""),
    ]
