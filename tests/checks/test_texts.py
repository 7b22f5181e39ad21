"""What is wrong in a text, and what only looks like it."""

import pytest

from memos.batch.inputs import located_each
from memos.checks import check
from memos.findings import in_order
from memos.read import read_text
from memos.validate import validate

TABS = "attachments: [{tab: A, title: Draft}, {tab: B, title: Biographies}, {tab: C, title: Map}]\n"


def found(code: str, text: str, more: str = "", language: str = "en") -> list[str]:
    """The words in which a code is found, by their places."""
    lines = "".join(f"  {line}\n" for line in text.split("\n"))
    written = f"kind: meeting\nsubject: Talks\nlanguage: {language}\ndate: 2026-03-12\nbackground: |\n{lines}{more}"
    source = read_text(written.encode(), "meeting.yaml", "yaml")
    visit = validate(source).visit
    assert visit
    findings = in_order(located_each(check(visit), source))
    return [source.text_at(finding.place) for finding in findings if finding.code == code and finding.place]


@pytest.mark.parametrize(
    ("text", "absent", "unmentioned"),
    [
        ("See Tabs A and C, and Tab B.", [], []),
        ("See Tabs A–C.", [], []),
        ("The draft is at Tab A; the biographies are at tab B, maps in tabs B and C.", [], []),
        ("The draft is at tab A; the map at tab D (tab E), and at tab B or tab C.", ["tab D", "tab E"], []),
        ("See Tabs A, B and C. They picked up the tab 10 times; at tab I was told, tab D, is paid.", [], []),
        ("See Tabs A to C; TABS A & B.", [], []),
        ("See Tab A/B and Tab\nC.", [], []),
        ("See Tab A, I think; (Attachment B), Annex 3 to the Convention, see Annex 3 to it, Tab C.", [], []),
        ("See Tab B-D.", ["D"], ["A"]),
        ("See Tabs A, B and E.", ["E"], ["C"]),
        ("See Tab A, and see Annex 3, at attachment D.", ["Annex 3", "attachment D"], ["B", "C"]),
        ("Tab B-2, Tab D of the book, Tab’s and the Tab key.", [], []),
    ],
)
def test_tabs(text: str, absent: list[str], unmentioned: list[str]) -> None:
    assert found("STR103", text, TABS) == absent
    assert found("STR104", text, TABS) == unmentioned


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("See Tab C.", ["Tab C"]),
        ("See Tab 3 of it and Annex 2.", []),
        ("See Annex 2 (Attachment 4).", ["Attachment 4"]),
        ("The sum stands in tab C, at tab 2.", []),
    ],
)
def test_tabs_where_no_attachment_has_one(text: str, absent: list[str]) -> None:
    assert found("STR103", text, "attachments: [{title: Draft}, {title: 'Annex 2: Map'}]\n") == absent


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. First.\n\nA paragraph.\n\n2. Second.", []),
        ("1. First.\n2. Second.\n\nA paragraph.\n\n3. Third.", []),
        ("1. First.\n\nA paragraph.", ["1."]),
        ("- First.\n\n1) Second.", ["1)"]),
        ("A list:\n\n- First:\n\n  1. **Second** one.\n\nEnd.", ["1."]),
        ("1. First.\n\nA paragraph.\n\n- Other:\n\n  1. Second.", ["1.", "1."]),
    ],
)
def test_lone_numbers(text: str, expected: list[str]) -> None:
    assert found("STR106", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The sum is ____ euros, on «___» марта.", ["____", "«___»"]),
        ("In [month] 2026, as the [monthly] report and the [month](https://example.org) have it.", ["[month]"]),
        ("[PLACEHOLDER] [to follow] [●] [ФИО] [уточняется] [الاسم] 【待定】", ["[PLACEHOLDER]", "[to follow]", "[●]", "[ФИО]", "[уточняется]", "[الاسم]", "【待定】"]),
        ("Mr XXX met Minister XX after the XXX Games and the XX Congress.", ["Mr XXX", "Minister XX"]),
        ("Approve ____, disapprove: ____\n____\nhttps://example.org/a_____b, __strong__ and ___both___, [sic] [...] [the Tarn].", []),
        ("[date](https://example.org) and snake_case", []),
    ],
)  # fmt: skip
def test_placeholders(text: str, expected: list[str]) -> None:
    assert found("TXT107", text) == expected


def test_what_stands_for_a_title_is_told_where_it_is_written() -> None:
    source = read_text(b"kind: meeting\nsubject: Talks with TBD\n", "meeting.yaml", "yaml")
    visit = validate(source).visit
    assert visit
    found = [finding for finding in located_each(check(visit), source) if finding.code == "TXT107"]
    assert [source.text_at(finding.place) for finding in found if finding.place] == ["TBD"]


