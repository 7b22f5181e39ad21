"""The theme: colours and fonts that styles name by their role."""

import re
from collections.abc import Mapping

from memos.house import Node, Theme

from .parts import Parts

COLOURS = ("dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink")  # fmt: skip
_NAMES: Mapping[str, str] = {
    "dark1": "dk1", "text1": "dk1", "light1": "lt1", "background1": "lt1", "dark2": "dk2", "text2": "dk2", "light2": "lt2", "background2": "lt2",
    "hyperlink": "hlink", "followedHyperlink": "folHlink",
}  # fmt: skip
_HEX = re.compile(r"[0-9A-Fa-f]{6}")


def theme_of(parts: Parts) -> Theme:
    """The theme of a Word file; one without anything in it where the file has none."""
    name = parts.one(parts.main, "theme")
    if not name:
        return Theme()
    elements = parts.xml(name).one("a:themeElements")
    scheme = elements.one("a:clrScheme")
    colours = {}
    for role in COLOURS:
        given = scheme.one(f"a:{role}")
        colour = given.one("a:srgbClr").get("val") or given.one("a:sysClr").get("lastClr")
        if _HEX.fullmatch(colour):
            colours[role] = f"#{colour.lower()}"
    fonts = elements.one("a:fontScheme")
    found = {kind: fonts.one(f"a:{kind}Font", "a:latin").get("typeface") for kind in ("major", "minor")}
    return Theme(colours, {kind: font for kind, font in found.items() if font})


def colour_of(node: Node, theme: Theme, otherwise: str) -> str:
    """The colour that an element gives, ``auto`` being black."""
    return hex_of(node.get(), node.get("w:themeColor"), theme, otherwise)


def hex_of(given: str, role: str, theme: Theme, otherwise: str) -> str:
    """A colour as ``#rrggbb``: the value that Word wrote down, or else that of the theme."""
    if _HEX.fullmatch(given):
        return f"#{given.lower()}"
    if role:
        return theme.colours.get(_NAMES.get(role, role), otherwise)
    return "#000000" if given == "auto" else otherwise


def font_of(node: Node, theme: Theme, otherwise: str) -> str:
    """The font of Latin text that an element gives."""
    role = node.get("w:asciiTheme") or node.get("w:hAnsiTheme")
    if role:
        found = theme.fonts.get(role[:5], "")
        if found:
            return found
    return node.get("w:ascii") or node.get("w:hAnsi") or otherwise
