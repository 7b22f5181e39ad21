"""Tables as files, each with what its rows are beside it."""

from pathlib import Path

import pytest
import update


@pytest.mark.parametrize("table", update.CASES, ids=lambda path: path.stem)
def test_a_table_holds_what_is_written_beside_it(table: Path) -> None:
    assert update.rows(table) == table.with_suffix(".expected").read_text(encoding="utf-8"), (
        "if what it holds now is right, write it with: python tests/update.py"
    )
