"""STR: what papers leave out of their input."""

from collections.abc import Callable

from memos.findings import Finding


def not_shown(part: str, paper: str, needs: str, path: str) -> Finding:
    """STR101: a part of a meeting that stands in no paper

    Actions, asks, next steps and discussions stand in the record of the meeting. Where the input asks for no papers by their names, a record is
    made only of a meeting that has outcomes; without it, nobody reads what the input says. A briefing book holds the record all the same.

    Wrong:

        kind: meeting
        subject: Talks
        actions:
          - {text: Send the draft., owner: Legal Department, due: 2026-03-20}

    Right:

        kind: meeting
        subject: Talks
        outcomes:
          - {kind: agreement, text: The Legal Department drafts the protocol.}
        actions:
          - {text: Send the draft., owner: Legal Department, due: 2026-03-20}

    Mend it: add `outcomes:`, or ask for the record by its name under `papers:`.

    Source: practice
    """
    return Finding(
        "STR101",
        "info",
        f"`{part}` stands in no paper: a {paper.replace('-', ' ')} is made where there are `{needs}`",
        f"add `{needs}:`, or name `{paper}` under `papers:`",
        path=path,
    )


def not_on_book(name: str, path: str) -> Finding:
    """STR102: a watermark or a copy number that the book does not bear

    A paper of the whole visit, such as a briefing book, has one watermark and one copy number on all its pages: those of the visit's header.
    What only a meeting has stands on the meeting's own papers, and not in the book; so a part that is a draft may not look like one.

    Wrong:

        kind: visit
        title: Visit
        meetings:
          - {subject: Talks, header: {watermark: DRAFT}}
          - {subject: Dinner}
        papers: [briefing-book]

    Right:

        kind: visit
        title: Visit
        header: {watermark: DRAFT}
        meetings:
          - {subject: Talks}
          - {subject: Dinner}
        papers: [briefing-book]

    Mend it: give it in the header of the visit too, for the book.

    Source: practice
    """
    what = name.replace("_", " ")
    return Finding(
        "STR102",
        "warning",
        f"the paper of the whole visit does not bear the {what} of one meeting",
        f"give `{name}:` in the visit's `header:` too, if the whole is to bear it",
        path=path,
    )


RULES: dict[str, Callable[..., Finding]] = {"STR101": not_shown, "STR102": not_on_book}
