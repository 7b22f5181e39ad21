"""`memos new`: an input to fill in."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from memos.cli.output import note, result
from memos.cli.schema import Kind, json_schema
from memos.errors import UsageError


class NewKind(StrEnum):
    """What a new input holds."""

    visit = "visit"
    meeting = "meeting"


def new(
    folder: Annotated[
        str,
        typer.Argument(metavar="FOLDER", help="Where to put the file; made when it is not there.", show_default=False),
    ],
    *,
    kind: Annotated[NewKind, typer.Option("--kind", help="A visit with its meetings, or one meeting.")] = NewKind.visit,
) -> None:
    """Write an input to fill in, with a comment for every part, and the schema by which an editor completes it.

    Example: `memos new almaty-2026 --kind visit`
    """
    from memos.publish import write_files
    from memos.templates import shipped

    into = Path(folder)
    names = {
        f"{kind.value}.yaml": shipped("new", f"{kind.value}.yaml").read_bytes(),
        f"{kind.value}.schema.json": (json_schema(Kind(kind.value)) + "\n").encode(),
    }
    for name in names:
        if (into / name).exists():
            raise UsageError(f"{into / name} is already there", "choose another folder")
    write_files(into, tuple(names.items()))
    for name in names:
        result(str(into / name))
    note(f"fill it in, then: memos check {folder}")
