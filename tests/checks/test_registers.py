"""Registers: what a visit takes from them, and what the seed report would have been sent back for."""

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from memos.batch.inputs import read_inputs, read_registers
from memos.batch.jobs import jobs
from memos.batch.make import composed
from memos.names import misspelt, name_of, same
from memos.outline import outline
from memos.read import read_text
from memos.registers import Registers, merged
from memos.validate import validate_register

Memos = Callable[..., "CompletedProcess[str]"]
REGISTER = "samples/registers/washington.yaml"
REPORTED = "samples/washington-2023/as-reported.yaml"
EXPECTED = (
    ("TXT201", "government spokespeople"),
    ("PAR201", "Anthony Blinken"),
    ("TXT201", "bilateral strategic partnership"),
    ("TXT201", "valuable ally"),
    ("PAR202", "title: Deputy Secretary of State for Political Affairs"),
    ("PAR202", "title: First Deputy Secretary of State"),
    ("PAR201", "name: Elliot Kang"),
    ("PAR202", "Non-Proliferation"),
    ("PAR202", "Enforcement of Agreements"),
    ("PAR203", "title: Foreign Minister"),
    ("TXT201", "House of Representatives"),
    ("PAR204", "person: verma"),
    ("TXT201", "International Biological Safety Agency"),
    ("TXT201", "lasting normal trade relations"),
    ("TXT201", "Jackson-Venic"),
)
"""Code, and part of the line that it is found in."""


@pytest.fixture
def registers(top: Path) -> Registers:
    given = read_registers([str(top / REGISTER)])
    assert given.findings == ()
    assert given.registers
    return given.registers


def test_the_report_as_it_was_printed_is_sent_back_line_by_line(top: Path, registers: Registers) -> None:
    (entry,) = read_inputs([str(top / REPORTED)], registers)
    lines = entry.source.lines
    found = [
        (finding.code, lines[finding.place.line - 1])
        for finding in entry.findings
        if finding.place and finding.code.startswith(("PAR2", "TXT"))
    ]
    assert len(found) == len(EXPECTED)
    for (code, line), (expected, part) in zip(found, EXPECTED, strict=True):
        assert code == expected
        assert part in line


def test_the_corrected_visit_has_none_of_it(top: Path, registers: Registers) -> None:
    (entry,) = read_inputs([str(top / "samples/washington-2023/visit.yaml")], registers)
    assert {finding.code for finding in entry.findings} == {"AGD103"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anthony Blinken", "Antony Blinken"), ("Elliot Kang", "Eliot Kang"), ("Kayrat Umarov", "Kairat Umarov"), ("Kairat Omarov", "Kairat Umarov"),
        ("Қайрат Умаров", "Қайрат Омаров"), ("Виктория Нуландт", "Victoria Nuland"), ("Jose Alvares", "José Álvarez"), ("Serik Ahmetov", "Serik Akhmetov"),
        ("Кайрит Умерав", "Кайрат Умаров"), ("Кайрату Умерову", "Кайрат Умаров"), ("Mohammed Al-Rashid", "Muhammad Al Rashid"), ("Roman Wassilenko", "Roman Vassilenko"),
        ("Ahmad Ali Al Sayegh", "Ahmed Ali Al Sayegh"), ("Роман Василнко", "Роман Василенко"), ("Rusland Oran", "Ruslan Oran"),
    ],
)  # fmt: skip
def test_one_name_misspelt(one: str, other: str) -> None:
    assert misspelt(name_of(one), name_of(other))
    assert misspelt(name_of(other), name_of(one))
    assert not same(name_of(one), name_of(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kairat Umarov", "Кайрат Умаров"), ("Qayrat Omarov", "Қайрат Омаров"), ("Victoria Nuland", "Виктория Нуланд"), ("KAIRAT UMAROV", "Kairat Umarov"),
        ("José Álvarez", "Jose Alvarez"), ("Сергей Иванов", "Sergey Ivanov"), ("Sergej Lawrow", "Сергей Лавров"), ("Омаров Қайрат", "Kairat Umarov"),
        ("عبدالله بن زايد آل نهيان", "عبد الله بن زايد ال نهيان"), ("Al-Rashid Omar", "Al Rashid Omar"),
    ],
)  # fmt: skip
def test_one_name(one: str, other: str) -> None:
    assert same(name_of(one), name_of(other))
    assert not misspelt(name_of(one), name_of(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ivan Petrov", "Ivan Petrova"), ("Aleksandr Petrov", "Aleksandra Petrova"), ("John Smith", "Jane Smith"), ("Anna Kim", "Anna Kimura"),
        ("Li Wei", "Li Wen"), ("Kairat Umarov", "Umarov"), ("Foreign Minister", "Prime Minister"), ("Berik Akhmetov", "Serik Akhmetov"), ("B. Karimov", "A. Karimov"),
        ("محمود الحربي", "محمد الحربي"), ("Joan Smith", "John Smith"), ("Lee Jae-yong", "Lee Jae-myung"), ("Marat Akhmetov", "Murat Akhmetov"), ("Serik Ahmetova", "Serik Akhmetov"),
        ("Serik Ahmetovich", "Serik Akhmetov"), ("George H. Bush", "George W. Bush"), ("Charles II", "Charles III"), ("Берик Ахметов", "Serik Akhmetov"),
        ("Islam Kasimov", "Islam Karimov"), ("Марат Ахметов", "Murat Akhmetov"), ("D. Kuznetsov", "D. Kuznetsova"),
    ],
)  # fmt: skip
def test_two_names(one: str, other: str) -> None:
    assert not same(name_of(one), name_of(other))
    assert not misspelt(name_of(one), name_of(other))


