"""`memos templates`: the papers that can be made."""

from pathlib import Path
from typing import Annotated

import typer

from memos.cli.output import note, result
from memos.errors import FileError, UsageError

app = typer.Typer(
    help="List, show, copy and check templates: what the papers are and what stands in them.\n\nExample: `memos templates show briefing-memo`",
    invoke_without_command=True,
)

Name = Annotated[str, typer.Argument(metavar="NAME", help="Name of a template.", show_default=False)]


@app.callback()
def templates(context: typer.Context) -> None:
    """List the templates, when no command follows."""
    if context.invoked_subcommand is None:
        list_templates()


@app.command("list")
def list_templates() -> None:
    """List the templates that ship.

    Example: `memos templates list`
    """
    from memos.papers import names, template

    width = max(len(name) for name in names())
    for name in names():
        result(f"{name:{width}}  {template(name).description}")


@app.command("show")
def show(name: Name) -> None:
    """Print a template.

    Example: `memos templates show briefing-memo`
    """
    result(_text(name).rstrip("\n"))


@app.command("copy")
def copy(
    name: Name,
    folder: Annotated[str, typer.Argument(metavar="FOLDER", help="Where to put the copy.", show_default=False)],
) -> None:
    """Copy a template into a folder, to change it there.

    Example: `memos templates copy briefing-memo house`, then `memos render visit.yaml -t house/briefing-memo.yaml`
    """
    from memos.publish import write_files

    target = Path(folder) / f"{name}.yaml"
    text = _text(name)
    if target.exists():
        raise UsageError(f"{target} is already there", "choose another folder")
    write_files(Path(folder), [(target.name, text.encode())])
    result(str(target))


@app.command("check")
def check(
    path: Annotated[
        str,
        typer.Argument(metavar="PATH", help="A template, a style file, or a house's Word file.", show_default=False),
    ],
) -> None:
    """Check a template, a style file or a house's Word file, and show all that is wrong.

    Example: `memos templates check house/briefing-memo.yaml`, or `memos templates check house.docx` to see what papers take from it.
    """
    from itertools import groupby

    from memos.batch.outcome import lines_at
    from memos.cli.findings import Findings
    from memos.cli.options import ReportFormat
    from memos.papers import check_template
    from memos.read import read_file
    from memos.reports.text import visible
    from memos.styles import described, is_word_file, read_style

    source = None if is_word_file(path) else read_file(Path(path))
    if source is None or (isinstance(source.data, dict) and source.data.get("kind") == "style"):
        style, findings = read_style(path)
        for line in described(style) if style else ():
            result(visible(line))
    else:
        _, findings = check_template(source)
    shown = Findings(ReportFormat.text)
    for _, group in groupby(findings, key=lambda finding: finding.file):
        theirs = tuple(group)
        shown.take(theirs, lines_at(theirs, source) if source else {})
    shown.close(inputs=1)
    if not findings:
        note(f"1 {'file' if source is None else 'template'} checked, nothing to report")
    raise typer.Exit(shown.exit_code(strict=False))


def _text(name: str) -> str:
    from memos.papers import names
    from memos.templates import shipped

    if name not in names():
        raise UsageError(f"there is no template `{name}`", f"choose one of {', '.join(names())}")
    try:
        return shipped("papers", f"{name}.yaml").read_text(encoding="utf-8")
    except OSError as error:
        raise FileError(f"cannot read the template {name}", "install Memos again") from error
