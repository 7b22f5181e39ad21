"""Every PDF conforms to PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2), by a validator of others; and what validators do not see.

The validator is an extra (`reference`): without it these tests are skipped, and the project's checks install it.
"""

import io
from collections import Counter
from typing import Any

import pypdf
import pytest
from hypothesis import given, settings
from papers import PAPERS, Paper
from writers.trees import documents

from memos.document import Document
from memos.styles import standard
from memos.writers.pdf import write_pdf


def failures(data: bytes) -> list[str]:
    page = pytest.importorskip("page", reason="the validator is not installed: pip install page-validation")
    profiles = (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A)
    reports = [page.validate_pdf_bytes(data, profile=profile) for profile in profiles]
    assert all(report.rules.total > 50 for report in reports)
    return [f"{failure.rule_id}: {failure.message}" for report in reports for failure in report.failures]


def integrity(data: bytes) -> None:
    """Each marked piece of content has one owner in the structure, marks are balanced, and nothing is drawn outside of them."""
    reader = pypdf.PdfReader(io.BytesIO(data))
    owned: Counter[tuple[int, int]] = Counter()
    pages = {
        page.indirect_reference.idnum: number for number, page in enumerate(reader.pages) if page.indirect_reference
    }
    _owned(reader.trailer["/Root"]["/StructTreeRoot"], None, pages, owned)  # type: ignore[index]  # a dictionary
    drawn: Counter[tuple[int, int]] = Counter()
    for number, page in enumerate(reader.pages):
        contents = page.get_contents()
        assert contents is not None
        depth = 0
        for operands, operator in contents.operations:
            if operator in {b"BDC", b"BMC"}:
                depth += 1
                inner = operands[0] == "/Span" and "/MCID" not in operands[1]
                assert depth >= 2 if inner else depth == 1
                if operator == b"BDC" and operands[0] != "/Artifact" and not inner:
                    drawn[number, int(operands[1]["/MCID"])] += 1
            elif operator == b"EMC":
                depth -= 1
            elif operator in {b"Tj", b"TJ", b"'", b'"', b"f", b"S", b"B", b"Do"}:
                assert depth, "content outside of any mark"
        assert depth == 0
    assert set(owned.values()) | set(drawn.values()) <= {1}
    assert owned == drawn


def _owned(node: Any, page: int | None, pages: dict[int, int], owned: Counter[tuple[int, int]]) -> None:
    if isinstance(node, int):
        assert page is not None
        owned[page, node] += 1
        return
    node = node.get_object()
    if isinstance(node, list):
        for kid in node:
            _owned(kid, page, pages, owned)
        return
    if "/Pg" in node:
        page = pages[node.raw_get("/Pg").idnum]
    if node.get("/Type") == "/MCR":
        owned[page or 0, int(node["/MCID"])] += 1
    elif "/K" in node:
        _owned(node["/K"], page, pages, owned)


@pytest.mark.parametrize("paper", PAPERS, ids=str)
def test_every_paper_of_the_samples_conforms(paper: Paper) -> None:
    data = write_pdf(paper.document, standard())
    integrity(data)
    assert failures(data) == []


@settings(max_examples=200)
@given(documents(6))
def test_any_document_conforms(document: Document) -> None:
    data = write_pdf(document, standard())
    assert failures(data) == []


@settings(max_examples=30)
@given(documents(4))
def test_all_content_of_any_document_is_marked_and_owned_once(document: Document) -> None:
    integrity(write_pdf(document, standard()))


def test_the_validator_can_fail() -> None:
    data = write_pdf(PAPERS[0].document, standard())
    copy = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    del copy.root_object["/MarkInfo"]
    written = io.BytesIO()
    copy.write(written)
    assert failures(data) == []
    assert failures(written.getvalue())
