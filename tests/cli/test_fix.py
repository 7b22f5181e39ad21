"""`memos check --fix`: what has one right answer is put right to the letter, and nothing else is changed."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memos.batch.asked import Asked
from memos.batch.fix import Fixed, fix_inputs, write_fixed
from memos.batch.inputs import read_registers
from memos.errors import FileError
from memos.rules.near import meant
from memos.validate.forms import clock_time, iso_date

Memos = Callable[..., "CompletedProcess[str]"]
TOP = Path(__file__).resolve().parents[2]
WHOLE = (TOP / "samples/multilateral/visit.yaml").read_text(encoding="utf-8")
KEY = re.compile(r"^[ -]*([a-z_]{5,})(?=:)")
DATE = re.compile(r"^[ -]*(?:date|due|start|end): (\d{4}-\d{2}-\d{2})$")
CHOICE = re.compile(r"^[ -]*(?:kind|role|side|type|status|interpretation): ([a-z-]{5,})$")


def fixed(file: Path, *, register: str = "") -> Fixed:
    """The input with what can be put right, against a register."""
    asked = Asked()
    if register:
        beside = file.with_name("register.yaml")
        beside.write_text(register, encoding="utf-8")
        asked = Asked(read_registers([str(beside)]).registers)
    (entry,) = fix_inputs([str(file)], lambda _: asked)
    return entry


def slip(word: str, at: int, how: int) -> str:
    """The word with a letter left out, doubled, another, or changed with the next, behind its first and before its last letter."""
    at = 1 + at % (len(word) - 3)
    return (
        word[:at] + word[at + 1 :],
        word[:at] + word[at] + word[at:],
        word[:at] + ("x" if word[at] != "x" else "z") + word[at + 1 :],
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
    )[how]


def other_form(day: str, how: int) -> str:
    """A date as people write it."""
    year, month, date = day.split("-")
    return (
        f"{date}.{month}.{year}",
        f"{year}/{month}/{date}",
        f"{int(date)}.{int(month)}.{year}",
        f"{year}-{int(month)}-{int(date)}",
    )[how]


@given(
    st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 20), st.integers(0, 3)), min_size=1, max_size=12),
    st.sampled_from([KEY, DATE, CHOICE]),
    st.sampled_from([("\n", False, ""), ("\r\n", False, ""), ("\n", True, ""), ("\r\n", True, "# end")]),
)
def test_planted_mistakes_are_put_right_and_nothing_else_is_changed(
    tmp_path_factory: pytest.TempPathFactory,
    plants: list[tuple[int, int, int]],
    where: re.Pattern[str],
    form: tuple[str, bool, str],
) -> None:
    line_end, bom, last = form
    right = WHOLE.rstrip("\n").split("\n") + ([last] if last else [""])
    wrong = list(right)
    fitting = [number for number, line in enumerate(right) if where.match(line)]
    for place, at, how in plants:
        number = fitting[place % len(fitting)]
        match = where.match(right[number])
        assert match
        said = other_form(match[1], how) if where is DATE else slip(match[1], at, how)
        wrong[number] = right[number][: match.start(1)] + said + right[number][match.end(1) :]
    folder = tmp_path_factory.mktemp("fix")
    (folder / "a.yaml").write_bytes((b"\xef\xbb\xbf" if bom else b"") + line_end.join(wrong).encode())
    for name in ("flood.png", "map.png", "plan.png"):
        (folder / name).touch()
    entry = fixed(folder / "a.yaml")
    lines = entry.after.text.split(line_end)
    assert len(lines) == len(right)
    assert all(line in {right[number], wrong[number]} for number, line in enumerate(lines))
    assert where is not DATE or lines == right
    write_fixed(entry)
    assert (folder / "a.yaml").read_bytes() == (b"\xef\xbb\xbf" if bom else b"") + entry.after.text.encode()
    again = fixed(folder / "a.yaml")
    assert (again.count, again.after.text) == (0, entry.after.text)


@pytest.mark.parametrize(("where", "least"), [(KEY, 0.9), (CHOICE, 0.9)])
def test_most_slips_are_put_right(tmp_path: Path, where: re.Pattern[str], least: float) -> None:
    """Not all: a slip may make another word, or be as near to two; a missing letter of a key's may leave that of its neighbour."""
    lines = WHOLE.split("\n")
    fitting = [number for number, line in enumerate(lines) if where.match(line)]
    mended = 0
    for count, number in enumerate(fitting[::3]):
        match = where.match(lines[number])
        assert match
        wrong = list(lines)
        wrong[number] = lines[number].replace(match[1], slip(match[1], count, count % 4), 1)
        (tmp_path / "a.yaml").write_text("\n".join(wrong), encoding="utf-8")
        entry = fixed(tmp_path / "a.yaml")
        mended += entry.after.text == WHOLE
    assert mended >= least * len(fitting[::3])


