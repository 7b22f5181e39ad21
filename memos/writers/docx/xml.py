"""Text and lengths as WordprocessingML writes them."""

import re

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_MARKUP = re.compile('[&<>"]')
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold, not even as a reference (2.2)."""
_UNSAFE = re.compile(f"{_MARKUP.pattern}|{_FORBIDDEN.pattern}")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}


def escaped(text: str) -> str:
    """The text as character data or as the value of an attribute; what XML cannot hold becomes U+FFFD."""
    if not _UNSAFE.search(text):
        return text
    return _FORBIDDEN.sub("\ufffd", _MARKUP.sub(lambda found: _ENTITIES[found.group()], text))


def twips(points: float) -> int:
    """Points as twentieths of a point."""
    return round(points * 20)


def twips_of_mm(millimetres: float) -> int:
    """Millimetres as twentieths of a point."""
    return round(millimetres * 1440 / 25.4)


def eighths(points: float) -> int:
    """Points as eighths, in which the widths of borders are given; between a quarter and six (ECMA-376-1, 17.3.4)."""
    return min(max(round(points * 8), 2), 96)
