"""A picture beside an input or a style, to pixels that are safe to publish: read, decoded and encoded anew.

What the file held beside its pixels (place and author, text, thumbnails, profiles, whatever follows the end) stays behind. Bytes are
handed on, never paths: no writer opens a file that an input names.
"""

import warnings
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from memos.document import Picture
from memos.errors import UsageError
from memos.read.beside import read_beside

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFile import ImageFile

LIMIT = 20_000_000
"""Bytes of a file."""
PIXELS = 25_000_000
_SIDE = 2400
"""Pixels of the longer side that a page has a use for: 300 to the inch over its breadth; a larger picture is made smaller."""
_QUALITY = 90
_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
_DAMAGED = (OSError, ValueError, SyntaxError, ArithmeticError, LookupError, EOFError, MemoryError)
"""What decoders raise."""
_HINT = "save it as PNG or JPEG"


def read_picture(folder: Path | str, name: str) -> Picture:
    """The picture of the file that an input or a style in `folder`, a path or an address, names.

    Raises `UsageError` where that is no file inside the folder, or no PNG or JPEG that can be shown; its message says of the picture what is
    wrong, with the picture's name for its subject.
    """
    return decoded(read_beside(folder, name, LIMIT, noun="picture", hint="name a PNG or a JPEG"), name)


WHOLE = (0.0, 0.0, 1.0, 1.0)


def decoded(data: bytes, name: str, shown: tuple[float, float, float, float] = WHOLE) -> Picture:
    """The picture that these bytes of a PNG or JPEG file hold, or the part of it that is `shown`: left, top, right and bottom edge, as shares of the whole.

    Raises `UsageError`.
    """
    if len(data) > LIMIT:
        raise UsageError(f"{name} is larger than {LIMIT // 1_000_000} MB", "make the picture smaller")
    with warnings.catch_warnings():  # Pillow's remarks on odd files are for its own users
        warnings.simplefilter("ignore")
        try:
            opened = _opened(data, name)
            if opened.width * opened.height > PIXELS:
                raise UsageError(
                    f"{name} has {opened.width} x {opened.height} pixels, more than {PIXELS // 1_000_000} million",
                    "make the picture smaller",
                )
            if getattr(opened, "is_animated", False):
                raise UsageError(f"{name} is animated", "save the one picture that is meant")
            return _encoded(_cut(_plain(opened), shown), jpeg=data.startswith(_JPEG))
        except _DAMAGED as problem:
            raise UsageError(f"{name} is damaged", "save the picture anew") from problem


def pixels(data: bytes, name: str) -> int:
    """How many pixels the bytes of a PNG or JPEG file say that they hold. Raises `UsageError`."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            opened = _opened(data, name)
        except _DAMAGED as problem:
            raise UsageError(f"{name} is damaged", "save the picture anew") from problem
    return opened.width * opened.height


def _opened(data: bytes, name: str) -> "ImageFile":
    """The file with its head read, by the one decoder that its first bytes ask for; Pillow's others are not even loaded."""
    if data.startswith(_PNG):
        from PIL.PngImagePlugin import PngImageFile  # noqa: PLC0415 -- only papers with pictures pay for Pillow

        return PngImageFile(BytesIO(data))
    if data.startswith(_JPEG):
        from PIL.JpegImagePlugin import JpegImageFile  # noqa: PLC0415

        return JpegImageFile(BytesIO(data))
    raise UsageError(f"{name} is no PNG and no JPEG", _HINT)


def _plain(image: "ImageFile") -> "Image":
    """The pixels upright, in grey or RGB, on white where they were transparent, and not more than a page has a use for."""
    from PIL import Image as images  # noqa: N813, PLC0415
    from PIL import ImageOps  # noqa: PLC0415

    whole: Image = ImageOps.exif_transpose(image)
    if whole.mode.startswith("I"):  # 16 bits
        whole = whole.point(lambda value: value * (1 / 256)).convert("L")
    grey = whole.mode in {"1", "L", "LA"}
    if "A" in whole.mode or "transparency" in whole.info:
        drawn = whole.convert("RGBA")
        ground = images.new("RGBA", drawn.size, "white")
        ground.alpha_composite(drawn)
        whole = ground
    plain = whole.convert("L" if grey else "RGB")
    plain.thumbnail((_SIDE, _SIDE), images.Resampling.LANCZOS)
    return images.frombytes(plain.mode, plain.size, plain.tobytes())


def _cut(image: "Image", shown: tuple[float, float, float, float]) -> "Image":
    """The part of an image that is shown, of one pixel at least."""
    if shown == WHOLE:
        return image
    left, top = (min(int(share * side), side - 1) for share, side in zip(shown[:2], image.size, strict=True))
    right, bottom = (round(share * side) for share, side in zip(shown[2:], image.size, strict=True))
    return image.crop((left, top, max(right, left + 1), max(bottom, top + 1)))


def _encoded(image: "Image", *, jpeg: bool) -> Picture:
    made = BytesIO()
    if jpeg:
        image.save(made, "JPEG", quality=_QUALITY, optimize=True)
    else:
        image.save(made, "PNG", optimize=True)
    return Picture(
        image.width,
        image.height,
        "grey" if image.mode == "L" else "rgb",
        "jpeg" if jpeg else "png",
        made.getvalue(),
    )
