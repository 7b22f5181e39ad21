"""The blocks of a paper as WordprocessingML: the exhaustive match over the tree."""

from collections.abc import Mapping, Sequence

from memos.direction import is_rtl, paragraph_is_rtl
from memos.document import (
    Approval,
    Block,
    Contents,
    Document,
    Field,
    Fields,
    Figure,
    Heading,
    List,
    Paragraph,
    Row,
    Runs,
    Table,
    anchors,
    entries,
    entry_runs,
    text_of,
)
from memos.schemas.style import Style
from memos.writers.columns import begins_with_two, flush_at_end
from memos.writers.markers import in_bottom_line
from memos.writers.marks import marked
from memos.writers.pdf.tables import grids
from memos.writers.sizes import figure_size

from . import controls, references
from . import styles as names
from .inlines import Inlines
from .numbering import LEVELS
from .package import Package
from .pictures import Media
from .xml import twips

_POINTS = 72 / 25.4
_TURNED = {True: "<w:bidi/>", False: '<w:bidi w:val="0"/>'}
_MARKER_TURNED = "<w:rPr><w:rtl/></w:rPr>"
"""Number or bullet of a list have the properties of the paragraph's mark."""


class Body:
    """The body of one paper, block by block; and the links and numbered lists that other parts must know of."""

    __slots__ = (
        "_after_table",
        "_bookmark",
        "_bookmarks",
        "_document",
        "_grids",
        "_inlines",
        "_language",
        "_media",
        "_out",
        "_package",
        "_pages",
        "_room",
        "_rtl",
        "_style",
        "_tall",
        "numberings",
    )

    def __init__(
        self, package: Package, style: Style, document: Document, pages: Mapping[int, int], media: Media
    ) -> None:
        """`pages` has the page of each heading that a table of contents lists, by its place among the blocks."""
        page = style.margins
        self._package = package
        self._grids = grids(document.blocks, style, document.language)
        self._style = style
        self._document = document
        self._pages = pages
        self._language = document.language
        referred = anchors(document)
        self._bookmarks = references.bookmarks(document, referred)
        self._inlines = Inlines(package, document.language, referred)
        self._bookmark = 0
        self._media = media
        self._rtl = is_rtl(document.language)
        width, height = style.size
        self._room = (width - page.left - page.right) * _POINTS
        self._tall = (height - page.top - page.bottom) * _POINTS
        self._out: list[str] = []
        self._after_table = False
        self.numberings: list[tuple[int, int]] = []
        """Level and first number of each numbered list."""

    def put(self, block: Block, place: int) -> None:
        """Adds the block that has that place among the document's."""
        match block:
            case Heading():
                self._heading(block, place)
            case Contents():
                self._contents(block)
            case Paragraph():
                self._paragraph(
                    names.PARAGRAPHS[block.role], marked(block.runs, block.mark), turns=block.role != "note"
                )
            case List():
                self._list(block)
            case Table():
                self._table(block)
            case Fields():
                last = len(block.fields) - 1
                for number, field in enumerate(block.fields):
                    style = names.FIELD_END if number == last else names.FIELD
                    self._field(field, style, names.FIELD_LABEL, mark="" if number else block.mark)
            case Approval():
                self._keep_last_with_next()
                last = len(block.fields) - 1
                for number, field in enumerate(block.fields):
                    style = names.APPROVAL if number else names.APPROVAL_START
                    mark = "" if number else block.mark
                    self._field(field, style, names.APPROVAL_LABEL, mark=mark, keep=number < last)
            case Figure():
                self._figure(block)

    @property
    def links(self) -> Sequence[str]:
        """Addresses in the order of their relationships: link1, link2, …"""
        return self._inlines.links

    def xml(self) -> str:
        """All blocks that were put; a table is not the last: Word wants a paragraph behind it."""
        if self._after_table:
            self._paragraph(names.TABLE_GAP, (), own_spacing=False)
        return "".join(self._out)

    def _paragraph(
        self, style: str, runs: Runs, *, properties: str = "", own_spacing: bool = True, turns: bool = True
    ) -> None:
        """A paragraph of that style. Where it does not turn, it stays beside what the paper's direction has there, however it is read itself."""
        spacing = self._spacing(style) if own_spacing and self._after_table else ""
        rtl, turned = self._direction(runs, style)
        side = self._side(style) if turned and not turns else ""
        self._out.append(
            f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}{turned}{spacing}{side}</w:pPr>{self._inlines.written(runs, style, rtl=rtl)}</w:p>'
        )

    def _direction(self, runs: Runs, style: str) -> tuple[bool, str]:
        """Whether a paragraph of that style is read from right to left; and what turns it, where that is not the paper's direction."""
        if not self._rtl:
            for run in runs:
                if run.language or run.direction:
                    break
            else:
                return (False, "")
        rtl = paragraph_is_rtl(runs, self._language)
        return (rtl, "" if rtl == self._rtl else self._package.turned_boxes.get(style, "") + _TURNED[rtl])

    def _side(self, style: str) -> str:
        """What keeps a turned paragraph at its side: where it begins, `left` in either direction, is at the other one (ECMA-376-1, 17.3.1.13)."""
        look = self._package.looks.get(style)
        return {"start": '<w:jc w:val="right"/>', "centre": "", "end": '<w:jc w:val="left"/>'}[
            look.align if look else "start"
        ]

    def _heading(self, block: Heading, place: int) -> None:
        """A heading in its bookmarks."""
        names_of = self._bookmarks.get(place, ())
        style = names.PART if block.part else names.HEADINGS[block.level - 1]
        level = f'<w:outlineLvl w:val="{block.level - 1}"/>' if block.part and block.level > 1 else ""
        self._inlines.title = ""
        around = references.around(names_of, self._bookmark)
        self._bookmark += len(names_of)
        self._titled(style, marked(block.runs, block.mark), level, around=around, part=block.part)
        self._inlines.title = controls.title(text_of(block.runs))

    def _titled(
        self, style: str, runs: Runs, level: str = "", *, around: tuple[str, str] = ("", ""), part: bool = False
    ) -> None:
        """A paragraph of a heading or an entry, with what stands before its runs and behind; that of a part begins a page, unless nothing is before it."""
        page = "<w:pageBreakBefore/>" if part and self._out else ""
        rtl, turned = self._direction(runs, style)
        self._out.append(
            f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{page}{turned}{self._spacing(style)}{level}</w:pPr>'
            f"{around[0]}{self._inlines.written(runs, style, rtl=rtl)}{around[1]}</w:p>"
        )

    def _contents(self, block: Contents) -> None:
        """A table of contents: a field with all its entries, each in a paragraph."""
        if block.runs:
            style = names.CONTENTS_PART if block.part else names.CONTENTS_HEADING
            self._titled(style, marked(block.runs, block.mark), part=block.part)
        begin = references.contents_begin(block.depth)
        for place, heading in entries(self._document, block):
            before, behind = references.entry(place, self._pages[place])
            part = block.part and not block.runs and bool(begin)
            runs = marked(entry_runs(heading), heading.mark)
            self._titled(names.CONTENTS[heading.level - 1], runs, around=(begin + before, behind), part=part)
            begin = ""
        if not begin:
            self._out.append(f'<w:p><w:pPr><w:pStyle w:val="{names.TABLE_GAP}"/></w:pPr>{references.FIELD_END}</w:p>')

    def _spacing(self, style: str) -> str:
        """A table has no space of its own below it: the paragraph behind it has at least that above itself."""
        if not self._after_table:
            return ""
        self._after_table = False
        look = self._package.looks.get(style)
        return f'<w:spacing w:before="{twips(max(self._style.table.after, look.before if look else 0.0))}"/>'

    def _figure(self, block: Figure) -> None:
        """The caption, and on the same page the picture."""
        caption = marked(block.caption, block.mark)
        if caption:
            self._paragraph(names.CAPTION, caption, properties="<w:keepNext/>")
        width, height = figure_size(block, self._room, self._tall)
        drawing = self._media.drawing(block.picture, block.alternative.text, width, height)
        spacing = self._spacing(names.FIGURE)
        self._out.append(f'<w:p><w:pPr><w:pStyle w:val="{names.FIGURE}"/>{spacing}</w:pPr>{drawing}</w:p>')

    def _list(self, block: List, depth: int = 0, *, cell: str = "") -> None:
        """A list, in the text or in a cell with paragraphs of that style; one that is part of a bottom line stands in its box."""
        if not cell and in_bottom_line(block):
            cell = names.BOTTOM_LINE_ITEM
        turns = cell in {"", names.BOTTOM_LINE_ITEM}
        level = min(depth, LEVELS - 1)
        number = names.BULLET_LIST
        if block.ordered:
            self.numberings.append((level, block.start))
            number = names.NUMBER_LIST + len(self.numberings)
        numbered = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
        step = self._style.list_indent
        first, rest = "", f'<w:ind w:left="{twips(step * (level + 1))}"/>' if level or cell else ""
        inset = 0.0
        if cell == names.BOTTOM_LINE_ITEM:
            look = self._style.text.bottom_line
            edges = f'<w:ind w:left="{twips(look.indent + step * (level + 1))}" w:right="{twips(look.indent if look.background else 0)}"'
            first, rest = f'{edges} w:hanging="{twips(step)}"/>', f"{edges}/>"
            inset = step
        first_style = cell or (names.LIST_NUMBER if block.ordered else names.LIST_BULLET)
        mark = block.mark
        for item in block.items:
            waiting = True
            for inner in item.blocks:
                match inner:
                    case Paragraph():
                        runs = marked(inner.runs, mark or inner.mark)
                        if waiting:
                            self._item(first_style, runs, numbered, first, inset * level, turns=turns)
                        else:
                            self._item(cell or names.LIST_CONTINUE, runs, "", rest, inset * (level + 1), turns=turns)
                    case List():
                        if waiting:
                            self._item(first_style, (), numbered, first, inset * level, turns=turns)
                        self._list(inner, depth + 1, cell=cell)
                waiting = False
                mark = ""
            if waiting:
                self._item(first_style, (), numbered, first, inset * level, turns=turns)
        if cell == names.BOTTOM_LINE_ITEM and not depth:
            self._out[-1] = self._out[-1].replace(names.BOTTOM_LINE_ITEM, names.BOTTOM_LINE_END, 1)

    def _item(
        self, style: str, runs: Runs, numbered: str, indent: str, inset: float = 0.0, *, turns: bool = True
    ) -> None:
        """A paragraph of a list; in a box, its text stands `inset` points further in than others."""
        rtl, turned = self._direction(runs if turns else (), style)
        marker = _MARKER_TURNED if rtl and numbered else ""
        if inset:
            frame = names.box(self._style.text.bottom_line, rtl=rtl, inset=inset)
            turned = frame + (_TURNED[rtl] if rtl != self._rtl else "")
        self._out.append(
            f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{numbered}{turned}{self._spacing(style)}{indent}{marker}</w:pPr>'
            f"{self._inlines.written(runs, style, rtl=rtl)}</w:p>"
        )

    def _field(self, field: Field, style: str, label_style: str, *, mark: str, keep: bool = False) -> None:
        """Label, tab and values, a line each."""
        kept = "<w:keepNext/><w:keepLines/>" if keep else ""
        rtl, above = self._rtl, self._inlines.title
        self._inlines.title = controls.title(text_of(field.label))
        label = self._inlines.written(marked(field.label, mark), style, rtl=rtl, character=label_style)
        values = "<w:r><w:br/></w:r>".join([self._inlines.written(value, style, rtl=rtl) for value in field.values])
        self._inlines.title = above
        self._out.append(
            f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{kept}{self._spacing(style)}</w:pPr>{label}<w:r><w:tab/></w:r>{values}</w:p>'
        )

    def _keep_last_with_next(self) -> None:
        """Ties the last paragraph, or the last row of a table, to what follows."""
        out = self._out
        for number in range(len(out) - 1, -1, -1):
            if out[number].startswith("<w:p>"):
                out[number] = out[number].replace("/>", "/><w:keepNext/>", 1)
            if out[number].startswith("<w:tr>" if self._after_table else "<w:p>"):
                break

    def _table(self, block: Table) -> None:
        if self._after_table:
            self._paragraph(names.TABLE_GAP, ())
        caption = marked(block.caption, block.mark)
        if caption:
            self._paragraph(names.CAPTION, caption)
        widths = [twips(width) for width in self._grids[block.columns]]
        ends = flush_at_end(block)
        heads = any(text_of(column.heading) for column in block.columns)
        sided = any(row.heads for row in block.rows)
        self._out.append(
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{names.TABLE}"/>{self._package.table}<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            f'<w:tblLook w:val="{0x0600 + 0x0020 * heads + 0x0080 * sided:04X}" w:firstRow="{int(heads)}" w:lastRow="0"'
            f' w:firstColumn="{int(sided)}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid>'
            + "".join([f'<w:gridCol w:w="{width}"/>' for width in widths])
            + "</w:tblGrid>"
        )
        starts = [f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>' for width in widths]
        if heads:
            self._out.append("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>")
            for start, column, end in zip(starts, block.columns, ends, strict=True):
                self._out.append(start)
                style = names.TABLE_HEAD_NUMBER if end else names.TABLE_HEAD
                self._paragraph(style, column.heading, own_spacing=False)
                self._out.append("</w:tc>")
            self._out.append("</w:tr>")
        styles = [names.TABLE_NUMBER if end else names.TABLE_TEXT for end in ends]
        whole = self._style.hyphenate
        kept = ["<w:suppressAutoHyphens/>" if whole and column.kind != "text" else "" for column in block.columns]
        first = [f"<w:keepNext/>{own}" for own in kept] if begins_with_two(block) else kept
        above, titles = self._inlines.title, [controls.title(text_of(column.heading)) for column in block.columns]
        for number, row in enumerate(block.rows):
            self._row(row, starts, styles, kept if number else first, titles)
        self._inlines.title = above
        self._out.append("</w:tbl>")
        self._after_table = True

    def _row(
        self, row: Row, starts: Sequence[str], styles: Sequence[str], properties: Sequence[str], titles: Sequence[str]
    ) -> None:
        out = self._out
        out.append("<w:tr><w:trPr><w:cantSplit/></w:trPr>")
        for cell, start, style, own, title in zip(row.cells, starts, styles, properties, titles, strict=True):
            out.append(start)
            self._inlines.title = title
            for block in cell.blocks:
                match block:
                    case Paragraph():
                        runs = marked(block.runs, block.mark)
                        self._paragraph(style, runs, properties=own, own_spacing=False, turns=False)
                    case List():
                        self._list(block, cell=style)
            if not cell.blocks:
                self._paragraph(style, (), properties=own, own_spacing=False)
            out.append("</w:tc>")
        out.append("</w:tr>")