@pytest.mark.parametrize(
    ("declined", "name"),
    [
        ("Сергею Лаврову", "Сергей Лавров"), ("Сергея Лаврова", "Сергей Лавров"), ("Сергее Лаврове", "Сергей Лавров"), ("Сергеем Лавровым", "Сергей Лавров"),
        ("Роману Василенко", "Роман Василенко"), ("Романом Василенко", "Roman Vassilenko"), ("Ермеком Кошербаевым", "Yermek Kosherbayev"),
        ("Janem Kowalskim", "Jan Kowalski"), ("Janowi Kowalskiemu", "Jan Kowalski"), ("Jana Kowalskiego", "Jan Kowalski"), ("Қайрат Омаровты", "Қайрат Омаров"),
        ("Nursultan Nazarbayevs", "Nursultan Nazarbayev"),
    ],
)  # fmt: skip
def test_a_declined_name_is_not_misspelt(declined: str, name: str) -> None:
    assert not misspelt(name_of(declined), name_of(name))


def asked(register: str, *names: str) -> list[str]:
    """Whom each name may mean, by a register of these people; empty where nobody."""
    file = read_text(f"kind: register\npeople:\n{register}".encode(), "people.yaml", "yaml")
    people, findings = validate_register(file)
    assert people
    assert not findings
    known = merged([people])
    return [meant.id if (meant := known.meant(name)) else "" for name in names]


def test_letters_in_which_the_register_spells_a_name_are_not_guessed_by_sound() -> None:
    person = "  - {id: umarov, name: Kairat Umarov, native: {text: Қайрат Омаров, language: kk}%s}\n"
    assert asked(person % "", "Кайрат Умаров", "Кайрат Умеров", "Қайрат Умаров") == ["", "", "umarov"]
    declared = person % ", variants: [Кайрат Умаров]"
    assert asked(declared, "Кайрат Умаров", "Кайрат Умеров", "Қайрат Умаров") == ["", "umarov", "umarov"]


def test_a_name_of_words_that_the_register_has_is_that_of_one_more() -> None:
    people = "  - {id: a, name: Kairat Karimov}\n  - {id: b, name: Ada Kerimov}\n"
    assert asked(people, "Kairat Kerimov", "Kairat Carimov") == ["", "a"]


def test_the_way_out_is_in_the_letters_of_the_name(tmp_path: Path) -> None:
    register = tmp_path / "people.yaml"
    register.write_text(
        "kind: register\npeople:\n  - {id: v, name: Roman Vassilenko, native: {text: Роман Василенко, language: ru}}\n  - {id: n, name: Victoria Nuland}\n",
        encoding="utf-8",
    )
    known = read_registers([str(register)]).registers
    (entry,) = read_inputs([meeting(tmp_path, "background: Роман Васыленко и Виктория\xa0Нуландт.\n")], known)
    assert [(finding.message, finding.hint.partition(",")[0]) for finding in entry.findings] == [
        (
            "“Роман Васыленко” may be “Роман Василенко” of the register",
            "write `Роман Василенко` if that is who is meant",
        ),
        ("“Виктория Нуландт” may be “Victoria Nuland” of the register", "compare the two"),
    ]


