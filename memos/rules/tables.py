"""SYN3 and INP2: what is wrong with a table whose rows are inputs, with its cells and with its headers."""

from collections.abc import Callable, Sequence

from memos.findings import Finding, Place
from memos.rules.near import nearest
from memos.rules.syntax import shown

_SHOWN = 8
"""Names that a hint lists."""


def not_csv(what: str, place: Place) -> Finding:
    """SYN301: the file is not right CSV

    The rows and cells of the file cannot be made out for sure: often a quotation mark inside a cell that is not doubled, or one that is not
    closed.

    Wrong:

        subject,purpose
        Talks,"To agree on the "quota" of water"

    Right:

        subject,purpose
        Talks,"To agree on the ""quota"" of water"

    Mend it: double each quotation mark inside a cell that stands in quotation marks, or save the table anew in your spreadsheet program.

    Source: RFC 4180, 2
    """
    return Finding(
        "SYN301",
        "error",
        f"the table cannot be read: {what}",
        "double quotation marks inside a quoted cell",
        place=place,
    )


def error_in_cell(text: str, place: Place) -> Finding:
    """SYN302: a cell holds an error of the spreadsheet

    A formula of the workbook had no result, and its error would be printed in the paper.

    Wrong:

        subject,venue
        Talks,#REF!

    Right:

        subject,venue
        Talks,Ministry of Water

    Mend it: put the formula right, or write the value.

    Source: ECMA-376-1, 18.17.3
    """
    return Finding(
        "SYN302", "error", f"the cell holds the error {text}", "put its formula right, or write the value", place=place
    )


def without_value(place: Place) -> Finding:
    """SYN303: a formula without a value

    Memos computes no formulas: it takes the value that the spreadsheet program saved with each. A workbook that another program wrote may
    have none.

    Mend it: open the workbook in a spreadsheet program and save it, or write the value.

    Source: ECMA-376-1, 18.3.1.40 and 18.3.1.96
    """
    return Finding(
        "SYN303",
        "error",
        "the cell holds a formula whose value was not saved",
        "open the workbook in a spreadsheet program and save it, or write the value",
        place=place,
    )


def which_delimiter(names: Sequence[str], place: Place) -> Finding:
    """SYN304: what parts the cells is not sure

    The row of the headers has several of comma, semicolon and tab outside of quotation marks, and each would make other columns.

    Wrong:

        subject;date, day of the meeting
        Talks;2026-03-12

    Right:

        subject;date
        Talks;2026-03-12

    Mend it: say `delimiter:` in a mapping file, and give it with `--columns`; or put headers in quotation marks.

    Source: RFC 4180, 2, which knows commas alone
    """
    return Finding(
        "SYN304",
        "error",
        f"the columns may be parted by {' or '.join(names)}",
        f"say `delimiter: {names[0]}` in a mapping file, and give it with `--columns`",
        place=place,
    )


def unknown_column(header: str, known: Sequence[str], place: Place) -> Finding:
    """INP201: a column that is no field

    What stands in it would be left out of the papers without a word.

    Wrong:

        subject,porpose
        Talks,To agree

    Right:

        subject,purpose
        Talks,To agree

    Mend it: write the path of the field, or its name; or give a mapping file with `--columns` that names the field of the header, or lists
    it under `leave_out:`.

    Source: the form of an input, as `memos schema visit` prints it
    """
    near = nearest(header, known)
    question = f"; did you mean `{near}`?" if near else ""
    hint = (
        f"write `{near}`"
        if near
        else "write the path of a field, or name the field, or leave the column out, in a mapping file"
    )
    return Finding("INP201", "error", f"the column `{shown(header)}` is no field{question}", hint, place=place)


def column_of_several(header: str, paths: Sequence[str], place: Place) -> Finding:
    """INP202: a column that could be several fields

    A name that several fields have, or a field that an input may have several times, would be guessed at.

    Wrong:

        subject,name
        Talks,Ada Mirel

    Right:

        subject,participants[0].name
        Talks,Ada Mirel

    Mend it: write the path of the field.

    Source: the form of an input, as `memos schema visit` prints it
    """
    listed = [f"`{path}`" for path in paths[:_SHOWN]]
    said = "is no name of one field alone" if len(paths) > 1 else "does not say of which entry it is"
    return Finding(
        "INP202", "error", f"the column `{shown(header)}` {said}", f"write {' or '.join(listed)}", place=place
    )


def column_twice(path: str, first: str, place: Place) -> Finding:
    """INP203: two columns for one field

    One of the two would silently replace the other.

    Wrong:

        subject,marking,Marking
        Talks,SECRET,OPEN

    Right:

        subject,marking
        Talks,SECRET

    Mend it: delete one of the columns, or list its header under `leave_out:` in a mapping file.

    Source: the form of an input, as `memos schema visit` prints it
    """
    return Finding(
        "INP203", "error", f"`{path}` has a column already, {first}", "leave one of the two out", place=place
    )


