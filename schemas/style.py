"""A style: page, fonts, sizes and colours, as one value that both writers read.

Lengths are in points (1/72 inch) but for the page and its margins, which are in millimetres, as offices measure them.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field, PrivateAttr, StringConstraints

from .entry import Entry
from .text import NUMBER_FORM, Language, Number, Text, YesOrNo

if TYPE_CHECKING:
    from memos.document import Picture
    from memos.house import House

Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$")]
NumberForm = Annotated[str, StringConstraints(pattern=NUMBER_FORM)]
Align = Literal["start", "centre", "end"]
PaperSize = Literal["A4", "Letter"]

PAPER_SIZES: dict[PaperSize, tuple[float, float]] = {"A4": (210.0, 297.0), "Letter": (215.9, 279.4)}
"""Width and height in millimetres."""


class Sheet(Entry):
    """Width and height of a sheet of paper, in millimetres."""

    width: Number = Field(ge=90, le=600, title="Width", description="Width of the paper.", examples=[148])
    height: Number = Field(ge=90, le=600, title="Height", description="Height of the paper.", examples=[210])


class Margins(Entry):
    """Distances from the paper's edges, in millimetres. Header and footer are the distances of their outer edge."""

    top: Number = Field(25, ge=5, le=100, title="Top", description="Above the text.", examples=[25])
    bottom: Number = Field(24, ge=5, le=100, title="Bottom", description="Below the text.", examples=[24])
    left: Number = Field(25, ge=5, le=100, title="Left", description="Left of the text.", examples=[25])
    right: Number = Field(25, ge=5, le=100, title="Right", description="Right of the text.", examples=[25])
    header: Number = Field(11, ge=3, le=90, title="Header", description="Above the header.", examples=[11])
    footer: Number = Field(10, ge=3, le=90, title="Footer", description="Below the footer.", examples=[10])


class FontFamily(Entry):
    """The four faces of a family, as names of font files: that ship, or that stand in the folder of the style file or below it. Of a file that holds
    several faces, `file#name of the face`."""

    regular: Text = Field(title="Regular", description="File of the regular face.", examples=["NotoSerif-Regular.ttf"])
    bold: Text = Field(title="Bold", description="File of the bold face.", examples=["NotoSerif-Bold.ttf"])
    italic: Text = Field(title="Italic", description="File of the italic face.", examples=["NotoSerif-Italic.ttf"])
    bold_italic: Text = Field(
        title="Bold italic", description="File of the bold italic face.", examples=["NotoSerif-BoldItalic.ttf"]
    )
    languages: tuple[Language, ...] = Field(
        (),
        title="Languages",
        description="Languages whose signs and punctuation are taken from this family, and whose letters it draws before other families do.",
        examples=[["zh", "zh-Hans"]],
    )

    _files: Mapping[str, bytes] = PrivateAttr(default_factory=dict)

    @property
    def files(self) -> Mapping[str, bytes]:
        """The font files that stand beside the style file, by their names there, once they were read; no part of what a style file says."""
        return self._files

    def with_files(self, files: Mapping[str, bytes]) -> "FontFamily":
        """The same with files of its own."""
        filled = self.model_copy()
        filled._files = files  # noqa: SLF001 -- its own
        return filled


class TextStyle(Entry):
    """How the paragraphs of one role look."""

    font: Text = Field(title="Font", description="Name of a family under `fonts`.", examples=["Noto Serif"])
    size: Number = Field(ge=4, le=72, title="Size", description="Font size in points.", examples=[10.5])
    leading: Number = Field(
        ge=4,
        le=120,
        title="Leading",
        description="Distance from line to line in points; at least 1.37 times the size for Noto.",
        examples=[14.5],
    )
    before: Number = Field(
        0,
        ge=0,
        le=200,
        title="Space before",
        description="Points above the paragraph. Between two paragraphs stands the larger of the space after the one and before the other; at the head of a page, none.",
        examples=[6],
    )
    after: Number = Field(0, ge=0, le=200, title="Space after", description="Points below the paragraph.", examples=[6])
    indent: Number = Field(
        0,
        ge=0,
        le=200,
        title="Indent",
        description="Points from the start of the line, for all its lines.",
        examples=[18],
    )
    bold: YesOrNo = Field(False, title="Bold", description="Bold face.", examples=[True])
    italic: YesOrNo = Field(False, title="Italic", description="Italic face.", examples=[False])
    colour: Colour = Field("#000000", title="Colour", description="Colour of the text.", examples=["#1f3864"])
    align: Align = Field(
        "start",
        title="Alignment",
        description="Flush at the start, centred, or flush at the end of the line.",
        examples=["start"],
    )
    keep_with_next: YesOrNo = Field(
        False, title="Keep with next", description="Never the last on a page.", examples=[True]
    )
    together: YesOrNo = Field(
        False,
        title="Together",
        description="No space between two paragraphs of this role, as Word's lists often have it.",
        examples=[False],
    )
    background: Colour | None = Field(
        None, title="Background", description="Colour behind the paragraph.", examples=["#f2f2f2"]
    )
    bar: Colour | None = Field(
        None, title="Bar", description="Colour of a bar at the start of the paragraph.", examples=["#1f3864"]
    )
    rule_below: Colour | None = Field(
        None, title="Rule below", description="Colour of a line below the paragraph.", examples=["#7f7f7f"]
    )
    underline: YesOrNo = Field(False, title="Underline", description="A line below the letters.", examples=[False])
    strike: YesOrNo = Field(False, title="Strike", description="A line through the letters.", examples=[False])
    shade: Colour | None = Field(
        None, title="Shade", description="Colour behind the letters, as far as they go.", examples=["#ffff00"]
    )
    new_page: YesOrNo = Field(False, title="New page", description="Begins a page.", examples=[False])


