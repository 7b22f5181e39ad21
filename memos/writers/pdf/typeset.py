"""A style made ready for setting type: each role's faces, measures and colours, worked out once for a style.

A character that the face of its run has not is taken from another family: of the text's language first, then of any role, then of any other, in the
order of the style; in the same weight and slant where that has it. Families that no role has are read when they are first needed.
"""

import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import chain
from typing import Literal

from memos.document import ParagraphRole, Run
from memos.house import Kind
from memos.house import Look as HouseLook
from memos.schemas.style import Align, FontFamily, Style, TextStyle
from memos.writers.watermark import LEADING

from .faces import Face, face, is_selector

MM = 72 / 25.4
"""Points in a millimetre."""
WATERMARK = 100.0
"""Points: the size in which a watermark is set."""

RoleName = Literal[
    "title", "subtitle", "dateline", "heading_1", "heading_2", "heading_3", "heading_4", "heading_5", "heading_6", "body", "bottom_line", "note",
    "list_item", "caption", "table_head", "table_text", "field", "field_label", "approval", "banner", "footer",
    "letterhead", "letterhead_line", "copy_number", "watermark", "cover", "part", "contents_1", "contents_2", "contents_3",
]  # fmt: skip

PROSE: frozenset[RoleName] = frozenset({"body", "bottom_line", "note", "list_item", "table_text"})
"""Roles in which words may be hyphenated, where the style wants that."""
_LIGHTER = 150
"""By how much a face must be lighter than the one wanted to be made bold: half the way from regular to bold."""
_STROKE = 0.03
"""Of the size of the type."""
_SMALLER = 0.58
"""What is raised or lowered is so much smaller."""

HEADINGS: tuple[RoleName, ...] = ("heading_1", "heading_2", "heading_3", "heading_4", "heading_5", "heading_6")
CONTENTS: tuple[RoleName, ...] = ("contents_1", "contents_2", "contents_3")


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
    above: float
    """How far letters may reach above the baseline, in points."""
    below: float
    stroke: float = 0.0
    """Width in points of a line around the glyphs, which makes bold of a face that has no bold."""
    underline: bool = False
    strike: bool = False
    shade: str | None = None
    """Colour behind it."""
    raised: float = 0.0
    """Points above the line's own baseline."""

    @property
    def is_decorated(self) -> bool:
        """Whether more is drawn than its glyphs."""
        return self.underline or self.strike or self.shade is not None


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
    together: bool
    background: str | None
    bar: str | None
    rule_below: str | None
    hyphenate: bool
    underline: bool
    strike: bool
    shade: str | None
    new_page: bool
    raised: float = 0.0
    _looks: dict[tuple[Face, bool, bool], Look] = field(default_factory=dict)

    def look(self, run: Run) -> Look:
        """How a run is drawn."""
        wanted = self.faces[run.strong + 2 * run.emphasis]
        return self._look(wanted, wanted, linked=bool(run.link or run.target))

    @property
    def plain(self) -> Look:
        """How a run without traits is drawn."""
        return self._look(self.faces[0], self.faces[0], linked=False)

    def in_face(self, look: Look, other: Face) -> Look:
        """The same look in another face."""
        return self._look(look.face, other, linked=look.colour != self.colour)

    def _look(self, wanted: Face, chosen: Face, *, linked: bool) -> Look:
        lighter = wanted.weight - chosen.weight > _LIGHTER
        key = (chosen, linked, lighter)
        found = self._looks.get(key)
        if found is None:
            scale = self.size / 1000
            found = self._looks[key] = Look(
                chosen,
                self.size,
                self.link_colour if linked else self.colour,
                chosen.words[" "].width * scale,
                chosen.ascent * scale,
                -chosen.descent * scale,
                self.size * _STROKE if lighter else 0.0,
                self.underline,
                self.strike,
                self.shade,
                self.raised,
            )
        return found


