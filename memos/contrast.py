"""How well letters stand out from what is behind them (WCAG 2.2, 1.4.3); colours are ``#rrggbb``."""

WHITE = "#ffffff"
_STEPS = 40
_LARGE, _LARGE_BOLD = 18.0, 14.0
"""Points from which letters are large."""


def contrast(one: str, other: str) -> float:
    """From 1, of a colour and itself, to 21, of black and white."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def is_readable(colour: str, ground: str, *, size: float = 0.0, bold: bool = False) -> bool:
    """Whether letters of that size in points can be read on the ground."""
    large = size >= _LARGE or (bold and size >= _LARGE_BOLD)
    return contrast(colour, ground) >= (3.0 if large else 4.5)


def readable(colour: str, ground: str) -> str:
    """The colour, darker or, where the ground is dark, lighter by as much as letters of any size need."""
    towards = max(("#000000", WHITE), key=lambda end: contrast(end, ground))
    tones = (mixed(colour, towards, step / _STEPS) for step in range(_STEPS))
    return next((tone for tone in tones if is_readable(tone, ground)), towards)


def mixed(one: str, other: str, share: float) -> str:
    """A colour with that share of another in it."""
    pairs = zip(_parts(one), _parts(other), strict=True)
    return "#" + "".join(f"{round(part + (towards - part) * share):02x}" for part, towards in pairs)


def _luminance(colour: str) -> float:
    red, green, blue = (
        part / 255 / 12.92 if part / 255 <= 0.04045 else ((part / 255 + 0.055) / 1.055) ** 2.4
        for part in _parts(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
