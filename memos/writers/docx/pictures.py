"""Pictures inside a Word file: parts under names of our own, each once, and the drawings that show them (ECMA-376-1, 20.4.2.8)."""

from collections.abc import Container, Iterable, Sequence
from functools import lru_cache

from memos.document import Picture

from .archive import Entry
from .xml import DECLARATION, escaped

_IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_EMU = 12700
"""English metric units in a point."""
_KEPT = 16


class Media:
    """The pictures of one paper, by the numbers of their parts; and the number of drawings, each of which has its own."""

    __slots__ = ("_drawings", "_numbers")

    def __init__(self) -> None:
        self._numbers: dict[Picture, int] = {}
        self._drawings = 0

    def drawing(self, picture: Picture, alternative: str, width: float, height: float) -> str:
        """A run with the picture in the line; width and height in points."""
        number = self._numbers.setdefault(picture, len(self._numbers) + 1)
        self._drawings += 1
        return inline(f"image{number}", self._drawings, width, height, escaped(alternative))

    def relationships(self, pictures: Iterable[Picture]) -> str:
        """The relationships of a part to the pictures that it shows."""
        numbers = ((self._numbers[picture], picture) for picture in dict.fromkeys(pictures))
        return "".join(
            f'<Relationship Id="image{number}" Type="{_IMAGE}" Target="{_file(number, picture)}"/>'
            for number, picture in numbers
        )

    def entries(self) -> list[Entry]:
        """The parts of the pictures."""
        return [_entry(f"word/{_file(number, picture)}", picture) for picture, number in self._numbers.items()]


def inline(image: str, number: int, width: float, height: float, alternative: str = "") -> str:
    """A run with a picture in the line: `image` is the relationship to it, `number` the drawing's own; width and height in points."""
    size = _size(width, height)
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_DRAWING}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">'
        f"<wp:extent {size}/>{_shown(image, number, size, alternative)}</wp:inline></w:drawing></w:r>"
    )


_WRAPS = {
    "behind": "<wp:wrapNone/>",
    "beside": '<wp:wrapSquare wrapText="bothSides"/>',
    "below": "<wp:wrapTopAndBottom/>",
}


def anchored(
    image: str, number: int, extent: tuple[float, float], position: str, wrap: str, clear: Sequence[float]
) -> str:
    """A run with a picture that stands apart from the lines (ECMA-376-1, 20.4.2.3), so many points `clear` of them: above, right, below, left. `extent` is its
    width and height."""
    size = _size(*extent)
    apart = " ".join(f'dist{side}="{round(gap * _EMU)}"' for side, gap in zip("TRBL", clear, strict=True))
    return (
        f'<w:r><w:drawing><wp:anchor xmlns:wp="{_DRAWING}/wordprocessingDrawing" {apart} simplePos="0"'
        f' relativeHeight="{number}" behindDoc="{int(wrap == "behind")}" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>{position}'
        f'<wp:extent {size}/><wp:effectExtent l="0" t="0" r="0" b="0"/>{_WRAPS[wrap]}{_shown(image, number, size, "")}</wp:anchor></w:drawing></w:r>'
    )


def _size(width: float, height: float) -> str:
    return f'cx="{round(width * _EMU)}" cy="{round(height * _EMU)}"'


def _shown(image: str, number: int, size: str, alternative: str) -> str:
    """What a drawing shows and what it says of itself."""
    about = f'name="Picture {number}" descr="{alternative}"'
    return (
        f'<wp:docPr id="{number}" {about}/>'
        f'<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="{_DRAWING}/main" noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic xmlns:a="{_DRAWING}/main"><a:graphicData uri="{_DRAWING}/picture"><pic:pic xmlns:pic="{_DRAWING}/picture">'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" {about}/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{image}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic>"
    )


def house_relationships(pictures: Sequence[Picture], shown: Container[Picture]) -> str:
    """The relationships of a part to those of a house's pictures that it shows."""
    return "".join(
        f'<Relationship Id="house{number}" Type="{_IMAGE}" Target="media/house{number}.{picture.form}"/>'
        for number, picture in enumerate(pictures, 1)
        if picture in shown
    )


def house_entries(pictures: Sequence[Picture]) -> tuple[Entry, ...]:
    """The parts of a house's pictures, which are the same in each paper."""
    return tuple(
        Entry.of(f"word/media/house{number}.{picture.form}", picture.data) for number, picture in enumerate(pictures, 1)
    )


def relationships_part(relationships: str) -> str:
    """The part that holds the relationships of a header."""
    return f'{DECLARATION}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relationships}</Relationships>'


def _file(number: int, picture: Picture) -> str:
    return f"media/image{number}.{picture.form}"


@lru_cache(_KEPT)
def _entry(name: str, picture: Picture) -> Entry:
    """The part of a picture; that of a letterhead is the same in each paper of a batch."""
    return Entry.of(name, picture.data)