class TextStyles(Entry):
    """One style for each role that a text can have."""

    title: TextStyle = Field(title="Title", description="The name of the paper.")
    cover: TextStyle = Field(title="Cover", description="The name of the visit, on the cover of a book.")
    subtitle: TextStyle = Field(title="Subtitle", description="The subject, below the name.")
    dateline: TextStyle = Field(title="Dateline", description="Place, date and time of a record.")
    part: TextStyle = Field(title="Part", description="Heading that begins a part of a book, on a page of its own.")
    heading_1: TextStyle = Field(title="Heading 1", description="Heading of a section.")
    heading_2: TextStyle = Field(title="Heading 2", description="Heading of an agenda item.")
    heading_3: TextStyle = Field(title="Heading 3", description="Heading within an item.")
    heading_4: TextStyle = Field(title="Heading 4", description="Heading of the fourth level.")
    heading_5: TextStyle = Field(title="Heading 5", description="Heading of the fifth level.")
    heading_6: TextStyle = Field(title="Heading 6", description="Heading of the sixth level.")
    contents_1: TextStyle = Field(title="Contents 1", description="Entry of a table of contents, of the first level.")
    contents_2: TextStyle = Field(title="Contents 2", description="Entry of the second level.")
    contents_3: TextStyle = Field(title="Contents 3", description="Entry of the third level.")
    body: TextStyle = Field(title="Body", description="Running text.")
    bottom_line: TextStyle = Field(title="Bottom line", description="What the principal must know, up front.")
    note: TextStyle = Field(title="Note", description="Small print.")
    list_item: TextStyle = Field(
        title="List item", description="A paragraph of a list; each level is indented by `list_indent`."
    )
    caption: TextStyle = Field(title="Caption", description="Caption above a table.")
    table_head: TextStyle = Field(title="Table head", description="Header cell of a table.")
    table_text: TextStyle = Field(title="Table text", description="Cell of a table.")
    field: TextStyle = Field(title="Field", description="Value of a field such as To or From.")
    field_label: TextStyle = Field(title="Field label", description="Label of a field.")
    approval: TextStyle = Field(title="Approval", description="The drafting record.")
    banner: TextStyle = Field(title="Banner", description="The marking at head and foot.")
    letterhead: TextStyle = Field(title="Letterhead", description="The name of the house in the letterhead.")
    letterhead_line: TextStyle = Field(title="Letterhead line", description="The other lines of the letterhead.")
    copy_number: TextStyle = Field(title="Copy number", description="The copy number at the head of every page.")
    footer: TextStyle = Field(title="Footer", description="Running foot and page number.")


class Emblem(Entry):
    """An image of the house: its seal, its coat of arms."""

    file: Text = Field(
        title="File",
        description="PNG or JPEG in the folder of the style file or below it, as a path from there.",
        examples=["seal.png"],
    )
    alt: Text = Field(
        title="Alternative text",
        description="What it shows, for readers who cannot see it.",
        examples=["Coat of arms of the Republic"],
    )
    width: Number = Field(20, ge=5, le=120, title="Width", description="Width in millimetres.", examples=[20])

    _picture: "Picture | None" = PrivateAttr(None)

    @property
    def picture(self) -> "Picture | None":
        """The image itself, once its file was read; no part of what a style file says."""
        return self._picture

    def showing(self, picture: "Picture") -> "Emblem":
        """The same with its image."""
        shown = self.model_copy()
        shown._picture = picture  # noqa: SLF001 -- its own
        return shown


class Letterhead(Entry):
    """The head of the house on the first page, above the paper's name."""

    image: Emblem | None = Field(None, title="Image", description="Seal or coat of arms.")
    lines: tuple[Text, ...] = Field(
        (),
        max_length=6,
        title="Lines",
        description="What stands beside or below the image: the name of the house in the style `letterhead`, the rest in `letterhead_line`.",
        examples=[["Ministry of Foreign Affairs", "Americas Department"]],
    )
    align: Align = Field(
        "centre",
        title="Alignment",
        description="In the `centre` the lines stand below the image, at the `start` and the `end` beside it.",
        examples=["centre"],
    )
    rule: Colour | None = Field(
        None, title="Rule", description="Colour of a rule along the foot of the letterhead.", examples=["#1f3864"]
    )
    after: Number = Field(
        14, ge=0, le=200, title="Space after", description="Points below the letterhead.", examples=[14]
    )