def meeting(tmp_path: Path, text: str) -> str:
    file = tmp_path / "talks.yaml"
    file.write_text(f"kind: meeting\nsubject: Talks\n{text}", encoding="utf-8")
    return str(file)


@pytest.mark.parametrize(
    ("language", "date", "expected"),
    [
        ("en", "2023-04-28", "Victoria Nuland | Under Secretary of State for Political Affairs, Department of State"),
        ("en", "2024-06-01", "Victoria Nuland\n"),
        ("kk", "2023-04-28", "Victoria Nuland\n"),
    ],
)
def test_somebody_of_the_register_is_named_by_id_and_holds_the_office_of_the_day(
    tmp_path: Path, registers: Registers, language: str, date: str, expected: str
) -> None:
    file = meeting(
        tmp_path,
        f"language: {language}\ndate: {date}\nparticipants: [{{person: nuland, side: host}}, {{person: umarov, side: visitor}}]\n",
    )
    (entry,) = read_inputs([file], registers)
    assert not [finding for finding in entry.findings if finding.severity == "error"]
    (job,) = (job for job in jobs([entry]) if job.template.name == "briefing-memo")
    printed = outline(composed(job))
    assert f"row: {expected}" in printed
    own = "Қайрат Омаров | Сыртқы істер министрінің бірінші орынбасары"
    assert (own in printed) == (language == "kk")


@pytest.mark.parametrize(
    ("language", "title", "codes"),
    [
        ("en", "First Deputy Minister of Foreign Affairs of Kazakhstan", []),
        ("en", "First Deputy Minister of Foreign Affairs, Republic of Kazakhstan", []),
        ("en", "Kazakh First Deputy Foreign Minister", []),
        ("ru", "Первый заместитель Министра иностранных дел Республики Казахстан", []),
        ("kk", "Қазақстан Республикасының Сыртқы істер министрінің бірінші орынбасары", []),
        ("en", "First Deputy Minister of Foreign Affairs of Uzbekistan", ["PAR202"]),
        ("en", "First Deputy Minister of Foreign Affairs and Trade of Kazakhstan", ["PAR202"]),
        ("en", "Acting First Deputy Minister of Foreign Affairs", ["PAR202"]),
        ("ru", "Второй заместитель Министра иностранных дел Республики Казахстан", ["PAR202"]),
    ],
)
def test_a_title_may_say_of_which_country_it_is(
    tmp_path: Path, registers: Registers, language: str, title: str, codes: list[str]
) -> None:
    people = f"participants: [{{name: Kairat Umarov, title: {title!r}, side: visitor}}]\n"
    (entry,) = read_inputs([meeting(tmp_path, f"language: {language}\ndate: 2023-04-28\n{people}")], registers)
    assert [finding.code for finding in entry.findings] == codes


MOVED = """\
kind: register
people:
  - {id: umarov, name: Kairat Umarov, offices: [{office: deputy, until: 2023-06-30}, {office: ambassador, since: 2023-07-02}]}
  - {id: lavrin, name: Sergey Lavrin}
offices:
  - {id: deputy, titles: {en: First Deputy Minister of Foreign Affairs}}
  - {id: ambassador, titles: {en: Ambassador to Austria}}
"""


def visit(tmp_path: Path, text: str) -> str:
    file = tmp_path / "visit.yaml"
    file.write_text(f"kind: visit\ntitle: Visit\nstart: 2023-06-29\nend: 2023-07-03\n{text}", encoding="utf-8")
    return str(file)


@pytest.fixture
def moved(tmp_path: Path) -> Registers:
    register = tmp_path / "moved.yaml"
    register.write_text(MOVED, encoding="utf-8")
    known = read_registers([str(register)]).registers
    assert known
    return known


