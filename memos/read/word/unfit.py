"""What ends the reading of a Word file."""

from memos.findings import Finding


class Unfit(Exception):  # noqa: N818 -- carries a finding; `read_house` catches it in one place
    """The file cannot give a style; `finding` says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding
