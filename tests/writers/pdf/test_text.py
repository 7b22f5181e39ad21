"""What is written stands in the PDF: every string once, in order, as it was written."""

import pytest
from hypothesis import HealthCheck, given, settings
from writers.pdf.reading import bare, by_pdfium, by_pypdf, made, text_of_body, text_of_page, wide
from writers.trees import documents

from memos.document import (
    Cell,
    Column,
    Document,
    Field,
    Fields,
    Heading,
    Item,
    List,
    Paragraph,
    Row,
    Run,
    Table,
    strings,
)
from memos.styles import standard
from memos.writers.pdf.rules import check_rendering

HOSTILE = (
    "A & B <c>", "{{ x }}", "<para>", "<para color=\"white\">x", "%s", "%(a)s", "%n", "\\textbf", "R&D", "&SECRET", "&amp;", "&#0;", "&nbsp;",
    "<john@example.gov>", "(", ")", "\\", "trailing\\", "((", "))", "\\)", "\\(", ") Tj ET (", ")]TJ", ">>", "endstream", "endobj", "<<>>", "<3",
    "x<y then z>w", "]]>", "<![CDATA[x]]>", "<?x?>", "<b>x", "<font size=\"1e9\">x</font>", "<a href=\"javascript:x\">y</a>", "<seq id=\"a\"/>",
    "</w:t></w:r>", "{ INCLUDETEXT \"c:\\x\" }", "{% raw %}", "${7*7}", "{0.__class__}", "{page}", "{pages}", "{}", "\\N{BULLET}", "\\u0041", "$(id)",
    "`id`", "=1+1", "+1", "-1", "@SUM(1)", "＝1"[1:], "::error::x", "##vso[task.complete]", "[/red]", "NO", "no", "null", "~", "12:30", "1.10", "'",
    "\"", ";", "--", "/*  */", "' OR 1=1", "ﬁ", "Ł", "İ", "ß", "é", "e\u0301", "Қазақстан", "Α Ω", "Å A\u030a", "и\u0306", "q\u0308\u0323",
    "Z" + "\u0301" * 60, "9" * 300, "W" * 300, "10:30–11:15", "a\u00a0b", "non\u2011breaking", "\ufb01", "½ € ₸ № “ ” « »", "\u202f5", "A" + "\u2060" + "B",
)  # fmt: skip


def paper(*texts: str) -> Document:
    return Document("Title", "en", tuple(Paragraph((Run(text),)) for text in texts))


@pytest.mark.parametrize("text", HOSTILE)
def test_text_is_text_wherever_it_stands(text: str) -> None:
    run = (Run(text),)
    document = Document(
        text,
        "en",
        (
            Paragraph(run, "title"),
            Heading(1, run),
            Fields((Field(run, (run, run)),)),
            List((Item((Paragraph(run), List((Item((Paragraph(run),)),), ordered=True))),)),
            Table(
                (Column(run, "text"), Column(run, "number")),
                (Row((Cell((Paragraph(run),)), Cell((Paragraph(run),)))),),
                run,
            ),
            Paragraph(
                (
                    Run(text, strong=True),
                    Run(text, emphasis=True),
                    Run(text, link="https://example.org/"),
                    Run(text, language="kk"),
                )
            ),
        ),
        page_label=text,
        banner=text if len(text) < 40 else "",
        running_foot=text,
        author=text,
        subject=text,
    )
    layout, data = made(document)
    assert bare(text_of_body(layout)) == bare("".join(strings(document)))
    pages = zip(layout.pages, by_pypdf(data), by_pdfium(data), strict=True)
    for page, first, second in pages:
        assert bare(first) == bare(text_of_page(page))
        assert wide(second) == wide(text_of_page(page))


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(documents())
def test_any_document_reads_as_it_was_written(document: Document) -> None:
    layout, data = made(document)
    assert bare(text_of_body(layout)) == bare("".join(strings(document)))
    for page, first, second in zip(layout.pages, by_pypdf(data), by_pdfium(data), strict=True):
        assert bare(first) == bare(text_of_page(page))
        assert wide(second) == wide(text_of_page(page))
    assert not check_rendering(document, standard())