def test_a_name_that_is_none() -> None:
    more = "participants: [{name: XXX, title: Minister}, {name: Ada XXI, title: Queen}]\n"
    assert found("TXT107", "They met.", more) == ["XXX"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On 3 April 2023, 2023-04-06, 07.04.2023 and 8 Apr 2023.", ["2023-04-06", "07.04.2023", "8 Apr 2023"]),
        ("On Apr 8, 2023 and April 9, 2023 and April 10, 2023.", ["Apr 8, 2023"]),
        ("On 3 April 2023 and 4 May 2023, version 1.2.2023.4, file 2023-04-06.pdf, https://example.org/2023-04-06/.", []),
        ("On 2023-04-06 and 2023-04-07.", []),
    ],
)  # fmt: skip
def test_dates_in_several_forms(text: str, expected: list[str]) -> None:
    assert found("TXT109", text) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ru", "В среду, 12 марта 2026 года, в пятницу 12 марта.", ["среду, 12 марта 2026", "пятницу 12 марта"]),
        ("ru", "12 марта 2026 г. (понедельник), пн, 12 мар. 2026.", ["12 марта 2026 г. (понедельник", "пн, 12 мар. 2026"]),
        ("ru", "В четверг, 12 марта 2026 года; к пятнице, 13 марта 2026; 12 марта 2026 г. (четверг).", []),
        ("kk", "2026 жылғы 12 наурыз, дүйсенбі.", ["2026 жылғы 12 наурыз, дүйсенбі"]),
        ("kk", "2026 жылғы 12 наурыз, бейсенбі.", []),
        ("en", "Mon, 12 March 2026, Fri. 12 Mar.", ["Mon, 12 March 2026", "Fri. 12 Mar."]),
        ("en", "Monday (12 March 2026), Monday 12.03.2026.", ["Monday (12 March 2026", "Monday 12.03.2026"]),
        ("en", "We sat 12 March 2026, Thu 12 Mar, with the sun 12 March 2026, Monica; 12 March 2026, Friday 13 March.", []),
        ("ja", "2026年3月12日（土）、2026年3月12日土木。", ["2026年3月12日（土"]),
    ],
)  # fmt: skip
def test_weekdays(language: str, text: str, expected: list[str]) -> None:
    assert found("SCH110", text, language=language) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Caspian Pipeline Consortium (“CPC”) pumps; the CPC is full.", []),
        ("The Bank for Development (hereinafter BFD) lends; the BFD is here.", []),
        ("The GCC-Central Asia and CSTO/SCO summits.", ["GCC", "CSTO", "SCO"]),
        ("By the JWC-led talks.", ["JWC"]),
        ("Files A/RES/76, MFA/DIR/12, TRD/2026/0417, EUR-1234, R&D, https://example.org/ABC and size XXL.", []),
    ],
)
def test_acronyms(text: str, expected: list[str]) -> None:
    assert found("TXT102", text) == expected


LONG = "All that the sides began last year under the UNESCO programme goes on as it was agreed in the spring. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Fund for Shared Waters (FSW) and the Forum for Shared Waters (FSW).", ["Forum for Shared Waters (FSW)"]),
        ("The Organisation of Oil Exporters (OOE), the Office of Oil Exporters (OOE).", ["Office of Oil Exporters (OOE)"]),
        ("The Fund for Shared Waters (FSW) and the Fund for Shared Waters (FSW).", []),
        ("The Ministry of Foreign Affairs (MOFA), our Ministry of Foreign Affairs (MOFA).", []),
    ],
)  # fmt: skip
def test_a_small_word_is_no_part_of_a_long_form_that_has_its_letter_elsewhere(text: str, expected: list[str]) -> None:
    assert found("TXT104", text) == expected


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("TXT102", "DO NOT RAISE THE LEVY. CHINA is not named. The crisis: there is a CRISIS.", []),
        ("TXT102", "The EURASIAN UNION and the TITR. The WHO ABW.", ["TITR", "ABW"]),
        ("TXT102", "DO NOT RAISE THE JWC. The Joint Water Commission (JWC).", []),
        ("TXT105", "DO NOT RAISE THE JWC. The Joint Water Commission (JWC).", []),
        ("TXT105", "The Prime Minister (PM) came. The PM agreed.", []),
        ("TXT105", "He (the PM) agreed with the Minister (KZ).", []),
        ("TXT105", "The Prime Minister (PM) came.", ["Prime Minister (PM)"]),
    ],
)
def test_words_in_capitals_for_their_weight_and_brackets_that_spell_nothing_out(
    code: str, text: str, expected: list[str]
) -> None:
    assert found(code, LONG + text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They meet on Thursday and Friday, March 12 and 13, 2026.", []),
        ("They meet between Thursday and Monday, March 12–16, 2026.", []),
        ("They meet on Friday, March 19, 2026.", ["Friday, March 19, 2026"]),
    ],
)
def test_the_weekdays_of_several_days_are_not_those_of_the_first(text: str, expected: list[str]) -> None:
    assert found("SCH110", text) == expected
