"""Prose: its four marks become structure, and everything else is printed as written."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memos.document import Item, List, Paragraph, Run, text_of
from memos.prose import blocks_of, line_of
from memos.schemas.meeting import Meeting

AS_WRITTEN = [
    "A & B <c>",
    "{{ x }}",
    "<para>",
    "%s",
    r"\textbf",
    "R&D",
    "AT&amp;T &copy; &#0;",
    "&SECRET",
    "Ada Mirel <ada.mirel@example.org>",
    "x" * 300,
    "<!-- x -->",
    "<SECRET//NOFORN> (S) text",
    "snake_case_name and 2 * 3 * 4 = 24",
    "# not a heading",
    "> not a quotation",
    "---",
    "`not code`",
    "[brackets] alone",
    "[a reference]: http://example.org/",
    "http://example.org/a_b_c is not made a link",
    "[text](javascript:alert(1))",
    "[text](file:///etc/passwd)",
    "| a | b |",
    f"[text](https://example.org/{'a' * 9000})",
    "ends with a backslash \\",
    r"C:\temp\new and \\server\share",
    "1.10 is not a list, nor is 2023-05-01",
    "-1 and +1",
    "~~struck~~",
    "1991. Independence was declared.",
    "999999999. x",
    "100) y",
    "+ 5 % growth",
    "- x",
    "1. x",
    "__init__ and _x_",
    "[](http://lost.example/address) and [a]()",
    '![image](http://img.example/a.png "Title") and [t](http://x.example "Title")',
    "https://example.org/a_b*c*d and http://x.org/*.",
    "=1+1",
]


@pytest.mark.parametrize("text", AS_WRITTEN)
def test_what_is_no_mark_is_printed_as_written(text: str) -> None:
    assert blocks_of(text, "here") == (Paragraph((Run(text),), source="here"),)


def test_emphasis_strong_and_links() -> None:
    (paragraph,) = blocks_of("Plain *leaning*, **bold**, ***both*** and [a *link*](https://example.org/?a=1&b=2).", "")
    assert isinstance(paragraph, Paragraph)
    assert paragraph.runs == (
        Run("Plain "),
        Run("leaning", emphasis=True),
        Run(", "),
        Run("bold", strong=True),
        Run(", "),
        Run("both", strong=True, emphasis=True),
        Run(" and "),
        Run("a ", link="https://example.org/?a=1&b=2"),
        Run("link", emphasis=True, link="https://example.org/?a=1&b=2"),
        Run("."),
    )


def test_lists_nest_and_keep_their_first_number() -> None:
    blocks = blocks_of("Before:\n\n3. three\n   - dot\n4. four\n", "", language="kk")
    assert blocks == (
        Paragraph((Run("Before:", language="kk"),)),
        List(
            (
                Item(
                    (
                        Paragraph((Run("three", language="kk"),)),
                        List((Item((Paragraph((Run("dot", language="kk"),)),)),)),
                    )
                ),
                Item((Paragraph((Run("four", language="kk"),)),)),
            ),
            ordered=True,
            start=3,
        ),
    )


def test_a_backslash_keeps_a_mark() -> None:
    (paragraph,) = blocks_of(r"\*not leaning\* and \[not a link](https://example.org)", "")
    assert isinstance(paragraph, Paragraph)
    assert text_of(paragraph.runs) == "*not leaning* and [not a link](https://example.org)"


def test_lines_of_a_paragraph_run_on_and_blank_lines_part_paragraphs() -> None:
    assert blocks_of("one\ntwo\n\n\nthree", "") == (Paragraph((Run("one two"),)), Paragraph((Run("three"),)))
    assert blocks_of("one *1*\ntwo\n\nthree", "")[1] == Paragraph((Run("three"),))


def test_a_line_that_ends_between_chinese_characters_leaves_no_space() -> None:
    (paragraph,) = blocks_of("首次访问，\n重点是“北线”\n列车。", "")
    assert text_of(paragraph.runs) == "首次访问，重点是“北线” 列车。"  # type: ignore[union-attr]  # a paragraph
    assert len(blocks_of("首次访问。\n\n重点。", "")) == 2
    assert len(blocks_of("第一行  \n第二行", "")) == 2
    (first, listed) = blocks_of("要点：\n\n- 费用\n- 复核", "")
    assert isinstance(first, Paragraph)
    assert isinstance(listed, List)


def test_two_spaces_at_the_end_of_a_line_break_it() -> None:
    assert blocks_of("Street 1  \nAstana", "") == (Paragraph((Run("Street 1"),)), Paragraph((Run("Astana"),)))


def test_prose_on_one_line() -> None:
    assert text_of(line_of("Take:\n\n- one\n- **two**")) == "Take: one two"


@given(st.text(st.characters(exclude_characters="*_[]\\\n", exclude_categories=["C", "Z"]), min_size=1))
def test_text_without_marks_is_the_same_with_and_without_the_parser(text: str) -> None:
    """The quick way round Markdown must give what Markdown gives: a strong word behind the text forces the long way."""
    quick = blocks_of(text, "")
    slow = blocks_of(f"{text} **strong**", "")
    if len(quick) == len(slow) == 1 and isinstance(quick[0], Paragraph) and isinstance(slow[0], Paragraph):
        assert text_of(slow[0].runs) == f"{text_of(quick[0].runs)} strong"
    else:
        assert re.match(r"([-+]|\d{1,9}[.)])$", text)


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"])))
def test_no_text_breaks_the_reading_of_prose(text: str) -> None:
    """Whatever is written, every letter and digit of it stands in the blocks, or in a link's address or a list's number."""
    blocks = blocks_of(text, "")
    shown = "".join(text_of(run) for run in _runs(blocks))
    letters = [c for c in text if c.isalpha()]
    remaining = list(shown)
    for letter in letters:
        if letter in remaining:
            remaining.remove(letter)
        else:
            assert any(run.link for runs in _runs(blocks) for run in runs), (letter, blocks)


def _runs(blocks):
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.runs
        else:
            for item in block.items:
                yield from _runs(item.blocks)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1991. One\n1992. Two", ["1991. One", "1992. Two"]),
        ("3. Three\n\nand more", ["3. Three", "and more"]),
        ("2. Two\n\n5. Five", ["2. Two", "5. Five"]),
    ],
)
def test_numbers_that_do_not_count_are_text(text: str, expected: list[str]) -> None:
    assert [text_of(block.runs) for block in blocks_of(text, "") if isinstance(block, Paragraph)] == expected


def test_a_list_goes_on_from_its_own_number() -> None:
    (made,) = blocks_of("7. Seven\n8. Eight", "")
    assert isinstance(made, List)
    assert (made.ordered, made.start, len(made.items)) == (True, 7, 2)


def test_links_inside_brackets_and_marks_are_links() -> None:
    (made,) = blocks_of("[see [b](https://x.example/) there] and **[d](https://z.example/)**", "")
    assert isinstance(made, Paragraph)
    assert text_of(made.runs) == "[see b there] and d"
    assert [run.link for run in made.runs if run.link] == ["https://x.example/", "https://z.example/"]


@pytest.mark.parametrize(
    "text",
    ["5\u00a0000\u00a0€", "«\u00a0oui\u00a0» de M.\u00a0Dupont", "10\u202f000", "第一\u3000第二", "*5\u00a0mai*"],
)
def test_a_space_at_which_no_line_ends_stays_one(text: str) -> None:
    (run,) = line_of(f" {text} \n")
    assert run.text == text.strip("*")
    meeting = Meeting(subject=f" {text}\t {text}")
    assert meeting.subject == f"{text} {text}"