@dataclass(frozen=True, slots=True)
class Heights:
    """What a house takes of the head and the foot of a kind of pages."""

    above: float
    below: float
    top: float
    """The text is nowhere above it, and nowhere below `bottom`, since pictures stand there: from the paper's edge."""
    bottom: float


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
    """Every face of the roles, each once."""
    common: frozenset[str]
    """The characters that all of them have."""
    decorated: bool = False
    """Some text has more than its glyphs drawn."""
    heights: dict[Kind, Heights] = field(default_factory=dict)
    """Of what a house has at the head and the foot of its pages, once they were set."""
    _stand_ins: dict[tuple[Face, str, str], Face] = field(default_factory=dict)
    _derived: dict[tuple[RoleName, str], Role] = field(default_factory=dict)
    _dressed: dict[HouseLook, Role] = field(default_factory=dict)

    def at_end(self, name: RoleName) -> Role:
        """The role with its lines flush at the end, as columns of numbers are."""
        return self._derive(name, "end", lambda role: replace(role, align="end", _looks={}))

    def boxed_item(self) -> Role:
        """The role of a list's items in the box of a bottom line, which indents the list as a whole."""
        item = self.roles["list_item"]
        return self._derive(
            "bottom_line",
            "item",
            lambda role: replace(role, indent=0.0, before=item.before, after=item.after, _looks={}),
        )

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

    def dressed(self, look: HouseLook) -> Role:
        """The role of a text in a house's header or footer."""
        role = self._dressed.get(look)
        if role is None:
            like: Mapping[str, object] = {
                "font": look.font or self.style.text.footer.font,
                "size": look.size * (_SMALLER if look.raised else 1.0),
                "leading": look.leading,
                "bold": look.bold,
                "italic": look.italic,
                "colour": look.colour,
                "underline": look.underline,
                "strike": look.strike,
                "shade": look.shade,
            }
            made = _role("footer", self.style.text.footer.model_copy(update=like), self.style)
            role = self._dressed[look] = replace(made, raised=look.raised * look.size)
        return role

    def _derive(self, name: RoleName, key: str, change: Callable[[Role], Role]) -> Role:
        role = self._derived.get((name, key))
        if role is None:
            role = self._derived[name, key] = change(self.roles[name])
        return role

    def face_for(self, cluster: str, wanted: Face, language: str) -> Face:
        """The face that draws a cluster of text in that language: `wanted` unless another is better, or where none has it."""
        key = (wanted, cluster, language)
        found = self._stand_ins.get(key)
        if found is None:
            if len(self._stand_ins) >= _KEPT_CLUSTERS:
                self._stand_ins.clear()
            found = self._stand_ins[key] = self._found(cluster, wanted, language)
        return found

    def has(self, character: str) -> bool:
        """Whether any face of the style has the character."""
        return character in self.common or any(found.glyph(character) for found in self.every_face())

    def every_face(self) -> Iterator[Face]:
        """The faces of the roles, then those of all families."""
        return chain(self.faces, chain.from_iterable(map(_faces, self.style.fonts.values())))

    def families_of(self, language: str) -> tuple[FontFamily, ...]:
        """The families that are preferred for a language, those of the closest tag first."""
        return _families_of(self, language)

    def _found(self, cluster: str, wanted: Face, language: str) -> Face:
        preferred = self.families_of(language)
        if any(map(is_selector, cluster)):
            for other in chain(
                (wanted,), *(_likest(wanted, _faces(family)) for family in preferred), self.every_face()
            ):
                if other.draws(cluster) and other.has_forms(cluster):
                    return other
        has = wanted.draws(cluster)
        if has and not (preferred and cluster[0] > "\x7f" and unicodedata.category(cluster[0])[0] in "PS"):
            return wanted
        for family in preferred:
            for other in _likest(wanted, _faces(family)):
                if other.draws(cluster):
                    return other
        if has:
            return wanted
        for faces in (self.faces, *map(_faces, self.style.fonts.values())):
            for other in _likest(wanted, faces):
                if other.draws(cluster):
                    return other
        return wanted


_PREPARED: list[tuple[Style, Typeset, Typeset]] = []
_KEPT = 8
_KEPT_CLUSTERS = 20_000


