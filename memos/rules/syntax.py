"""SYN: what keeps a file from being read as the data that its writer meant."""

import re
import unicodedata
from collections.abc import Callable

import yaml

from memos.findings import Finding, Place


def not_utf8(what: str, place: Place) -> Finding:
    """SYN101: the file is not in UTF-8

    An input is text in UTF-8, with or without a byte order mark. Another encoding would show other letters than were
    written, or none.

    Mend it: save the file as UTF-8 in your editor.

    Source: YAML 1.2, 5.2; RFC 8259, 8.1
    """
    return Finding("SYN101", "error", f"the file {what}", "save it as UTF-8 in your editor", place=place)


def forbidden_character(character: str, place: Place) -> Finding:
    r"""SYN102: a character that no text has

    Control characters, halves of surrogate pairs and non-characters cannot stand in a Word document. The line separators U+0085,
    U+2028 and U+2029 are line ends to some readers and not to others, so that two programs see two texts. Marks of direction
    cannot stand in a key. It makes no difference whether they are written as they are or as an escape.

    Wrong:

        kind: meeting
        subject: "Talks\x07"

    Right:

        kind: meeting
        subject: "Talks"

    Mend it: delete the character; it is often invisible.

    Source: YAML 1.2, 5.1; XML 1.0, 2.2
    """
    name = unicodedata.name(character, "a control character" if ord(character) < 0xA0 else "no character")
    return Finding(
        "SYN102",
        "error",
        f"the character U+{ord(character):04X} ({name.lower()}) cannot stand here",
        "delete the character; it may be invisible",
        place=place,
    )


def key_twice(key: str, first: str, line: int, place: Place) -> Finding:
    """SYN104: a key is given twice

    The second value would silently replace the first: a marking lowered, a title lost. Keys that differ only in letter case or in
    Unicode form count as the same.

    Wrong:

        kind: meeting
        subject: Talks
        marking: SECRET
        Marking: OPEN

    Right:

        kind: meeting
        subject: Talks
        marking: SECRET

    Mend it: keep one of the two.

    Source: YAML 1.2, 3.2.1.3
    """
    other = "" if first == key else f" as `{shown(first)}`"
    return Finding(
        "SYN104",
        "error",
        f"`{shown(key)}` is given twice: first in line {line}{other}",
        "keep one of the two",
        place=place,
    )


def anchor(what: str, name: str, place: Place) -> Finding:
    """SYN105: an anchor or an alias

    `&name` and `*name` copy values from place to place. A paper needs none of it, and text that begins with `&` or `*` would vanish as
    the name of one.

    Wrong:

        kind: meeting
        subject: &SECRET Talks

    Right:

        kind: meeting
        subject: "&SECRET Talks"

    Mend it: put the text in quotes, or write the value out.

    Source: YAML 1.2, 6.9.2 and 7.1
    """
    return Finding(
        "SYN105",
        "error",
        f"`{shown(name)}` would be read as an {what}",
        "put the text in quotes, or write the value out",
        place=place,
    )


def merge_key(place: Place) -> Finding:
    """SYN106: a merge key

    `<<` takes over the fields of another mapping, where they can be replaced unseen.

    Wrong:

        kind: meeting
        subject: Talks
        header:
          <<: {to: The Minister}

    Right:

        kind: meeting
        subject: Talks
        header:
          to: The Minister

    Mend it: write the fields out.

    Source: YAML 1.1, type repository: merge is no part of YAML 1.2
    """
    return Finding(
        "SYN106", "error", "`<<` would merge another mapping into this one", "write the fields out", place=place
    )


def tag(place: Place) -> Finding:
    """SYN107: a tag

    `!name` tells YAML to read a value as something else than it says. Text that begins with `!` would lose its first word.

    Wrong:

        kind: meeting
        subject: !urgent Talks

    Right:

        kind: meeting
        subject: "!urgent Talks"

    Mend it: put the text in quotes, or delete the tag.

    Source: YAML 1.2, 6.9.1
    """
    return Finding(
        "SYN107",
        "error",
        "text that begins with `!` would be read as a tag",
        "put the text in quotes, or delete the tag",
        place=place,
    )


def directive(place: Place) -> Finding:
    """SYN108: a directive

    A line such as `%YAML 1.1` before the document changes how all of it is read.

    Wrong:

        %YAML 1.1
        ---
        kind: meeting
        subject: Talks

    Right:

        kind: meeting
        subject: Talks

    Mend it: delete the line that begins with `%`, and `---` below it.

    Source: YAML 1.2, 6.8
    """
    return Finding(
        "SYN108",
        "error",
        "there is a YAML directive before the document",
        "delete the line that begins with `%`",
        place=place,
    )


