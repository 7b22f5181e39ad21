"""STR: what an input says and its papers do not show."""

from collections.abc import Iterator

from memos.compose.book import CAME_OF_IT, given, is_made
from memos.findings import Finding
from memos.papers import names, template
from memos.rules.structure import not_on_book, not_shown
from memos.schemas.header import Header
from memos.schemas.visit import Visit

USUAL = ("briefing-memo", "record-of-meeting")
"""What is made of each meeting, as far as it has what they need, where nothing is asked for."""
_ON_EVERY_PAGE = ("watermark", "copy_number")


def unprinted(visit: Visit) -> Iterator[Finding]:
    """What stands in none of the usual papers, where the input asks for no others; and what the papers of the whole visit do not bear of a meeting's."""
    if not visit.papers:
        yield from _of_meetings(visit)
    elif len(visit.meetings) > 1 and any(
        template(paper.template).made_for == "visit" for paper in visit.papers if paper.template in names()
    ):
        yield from _of_headers(visit)


def _of_meetings(visit: Visit) -> Iterator[Finding]:
    for number, meeting in enumerate(visit.meetings):
        papers = [template(name) for name in USUAL]
        shown = {section.show for paper in papers if is_made(paper, meeting) for section in paper.sections}
        for paper in papers:
            for section in paper.sections:
                if section.show in CAME_OF_IT and section.show not in shown:
                    for place in given(meeting, section.show):
                        yield not_shown(section.show, paper.name, str(paper.needs), f"meetings[{number}].{place}")


def _of_headers(visit: Visit) -> Iterator[Finding]:
    theirs = visit.header or Header()
    for number, meeting in enumerate(visit.meetings):
        for name in _ON_EVERY_PAGE:
            ours = getattr(meeting.header, name, None)
            if ours and ours != getattr(theirs, name):
                yield not_on_book(name, f"meetings[{number}].header.{name}")
