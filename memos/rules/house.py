"""TPL: what is wrong with a Word file that is to give the style of papers, and what of it does not reach them."""

from collections.abc import Callable, Sequence

from memos.findings import Finding


def no_word_file(what: str) -> Finding:
    """TPL201: a file that is no Word document

    A house style is taken from a document or a template of Word (`.docx`, `.dotx`). What the file is called does not count, what it
    holds does: a PDF, a spreadsheet or a document of another program that was renamed is refused, and so is a `.doc` of Word 97.

    Mend it: open the file in Word or LibreOffice and save it as a Word document (.docx).

    Source: the form of a house file, as docs/papers.md describes it
    """
    return Finding("TPL201", "error", f"the house file {what}", "save it as a Word document (.docx)")


def encrypted() -> Finding:
    """TPL202: a Word file that is encrypted

    A file with a password to open it cannot be read.

    Mend it: save it without a password (in Word: File, Info, Protect Document, Encrypt with Password, and leave the password empty).

    Source: the form of a house file, as docs/papers.md describes it
    """
    return Finding("TPL202", "error", "the house file is encrypted", "save it without a password")


def damaged(what: str) -> Finding:
    """TPL203: a Word file that is damaged

    A part of the file is missing, is there twice, cannot be decompressed, or is no right XML. Half of a letterhead would be worse than
    none, so nothing is taken of it.

    Mend it: open the file in Word or LibreOffice, see that it looks as it should, and save it anew.

    Source: the form of a house file, as docs/papers.md describes it
    """
    return Finding("TPL203", "error", f"the house file is damaged: {what}", "open it in Word and save it anew")


def too_large(what: str) -> Finding:
    """TPL204: a Word file that is too large

    A house file holds styles and a letterhead. One of more than 20 MB, of more than 1,000 parts, or whose parts grow to more than 100
    MB when they are unpacked, is refused before it fills the memory; and so is one with a header or footer of more than 3,000 paragraphs
    and pieces of text, or with a table of more than 63 columns in it.

    Mend it: keep the letterhead and the styles, delete the rest, and make its pictures smaller.

    Source: the form of a house file, as docs/papers.md describes it
    """
    return Finding("TPL204", "error", f"the house file is too large: {what}", "keep its letterhead and styles only")


def declares_entities(part: str) -> Finding:
    """TPL205: a Word file with a document type

    No program that writes Word files declares a document type or entities in them. Those that do want the reader to fetch a file, or to
    fill its memory.

    Mend it: ask where the file comes from; open it in Word and save it anew.

    Source: the form of a house file, as docs/papers.md describes it
    """
    return Finding(
        "TPL205", "error", f"{part} in the house file declares a document type", "ask where the file comes from"
    )


def leads_outside(part: str) -> Finding:
    """TPL206: a Word file with parts outside of it

    The name of a part leads out of the file: it begins at the root of a disk or climbs up by `..`. No program that writes Word files
    does so.

    Mend it: ask where the file comes from; open it in Word and save it anew.

    Source: the form of a house file, as docs/papers.md describes it
    """
    return Finding("TPL206", "error", f"the house file has the part {part}", "ask where the file comes from")


def active(what: Sequence[str]) -> Finding:
    """TPL210: something in a Word file that acts, or that lies elsewhere

    Macros, embedded objects, fields that fetch or run (DDE, INCLUDETEXT, INCLUDEPICTURE, LINK), remote templates, frames, pictures that
    lie elsewhere: none of that reaches a paper. Papers are made of the rest, and nothing is fetched or run for it.

    Mend it: delete it from the house file, and ask who put it there if it was not you.

    Source: the form of a house file, as docs/papers.md describes it
    """
    return Finding("TPL210", "warning", f"left out of the house file: {_listed(what)}", "delete it from the house file")


def traces(what: Sequence[str]) -> Finding:
    """TPL211: traces of those who made a Word file

    Comments, tracked changes, properties such as the company, variables, the thumbnail: what tells of the house file's makers and its
    history stays behind.

    Mend it: nothing need be done; in Word, File, Info, Inspect Document removes it from the house file too.

    Source: the form of a house file, as docs/papers.md describes it
    """
    return Finding("TPL211", "info", f"left out of the house file, since it tells of its makers: {_listed(what)}")


def not_taken(what: Sequence[str]) -> Finding:
    """TPL212: something in a house file that is not taken over

    From headers and footers come paragraphs, tables, pictures (PNG, JPEG) and the number of the page. Text boxes, drawn shapes, charts,
    other kinds of pictures and other fields do not, nor how a picture is turned, nor lines around the page. Of several sections the first
    that has a header or a footer speaks. Nor do numbers of headings come: papers number what has a number.

    Mend it: put the text into paragraphs or a table, and save drawings as PNG.

    Source: the form of a house file, as docs/papers.md describes it
    """
    return Finding(
        "TPL212",
        "warning",
        f"not taken from the house file: {_listed(what)}",
        "in headers and footers use paragraphs, tables and pictures (PNG, JPEG)",
    )