PEOPLE = [f"{first} {last}" for first in ("Ada", "Bruno", "Zoltan") for last in ("Mirelle", "Kosztka", "Tarnopol")]


@given(st.permutations(range(9)), st.lists(st.integers(0, 5), min_size=9, max_size=9), st.integers(2, 9), st.booleans())
def test_a_list_comes_in_the_order_of_precedence_with_its_comments(
    tmp_path_factory: pytest.TempPathFactory, order: list[int], forms: list[int], count: int, end: bool
) -> None:
    folder = tmp_path_factory.mktemp("order")
    entries = []
    for number, form in zip(order[:count], forms, strict=False):
        name = PEOPLE[number]
        entries.append((
            f"  - {{name: {name}, title: T{number}, side: host}} # at the end of {number}\n",
            f"  - name: {name}\n    title: T{number}\n    side: host\n",
            f"  - name: {name}\n    title: T{number} # {number}\n\n    side: host\n",
            f"  # above {number}\n  - name: {name}\n    side: host\n    title: T{number}\n",
            f"  -   title: >-\n        T{number}\n        of all\n      name: '{name}'\n      side: host\n",
            f'  - {{side: visitor, title: T{number}, "name": "{name}"}}\n',
        )[form])  # fmt: skip
    text = "kind: meeting # x\nsubject: Talks\nparticipants:\n" + "\n".join(entries)
    text += "# behind the list\npurpose: None.\n" if end else ""
    (folder / "a.yaml").write_text(text if end else text.rstrip("\n"), encoding="utf-8")
    register = "kind: register\npeople:\n" + "".join(
        f"  - {{id: p{number}, name: {name}, precedence: {number + 1}}}\n" for number, name in enumerate(PEOPLE)
    )
    entry = fixed(folder / "a.yaml", register=register)
    after = entry.after.text
    assert sorted(after.split("\n")) == sorted(entry.before.text.split("\n"))
    assert all(chunk.rstrip("\n") in after for chunk in entries)
    assert after.count("\n\n") == entry.before.text.count("\n\n")
    assert after.endswith("# behind the list\npurpose: None.\n") == end
    if 3 not in forms[:count]:  # a comment above the first entry may be the list's, and keeps it where it is
        hosts = [number for number, form in zip(order[:count], forms, strict=False) if form != 5]
        listed = sorted(hosts, key=lambda number: after.index(PEOPLE[number]))
        assert listed == sorted(hosts), after
        assert not entry.left
    write_fixed(entry)
    assert fixed(folder / "a.yaml", register=register).count == 0


@pytest.mark.parametrize(("name", "text", "after"), [
    ("a.yaml", 'type: "bila\\u0074ral"', None),
    ("a.yaml", "type: >-\n  bilatral", None),
    ("a.yaml", "type: bilat\n  ral", None),
    ("a.yaml", "type: 'bilatral' # bilatral", "type: 'bilateral' # bilatral"),
    ("a.yaml", "strat: '10:00'\nstart: '11:00'", None),
    ("a.yaml", "strat: '10:00'\nstart: '10:00'", None),
    ("a.yaml", "Type: bilateral", "type: bilateral"),
    ("a.yaml", "? our-side\n: host", "? our_side\n: host"),
    ("a.yaml", "date: 03/04/2026", None),
    ("a.yaml", "date: 31.02.2026", None),
    ("a.yaml", "date: 23/04/2026", "date: 2026-04-23"),
    ("a.yaml", 'start: "9:05"', 'start: "09:05"'),
    ("a.yaml", "participants: [{person: mirrel}]", None),
    ("a.yaml", "{purpose: None., type: bilatral}", None),
])  # fmt: skip
def test_what_cannot_be_put_right_to_the_letter_is_left_alone(
    tmp_path: Path, name: str, text: str, after: str | None
) -> None:
    head = "kind: meeting\nsubject: Talks\n"
    (tmp_path / name).write_text(f"{head}{text}\n", encoding="utf-8")
    entry = fixed(tmp_path / name)
    assert entry.after.text == f"{head}{text if after is None else after}\n"


RANKS = "kind: register\npeople:\n  - {id: a, name: Ada Kellen, precedence: 1}\n  - {id: b, name: Bo Tarnow, precedence: 2}\n"
ADA, BO = "  - {name: Ada Kellen, title: T, side: host}\n", "  - {name: Bo Tarnow, title: T, side: host}\n"


