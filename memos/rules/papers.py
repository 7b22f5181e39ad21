"""INP, MRK: papers that an input asks for and that cannot be made."""

from collections.abc import Callable

from memos.findings import Finding


def unknown_template(message: str, hint: str, path: str) -> Finding:
    """INP113: a template that is not there

    Under `papers:` an input names the papers to make. Only the templates that ship can be named there; one of your own is named on the command
    line, with `-t`.

    Wrong:

        kind: meeting
        subject: Talks
        papers: [briefing]

    Right:

        kind: meeting
        subject: Talks
        papers: [briefing-memo]

    Mend it: choose one of the names that `memos templates list` shows.

    Source: the form of an input, as `memos schema visit` prints it
    """
    return Finding("INP113", "error", message, hint, path=path)


def unknown_language(message: str, hint: str, path: str) -> Finding:
    """INP114: a language without labels

    A paper's headings, labels and dates come in the languages that ship. The text of the input may be in any language.

    Wrong:

        kind: meeting
        subject: Talks
        papers: [{template: briefing-memo, language: tlh}]

    Right:

        kind: meeting
        subject: Talks
        papers: [{template: briefing-memo, language: kk}]

    Mend it: choose one of the languages in the hint, for this paper or with `--language`.

    Source: the form of an input, as `memos schema visit` prints it
    """
    return Finding("INP114", "error", message, hint, path=path)


def paper_twice(path: str) -> Finding:
    """INP115: a paper that is asked for twice

    The same template in the same language stands twice under `papers:`. Both would be one file.

    Wrong:

        kind: meeting
        subject: Talks
        papers: [briefing-memo, briefing-memo]

    Right:

        kind: meeting
        subject: Talks
        papers: [briefing-memo, {template: briefing-memo, language: kk}]

    Mend it: delete one of the two, or give it another language.

    Source: the form of an input, as `memos schema visit` prints it
    """
    return Finding("INP115", "error", "the paper is asked for twice", "delete one of the two", path=path)


def needless_marking(path: str) -> Finding:
    """INP116: a marking of its own on a paper of one meeting

    A paper of one meeting bears the meeting's marking, or the visit's. Only a paper of the whole visit may be given one of its own under
    `papers:`, since it holds what several meetings marked.

    Wrong:

        kind: visit
        title: Visit
        meetings: [{subject: Talks}]
        papers: [{template: briefing-memo, marking: RESTRICTED}]

    Right:

        kind: visit
        title: Visit
        meetings: [{subject: Talks, marking: RESTRICTED}]
        papers: [briefing-memo]

    Mend it: mark the meeting, or the visit.

    Source: the form of an input, as `memos schema visit` prints it
    """
    hint = "delete it here, and mark the meeting or the visit"
    return Finding("INP116", "error", "a paper of one meeting has a marking of its own", hint, path=path)


def no_banner(path: str) -> Finding:
    """MRK101: a paper of the whole visit has no marking, and its meetings have different ones

    A paper of the whole visit, such as a briefing book, holds what the visit and its meetings say, and bears one banner. Where all of them
    have the same marking, it is that. Where they have different ones, somebody must say which the paper bears: Memos does not know which
    of two markings is the higher, nor whether together they ask for a third.

    Wrong:

        kind: visit
        title: Visit
        meetings:
          - {subject: Talks, marking: RESTRICTED}
          - {subject: Dinner, marking: OFFICIAL}
        papers: [briefing-book]

    Right:

        kind: visit
        title: Visit
        meetings:
          - {subject: Talks, marking: RESTRICTED}
          - {subject: Dinner, marking: OFFICIAL}
        papers: [{template: briefing-book, marking: RESTRICTED}]

    Mend it: add `marking:` to the paper under `papers:`.

    Source: US Department of State, 5 FAH-1 H-130: the overall marking stands on the cover
    """
    message = "the visit and its meetings have different markings, and the paper of the whole visit has none of its own"
    hint = "add the marking that the paper bears: `{template: briefing-book, marking: …}` under `papers:`"
    return Finding("MRK101", "error", message, hint, path=path)


RULES: dict[str, Callable[..., Finding]] = {
    "INP113": unknown_template,
    "INP114": unknown_language,
    "INP115": paper_twice,
    "INP116": needless_marking,
    "MRK101": no_banner,
}
