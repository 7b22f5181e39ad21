"""How large a picture is shown, the same in every format."""

from memos.document import Figure, Picture
from memos.errors import UsageError
from memos.schemas.style import Emblem

_INCH = 72.0
_MM = _INCH / 25.4
_DENSITY = 150.0
"""Pixels to the inch of a picture in its own size: enough for print, and no need to look closer on a screen."""
_HIGHEST = 0.85
"""Of the text's height, so that heading and caption stand on the picture's page."""


def figure_size(figure: Figure, width: float, height: float) -> tuple[float, float]:
    """Width and height of a figure in points, where the text of a page is that wide and high; never larger than the page's text."""
    picture = figure.picture
    wanted = figure.share * width if figure.share else picture.width * _INCH / _DENSITY
    scale = min(wanted, width) / picture.width
    scale = min(scale, height * _HIGHEST / picture.height)
    return picture.width * scale, picture.height * scale


def emblem_size(emblem: Emblem) -> tuple[Picture, float, float]:
    """The image of a letterhead, its width and its height in points. Raises `UsageError` where its file was never read."""
    picture = emblem.picture
    if picture is None:
        raise UsageError(f"the style's image {emblem.file} was not read", "read the style with `style_of`")
    width = emblem.width * _MM
    return picture, width, width * picture.height / picture.width
