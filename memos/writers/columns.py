"""The widths of a table's columns, the same in every format.

They follow from what the columns hold, not from what this table's cells happen to say: so two tables of one kind stand alike on a page, and a
writer needs no font to know them.
"""

from memos.document import ColumnKind, Table
from memos.schemas.style import TableStyle


def column_widths(table: Table, style: TableStyle, room: float) -> tuple[float, ...]:
    """Width of each column in points; they add up to `room`, the width of the text."""
    fixed: dict[ColumnKind, float] = {
        "number": style.number_width,
        "time": style.time_width,
        "date": style.date_width,
        "label": style.label_width,
    }
    shares: dict[ColumnKind, float] = {"name": style.name_share, "text": style.text_share}
    kinds = [column.kind for column in table.columns]
    taken = sum(fixed.get(kind, 0) for kind in kinds)
    share = sum(shares.get(kind, 0) for kind in kinds)
    if not share:
        return tuple(fixed[kind] * room / taken for kind in kinds)
    squeeze = min(1.0, room / 2 / taken) if taken else 1.0
    left = room - taken * squeeze
    return tuple(fixed[kind] * squeeze if kind in fixed else shares[kind] * left / share for kind in kinds)
