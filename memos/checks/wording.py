"""TXT: what a draft leaves behind: placeholders, dates that can be read in two ways, pictures whose text tells nothing."""

import re
from collections.abc import Callable, Iterator
from itertools import islice

from memos.checks.texts import Texts, excerpt
from memos.findings import Excerpt, Finding
from memos.names import plain
from memos.schemas.visit import Visit

_BLANKS = (
    "name|names|full name|first name|surname|title|date|month|place|time|venue|country|city|office|position|organi[sz]ation|number|amount|subject|topic"
    r"|insert[^\]>}]{0,80}|add [^\]>}]{0,80}|to be (?:added|confirmed|completed|determined)[^\]>}]{0,80}|fill in[^\]>}]{0,80}|your [^\]>}]{0,80}"
    "|placeholder|to follow|forthcoming|pending|nom|prénom|lieu|à compléter|à confirmer|nombre|fecha|lugar|por confirmar|tbd|tbc|tba|tk|xx+|[?]+|[●•]+"
    r"|имя|фамилия|ф\. ?и\. ?о\.|фио|дата|время|место|город|страна|должность|название|номер|сумма|тема|уточнить|уточняется|вставить"
    "|будет (?:уточнен[оаы]?|дополнен[оаы]?)|аты|аты-жөні|тегі|күні|уақыты|орны|қала|ел|лауазымы|атауы|нөмірі|нақтылануда|нақтыланады"
    "|الاسم|اسم|الاسم الكامل|التاريخ|الوقت|المكان|المنصب|الصفة|العنوان|الرقم|المبلغ|يحدد لاحق[اً]+|שם|שם מלא|תאריך|שעה|מקום|תפקיד|יושלם"
    "|姓名|名字|日期|时间|時間|地点|地點|职务|職務|国家|國家|待定|待补充|待補充|氏名|日付|場所|役職|未定"
)
_PLACEHOLDER = re.compile(
    r"(?<![\w.])(?:TBD|TBC|TBA|TODO|FIXME|XXXX+)(?![\w])"
    rf"|[\[［【](?:{_BLANKS})[\]］】](?!\()|<(?:{_BLANKS})>|(?<!\{{)\{{{{1,3}} ?(?:{_BLANKS}) ?\}}"
    r"|(?<!\w)XX+(?= ?%|[.:/]\d|[.:/]XX| (?:million|billion|thousand|per cent|percent|minutes|days|people|January|February|March|April|May|June|July"
    r"|August|September|October|November|December)\b)|(?<![\w(])(?-i:xx+)(?!\w)|\?\?\?+"
    r"|\A(?:XX+\s?)+\Z|\b(?-i:Mr|Mrs|Ms|Minister|Ambassador)\.? (?-i:XX+)(?!\w)"
    r"|[«“\"„]_+[»”\"“]|(?<![\w/_])_{3,}(?![\w/_])",
    re.IGNORECASE,
)
_SIGNS = ("tbd", "tbc", "tba", "todo", "fixme", "xx", "[", "【", "［", "<", "{", "???", "_", "lorem")
"""In small letters, one of them stands in every text with a placeholder."""
_TO_BE_TICKED = re.compile(
    r"(?:(?:approved?|disapproved?|agreed?|disagreed?|concur|nonconcur|non-concur|other|yes|no|discuss|initials?|signed|signature|date)\W*|^\s*"
    r"|(?:одобряю|согласен|подпись|approuvé|refusé|aprobado|rechazado)\W*)\Z",
    re.IGNORECASE,
)
"""What stands before a blank that is to be filled in on the printed paper, by hand."""
_BEFORE = 30
"""Letters before a blank that are looked at."""
_CAPITALS = frozenset({"tbd", "tbc", "tba", "todo", "fixme"})
"""Placeholders in capitals alone: in small letters they are words of some language."""
_LOREM = re.compile(r"\blorem ipsum\b", re.IGNORECASE)
_NUMBERS = re.compile(
    r"(?<![\w/.,-])(?<!\b[Nn]o\. )(?<!№ )(?<!№)(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})(?![\w/]|[.,]\d|-[^\W\d])"
)
_REGISTERED = (".reference", ".tab", ".copy_number", ".address")
"""Fields whose numbers may look like a date."""
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAY_FIRST = re.compile(rf"(?<!\w)\d{{1,2}}(?:st|nd|rd|th)? (?:of )?(?:{_MONTHS}),? \d{{4}}(?!\d)")
_MONTH_FIRST = re.compile(rf"(?<!\w)(?:{_MONTHS}) \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}(?!\d)")
_SHORT = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
_FORMS = (
    _DAY_FIRST,
    _MONTH_FIRST,
    re.compile(rf"(?<!\w)\d{{1,2}} (?:{_SHORT})\.?,? \d{{4}}(?!\d)"),
    re.compile(rf"(?<!\w)(?:{_SHORT})\.? \d{{1,2}}, \d{{4}}(?!\d)"),
    re.compile(r"(?<![\w/.:-])[12]\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?![\w/-]|\.\w)"),
    re.compile(r"(?<![\w/.:-])(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\.[12]\d{3}(?![\w/-]|\.\w)"),
)
"""Forms of a date, of which a paper has one."""
_MONTHS_OF_A_YEAR = 12
_MOST = 50
"""Dates of another form that are told of."""
_EMPTY = re.compile(
    r"(?:an? |the )?(?:image|picture|photo|photograph|figure|graphic|map|chart|diagram|screenshot|logo)(?: ?\d+)?|.*\.(?:png|jpe?g|gif|tiff?|bmp|svg|webp)"
    r"|img[_-]?\d+|untitled|alt|alt text|alternative text|изображение|рисунок|фото|сурет|image \d*|photo \d*|imagen|bild",
    re.IGNORECASE,
)


