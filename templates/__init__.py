"""What ships with Memos as data: papers, styles, labels by language, fonts."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from importlib.util import find_spec

_MORE_FONTS = ("noto_cjk_sans_otc",)
"""Packages that bring further fonts: the extra `memos[cjk]`."""


def shipped(*parts: str) -> Traversable:
    """A shipped file or folder: ``shipped("styles", "standard.yaml")``."""
    return files(__name__).joinpath(*parts)


def font_file(name: str) -> Traversable | None:
    """The file of a font that ships, or that an extra brings; None where it is not there."""
    if not name or "/" in name or "\\" in name:
        return None
    for package in (__name__, *_MORE_FONTS):
        if package == __name__ or find_spec(package):
            file = shipped("fonts", name) if package == __name__ else files(package).joinpath(name)
            if file.is_file():
                return file
    return None
