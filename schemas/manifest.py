"""The manifest: which files a run made, of which inputs, and what could not be made."""

from typing import Literal

from pydantic import Field

from .entry import Entry


class MadeFile(Entry):
    """One file that was made. The same input gives the same row, whenever it was made, and wherever it lies alike to the output folder."""

    path: str = Field(
        title="Path",
        description="The file, relative to the manifest.",
        examples=["washington-2023/nuland.briefing-memo.pdf"],
    )
    format: Literal["docx", "pdf"] = Field(title="Format", description="Format of the file.", examples=["pdf"])
    template: str = Field(title="Template", description="Name of the template.", examples=["briefing-memo"])
    language: str = Field(title="Language", description="Language tag of the paper.", examples=["en"])
    audience: str | None = Field(None, title="Audience", description="Audience of the paper.", examples=[None])
    input: str = Field(
        title="Input",
        description="The input, relative to the manifest; `-` for standard input.",
        examples=["../visit.yaml"],
    )
    meeting: str | None = Field(
        title="Meeting", description="Id of the meeting; null for a paper of the whole visit.", examples=["nuland"]
    )
    inputs_sha256: str = Field(
        title="Hash of the inputs",
        description="SHA-256 of all that the file was made from: input, template, labels, style, version.",
        examples=["9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"],
    )
    sha256: str = Field(
        title="Hash",
        description="SHA-256 of the file.",
        examples=["60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752"],
    )
    bytes: int = Field(ge=0, title="Size", description="Size of the file in bytes.", examples=[25577])
    pages: int = Field(ge=1, title="Pages", description="Pages, as Memos lays them out.", examples=[3])
    marking: str | None = Field(None, title="Marking", description="Banner of the paper.", examples=["OFFICIAL"])
    copy_number: int | None = Field(
        None,
        ge=1,
        title="Copy number",
        description="Number of the copy; null where copies are not numbered.",
        examples=[3],
    )
    recipient: str | None = Field(
        None, title="Recipient", description="Whom the copy is for.", examples=["Kairat Umarov"]
    )


class FailedInput(Entry):
    """One thing that kept an input from being made."""

    input: str = Field(title="Input", description="The input, relative to the manifest.", examples=["../visit.yaml"])
    code: str = Field(title="Code", description="Code of the finding.", examples=["INP101"])
    message: str = Field(title="Message", description="What is wrong.", examples=["meeting has no `subject`"])


class NotedFinding(Entry):
    """What was found in an input, so that it is said again where nothing changed."""

    code: str = Field(title="Code", description="Code of the finding.", examples=["PAR101"])
    severity: Literal["error", "warning", "info"] = Field(
        title="Severity", description="How grave it is.", examples=["warning"]
    )
    message: str = Field(title="Message", description="What is wrong.", examples=["participant has no title"])
    hint: str = Field("", title="Hint", description="What to do about it.", examples=["add `title:`"])
    place: tuple[int, int, int, int] | None = Field(
        None,
        title="Place",
        description="Line, column, last line and column behind the last character.",
        examples=[[41, 7, 41, 20]],
    )
    path: str = Field("", title="Path", description="The value.", examples=["meetings[0].participants[2].title"])
    source: str = Field("", title="Source", description="Where the rule comes from.", examples=["5 FAH-1 H-411"])


class CheckedInput(Entry):
    """One input as it was when the files were made, by which a later run knows what it need not do again."""

    input: str = Field(title="Input", description="The input, relative to the manifest.", examples=["../visit.yaml"])
    sha256: str = Field(
        title="Hash",
        description="SHA-256 of the input's file.",
        examples=["9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"],
    )
    asked_sha256: str = Field(
        title="Hash of what was asked",
        description="SHA-256 of all else that it was checked and made with: options, registers, templates, labels, style, version.",
        examples=["2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae"],
    )
    pictures: dict[str, str] = Field(
        {}, title="Pictures", description="SHA-256 of the files of its figures, by their names.", examples=[{}]
    )
    files: tuple[str, ...] = Field(
        (), title="Files", description="Files made of it.", examples=[["washington-2023/nuland.briefing-memo.pdf"]]
    )
    findings: tuple[NotedFinding, ...] = Field((), title="Findings", description="What was found in it.", examples=[[]])


class Manifest(Entry):
    """What stands in a folder that Memos wrote."""

    version: Literal[1] = Field(title="Version", description="Version of this form.", examples=[1])
    generator: str = Field(title="Generator", description="Name and version of the program.", examples=["memos 0.1.0"])
    files: tuple[MadeFile, ...] = Field(title="Files", description="Files made, by path.", examples=[[]])
    failed: tuple[FailedInput, ...] = Field(title="Failed", description="What could not be made.", examples=[[]])
    inputs: tuple[CheckedInput, ...] = Field(
        (), title="Inputs", description="Inputs as they were, by path.", examples=[[]]
    )
