"""Dates, times and marks in the form of a language: the offset is that of the hour, also on the day on which the clocks change."""

import datetime as dt
import unicodedata

import pytest

from memos.compose.dates import day, day_of_week, offset, span
from memos.compose.punctuation import punctuation

NO_BREAK_HYPHEN = "\u2011"


@pytest.mark.parametrize(
    ("zone", "day", "time", "expected"),
    [
        ("America/New_York", "2026-03-08", "00:30", "UTC-5"),
        ("America/New_York", "2026-03-08", "12:00", "UTC-4"),
        ("America/New_York", "2026-11-01", "00:10", "UTC-4"),
        ("Europe/Berlin", "2026-03-29", "00:30", "UTC+1"),
        ("Asia/Almaty", "2026-03-29", "09:00", "UTC+5"),
        ("Asia/Kolkata", "2026-03-29", "09:00", "UTC+5:30"),
    ],
)
def test_the_offset_is_that_of_the_hour(zone: str, day: str, time: str, expected: str) -> None:
    made = offset(zone, dt.date.fromisoformat(day), dt.time.fromisoformat(time))
    assert made.replace(NO_BREAK_HYPHEN, "-") == expected


@pytest.mark.parametrize(
    ("locale", "expected"),
    [
        ("ar_AE", "09:30–17:30"),
        ("ar_EG", "09:30–17:30"),
        ("zh_Hant_TW", "09:30–17:30"),
        ("es_MX", "09:30–17:30"),
        ("he_IL", "9:30–17:30"),
        ("hsb", "9:30 hodź.–17:30 hodź."),
        ("en_GB", "09:30–17:30"),
        ("en_US", "9:30\u00a0AM–5:30\u00a0PM"),
    ],
)
def test_an_official_paper_has_the_clock_of_24_hours_but_in_american_english(locale: str, expected: str) -> None:
    assert span(dt.time(9, 30), dt.time(17, 30), locale) == expected


@pytest.mark.parametrize("locale", ["ar_AE", "ar_EG", "he_IL", "zh_CN", "fr_FR", "es_ES"])
def test_dates_have_western_digits_and_nothing_invisible(locale: str) -> None:
    written = day(dt.date(2026, 4, 18), locale) + day_of_week(dt.date(2026, 4, 18), locale)
    assert "2026" in written
    assert "18" in written
    assert not {unicodedata.category(letter) for letter in written} & {"Cf", "Cc"}
    assert {letter for letter in written if letter.isdigit()} <= set("0123456789")


@pytest.mark.parametrize(
    ("tag", "comma"),
    [("en", ", "), ("he", ", "), ("ar", "، "), ("fa-IR", "، "), ("ar-Latn", ", "), ("uz-Arab", "، "), ("zh-Hant", "，"), ("ko", ", ")],
)  # fmt: skip
def test_a_comma_is_that_of_the_script(tag: str, comma: str) -> None:
    assert punctuation(tag).comma == comma
