"""SCH: days and hours that cannot be: ends before beginnings, weekdays that are others, times without a zone, papers that come too late."""

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from babel import Locale, UnknownLocaleError

from memos.checks.texts import Texts, excerpt
from memos.findings import Excerpt, Finding
from memos.schemas.header import Header
from memos.schemas.meeting import Meeting
from memos.schemas.visit import Visit

_LONGEST = dt.timedelta(hours=12)
"""Of a meeting that goes on past midnight."""
_AHEAD = 2
"""Working days between a paper and its meeting."""
_SATURDAY = 6
_MONTHS = 12
_LONG_VISIT = 60
"""Days of a visit, as far as dates without a year are looked for in it."""
_CUT_SHORT = 4
"""Letters of a name that may be another word."""
_ENDINGS = (
    ("а", ["у", "ы", "е", "ой"]),
    ("я", ["ю", "и", "е", "ей"]),
    ("е", ["я", "ю", "ем", "и"]),
    ("к", ["ка", "ку", "ком", "ке"]),
    ("г", ["га", "гу", "гом", "ге"]),
)
"""The endings of weekdays in Cyrillic letters, and those of their other cases."""
_GOES_ON = re.compile(r"\s?[–—-]\s?\d|,?\s(?:and|or|to|through|&)\s\d{1,2}(?!\d|[:.]\d)|,\s\d{1,2}(?!\d|[:.]\d)")
"""What stands behind the first of several days of a month (``March 18 and 19``): the weekday before them may be the last one's."""
_YEARS = range(1900, 2200)
"""Years of our era that papers speak of; others are of another era."""


def days(visit: Visit, texts: Texts) -> Iterator[Finding]:
    """All that is wrong with days and hours by themselves."""
    if visit.start and visit.end and visit.end < visit.start:
        yield visit_ends_first(visit.start, visit.end, "end")
    zoned = any(meeting.time_zone for meeting in visit.meetings)
    late: set[str] = set()
    for number, meeting in enumerate(visit.meetings):
        path = f"meetings[{number}]"
        if meeting.start and meeting.end and meeting.end < meeting.start and _length(meeting) > _LONGEST:
            yield meeting_ends_first(meeting.start, meeting.end, f"{path}.end")
        if meeting.start and not (meeting.time_zone or visit.time_zone) and (zoned or _is_apart(meeting)):
            yield no_time_zone(meeting.start, f"{path}.start")
        for finding in _late(visit, meeting, path):
            if finding.path not in late:
                late.add(finding.path)
                yield finding
    yield from _weekdays(visit, texts)


def visit_ends_first(first: dt.date, last: dt.date, path: str) -> Finding:
    """SCH105: a visit that ends before it begins

    The last day of the visit is before its first. One of the two is wrong, and the papers would print both.

    Wrong:

        kind: visit
        title: Visit to Arden
        start: 2026-03-12
        end: 2026-03-11

    Right:

        kind: visit
        title: Visit to Arden
        start: 2026-03-12
        end: 2026-03-13

    Mend it: correct the days.

    Source: practice
    """
    return Finding(
        "SCH105", "error", f"the visit ends on {last}, before it begins on {first}", "correct the days", path=path
    )


def meeting_ends_first(start: dt.time, end: dt.time, path: str) -> Finding:
    """SCH106: a meeting that ends before it begins

    The end is an earlier hour than the beginning. A dinner may go on past midnight; a meeting that would last more than twelve hours in
    this way has a wrong hour.

    Wrong:

        kind: meeting
        subject: Talks
        start: 15:00
        end: 14:30

    Right:

        kind: meeting
        subject: Talks
        start: 14:00
        end: 14:30

    Mend it: correct the hours.

    Source: practice
    """
    return Finding(
        "SCH106",
        "warning",
        f"the meeting ends at {end:%H:%M}, before it begins at {start:%H:%M}",
        "correct the hours",
        path=path,
    )


def no_time_zone(start: dt.time, path: str) -> Finding:
    """SCH107: an hour that does not say of which time zone

    The two ends of a telephone call, or of a link by video, have clocks of their own, and so has each place of a visit that goes through
    several zones. An hour without its zone is read in the wrong one by somebody.

    Wrong:

        kind: meeting
        subject: Call with the Minister
        type: call
        start: 10:00

    Right:

        kind: meeting
        subject: Call with the Minister
        type: call
        start: 10:00
        time_zone: Asia/Almaty

    Mend it: add `time_zone:` to the meeting, or to the visit for all its meetings. A meeting at which all sit in one room needs none.

    Source: practice
    """
    return Finding("SCH107", "warning", f"{start:%H:%M} does not say of which time zone", "add `time_zone:`", path=path)


def paper_late(date: dt.date, held: dt.date, latest: dt.date, path: str) -> Finding:
    """SCH109: a paper that comes too late to be read

    The paper is addressed to somebody and dated later than two working days before the meeting. The US Department of Defense wants read-aheads
    by noon of that day. Saturdays and Sundays do not count; where the weekend is on other days, silence the code.

    Wrong:

        kind: meeting
        subject: Talks
        date: 2026-03-12
        header: {to: The Minister, date: 2026-03-11}

    Right:

        kind: meeting
        subject: Talks
        date: 2026-03-12
        header: {to: The Minister, date: 2026-03-10}

    Mend it: submit the paper earlier; when that cannot be, the date is right and the code can be silenced.

    Source: US Department of Defense, guidance on read-aheads
    """
    return Finding(
        "SCH109",
        "info",
        f"the paper is dated {date}, less than two working days before the meeting of {held}",
        f"submit it by {latest}",
        path=path,
        source="US Department of Defense, guidance on read-aheads",
    )


def wrong_weekday(written: Excerpt, day: dt.date, weekday: str, path: str, *, certain: bool = True) -> Finding:
    """SCH110: a weekday that is not that of its date

    A text gives a weekday and a date, and the date is another weekday. One of the two is wrong; half of the readers will take the wrong one.
    A date without its year is looked at where it is a day of the visit or of one of its meetings, and then the finding is a warning.

    Wrong:

        kind: meeting
        subject: Talks
        background: The experts meet on Monday, 12 March 2026.

    Right:

        kind: meeting
        subject: Talks
        background: The experts meet on Thursday, 12 March 2026.

    Mend it: correct the weekday or the date. The names of weekdays and months are those of the input's language (CLDR), whole or cut short.

    Source: practice
    """
    return Finding(
        "SCH110",
        "error" if certain else "warning",
        f"{day} is a {weekday}, not “{written}”",
        "correct the weekday or the date",
        path=path,
        excerpt=written,
    )


RULES: dict[str, Callable[..., Finding]] = {
    "SCH105": visit_ends_first,
    "SCH106": meeting_ends_first,
    "SCH107": no_time_zone,
    "SCH109": paper_late,
    "SCH110": wrong_weekday,
}


def _length(meeting: Meeting) -> dt.timedelta:
    """Of a meeting that ends on the next day."""
    start = dt.datetime.combine(dt.date.min, meeting.start or dt.time())
    return dt.datetime.combine(dt.date.min + dt.timedelta(days=1), meeting.end or dt.time()) - start


def _is_apart(meeting: Meeting) -> bool:
    """Whether those who meet are in different places."""
    return meeting.type == "call" or any(entry.attendance == "remote" for entry in meeting.participants)


def _late(visit: Visit, meeting: Meeting, path: str) -> Iterator[Finding]:
    """Of a paper for a meeting of which nothing is recorded yet."""
    own, shared = meeting.header or Header(), visit.header or Header()
    date = own.date or shared.date
    if not date or not meeting.date or date > meeting.date or not (own.to or shared.to):
        return
    if meeting.outcomes or meeting.discussion or any(item.discussion for item in meeting.agenda):
        return
    latest = meeting.date
    left = _AHEAD
    while left and latest > dt.date.min:
        latest -= dt.timedelta(days=1)
        left -= latest.isoweekday() < _SATURDAY
    if date > latest:
        yield paper_late(date, meeting.date, latest, f"{path}.header.date" if own.date else "header.date")


def _weekdays(visit: Visit, texts: Texts) -> Iterator[Finding]:
    dated = _dated(visit.language)
    if dated is None or not dated.weekday.search(texts.folded):
        return
    known = _known(visit)
    for path, text in texts.entries:
        if not dated.weekday.search(text.lower()):
            continue
        for match in dated.form.finditer(text):
            if _GOES_ON.match(text, match.end()):
                continue
            given = {name.rstrip("0123456789"): value for name, value in match.groupdict().items() if value}
            for day in _days(given, dated, known):
                if day.weekday() != dated.weekdays[given["weekday"].lower().rstrip(".")]:
                    name = dated.names[day.weekday()]
                    yield wrong_weekday(excerpt(match), day, name, path, certain="year" in given)


