"""INP: papers that an input asks for and that cannot be made."""

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
    """
    return Finding("INP115", "error", "the paper is asked for twice", "delete one of the two", path=path)


RULES: dict[str, Callable[..., Finding]] = {
    "INP113": unknown_template,
    "INP114": unknown_language,
    "INP115": paper_twice,
}
