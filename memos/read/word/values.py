"""What the attributes of WordprocessingML may say: one table of types. An attribute that is not in it is not taken."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Measure:
    """A whole number in that range, so many of which make a `unit`."""

    least: int
    most: int
    each: float = 20.0
    unit: str = "pt"
    words: str = ""


Type: TypeAlias = frozenset[str] | re.Pattern[str] | Measure


def _of(words: str) -> frozenset[str]:
    return frozenset(words.split())


_SWITCH = _of("0 1 true false on off")
_NAME = re.compile(r"[^\x00-\x1f]{1,250}")
_FONT = re.compile(r"[^\x00-\x1f]{1,64}")
_COLOUR = re.compile(r"[0-9A-Fa-f]{6}|auto")
_BYTE = re.compile(r"[0-9A-Fa-f]{1,2}")
_FLAGS = re.compile(r"[0-9A-Fa-f]{1,4}")
_FAR = 31_680
"""Twips: the longest distance that Word has."""
_TWIPS, _AWAY = Measure(0, _FAR, words="distance"), Measure(-_FAR, _FAR, words="distance")
_LETTERS = Measure(2, 3276, 2, words="size of letters")
_CHARACTERS = Measure(-10_000, 10_000, 100, "characters", "distance")
_THEME_COLOUR = _of(
    "dark1 light1 dark2 light2 accent1 accent2 accent3 accent4 accent5 accent6 hyperlink followedHyperlink none background1 text1 background2 text2"
)
_THEME_FONT = _of(
    "majorEastAsia majorBidi majorAscii majorHAnsi minorEastAsia minorBidi minorAscii minorHAnsi"
)  # fmt: skip
_LINE = _of(
    "nil none single thick double dotted dashed dotDash dotDotDash triple thinThickSmallGap thickThinSmallGap thinThickThinSmallGap thinThickMediumGap "
    "thickThinMediumGap thinThickThinMediumGap thinThickLargeGap thickThinLargeGap thinThickThinLargeGap wave doubleWave dashSmallGap dashDotStroked "
    "threeDEmboss threeDEngrave outset inset"
)
_UNDERLINE = _of(
    "single words double thick dotted dottedHeavy dash dashedHeavy dashLong dashLongHeavy dotDash dashDotHeavy dotDotDash dashDotDotHeavy wave wavyHeavy "
    "wavyDouble none"
)
_PATTERN = _of(
    "nil clear solid horzStripe vertStripe reverseDiagStripe diagStripe horzCross diagCross thinHorzStripe thinVertStripe thinReverseDiagStripe "
    "thinDiagStripe thinHorzCross thinDiagCross pct5 pct10 pct12 pct15 pct20 pct25 pct30 pct35 pct37 pct40 pct45 pct50 pct55 pct60 pct62 pct65 pct70 pct75 "
    "pct80 pct85 pct87 pct90 pct95"
)
_HIGHLIGHT = _of(
    "black blue cyan green magenta red yellow white darkBlue darkCyan darkGreen darkMagenta darkRed darkYellow darkGray lightGray none"
)
_ALIGNED = _of(
    "start center end both mediumKashida distribute numTab highKashida lowKashida thaiDistribute left right"
)  # fmt: skip
_CONDITION = _of(
    "wholeTable firstRow lastRow firstCol lastCol band1Vert band2Vert band1Horz band2Horz neCell nwCell seCell swCell"
)  # fmt: skip

Types: TypeAlias = Mapping[str, Type]


def _colours(of: str = "theme") -> Types:
    return {f"w:{of}Color": _THEME_COLOUR, f"w:{of}Tint": _BYTE, f"w:{of}Shade": _BYTE}


_WIDTH: Types = {"w:w": _AWAY, "w:type": _of("nil pct dxa auto")}
_BORDER: Types = {
    "w:val": _LINE, "w:sz": Measure(0, 255, 8, words="line"), "w:space": Measure(0, 31, 1, words="distance of a line"), "w:color": _COLOUR,
    "w:shadow": _SWITCH, "w:frame": _SWITCH, **_colours(),
}  # fmt: skip
_SIDE: Types = {**_BORDER, **_WIDTH}
"""Of a border, or of a cell's margin."""
_REFERENCE: Types = {"w:val": _NAME}
_ON: Types = {"w:val": _SWITCH}
TYPES: Mapping[str, Types] = {
    **dict.fromkeys(
        ("w:keepNext", "w:keepLines", "w:pageBreakBefore", "w:widowControl", "w:suppressAutoHyphens", "w:kinsoku", "w:wordWrap", "w:overflowPunct", "w:topLinePunct",
         "w:autoSpaceDE", "w:autoSpaceDN", "w:bidi", "w:contextualSpacing", "w:b", "w:bCs", "w:i", "w:iCs", "w:caps", "w:smallCaps", "w:strike",
         "w:dstrike", "w:rtl", "w:cs", "w:semiHidden", "w:unhideWhenUsed", "w:qFormat", "w:bidiVisual", "w:cantSplit", "w:tblHeader", "w:noWrap",
         "w:vanish", "w:webHidden"),
        _ON,
    ),
    **dict.fromkeys(("w:name", "w:basedOn", "w:next", "w:link", "w:pStyle", "w:rStyle", "w:tblStyle"), _REFERENCE),
    **dict.fromkeys(("w:top", "w:left", "w:bottom", "w:right", "w:start", "w:end"), _SIDE),
    **dict.fromkeys(("w:insideH", "w:insideV", "w:between", "w:tl2br", "w:tr2bl", "w:bdr"), _BORDER),
    **dict.fromkeys(("w:tblW", "w:tblInd", "w:tblCellSpacing", "w:tcW"), _WIDTH),
    "w:sz": {"w:val": _LETTERS}, "w:szCs": {"w:val": _LETTERS},
    "w:style": {"w:type": _of("paragraph character table numbering"), "w:styleId": _NAME, "w:default": _SWITCH, "w:customStyle": _SWITCH},
    "w:uiPriority": {"w:val": Measure(0, 99, 1, "", "rank of a style")},
    "w:tblStylePr": {"w:type": _CONDITION},
    "w:tab": {"w:val": _of("clear start center end decimal bar num left right"), "w:pos": _AWAY, "w:leader": _of("none dot hyphen underscore heavy middleDot")},
    "w:spacing": {
        "w:before": Measure(0, _FAR, words="space above"), "w:after": Measure(0, _FAR, words="space below"),
        "w:beforeLines": _CHARACTERS, "w:afterLines": _CHARACTERS, "w:beforeAutospacing": _SWITCH, "w:afterAutospacing": _SWITCH,
        "w:line": Measure(1, _FAR, words="distance of lines"), "w:lineRule": _of("auto exact atLeast"),
        "w:val": Measure(-_FAR, _FAR, words="space between letters"),
    },
    "w:ind": {
        **dict.fromkeys(("w:left", "w:right", "w:start", "w:end"), Measure(-_FAR, _FAR, words="indent")),
        **dict.fromkeys(("w:firstLine", "w:hanging"), Measure(0, _FAR, words="indent of the first line")),
        **dict.fromkeys(("w:leftChars", "w:rightChars", "w:startChars", "w:endChars", "w:firstLineChars", "w:hangingChars"), _CHARACTERS),
    },
    "w:jc": {"w:val": _ALIGNED},
    "w:textAlignment": {"w:val": _of("top center baseline bottom auto")},
    "w:outlineLvl": {"w:val": Measure(0, 9, 1, "", "level of an outline")},
    "w:rFonts": {
        "w:ascii": _FONT, "w:hAnsi": _FONT, "w:asciiTheme": _THEME_FONT, "w:hAnsiTheme": _THEME_FONT, "w:hint": _of("default eastAsia cs"),
    },
    "w:color": {"w:val": _COLOUR, **_colours()},
    "w:w": {"w:val": Measure(1, 600, 1, "%", "width of letters")},
    "w:kern": {"w:val": Measure(0, 3276, 2, words="size of letters")},
    "w:position": {"w:val": Measure(-3168, 3168, 2, words="height of letters above the line")},
    "w:highlight": {"w:val": _HIGHLIGHT},
    "w:u": {"w:val": _UNDERLINE, "w:color": _COLOUR, **_colours()},
    "w:shd": {
        "w:val": _PATTERN, "w:color": _COLOUR, "w:fill": _COLOUR, **_colours(), "w:themeFill": _THEME_COLOUR, "w:themeFillTint": _BYTE,
        "w:themeFillShade": _BYTE,
    },
    "w:vertAlign": {"w:val": _of("baseline superscript subscript")},
    "w:em": {"w:val": _of("none dot comma circle underDot")},
    "w:tblStyleRowBandSize": {"w:val": Measure(0, 100, 1, "", "rows of a band")},
    "w:tblStyleColBandSize": {"w:val": Measure(0, 100, 1, "", "columns of a band")},
    "w:tblLayout": {"w:type": _of("fixed autofit")},
    "w:tblLook": {
        "w:val": _FLAGS, **dict.fromkeys(("w:firstRow", "w:lastRow", "w:firstColumn", "w:lastColumn", "w:noHBand", "w:noVBand"), _SWITCH),
    },
    "w:gridCol": {"w:w": _TWIPS},
    "w:trHeight": {"w:val": Measure(0, _FAR, words="height of a row"), "w:hRule": _of("auto exact atLeast")},
    "w:gridSpan": {"w:val": Measure(1, 63, 1, "columns", "width of a cell")},
    "w:vMerge": {"w:val": _of("restart continue")},
    "w:textDirection": {"w:val": _of("lrTb tbRl btLr lrTbV tbRlV tbLrV")},
    "w:vAlign": {"w:val": _of("top center both bottom")},
}  # fmt: skip
"""Types by element and attribute (ECMA-376-1, 17.18; the ranges are those of Word)."""
NEEDED: Mapping[str, tuple[str, ...]] = {
    "w:tab": ("w:val", "w:pos"), "w:shd": ("w:val",), "w:color": ("w:val",),
    **{name: ("w:val",) for name, types in TYPES.items() if types.keys() == {"w:val"} and types is not _ON and name != "w:vMerge"},
}  # fmt: skip
"""Attributes without which an element says nothing."""
IN_STYLES: Mapping[tuple[str, str], tuple[int, int]] = {
    ("w:sz", "w:val"): (8, 144), ("w:szCs", "w:val"): (8, 144),
    ("w:spacing", "w:before"): (0, 4000), ("w:spacing", "w:after"): (0, 4000), ("w:spacing", "w:line"): (80, 2400),
    **dict.fromkeys(((("w:ind", f"w:{side}")) for side in ("left", "right", "start", "end")), (-4000, 4000)),
}  # fmt: skip
"""The ranges of styles of papers, which are narrower: those of a style file."""
