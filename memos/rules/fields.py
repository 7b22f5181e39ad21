"""INP: what is wrong with the fields of an input."""

from collections.abc import Callable, Sequence
from difflib import get_close_matches

from memos.findings import Finding, Severity
from memos.rules.near import meant, nearest
from memos.rules.syntax import shown


def nothing_in_it() -> Finding:
    """INP100: the file holds nothing

    There is no field in the file, only white space or comments.

    Wrong:

        # a comment

    Right:

        kind: meeting
        subject: Talks

    Mend it: begin with `kind: visit` or `kind: meeting`; `memos new FOLDER` writes a file to fill in.

    Source: the form of an input, as `memos schema visit` prints it
    """
    return Finding(
        "INP100",
        "error",
        "the file holds nothing",
        "begin with `kind: visit` or `kind: meeting`; `memos new FOLDER` writes a file to fill in",
    )


def missing(noun: str, name: str, hint: str, path: str) -> Finding:
    """INP101: a field is missing

    A paper cannot do without it.

    Wrong:

        kind: meeting
        date: 2026-03-12

    Right:

        kind: meeting
        subject: Talks
        date: 2026-03-12

    Mend it: add the field.

    Source: the form of an input, as `memos schema visit` prints it
    """
    return Finding("INP101", "error", f"{noun} has no `{name}`", hint, path=path)


def unknown(noun: str, name: str, known: Sequence[str], path: str) -> Finding:
    """INP102: a field that does not exist

    A misspelt field would otherwise be left out of the paper without a word.

    Wrong:

        kind: meeting
        subject: Talks
        particpants: []

    Right:

        kind: meeting
        subject: Talks
        participants: []

    Mend it: spell the field as the schema does; `memos schema` lists all.

    Source: the form of an input, as `memos schema visit` prints it
    """
    near = nearest(name, known)
    question = f"; did you mean `{near}`?" if near else ""
    hint = f"write `{near}:`" if near else f"use one of {', '.join(known)}"
    message = f"`{shown(name)}` is not a field of {noun}{question}"
    return Finding("INP102", "error", message, hint, path=path, replacement=meant(name, known))


def wrong_form(name: str, what: str, hint: str, path: str, *, right: str = "") -> Finding:
    """INP103: a value that has not the form it needs

    Dates are written year-month-day, times with hours and minutes, ids with letters and digits.

    Wrong:

        kind: meeting
        subject: Talks
        date: 12.03.2026

    Right:

        kind: meeting
        subject: Talks
        date: 2026-03-12

    Mend it: write the value as the hint shows.

    Source: ISO 8601; BCP 47; ISO 3166-1; IANA time zone database
    """
    quoted = f"an entry of `{name}`" if path.endswith("]") else f"`{name}`"
    return Finding("INP103", "error", f"{quoted} {what}", hint, path=path, replacement=right)


def not_a_choice(name: str, value: str, choices: Sequence[str], path: str) -> Finding:
    """INP104: a word that is not one of those to choose from

    Some fields take one of a few words, so that they can be printed in every language.

    Wrong:

        kind: meeting
        subject: Talks
        type: bilatral

    Right:

        kind: meeting
        subject: Talks
        type: bilateral

    Mend it: choose one of the words in the hint.

    Source: the form of an input, as `memos schema visit` prints it
    """
    near = nearest(value, choices)
    question = f"; did you mean `{near}`?" if near else ""
    return Finding(
        "INP104",
        "error",
        f"`{name}` cannot be `{shown(value)}`{question}",
        f"choose one of {', '.join(choices)}",
        path=path,
        replacement=meant(value, choices),
    )


