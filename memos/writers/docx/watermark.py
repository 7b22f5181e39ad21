"""The watermark as Word makes its own: WordArt in the header of every page, behind the text, under the name by which Word knows it.

The letters are stretched to the box that is given for them, so the box is what the letters cover in the style's own font.
"""

from memos.document import Document
from memos.schemas.style import Style
from memos.writers.pdf.watermark import Ink, inks
from memos.writers.watermark import ANGLE

from .xml import escaped

_TYPE = (
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas>'
    '<v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/>'
    '<v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/>'
    '<v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas>'
    '<v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/>'
    '<v:textpath on="t" fitshape="t"/><v:handles><v:h position="#0,bottomRight" xrange="6629,14971"/></v:handles>'
    '<o:lock v:ext="edit" text="t" shapetype="t"/></v:shapetype>'
)
"""Plain WordArt, number 136 (ECMA-376-4, 14.1.2.20)."""
_FIRST = 2049
"""Numbers of shapes in headers begin here."""


def watermark(document: Document, style: Style, block: int) -> str:
    """The run that holds the watermark's lines; `block` tells the headers of one file apart, so that no two shapes have one name."""
    if not document.watermark:
        return ""
    look = style.text.banner
    weight = ";font-weight:bold" if look.bold else ""
    boxes = inks(document, style)
    shapes = [
        f'<v:shape id="PowerPlusWaterMarkObject{number + 1}" o:spid="_x0000_s{_FIRST + number}" type="#_x0000_t136" style="position:absolute;'
        f"{_place(ink, alone=len(boxes) == 1)};width:{ink.width:.1f}pt;height:{ink.height:.1f}pt;rotation:{360 - ANGLE};z-index:-251658752"
        f'" o:allowincell="f" fillcolor="{style.watermark_colour}" stroked="f">'
        f'<v:textpath style="font-family:&quot;{escaped(look.font)}&quot;;font-size:1pt{weight}" string="{escaped(text)}"/>'
        '<w10:wrap anchorx="page" anchory="page"/></v:shape>'
        for number, (text, ink) in enumerate(zip(document.watermark, boxes, strict=True), block * len(boxes))
    ]
    namespaces = " ".join(
        f'xmlns:{prefix}="urn:schemas-microsoft-com:{name}"'
        for prefix, name in (("v", "vml"), ("o", "office:office"), ("w10", "office:word"))
    )
    return "".join(
        f"<w:r><w:rPr><w:noProof/></w:rPr><w:pict {namespaces}>{kind}{shape}</w:pict></w:r>"
        for kind, shape in zip([_TYPE, *[""] * len(shapes)], shapes, strict=False)
    )


def _place(ink: Ink, *, alone: bool) -> str:
    """Centred by whoever shows it, as far as it can be: LibreOffice gives the box a height of its own, and counts from the other side in a paper
    that reads from right to left."""
    down = 0.0 if alone else ink.y - ink.height / 2
    centred = "mso-position-vertical:center;" if alone else ""
    return (
        f"margin-left:0;margin-top:{down:.1f}pt;mso-position-horizontal:center;{centred}"
        "mso-position-horizontal-relative:page;mso-position-vertical-relative:page"
    )
