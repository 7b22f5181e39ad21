"""What a careful staff officer looks for in an input that is right in form: who is where, who is missing, what was left open.

A check is a function from a visit to findings with paths; `CHECKS` names them in order. Severity: an error only where the paper would be false, else
a warning, or an info where it is mere practice.
"""

from collections.abc import Callable, Iterator

from memos.checks import actions, agenda, participants, registered, schedule, text
from memos.findings import Finding
from memos.registers import Registers
from memos.schemas.visit import Visit

CHECKS: tuple[Callable[[Visit], Iterator[Finding]], ...] = (
    schedule.schedule,
    participants.participants,
    agenda.agenda,
    actions.actions,
    text.text,
)

RULES: dict[str, Callable[..., Finding]] = {
    **schedule.RULES,
    **participants.RULES,
    **agenda.RULES,
    **actions.RULES,
    **text.RULES,
    **registered.RULES,
}


def check(visit: Visit, registers: Registers | None = None) -> tuple[Finding, ...]:
    """All that the checks find, with paths and without places; with registers also all in which the visit differs from them."""
    found = tuple(finding for run in CHECKS for finding in run(visit))
    return (*found, *registered.registered(visit, registers)) if registers else found
