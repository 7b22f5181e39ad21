"""Pictures: what may be one, where it may lie, and that nothing of its file reaches a paper but its pixels."""

import base64
import io
import os
import random
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdf
import pytest
from PIL import Image, PngImagePlugin

from memos.document import Document, Figure, Picture, Run
from memos.errors import UsageError
from memos.read import read_picture
from memos.read.picture import LIMIT, decoded
from memos.styles import standard
from memos.writers.docx import write_docx
from memos.writers.pdf import write_pdf

SHARED = Path(__file__).resolve().parents[3] / "shared" / "hostile"
CANARY = "CANARY-7f3a-Zurich"


def stripes(mode: str = "RGB", size: tuple[int, int] = (64, 48)) -> Image.Image:
    made = Image.new(mode, size, "white")
    made.paste(
        "black" if mode in {"1", "L"} else (10, 20, 200, *((0,) * (mode in {"CMYK", "RGBA"}))),
        (0, 0, size[0] // 2, size[1]),
    )
    return made


def saved(image: Image.Image, form: str = "PNG", **more: object) -> bytes:
    file = io.BytesIO()
    image.save(file, form, **more)
    return file.getvalue()


def pixels(picture: Picture) -> Image.Image:
    return Image.open(io.BytesIO(picture.data))


def chunk(kind: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")


def png_of(width: int, height: int, *more: bytes) -> bytes:
    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x08\x00\x00\x00\x00"
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + b"".join(more) + chunk(b"IEND", b"")


def jpeg_of(width: int, height: int) -> bytes:
    """A JPEG whose head claims another size."""
    data = saved(stripes(), "JPEG")
    at = data.index(b"\xff\xc0") + 5
    return data[:at] + height.to_bytes(2, "big") + width.to_bytes(2, "big") + data[at + 4 :]


FRAMES = [stripes("L"), stripes("L").rotate(90, expand=False)]
REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "bomb": (lambda: png_of(8000, 8000, chunk(b"IDAT", zlib.compress(b"\0" * 8001 * 8000))), "more than 25 million"),
    "header only": (lambda: png_of(65535, 65535), "more than 25 million"),
    "jpeg that claims much": (lambda: jpeg_of(65500, 65500), "more than 25 million"),
    "nothing in it": (lambda: png_of(0, 0), "damaged"),
    "no pixels": (lambda: png_of(10, 10), "damaged"),
    "truncated": (lambda: saved(stripes())[:60], "damaged"),
    "animated GIF": (lambda: saved(FRAMES[0], "GIF", save_all=True, append_images=FRAMES[1:]), "no PNG and no JPEG"),
    "animated PNG": (lambda: saved(FRAMES[0], "PNG", save_all=True, append_images=FRAMES[1:]), "animated"),
    "TIFF": (lambda: saved(stripes(), "TIFF"), "no PNG and no JPEG"),
    "EPS": (lambda: b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(/etc/passwd) run\n", "no PNG and no JPEG"),
    "SVG": (lambda: b'<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>', "no PNG and no JPEG"),
    "empty": (lambda: b"", "no PNG and no JPEG"),
    "large": (lambda: saved(stripes()) + b"\0" * LIMIT, "larger than 20 MB"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_shown_is_refused_and_says_why(name: str) -> None:
    make, why = REFUSED[name]
    with pytest.raises(UsageError, match=why) as error:
        decoded(make(), "plan.png")
    assert error.value.message.startswith("plan.png ")
    assert error.value.hint


@pytest.mark.parametrize("file", sorted(SHARED.glob("img_*")), ids=lambda path: path.name)
def test_the_hostile_pictures_are_refused_or_made_harmless(file: Path) -> None:
    try:
        picture = read_picture(SHARED, file.name)
    except UsageError:
        return
    assert not pixels(picture).info.keys() - {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


@pytest.mark.parametrize(
    ("image", "form", "more", "colours", "first", "last"),
    [
        (stripes("CMYK"), "JPEG", {}, "rgb", None, None),
        (stripes("L"), "JPEG", {}, "grey", 0, 255),
        (stripes("1"), "PNG", {}, "grey", 0, 255),
        (stripes("RGB").quantize(4), "PNG", {}, "rgb", (10, 20, 200), (255, 255, 255)),
        (stripes("RGB").quantize(4), "PNG", {"transparency": 0}, "rgb", None, None),
        (Image.new("RGBA", (8, 8), (200, 0, 0, 0)), "PNG", {}, "rgb", (255, 255, 255), (255, 255, 255)),
        (Image.new("RGBA", (8, 8), (0, 0, 0, 51)), "PNG", {}, "rgb", (204, 204, 204), (204, 204, 204)),
        (Image.new("LA", (8, 8), (0, 0)), "PNG", {}, "grey", 255, 255),
        (Image.new("I;16", (8, 8), 0x8000), "PNG", {}, "grey", 128, 128),
    ],
)
def test_every_kind_of_pixel_becomes_grey_or_rgb_on_white(image: Image.Image, form: str, more: dict[str, int], colours: str, first: object, last: object) -> None:  # fmt: skip
    picture = decoded(saved(image, form, **more), "x")
    assert (picture.colours, picture.form, picture.width, picture.height) == (colours, form.lower(), *image.size)
    shown = pixels(picture)
    assert shown.mode == {"grey": "L", "rgb": "RGB"}[colours]
    if first is not None:
        assert (shown.getpixel((0, 0)), shown.getpixel((image.width - 1, 0))) == (first, last)


@pytest.mark.parametrize("turn", range(1, 9))
def test_a_photograph_is_shown_upright(turn: int) -> None:
    about = Image.Exif()
    about[0x0112] = turn
    picture = decoded(saved(stripes(size=(80, 40)), "JPEG", exif=about, quality=95), "x")
    assert (picture.width, picture.height) == ((80, 40) if turn < 5 else (40, 80))
    dark = {1: (9, 9), 2: (70, 9), 3: (70, 30), 4: (9, 9), 5: (9, 9), 6: (9, 9), 7: (9, 70), 8: (9, 70)}[turn]
    assert pixels(picture).convert("RGB").getpixel(dark)[0] < 60  # type: ignore[index]  # of RGB


def test_a_large_picture_is_made_no_larger_than_a_page_needs() -> None:
    picture = decoded(saved(Image.new("L", (5000, 1000))), "x")
    assert (picture.width, picture.height) == (2400, 480)


def test_nothing_of_the_file_but_its_pixels_reaches_a_paper() -> None:
    text = PngImagePlugin.PngInfo()
    text.add_text("Comment", CANARY)
    text.add_itxt("Author", CANARY, zip=True)
    png = saved(stripes(), pnginfo=text, exif=_exif(), icc_profile=CANARY.encode(), dpi=(1, 1)) + CANARY.encode()
    jpeg = saved(stripes(), "JPEG", exif=_exif(), comment=CANARY, icc_profile=CANARY.encode())
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as made:
        made.writestr("secret.txt", CANARY)
    for data in (png, jpeg + archive.getvalue()):
        assert CANARY.encode() in data
        document = Document("T", "en", (Figure(decoded(data, CANARY), Run("Plan")),))
        for file in (write_pdf(document, standard()), write_docx(document, standard())):
            everything = b"\n".join(_contents(file))
            for hidden in _forms(CANARY):
                assert hidden not in everything


def _exif() -> Image.Exif:
    about = Image.Exif()
    about[0x010E] = about[0x013B] = CANARY
    about.get_ifd(0x8825)[0x001D] = CANARY
    return about


def _forms(text: str) -> Iterator[bytes]:
    raw = text.encode()
    yield from (raw, text.encode("utf-16-be"), text.encode("utf-16-le"), raw.hex().encode(), raw.hex().upper().encode())
    yield from (base64.b64encode(b"x" * shift + raw)[4:-4] for shift in range(3))


def _contents(file: bytes) -> Iterator[bytes]:
    """The file, and all that is inside it, decompressed."""
    yield file
    if file.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(file)) as archive:
            for name in archive.namelist():
                yield name.encode()
                yield archive.read(name)
    else:
        reader = pypdf.PdfReader(io.BytesIO(file))
        for number in range(1, int(reader.trailer["/Size"])):
            found = reader.get_object(pypdf.generic.IndirectObject(number, 0, reader))
            yield repr(found).encode()
            if isinstance(found, pypdf.generic.StreamObject):
                yield found._data  # noqa: SLF001 -- as it stands in the file
                if "/DCTDecode" not in str(found.get("/Filter")):
                    yield found.get_data()


def test_a_thousand_damaged_pictures_are_refused_or_shown_and_never_crash() -> None:
    chance = random.Random(5)  # noqa: S311 -- no secret
    sources = [saved(stripes(mode), form) for mode in ("RGB", "L") for form in ("PNG", "JPEG")]
    sources += [saved(stripes("RGB").quantize(4), transparency=1), saved(stripes(), "JPEG", exif=_exif(), progressive=True)]  # fmt: skip
    for number in range(1000):
        data = bytearray(sources[number % len(sources)])
        for _ in range(chance.randint(1, 8)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        try:
            picture = decoded(bytes(data[: chance.choice([len(data), chance.randrange(len(data))])]), "x")
        except UsageError:
            continue
        assert pixels(picture).size == (picture.width, picture.height)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a picture in it, and one beside it that is nobody's business."""
    inside = tmp_path / "inside"
    (inside / "maps").mkdir(parents=True)
    for file in (inside / "plan.png", inside / "maps" / "map.png", tmp_path / "secret.png"):
        file.write_bytes(saved(stripes()))
    return inside


@pytest.mark.parametrize("name", ["plan.png", "maps/map.png", "./plan.png", "maps/../plan.png"])
def test_a_picture_lies_in_the_folder_or_below_it(folder: Path, name: str) -> None:
    assert read_picture(folder, name).width == 64


@pytest.mark.parametrize(
    "name",
    ["../secret.png", "maps/../../secret.png", "/etc/passwd", "/dev/zero", "//host/share/x.png", "\\\\host\\share\\x.png", "C:\\x.png", "c:x.png",
     "file:///etc/passwd", "https://example.org/x.png", "data:image/png;base64,AA", "no-such.png", "plan.png/x", "maps", ".", "", "plan\0.png",
     "x" * 5000, "maps\\map.png"],
)  # fmt: skip
def test_what_is_elsewhere_is_refused_and_never_opened(folder: Path, name: str) -> None:
    with pytest.raises(UsageError):
        read_picture(folder, name)


@pytest.mark.skipif(os.name == "nt", reason="Windows asks for a privilege to make links, and has no pipes in folders")
def test_links_lead_nowhere_else_and_pipes_do_not_hang(folder: Path) -> None:
    (folder / "inner.png").symlink_to("plan.png")
    (folder / "outer.png").symlink_to("../secret.png")
    (folder / "out").symlink_to("..")
    (folder / "zero.png").symlink_to("/dev/zero")
    (folder / "loop.png").symlink_to("loop.png")
    os.mkfifo(folder / "pipe.png")
    (folder / "closed.png").write_bytes(saved(stripes()))
    (folder / "closed.png").chmod(0)
    assert read_picture(folder, "inner.png").width == 64
    names = ["outer.png", "out/secret.png", "zero.png", "loop.png", "pipe.png"]
    for name in names + ([] if os.geteuid() == 0 else ["closed.png"]):
        with pytest.raises(UsageError):
            read_picture(folder, name)