def wrong_shape(name: str, expected: str, path: str, *, field: str = "", written: str = "") -> Finding:
    """INP105: text where a list or fields must be, or the other way round

    Some fields hold one line of text, some a list of entries that begin with a hyphen, some fields of their own. A text with a colon and
    a space in it must stand in quotes: without them, what stands before the colon is taken for the name of a field.

    Wrong:

        kind: meeting
        subject: Talks
        agenda: Energy

    Right:

        kind: meeting
        subject: Talks
        agenda:
          - title: Energy

    Mend it: give what the hint asks for.

    Source: the form of an input, as `memos schema visit` prints it
    """
    entry = path.endswith("]")
    quoted = name if name == "the file" else f"an entry of `{name}`" if entry else f"`{name}`"
    words = {"text": "text", "list": "a list", "fields": "made of fields" if entry else "fields of its own"}
    such = f", such as `{field}:`" if field else ""
    if written:
        return Finding(
            "INP105",
            "error",
            f"{quoted} must be text, and its colon makes a field of it",
            f"put the whole text in quotes: `{'- ' if entry else ''}{_quoted(shown(written))}`",
            path=path,
        )
    hints = {
        "text": "write one line of text",
        "list": "write a list: each entry on a line of its own, indented, behind a hyphen",
        "fields": f"write {'the entry as fields' if entry else 'fields below it'}{such}, each on a line of its own, indented",
    }
    return Finding(
        "INP105",
        "error",
        f"{quoted} must be {words[expected]}",
        hints[expected],
        path=path,
    )


def _quoted(text: str) -> str:
    """The text in quotes, as YAML takes it: in single ones where double ones would need escapes."""
    return f'"{text}"' if not {'"', "\\"} & set(text) else "'" + text.replace("'", "''") + "'"


def unknown_kind(value: str | None, kinds: Sequence[str]) -> Finding:
    """INP106: the file does not say what it holds

    The first field, `kind`, says whether the file is a visit, a meeting or something else.

    Wrong:

        subject: Talks

    Right:

        kind: meeting
        subject: Talks

    Mend it: begin the file with `kind:`.

    Source: the form of an input, as `memos schema visit` prints it
    """
    hint = f"begin the file with `kind: {'` or `kind: '.join(kinds)}`"
    if value is None:
        return Finding("INP106", "error", "the file does not say what it holds: `kind` is missing", hint)
    near = nearest(value, kinds)
    question = f"; did you mean `{near}`?" if near else ""
    message = f"`kind` cannot be `{shown(value)}`{question}"
    return Finding("INP106", "error", message, hint, path="kind", replacement=meant(value, kinds))


def unknown_person(value: str, known: Sequence[str], path: str) -> Finding:
    """INP107: a person who is not in the file

    A participant refers to somebody by an `id` that nobody under `people:` has.

    Wrong:

        kind: meeting
        subject: Talks
        people:
          - id: mirel
            name: Ada Mirel
        participants:
          - person: mirl

    Right:

        kind: meeting
        subject: Talks
        people:
          - id: mirel
            name: Ada Mirel
        participants:
          - person: mirel

    Mend it: correct the id, add the person under `people:`, or give the `name:` in place.

    Source: the form of an input, as `memos schema visit` prints it
    """
    near = get_close_matches(value, known, n=1, cutoff=0.5)
    question = f"; did you mean `{near[0]}`?" if near else ""
    hint = f"write `{near[0]}`" if near else "add the person under `people:`, or give the `name:` in place"
    return Finding("INP107", "error", f"nobody under `people:` has the id `{shown(value)}`{question}", hint, path=path)


def unknown_entry(value: str, what: str, known: Sequence[str], path: str) -> Finding:
    """INP117: an office or an organisation that no register has

    A person of a register holds an office, or an office belongs to an organisation, by an `id` that no register given has.

    Wrong:

        kind: register
        people:
          - {id: mirel, name: Ada Mirel, offices: [{office: minster}]}
        offices:
          - {id: minister, titles: {en: Minister of Water}}

    Right:

        kind: register
        people:
          - {id: mirel, name: Ada Mirel, offices: [{office: minister}]}
        offices:
          - {id: minister, titles: {en: Minister of Water}}

    Mend it: correct the id, add the entry, or give the register that has it with another `--register`.

    Source: the form of an input, as `memos schema visit` prints it
    """
    near = get_close_matches(value, known, n=1, cutoff=0.5)
    question = f"; did you mean `{near[0]}`?" if near else ""
    hint = f"write `{near[0]}`" if near else "add it, or give the register that has it with `--register`"
    return Finding("INP117", "error", f"no {what} has the id `{shown(value)}`{question}", hint, path=path)