def told(file: str, registers: Registers | None = None) -> list[tuple[str, int, str]]:
    """Code, line and words of each finding."""
    (entry,) = read_inputs([file], registers)
    return [
        (finding.code, finding.place.line, entry.source.text_at(finding.place))
        for finding in entry.findings
        if finding.place
    ]


def test_the_office_is_that_of_the_day_of_the_meeting_and_findings_stand_at_the_id(
    tmp_path: Path, moved: Registers
) -> None:
    file = visit(
        tmp_path,
        """\
meetings:
  - {subject: Talks, date: 2023-06-29, participants: [{person: umarov, side: visitor}]}
  - {subject: Moving, date: 2023-07-01, participants: [{person: umarov, side: visitor}]}
  - subject: Farewell
    date: 2023-07-02
    participants:
      - {name: Ada Mirel, title: Minister, side: host}
      - side: visitor
        person: umarov
      - side: host
        person: lavrin
  - {subject: Tea, date: 2023-07-03, participants: [{person: umarov, title: First Deputy Minister of Foreign Affairs, side: visitor}]}
  - {subject: Milk, date: 2023-07-03, participants: [{person: umarov, title: Guest, side: visitor}, {person: lavrin, side: host}]}
""",
    )
    assert told(file, moved) == [
        ("PAR101", 7, "umarov"),
        ("PAR101", 15, "lavrin"),
        ("PAR203", 16, "First Deputy Minister of Foreign Affairs"),
        ("PAR202", 17, "Guest"),
    ]
    (entry,) = read_inputs([file], moved)
    printed = [outline(composed(job)) for job in jobs([entry]) if job.template.name == "briefing-memo"]
    offices = ("First Deputy Minister of Foreign Affairs", "", "Ambassador to Austria")
    for paper, office in zip(printed, offices, strict=False):
        row = next(line for line in paper.splitlines() if "row: Kairat Umarov" in line)
        assert row.partition("|")[2].strip() == office


def test_who_moved_between_two_meetings_has_two_titles_and_one_misspelt_name_is_told_once(
    tmp_path: Path, moved: Registers
) -> None:
    file = visit(
        tmp_path,
        """\
people: [{id: omarov, name: Kairat Omarov, title: First Deputy Minister of Foreign Affairs}]
meetings:
  - {subject: Talks, date: 2023-06-29, participants: [{person: omarov, side: visitor}]}
  - {subject: Lunch, date: 2023-06-30, participants: [{name: Kairat Umarov, title: First Deputy Minister of Foreign Affairs, side: visitor}]}
  - {subject: Tea, date: 2023-07-02, participants: [{name: Kairat Umarov, title: Ambassador to Austria, side: visitor}]}
""",
    )
    assert told(file, moved) == [("PAR201", 5, "Kairat Omarov")]


@pytest.mark.parametrize("titles", ["ABBB", "BBAB", "BABA"])
def test_of_two_titles_the_one_that_stands_less_often_is_told(tmp_path: Path, titles: str) -> None:
    names = {"A": "Foreign Minister", "B": "First Deputy Minister"}
    lines = [f"  - {{subject: T, participants: [{{name: Ada Mirel, title: {names[each]}}}]}}\n" for each in titles]
    found = [("PAR102", number, "Foreign Minister") for number, each in enumerate(titles, 6) if each == "A"]
    assert told(visit(tmp_path, f"meetings:\n{''.join(lines)}")) == found


def test_the_title_under_people_is_the_right_one_and_the_spelling_too(tmp_path: Path) -> None:
    other = "{name: Ada Mirel, title: Foreign Minister}"
    text = f"""\
people: [{{id: mirel, name: Ada Mirel, title: Minister}}]
meetings:
  - {{subject: A, participants: [{{person: mirel, title: Deputy Minister}}]}}
  - {{subject: B, participants: [{other}]}}
  - {{subject: C, participants: [{other}]}}
  - {{subject: D, participants: [{{person: mirel}}]}}
"""
    titles = [(7, "Deputy Minister"), (8, "Foreign Minister"), (9, "Foreign Minister")]
    assert told(visit(tmp_path, text)) == [("PAR102", *title) for title in titles]