class TableStyle(Entry):
    """How tables look, lengths in points. Columns are as wide as what they hold, and those of text share what is left."""

    head_background: Colour = Field(
        "#e7ecf3", title="Head background", description="Colour behind the header row.", examples=["#e7ecf3"]
    )
    rule: Colour = Field("#a6a6a6", title="Rule", description="Colour of the lines between rows.", examples=["#a6a6a6"])
    rule_width: Number = Field(
        0.5, gt=0, le=6, title="Rule width", description="Width of the lines, in points.", examples=[0.5]
    )
    padding_x: Number = Field(
        5,
        ge=0,
        le=40,
        title="Padding, sideways",
        description="Points between a cell's edge and its text, left and right.",
        examples=[5],
    )
    padding_y: Number = Field(
        2.5,
        ge=0,
        le=40,
        title="Padding, up and down",
        description="Points between a cell's edge and its text, above and below.",
        examples=[2.5],
    )
    after: Number = Field(8, ge=0, le=200, title="Space after", description="Points below a table.", examples=[8])
    name_width: Number = Field(
        150,
        ge=20,
        le=400,
        title="Most for names",
        description="Width up to which a column of names grows so that each stands on one line.",
        examples=[150],
    )
    label_width: Number = Field(
        110,
        ge=20,
        le=400,
        title="Most for labels",
        description="Width up to which a column of short words grows so that each cell takes one line.",
        examples=[110],
    )


class Style(Entry):
    """Page, fonts, sizes and colours of all papers."""

    kind: Literal["style"] = Field(title="Kind", description="What this file holds.", examples=["style"])
    name: Text = Field(title="Name", description="Name of the style.", examples=["standard"])
    house: Text | None = Field(
        None,
        title="House file",
        description="Word document or template in the folder of the style file or below it, from which styles, page, header and footer are taken; this file refines them.",
        examples=["house.docx"],
    )
    paper: PaperSize = Field("A4", title="Paper", description="Size of the paper.", examples=["A4"])
    sheet: Sheet | None = Field(
        None,
        title="Sheet",
        description="Paper of another size, in place of `paper`.",
        examples=[{"width": 148, "height": 210}],
    )
    margins: Margins = Field(Margins(), title="Margins", description="Distances from the paper's edges.")
    fonts: dict[str, FontFamily] = Field(
        title="Fonts",
        description="Families of fonts by name; those that no role names stand in for characters that the others have not, in their order.",
    )
    text: TextStyles = Field(title="Text", description="A style for each role of a text.")
    table: TableStyle = Field(TableStyle(), title="Table", description="How tables look.")
    letterhead: Letterhead | None = Field(
        None, title="Letterhead", description="The head of the house on the first page; none when left out."
    )
    watermark_colour: Colour = Field(
        "#e4e4e4",
        title="Watermark colour",
        description="Colour of the watermark behind the text; pale, so that the text stays easy to read.",
        examples=["#e4e4e4"],
    )
    hyphenate: YesOrNo = Field(
        False,
        title="Hyphenate",
        description="Words of running text, lists and cells of text may be broken at the end of a line, in languages that there are patterns for.",
        examples=[True],
    )
    list_indent: Number = Field(
        16,
        ge=6,
        le=100,
        title="List indent",
        description="Points by which each level of a list is indented; bullets and numbers stand in it.",
        examples=[16],
    )
    field_label_width: Number = Field(
        92,
        ge=20,
        le=300,
        title="Width of field labels",
        description="Points from a field's label to its value.",
        examples=[92],
    )
    bullets: tuple[Text, ...] = Field(
        ("•", "–", "·"),
        min_length=1,
        max_length=9,
        title="Bullets",
        description="What stands before the items of a list, by depth; below the last they begin anew.",
        examples=[["•", "–"]],
    )
    numbers: tuple[NumberForm, ...] = Field(
        ("1.",),
        min_length=1,
        max_length=9,
        title="Numbers",
        description="How the items of numbered lists are counted, by depth, each as its first number is written; below the last they begin anew.",
        examples=[["1.", "(a)", "i."]],
    )
    link_colour: Colour = Field("#0b4a8f", title="Link colour", description="Colour of links.", examples=["#0b4a8f"])

    _word: "House | None" = PrivateAttr(None)

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the paper in millimetres."""
        return (self.sheet.width, self.sheet.height) if self.sheet else PAPER_SIZES[self.paper]

    @property
    def word(self) -> "House | None":
        """What was taken from a house's Word file, once that was read; no part of what a style file says."""
        return self._word

    def with_house(self, house: "House") -> "Style":
        """The same with what was taken from a house's Word file."""
        housed = self.model_copy()
        housed._word = house  # noqa: SLF001 -- its own
        return housed