def unknown_item(value: str, known: Sequence[str], path: str) -> Finding:
    """INP108: an agenda item that is not on the agenda

    An outcome, an ask or an action refers to an agenda item by its id or by its number.

    Wrong:

        kind: meeting
        subject: Talks
        agenda:
          - title: Energy
        outcomes:
          - text: It was agreed.
            item: 2

    Right:

        kind: meeting
        subject: Talks
        agenda:
          - title: Energy
        outcomes:
          - text: It was agreed.
            item: 1

    Mend it: write the id or the number of an item of this meeting, or leave `item:` out.

    Source: the form of an input, as `memos schema visit` prints it
    """
    near = get_close_matches(value, known, n=1, cutoff=0.5)
    question = f"; did you mean `{near[0]}`?" if near else ""
    hint = f"write one of {', '.join(known)}" if known else "add the item to the agenda, or leave `item:` out"
    return Finding("INP108", "error", f"no item of the agenda is `{shown(value)}`{question}", hint, path=path)


def id_twice(value: str, line: int, path: str) -> Finding:
    """INP109: an id that two entries have

    References would not know which one is meant, and two papers would have one name. Letter case makes no difference.

    Wrong:

        kind: meeting
        subject: Talks
        people:
          - id: mirel
            name: Ada Mirel
          - id: mirel
            name: Bo Mirel

    Right:

        kind: meeting
        subject: Talks
        people:
          - id: mirel
            name: Ada Mirel
          - id: mirel-2
            name: Bo Mirel

    Mend it: give one of them another id.

    Source: the form of an input, as `memos schema visit` prints it
    """
    return Finding(
        "INP109",
        "error",
        f"the id `{shown(value)}` is taken: first in line {line}",
        "give one of them another id",
        path=path,
    )


def nobody(what: str, path: str) -> Finding:
    """INP110: a participant who is nobody, or two people

    A participant is a `person` of the file, a `name` given in place or, where people are not named, an `organisation`.

    Wrong:

        kind: meeting
        subject: Talks
        participants:
          - side: host

    Right:

        kind: meeting
        subject: Talks
        participants:
          - name: Ada Mirel
            side: host

    Mend it: add `name:`, or `person:` with the id of somebody under `people:`; not both.

    Source: the form of an input, as `memos schema visit` prints it
    """
    return Finding(
        "INP110",
        "error",
        f"participant {what}",
        "give either `person:`, the id of somebody under `people:`, or `name:`",
        path=path,
    )


def out_of_range(name: str, what: str, path: str) -> Finding:
    """INP111: a number or a length that is out of range

    Minutes, ranks and sizes have a least and a greatest value.

    Wrong:

        kind: meeting
        subject: Talks
        agenda:
          - title: Energy
            minutes: 0

    Right:

        kind: meeting
        subject: Talks
        agenda:
          - title: Energy
            minutes: 15

    Mend it: give a value within the range.

    Source: the form of an input, as `memos schema visit` prints it
    """
    return Finding("INP111", "error", f"`{name}` must be {what}", "give a value within the range", path=path)


def not_yet(kind: str) -> Finding:
    """INP112: a kind of file that this command does not take

    Visits, meetings and registers can be checked; styles, templates and the columns of tables are given with `--style`, `--template` and
    `--columns`.

    Wrong:

        kind: style
        name: house

    Right:

        kind: meeting
        subject: Talks

    Mend it: name a visit or a meeting.

    Source: the form of an input, as `memos schema visit` prints it
    """
    return Finding(
        "INP112",
        "error",
        f"a file of `kind: {kind}` cannot be checked or rendered by itself",
        "name a visit or a meeting",
        path="kind",
    )


def and_more(code: str, count: int, severity: Severity) -> Finding:
    """INP199: more of the same

    One file has more than fifty findings of one code; the rest are counted, not listed.

    Mend it: mend the first ones, and check again.

    Source: the form of an input, as `memos schema visit` prints it
    """
    return Finding(
        "INP199", severity, f"there are {count} more findings of {code}", "mend the first ones, and check again"
    )


RULES: dict[str, Callable[..., Finding]] = {
    "INP100": nothing_in_it,
    "INP101": missing,
    "INP102": unknown,
    "INP103": wrong_form,
    "INP104": not_a_choice,
    "INP105": wrong_shape,
    "INP106": unknown_kind,
    "INP107": unknown_person,
    "INP108": unknown_item,
    "INP109": id_twice,
    "INP110": nobody,
    "INP111": out_of_range,
    "INP112": not_yet,
    "INP117": unknown_entry,
    "INP199": and_more,
}
