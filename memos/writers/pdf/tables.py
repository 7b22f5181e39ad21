"""Tables, fields and the drafting record as strips: rows of cells side by side.

A row is one strip, so that no page ends inside it where a page holds it together with what belongs to it. Only a high row keeps its cells, to be torn,
and the first and the last of a table, which have headings above or the drafting record below; and a head that would take more than a third of the page is
not repeated.
"""

from collections.abc import Sequence

from memos.document import Approval, Block, Cell, Field, Fields, Row, Runs, Table, text_of
from memos.schemas.style import Style
from memos.writers.columns import Extent, Grids, begins_with_two, column_widths, flush_at_end
from memos.writers.marks import marked

from . import strips
from .column import Column
from .lines import Setting
from .pages import Element, Fill
from .strips import CHAINED, FREE, TIED, Strip, row_strip
from .typeset import Role, typeset
from .usage import Usage

_APPROVAL_GAP = 14.0
_APPROVAL_PAD = 6.0
_LONG_APPROVAL = 0.6
"""The share of a page beyond which a drafting record may go on to the next: kept whole, it would leave the page before it empty."""
_HIGHEST_HEAD = 1 / 3
_HIGH = 1 / 3
"""The share of a page from which a row is a high one: pages have not all the same room."""


def grids(blocks: Sequence[Block], style: Style, language: str) -> Grids:
    """The widths of the columns of a paper's tables, in points: the figures of both writers."""
    ready = typeset(style)
    setting = Setting(ready, language, 0.0, Usage(), [])
    in_head, in_body = ready.roles["table_head"], ready.roles["table_text"]

    def measure(runs: Runs, *, head: bool) -> Extent:
        return setting.extent(runs, in_head if head else in_body)

    return column_widths(blocks, measure, style, ready.right - ready.left)


def table(block: Table, column: Column, parent: int) -> None:
    """A table: caption, head and rows."""
    setting, look = column.setting, column.setting.typeset.style.table
    element = setting.element(Element("Table", parent))
    caption = marked(block.caption, block.mark)
    if caption:
        role = setting.typeset.roles["caption"]
        column.put_paragraph(caption, role, setting.element(Element("Caption", element)))
    grid = _Grid(block, column)
    head: Strip | None = None
    if any(text_of(heading.heading) for heading in block.columns):
        in_head = setting.element(Element("TR", setting.element(Element("THead", element)) if block.rows else element))
        cells = [(heading.heading, setting.element(Element("TH", in_head, "Column"))) for heading in block.columns]
        row = grid.row([grid.head(number, runs, inside) for number, (runs, inside) in enumerate(cells)], head=True)
        head = row_strip(row, column.space(0.0), TIED if block.rows else FREE, tall=setting.room)
        column.strips.append(head)
        if head.height > setting.room * _HIGHEST_HEAD:
            head = None
    body = setting.element(Element("TBody", element)) if block.rows else -1
    two = begins_with_two(block)
    ends = {0, len(block.rows) - 1}
    for number, given in enumerate(block.rows):
        keep = CHAINED if two and not number else FREE
        row = grid.row(grid.cells(given, setting.element(Element("TR", body))))
        tall = 0.0 if number in ends else setting.room * _HIGH
        column.strips.append(row_strip(row, column.space(0.0), keep, head=head, tall=tall))
    column.gap = look.after


