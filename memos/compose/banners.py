"""The banner of a paper of a whole visit: the one marking that the visit and its meetings have, or one that the input gives it.

Which of two markings is the higher is not for a program to say.
"""

from typing import NamedTuple

from memos.schemas.visit import Visit


class Banner(NamedTuple):
    """A marking, and the path of the input value that it came from."""

    text: str
    source: str


def banners(visit: Visit) -> tuple[Banner, ...]:
    """The different markings of a visit and its meetings, each where it stands first."""
    given = (
        Banner(visit.marking or "", "marking"),
        *(
            Banner(meeting.marking or "", f"meetings[{number}].marking")
            for number, meeting in enumerate(visit.meetings)
        ),
    )
    first: dict[str, Banner] = {}
    for banner in given:
        if banner.text:
            first.setdefault(banner.text, banner)
    return tuple(first.values())
