"""Tables of a paper from their columns' labels and their rows' cells; a column that nothing stands in is left out."""

from collections.abc import Sequence
from typing import TypeAlias

from memos.compose.scene import Scene
from memos.document import Cell, Column, ColumnKind, List, Paragraph, Row, Runs, Table

Columns: TypeAlias = Sequence[tuple[str, ColumnKind]]
"""The label of each column, and what it holds."""


def table(
    scene: Scene,
    columns: Columns,
    rows: Sequence[Sequence[Cell]],
    source: str,
    *,
    caption: Runs = (),
) -> Table:
    """A table with the named labels as its header; a column whose every cell is empty is left out."""
    kept = [number for number in range(len(columns)) if any(row[number].blocks for row in rows)]
    return Table(
        tuple(Column(scene.words(scene.labels.words[columns[number][0]]), columns[number][1]) for number in kept),
        tuple(Row(tuple(row[number] for number in kept), source=row[kept[0]].source) for row in rows),
        caption=caption,
        source=source,
    )


def cell(*paragraphs: Runs | Paragraph | List, source: str) -> Cell:
    """A cell of paragraphs; empty runs make none."""
    blocks = tuple(
        Paragraph(content, source=source) if isinstance(content, tuple) else content
        for content in paragraphs
        if content
    )
    return Cell(blocks, source)