def nearest_font(name: str, other: str) -> Finding:
    """TPL213: a font that the PDF does not have

    Word papers name the house file's fonts, and Word shows them where they are installed. A PDF holds its fonts: those that ship with
    Memos, and those whose files a style file names. Any other is drawn in the nearest that ships. The fonts of the machine are not
    searched on their own: the same inputs would then give other papers elsewhere.

    Where the two fonts are not equally wide, lines and pages end elsewhere in Word than in the PDF. The table of contents of a Word paper names
    the pages of the PDF until Word refreshes it (F9).

    Mend it: name the font's files in a style file that refines the house file: `house: house.docx`, and under `fonts:` the family with
    `regular`, `bold`, `italic` and `bold_italic`.

    Source: the form of a house file, as docs/papers.md describes it
    """
    return Finding(
        "TPL213",
        "info",
        f"the house file's font {name} is drawn in {other} in PDFs, whose pages tables of contents name in Word too until they are refreshed",
        "name its files under `fonts:` in a style file with `house:`",
    )


def missing_styles(names: Sequence[str]) -> Finding:
    """TPL214: styles that a Word file does not have

    Papers need more styles than most Word files have. Those that the house file lacks are made to go with its text and headings.

    Mend it: nothing need be done; to set one yourself, add a style of that name to the house file.

    Source: the form of a house file, as docs/papers.md describes it
    """
    return Finding("TPL214", "info", f"not in the house file, and made to go with it: {_listed(names)}")


def out_of_range(what: str, used: str) -> Finding:
    """TPL215: a measure of a Word file that papers cannot have

    Margins, sizes and spaces have bounds, the same as in a style file: see `memos schema style`. A measure outside of them is brought
    to the nearest bound.

    Mend it: change it in the house file.

    Source: the form of a house file, as docs/papers.md describes it
    """
    return Finding("TPL215", "warning", f"the house file's {what}; papers have {used}", "change it in the house file")


def otherwise(what: Sequence[str]) -> Finding:
    """TPL216: a trait of a style that the PDF does not show

    In Word the style, the header or the footer looks as the house file has it. The PDF has no capitals made by a style, no spaced, scaled or
    moved letters, no lines around letters, above text or beside it, no stripes behind it, no justified lines, and no first-line, hanging or
    negative indents.

    Mend it: nothing need be done; where both must look alike, change the style in the house file.

    Source: the form of a house file, as docs/papers.md describes it
    """
    return Finding("TPL216", "info", f"in Word only, not in PDFs: {_listed(what)}")


def too_tall(message: str, hint: str) -> Finding:
    """TPL217: a header and a footer that leave too little of the page

    Word lets a header grow until nothing is left for the text. A paper needs a third of the page at least, and room for the marking besides.

    Mend it: make the pictures of the house file's header smaller, or its lines fewer.

    Source: the form of a house file, as docs/papers.md describes it
    """
    return Finding("TPL217", "error", message, hint)


def unknown_values(what: Sequence[str]) -> Finding:
    """TPL218: values in a Word file that Word does not know

    A style or a header says something that the file format does not allow: a size that is no number, an alignment that there is not. Word
    may call a paper with it damaged. So it is left out, and what holds without it holds.

    Mend it: open the house file in Word, look at what the finding names, and save it anew.

    Source: ECMA-376-1, 17.18
    """
    return Finding(
        "TPL218",
        "warning",
        f"not taken from the house file, since Word does not know these values: {_listed(what)}",
        "open it in Word and save it anew",
        source="ECMA-376-1, 17.18",
    )


def hard_to_read(what: Sequence[str]) -> Finding:
    """TPL219: letters that can hardly be read

    The house file has letters of a colour that hardly differs from what is behind them: white headings of which the band does not reach the
    titles and labels that are made to go with them, or pale grey on white. Papers have a darker colour there, or that of the band, in both
    formats: large letters (18 pt, or 14 pt bold) have a contrast of 3 at least, all others of 4.5.

    Mend it: nothing need be done; to choose the colours yourself, name them in a style file that refines the house file.

    Source: WCAG 2.2, 1.4.3
    """
    return Finding(
        "TPL219",
        "info",
        f"letters of the house file could hardly be read: {_listed(what)}",
        "name their colours under `text:` in a style file with `house:`",
        source="WCAG 2.2, 1.4.3",
    )


_MOST_LISTED = 40


def _listed(names: Sequence[str]) -> str:
    """The names; of a great many, the first."""
    more = len(names) - _MOST_LISTED
    return ", ".join(names[:_MOST_LISTED]) + (f", and {more} more" if more > 0 else "")


RULES: dict[str, Callable[..., Finding]] = {
    "TPL201": no_word_file,
    "TPL202": encrypted,
    "TPL203": damaged,
    "TPL204": too_large,
    "TPL205": declares_entities,
    "TPL206": leads_outside,
    "TPL210": active,
    "TPL211": traces,
    "TPL212": not_taken,
    "TPL213": nearest_font,
    "TPL214": missing_styles,
    "TPL215": out_of_range,
    "TPL216": otherwise,
    "TPL217": too_tall,
    "TPL218": unknown_values,
    "TPL219": hard_to_read,
}
"""Every rule of this module by its code."""
