"""Pictures by the command line: refused with the place, part of the hash, never touched by a paper without any."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from PIL import Image
from pypdf import PdfReader

Memos = Callable[..., "CompletedProcess[str]"]
MEETING = "kind: meeting\nsubject: Talks\nfigures:\n  - file: {file}\n    alt: Seating plan\n    caption: Seating\n"


def meeting(folder: Path, file: str = "plan.png", colour: str = "white") -> Path:
    Image.new("RGB", (60, 40), colour).save(folder / "plan.png")
    (folder / "meeting.yaml").write_text(MEETING.format(file=file), encoding="utf-8")
    return folder / "meeting.yaml"


def manifest(folder: Path) -> dict[str, str]:
    return {row["path"]: row["inputs_sha256"] for row in json.loads((folder / "manifest.json").read_text())["files"]}


@pytest.mark.parametrize("file", ["../plan.png", "/etc/passwd", "gone.png", "meeting.yaml"])
def test_a_picture_that_cannot_be_used_is_a_finding_with_its_place(memos: Memos, tmp_path: Path, file: str) -> None:
    made = meeting(tmp_path, file)
    for command in (("check", made), ("render", made, "-o", tmp_path / "out")):
        run = memos(*command)
        assert run.returncode == 1
        assert "meeting.yaml:4:11: error INP120: " in run.stdout + run.stderr
        assert file in run.stdout + run.stderr
    assert not list(tmp_path.rglob("*.pdf"))


def test_the_picture_is_part_of_the_hash(memos: Memos, tmp_path: Path) -> None:
    for name, colour in (("a", "white"), ("b", "white"), ("c", "black")):
        assert memos("render", meeting(tmp_path, colour=colour), "-o", tmp_path / name).returncode == 0
    assert manifest(tmp_path / "a") == manifest(tmp_path / "b")
    assert not set(manifest(tmp_path / "a").values()) & set(manifest(tmp_path / "c").values())


def test_standard_input_names_pictures_from_the_working_folder(memos: Memos, tmp_path: Path) -> None:
    text = meeting(tmp_path).read_text(encoding="utf-8")
    assert memos("render", "-", "-o", tmp_path / "out", stdin=text, cwd=tmp_path).returncode == 0
    (made,) = (tmp_path / "out").glob("*/*.pdf")
    assert len(PdfReader(made).pages[0].images) == 1


def test_a_style_names_its_image_from_its_own_folder(memos: Memos, tmp_path: Path) -> None:
    house = tmp_path / "house"
    house.mkdir()
    made = meeting(tmp_path)
    (house / "style.yaml").write_text(
        "kind: style\nname: house\nletterhead: {image: {file: seal.png, alt: Seal}, lines: [Ministry]}\n"
    )
    missing = memos("render", made, "--style", house / "style.yaml", "-o", tmp_path / "out")
    assert missing.returncode == 2
    assert "letterhead" in missing.stderr
    assert "there is no file seal.png" in missing.stderr
    hashes = []
    for colour in ("red", "blue"):
        Image.new("RGB", (40, 40), colour).save(house / "seal.png")
        run = memos("render", made, "--style", house / "style.yaml", "-o", tmp_path / colour)
        assert run.returncode == 0, run.stderr
        hashes += manifest(tmp_path / colour).values()
    assert len(set(hashes)) == 2
    assert memos("check", made, "--style", house / "style.yaml").returncode == 0


def test_the_house_style_of_the_samples_is_right(memos: Memos, tmp_path: Path) -> None:
    run = memos("render", "samples/first", "--style", "samples/house-style/house.yaml", "-o", tmp_path)
    assert run.returncode == 0, run.stderr
    (made,) = tmp_path.glob("*/*.pdf")
    assert "Ministry of Foreign Affairs of Belmora" in PdfReader(made).pages[0].extract_text()


def test_a_paper_without_pictures_loads_no_decoder(tmp_path: Path, top: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from memos import render; render(['samples/first'], Path(sys.argv[1]));"
        "print([name for name in sys.modules if name.startswith('PIL.') and name.endswith('Plugin')])"
    )
    run = subprocess.run([sys.executable, "-c", code, tmp_path], cwd=top, check=True, capture_output=True, text=True)
    assert run.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("watermark: [a, b, c]", "`watermark` must be a list of at most 2 entries"),
        (f"watermark: {'x' * 41}", "at most 40 characters long"),
        (f"copy_number: {'x' * 41}", "`copy_number` must be at most 40 characters long"),
    ],
)
def test_a_watermark_and_a_copy_number_are_short(memos: Memos, tmp_path: Path, line: str, words: str) -> None:
    run = memos("check", "-", stdin=f"kind: meeting\nsubject: Talks\nheader:\n  {line}\n", cwd=tmp_path)
    assert run.returncode == 1
    assert words in run.stdout + run.stderr
