"""Styles: the shipped one, and how a style file refines it."""

from functools import cache

import yaml

from .schemas.style import Style
from .templates import shipped


@cache
def standard() -> Style:
    """The shipped style."""
    text = shipped("styles", "standard.yaml").read_text(encoding="utf-8")
    return Style.model_validate(yaml.load(text, yaml.CBaseLoader))
