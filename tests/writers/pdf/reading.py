"""PDF files read back: their text as four extractors see it, and what a layout says should be there."""

import io
import re
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pypdf
import pypdfium2
import pytest
from tools import needs, needs_package

from memos.document import Document
from memos.styles import standard
from memos.writers.pdf import Layout, draw, lay_out
from memos.writers.pdf.pages import ARTIFACT, Page, Placed, Turned

INVISIBLE = "\u00ad\u200b\u2060\ufeff\u200c\u200d"
TURNS = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Marks of direction: poppler and MuPDF put them around what reads from right to left."""
_PAIRS = str.maketrans(")]}>»›≥”", "([{<«‹≤“")
_OTHER_SCRIPT = re.compile("[\u0590-\u08ff\u2e80-\u9fff]")
_WORD = re.compile("[\u0591-\u05ea\u05f0-\u05f2\u0620-\u065f\u0670-\u06d3]+")
"""Of Hebrew or Arabic letters and points."""
_PILE = re.compile("[\u0300-\u036f]{11}")


def bare(text: str) -> str:
    """The text without white space and what is never seen, in NFC."""
    kept = "".join(letter for letter in text if not letter.isspace() and letter not in INVISIBLE)
    return unicodedata.normalize("NFC", kept)


def wide(text: str) -> str:
    """The bare text as PDFium gives it: ligatures and the like spelled out, and without hyphens, of which it drops those at line ends."""
    return unicodedata.normalize("NFKC", bare(text).translate(dict.fromkeys(map(ord, "-‐‑\ufffe\x02"))))


def logical(text: str) -> str:
    """Text with words from right to left, in the order in which it is read: without marks of direction, joined forms as their letters, and brackets
    of a pair as one, since an extractor may give the one that it sees for the one that is meant."""
    kept = bare(text).translate(dict.fromkeys(map(ord, TURNS)))
    return unicodedata.normalize("NFKC", kept).translate(_PAIRS)


def reads_from_right(text: str) -> bool:
    """Whether any of it is written from right to left."""
    return any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in text)


def in_other_script(text: str) -> bool:
    """Whether any of it is Hebrew, Arabic or Chinese."""
    return _OTHER_SCRIPT.search(text) is not None


def by_pypdf(data: bytes) -> Iterator[str]:
    for page in pypdf.PdfReader(io.BytesIO(data)).pages:
        yield page.extract_text()


def by_pdfium(data: bytes) -> Iterator[str]:
    with pypdfium2.PdfDocument(data) as document:
        for page in document:
            yield page.get_textpage().get_text_range()


def by_poppler(data: bytes) -> Iterator[str]:
    command = ["pdftotext", "-raw", "-enc", "UTF-8", "-", "-"]
    run = subprocess.run(command, input=data, capture_output=True, check=True)
    assert run.stderr == b""
    yield from run.stdout.decode().split("\f")[:-1]


def by_poppler_in_lines(data: bytes) -> Iterator[str]:
    """As it is seen, where poppler turns words from right to left into the order in which they are read."""
    command = ["pdftotext", "-enc", "UTF-8", "-", "-"]
    run = subprocess.run(command, input=data, capture_output=True, check=True)
    assert run.stderr == b""
    yield from run.stdout.decode().split("\f")[:-1]


def by_mupdf(data: bytes) -> Iterator[str]:
    import pymupdf  # noqa: PLC0415 -- not everywhere

    with pymupdf.open(stream=data, filetype="pdf") as document:
        for page in document:
            yield page.get_text()


@dataclass(frozen=True)
class Extractor:
    name: str
    pages: Callable[[bytes], Iterator[str]]
    kept: Callable[[str], str] = bare
    """What of a text the extractor keeps."""
    piles: bool = True
    """Whether it keeps more than ten accents on a letter: poppler and MuPDF drop such as are drawn over the next line."""
    lines: Callable[[bytes], Iterator[str]] | None = None
    """How it reads words from right to left, where that is another way."""

    def __str__(self) -> str:
        return self.name

    def keeps_words(self, data: bytes, layout: Layout) -> None:
        """It reads on each page every letter that the layout has put there, as often; and each word with its letters in their order, but for words with
        vowel points, which PDFium and poppler part from the letters that they stand on."""
        pages = zip(layout.pages, self.pages(data), (self.lines or self.pages)(data), strict=True)
        for number, (page, given, in_lines) in enumerate(pages, 1):
            said = text_of_page(page, layout)
            assert Counter(self.kept(logical(given))) == Counter(self.kept(logical(said))), f"page {number}"
            read = logical(in_lines)
            for placed in page.lines:
                for word in _WORD.findall(text_of_line(placed)):
                    assert any(map(unicodedata.combining, word)) or logical(word) in read, f"page {number}: {word}"

    def reads(self, data: bytes, layout: Layout) -> None:
        """It reads on each page what the layout has put there, all of it, once, and in order."""
        read = list(self.pages(data))
        assert len(read) == layout.page_count
        for number, (page, given) in enumerate(zip(layout.pages, read, strict=True), 1):
            said = text_of_page(page, layout)
            if _PILE.search(unicodedata.normalize("NFD", said)) and not self.piles:
                continue
            kept = logical if reads_from_right(said) else self.kept
            assert kept(given) == kept(said), f"page {number}"


EXTRACTORS = pytest.mark.parametrize(
    "extractor",
    [
        Extractor("pypdf", by_pypdf),
        Extractor("PDFium", by_pdfium, wide),
        pytest.param(
            Extractor("poppler", by_poppler, piles=False, lines=by_poppler_in_lines),
            marks=needs("pdftotext"),
        ),
        pytest.param(
            Extractor("MuPDF", by_mupdf, piles=False),
            marks=needs_package("pymupdf", "pymupdf"),
        ),
    ],
    ids=str,
)


def made(document: Document) -> tuple[Layout, bytes]:
    layout = lay_out(document, standard())
    return layout, draw(layout, document)


def text_of_line(placed: Placed | Turned) -> str:
    return "".join(span.text for span in placed.line.spans)


def text_of_page(page: Page, layout: Layout) -> str:
    """All text on a page, in the order in which it is drawn."""
    return "".join(text_of_line(placed) for placed in (*page.lines, *page.header, *page.footer, *layout.stamp.lines))


def text_of_body(layout: Layout) -> str:
    """The document's own text in the order of its structure: without furniture, repeated heads of tables, markers of lists and the page
    numbers of contents."""
    texts: dict[int, list[str]] = {}
    for page in layout.pages:
        for placed in page.lines:
            for span in placed.line.spans:
                element = span.element
                if placed.artifact or element == ARTIFACT or _is_marker(layout, element):
                    continue
                while layout.elements[element].tag in {"Link", "Span"}:
                    element = layout.elements[element].parent
                texts.setdefault(element, []).append(span.text)
    entries = {number for number, element in enumerate(layout.elements) if element.tag == "Reference"}
    return "".join(
        text for element, parts in sorted(texts.items()) for text in (parts[:-1] if element in entries else parts)
    )


def _is_marker(layout: Layout, element: int) -> bool:
    entry = layout.elements[element]
    if entry.tag != "Lbl":
        return False
    owner = layout.elements[layout.elements[entry.parent].parent]
    return owner.attributes != "None"