def test_the_spelling_that_stands_more_often_is_the_standard(tmp_path: Path) -> None:
    names = ("Antony Mirel", "Anthony Mirel", "Anthony Mirel")
    lines = [f"  - {{subject: T, participants: [{{name: {name}, title: Minister}}]}}\n" for name in names]
    assert told(visit(tmp_path, f"meetings:\n{''.join(lines)}")) == [("PAR103", 6, "Antony Mirel")]


def test_an_acronym_may_say_of_which_country_a_title_is(tmp_path: Path, registers: Registers) -> None:
    people = "participants: [{name: Antony Blinken, title: %s, side: host}]\n"
    for title, codes in (("U.S. Secretary of State", []), ("Former Secretary of State", ["PAR202"])):
        (entry,) = read_inputs([meeting(tmp_path, f"date: 2023-04-28\n{people % title}")], registers)
        assert [finding.code for finding in entry.findings] == codes


def test_without_the_register_the_id_is_nobodys(tmp_path: Path) -> None:
    (entry,) = read_inputs([meeting(tmp_path, "participants: [{person: nuland, side: host}]\n")])
    assert {finding.code for finding in entry.findings if finding.severity == "error"} == {"INP107"}


def test_the_later_register_counts(tmp_path: Path, top: Path) -> None:
    file = tmp_path / "own.yaml"
    file.write_text("kind: register\npeople: [{id: nuland, name: Toria Nuland}]\n", encoding="utf-8")
    both = read_registers([str(top / REGISTER), str(file)]).registers
    assert both
    assert both.named("Toria Nuland")
    assert both.named("Victoria Nuland") is None


def test_options_and_exit_codes(memos: Memos, tmp_path: Path) -> None:
    known = ("--register", REGISTER)
    assert memos("check", REPORTED, *known).returncode == 0
    assert memos("check", REPORTED, *known, "--strict").returncode == 1
    assert memos("check", REGISTER).returncode == 0
    assert memos("check", REPORTED, "--register", "no-such-file.yaml").returncode == 2
    wrong = memos("check", REPORTED, "--register", REPORTED)
    assert wrong.returncode == 2
    assert "is not a register" in wrong.stderr
    made = memos("render", REPORTED, *known, "-f", "docx", "-o", tmp_path / "out")
    assert made.returncode == 0
    assert "PAR203" in made.stderr


def test_a_register_with_errors_stops_the_run(memos: Memos, tmp_path: Path) -> None:
    file = tmp_path / "register.yaml"
    file.write_text(
        "kind: register\npeople:\n  - {id: a, name: Ada Mirel, offices: [{office: minster}]}\n  - {id: A, name: Ida Kell}\n"
        "offices: [{id: minister, titles: {en: Minister}}]\n",
        encoding="utf-8",
    )
    for command in (("check", REPORTED), ("render", REPORTED, "-o", tmp_path / "out")):
        run = memos(*command, "--register", file)
        assert run.returncode == 1
        assert f"{file}:3:49: error INP117: no office has the id `minster`; did you mean `minister`?" in run.stderr
        assert f"{file}:4:10: error INP109" in run.stderr
        assert "as-reported" not in run.stderr
    assert not (tmp_path / "out").exists() or not list((tmp_path / "out").rglob("*.docx"))
    assert memos("check", file).returncode == 1


def test_who_leads_or_speaks_may_be_of_the_register_and_is_called_by_name(tmp_path: Path, registers: Registers) -> None:
    file = meeting(
        tmp_path,
        """\
date: 2023-04-28
participants: [{name: Ada Mirel, title: Minister}]
agenda: [{title: Water, lead: nuland, talking_points: [Both banks gain.]}, {title: Wine, lead: nulland, our_position: None.}]
outcomes: [{kind: statement, text: It rains., item: 1, said_by: nuland}, {kind: statement, text: It does., item: 1, said_by: The Chair}]
""",
    )
    assert [finding for finding in told(file, registers) if finding[0] != "AGD102"] == [
        ("PAR109", 5, "nuland"),
        ("PAR111", 5, "nulland"),
        ("PAR109", 6, "nuland"),
    ]
    (entry,) = read_inputs([file], registers)
    printed = "\n".join(outline(composed(job)) for job in jobs([entry]))
    assert "nuland" not in printed
    assert printed.count("Victoria Nuland") >= 2
