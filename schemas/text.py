"""The scalar types of an input: everything arrives as text and is typed here.

YAML's own typing turns ``10:30`` into 630 and ``no`` into False, so `memos.read` hands over text only and each type below says in a drafter's
words what it takes. A refusal is a `PydanticCustomError`, whose words reach the user as they stand.
"""

import datetime as dt
import re
import unicodedata
from functools import cache
from typing import Annotated
from zoneinfo import available_timezones

from pydantic import AfterValidator, BeforeValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

_ID = r"^[A-Za-z0-9][A-Za-z0-9._-]*$"
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_TIME = re.compile(r"\d{2}:\d{2}")
_WHOLE = re.compile(r"-?\d{1,9}")
_DECIMAL = re.compile(r"-?\d{1,9}(\.\d{1,9})?")
_OF_THE_MACHINE = {"localtime", "Factory"}
_SPACES = re.compile(r"[ \t\r\n\f\v]+")
_LANGUAGE = r"^[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?$"


LONGEST_LINE = 5000
"""Characters. A line may become a title or a bookmark, and a string of a PDF has at most 32,767 bytes (ISO 19005-2, 6.1.13)."""


def folded(text: str) -> str:
    """The text on one line: spaces, tabs and line ends in a row are one space, as YAML folds them. A space that no line may end at (5 000 €, M. Dupont) stays what it is."""
    return _SPACES.sub(" ", text).strip(" ")


def _one_line(value: str) -> str:
    """One line of text, in Unicode NFC."""
    text = unicodedata.normalize("NFC", folded(value))
    if not _is_visible(text):
        raise PydanticCustomError("empty", "is empty")
    if len(text) > LONGEST_LINE:
        raise PydanticCustomError("string_too_long", "is too long", {"max_length": LONGEST_LINE})
    return text


def _prose(value: str) -> str:
    text = unicodedata.normalize("NFC", value.replace("\r\n", "\n").strip("\n"))
    if not _is_visible(text):
        raise PydanticCustomError("empty", "is empty")
    return text


def _is_visible(text: str) -> bool:
    """Whether there is anything to see: more than spaces, marks of direction, joiners and soft hyphens."""
    return (text.isascii() and bool(text.strip())) or any(
        unicodedata.category(letter)[0] not in "ZC" for letter in text
    )


def _banner(value: object) -> object:
    if isinstance(value, str) and "\n" in value.strip():
        raise PydanticCustomError("one_line", "is more than one line")
    return value


def _date(value: object) -> object:
    if isinstance(value, str):
        try:
            if _DATE.fullmatch(value):
                return dt.date.fromisoformat(value)
        except ValueError:
            raise PydanticCustomError("date", "is not a day of the calendar") from None
        raise PydanticCustomError("date", "is not a date in the form 2023-05-01")
    return value


def _time(value: object) -> object:
    if isinstance(value, str):
        try:
            if _TIME.fullmatch(value):
                return dt.time.fromisoformat(value)
        except ValueError:
            raise PydanticCustomError("time", "is not a time of the day") from None
        raise PydanticCustomError("time", "is not a time in the form 09:30")
    return value


def _whole(value: object) -> object:
    if isinstance(value, str):
        if _WHOLE.fullmatch(value):
            return int(value)
        raise PydanticCustomError("whole_number", "is not a whole number")
    return value


def _decimal(value: object) -> object:
    if isinstance(value, str):
        if _DECIMAL.fullmatch(value):
            return float(value)
        raise PydanticCustomError("number", "is not a number")
    return value


def _yes_or_no(value: object) -> object:
    if isinstance(value, str):
        if value in {"true", "false"}:
            return value == "true"
        raise PydanticCustomError("yes_or_no", "is neither true nor false")
    return value


def _time_zone(value: str) -> str:
    if value not in _time_zones():
        raise PydanticCustomError("time_zone", "is not a time zone of the IANA list, such as Asia/Almaty")
    return value


@cache
def _time_zones() -> frozenset[str]:
    """All that there are; to list them, Python goes through 600 files."""
    return frozenset(available_timezones() - _OF_THE_MACHINE)


def one_or_many(value: object) -> object:
    """A single value where a list may stand is a list of one."""
    return [value] if isinstance(value, str | dict) else value


_COUNTRY = r"^[A-Z]{2}$"
NUMBER_FORM = r"^[^\w\s]{0,2}[1aAiI][^\w\s]{0,2}$"
"""The first number of a list: ``1.``, ``(a)``, ``I``."""
FORMS = {
    _ID: "may hold only letters without accents, digits, dots, hyphens and underscores, a letter or a digit first",
    _LANGUAGE: "is not a language tag",
    _COUNTRY: "is not a country code of two capital letters",
    NUMBER_FORM: "is not the first number of a list, such as `1.`, `(a)` or `i.`",
}
"""What is wrong with a text that has not the form of the pattern, in a drafter's words."""

Text = Annotated[str, AfterValidator(_one_line)]
"""One line of text, printed as written."""

ShortText = Annotated[str, StringConstraints(max_length=40), AfterValidator(_one_line)]
"""One line of a few words."""

Marking = Annotated[Text, BeforeValidator(_banner)]
"""A banner line."""

Prose = Annotated[str, AfterValidator(_prose)]
"""Paragraphs in a small Markdown: blank lines part paragraphs, ``*emphasis*``, ``**strong**``, ``[text](https://…)``, lists with ``-`` or ``1.``"""

Identifier = Annotated[str, StringConstraints(pattern=_ID, max_length=80)]
"""A short name for use in references and file names: letters, digits, dot, hyphen, underscore."""

Reference = Annotated[Identifier, WithJsonSchema({"type": ["string", "integer"]})]
"""An id, or a number that counts from 1."""

Code = Annotated[Text, WithJsonSchema({"type": ["string", "number"]})]
"""A registry number or a tab: text that may look like a number."""

Date = Annotated[dt.date, BeforeValidator(_date)]
"""A day, written ``2023-05-01`` (ISO 8601)."""

Time = Annotated[
    dt.time, BeforeValidator(_time), WithJsonSchema({"type": "string", "pattern": "^[0-2][0-9]:[0-5][0-9]$"})
]
"""A local time of day, written ``09:30`` (ISO 8601, 24 hours)."""

WholeNumber = Annotated[int, BeforeValidator(_whole)]
Number = Annotated[float, BeforeValidator(_decimal)]
YesOrNo = Annotated[bool, BeforeValidator(_yes_or_no)]

TimeZone = Annotated[str, AfterValidator(_time_zone)]
"""A name of the IANA time zone database, ``Asia/Almaty``."""

Language = Annotated[str, StringConstraints(pattern=_LANGUAGE)]
"""A language tag of BCP 47: ``en``, ``kk``, ``zh-Hans``, ``pt-BR``."""

Country = Annotated[str, StringConstraints(pattern=_COUNTRY)]
"""A country code of ISO 3166-1 alpha-2; XA to XZ are free for countries that it does not list."""

Texts = Annotated[
    tuple[Text, ...],
    BeforeValidator(one_or_many),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}),
]
"""One line of text or several."""

Proses = Annotated[
    tuple[Prose, ...],
    BeforeValidator(one_or_many),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}),
]
"""One piece of prose or several."""
