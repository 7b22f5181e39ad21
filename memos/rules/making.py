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


def no_paper_any_more(path: str, *, removed: bool) -> Finding:
    """REN310: a paper that its input gives no more

    The run before made it of an input that gives another paper now, or none: the id changed, a meeting was struck out, a member left the
    delegation and with him went his numbered copy. The manifest does not name it any more, and the file is removed. One that somebody
    changed since it was made stays, and is his to keep or to remove. Papers that were asked for with other options (`-t`, `--language`)
    are not touched.

    Mend it: nothing where the change was meant; elsewhere put back what was struck out, and run the same again.

    Source: practice
    """
    if removed:
        return Finding("REN310", "info", f"no input gives `{path}` any more: the file is removed", path=path)
    message = f"no input gives `{path}` any more, and the file was changed since it was made: it stays"
    return Finding("REN310", "warning", message, "move it elsewhere", path=path)


RULES: dict[str, Callable[..., Finding]] = {"REN301": not_made, "REN302": not_read, "REN310": no_paper_any_more}
