"""SYN203: comments that silence a finding, and silence nothing."""

from collections.abc import Callable

from memos.findings import Finding, Place


def silences_nothing(code: str, place: Place) -> Finding:
    """SYN203: a silencing that silences nothing

    A comment `# memos: ignore[CODE]` at the end of a line, or alone on the line above, silences that code there; above the key of a text of
    several lines, or behind the mark of a block (`|` or `>-`), in all of that text. This one has nothing to silence: the mistake was mended, or
    stands elsewhere; or the comment has another form than this, and says nothing. Left in place it would hide the next mistake. What keeps a
    file from being read or a paper from being made cannot be silenced.

    Wrong:

        kind: meeting
        subject: Talks
        actions:
          - {text: Send the draft., owner: Legal Department, due: 2026-03-20} # memos: ignore[ACT102]

    Right:

        kind: meeting
        subject: Talks
        actions:
          - {text: Send the draft., owner: Legal Department} # memos: ignore[ACT102]

    Mend it: delete the comment, move it to the line of the finding, or write it as above.

    Source: practice
    """
    if not code:
        message = "the comment names no code in the form that silences one"
        return Finding("SYN203", "warning", message, "write `# memos: ignore[CODE]`, or delete it", place=place)
    return Finding(
        "SYN203",
        "warning",
        f"nothing here has the code {code}, which is silenced",
        "delete the comment, or move it to the line of the finding",
        place=place,
    )


RULES: dict[str, Callable[..., Finding]] = {"SYN203": silences_nothing}
"""The rule by its code."""
