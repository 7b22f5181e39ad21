"""INP: pictures that an input names and that cannot be shown."""

from collections.abc import Callable

from memos.findings import Finding


def unfit_picture(message: str, hint: str, path: str) -> Finding:
    """INP120: a picture that cannot be used

    A figure names a file beside the input: a PNG or a JPEG of at most 20 MB and 25 million pixels, in the input's own folder or below it. Any
    other file is refused, and so is one that is damaged or animated: a paper holds what its drafter meant to show, and nothing else of the
    machine. Of the file only the pixels are taken; where and by whom a photograph was made does not reach the paper.

    Wrong:

        kind: meeting
        subject: Talks
        figures:
          - file: ../private/seating.tiff
            alt: Seating plan

    Right:

        kind: meeting
        subject: Talks

    Mend it: put the picture beside the input, as PNG or JPEG, and give its path from there: `file: seating.png`.

    Source: the form of an input, as `memos schema visit` prints it
    """
    return Finding("INP120", "error", message, hint, path=path)


RULES: dict[str, Callable[..., Finding]] = {"INP120": unfit_picture}
