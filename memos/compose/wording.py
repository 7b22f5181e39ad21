"""Wording of a template that varies: Jinja in a sandbox, over plain data, to plain text.

The environment is immutable and sandboxed, undefined names are errors, and what comes out is text of the tree; it is never read as a template
or as markup again. Text without a brace is not Jinja and is returned as it is.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from memos.errors import UsageError

if TYPE_CHECKING:
    from jinja2 import Template
    from jinja2.sandbox import ImmutableSandboxedEnvironment


def word(text: str, names: Mapping[str, object]) -> str:
    """The wording with its names filled in.

    Raises `UsageError` when it is not right Jinja or names something that is not there.
    """
    if "{" not in text:
        return text
    from jinja2 import TemplateError  # noqa: PLC0415 -- 40 ms that the shipped papers do not need

    try:
        return " ".join(_compiled(text).render(names).split(" "))
    except (TemplateError, TypeError, ValueError, ArithmeticError, LookupError, OverflowError) as problem:
        raise UsageError(
            f"the template's wording `{text[:80]}` cannot be worked out: {problem}",
            "name only `label`, `visit`, `meeting` and `subject`, and fields that the input gives",
        ) from problem


@lru_cache(maxsize=256)
def _compiled(text: str) -> "Template":
    return _environment().from_string(text)


@lru_cache(maxsize=1)
def _environment() -> "ImmutableSandboxedEnvironment":
    from jinja2 import StrictUndefined  # noqa: PLC0415
    from jinja2.sandbox import ImmutableSandboxedEnvironment  # noqa: PLC0415

    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, autoescape=False, keep_trailing_newline=False
    )
    environment.globals.clear()
    return environment
