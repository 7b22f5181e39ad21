"""Pictures inside a PDF: image XObjects whose data is the picture's own, as PNG and JPEG compress it (ISO 32000-1, 8.9.5)."""

from collections.abc import Iterator

from memos.document import Picture

from .file import File

_SPACES = {"grey": (b"/DeviceGray", 1), "rgb": (b"/DeviceRGB", 3)}
_PNG_HEAD = 8
_CHUNK = 12
"""Bytes of a chunk of a PNG beside its data: length, name, checksum."""


def image(picture: Picture, file: File) -> int:
    """Puts a picture into the file; the number of its object."""
    space, colours = _SPACES[picture.colours]
    entries = b"/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace%s/BitsPerComponent 8" % (
        picture.width,
        picture.height,
        space,
    )
    if picture.form == "jpeg":
        return file.stream(entries + b"/Filter/DCTDecode", picture.data)
    # Rows of a PNG carry the predictor of each: number 15 stands for any of them (ISO 32000-1, 7.4.4.4).
    rows = b"/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors %d/BitsPerComponent 8/Columns %d>>"
    return file.stream(entries + rows % (colours, picture.width), b"".join(_data(picture.data)))


def _data(png: bytes) -> Iterator[bytes]:
    """The data of a PNG's IDAT chunks."""
    at = _PNG_HEAD
    while at < len(png):
        length = int.from_bytes(png[at : at + 4], "big")
        if png[at + 4 : at + 8] == b"IDAT":
            yield png[at + 8 : at + 8 + length]
        at += length + _CHUNK
