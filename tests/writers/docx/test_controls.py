"""What comes from the input stands in content controls of a Word file, by which it can be edited there and found again."""

import io
import re
import subprocess
import zipfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from papers import PAPERS, Paper
from samples.test_papers import converted
from tools import needs
from values import shown, value_at
from writers.docx.reading import W, controls, parts, trees, unmarked
from writers.trees import documents, foreign_documents

from memos.document import Cell, Column, Document, Field, Fields, Heading, Paragraph, Row, Run, Table
from memos.prose import blocks_of
from memos.styles import standard
from memos.writers.docx import write_docx

LONGEST = 64
"""Characters of a tag or a title that Word keeps."""


def written(*blocks: object) -> bytes:
    return write_docx(Document("Title", "en", blocks), standard())  # type: ignore[arg-type]  # blocks of any kind


@pytest.mark.parametrize("paper", PAPERS, ids=str)
def test_every_value_of_the_samples_is_read_back_by_its_path(paper: Paper) -> None:
    read: dict[str, list[str]] = {}
    for tag, text in controls(write_docx(paper.document, standard())):
        read.setdefault(tag, []).append(text)
    assert len(read) > 2
    for tag, texts in read.items():
        value = value_at(paper.visit, tag)
        assert texts == value * (len(texts) // len(value)), tag
    assert Counter(tag for tag, _ in shown(paper.document)) == {tag: len(texts) for tag, texts in read.items()}


@settings(max_examples=60)
@given(st.one_of(documents(), foreign_documents()))
def test_any_value_has_a_control_that_can_be_edited_and_not_deleted(document: Document) -> None:
    data = write_docx(document, standard())
    assert _by_path(controls(data)) == _by_path((path, text) for path, text in shown(document) if len(path) <= LONGEST)
    made = list(trees(data)["word/document.xml"].iter(W + "sdt"))
    numbers = [control.find(f"{W}sdtPr/{W}id").get(W + "val") for control in made]
    assert len(set(numbers)) == len(numbers)
    for control in made:
        assert control.getparent().tag == W + "p"
        assert [child.tag for child in control] == [W + "sdtPr", W + "sdtContent"]
        about = {child.tag.removeprefix(W): child.get(W + "val") for child in control.find(W + "sdtPr")}
        assert about["lock"] == "sdtLocked"
        assert all(len(about.get(name, "")) <= LONGEST for name in ("tag", "alias"))
        assert not list(control.find(W + "sdtContent").iter(W + "sdt", W + "p"))


def _by_path(found: Iterable[tuple[str, str]]) -> dict[str, str]:
    """All texts of a path, without what parts them: a mark of direction inside a value stands between two controls."""
    read: dict[str, str] = {}
    for path, text in found:
        read[path] = read.get(path, "") + unmarked(text)
    return read


def test_a_control_is_called_by_the_label_that_it_stands_under() -> None:
    def said(source: str) -> Paragraph:
        return Paragraph((Run("text", source=source),))

    cells = (Cell((said("asks[0].text"),)), Cell((said("asks[0].response"),)))
    data = written(
        Fields((Field((Run("To"),), ((Run("A", source="to[0]"), Run(", "), Run("B", source="to[1]")),)),)),
        Heading(1, (Run("1. "), Run("Water & <power>", source="agenda[0].title"))),
        said("purpose"),
        Table((Column((Run("Ask"),)), Column((Run("Response"),))), (Row(cells),)),
        Heading(1, (Run("long " * 20),)),
        said("background"),
    )
    titles = {
        about.find(W + "tag").get(W + "val"): None
        if (title := about.find(W + "alias")) is None
        else title.get(W + "val")
        for about in trees(data)["word/document.xml"].iter(W + "sdtPr")
    }
    assert titles.pop("background") == ("long " * 20)[: LONGEST - 1] + "…"
    assert titles == {
        "to[0]": "To", "to[1]": "To", "agenda[0].title": None, "purpose": "1. Water & <power>", "asks[0].text": "Ask", "asks[0].response": "Response",
    }  # fmt: skip


def test_a_control_holds_emphasis_and_links_and_has_no_kind_that_forbids_them() -> None:
    data = written(*blocks_of("See **this** and [that *text*](https://example.org/).\n\nMore.", "purpose"))
    assert controls(data) == [("purpose", "See this and that text."), ("purpose", "More.")]
    first, second = trees(data)["word/document.xml"].iter(W + "sdt")
    assert [style.get(W + "val") for style in first.iter(W + "rStyle")] == ["Strong", "Hyperlink", "Hyperlink"]
    assert len(list(first.iter(W + "hyperlink"))) == 1
    kinds = {child.tag.removeprefix(W) for control in (first, second) for child in control.find(W + "sdtPr")}
    assert kinds == {"tag", "id", "lock"}


@needs("soffice")
@needs("pdftotext")
def test_libreoffice_shows_the_same_pages_with_controls_and_without(tmp_path: Path) -> None:
    chosen = [
        paper
        for paper in PAPERS
        if "/plenary.briefing-memo" in paper.name or "white-house" in paper.name or paper.document.language in {"ar", "he", "zh", "kk"}
    ]  # fmt: skip
    assert len(chosen) >= 6
    for number, paper in enumerate(chosen):
        data = write_docx(paper.document, standard())
        assert b"<w:sdt>" in parts(data)["word/document.xml"]
        (tmp_path / f"{number}-with.docx").write_bytes(data)
        (tmp_path / f"{number}-without.docx").write_bytes(_without_controls(data))
    converted(tmp_path)
    lines = moved = 0
    for number, paper in enumerate(chosen):
        some, none = (_lines(tmp_path / f"{number}-{kind}.pdf") for kind in ("with", "without"))
        assert len(some) == len(none), paper
        lines += sum(map(len, none))
        moved += sum(len(set(other) - set(one)) for one, other in zip(some, none, strict=True))
    assert moved <= lines / 200, f"{moved} of {lines} lines are not where they were"


def _without_controls(data: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in parts(data).items():
            bare = re.sub(b"<w:sdt><w:sdtPr>.*?</w:sdtPr><w:sdtContent>|</w:sdtContent></w:sdt>", b"", content)
            archive.writestr(name, bare if name == "word/document.xml" else content)
    return made.getvalue()


def _lines(file: Path) -> list[list[str]]:
    """The lines of each page, without spaces: LibreOffice has none between Chinese and Latin letters where a control begins."""
    read = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, check=True).stdout.decode()
    return [[bare for line in page.split("\n") if (bare := "".join(line.split()))] for page in read.split("\f")[:-1]]
