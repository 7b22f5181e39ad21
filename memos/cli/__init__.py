"""The command line: reads options, calls the program, prints, and turns errors into exit codes.

Start-up is kept light: a command's module imports what it needs only when it is called, so that ``--help`` costs typer alone.
"""

import os
import sys
import traceback
from typing import Annotated

import typer

from memos import __version__
from memos.cli import check, explain, new, render, schema, templates, verify
from memos.cli.output import bug, problem
from memos.errors import FileError, MemoError

BUG = 4

app = typer.Typer(
    name="memos",
    help="Briefing memos and records of meetings, in Word and in PDF, from one structured file.\n\n"
    "Begin with `memos new my-visit`, fill in the file that it writes, then `memos check my-visit` and `memos render my-visit`.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit codes: 0 done, 1 errors in an input, 2 wrong usage, 3 cannot read or write, 4 a bug in Memos.",
)


def _version(value: bool) -> None:  # noqa: FBT001 -- typer calls it so
    if value:
        typer.echo(f"memos {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    context: typer.Context,
    *,
    _: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show the full trace of a bug in Memos.")] = False,
) -> None:
    context.obj = {"debug": debug}


app.command("new")(new.new)
app.command("check")(check.check)
app.command("render")(render.render)
app.command("verify")(verify.verify)
app.add_typer(templates.app, name="templates")
app.command("schema")(schema.schema)
app.command("explain")(explain.explain)


def main() -> None:
    """Run the command line; the one place where an error becomes an exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        try:
            app()
        finally:
            sys.stdout.flush()
    except MemoError as error:
        problem(error.message, error.hint)
        sys.exit(error.exit_code)
    except OSError as error:
        os.dup2(
            os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno()
        )  # what cannot be written now cannot at the end either
        if not isinstance(error, BrokenPipeError):
            problem(f"cannot write the output: {error.strerror}", "make room, or write to another place")
        sys.exit(FileError.exit_code)
    except Exception:  # noqa: BLE001 -- whatever else arrives here is a bug, and is reported as one
        bug("this is a bug in Memos", traceback.format_exc())
        sys.exit(BUG)
