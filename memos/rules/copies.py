"""INP: numbered copies that cannot be made."""

from collections.abc import Callable, Sequence
from difflib import get_close_matches

from memos.findings import Finding
from memos.rules.syntax import shown


def numbered_twice(path: str) -> Finding:
    """INP118: a copy number beside a list of copies

    `copies:` numbers the copies of the papers and says on each page whom each is for. A `copy_number:` in a header would be printed in the same
    place.

    Wrong:

        kind: meeting
        subject: Talks
        header: {copy_number: Copy 1 of 2}
        copies: [Legal Department, Embassy in Arden]

    Right:

        kind: meeting
        subject: Talks
        copies: [Legal Department, Embassy in Arden]

    Mend it: delete `copy_number:`, or write the copy by hand and delete `copies:`.

    Source: the form of an input, as `memos schema visit` prints it
    """
    return Finding(
        "INP118",
        "error",
        "there is a `copy_number` beside `copies`, which number the copies themselves",
        "delete `copy_number:`, or `copies:`",
        path=path,
    )


def unknown_recipient(value: str, known: Sequence[str], path: str) -> Finding:
    """INP119: a numbered copy for somebody who is not in the file

    Under `copies:`, one word in small letters is the `id` of a person, and neither the file nor a register has anybody of that id. Names of
    offices are written as they are printed.

    Wrong:

        kind: meeting
        subject: Talks
        people:
          - id: mirel
            name: Ada Mirel
        copies: [mirl, Legal Department]

    Right:

        kind: meeting
        subject: Talks
        people:
          - id: mirel
            name: Ada Mirel
        copies: [mirel, Legal Department]

    Mend it: correct the id, add the person under `people:`, or write the name or the office as it is printed.

    Source: the form of an input, as `memos schema visit` prints it
    """
    near = get_close_matches(value, known, n=1, cutoff=0.5)
    question = f"; did you mean `{near[0]}`?" if near else ""
    hint = f"write `{near[0]}`" if near else "add the person under `people:`, or write the office as it is printed"
    return Finding("INP119", "error", f"nobody has the id `{shown(value)}`{question}", hint, path=path)


def nobody_in_delegation(path: str) -> Finding:
    """INP121: numbered copies for a delegation without members

    `copies: delegation` makes a copy for each member of the delegation. The visit lists no members, and no meeting names anybody on our side.

    Wrong:

        kind: meeting
        subject: Talks
        participants: [{name: Lev Tarn, title: Minister, side: host}]
        copies: delegation

    Right:

        kind: meeting
        subject: Talks
        participants: [{name: Ada Mirel, title: Minister, side: visitor}, {name: Lev Tarn, title: Minister, side: host}]
        copies: delegation

    Mend it: add `members:` to the `delegation:`, or the participants of our side, or name those who get a copy.

    Source: the form of an input, as `memos schema visit` prints it
    """
    return Finding(
        "INP121",
        "error",
        "there are copies for the delegation, and nobody is in it",
        "add `members:` to the `delegation:`, or name those who get a copy",
        path=path,
    )


RULES: dict[str, Callable[..., Finding]] = {
    "INP118": numbered_twice,
    "INP119": unknown_recipient,
    "INP121": nobody_in_delegation,
}
