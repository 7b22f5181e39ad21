"""What a careful staff officer looks for in an input that is right in form: who is where, who is missing, what was left open.

A check is a function from a visit, and its texts where it reads them, to findings with paths; `CHECKS` and `READINGS` name them in order. Severity: an
error only where the paper would be false, else a warning, or an info where it is mere practice.
"""

from collections.abc import Callable, Iterator

from memos.checks import (
    acronyms,
    actions,
    agenda,
    carried,
    copies,
    days,
    delegations,
    participants,
    registered,
    schedule,
    speakers,
    structure,
    text,
    wording,
)
from memos.checks.carried import Earlier
from memos.checks.texts import Texts, gathered, sparing
from memos.findings import Finding
from memos.registers import Registers
from memos.schemas.visit import Visit

CHECKS: tuple[Callable[[Visit], Iterator[Finding]], ...] = (
    delegations.delegations,
    agenda.agenda,
    actions.actions,
    text.text,
    copies.copies,
)
READINGS: tuple[Callable[[Visit, Texts], Iterator[Finding]], ...] = (
    days.days,
    wording.wording,
    structure.structure,
)
"""Checks that read all texts."""

RULES: dict[str, Callable[..., Finding]] = {
    **schedule.RULES,
    **days.RULES,
    **participants.RULES,
    **delegations.RULES,
    **speakers.RULES,
    **agenda.RULES,
    **actions.RULES,
    **text.RULES,
    **acronyms.RULES,
    **wording.RULES,
    **structure.RULES,
    **registered.RULES,
    **carried.RULES,
    **copies.RULES,
}


def check(visit: Visit, registers: Registers | None = None, earlier: Earlier | None = None) -> tuple[Finding, ...]:
    """All that the checks find, with paths and without places; with registers also all in which the visit differs from them, and with an earlier
    visit what became of that.
    """
    texts = gathered(visit)
    found = [*schedule.schedule(visit, registers), *participants.participants(visit, registers)]
    found += (finding for run in CHECKS for finding in run(visit))
    found += (finding for run in READINGS for finding in run(visit, texts))
    found += speakers.speakers(visit, texts, registers)
    found += acronyms.acronyms(visit, texts, registers)
    if registers:
        found += registered.registered(visit, registers, texts)
        found += delegations.ranked(visit, registers)
    if earlier:
        found += carried.carried(visit, earlier, texts)
    return tuple(sparing(found))
