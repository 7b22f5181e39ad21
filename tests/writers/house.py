"""A house style with a letterhead, read from a file as a user's is."""

from pathlib import Path

from PIL import Image

from memos.schemas.style import Style
from memos.styles import style_of

LINES = ("Ministry of Foreign Affairs", "Americas Department")


def house(folder: Path, *, align: str = "centre", image: bool = True, width: int = 20) -> Style:
    """The style with the letterhead aligned so."""
    Image.new("RGB", (120, 120), (31, 56, 100)).save(folder / "seal.png")
    seal = f"  image: {{file: seal.png, alt: The seal, width: {width}}}\n" if image else ""
    lines = "".join(f"    - {line}\n" for line in LINES)
    text = f'kind: style\nname: house\nletterhead:\n{seal}  align: {align}\n  rule: "#1f3864"\n  lines:\n{lines}'
    (folder / "house.yaml").write_text(text, encoding="utf-8")
    return style_of(str(folder / "house.yaml"))
