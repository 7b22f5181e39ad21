"""The portion mark before a block's text, the same in every format."""

from memos.document import Run, Runs


def marked(runs: Runs, mark: str) -> Runs:
    """The runs with a portion mark before them, where there is one."""
    return (Run(f"({mark}) "), *runs) if mark else runs
