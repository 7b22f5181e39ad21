"""The head of the house in the header of the first page."""

from memos.document import Picture
from memos.schemas.style import Align, Letterhead, Style
from memos.writers.sizes import emblem_size

from .pictures import Media
from .styles import LETTERHEAD, LETTERHEAD_LINE, TABLE_GAP
from .xml import escaped, twips

_GAP_BELOW = 4.0
_GAP_BESIDE = 12.0
_RULE = 0.75
_RULE_GAP = 6
_SIDES: dict[Align, str] = {"start": "left", "centre": "center", "end": "right"}


def letterhead(style: Style, media: Media, above: float, room: int, *, rtl: bool) -> str:
    """The letterhead as paragraphs, or as a table where the image stands beside the lines; `above` is the space above it in points, `room` the
    width of the text in twentieths of a point."""
    look = style.letterhead
    if look is None or not (look.image or look.lines):
        return ""
    image, width = "", 0.0
    if look.image:
        picture, width, height = emblem_size(look.image)
        image = media.drawing(picture, look.image.alt, width, height)
    if image and look.lines and look.align != "centre":
        return _beside(look, image, twips(width + _GAP_BESIDE), above, room, rtl=rtl)
    rows = ([(image, LETTERHEAD)] if image else []) + _lines(look)
    last = len(rows) - 1
    return "".join(
        _paragraph(
            inner,
            style_,
            look.align,
            border=_border(look) if number == last else "",
            before=above if number == 0 else 0.0,
            after=look.after if number == last else _GAP_BELOW if inner is image else 0.0,
        )
        for number, (inner, style_) in enumerate(rows)
    )


def emblem(style: Style) -> tuple[Picture, ...]:
    """The image of the letterhead, if it has one."""
    look = style.letterhead
    return (emblem_size(look.image)[0],) if look and look.image else ()


def _lines(look: Letterhead) -> list[tuple[str, str]]:
    return [
        (f'<w:r><w:t xml:space="preserve">{escaped(line)}</w:t></w:r>', LETTERHEAD_LINE if number else LETTERHEAD)
        for number, line in enumerate(look.lines)
    ]


def _beside(look: Letterhead, image: str, width: int, above: float, room: int, *, rtl: bool) -> str:
    """Image and lines in two cells, the rule below both."""
    widths = [width, room - width]
    cells = [
        _paragraph(image, LETTERHEAD, look.align),
        "".join(_paragraph(inner, style, look.align) for inner, style in _lines(look)),
    ]
    if look.align == "end":
        widths.reverse()
        cells.reverse()
    rule = (
        f'<w:tblBorders><w:bottom w:val="single" w:sz="6" w:space="0" w:color="{look.rule[1:]}"/></w:tblBorders>'
        if look.rule
        else ""
    )
    foot = twips(_RULE_GAP) if look.rule else 0
    row = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>{cell}</w:tc>'
        for width, cell in zip(widths, cells, strict=True)
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    table = (
        f'<w:tbl><w:tblPr>{"<w:bidiVisual/>" if rtl else ""}<w:tblW w:w="{room}" w:type="dxa"/>{rule}<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/>'
        f'<w:bottom w:w="{foot}" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"<w:tr>{row}</w:tr></w:tbl>"
    )
    gaps = [
        f'<w:p><w:pPr><w:pStyle w:val="{TABLE_GAP}"/><w:spacing w:{side}="{twips(space)}"/></w:pPr></w:p>'
        for side, space in (("before", above), ("after", look.after))
    ]
    return table.join(gaps)


def _paragraph(
    inner: str, style: str, align: Align, *, border: str = "", before: float = 0.0, after: float = 0.0
) -> str:
    space = f'<w:spacing w:before="{twips(before)}" w:after="{twips(after)}"/>' if before or after else ""
    side = f'<w:jc w:val="{_SIDES[align]}"/>'
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{border}{space}{side}</w:pPr>{inner}</w:p>'


def _border(look: Letterhead) -> str:
    if not look.rule:
        return ""
    return f'<w:pBdr><w:bottom w:val="single" w:sz="{round(_RULE * 8)}" w:space="{_RULE_GAP}" w:color="{look.rule[1:]}"/></w:pBdr>'
