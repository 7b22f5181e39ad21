"""REN: papers that could not be made, though nothing is wrong with their input."""

from collections.abc import Callable

from memos.findings import Finding


def not_made(reason: str) -> Finding:
    """REN301: the papers could not be made

    The process that made the papers of this input ended before they were done: it took longer than it may, wanted more memory than there is, or
    broke down. Inputs are made in processes of their own, so that this one costs the others nothing. Nothing of it was written; what an
    earlier run made of it stands.

    Mend it: give it more time with `--time-limit`; cut a very long input into several; where neither helps, report it with the input.

    Source: practice
    """
    return Finding("REN301", "error", f"the papers could not be made: {reason}", "give it more time, or report it")


def not_read(reason: str, hint: str) -> Finding:
    """REN302: the input could not be read

    The file was there when the run began, and could not be read when its turn came: it was removed, or its permissions do not allow it. The
    other inputs were made all the same.

    Mend it: check the file and its permissions, and run the same again; what is made already is not made anew.

    Source: practice
    """
    return Finding("REN302", "error", reason, hint or "check the file")


RULES: dict[str, Callable[..., Finding]] = {"REN301": not_made, "REN302": not_read}