@pytest.mark.parametrize(("text", "after"), [
    (BO + ADA, ADA + BO),
    (BO + "\n  # Ada\n" + ADA, "  # Ada\n" + ADA + "\n" + BO),
    ("  # they speak\n" + BO + ADA, None),
    (BO + ADA + "    # of Ada\n", None),
    (BO + "    # of Bo\n" + ADA, None),
    (BO + ADA + "# of the file\n", ADA + BO + "# of the file\n"),
    (BO + "  # these listen\n\n" + ADA, None),
    (BO + "  - {name: C D, title: T, side: visitor}\n" + ADA, ADA + BO + "  - {name: C D, title: T, side: visitor}\n"),
    ("  -\n    {name: Bo Tarnow, title: T, side: host}\n" + ADA, None),
    ("  [{name: Bo Tarnow, title: T, side: host},\n   {name: Ada Kellen, title: T, side: host}]\n", None),
])  # fmt: skip
def test_an_entry_moves_with_its_own_comment_and_past_no_other(tmp_path: Path, text: str, after: str | None) -> None:
    head = "kind: meeting\nsubject: Talks\nparticipants:\n"
    (tmp_path / "a.yaml").write_text(head + text, encoding="utf-8")
    entry = fixed(tmp_path / "a.yaml", register=RANKS)
    assert entry.after.text == head + (text if after is None else after)
    assert [finding.code for finding in entry.left] == (["PAR204"] if after is None else [])


def test_json_is_put_right_between_its_quotes(tmp_path: Path) -> None:
    text = '{"kind": "meeting",\r\n  "subjct" : "A \\"T\\"", "type":"bilatral", "date": "1.5.2026", "our_side": "h\\u006fsst"}'
    (tmp_path / "a.json").write_bytes(text.encode())
    entry = fixed(tmp_path / "a.json")
    wanted = text.replace("subjct", "subject").replace("bilatral", "bilateral").replace("1.5.2026", "2026-05-01")
    assert entry.after.text == wanted
    assert [finding.code for finding in entry.left] == ["INP104"]


def test_a_silenced_finding_is_not_put_right(tmp_path: Path) -> None:
    text = f"kind: meeting\nsubject: Talks\nparticipants:\n{BO}{ADA.rstrip()} # memos: ignore[PAR204]\n"
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    assert fixed(tmp_path / "a.yaml", register=RANKS).count == 0


def test_a_name_is_never_rewritten(tmp_path: Path) -> None:
    register = "kind: register\npeople:\n" + "".join(
        f"  - {{id: p{number}, name: {name}}}\n"
        for number, name in enumerate(("Serik Akhmetov", "A. Karimov", "محمد الحربي", "John Smith", "Сергей Лавров"))
    )
    text = (
        "kind: meeting\nsubject: Talks\nparticipants:\n  - {name: Berik Akhmetov, title: T}\n  - {name: B. Karimov, title: T}\n"
        "  - {name: محمود الحربي, title: T}\n  - {name: Joan Smith, title: T}\n  - {name: Serik Ahmetov, title: T}\n"
        "background: Serik Ahmetov and Serik Ahmetova saw the Serik Ahmetovich prize. Передать Сергею Лаврову ноту.\n"
    )
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    entry = fixed(tmp_path / "a.yaml", register=register)
    assert (entry.count, entry.after.text, entry.left) == (0, text, ())


MISTAKES = "kind: meeting\nsubjct: Talks ♞ %\ndate: 12.03.2026   # day\nparticipants:\n  - {name: A B, title: T, side: hosst}\n  - {name: C D}"


def test_the_difference_is_what_write_does(memos: Memos, tmp_path: Path) -> None:
    file = tmp_path / "a b.yaml"
    file.write_bytes(MISTAKES.encode())
    (tmp_path / "right.yaml").write_text("kind: meeting\nsubject: Talks\n", encoding="utf-8")
    run = memos("check", ".", "--fix", cwd=tmp_path)
    assert run.returncode == 1
    assert file.read_bytes() == MISTAKES.encode()
    assert "error INP102" in run.stderr
    assert "3 findings can be put right with `--write`, in 1 file\n" in run.stderr
    (tmp_path / "fix.diff").write_text(run.stdout, encoding="utf-8", newline="")
    subprocess.run(["git", "apply", "-p0", "fix.diff"], cwd=tmp_path, check=True)
    applied = file.read_bytes()
    file.write_bytes(MISTAKES.encode())
    run = memos("check", ".", "--fix", "--write", cwd=tmp_path)
    assert file.read_bytes() == applied
    assert (run.returncode, run.stdout) == (1, "")
    assert "3 findings put right, in 1 file\n" in run.stderr
    assert "INP1" not in run.stderr
    assert "REN101" in run.stderr
    again = memos("check", ".", "--fix", cwd=tmp_path)
    assert again.stdout == ""
    assert "0 findings can be put right" in again.stderr


