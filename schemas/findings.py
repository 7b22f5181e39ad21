"""The JSON report of findings."""

from typing import Literal

from pydantic import Field

from .entry import Entry


class ReportedFinding(Entry):
    """One finding. Lines and columns count from 1; the end is just behind the last character."""

    code: str = Field(pattern=r"^[A-Z]{3}[0-9]{3}$", title="Code", description="Which rule.", examples=["INP101"])
    severity: Literal["error", "warning", "info"] = Field(
        title="Severity", description="How grave it is.", examples=["error"]
    )
    message: str = Field(title="Message", description="What is wrong.", examples=["participant has no title"])
    hint: str = Field(title="Hint", description="What to do about it.", examples=["add `title:`"])
    file: str = Field(title="File", description="The file, as it was named.", examples=["visit.yaml"])
    line: int = Field(ge=1, title="Line", description="First line.", examples=[41])
    column: int = Field(ge=1, title="Column", description="First column.", examples=[7])
    end_line: int = Field(ge=1, title="End line", description="Last line.", examples=[41])
    end_column: int = Field(ge=1, title="End column", description="Column behind the last character.", examples=[20])
    path: str = Field(title="Path", description="The value.", examples=["meetings[0].participants[2].title"])
    source: str = Field(title="Source", description="Where the rule comes from.", examples=["5 FAH-1 H-411"])
    url: str = Field(
        title="URL",
        description="Address of the rule's manual page; empty as long as none is published: `memos explain CODE` prints it.",
        examples=[""],
    )


class Summary(Entry):
    """How many there are of each."""

    errors: int = Field(ge=0, title="Errors", description="Findings of severity error.", examples=[1])
    warnings: int = Field(ge=0, title="Warnings", description="Findings of severity warning.", examples=[0])
    infos: int = Field(ge=0, title="Infos", description="Findings of severity info.", examples=[0])
    inputs: int = Field(ge=0, title="Inputs", description="Inputs that were checked.", examples=[1])


class FindingsReport(Entry):
    """All findings of a run."""

    version: Literal[1] = Field(title="Version", description="Version of this form.", examples=[1])
    findings: tuple[ReportedFinding, ...] = Field(title="Findings", description="By file and place.", examples=[[]])
    summary: Summary = Field(
        title="Summary", description="Counts.", examples=[{"errors": 0, "warnings": 0, "infos": 0, "inputs": 1}]
    )