def wording(visit: Visit, texts: Texts) -> Iterator[Finding]:
    """Placeholders and unclear dates in all texts, and alternative texts that tell nothing."""
    yield from _placeholders(texts)
    if "/" in texts.whole:
        for path, text in texts.entries:
            for match in _NUMBERS.finditer(text) if "/" in text and not path.endswith(_REGISTERED) else ():
                day, month = int(match[1]), int(match[2])
                if 0 < day <= _MONTHS_OF_A_YEAR and 0 < month <= _MONTHS_OF_A_YEAR and day != month:
                    yield unclear_date(excerpt(match), path)
    if visit.language.partition("-")[0] == "en":
        yield from _mixed(texts)
    for number, meeting in enumerate(visit.meetings):
        for place, figure in enumerate(meeting.figures):
            alt = figure.alt.strip().rstrip(".")
            if _EMPTY.fullmatch(alt) or (figure.caption and plain(alt) == plain(figure.caption.rstrip("."))):
                yield tells_nothing(figure.alt, f"meetings[{number}].figures[{place}].alt")


def placeholder(written: Excerpt, path: str) -> Finding:
    """TXT107: a placeholder that was left

    A text holds what stands for something that is still to come: TBD, [Name], XX, Lorem ipsum. On the paper it would be read as it stands.

    Wrong:

        kind: meeting
        subject: Talks
        background: The Commission met on [date] in Tarn; XX million were agreed.

    Right:

        kind: meeting
        subject: Talks
        background: The Commission met on 3 May 2024 in Tarn; 12 million were agreed.

    Mend it: write what it stands for, or leave the field out, so that the gap shows.

    Source: practice
    """
    return Finding(
        "TXT107",
        "warning",
        f"the placeholder “{written}” was left",
        "write what it stands for, or leave the field out",
        path=path,
        excerpt=written,
    )


