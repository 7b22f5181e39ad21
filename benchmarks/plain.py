"""A document tree as plain data, for tools that know nothing of Memos."""

from typing import Any

from memos.document import Approval, Block, Document, Fields, Heading, List, Paragraph, Runs, Table
from memos.schemas.style import Style
from memos.writers.columns import Grids
from memos.writers.pdf.tables import grids


def plain(document: Document, style: Style) -> dict[str, Any]:
    """Everything that the tree says, and the widths of its tables' columns in points."""
    widths = grids(document.blocks, style, document.language)
    return {
        "title": document.title,
        "language": document.language,
        "author": document.author,
        "banner": document.banner,
        "foot": document.running_foot,
        "blocks": [_block(block, widths) for block in document.blocks],
    }


def _block(block: Block, widths: Grids) -> dict[str, Any]:
    match block:
        case Heading():
            return {"kind": "heading", "level": block.level, "runs": _runs(block.runs)}
        case Paragraph():
            kind = block.role if block.role in {"title", "bottom_line"} else "paragraph"
            return {"kind": kind, "runs": _runs(block.runs)}
        case List():
            items = [[_block(inner, widths) for inner in item.blocks] for item in block.items]
            return {"kind": "list", "ordered": block.ordered, "items": items}
        case Table():
            return {
                "kind": "table",
                "caption": _runs(block.caption),
                "columns": [_runs(column.heading) for column in block.columns],
                "widths": list(widths[block.columns]),
                "rows": [
                    [{"blocks": [_block(inner, widths) for inner in cell.blocks]} for cell in row.cells]
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
