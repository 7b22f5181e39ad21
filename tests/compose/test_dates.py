"""Dates and times: the offset is that of the hour, also on the day on which the clocks change."""

import datetime as dt

import pytest

from memos.compose.dates import offset

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
