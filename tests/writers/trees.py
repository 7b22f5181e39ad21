"""Random documents: trees of every kind of block, with words of every kind, up to several pages long.

Long texts are made of a few drawn numbers, so that a document of many pages costs Hypothesis little and still shrinks.
"""

import datetime as dt
import io
from dataclasses import fields as fields_of
from dataclasses import is_dataclass, replace
from itertools import chain, cycle
from typing import Any

from hypothesis import strategies as st
from PIL import Image

from memos.document import (
    Approval,
    Block,
    Cell,
    Column,
    Contents,
    Document,
    Field,
    Fields,
    Figure,
    Heading,
    Item,
    List,
    Paragraph,
    Picture,
    Row,
    Run,
    Runs,
    Table,
)
from memos.read.picture import decoded

WORDS = [
    "the",
    "of",
    "and",
    "to",
    "in",
    "a",
    "is",
    "that",
    "for",
    "on",
    "the",
    "delegation",
    "will",
    "meet",
    "representatives",
    "of",
    "government",
    "security",
    "consultations",
    "non-proliferation",
    "people-to-people",
    "and/or",
    "10:30–11:15",
    "2012–2015",
    "USD",
    "17.94",
    "Қазақстан",
    "Республикасының",
    "Әкімдігі",
    "«Өңірлік",
    "ынтымақтастық»",
    "Министерство",
    "иностранных",
    "дел",
    "—",
    "тире",
    "№",
    "5",
    "Ελλάδα",
    "naïve",
    "café",
    "café",
    "Źebra",
    "x̣́",
    "no\xa0break",
    "non‑breaking",
    "soft\xadhyphen",
    "zero\u200bwidth",
    "first.last@example.gov",
    "https://example.org/a-b/c_d?e=f&g",
    "(in",
    "brackets)",
    "!",
    "?",
    "»",
    "“quoted”",
    "R&D",
    "A",
    "&",
    "B",
    "<c>",
    "{{",
    "x",
    "}}",
    "%s",
    "\\textbf",
    "(",
    ")",
    "\\",
    "$1",
    "#tag",
    "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen",
    "i",
    "I",
    "l",
    "1",
    ".",
    ",",
    "…",
    "₸",
    "€",
    "½",
]
"""Words that every face of the standard style can draw."""

FOREIGN = [
    "محضر", "الاجتماع", "(منظمة", "UNESCO)", "2026", "11.5%", "«الواحة»", "وُقِّعت،", "10:30–12:30", "شָׁלוֹם", "פגישה", "דו־צדדית", "\"ציטוט\"", "R&D",
    "سپاس", "会谈纪要", "“引号”", "《条约》", "第3条，", "かな", "한글", "สวัสดี", "नमस्ते", "a\u200fb", "\u2067x\u2069", "ﷲ", "\U00020000",
]  # fmt: skip
"""Words of the scripts that other documents have not, with what stands between."""
_TURNED = {"en": "ar", "kk": "he", "ru": "zh-Hant", "": ""}

LONG = "Antidisestablishmentarianism" * 12


def text_of_numbers(seed: int, length: int) -> str:
    """`length` words, the same for the same numbers."""
    words = []
    for _ in range(length):
        seed = (seed * 1103515245 + 12345) % 2**31
        words.append(WORDS[(seed >> 8) % len(WORDS)])
    return " ".join(words)


def texts(most: int = 120) -> st.SearchStrategy[str]:
    """Text of one to `most` words, now and then one long word."""
    numbers = st.integers(0, 2**30)
    return st.one_of(
        st.builds(text_of_numbers, numbers, st.integers(1, 8)),
        st.builds(text_of_numbers, numbers, st.integers(1, most)),
        st.just(LONG),
    )


PATHS = ("", "summary", "meetings[0].agenda[1].title", 'x["&<>"]', "meetings[10]." + "x" * 52)
"""Of values that runs show; the last is longer than Word takes for a tag."""


def runs(most: int = 120) -> st.SearchStrategy[Runs]:
    """One run, or several with traits; now and then none."""
    traits = st.builds(
        Run,
        texts(8),
        strong=st.booleans(),
        emphasis=st.booleans(),
        link=st.sampled_from(["", "", "https://example.org/a?b=(c)&d=é", "mailto:a@example.org"]),
        language=st.sampled_from(["", "", "en", "kk"]),
        target=st.sampled_from(["", "", "talks", "nowhere"]),
        source=st.sampled_from(["", *PATHS]),
    )
    spaced = st.lists(traits, min_size=1, max_size=5).map(_spaced)
    return st.one_of(
        st.builds(lambda text, path: (Run(text, source=path),), texts(most), st.sampled_from(PATHS)), spaced
    )


def _spaced(given: list[Run]) -> Runs:
    """Runs with spaces between some, and some in one word."""
    made: list[Run] = []
    for number, run in enumerate(given):
        if number and len(run.text) % 3:
            made.append(Run(" "))
        made.append(run)
    return tuple(made)


SOURCES = st.sampled_from(["", "purpose", "meetings[0].title"])


def paragraphs(most: int = 120) -> st.SearchStrategy[Paragraph]:
    roles = st.sampled_from(["title", "subtitle", "dateline", "body", "body", "body", "bottom_line", "note"])
    return st.builds(Paragraph, runs(most), roles, source=SOURCES)


def lists(most: int = 40, depth: int = 3) -> st.SearchStrategy[List]:
    roles = st.sampled_from(["body", "body", "bottom_line"])
    block: st.SearchStrategy[Paragraph | List] = st.builds(Paragraph, runs(most), roles)
    if depth > 1:
        block = st.one_of(block, block, lists(most, depth - 1))
    items = st.builds(Item, st.lists(block, min_size=1, max_size=3).map(tuple))
    return st.builds(
        List,
        st.lists(items, min_size=1, max_size=5).map(tuple),
        ordered=st.booleans(),
        start=st.sampled_from([1, 1, 7, 98]),
    )


