"""Dates, times and names of languages and countries in the form of a locale (CLDR, through Babel)."""

import datetime as dt
import re
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_time
from babel.lists import format_list

_NO_BREAK_SPACE = "\u00a0"
_NO_BREAK_HYPHEN = "\u2011"
_TWELVE_HOURS = re.compile("[abBhK]")
"""Letters of a pattern that has hours up to twelve, or prints the half of the day (UTS 35)."""


@lru_cache(maxsize=4096)
def day(value: dt.date, locale: str) -> str:
    """``28 April 2023``."""
    return format_date(value, format="long", locale=locale)


@lru_cache(maxsize=4096)
def day_of_week(value: dt.date, locale: str) -> str:
    """``Friday, 28 April 2023``."""
    return format_date(value, format="full", locale=locale)


def days(first: dt.date | None, last: dt.date | None, locale: str) -> str:
    """``27 April 2023 – 29 April 2023``; one day where only one is known or both are one, empty where none is."""
    given = dict.fromkeys(day(date, locale) for date in (first, last) if date)
    return " – ".join(given)


@lru_cache(maxsize=4096)
def clock(value: dt.time, locale: str) -> str:
    """``10:30``, or ``10:30 am`` in English of a region that writes so; official papers in other languages have the 24-hour clock."""
    known = Locale.parse(locale)
    letters = "".join(str(known.time_formats["short"].pattern).split("'")[::2])
    form = "HH:mm" if known.language != "en" and _TWELVE_HOURS.search(letters) else "short"
    return format_time(value, format=form, locale=known).replace("\u202f", _NO_BREAK_SPACE)


def span(start: dt.time, end: dt.time | None, locale: str) -> str:
    """``10:30–11:15``."""
    return clock(start, locale) if end is None else f"{clock(start, locale)}–{clock(end, locale)}"


def later(start: dt.time, minutes: int) -> dt.time:
    """The time of day `minutes` after `start`; past midnight it begins anew."""
    total = (start.hour * 60 + start.minute + minutes) % (24 * 60)
    return dt.time(total // 60, total % 60)


def offset(zone: str, date: dt.date | None, start: dt.time | None) -> str:
    """``UTC+5`` or ``UTC+5:30`` on that day at that time, or at noon; the zone's own name where the day is not known."""
    if date is None:
        return zone.replace("_", " ")
    shift = dt.datetime.combine(date, start or dt.time(12), ZoneInfo(zone)).utcoffset() or dt.timedelta()
    minutes = round(shift.total_seconds() / 60)
    sign = "+" if minutes >= 0 else _NO_BREAK_HYPHEN
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{sign}{hours}:{rest:02d}" if rest else f"UTC{sign}{hours}"


@lru_cache(maxsize=512)
def language_name(tag: str, locale: str) -> str:
    """``Kazakh``; the tag itself where the locale has no name for it."""
    return Locale.parse(tag, sep="-").get_display_name(locale) or tag


@lru_cache(maxsize=512)
def country_name(code: str, locale: str) -> str:
    """``Kazakhstan``; empty where the locale has no name for the code."""
    return str(Locale.parse(locale).territories.get(code, ""))


def listed(values: tuple[str, ...], locale: str) -> str:
    """``A, B and C``."""
    return format_list(values, locale=locale)
