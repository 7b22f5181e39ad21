"""The small Markdown of prose fields as paragraphs and lists: emphasis, strong, links, lists; nothing else.

A link whose address is ``#`` and the id of a meeting leads to the tab of that meeting, where the paper has it.
Text is printed as written but for the marks of these four, so every other rule of Markdown is off: no HTML, no entities, no headings, no
references, no `<address>`. A backslash keeps a mark as a character (``\\*``); before anything else it is a backslash.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from memos.document import Item, List, Paragraph, ParagraphRole, Run, Runs
from memos.schemas.text import folded

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.parser_inline import RuleFuncInlineType
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

_MARKED = re.compile(r"[*_\[\]]|^[ \t]*([-+]|\d{1,9}[.)])([ \t]|$)|[ \t]{2}$", re.MULTILINE)
"""Text without any of these is the same with and without Markdown."""

_WIDE = "\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\U00020000-\U0003ffff"
_FOLD = re.compile(f"(?<=[{_WIDE}])[ \\t]?\n[ \\t]*(?=[{_WIDE}])")
"""A line's end between Chinese or Japanese characters is no space, as these have none between words."""
_PARAGRAPH = re.compile(r"\n[ \t]*\n\s*")
_ADDRESS = re.compile(r"://[^\s<>\[\]]*[^\s<>\[\]*_.,;:!?()'\"]")
_NOT_AS_WRITTEN = re.compile(r"\[\s*\]\(|\]\(\s*\)$|\]\([^\s]+\s+[\"'(].*\)$", re.DOTALL)
"""Links that would lose something: without a text or an address, or with a title."""
_LONGEST_LINK = 8000
"""Letters of a link as written."""
_HIGHEST = 999
"""Number of a list's item; what is higher is a year or an amount."""
_LINK = re.compile(r"(https?://|mailto:)[^\s<>\\]+", re.IGNORECASE)
_REFERENCE = re.compile(r"#[A-Za-z0-9][A-Za-z0-9._-]*")
"""A link to a meeting of the visit by its id."""
_MARKS = "*_[]"


def blocks_of(
    text: str, source: str, *, language: str = "", role: ParagraphRole = "body"
) -> tuple[Paragraph | List, ...]:
    """The paragraphs and lists of a piece of prose; `language` is that of the text where it differs from the paper's."""
    if "\n" in text and not text.isascii():
        text = _FOLD.sub("", text)
    if not _MARKED.search(text):
        plain = (folded(part) for part in _PARAGRAPH.split(text.strip()))
        return tuple(
            Paragraph((Run(part, language=language, source=source),), role=role, source=source) for part in plain
        )
    tokens = _markdown(lists="\n" in text.strip()).parse(text)
    return tuple(_blocks(iter(tokens), "", source, language, role))


def line_of(text: str, *, language: str = "") -> Runs:
    """Prose where only one paragraph fits: its paragraphs and items run on, parted by spaces."""
    runs: list[Run] = []
    for paragraph in _paragraphs(blocks_of(text, "", language=language)):
        if runs:
            runs.append(Run(" ", language=language))
        runs += paragraph.runs
    return _joined(runs)


def _paragraphs(blocks: Sequence[Paragraph | List]) -> Iterator[Paragraph]:
    for block in blocks:
        match block:
            case Paragraph():
                yield block
            case List():
                for item in block.items:
                    yield from _paragraphs(item.blocks)


@cache
def _markdown(*, lists: bool) -> "MarkdownIt":
    """The parser. One line alone is never a list: "1991. Independence" is a sentence."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 -- 40 ms that prose without marks does not need

    parser = MarkdownIt("zero", {"maxNesting": 20}).enable(["emphasis", "link", "newline"])
    if lists:
        parser.enable("list")
    emphasis, link = (
        rule.fn for name in ("emphasis", "link") for rule in parser.inline.ruler.__rules__ if rule.name == name
    )
    parser.inline.ruler.at("emphasis", _by_stars_alone(emphasis))
    parser.inline.ruler.at("link", _whole_link(link))
    parser.inline.ruler.before("newline", "address", _address)
    parser.inline.ruler.before("newline", "kept_mark", _kept_mark)
    parser.validateLink = lambda url: (_LINK.fullmatch(url) or _REFERENCE.fullmatch(url)) is not None  # type: ignore[method-assign]  # its documented hook
    return parser


def _kept_mark(state: "StateInline", silent: bool) -> bool:  # noqa: FBT001 -- the parser's own signature
    """A backslash before one of Markdown's marks keeps the mark and goes itself."""
    after = state.src[state.pos + 1 : state.pos + 2]
    if state.src[state.pos] != "\\" or not after or after not in _MARKS:
        return False
    if not silent:
        token = state.push("text_special", "", 0)
        token.content = after
        token.info = "escape"
    state.pos += 2
    return True


def _by_stars_alone(emphasis: "RuleFuncInlineType") -> "RuleFuncInlineType":
    """Emphasis by asterisks; underscores are text, as they are in names of files and in addresses."""
    return lambda state, silent: state.src[state.pos] != "_" and emphasis(state, silent)


