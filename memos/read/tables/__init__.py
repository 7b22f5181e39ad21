"""Tables as inputs: CSV files and workbooks, of which each row is a meeting or a visit."""

from memos.read.tables.grid import cell_name
from memos.read.tables.paths import KINDS, paths, target
from memos.read.tables.rows import TableRow, is_table, rows_of, source_of_row

__all__ = ["KINDS", "TableRow", "cell_name", "is_table", "paths", "rows_of", "source_of_row", "target"]
