"""Word files read back: their text as python-docx and docx2python see it, and their parts as XML."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import replace

import docx
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph
from docx2python import docx2python
from lxml import etree

from memos.document import Contents, Document, entries, strings
from memos.document import text_of as text_of_runs

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SOFT_HYPHEN = "\u00ad"
_MADE = re.compile(r"^\t*(--|\d+\))\t|</?a\b[^>]*>|^----.*----$")
"""What docx2python puts before an item of a list, around a link and in place of a picture."""


def word(data: bytes) -> WordDocument:
    return docx.Document(io.BytesIO(data))


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def trees(data: bytes) -> dict[str, etree._Element]:
    """Every part but pictures as XML; each must be well formed."""
    return {name: etree.fromstring(content) for name, content in parts(data).items() if "/media/" not in name}


def paragraphs(data: bytes) -> Iterator[Paragraph]:
    """All paragraphs of the body, those of tables where they stand, row by row."""
    for block in word(data).iter_inner_content():
        yield from _paragraphs(block)


def _paragraphs(block: Paragraph | Table) -> Iterator[Paragraph]:
    if isinstance(block, Paragraph):
        yield block
        return
    for row in block.rows:
        for cell in row.cells:
            for inner in cell.iter_inner_content():
                yield from _paragraphs(inner)


def text_of(paragraph: Paragraph) -> str:
    """The text of a paragraph with its links, tabs, line breaks and soft hyphens."""
    return _text_of(element(paragraph))


def _text_of(holder: etree._Element) -> str:
    shown = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:softHyphen"): SOFT_HYPHEN}
    runs = holder.iter(qn("w:r"))
    return "".join(
        (part.text or "") if part.tag == qn("w:t") else shown.get(part.tag, "") for run in runs for part in run
    )


def controls(data: bytes) -> list[tuple[str, str]]:
    """Tag and text of each content control of the body, in reading order."""
    return [
        (control.find(f"{W}sdtPr/{W}tag").get(W + "val"), _text_of(control.find(f"{W}sdtContent")))
        for control in trees(data)["word/document.xml"].iter(f"{W}sdt")
    ]


def element(made: Paragraph | Table) -> etree._Element:
    """The XML of a paragraph or a table."""
    return made._element  # noqa: SLF001 -- python-docx has no public name for it


def lines(data: bytes) -> list[str]:
    """The text of the body, a paragraph a line; the values of a field apart; nothing of empty paragraphs, and no page numbers of contents."""
    return [
        piece
        for paragraph in paragraphs(data)
        for piece in _without_number(paragraph).replace("\t", "\n").split("\n")
        if piece
    ]


def _without_number(paragraph: Paragraph) -> str:
    text = text_of(paragraph)
    return text.rpartition("\t")[0] if (paragraph.style.name or "").startswith("toc ") else text  # type: ignore[union-attr]  # it has a style


def by_docx2python(data: bytes) -> list[str]:
    """The lines as another reader has them, with the page numbers of contents; without soft hyphens, and what it makes of links, pictures and lists."""
    with docx2python(io.BytesIO(data)) as read:
        given = [unmarked(_MADE.sub("", text)) for table in read.body for row in table for cell in row for text in cell]
    return [piece for text in given for piece in re.split("[\t\n]", text) if piece]


def unmarked(text: str) -> str:
    """Text without the invisible marks of direction, which stand around what another language turns."""
    return text.replace("\u200e", "").replace("\u200f", "")


def with_pages(document: Document, pages: Mapping[int, int]) -> list[str]:
    """The strings of a document as `by_docx2python` has them; `pages` has the page of each heading by its place among the blocks."""
    said: list[str] = []
    for block in document.blocks:
        if isinstance(block, Contents):
            said.append(text_of_runs(block.runs))
            for place, heading in entries(document, block):
                said += (text_of_runs(heading.runs), str(pages[place]))
        else:
            said += strings(replace(document, blocks=(block,)))
    return [bare for text in said if (bare := unmarked(text.replace(SOFT_HYPHEN, "")))]