def second_document(place: Place) -> Finding:
    """SYN109: a second document in one file

    `---` begins another document; only the first would be read.

    Wrong:

        kind: meeting
        subject: Talks
        ---
        kind: meeting
        subject: More talks

    Right:

        kind: meeting
        subject: Talks

    Mend it: put each into a file of its own, or make them meetings of one visit.

    Source: YAML 1.2, 9.2
    """
    return Finding(
        "SYN109", "error", "`---` begins a second document", "put each document into a file of its own", place=place
    )


def tab(place: Place) -> Finding:
    """SYN110: a tab where spaces must be

    Indentation is made of spaces: a tab is as wide as each editor likes.

    Wrong:

        kind: meeting
        subject: Talks
        header:
        <TAB>to: The Minister

    Right:

        kind: meeting
        subject: Talks
        header:
          to: The Minister

    Mend it: replace the tab by spaces.

    Source: YAML 1.2, 6.1
    """
    return Finding("SYN110", "error", "there is a tab where spaces must be", "replace the tab by spaces", place=place)


def too_large(what: str, place: Place) -> Finding:
    """SYN111: the file is too large

    An input has at most 2 MB, 100 000 values and 32 levels of nesting: more than any visit needs, and less than an attack does.

    Mend it: split the visit into several files.

    Source: practice
    """
    return Finding("SYN111", "error", f"the file {what}", "split it into several files", place=place)


def not_yaml(what: str, place: Place) -> Finding:
    """SYN112: the file is not right YAML

    The structure of the file cannot be made out: often a wrong indentation, or a list item without its hyphen.

    Wrong:

        kind: meeting
        subject: Talks
        agenda:
          - title: One
         - title: Two

    Right:

        kind: meeting
        subject: Talks
        agenda:
          - title: One
          - title: Two

    Mend it: look at this line and the one above; entries of one list or mapping begin in the same column.

    Source: YAML 1.2, 8.2
    """
    return Finding(
        "SYN112",
        "error",
        what,
        "look at this line and the one above; entries of one list or mapping begin in the same column",
        place=place,
    )


def wants_quotes(what: str, place: Place) -> Finding:
    """SYN113: text that needs quotes

    Some marks have a meaning of their own at the head of a value (`{`, `[`, `@`, `%` and others), and `: ` or a lone `?` within one. In
    quotes they are text.

    Wrong:

        kind: meeting
        subject: Talks: the second round

    Right:

        kind: meeting
        subject: "Talks: the second round"

    Mend it: put the whole value in double quotes.

    Source: YAML 1.2, 7.3.3
    """
    return Finding("SYN113", "error", what, "put the whole value in double quotes", place=place)


def not_closed(what: str, place: Place) -> Finding:
    """SYN114: a quote or a bracket that is not closed

    A value that begins with `"`, `'`, `[` or `{` goes on to the mark that closes it.

    Wrong:

        kind: meeting
        subject: "Talks

    Right:

        kind: meeting
        subject: "Talks"

    Mend it: close it where it should end; a quote within quotes is written `\\"`, or doubled within single ones.

    Source: YAML 1.2, 7.3 and 7.4
    """
    return Finding("SYN114", "error", what, "close it where it should end", place=place)


def unknown_escape(what: str, place: Place) -> Finding:
    r"""SYN115: an escape that does not exist

    In double quotes a backslash begins an escape, such as `\n`; a path or a formula with backslashes is not what it seems.

    Wrong:

        kind: meeting
        subject: "Talks on \Sel"

    Right:

        kind: meeting
        subject: 'Talks on \Sel'

    Mend it: use single quotes, in which a backslash is a backslash, or write it twice.

    Source: YAML 1.2, 5.7
    """
    return Finding(
        "SYN115",
        "error",
        f"`{shown(what)}` is no escape that text in double quotes can have",
        "use single quotes, or write the backslash twice",
        place=place,
    )


def key_not_text(place: Place) -> Finding:
    """SYN116: a key that is not text

    A key is the name of a field; a list or a mapping cannot be one. Two braces around a word, as templates have them, are read as
    just that.

    Wrong:

        kind: meeting
        subject: {{ subject }}

    Right:

        kind: meeting
        subject: "{{ subject }}"

    Mend it: put text that begins with a brace in quotes.

    Source: YAML 1.2, 3.2.1.1
    """
    return Finding(
        "SYN116",
        "error",
        "a list or a mapping stands where the name of a field must be",
        "put text that begins with a brace or a bracket in quotes",
        place=place,
    )


def not_json(character: str, wants: str, place: Place) -> Finding:
    """SYN120: the file is not right JSON

    JSON has no comments, no comma behind the last entry, no single quotes, and no numbers such as `NaN` or `012`.

    Wrong (in a file that ends in .json):

        {"kind": "meeting", "subject": "Talks",}

    Right:

        {"kind": "meeting", "subject": "Talks"}

    Mend it: look at this character and what stands before it.

    Source: RFC 8259
    """
    expected = {
        "value": "a value",
        "value or end": "a value or `]`",
        "key": "a name in double quotes",
        "key or end": "a name in double quotes or `}`",
        "colon": "a colon",
        "comma or end": "a comma or a closing bracket",
        "nothing": "the end of the file",
    }[wants]
    found = f"`{shown(character)}`" if character else "the end of the file"
    return Finding(
        "SYN120",
        "error",
        f"{found} stands where {expected} must be",
        "look at this character and what stands before it",
        place=place,
    )