def _whole_link(link: "RuleFuncInlineType") -> "RuleFuncInlineType":
    """Links of which nothing would be lost; others stay as written: images, links without text, without address or with a title, and those whose address
    is longer than any browser takes, or a string of a PDF may be.
    """

    def rule(state: "StateInline", silent: bool) -> bool:  # noqa: FBT001 -- the parser's own signature
        start = state.pos
        if not link(state, True):  # noqa: FBT003 -- the parser's own signature
            return False
        written = state.src[start : state.pos]
        if state.src.endswith("!", 0, start) or _NOT_AS_WRITTEN.search(written) or len(written) > _LONGEST_LINK:
            if not silent:
                state.pending += written
            return True
        if silent:
            return True
        state.pos = start
        return link(state, False)  # noqa: FBT003 -- the parser's own signature

    return rule


def _address(state: "StateInline", silent: bool) -> bool:  # noqa: FBT001 -- the parser's own signature
    """An address that stands in the text is text to its end, whatever marks are in it."""
    if state.src[state.pos] != ":" or not state.src.endswith(("http", "https"), 0, state.pos):
        return False
    found = _ADDRESS.match(state.src, state.pos)
    if found is None:
        return False
    if not silent:
        state.pending += found[0]
    state.pos = found.end()
    return True


def _blocks(
    tokens: "Iterator[Token]", end: str, source: str, language: str, role: ParagraphRole
) -> Iterator[Paragraph | List]:
    """Blocks up to the token of type `end`, or to the last one."""
    for token in tokens:
        if token.type == end:
            return
        if token.type == "inline":
            for runs in _lines(token.children or [], Run("", language=language, source=source)):
                yield Paragraph(runs, role=role, source=source)
        elif token.type in {"bullet_list_open", "ordered_list_open"}:
            ordered = token.type == "ordered_list_open"
            items = tuple(_items(tokens, token.type.replace("open", "close"), source, language, role))
            if ordered and not _counts([number for number, _ in items]):
                yield from _as_written(items, source, language, role)
            else:
                first = items[0][0].rstrip(".)") if ordered else "1"
                yield List(tuple(item for _, item in items), ordered=ordered, start=int(first), source=source)


def _counts(numbers: "Sequence[str]") -> bool:
    """Whether the numbers of a list, with their dots, count one by one, so that a writer's numbers are those that were written."""
    values = [int(number.rstrip(".)")) for number in numbers]
    first = values[0]
    counted = values == list(range(first, first + len(values))) and values[-1] <= _HIGHEST
    return counted and (first == 1 or len(values) > 1)


def _as_written(
    items: "Sequence[tuple[str, Item]]", source: str, language: str, role: ParagraphRole
) -> Iterator[Paragraph | List]:
    """What looks like a list but does not count: paragraphs that begin with their numbers."""
    for number, item in items:
        written = Run(f"{number} ", language=language, source=source)
        match item.blocks:
            case (Paragraph() as first, *rest):
                yield Paragraph(_joined((written, *first.runs)), role=role, source=source)
                yield from rest
            case rest:
                yield Paragraph((written,), role=role, source=source)
                yield from rest


def _items(
    tokens: "Iterator[Token]", end: str, source: str, language: str, role: ParagraphRole
) -> Iterator[tuple[str, Item]]:
    """Each item with its number as written, ``7.`` or ``7)``."""
    for token in tokens:
        if token.type == end:
            return
        if token.type == "list_item_open":
            yield token.info + token.markup, Item(tuple(_blocks(tokens, "list_item_close", source, language, role)))


def _lines(tokens: "Sequence[Token]", like: Run) -> Iterator[Runs]:
    """The runs of a paragraph, of that language and path; a hard line break begins another."""
    runs: list[Run] = []
    for token in tokens:
        match token.type:
            case "strong_open" | "strong_close":
                like = replace(like, strong=token.type == "strong_open")
            case "em_open" | "em_close":
                like = replace(like, emphasis=token.type == "em_open")
            case "link_open":
                address = str(token.attrs["href"])
                inside = address.startswith("#")
                like = replace(like, link="" if inside else address, target=address[1:] if inside else "")
            case "link_close":
                like = replace(like, link="", target="")
            case "softbreak":
                runs.append(replace(like, text=" "))
            case "hardbreak":
                yield _joined(runs)
                runs = []
            case _:
                runs.append(replace(like, text=token.content))
    yield _joined(runs)


def _joined(runs: Sequence[Run]) -> Runs:
    """Neighbours that differ in nothing but their text made one, and white space within lines made single."""
    joined: list[Run] = []
    for run in runs:
        if joined and replace(run, text="") == replace(joined[-1], text=""):
            joined[-1] = replace(run, text=joined[-1].text + run.text)
        elif run.text:
            joined.append(run)
    return tuple(replace(run, text=re.sub(r"[ \t]+", " ", run.text)) for run in joined)
