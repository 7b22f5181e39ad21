"""Figures: pictures that stand in a paper, as files beside the input."""

from pydantic import Field

from .entry import Entry
from .text import Number, Text


class Figure(Entry):
    """A picture in the paper: a map, a seating plan, a photograph."""

    file: Text = Field(
        title="File",
        description="PNG or JPEG in the folder of this file or below it, as a path from there.",
        examples=["seating.png"],
    )
    alt: Text = Field(
        title="Alternative text",
        description="What the picture shows, for readers who cannot see it.",
        examples=["Seating plan: the hosts with their backs to the windows, the delegation opposite"],
    )
    caption: Text | None = Field(
        None, title="Caption", description="Printed above the picture.", examples=["Seating plan of the plenary"]
    )
    width: Number | None = Field(
        None,
        ge=5,
        le=100,
        title="Width",
        description="Per cent of the text's width; the picture's own size when left out.",
        examples=[80],
    )