def typeset(style: Style, *, rtl: bool = False) -> Typeset:
    """The style made ready; kept for the styles that were asked for last.

    For a paper that reads from right to left, left and right change places: everything is laid out as if it read from left to right, and turned over
    at the end.
    """
    for known, ready, turned in _PREPARED:
        if known is style:
            return turned if rtl else ready
    ready = _prepare(style)
    turned = replace(ready, left=ready.width - ready.right, right=ready.width - ready.left)
    _PREPARED.insert(0, (style, ready, turned))
    del _PREPARED[_KEPT:]
    return turned if rtl else ready


def _prepare(style: Style) -> Typeset:
    width, height = (side * MM for side in style.size)
    margins = style.margins
    given = (*_texts(style), *_watermark(style))
    roles = {name: _role(name, look, style) for name, look in given}
    faces = tuple(dict.fromkeys(found for role in roles.values() for found in role.faces))
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
        roles=roles,
        faces=faces,
        common=frozenset.intersection(*(found.repertoire() for found in faces)),
        decorated=_is_decorated(style),
    )


def _is_decorated(style: Style) -> bool:
    """Whether text of any role, or of what a house has in its headers and footers, has lines at its letters or a colour behind them."""
    looks: tuple[TextStyle | HouseLook, ...] = (
        *(text for _, text in style.text),
        *(style.word.letters if style.word else ()),
    )
    return any(look.underline or look.strike or look.shade for look in looks)


@lru_cache(256)
def _families_of(ready: Typeset, language: str) -> tuple[FontFamily, ...]:
    ranked = [
        (max(map(len, fitting)), family)
        for family in ready.style.fonts.values()
        if (fitting := [tag for tag in family.languages if f"{language}-".startswith(f"{tag}-")])
    ]
    return tuple(family for _, family in sorted(ranked, key=lambda entry: -entry[0]))


def _texts(style: Style) -> Sequence[tuple[RoleName, TextStyle]]:
    return [(name, getattr(style.text, name)) for name in type(style.text).model_fields]  # type: ignore[misc]  # the fields are the roles


def _watermark(style: Style) -> Sequence[tuple[RoleName, TextStyle]]:
    """The marking's face, pale, at a size from which it is scaled to the page."""
    like = {"size": WATERMARK, "leading": WATERMARK * LEADING, "colour": style.watermark_colour}
    return [("watermark", style.text.banner.model_copy(update=like))]


def _faces(family: FontFamily) -> tuple[Face, ...]:
    """Regular, bold, italic and bold italic, as far as they are there: the fonts of an extra may not be."""
    keys = (family.regular, family.bold, family.italic, family.bold_italic)
    return tuple(found for found in (face(key, family.files.get(key)) for key in keys) if found)


def _role(name: RoleName, style: TextStyle, whole: Style) -> Role:
    own = style.bold + 2 * style.italic
    regular, bold, italic, bold_italic = _faces(whole.fonts[style.font])
    faces = (regular, bold, italic, bold_italic)
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
        link_colour=whole.link_colour,
        keep_with_next=style.keep_with_next,
        together=style.together,
        background=style.background,
        bar=style.bar,
        rule_below=style.rule_below,
        hyphenate=whole.hyphenate and name in PROSE,
        underline=style.underline,
        strike=style.strike,
        shade=style.shade,
        new_page=style.new_page,
    )


def _likest(wanted: Face, faces: Sequence[Face]) -> list[Face]:
    """The faces, those most like the one wanted first."""
    return sorted(
        faces,
        key=lambda other: (
            (wanted.italic_angle != 0) != (other.italic_angle != 0),
            abs(wanted.weight - other.weight) > _LIGHTER,
        ),
    )


PARAGRAPHS: dict[ParagraphRole, RoleName] = {
    "title": "title",
    "cover": "cover",
    "subtitle": "subtitle",
    "dateline": "dateline",
    "body": "body",
    "bottom_line": "bottom_line",
    "note": "note",
}
"""The role of each kind of paragraph, outside of lists, tables and fields."""
