"""An action is known again in other words for the same, and is another where it says another thing."""

import pytest

from memos.checks.carried import Earlier, carried
from memos.checks.texts import gathered
from memos.read import read_text
from memos.validate import validate


def codes(then: str, now: str, status: str) -> list[str]:
    def visit(text: str, status: str) -> Earlier:
        written = f"kind: visit\ntitle: Visit\ncarried_over: [{{text: {text}, status: {status}}}]\n"
        source = read_text(written.encode(), "visit.yaml", "yaml")
        held = validate(source).visit
        assert held
        return Earlier(held, source)

    here = visit(now, "open").visit
    return [finding.code for finding in carried(here, visit(then, status), gathered(here))]


@pytest.mark.parametrize(
    ("then", "now"),
    [
        ("Name a coordinator for the working group.", "Name a co-ordinator for the working group."),
        ("Nominate 3 experts", "Nominate three experts"),
        ("Prepare a three-day seminar", "Prepare a 3 day seminar"),
        ("Send the water-sharing plan", "Send the plan of water sharing"),
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