def tables() -> st.SearchStrategy[Table]:
    @st.composite
    def table(draw: st.DrawFn) -> Table:
        kinds = draw(
            st.lists(st.sampled_from(["number", "time", "date", "name", "label", "text"]), min_size=1, max_size=5)
        )
        cell = st.builds(
            Cell,
            st.one_of(
                st.builds(lambda given: (Paragraph(given),), runs(25)),
                st.just(()),
                st.lists(st.one_of(st.builds(Paragraph, runs(12)), lists(6, 2)), max_size=3).map(tuple),
            ),
        )
        rows = draw(
            st.lists(st.builds(Row, st.tuples(*[cell for _ in kinds]), heads=st.booleans()), min_size=0, max_size=6)
        )
        rows *= draw(st.sampled_from([1, 1, 1, 9]))
        caption = draw(st.one_of(st.just(()), runs(8)))
        columns = tuple(Column((Run(f"Column {number}"),), kind) for number, kind in enumerate(kinds, 1))
        return Table(columns, tuple(rows), caption=caption)

    return table()


def fields() -> st.SearchStrategy[tuple[Field, ...]]:
    field = st.builds(Field, runs(3), st.lists(runs(20), min_size=1, max_size=4).map(tuple))
    return st.lists(field, min_size=1, max_size=6).map(tuple)


def picture(width: int, height: int, mode: str, form: str) -> Picture:
    """A picture of that many pixels, in stripes."""
    made = Image.new(mode, (width, height), "white")
    for column in range(0, width, 8):
        made.paste(column % 256 if mode == "L" else (column % 256, 90, 160), (column, 0, column + 4, height))
    file = io.BytesIO()
    made.save(file, form)
    return decoded(file.getvalue(), "stripes")


PICTURES = [picture(*given) for given in ((64, 48, "RGB", "PNG"), (400, 90, "L", "JPEG"), (90, 1200, "L", "PNG"))]


def figures() -> st.SearchStrategy[Figure]:
    shares = st.sampled_from([None, 0.05, 0.5, 1.0])
    said = st.builds(Run, texts(8), language=st.sampled_from(["", "kk"]))
    return st.builds(Figure, st.sampled_from(PICTURES), said, st.one_of(st.just(()), runs(12)), shares, source=SOURCES)


def blocks() -> st.SearchStrategy[Block]:
    return st.one_of(
        st.builds(Heading, st.integers(1, 6), runs(10)),
        st.builds(Heading, st.just(1), runs(4), anchor=st.sampled_from(["", "talks"]), part=st.booleans()),
        st.builds(Contents, st.one_of(st.just(()), runs(4)), st.integers(1, 3), st.booleans()),
        paragraphs(),
        paragraphs(),
        lists(),
        tables(),
        st.builds(Fields, fields()),
        st.builds(Approval, fields()),
        figures(),
    )


def documents(most: int = 14, *, marks: bool = False) -> st.SearchStrategy[Document]:
    """Documents of up to `most` blocks, not counting headings that only lead down to one of a low level; with `marks`, some of them have portion marks,
    which are no part of a document's strings."""
    block = st.builds(lambda given, mark: replace(given, mark=mark), blocks(), st.sampled_from(["", "C"])) if marks else blocks()  # fmt: skip
    down = st.integers(2, 6).flatmap(lambda low: st.tuples(*[st.builds(Heading, st.just(level), runs(2)) for level in range(1, low + 1)]))  # fmt: skip
    several = st.one_of(*[st.tuples(block)] * 9, down)
    return st.builds(
        Document,
        title=texts(8),
        language=st.sampled_from(["en", "kk", "ru"]),
        blocks=st.lists(several, min_size=0, max_size=most).map(lambda given: tuple(chain.from_iterable(given))),
        page_label=st.sampled_from(["{page} / {pages}", "Page {page} of {pages}", "{pages} {0} {page!r}"]),
        banner=st.sampled_from(["", "CONFIDENTIAL", "ҚҰПИЯ // {{ x }}"]),
        watermark=st.sampled_from([(), (), ("DRAFT",), ("ЖОБА", "not for {{ release }}")]),
        copy_number=st.sampled_from(["", "", "Copy 3 of 12"]),
        running_foot=st.one_of(st.just(""), texts(30)),
        author=st.sampled_from(["", "Americas Department (A & B)"]),
        subject=st.sampled_from(["", "Talks"]),
        date=st.one_of(st.none(), st.dates(dt.date(1900, 1, 1))),
    )


def foreign_documents(most: int = 14) -> st.SearchStrategy[Document]:
    """The same documents in Arabic, Hebrew and Chinese, with every other word of another script; runs keep their places."""
    return st.builds(_foreign, documents(most), st.integers(0, len(FOREIGN)))


def _foreign(document: Document, start: int) -> Document:
    words = cycle([*FOREIGN[start:], *FOREIGN[:start]])

    def text(given: str) -> str:
        return " ".join(next(words) if number % 2 else word for number, word in enumerate(given.split(" "), start))

    def turned(value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(map(turned, value))
        if isinstance(value, Run):
            return replace(value, text=text(value.text), language=_TURNED.get(value.language, value.language))
        if is_dataclass(value) and not isinstance(value, type):
            return replace(value, **{field.name: turned(getattr(value, field.name)) for field in fields_of(value)})
        return value

    made: Document = turned(document)
    banner, foot = text(document.banner) if document.banner else "", text(document.running_foot)
    return replace(made, language=_TURNED[document.language], banner=banner, running_foot=foot)
