"""Texts in other languages than English: their weekdays are known, and what only looks like a mistake there is left in peace."""

import pytest

from memos.checks import check
from memos.read import read_text
from memos.validate import validate


def codes(language: str, background: str) -> list[str]:
    text = f"kind: meeting\nsubject: '1'\nlanguage: {language}\nbackground: {background!r}\n"
    visit = validate(read_text(text.encode(), "talks.yaml", "yaml")).visit
    assert visit
    return [finding.code for finding in check(visit)]


@pytest.mark.parametrize(
    ("language", "right", "wrong"),
    [
        ("en-US", "They met on Thursday, March 12, 2026.", "They met on Friday, March 12, 2026."),
        ("fr", "Ils se réunissent le lundi 1er juin 2026.", "Ils se réunissent le mardi 1er juin 2026."),
        ("es", "Se reúnen el jueves, 12 de marzo de 2026.", "Se reúnen el viernes, 12 de marzo de 2026."),
        ("ru", "Встреча: четверг, 12 марта 2026 года.", "Встреча: пятница, 12 марта 2026 года."),
        ("ar", "الخميس، 12 مارس 2026", "الجمعة، 12 مارس 2026"),
        ("he", "יום חמישי, 12 במרץ 2026", "יום שישי, 12 במרץ 2026"),
        ("zh", "会议于2026年3月12日（星期四）举行。", "会议于2026年3月12日（星期五）举行。"),
        ("de", "Am Donnerstag, 12. März 2026, in Tarn.", "Am Freitag, 12. März 2026, in Tarn."),
    ],
)
def test_weekdays_are_those_of_the_language(language: str, right: str, wrong: str) -> None:
    assert codes(language, right) == []
    assert codes(language, wrong) == ["SCH110"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "L’ONU, l’OTAN et le PIB de la RDC (République démocratique du Congo) ; la RDC le sait."),
        ("ru", "МИД, США и ООН; код ABCD и SCADA, XX век, XXIV съезд."),
        ("de", "Die UNO, das BIP und die GmbH; am 12.3.2026 und am 03.04.2026."),
        ("zh", "SCADA、MODFLOW 与 UIC 918.3；2026/03/04。"),
        ("th", "วันจันทร์, 14 กันยายน 2569"),
        ("he", "יום שני, 14 בספטמבר 5786"),
    ],
)  # fmt: skip
def test_what_is_right_in_a_language_is_left_in_peace(language: str, text: str) -> None:
    assert codes(language, text) == []
