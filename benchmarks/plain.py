"""A document tree as plain data, for tools that know nothing of Memos."""

from typing import Any

from memos.document import Approval, Block, Document, Fields, Heading, List, Paragraph, Runs, Table
from memos.schemas.style import PAPER_SIZES, Style
from memos.writers.columns import column_widths

MM = 72 / 25.4


def plain(document: Document, style: Style) -> dict[str, Any]:
    """Everything that the tree says, and the widths of its tables' columns in points."""
    return {
        "title": document.title,
        "language": document.language,
        "author": document.author,
        "banner": document.banner,
        "foot": document.running_foot,
        "blocks": [_block(block, style) for block in document.blocks],
    }


def _block(block: Block, style: Style) -> dict[str, Any]:
    match block:
        case Heading():
            return {"kind": "heading", "level": block.level, "runs": _runs(block.runs)}
        case Paragraph():
            kind = block.role if block.role in {"title", "bottom_line"} else "paragraph"
            return {"kind": kind, "runs": _runs(block.runs)}
        case List():
            items = [[_block(inner, style) for inner in item.blocks] for item in block.items]
            return {"kind": "list", "ordered": block.ordered, "items": items}
        case Table():
            room = (PAPER_SIZES[style.paper][0] - style.margins.left - style.margins.right) * MM
            return {
                "kind": "table",
                "caption": _runs(block.caption),
                "columns": [_runs(column.heading) for column in block.columns],
                "widths": list(column_widths(block, style.table, room)),
                "rows": [
                    [{"blocks": [_block(inner, style) for inner in cell.blocks]} for cell in row.cells]
                    for row in block.rows
                ],
            }
        case Fields() | Approval():
            fields = [
                {"label": _runs(field.label), "values": [_runs(value) for value in field.values]}
                for field in block.fields
            ]
            return {"kind": "fields" if isinstance(block, Fields) else "approval", "fields": fields}


def _runs(runs: Runs) -> list[dict[str, Any]]:
    return [{"text": run.text, "strong": run.strong, "emphasis": run.emphasis, "link": run.link} for run in runs]
