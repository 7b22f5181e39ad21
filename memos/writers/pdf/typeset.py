"""A style made ready for setting type: each role's faces, measures and colours, worked out once for a style.

A character that the face of its run has not is taken from another face of the style, in the same weight and slant where that has it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from memos.document import ParagraphRole, Run
from memos.schemas.style import PAPER_SIZES, Align, FontFamily, Style, TextStyle

from .faces import Face, face, is_invisible

MM = 72 / 25.4
"""Points in a millimetre."""

RoleName = Literal[
    "title", "subtitle", "dateline", "heading_1", "heading_2", "heading_3", "heading_4", "heading_5", "heading_6", "body", "bottom_line", "note",
    "list_item", "caption", "table_head", "table_text", "field", "field_label", "approval", "banner", "footer",
]  # fmt: skip

HEADINGS: tuple[RoleName, ...] = ("heading_1", "heading_2", "heading_3", "heading_4", "heading_5", "heading_6")


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """How a stretch of text is drawn."""

    face: Face
    size: float
    """In points."""
    colour: str
    """``#rrggbb``."""
    space: float
    """Width of a space in points."""


@dataclass(frozen=True, slots=True, eq=False)
class Role:
    """One role of text; lengths in points."""

    name: RoleName
    faces: tuple[Face, Face, Face, Face]
    """Regular, bold, italic and bold italic, counted from the role's own weight and slant."""
    size: float
    leading: float
    rise: float
    """From the top of a line to its baseline."""
    before: float
    after: float
    indent: float
    align: Align
    colour: str
    link_colour: str
    keep_with_next: bool
    background: str | None
    bar: str | None
    rule_below: str | None
    _looks: dict[tuple[Face, bool], Look] = field(default_factory=dict)

    def look(self, run: Run) -> Look:
        """How a run is drawn."""
        return self._look(self.faces[run.strong + 2 * run.emphasis], linked=bool(run.link))

    @property
    def plain(self) -> Look:
        """How a run without traits is drawn."""
        return self._look(self.faces[0], linked=False)

    def in_face(self, look: Look, other: Face) -> Look:
        """The same look in another face."""
        return self._look(other, linked=look.colour != self.colour)

    def _look(self, chosen: Face, *, linked: bool) -> Look:
        key = (chosen, linked)
        found = self._looks.get(key)
        if found is None:
            colour = self.link_colour if linked else self.colour
            found = Look(chosen, self.size, colour, chosen.words[" "].width * self.size / 1000)
            self._looks[key] = found
        return found


@dataclass(frozen=True, slots=True, eq=False)
class Typeset:
    """A style made ready; lengths in points from the upper left corner of the paper."""

    style: Style
    width: float
    height: float
    left: float
    top: float
    right: float
    bottom: float
    """Where the text ends: its edges, not the breadths of margins."""
    header: float
    footer: float
    roles: dict[RoleName, Role]
    faces: tuple[Face, ...]
    """Every face of the style, each once."""
    common: frozenset[str]
    """The characters that every face of the style has."""
    _derived: dict[tuple[RoleName, str], Role] = field(default_factory=dict)

    def at_end(self, name: RoleName) -> Role:
        """The role with its lines flush at the end, as columns of numbers are."""
        return self._derive(name, "end", lambda role: replace(role, align="end", _looks={}))

    def beside(self, name: RoleName, other: RoleName) -> Role:
        """The role of a label that stands beside a value of the `other` role: on its lines, and no larger."""
        value = self.roles[other]
        return self._derive(
            name,
            other,
            lambda role: replace(
                role, leading=value.leading, rise=value.rise, size=min(role.size, value.size - 0.5), _looks={}
            ),
        )

    def _derive(self, name: RoleName, key: str, change: Callable[[Role], Role]) -> Role:
        role = self._derived.get((name, key))
        if role is None:
            role = self._derived[name, key] = change(self.roles[name])
        return role

    def stand_in(self, wanted: Face, character: str) -> Face:
        """The face that draws a character which `wanted` has not; `wanted` itself where none has it."""
        if is_invisible(character):
            return wanted
        likest = sorted(self.faces, key=lambda other: _unlikeness(wanted, other))
        return next((other for other in likest if character in other.coverage), wanted)


_PREPARED: list[tuple[Style, Typeset]] = []
_KEPT = 8


def typeset(style: Style) -> Typeset:
    """The style made ready; kept for the styles that were asked for last."""
    for known, ready in _PREPARED:
        if known is style:
            return ready
    ready = _prepare(style)
    _PREPARED.insert(0, (style, ready))
    del _PREPARED[_KEPT:]
    return ready


def _prepare(style: Style) -> Typeset:
    width, height = (side * MM for side in PAPER_SIZES[style.paper])
    margins = style.margins
    families = {name: _faces(family) for name, family in style.fonts.items()}
    faces = tuple(dict.fromkeys(found for family in families.values() for found in family))
    return Typeset(
        style,
        width,
        height,
        left=margins.left * MM,
        top=margins.top * MM,
        right=width - margins.right * MM,
        bottom=height - margins.bottom * MM,
        header=margins.header * MM,
        footer=height - margins.footer * MM,
        roles={name: _role(name, given, families[given.font], style.link_colour) for name, given in _texts(style)},
        faces=faces,
        common=frozenset.intersection(*(found.coverage for found in faces)),
    )


def _texts(style: Style) -> Sequence[tuple[RoleName, TextStyle]]:
    return [(name, getattr(style.text, name)) for name in type(style.text).model_fields]  # type: ignore[misc]  # the fields are the roles


def _faces(family: FontFamily) -> tuple[Face, Face, Face, Face]:
    return (face(family.regular), face(family.bold), face(family.italic), face(family.bold_italic))


def _role(name: RoleName, style: TextStyle, faces: tuple[Face, Face, Face, Face], link_colour: str) -> Role:
    own = style.bold + 2 * style.italic
    turned = (faces[own], faces[own | 1], faces[own ^ 2], faces[(own | 1) ^ 2])
    first = turned[0]
    tall = (first.ascent - first.descent) * style.size / 1000
    return Role(
        name=name,
        faces=turned,
        size=style.size,
        leading=style.leading,
        rise=(style.leading - tall) / 2 + first.ascent * style.size / 1000,
        before=style.before,
        after=style.after,
        indent=style.indent,
        align=style.align,
        colour=style.colour,
        link_colour=link_colour,
        keep_with_next=style.keep_with_next,
        background=style.background,
        bar=style.bar,
        rule_below=style.rule_below,
    )


def _unlikeness(wanted: Face, other: Face) -> tuple[bool, bool]:
    return ((wanted.italic_angle != 0) != (other.italic_angle != 0), abs(wanted.weight - other.weight) > 100)


PARAGRAPHS: dict[ParagraphRole, RoleName] = {
    "title": "title",
    "subtitle": "subtitle",
    "dateline": "dateline",
    "body": "body",
    "bottom_line": "bottom_line",
    "note": "note",
}
"""The role of each kind of paragraph, outside of lists, tables and fields."""
