"""The tree of a paper: what it says, in order, and never how it looks.

Blocks are a closed union: a writer handles `Block` in one ``match`` without ``case _``, so that a new kind of block fails the type check in
every writer until it is handled there. Each block carries the path of the input value that it came from and, once markings are known, its
portion mark.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

ParagraphRole = Literal["title", "cover", "subtitle", "dateline", "body", "bottom_line", "note"]
"""What a paragraph is for; a style says how each role looks."""

ColumnKind = Literal["number", "time", "date", "name", "label", "text"]
"""What a column holds, from which its width and alignment follow. `label` is a short fixed word, `text` is prose."""

Level = Literal[1, 2, 3, 4, 5, 6]
Depth = Literal[1, 2, 3]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text with one emphasis, one link and one language. Its text holds no line break and no control character."""

    text: str
    strong: bool = False
    emphasis: bool = False
    link: str = ""
    """An absolute http, https or mailto address, or empty."""
    language: str = ""
    """BCP 47 tag where it differs from the document's, or empty."""
    direction: Literal["", "ltr", "rtl"] = ""
    """Of the whole text that the run is part of, which what stands beside it does not turn; or empty: that of the language."""
    target: str = ""
    """The anchor of a heading of the same document, where there is no `link`; or empty. Text that refers to no heading is plain."""
    source: str = field(default="", compare=False)
    """Path of the input value whose text this is, with all other runs of that path beside it; or empty. Where text came from makes it no other text."""


Runs: TypeAlias = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    level: Level
    runs: Runs
    mark: str = ""
    source: str = ""
    anchor: str = ""
    """A name by which runs refer to the heading, unique in the document; or empty."""
    part: bool = False
    """Begins a part of the document, which starts on a page of its own."""


