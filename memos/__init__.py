"""Memos: briefing memos and records of meetings, in Word and in PDF, from one structured file.

What a program may use, from the file to the bytes::

    from memos.compose import compose
    from memos.validate import validate

    found = validate(read_file(Path("visit.yaml")))
    if found.visit is not None:
        document = compose(found.visit, 0, template("briefing-memo"), labels_in("en"))
        data = write_docx(document, standard())

Or from the files to the papers, as the command line does it::

    report = render(["visits"], "papers", formats=["pdf"])

Names are loaded when they are first asked for, so that ``import memos`` and the command line's help cost nothing. A name
that a folder bears, such as ``compose``, is imported from there.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from memos.batch.outcome import Outcome
    from memos.batch.render import Report, render
    from memos.document import Document, Picture, strings
    from memos.errors import FileError, MemoError, UsageError
    from memos.findings import Finding, Place
    from memos.labels import labels_in
    from memos.papers import template
    from memos.read import Source, read_file, read_picture, read_text
    from memos.schemas.visit import Visit
    from memos.styles import read_style, standard, style_of
    from memos.writers.docx import write_docx
    from memos.writers.pdf import check_rendering, write_pdf

__version__ = "0.1.0"

__all__ = [
    "Document", "FileError", "Finding", "MemoError", "Outcome", "Picture", "Place", "Report", "Source", "UsageError", "Visit",
    "__version__", "check_rendering", "labels_in", "read_file", "read_picture", "read_style", "read_text", "render", "standard",
    "strings", "style_of", "template", "write_docx", "write_pdf",
]  # fmt: skip

_HOMES = {
    "memos.batch.outcome": ("Outcome",),
    "memos.batch.render": ("Report", "render"),
    "memos.document": ("Document", "Picture", "strings"),
    "memos.errors": ("FileError", "MemoError", "UsageError"),
    "memos.findings": ("Finding", "Place"),
    "memos.labels": ("labels_in",),
    "memos.papers": ("template",),
    "memos.read": ("Source", "read_file", "read_picture", "read_text"),
    "memos.schemas.visit": ("Visit",),
    "memos.styles": ("read_style", "standard", "style_of"),
    "memos.writers.docx": ("write_docx",),
    "memos.writers.pdf": ("check_rendering", "write_pdf"),
}


def __getattr__(name: str) -> object:
    for module, names in _HOMES.items():
        if name in names:
            return getattr(import_module(module), name)
    raise AttributeError(f"module `memos` has no attribute `{name}`")
