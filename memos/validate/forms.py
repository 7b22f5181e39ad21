"""Dates and times in other forms than an input's, where they can mean one day or one time only."""

import datetime as dt
import re

_YEAR_FIRST = re.compile(r"(?P<year>\d{4})[-./](?P<month>\d{1,2})[-./](?P<day>\d{1,2})")
_DOTS = re.compile(r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})")
_EITHER = re.compile(r"(?P<one>\d{1,2})[-/](?P<two>\d{1,2})[-/](?P<year>\d{4})")
_WORDS = (
    re.compile(r"(?P<day>\d{1,2})(?:st|nd|rd|th)? (?P<name>[A-Za-z]+)\.?,? (?P<year>\d{4})"),
    re.compile(r"(?P<name>[A-Za-z]+)\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?,? (?P<year>\d{4})"),
)
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_TIME = re.compile(r"(?P<hour>\d{1,2})[:.](?P<minute>\d{2})")


def iso_date(text: str) -> str:
    """The day as ``2023-05-01``, or empty where it is none, or could be two: ``05/01/2023`` may be in May or in January."""
    if found := _YEAR_FIRST.fullmatch(text) or _DOTS.fullmatch(text):
        return _day(int(found["year"]), int(found["month"]), int(found["day"]))
    if found := _EITHER.fullmatch(text):
        one, two, year = int(found["one"]), int(found["two"]), int(found["year"])
        days = {day for day in (_day(year, one, two), _day(year, two, one)) if day}
        return days.pop() if len(days) == 1 else ""
    for form in _WORDS:
        if found := form.fullmatch(text):
            name = found["name"].casefold()
            months = [number for number, month in enumerate(_MONTHS, 1) if name in {month, month[:3]}]
            return _day(int(found["year"]), months[0], int(found["day"])) if months else ""
    return ""


def clock_time(text: str) -> str:
    """The time as ``09:30``, or empty."""
    found = _TIME.fullmatch(text)
    if not found or int(found["hour"]) > 23 or int(found["minute"]) > 59:
        return ""
    return f"{int(found['hour']):02}:{found['minute']}"


def _day(year: int, month: int, day: int) -> str:
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return ""
