"""Content controls: what stands on the page for a value of the input can be edited in Word and found again by the value's path.

Each is a run-level control of rich text (ECMA-376-1, 17.5.2.31), inside its paragraph: LibreOffice loses emphasis and links in those around
paragraphs and in those of plain text. A value of several paragraphs has one in each, with the same tag. It can be edited and not deleted.
"""

from functools import lru_cache

from .xml import escaped

LONGEST = 64
"""Characters of a tag or a title; Word cuts off what is longer. A value with a longer path has no control."""
END = "</w:sdtContent></w:sdt>"


@lru_cache(maxsize=1024)
def title(text: str) -> str:
    """The title of a control: the heading or label that it stands under, which Word shows beside it."""
    shown = text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
    return f'<w:alias w:val="{escaped(shown)}"/>' if shown else ""


def begin(source: str, title: str, number: int) -> str:
    """What stands before the runs of a value with that path; `number` counts the controls of a paper, from 1."""
    return (
        f'<w:sdt><w:sdtPr>{title}<w:tag w:val="{escaped(source)}"/><w:id w:val="{number}"/><w:lock w:val="sdtLocked"/></w:sdtPr>'
        "<w:sdtContent>"
    )
