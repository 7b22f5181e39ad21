"""What ships with Memos as data: papers, styles, labels by language, fonts."""

from importlib.resources import files
from importlib.resources.abc import Traversable


def shipped(*parts: str) -> Traversable:
    """A shipped file or folder: ``shipped("styles", "standard.yaml")``."""
    return files(__name__).joinpath(*parts)