@dataclass(frozen=True, slots=True)
class Contents:
    """A table of contents: the headings of the first levels, wherever they stand in the document, with their pages."""

    runs: Runs = ()
    """Its own heading, which is not an entry; printed unless empty."""
    depth: Depth = 3
    """The deepest level of headings that are entries."""
    part: bool = False
    """Starts on a page of its own."""
    mark: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    runs: Runs
    role: ParagraphRole = "body"
    mark: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list: its paragraphs and the lists inside it."""

    blocks: tuple["Paragraph | List", ...]


@dataclass(frozen=True, slots=True)
class List:
    items: tuple[Item, ...]
    ordered: bool = False
    """Numbered 1., 2., … by the writer, else with bullets."""
    start: int = 1
    """Number of the first item of an ordered list."""
    mark: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: paragraphs and lists, or nothing."""

    blocks: tuple[Paragraph | List, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the text of its header cell, and what it holds."""

    heading: Runs
    kind: ColumnKind = "text"


@dataclass(frozen=True, slots=True)
class Row:
    """One cell a column. Where `heads` is set, the first cell is the row's header."""

    cells: tuple[Cell, ...]
    heads: bool = False
    source: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one header row, which is repeated on each page that the table goes on to."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    caption: Runs = ()
    """Printed above the table, unless empty."""
    mark: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """A label and its values, a line each: To, From, Subject."""

    label: Runs
    values: tuple[Runs, ...]
    source: str = ""


@dataclass(frozen=True, slots=True)
class Fields:
    """The header block of a paper, or the particulars of a meeting: labels in one column, values in another."""

    fields: tuple[Field, ...]
    mark: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Approval:
    """The drafting record at the foot of a paper: drafted by, cleared by, approved by. Kept on one page."""

    fields: tuple[Field, ...]
    mark: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """An image: its pixels, free of all else that its file held."""

    width: int
    height: int
    """In pixels."""
    colours: Literal["grey", "rgb"]
    """Eight bits each, without transparency."""
    form: Literal["png", "jpeg"]
    data: bytes = field(repr=False)
    """A PNG, not interlaced, or a JPEG, with nothing in it but what drawing needs."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture in the text: a map, a seating plan."""

    picture: Picture
    alternative: Run
    """What it shows, for who cannot see it."""
    caption: Runs = ()
    """Printed above the picture, unless empty."""
    share: float | None = None
    """Of the text's width, above 0 and up to 1; the picture's own size where left out."""
    mark: str = ""
    source: str = ""


Block: TypeAlias = Heading | Contents | Paragraph | List | Table | Fields | Approval | Figure


@dataclass(frozen=True, slots=True)
class Document:
    """One paper."""

    title: str
    """Shown in the window's bar and in the file's properties."""
    language: str
    """BCP 47 tag of the paper."""
    blocks: tuple[Block, ...]
    page_label: str = "{page} / {pages}"
    """The page number at the foot, with the two places written ``{page}`` and ``{pages}``; its words come from the labels."""
    banner: str = ""
    """The marking, printed as written at head and foot of every page."""
    banner_source: str = ""
    watermark: tuple[str, ...] = ()
    """Lines printed large and pale behind the text of every page."""
    watermark_source: str = ""
    copy_number: str = ""
    """Printed at the head of every page, at the end of the line."""
    copy_number_source: str = ""
    running_foot: str = ""
    """Printed at the foot of every page, on the side of the binding: reference or subject."""
    running_foot_source: str = ""
    author: str = ""
    subject: str = ""
    date: dt.date | None = None
    """The paper's date: the creation date in the files' metadata."""


def strings(document: Document) -> Iterator[str]:
    """The text of every paragraph, heading, entry, field and cell of the body, in reading order: what both files must carry, each once."""
    for block in document.blocks:
        yield from _strings(block)
        if isinstance(block, Contents):
            yield from (text_of(heading.runs) for _, heading in entries(document, block))


def entries(document: Document, contents: Contents) -> Iterator[tuple[int, Heading]]:
    """The headings that a table of contents lists, each with its place among the document's blocks."""
    for place, block in enumerate(document.blocks):
        if isinstance(block, Heading) and block.level <= contents.depth:
            yield place, block


def entry_runs(heading: Heading) -> Runs:
    """A heading as an entry of a table of contents: its text in its languages, without emphasis and links."""
    return tuple(Run(run.text, language=run.language) for run in heading.runs)


def anchors(document: Document) -> dict[str, int]:
    """The place among the document's blocks of each heading that can be referred to, by its anchor."""
    found: dict[str, int] = {}
    for place, block in enumerate(document.blocks):
        if isinstance(block, Heading) and block.anchor:
            found.setdefault(block.anchor, place)
    return found


def _strings(block: Block) -> Iterator[str]:
    match block:
        case Heading() | Paragraph() | Contents():
            yield text_of(block.runs)
        case List():
            for item in block.items:
                for inner in item.blocks:
                    yield from _strings(inner)
        case Table():
            if block.caption:
                yield text_of(block.caption)
            for column in block.columns:
                yield text_of(column.heading)
            for row in block.rows:
                for cell in row.cells:
                    for inner in cell.blocks:
                        yield from _strings(inner)
        case Fields() | Approval():
            for entry in block.fields:
                yield text_of(entry.label)
                for value in entry.values:
                    yield text_of(value)
        case Figure():
            yield from (text_of(runs) for runs in (block.caption,) if runs)


def pictures(document: Document) -> Iterator[Picture]:
    """The pictures of the body, in reading order."""
    for block in document.blocks:
        if isinstance(block, Figure):
            yield block.picture


def joined(runs: Runs) -> Runs:
    """The runs as they are read: neighbours that differ in nothing but where they came from are one."""
    read: list[Run] = []
    for run in runs:
        if read and replace(run, text=read[-1].text) == read[-1]:
            read[-1] = replace(read[-1], text=read[-1].text + run.text, source="")
        else:
            read.append(run)
    return tuple(read)


def text_of(runs: Runs) -> str:
    """The runs' text without its emphasis."""
    return "".join(run.text for run in runs)
