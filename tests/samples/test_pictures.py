"""The committed pictures show what the program draws: another version of poppler may smooth letters otherwise, but no line stands elsewhere."""

import pictures
import pytest
from papers import EAST_ASIAN
from PIL import Image, ImageChops
from tools import needs

FEW = 0.02
"""Share of the small squares of a picture that may differ clearly."""


@needs("pdftoppm")
@pytest.mark.parametrize("name", pictures.PICTURES)
def test_a_picture_shows_what_is_drawn_now(name: str) -> None:
    if "chinese" in name and not EAST_ASIAN:
        pytest.skip("its font is not installed: pip install 'memos[cjk]'")
    drawn = pictures.picture(*pictures.PICTURES[name])
    with Image.open(pictures.TOP / name) as file:
        committed = file.convert("RGB")
    assert committed.size == drawn.size, "make it anew: python tests/pictures.py"
    small = (drawn.width // 6, drawn.height // 6)
    difference = ImageChops.difference(
        drawn.convert("L").resize(small, Image.Resampling.BOX),
        committed.convert("L").resize(small, Image.Resampling.BOX),
    )
    differing = sum(difference.histogram()[40:])
    assert differing < FEW * small[0] * small[1], "make it anew: python tests/pictures.py"