class _Grid:
    """The columns of one table, and what its rows look like."""

    __slots__ = ("_body", "_column", "_head", "_places", "_prose", "_style")

    def __init__(self, block: Table, column: Column) -> None:
        typeset = column.setting.typeset
        self._style = typeset.style.table
        self._column = column
        self._places: list[tuple[float, float]] = []
        x = column.x
        for width in column.grids[block.columns]:
            pad = min(self._style.padding_x, width / 4)
            self._places.append((x + pad, width - 2 * pad))
            x += width
        ends = flush_at_end(block)
        self._prose = [entry.kind == "text" for entry in block.columns]
        self._head = [typeset.at_end("table_head") if end else typeset.roles["table_head"] for end in ends]
        self._body = [typeset.at_end("table_text") if end else typeset.roles["table_text"] for end in ends]

    def head(self, number: int, runs: Runs, element: int) -> tuple[Strip, ...]:
        """The cell of a column's heading."""
        x, width = self._places[number]
        cell = Column(self._column.setting, x, width, turns=False)
        cell.put_paragraph(runs, self._head[number], element)
        return tuple(cell.strips)

    def cells(self, row: Row, element: int) -> list[tuple[Strip, ...]]:
        """The cells of a row, each a column of strips."""
        setting = self._column.setting
        made: list[tuple[Strip, ...]] = []
        for number, given in enumerate(row.cells):
            tag = Element("TH", element, "Row") if row.heads and number == 0 else Element("TD", element)
            made.append(self._cell(number, given, setting.element(tag)))
        return made

    def row(self, cells: Sequence[tuple[Strip, ...]], *, head: bool = False) -> strips.Row:
        """A row with a rule along its foot, and a ground behind it if it is the head."""
        style, x, width = self._style, self._column.x, self._column.width
        return strips.Row(
            tuple(cells),
            style.padding_y,
            style.padding_y + style.rule_width,
            rules=((x, width, style.rule_width, style.rule),),
            ground=(x, width, style.head_background) if head else None,
        )

    def _cell(self, number: int, given: Cell, element: int) -> tuple[Strip, ...]:
        x, width = self._places[number]
        role = self._body[number]
        cell = Column(self._column.setting, x, width, role, prose=self._prose[number], turns=False)
        cell.put_blocks(given.blocks, element, role)
        return tuple(cell.strips)


def fields(block: Fields, column: Column, parent: int) -> None:
    """Labels in one column, values in another, a line each; a field's first two values stand together."""
    typeset = column.setting.typeset
    role = typeset.roles["field"]
    _fields(block.fields, column, parent, (typeset.beside("field_label", "field"), role), mark=block.mark)
    column.gap = max(column.gap, typeset.roles["body"].after)


def approval(block: Approval, column: Column, parent: int) -> None:
    """The drafting record: fields under a rule, never alone on a page, and on one page unless it is long: then it goes on to the next as text does, with two
    fields at least on each.
    """
    typeset = column.setting.typeset
    role = typeset.roles["approval"]
    first = len(column.strips)
    column.gap = max(column.gap, _APPROVAL_GAP)
    _fields(block.fields, column, parent, (typeset.beside("field_label", "approval"), role), mark=block.mark)
    made = column.strips[first:]
    if not made:
        return
    if first:
        column.strips[first - 1] = column.strips[first - 1]._replace(keep=CHAINED)
    style = typeset.style.table
    rule = Fill(column.x, 0.0, column.width, style.rule_width, style.rule)
    top = made[0]
    made[0] = top._replace(
        height=top.height + _APPROVAL_PAD,
        lines=tuple((x, y + _APPROVAL_PAD, line) for x, y, line in top.lines),
        fills=(rule, *top.fills),
        row=top.row._replace(pad_above=_APPROVAL_PAD) if top.row else None,
    )
    long = sum(strip.before + strip.height for strip in made) > _LONG_APPROVAL * column.setting.room
    for number, strip in enumerate(made[:-1]):
        if not long or number < 2 or number == len(made) - 2:
            made[number] = strip._replace(keep=max(strip.keep, CHAINED))
    column.strips[first:] = made


def _fields(given: Sequence[Field], column: Column, parent: int, roles: tuple[Role, Role], *, mark: str = "") -> None:
    setting = column.setting
    element = setting.element(Element("L", parent, "None"))
    label_role, value_role = roles
    label_width = min(setting.typeset.style.field_label_width, column.width / 2)
    for entry in given:
        item = setting.element(Element("LI", element))
        label = Column(setting, column.x, label_width - label_role.size / 2, turns=False)
        label.put_paragraph(entry.label, label_role, setting.element(Element("Lbl", item)), mark=mark)
        mark = ""
        body = setting.element(Element("LBody", item))
        beside = tuple(label.strips)
        for number, value in enumerate(entry.values or ((),)):
            inside = body if len(entry.values) <= 1 else setting.element(Element("P", body))
            cell = Column(setting, column.x + label_width, column.width - label_width, turns=False)
            cell.put_paragraph(value, value_role, inside)
            keep = CHAINED if number == 0 and len(entry.values) > 1 else FREE
            row = strips.Row((beside, tuple(cell.strips)), 0.0, 0.0)
            before = column.space(value_role.before)
            column.strips.append(row_strip(row, before, keep, tall=setting.room))
            column.gap = value_role.after if number == len(entry.values) - 1 else 0.0
            beside = ()
