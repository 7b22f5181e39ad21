"""PDF files read back: their text as two libraries see it, and what a layout says should be there."""

import io
import unicodedata
from collections.abc import Iterator

import pypdf
import pypdfium2

from memos.document import Document
from memos.styles import standard
from memos.writers.pdf import Layout, draw, lay_out
from memos.writers.pdf.pages import ARTIFACT, Page, Placed, Turned

INVISIBLE = "\u00ad\u200b\u2060\ufeff\u200c\u200d"


def bare(text: str) -> str:
    """The text without white space and what is never seen, in NFC."""
    kept = "".join(letter for letter in text if not letter.isspace() and letter not in INVISIBLE)
    return unicodedata.normalize("NFC", kept)


def wide(text: str) -> str:
    """The bare text as PDFium gives it: ligatures and the like spelled out, and without hyphens, of which it drops those at line ends."""
    return unicodedata.normalize("NFKC", bare(text).translate(dict.fromkeys(map(ord, "-‐‑\ufffe\x02"))))


def made(document: Document) -> tuple[Layout, bytes]:
    layout = lay_out(document, standard())
    return layout, draw(layout, document)


def text_of_line(placed: Placed | Turned) -> str:
    return "".join(span.text for span in placed.line.spans)


def text_of_page(page: Page, watermark: tuple[Turned, ...] = ()) -> str:
    """Everything on a page, in the order in which it is drawn."""
    return "".join(text_of_line(placed) for placed in (*watermark, *page.lines, *page.header, *page.footer))


def text_of_body(layout: Layout) -> str:
    """The document's own text in the order of its structure: without furniture, repeated heads of tables and the markers of lists."""
    texts: dict[int, list[str]] = {}
    for page in layout.pages:
        for placed in page.lines:
            for span in placed.line.spans:
                element = span.element
                if placed.artifact or element == ARTIFACT or _is_marker(layout, element):
                    continue
                if layout.elements[element].tag in {"Link", "Span"}:
                    element = layout.elements[element].parent
                texts.setdefault(element, []).append(span.text)
    return "".join(text for _, parts in sorted(texts.items()) for text in parts)


def _is_marker(layout: Layout, element: int) -> bool:
    entry = layout.elements[element]
    if entry.tag != "Lbl":
        return False
    owner = layout.elements[layout.elements[entry.parent].parent]
    return owner.attributes != "None"


def by_pypdf(data: bytes) -> Iterator[str]:
    for page in pypdf.PdfReader(io.BytesIO(data)).pages:
        yield page.extract_text()


def by_pdfium(data: bytes) -> Iterator[str]:
    with pypdfium2.PdfDocument(data) as document:
        for page in document:
            yield page.get_textpage().get_text_range()
