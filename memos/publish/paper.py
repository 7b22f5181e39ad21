"""A paper read back by other hands than those that wrote it: pypdf and python-docx."""

import io
import zipfile
from collections.abc import Sequence

import docx
import pypdf
from docx.opc.exceptions import PackageNotFoundError
from pypdf.errors import PyPdfError


class UnreadableError(Exception):
    """The bytes are no paper of that format."""


def pdf_pages(data: bytes) -> Sequence[pypdf.PageObject]:
    """The pages of a PDF. Raises `UnreadableError`."""
    try:
        return list(pypdf.PdfReader(io.BytesIO(data), strict=True).pages)
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError, OSError) as problem:
        raise UnreadableError("it is no PDF, or damaged") from problem


def pdf_text(page: pypdf.PageObject) -> str:
    """The text of a page, as pypdf finds it. Raises `UnreadableError`."""
    try:
        return page.extract_text()
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError, OSError) as problem:
        raise UnreadableError("its text cannot be read") from problem


def docx_headers(data: bytes) -> Sequence[tuple[str, str]]:
    """The header and the footer of each kind of page of a Word document, as the name of the kind and all its text. Raises `UnreadableError`."""
    try:
        document = docx.Document(io.BytesIO(data))
        found = []
        for section in document.sections:
            kinds = [("pages", section.header, section.footer)]
            if section.different_first_page_header_footer:
                kinds.append(("first pages", section.first_page_header, section.first_page_footer))
            if document.settings.odd_and_even_pages_header_footer:
                kinds.append(("even pages", section.even_page_header, section.even_page_footer))
            for name, header, footer in kinds:
                parts = (header._element, footer._element)  # noqa: SLF001 -- all text, that of tables and controls too
                found.append((name, "".join(text for part in parts for text in part.itertext())))
    except (
        PackageNotFoundError,
        zipfile.BadZipFile,
        SyntaxError,  # of lxml too
        ValueError,
        KeyError,
        AttributeError,
        OSError,
    ) as problem:
        raise UnreadableError("it is no Word document, or damaged") from problem
    return found