def test_the_report_after_writing_is_of_what_remains(memos: Memos, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(MISTAKES.replace("♞", ""), encoding="utf-8")
    run = memos("check", "a.yaml", "--fix", "--write", "--output-format", "json", cwd=tmp_path)
    assert run.stderr == ""
    assert {row["code"] for row in json.loads(run.stdout)["findings"]} == {"PAR101"}


@pytest.mark.parametrize(
    "arguments", [["a.yaml", "--write"], ["-", "--fix"], ["a.yaml", "--fix", "--output-format", "json"]]
)
def test_wrong_usage(memos: Memos, tmp_path: Path, arguments: list[str]) -> None:
    (tmp_path / "a.yaml").write_text(MISTAKES, encoding="utf-8")
    run = memos("check", *arguments, cwd=tmp_path, stdin=MISTAKES)
    assert (run.returncode, run.stdout) == (2, "")
    assert (tmp_path / "a.yaml").read_text(encoding="utf-8") == MISTAKES


def test_a_file_that_was_changed_meanwhile_is_not_written(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(MISTAKES, encoding="utf-8")
    entry = fixed(file)
    file.write_text(MISTAKES + "\n", encoding="utf-8")
    with pytest.raises(FileError, match="was changed"):
        write_fixed(entry)
    assert file.read_text(encoding="utf-8") == MISTAKES + "\n"


@pytest.mark.skipif(sys.platform == "win32", reason="it has neither modes nor links")
def test_mode_and_link_stay(tmp_path: Path) -> None:
    file = tmp_path / "real.yaml"
    file.write_text(MISTAKES, encoding="utf-8")
    file.chmod(0o640)
    (tmp_path / "a.yaml").symlink_to(file)
    write_fixed(fixed(tmp_path / "a.yaml"))
    assert (tmp_path / "a.yaml").is_symlink()
    assert file.stat().st_mode & 0o777 == 0o640
    assert "subject: " in file.read_text(encoding="utf-8")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.yaml", "real.yaml"]


@pytest.mark.parametrize(("text", "date"), [
    ("12.03.2026", "2026-03-12"), ("1.5.2026", "2026-05-01"), ("2026/3/1", "2026-03-01"), ("2026.03.01", "2026-03-01"), ("13/04/2026", "2026-04-13"),
    ("04/13/2026", "2026-04-13"), ("04/04/2026", "2026-04-04"), ("12 March 2026", "2026-03-12"), ("March 12, 2026", "2026-03-12"),
    ("1st Sep 2026", "2026-09-01"), ("04/05/2026", ""), ("12.13.2026", ""), ("2026-13-12", ""), ("1.5.26", ""), ("12 Marchember 2026", ""), ("soon", ""),
    ("٣.٤.٢٠٢٦", "2026-04-03"),
])  # fmt: skip
def test_dates_that_can_mean_one_day_only(text: str, date: str) -> None:
    assert iso_date(text) == date


@pytest.mark.parametrize(
    ("text", "time"),
    [("9:30", "09:30"), ("9.05", "09:05"), ("24:00", ""), ("9:60", ""), ("9", ""), ("930", ""), ("9:30 pm", "")],
)
def test_times_that_can_mean_one_time_only(text: str, time: str) -> None:
    assert clock_time(text) == time


@pytest.mark.parametrize(("word", "known", "what"), [
    ("particpants", ["participants", "people"], "participants"), ("Due Date", ["due_date", "due"], "due_date"), ("do", ["to", "id"], ""),
    ("host1", ["host2", "host3"], ""), ("nam", ["name", "names"], "name"), ("form", ["from", "to"], "from"), ("strat", ["start", "state"], "start"), ("xyz", ["purpose"], ""),
    ("", ["name"], ""),
])  # fmt: skip
def test_the_word_that_was_meant(word: str, known: list[str], what: str) -> None:
    assert meant(word, known) == what


def test_of_keys_that_would_get_one_name_none_is_put_right(tmp_path: Path) -> None:
    file = tmp_path / "meeting.yaml"
    file.write_text(
        "kind: meeting\nsubject: Talks\npurpos: To meet\npurpse: To agree\nbackgroud: Aksu\n", encoding="utf-8"
    )
    entry = fixed(file)
    assert entry.after.text == entry.before.text.replace("backgroud", "background")
    assert [finding.path for finding in entry.left] == ["purpos", "purpse"]


def test_the_difference_of_a_file_with_a_byte_order_mark_applies(memos: Memos, tmp_path: Path) -> None:
    file = tmp_path / "meeting.yaml"
    file.write_bytes(b"\xef\xbb\xbfkind: meeting\nsubjct: T\nlanguage: en\n")
    shown = memos("check", file.name, "--fix", cwd=tmp_path).stdout
    subprocess.run(["git", "apply", "-p0"], input=shown.encode(), cwd=tmp_path, check=True)
    assert file.read_bytes() == b"\xef\xbb\xbfkind: meeting\nsubject: T\nlanguage: en\n"
