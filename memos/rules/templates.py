"""TPL: what is wrong with a template whose fields are all right by themselves."""

from collections.abc import Callable

from memos.findings import Finding


def no_such_section(name: str, made_for: str, path: str) -> Finding:
    """TPL101: a section that the paper cannot show

    A paper of a whole visit has no agenda of its own, and a paper of one meeting holds no other papers. Such a section would always be empty.

    Wrong:

        kind: template
        name: house-book
        description: All papers of a visit.
        made_for: visit
        papers: [briefing-memo]
        sections:
          - show: agenda
          - show: papers

    Right:

        kind: template
        name: house-book
        description: All papers of a visit.
        made_for: visit
        papers: [briefing-memo]
        sections:
          - show: programme
          - show: papers

    Mend it: show another section, or show this one in the template of the other paper.

    Source: the form of a template, as `memos schema template` prints it
    """
    what = "a whole visit" if made_for == "visit" else "one meeting"
    return Finding(
        "TPL101", "error", f"a paper of {what} cannot show `{name}`", "delete the section, or choose another", path=path
    )


def unknown_paper(message: str, hint: str, path: str) -> Finding:
    """TPL102: a paper that a book cannot hold

    Under `papers:` a template that is made for a visit names the papers of each meeting that it holds: templates that ship, or template files
    that stand in the folder of this one. Each of them is made for a meeting.

    Wrong:

        kind: template
        name: house-book
        description: All papers of a visit.
        made_for: visit
        papers: [briefing-book]
        sections:
          - show: papers

    Right:

        kind: template
        name: house-book
        description: All papers of a visit.
        made_for: visit
        papers: [briefing-memo]
        sections:
          - show: papers

    Mend it: name a template that `memos templates list` shows, or the file of your own, such as `house-memo.yaml`.

    Source: the form of a template, as `memos schema template` prints it
    """
    return Finding("TPL102", "error", message, hint, path=path)


RULES: dict[str, Callable[..., Finding]] = {"TPL101": no_such_section, "TPL102": unknown_paper}
"""Every rule of this module by its code."""