def without_header(place: Place) -> Finding:
    """INP204: a cell under no header

    Nothing says what field it is. In a CSV file, it is often text with a comma that stands in no quotation marks.

    Wrong:

        subject,date
        Talks,2026-03-12,To agree

    Right:

        subject,date,purpose
        Talks,2026-03-12,To agree

    Mend it: give the column a header, or put text with commas in quotation marks.

    Source: the form of an input, as `memos schema visit` prints it
    """
    return Finding(
        "INP204",
        "error",
        "the cell stands under no header",
        "give its column a header, or put text that holds the delimiter in quotation marks",
        place=place,
    )


def missing_column(header: str, known: Sequence[str], place: Place) -> Finding:
    """INP205: a column of the mapping that is not in the table

    The mapping file names the field of a header that the table does not have, so that the field would be missing in every paper.

    Mend it: write the header in the mapping file as it stands in the table.

    Source: the form of a mapping, as `memos schema columns` prints it
    """
    near = nearest(header, known)
    question = f"; did you mean `{shown(near)}`?" if near else ""
    hint = (
        f"write `{shown(near)}` in the mapping file"
        if near
        else "write the header in the mapping file as it stands in the table"
    )
    return Finding("INP205", "error", f"the table has no column `{shown(header)}`{question}", hint, place=place)


def unsure_sheet(wanted: str | None, names: Sequence[str]) -> Finding:
    """INP206: the sheet is not sure, or not there

    A workbook with several sheets that hold something needs to be told which has the table.

    Mend it: say `sheet:` in a mapping file, with the name of the sheet, and give it with `--columns`.

    Source: the form of a mapping, as `memos schema columns` prints it
    """
    listed = ", ".join(f"`{shown(name)}`" for name in names[:_SHOWN])
    if wanted is None:
        message = f"the workbook has {len(names)} sheets that hold something: {listed}"
    else:
        message = f"the workbook has no sheet `{shown(wanted)}`"
    hint = f"say `sheet: {shown(names[0])}`, or the name of another, in a mapping file, and give it with `--columns`"
    return Finding("INP206", "error", message, hint if names else "name another workbook", place=Place(1, 1, 1, 1))


def one_of_several(header: str, among: str, count: int, place: Place) -> Finding:
    """INP207: a column that could belong to several entries

    The header names a field of an agenda item without saying of which, and the agenda of this row has several.

    Wrong:

        subject,agenda[0].title,agenda[1].title,talking points
        Talks,Energy,Water,We value the progress.

    Right:

        subject,agenda[0].title,agenda[1].title,agenda[1].talking_points
        Talks,Energy,Water,We value the progress.

    Mend it: write the path of the field, with the number of the entry, counted from 0.

    Source: the form of an input, as `memos schema visit` prints it
    """
    field = header or among
    return Finding(
        "INP207",
        "error",
        f"`{shown(field)}` could belong to each of the {count} entries of `{among}`",
        f"name the entry in the header: `{among}[0].…` is the first",
        place=place,
    )


def not_of_kind(header: str, kind: str, place: Place) -> Finding:
    """INP208: a cell that its row has no use for

    The table has meetings and visits, and the column is a field of the other kind alone.

    Wrong:

        kind,subject,title,purpose
        meeting,Talks,,To agree on a date.
        visit,,Visit to Arden,To agree on a date.

    Right:

        kind,subject,title,purpose
        meeting,Talks,,To agree on a date.
        visit,,Visit to Arden,

    Mend it: empty the cell, or write it into the column of a field that this kind has.

    Source: the form of an input, as `memos schema visit` prints it
    """
    return Finding("INP208", "error", f"`{shown(header)}` is no field of a {kind}", "empty the cell", place=place)


def no_path(field: str, known: Sequence[str], path: str) -> Finding:
    """INP209: a mapping to a field that does not exist

    The mapping file says that a column is a field that neither a meeting nor a visit has, or one that does not fit into a cell.

    Mend it: write the path of a field of text, or of a list of it; `memos schema` lists all fields.

    Source: the form of a mapping, as `memos schema columns` prints it
    """
    near = nearest(field, known)
    question = f"; did you mean `{near}`?" if near else ""
    hint = f"write `{near}`" if near else "write the path of a field of text, such as `venue.room` or `agenda[0].title`"
    return Finding("INP209", "error", f"`{shown(field)}` is no field that fits into a cell{question}", hint, path=path)


def no_rows(place: Place) -> Finding:
    """INP210: a table without rows

    There is nothing below the row of the headers, so that no paper would be made.

    Wrong:

        subject,date

    Right:

        subject,date
        Talks,2026-03-12

    Mend it: fill in a row; where the headers are not in the first row, say `header_row:` in a mapping file.

    Source: the form of an input, as `memos schema visit` prints it
    """
    return Finding(
        "INP210",
        "error",
        "the table has no row below its headers",
        "fill in a row, or say `header_row:` in a mapping file",
        place=place,
    )


RULES: dict[str, Callable[..., Finding]] = {
    "SYN301": not_csv,
    "SYN302": error_in_cell,
    "SYN303": without_value,
    "SYN304": which_delimiter,
    "INP201": unknown_column,
    "INP202": column_of_several,
    "INP203": column_twice,
    "INP204": without_header,
    "INP205": missing_column,
    "INP206": unsure_sheet,
    "INP207": one_of_several,
    "INP208": not_of_kind,
    "INP209": no_path,
    "INP210": no_rows,
}