class _Dated:
    """How a language writes dates with their weekdays."""

    __slots__ = ("form", "months", "names", "weekday", "weekdays")

    def __init__(self, locale: Locale) -> None:
        days = {case: day for name, day in _names(locale.days) for case in _cases(name)}
        months = dict(_names(locale.months))
        self.weekdays = {name.lower().rstrip("."): day for name, day in days.items()}
        self.months = {name.lower().rstrip("."): month for name, month in months.items()}
        self.names = tuple(locale.days["stand-alone"]["wide"][day] for day in range(7))
        self.weekday = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, self.weekdays))})(?!\w)|曜|周|星期|週")
        weekday = "|".join(map(_weekday, sorted(days, key=len, reverse=True)))
        month = "|".join(map(_month, sorted(months, key=len, reverse=True)))
        day_month = rf"(?P<day{{0}}>\d{{{{1,2}}}})(?:st|nd|rd|th|er|[.º])?(?: of| de)? ב?(?P<month{{0}}>{month})(?!\w)"
        month_day = rf"(?P<month{{0}}>{month}) (?P<day{{0}}>\d{{{{1,2}}}})(?:st|nd|rd|th)?(?!\d)"
        year = r"(?:,?(?: de| of)? (?P<year{0}>\d{{4}})(?!\d))?"
        year_first = (
            r"(?P<year{0}>\d{{4}}) (?:жылғы|жылдың|ж\.) (?P<day{0}>\d{{1,2}}) " + rf"(?P<month{{0}}>{month})(?!\w)"
        )
        iso = r"(?P<year{0}>\d{{4}})-(?P<month{0}>\d\d)-(?P<day{0}>\d\d)(?!\d)"
        east = r"(?P<year{0}>\d{{4}}) ?年 ?(?P<month{0}>\d{{1,2}}) ?月 ?(?P<day{0}>\d{{1,2}}) ?日"
        dotted = r"(?P<day{0}>\d{{1,2}})\.(?P<month{0}>\d\d)\.(?P<year{0}>\d{{4}})(?!\d)"
        before = rf"(?<!\w)(?P<weekday{{0}}>{weekday})(?!\w)[,،]? \(?(?:the )?"
        after = rf"(?:[,،]? ?[(（]|[,،] ?)(?P<weekday{{0}}>{weekday})(?!\w|[,،]? \d)"
        forms = (
            before + day_month + year,
            before + month_day + year,
            before + iso,
            before + dotted,
            r"(?<!\d)" + day_month + r",?(?: de| of)? (?P<year{0}>\d{{4}})(?: ?г\.| года?)?" + after,
            before + year_first,
            r"(?<!\d)" + year_first + after,
            r"(?<!\d)" + iso + after,
            r"(?<!\d)" + east + rf"[(（]?(?P<weekday{{0}}>{weekday})",
        )
        whole = "|".join(form.format(number) for number, form in enumerate(forms))
        self.form = re.compile(whole, re.IGNORECASE)


def _names(names: Mapping[str, Mapping[str, Mapping[int, str]]]) -> Iterator[tuple[str, int]]:
    """The names of weekdays or months, whole and cut short; those that say nothing but a number left out."""
    for width in ("abbreviated", "wide"):
        for kind in ("format", "stand-alone"):
            yield from ((name, number) for number, name in names[kind][width].items() if not name[0].isdecimal())


def _cases(name: str) -> Iterator[str]:
    """A name of a weekday in the cases in which Slavic languages in Cyrillic letters have it before a date (``в среду``, ``к пятнице``)."""
    yield name
    if len(name) > _CUT_SHORT:
        for ending, others in _ENDINGS:
            if name.endswith(ending):
                yield from (name.removesuffix(ending) + other for other in others)


def _month(name: str) -> str:
    """The pattern of a name, one that is cut short with or without its full stop."""
    bare = re.escape(name.rstrip("."))
    return rf"{bare}\.?" if name.endswith(".") or len(name) < _CUT_SHORT else bare


def _weekday(name: str) -> str:
    """The pattern of a name. A short one is written with a capital or without as CLDR has it: nobody sat on a Sat; one of a single sign stands in brackets."""
    if len(name) == 1:
        return rf"(?<=[(（]){re.escape(name)}(?=[)）])"
    return rf"(?-i:{re.escape(name.rstrip('.'))})\.?" if len(name) <= _CUT_SHORT else re.escape(name)


@lru_cache(maxsize=64)
def _dated(language: str) -> _Dated | None:
    try:
        return _Dated(Locale.parse(language, sep="-"))
    except (UnknownLocaleError, ValueError):
        return None


def _known(visit: Visit) -> dict[tuple[int, int], list[dt.date]]:
    """The days of the visit and of its meetings by month and day."""
    days = {day for day in (visit.start, visit.end, *(meeting.date for meeting in visit.meetings)) if day}
    if visit.start and visit.end:
        length = (visit.end - visit.start).days
        days |= {visit.start + dt.timedelta(days=number) for number in range(min(length, _LONG_VISIT))}
    known: dict[tuple[int, int], list[dt.date]] = {}
    for day in sorted(days):
        known.setdefault((day.month, day.day), []).append(day)
    return known


def _days(given: dict[str, str], dated: _Dated, known: dict[tuple[int, int], list[dt.date]]) -> Iterator[dt.date]:
    """The day that a text gives, if it is one; without a year, one that the visit knows."""
    month, day = dated.months.get(given["month"].lower().rstrip(".")) or int(given["month"]), int(given["day"])
    if "year" not in given:
        yield from known.get((month, day), ())
        return
    year = int(given["year"])
    if year in _YEARS and 1 <= month <= _MONTHS and 1 <= day <= monthrange(year, month)[1]:
        yield dt.date(year, month, day)
