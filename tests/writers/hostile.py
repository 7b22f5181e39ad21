"""Text that means something to some format, and must come out as it was written."""

from memos.document import (
    Cell,
    Column,
    Contents,
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
)

HOSTILE = (
    "A & B <c>", "{{ x }}", "<para>", "<para color=\"white\">x", "%s", "%(a)s", "%n", "\\textbf", "R&D", "&SECRET", "&amp;", "&#0;", "&nbsp;",
    "<john@example.gov>", "(", ")", "\\", "trailing\\", "((", "))", "\\)", "\\(", ") Tj ET (", ")]TJ", ">>", "endstream", "endobj", "<<>>", "<3",
    "x<y then z>w", "]]>", "<![CDATA[x]]>", "<?x?>", "<b>x", "<font size=\"1e9\">x</font>", "<a href=\"javascript:x\">y</a>", "<seq id=\"a\"/>",
    "</w:t></w:r>", "{ INCLUDETEXT \"c:\\x\" }", "{% raw %}", "${7*7}", "{0.__class__}", "{page}", "{pages}", "{}", "\\N{BULLET}", "\\u0041", "$(id)",
    "`id`", "=1+1", "+1", "-1", "@SUM(1)", "＝1"[1:], "::error::x", "##vso[task.complete]", "[/red]", "NO", "no", "null", "~", "12:30", "1.10", "'",
    "\"", ";", "--", "/*  */", "' OR 1=1", "ﬁ", "Ł", "İ", "ß", "é", "e\u0301", "Қазақстан", "Α Ω", "Å A\u030a", "и\u0306", "q\u0308\u0323",
    "Z" + "\u0301" * 60, "9" * 300, "W" * 300, "10:30–11:15", "a\u00a0b", "non\u2011breaking", "\ufb01", "½ € ₸ № “ ” « »", "\u202f5", "A" + "\u2060" + "B",
)  # fmt: skip


def everywhere(text: str) -> Document:
    """A document with that text wherever a text can stand."""
    run = (Run(text),)
    return Document(
        text,
        "en",
        (
            Paragraph(run, "title"),
            Heading(1, run),
            Contents(run),
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
                    Run(text, target="x"),
                    Run(text, target=text),
                )
            ),
        ),
        page_label=text,
        banner=text if len(text) < 40 else "",
        running_foot=text,
        author=text,
        subject=text,
    )
