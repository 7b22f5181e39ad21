"""Make the committed pictures of papers anew, as the program draws them now; look at them before you commit them.

python tests/pictures.py

Needs `pdftoppm` (poppler). A picture shows the first two pages of a sample's briefing memo side by side; that of the manual the first page of the
README's visit.
"""

import subprocess
import tempfile
from pathlib import Path

from PIL import Image

from memos.batch.inputs import read_inputs
from memos.batch.jobs import jobs
from memos.batch.make import composed
from memos.styles import standard
from memos.writers.pdf import write_pdf

TOP = Path(__file__).resolve().parents[1]
PICTURES = {
    "docs/briefing-memo.png": ("samples/washington-2023/visit.yaml", 1, 110),
    "samples/arabic/briefing-memo.png": ("samples/arabic/visit.yaml", 2, 80),
    "samples/chinese/briefing-memo.png": ("samples/chinese/visit.yaml", 2, 80),
    "samples/hebrew/briefing-memo.png": ("samples/hebrew/meeting.yaml", 2, 80),
    "samples/kazakh-russian-english/briefing-memo.png": ("samples/kazakh-russian-english/visit.yaml", 2, 80),
}
"""Each picture, the input that it is of, how many pages it shows, and dots an inch."""
GAP = 12


def picture(source: str, pages: int, resolution: int) -> Image.Image:
    """The first pages of the first briefing memo that an input gives, side by side."""
    (job, *_) = jobs(tuple(read_inputs([str(TOP / source)])), ["briefing-memo"])
    with tempfile.TemporaryDirectory() as folder:
        paper = Path(folder) / "paper.pdf"
        paper.write_bytes(write_pdf(composed(job), standard()))
        command = ["pdftoppm", "-r", str(resolution), "-png", "-l", str(pages), paper, Path(folder) / "page"]
        subprocess.run(command, check=True)
        shown = [Image.open(file).convert("RGB") for file in sorted(Path(folder).glob("page*.png"))]
    width = sum(page.width for page in shown) + GAP * (len(shown) - 1)
    whole = Image.new("RGB", (width, max(page.height for page in shown)), "#888888")
    left = 0
    for page in shown:
        whole.paste(page, (left, 0))
        left += page.width + GAP
    return whole


if __name__ == "__main__":
    for name, given in PICTURES.items():
        picture(*given).quantize(64).save(TOP / name, optimize=True)