def unclear_date(written: Excerpt, path: str) -> Finding:
    """TXT108: a date that can be read in two ways

    A date in numbers and strokes is day and month to one reader, and month and day to another.

    Wrong:

        kind: meeting
        subject: Talks
        background: The protocol was signed on 03/04/2023.

    Right:

        kind: meeting
        subject: Talks
        background: The protocol was signed on 3 April 2023.

    Mend it: write the month as a word. US State Department papers spell the month out.

    Source: US Department of State, 5 FAH-1 H-325.1
    """
    return Finding(
        "TXT108",
        "warning",
        f"“{written}” is one day to some readers and another to others",
        "write the month as a word",
        path=path,
        source="US Department of State, 5 FAH-1 H-325.1",
        excerpt=written,
    )


def mixed_date(written: Excerpt, usual: Excerpt, path: str) -> Finding:
    """TXT109: dates in two forms

    The texts of the file have dates in several forms: with the day first or the month first, with the month cut short, in numbers. Each form
    may be right; a paper has one. References and addresses are not looked at.

    Wrong:

        kind: meeting
        subject: Talks
        background: The Convention of 14 May 2012 was changed on 3 May 2024, and again on June 5, 2025.

    Right:

        kind: meeting
        subject: Talks
        background: The Convention of 14 May 2012 was changed on 3 May 2024, and again on 5 June 2025.

    Mend it: write all in one form, best in that of the paper's own dates. Looked for in English.

    Source: practice
    """
    return Finding(
        "TXT109",
        "info",
        f"“{written}” is in another form than “{usual}”",
        "write all dates in one form",
        path=path,
        excerpt=written,
    )


def tells_nothing(alt: str, path: str) -> Finding:
    """TXT110: an alternative text that tells nothing

    Who cannot see the picture is told "picture", the name of its file, or the caption over again. The alternative text is to say what
    the picture shows.

    Wrong:

        kind: meeting
        subject: Talks
        figures: [{file: seating.png, alt: seating.png}]

    Right:

        kind: meeting
        subject: Talks
        figures: [{file: seating.png, alt: "Seating plan: the hosts below the windows, the delegation opposite"}]

    Mend it: say what a reader sees in it.

    Source: WCAG 2.2, 1.1.1 and failure F30
    """
    return Finding(
        "TXT110",
        "warning",
        f"“{alt}” does not say what the picture shows",
        "say what a reader sees in it",
        path=path,
        source="WCAG 2.2, 1.1.1 and failure F30",
    )


RULES: dict[str, Callable[..., Finding]] = {
    "TXT107": placeholder,
    "TXT108": unclear_date,
    "TXT109": mixed_date,
    "TXT110": tells_nothing,
}


def _placeholders(texts: Texts) -> Iterator[Finding]:
    signs = tuple(sign for sign in _SIGNS if sign in texts.folded)
    for path, text in texts.entries if signs else ():
        folded = text.lower()
        if any(sign in folded for sign in signs):
            for match in (*_PLACEHOLDER.finditer(text), *_LOREM.finditer(text)):
                before = text[max(match.start() - _BEFORE, 0) : match.start()].rpartition("\n")[2]
                is_a_blank = not match[0].startswith("_") or not _TO_BE_TICKED.search(before)
                if is_a_blank and (match[0].isupper() or match[0].lower() not in _CAPITALS):
                    yield placeholder(excerpt(match), path)


def _mixed(texts: Texts) -> Iterator[Finding]:
    """The dates of the rarer forms; of two as frequent ones, that counts as usual which stands first above."""
    if sum(bool(form.search(texts.whole)) for form in _FORMS) < 2:
        return
    entries = [(path, text) for path, text in texts.entries if not path.endswith(_REGISTERED)]
    dates = [[(path, excerpt(match)) for path, text in entries for match in form.finditer(text)] for form in _FORMS]
    usual = max(dates, key=len)
    for form in dates:
        for path, date in islice(form, _MOST) if form is not usual else ():
            yield mixed_date(date, usual[0][1], path)
