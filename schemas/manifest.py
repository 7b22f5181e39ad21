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


class FailedInput(Entry):
    """One thing that kept an input from being made."""

    input: str = Field(title="Input", description="The input, relative to the manifest.", examples=["../visit.yaml"])
    code: str = Field(title="Code", description="Code of the finding.", examples=["INP101"])
    message: str = Field(title="Message", description="What is wrong.", examples=["meeting has no `subject`"])


class Manifest(Entry):
    """What stands in a folder that Memos wrote."""

    version: Literal[1] = Field(title="Version", description="Version of this form.", examples=[1])
    generator: str = Field(title="Generator", description="Name and version of the program.", examples=["memos 0.1.0"])
    files: tuple[MadeFile, ...] = Field(title="Files", description="Files made, by path.", examples=[[]])
    failed: tuple[FailedInput, ...] = Field(title="Failed", description="What could not be made.", examples=[[]])
