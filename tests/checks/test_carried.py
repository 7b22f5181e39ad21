"""An action is known again in other words for the same, and is another where it says another thing."""

import time

import pytest

from memos.checks.carried import Earlier, carried
from memos.checks.texts import gathered
from memos.read import read_text
from memos.validate import validate


def visit(text: str) -> Earlier:
    source = read_text(f"kind: visit\ntitle: Visit\n{text}".encode(), "visit.yaml", "yaml")
    held = validate(source).visit
    assert held
    return Earlier(held, source)


def listed(*actions: str) -> str:
    """Actions that were carried over, each as `text | owner | status`; an owner may be left out."""
    entries = []
    for action in actions:
        text, *owner, status = action.split(" | ")
        entries.append(f"  - {{text: {text}{''.join(f', owner: {name}' for name in owner)}, status: {status}}}\n")
    return f"carried_over:\n{''.join(entries)}" if entries else ""


def found(then: str, now: str) -> list[str]:
    """Code and message of each finding, without the words around what was found."""
    here = visit(now).visit
    return [f"{finding.code} {finding.message}" for finding in carried(here, visit(then), gathered(here))]


def codes(then: str, now: str, status: str) -> list[str]:
    return [line[:6] for line in found(listed(f"{then} | {status}"), listed(f"{now} | open"))]


@pytest.mark.parametrize(
    ("then", "now"),
    [
        ("Name a coordinator for the working group.", "Name a co-ordinator for the working group."),
        ("Nominate 3 experts", "Nominate three experts"),
        ("Prepare a three-day seminar", "Prepare a 3 day seminar"),
        ("Send the water-sharing plan", "Send the plan of water sharing"),
        ("Ship the pumps.", "Ship pumps."),
        ("Build the gauge.", "Build a gauge."),
        ("Organise a meeting of the experts.", "Organize a meeting of experts."),
        ("Send the list of experts.", "Send the full list of experts."),
    ],
)
def test_one_action_in_two_wordings(then: str, now: str) -> None:
    assert codes(then, now, "open") == []
    assert codes(then, now, "done") == ["ACT202"]


@pytest.mark.parametrize(
    ("then", "now"),
    [("Nominate 3 experts", "Nominate four experts"), ("Name a coordinator", "Pay the interpreters"), ("—", "–")],
)
def test_two_actions(then: str, now: str) -> None:
    assert codes(then, now, "open") == ["ACT201"]
    assert codes(then, now, "done") == []


POWER, WATER = "Name a coordinator for power.", "Name a coordinator for water."
REPORT = "Send the report."


@pytest.mark.parametrize(
    ("then", "now", "lost"),
    [
        ((f"{POWER} | open", f"{WATER} | open"), (f"{WATER} | open",), ["power"]),
        ((f"{POWER} | open", f"{WATER} | open"), (f"{POWER} | done",), ["water"]),
        ((f"{POWER} | open", f"{WATER} | open"), (f"{WATER} | open", f"{POWER} | open"), []),
        ((f"{REPORT} | Belmora | open", f"{REPORT} | Ardal | open"), (f"{REPORT} | Ardal | open",), [":4"]),
        ((f"{REPORT} | Ardal | open", f"{REPORT} | Belmora | open"), (f"{REPORT} | Ardal | open",), [":5"]),
        ((f"{REPORT} | Belmora | open",), (f"{REPORT} | Ardal | open",), []),
        ((f"{REPORT} | Belmora | open", f"{REPORT} | Belmora | open"), (f"{REPORT} | open",), []),
    ],
)  # fmt: skip
def test_each_action_is_one_other_the_nearest(then: tuple[str, ...], now: tuple[str, ...], lost: list[str]) -> None:
    lines = found(listed(*then), listed(*now))
    assert len(lines) == len(lost)
    assert all(line.startswith("ACT201") and words in line for line, words in zip(lines, lost, strict=True))


@pytest.mark.parametrize(
    ("then", "now"),
    [
        ((f"{POWER} | open", f"{WATER} | done"), (f"{POWER} | open",)),
        ((f"{WATER} | done",), (f"{POWER} | open",)),
        ((f"{WATER} | dropped",), (f"{WATER} | done", f"{POWER} | open")),
    ],
)
def test_another_action_is_not_open_again(then: tuple[str, ...], now: tuple[str, ...]) -> None:
    assert found(listed(*then), listed(*now)) == []


def test_what_was_carried_over_and_was_done_at_the_visit_is_done() -> None:
    done = "meetings: [{subject: Talks, actions: [{text: Repair the bridge., owner: Works, status: done}]}]\n"
    assert found(listed("Repair of the bridge. | Ministry of Works | open") + done, "") == []


@pytest.mark.parametrize(
    ("then", "now", "expected"),
    [
        ("A grant to UNICEF.", "A grant to UNESCO.", []),
        ("Seats for Belmora on the commission of the river.", "Seats for Belmora on the commission of the lakes.", []),
        ("A grant to UNICEF.", "Grants to UNICEF.", ["AGD201"]),
    ],
)
def test_an_ask_for_another_thing_is_another(then: str, now: str, expected: list[str]) -> None:
    def asked(text: str) -> str:
        return f"meetings: [{{subject: Talks, asks: [{{text: {text}, by: visitor, response: No.}}]}}]\n"

    assert [line[:6] for line in found(asked(then), asked(now))] == expected


def test_many_actions_take_no_long_time() -> None:
    lines = [f"Send the report of the {name} commission on rivers and lakes | open" for name in map(word, range(500))]
    start = time.process_time()
    assert found(listed(*lines), listed(*lines)) == []
    assert time.process_time() - start < 10


def word(number: int) -> str:
    return "".join(chr(ord("a") + int(digit)) * 3 for digit in str(number))
