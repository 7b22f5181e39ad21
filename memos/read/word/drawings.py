"""Pictures in a header or footer: of a drawing only the pixels, the size and the place are taken; the markup is written anew."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from memos.document import Picture
from memos.errors import UsageError
from memos.house import Float, Node, Shown, Standing, Wrap
from memos.read.picture import PIXELS, WHOLE, decoded, pixels

from .markup import number
from .parts import Parts

_EMU = 12700.0
"""English metric units in a point."""
_LARGEST = 2000.0
_BASES: Mapping[str, Literal["page", "margin"]] = {
    "page": "page", "margin": "margin", "leftMargin": "page", "rightMargin": "page", "topMargin": "page", "bottomMargin": "page",
    "insideMargin": "page", "outsideMargin": "page",
}  # fmt: skip
_FLUSH: Mapping[str, Literal["start", "centre", "end"]] = {
    "left": "start", "inside": "start", "top": "start", "center": "centre", "right": "end", "outside": "end", "bottom": "end",
}  # fmt: skip


_WRAPS: Mapping[str, Wrap] = {
    "wp:wrapSquare": "beside", "wp:wrapTight": "beside", "wp:wrapThrough": "beside", "wp:wrapTopAndBottom": "below",
}  # fmt: skip
_BEHIND = {"rightMargin", "bottomMargin"}
"""From where an offset would have to know the page."""
_EFFECTS = {"a:alphaModFix", "a:biLevel", "a:clrChange", "a:duotone", "a:grayscl", "a:lum"}
"""What Word and LibreOffice do to the pixels of a picture when they show it: without it, an emblem behind the text would hide that."""
_FARTHEST = 72.0
_PIXELS = 2 * PIXELS
"""Of all pictures of a file."""


@dataclass(slots=True)
class Pictures:
    """The pictures of a file that were read already."""

    known: dict[str, Picture] = field(default_factory=dict)
    pixels: int = 0
    """How many were decoded for them."""

    def read(self, name: str, parts: Parts, edges: tuple[float, float, float, float]) -> Picture:
        """The part of a picture inside those edges. Raises `UsageError`."""
        key = f"{name} {edges}"
        if key not in self.known:
            data = parts.read(name)
            count = pixels(data, "a picture")
            self.pixels += count if count <= PIXELS else 0  # one that is larger is refused alone
            if self.pixels > _PIXELS:
                raise UsageError(
                    f"pictures of more than {_PIXELS // 1_000_000} million pixels in all", "make them smaller"
                )
            self.known[key] = decoded(data, "a picture", edges)
        return self.known[key]


def picture_of(drawing: Node, parts: Parts, part: str, known: Pictures) -> Shown | Float | str:
    """The picture of a drawing in a part; or what it is instead, in words. `known` has those of the file that were read before."""
    place = next((node for node in drawing if node.name in {"wp:inline", "wp:anchor"}), None)
    data = place.one("a:graphic", "a:graphicData") if place else None
    shown = data.one("pic:pic") if data else None
    if place is None or shown is None or not shown.name:
        return "a text box or a drawn shape"
    filled = shown.one("pic:blipFill", "a:blip")
    if any(effect.name in _EFFECTS for effect in filled):
        return "a picture with an effect, such as washout"
    across, down = _position(place, "wp:positionH"), _position(place, "wp:positionV")
    if any(each.get("relativeFrom") in _BEHIND and not each.one("wp:align").text for each in (across, down)):
        return "a picture placed from the right or bottom margin"
    embedded = parts.relationships(part).get(filled.get("r:embed"))
    if embedded is None or embedded.external or embedded.kind != "image":
        return "a picture that lies elsewhere"
    try:
        picture = known.read(embedded.target, parts, _edges(shown.one("pic:blipFill", "a:srcRect")))
    except UsageError as problem:
        return problem.message
    size = place.one("wp:extent")
    width, height = (number(size.get(side), unit=_EMU) for side in ("cx", "cy"))
    if not (0 < width <= _LARGEST and 0 < height <= _LARGEST):
        return "a picture without a size"
    made = Shown(picture, width, height)
    if place.name == "wp:inline":
        return made
    return Float(
        made,
        _standing(across, "wp:align"),
        _standing(down, "wp:align"),
        next((wrap for name, wrap in _WRAPS.items() if any(place.all(name))), "behind"),
        (_distance(place, "T"), _distance(place, "R"), _distance(place, "B"), _distance(place, "L")),
    )


def _position(place: Node, name: str) -> Node:
    """Where a picture stands; of a share of the page what Word wrote beside it for programs that know none."""
    own = place.one(name)
    others = (choice.one("mc:Fallback", name) for choice in place.all("mc:AlternateContent"))
    return own if own.name else next((other for other in others if other.name), own)


def _distance(place: Node, side: str) -> float:
    """Points from the picture to text on that side."""
    return min(max(number(place.get(f"dist{side}"), unit=_EMU), 0.0), _FARTHEST)


def _edges(cut: Node) -> tuple[float, float, float, float]:
    """What is left of a picture that is cut at its sides, by shares of the whole; what was cut off does not reach a paper."""
    left, top, right, bottom = (min(max(number(cut.get(side), unit=100_000.0), 0.0), 1.0) for side in "ltrb")
    return (left, top, 1 - right, 1 - bottom) if left + right < 1 and top + bottom < 1 else WHOLE


def _standing(position: Node, align: str) -> Standing:
    return Standing(
        _BASES.get(position.get("relativeFrom"), "text"),
        number(position.one("wp:posOffset").text, unit=_EMU),
        _FLUSH.get(position.one(align).text.strip(), ""),
    )
