"""REN, STR: what a template wants of a paper: parts that must be there, and none longer than it may be."""

from collections.abc import Callable

from memos.findings import Finding


def too_long(what: str, size: str, most: str, where: str, source: str, path: str) -> Finding:
    """REN201: a part of the paper that is longer than it may be

    The template says how long the paper, its paragraphs or a part of it may be, and where that is stated: a bottom line of four lines,
    six points to make. The part is measured as it is laid out, in the style that the paper is made in. Who has two minutes reads what
    fits.

    Template:

        kind: template
        name: house-memo
        description: A memo of the house.
        made_for: meeting
        sections: [{show: title}, {show: bottom_line}]
        limits: [{what: bottom_line, at_most: 1, unit: lines, source: House rules}]

    Wrong:

        kind: meeting
        subject: Talks
        bottom_line: >-
          All is agreed but the rule for dry years and the scale of contributions. On both the text of the Chair can be accepted, if the
          review clause stays in; it is in your gift to close.

    Right:

        kind: meeting
        subject: Talks
        bottom_line: The text of the Chair can be accepted.

    Mend it: shorten it; what is not needed in the room can stand in an attachment. In a template of your own, change its `limits:`.

    Source: the template says it of each limit
    """
    return Finding(
        "REN201",
        "warning",
        f"`{what}` has {size}{where}, and may have {most}",
        "shorten it",
        path=path,
        source=source,
    )


def lacking(section: str, paper: str, path: str) -> Finding:
    """STR109: a required part is missing

    The template says that the paper may not be made without this section, and the input has nothing for it. The templates that ship
    require none.

    Template:

        kind: template
        name: house-memo
        description: A memo of the house.
        made_for: meeting
        sections: [{show: title}, {show: purpose, required: true}]

    Wrong:

        kind: meeting
        subject: Talks
        background: Relations are good.

    Right:

        kind: meeting
        subject: Talks
        purpose: To agree on the quotas.

    Mend it: add what is missing, or choose another template.

    Source: the template
    """
    return Finding(
        "STR109",
        "error",
        f"the {paper.replace('-', ' ')} needs a {section.replace('_', ' ')}, and there is none",
        f"add `{section}:`, or choose another template",
        path=path,
    )


RULES: dict[str, Callable[..., Finding]] = {"REN201": too_long, "STR109": lacking}