def cut_short(place: Place) -> Finding:
    """SYN201: text cut short by #

    A `#` behind a space begins a comment, and what follows is lost. In a text of several words, or where the `#` touches the next
    word, it was probably meant to be printed. A comment behind a single word, such as a date or a choice, is left in peace.

    Wrong:

        kind: meeting
        subject: Budget #2 is approved

    Right:

        kind: meeting
        subject: "Budget #2 is approved"

    Mend it: put the whole value in quotes; or, where a comment is meant, put it on a line of its own.

    Source: YAML 1.2, 6.6
    """
    return Finding(
        "SYN201",
        "warning",
        "the text ends before the `#`; the rest is read as a comment",
        "put the whole value in quotes, or the comment on a line of its own",
        place=place,
    )


def direction_mark(place: Place) -> Finding:
    """SYN202: an invisible mark of direction

    Marks that turn the direction of writing (U+200E, U+202E and others) can make a text look other than it reads. Arabic and Hebrew
    need them seldom; papers set the direction by themselves.

    Wrong:

        kind: meeting
        subject: "Talks \\u202Eemit"

    Right:

        kind: meeting
        subject: "Talks"

    Mend it: delete the mark, unless a writer of the language put it there.

    Source: Unicode Standard Annex 9; CVE-2021-42574
    """
    return Finding(
        "SYN202",
        "warning",
        "the text holds an invisible mark of direction",
        "delete it, unless a writer of the language put it there",
        place=place,
    )


def of_parser(problem: yaml.MarkedYAMLError, text: str) -> Finding:  # noqa: PLR0911 -- one for each thing that libyaml says
    """The finding for what libyaml says is wrong."""
    said, about = problem.problem or "", problem.context or ""
    mark = problem.problem_mark or problem.context_mark
    opened = problem.context_mark or mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    here = Place(line, column, line, column + 1)
    there = Place(opened.line + 1, opened.column + 1, opened.line + 1, opened.column + 2) if opened else here
    rest = _rest(text, line, column)
    if "escape" in said:
        return unknown_escape(_rest(text, line, column - 1)[:2], here)
    if "quoted scalar" in about:
        return not_closed("a quote is opened here and not closed", there)
    if rest.startswith("\t") or "\\t" in said or "tab" in said:
        return tab(here)
    if "cannot start any token" in said:
        return wants_quotes(f"a value cannot begin with `{shown(rest[:1])}`", here)
    if "mapping values are not allowed" in said:
        return wants_quotes("`: ` within a value would make it a mapping", here)
    if "flow" in about:
        return not_closed("a bracket or brace is opened here and not closed, or a comma is missing in it", there)
    if "anchor" in about or "alias" in about:
        word = _rest(text, there.line, there.column).split(maxsplit=1)
        return anchor("anchor" if "anchor" in about else "alias", word[0] if word else "&", there)
    if "tag" in about:
        return tag(here)
    if "directive" in about or "directive" in said:
        return directive(here)
    if "document start" in said:
        return not_yaml("the text before this line ends, and something else begins", here)
    if "could not find expected ':'" in said:
        return not_yaml("a colon is missing behind the name of a field", there)
    if "did not find expected key" in said or "block mapping" in about or "block collection" in about:
        return not_yaml("this line does not fit the indentation of those above", here)
    return not_yaml("the file cannot be read from here on", here)


def shown(text: str) -> str:
    """A short piece of the input as it may stand in a message: control characters escaped, cut at 60 characters."""
    plain = "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode() for character in text
    )
    return plain if len(plain) <= 60 else plain[:59] + "…"


def _rest(text: str, line: int, column: int) -> str:
    lines = re.split(r"\r\n|\r|\n", text)
    return lines[line - 1][column - 1 :] if line <= len(lines) else ""


RULES: dict[str, Callable[..., Finding]] = {
    "SYN101": not_utf8,
    "SYN102": forbidden_character,
    "SYN104": key_twice,
    "SYN105": anchor,
    "SYN106": merge_key,
    "SYN107": tag,
    "SYN108": directive,
    "SYN109": second_document,
    "SYN110": tab,
    "SYN111": too_large,
    "SYN112": not_yaml,
    "SYN113": wants_quotes,
    "SYN114": not_closed,
    "SYN115": unknown_escape,
    "SYN116": key_not_text,
    "SYN120": not_json,
    "SYN201": cut_short,
    "SYN202": direction_mark,
}
