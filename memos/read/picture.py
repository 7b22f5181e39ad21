"""A picture beside an input or a style, to pixels that are safe to publish: read, decoded and encoded anew.

What the file held beside its pixels (place and author, text, thumbnails, profiles, whatever follows the end) stays behind. Bytes are
handed on, never paths: no writer opens a file that an input names.
"""

import os
import re
import stat
import warnings
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from memos.document import Picture
from memos.errors import UsageError

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
_ELSEWHERE = re.compile(r"[/\\]|[A-Za-z][A-Za-z0-9+.-]*:")
"""What a path from the root, of a drive or of a share, and an address begin with."""
_HINT = "save it as PNG or JPEG"


def read_picture(folder: Path, name: str) -> Picture:
    """The picture of the file that an input or a style in `folder` names.

    Raises `UsageError` where that is no file inside the folder, or no PNG or JPEG that can be shown; its message says of the picture what is
    wrong, with the picture's name for its subject.
    """
    return decoded(_read(folder, name), name)


def decoded(data: bytes, name: str) -> Picture:
    """The picture that these bytes of a PNG or JPEG file hold; raises `UsageError`."""
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
            return _encoded(_plain(opened), jpeg=data.startswith(_JPEG))
        except (OSError, ValueError, SyntaxError, ArithmeticError, LookupError, EOFError, MemoryError) as problem:
            raise UsageError(f"{name} is damaged", "save the picture anew") from problem


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


def _read(folder: Path, name: str) -> bytes:
    """The bytes of a regular file inside the folder, links followed; never waits for a pipe or a device."""
    outside = UsageError(f"{name} is not in the folder of the file that names it", "put the picture into that folder")
    if _ELSEWHERE.match(name) or "\\" in name:
        raise UsageError(
            f"{name} is not a path from the folder of the file that names it",
            "put the picture into that folder and give its path from there, with `/`",
        )
    try:
        top = folder.resolve()
        path = (top / name).resolve()
        if not path.is_relative_to(top):
            raise outside
        flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        handle = os.open(path, flags)
        with os.fdopen(handle, "rb") as file:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise UsageError(f"{name} is not a file", "name a PNG or a JPEG")
            if path.resolve() != path:  # a link that was put there meanwhile
                raise outside
            return file.read(LIMIT + 1)
    except (FileNotFoundError, NotADirectoryError):
        raise UsageError(f"there is no file {name}", "check the path; it begins at the folder of this file") from None
    except IsADirectoryError:
        raise UsageError(f"{name} is a folder", "name a PNG or a JPEG") from None
    except (OSError, ValueError, RuntimeError) as problem:
        raise UsageError(f"{name} cannot be read", "check its permissions") from problem
