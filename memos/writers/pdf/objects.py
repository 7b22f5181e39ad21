"""PDF dictionaries and strings, by reportlab; the one module that imports it, when the first paper is drawn.

On import reportlab runs settings from the user's home folder, from any `reportlab_settings` or `reportlab_mods` on Python's path and from RL_*
variables. None of them is ours to run, so empty modules stand in their places while it is imported, and the variables are out of its sight.
"""

import os
import sys
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from threading import Lock
from types import ModuleType
from typing import NamedTuple, TypeAlias

_MODULES = ("reportlab_mods", "reportlab.local_rl_mods", "reportlab_settings", "reportlab.local_rl_settings")
_VARIABLES = "RL_"
_LOCK = Lock()


class Text(NamedTuple):
    """A text string (ISO 32000-1, 7.9.2.2)."""

    value: str


Value: TypeAlias = "str | int | float | Text | Mapping[str, Value] | Sequence[Value]"
"""What a dictionary holds; a `str` is written as it stands: ``/Name``, ``7 0 R``, ``true``."""


def dictionary(entries: Mapping[str, Value]) -> bytes:
    """The dictionary as it stands in a file, its keys sorted."""
    made: bytes = _pdfdoc().format(_object(entries), _document(), toplevel=1)
    return made


@lru_cache(4096)
def text(value: str) -> bytes:
    """A text string as it stands in a file."""
    made: bytes = _pdfdoc().format(_object(Text(value)), _document())
    return made


def _object(value: Value) -> object:
    pdf = _pdfdoc()
    match value:
        case Text(written):
            known = written.encode("utf-16-be", "replace").decode("utf-16-be")
            return pdf.PDFString(known.encode(), enc="raw") if known.isascii() else pdf.PDFString(known, enc="utf-16")
        case str() | int() | float():
            return value
        case Mapping():
            entries = pdf.PDFDictionary({key: _object(entry) for key, entry in value.items()})
            entries.multiline = False
            return entries
        case _:
            return pdf.PDFArrayCompact([_object(entry) for entry in value])


@cache
def _document() -> object:
    return _pdfdoc().DummyDoc()


@cache
def _pdfdoc() -> ModuleType:
    with _LOCK:
        if "reportlab" not in sys.modules:
            return _imported()
    from reportlab.pdfbase import pdfdoc  # noqa: PLC0415 -- someone imported it before us, in their own way

    return pdfdoc


def _imported() -> ModuleType:
    hidden = {name: os.environ.pop(name) for name in tuple(os.environ) if name.startswith(_VARIABLES)}
    for name in _MODULES:
        sys.modules.setdefault(name, ModuleType(name))
    try:
        from reportlab.pdfbase import pdfdoc  # noqa: PLC0415 -- a tenth of a second that only drawing needs
    finally:
        os.environ.update(hidden)
        for name in _MODULES:
            if getattr(sys.modules.get(name), "__file__", None) is None:
                sys.modules.pop(name, None)
    return pdfdoc
