"""`memos explain`: the manual page of one rule."""

from typing import Annotated

import typer

from memos.cli.output import result
from memos.errors import UsageError


def explain(
    code: Annotated[str, typer.Argument(metavar="CODE", help="Code of a finding, such as SYN104.", show_default=False)],
) -> None:
    """Explain a finding: what it means, why it matters, and what to do.

    Example: `memos explain SYN104`
    """
    from difflib import get_close_matches

    from memos.catalogue import RULES, page

    if code.upper() not in RULES:
        near = get_close_matches(code.upper(), RULES, n=3, cutoff=0.5)
        raise UsageError(
            f"there is no rule `{code[:20]}`",
            f"did you mean {' or '.join(near)}" if near else f"the codes are {', '.join(sorted(RULES))}",
        )
    result(page(code.upper()).text)
