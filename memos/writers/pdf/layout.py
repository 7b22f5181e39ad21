"""Layout: a document and a style as pages of placed lines, before anything is drawn."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from memos.direction import is_rtl
from memos.document import Contents, Document, anchors
from memos.schemas.style import Style

from .collector import waiting
from .contents import numbered
from .decoration import decorated
from .flow import flow
from .furniture import footer, furniture, heads, stamp
from .lines import Setting
from .pages import Element, Fill, HeadingPlace, Image, Layout, Page, Placed
from .paging import Standing, paged
from .stories import Stood
from .strips import FREE, Box, Strip
from .typeset import typeset
from .usage import Usage
from .watermark import watermark

_BAR = 2.5
"""Width in points of the bar at the start of a paragraph."""


@waiting()
def lay_out(document: Document, style: Style) -> Layout:
    """The pages of a paper. Raises `memos.errors.UsageError` when its marking or its letterhead does not fit on a page."""
    rtl = is_rtl(document.language)
    ready = typeset(style, rtl=rtl)
    usage = Usage()
    elements: list[Element] = []
    around = furniture(document, Setting(ready, document.language, 0.0, usage, elements))
    setting = Setting(ready, document.language, around.edges["default"].room, usage, elements, anchors(document))
    head = around.letterhead
    pages = paged(flow(document, setting), lambda page: around.of(page).room - head.height * (page == 1))
    tops = [around.of(page).top + head.height * (page == 1) for page in range(1, len(pages) + 1)]
    headings = tuple(
        HeadingPlace(*standing.strip.heading, number, top + standing.y)
        for number, (page, top) in enumerate(zip(pages, tops, strict=True), 1)
        for standing in page
        if standing.strip.heading
    )
    if any(isinstance(block, Contents) for block in document.blocks):
        places = {heading.block: heading.page for heading in headings}
        pages = [numbered(page, places, setting) for page in pages]
    count = len(pages)
    foots = (footer(around, document, setting, number, count) for number in range(1, count + 1))
    made = [
        _page(page, top, at_head, at_foot)
        for page, top, at_head, at_foot in zip(pages, tops, heads(around, setting, count), foots, strict=True)
    ]
    made = [_parted(_turned(page, ready.width) if rtl else page, usage) for page in made]
    if ready.decorated:
        made = [decorated(page) for page in made]
    mark = watermark(document.watermark, setting)
    return Layout(
        ready.width,
        ready.height,
        tuple(made),
        tuple(elements),
        headings,
        usage.uses(),
        mark,
        around.stamp,
    )


def lay_out_copies(document: Document, style: Style, copy_numbers: Sequence[str]) -> Iterator[Layout]:
    """The pages of a paper with each copy number in turn, each as `lay_out` gives them. All whose copy numbers take the same room have the same pages,
    which are laid out once.
    """
    setting = Setting(typeset(style, rtl=is_rtl(document.language)), document.language, 0.0, Usage(), [])
    made: dict[float, Layout] = {}
    for copy_number in copy_numbers:
        top = next((layout.stamp.top for layout in made.values()), 0.0)
        own = stamp(copy_number, setting, top)
        if own.height not in made:
            made[own.height] = lay_out(replace(document, copy_number=copy_number), style)
            own = made[own.height].stamp
        yield replace(made[own.height], stamp=own)


def _page(standings: list[Standing], top: float, at_head: Stood, at_foot: Stood) -> Page:
    fills: list[Fill] = _boxes(standings, top)
    lines: list[Placed] = []
    images: list[Image] = []
    for standing, strip, repeated in standings:
        y = top + standing
        fills += [Fill(fill.x, y + fill.y, fill.width, fill.height, fill.colour) for fill in strip.fills]
        images += [image._replace(y=y + image.y, place=len(lines)) for image in strip.images]
        lines += [Placed(x, y + dy, line, repeated) for x, dy, line in strip.lines]
    ornament = (*at_head.ornament, *at_foot.ornament)
    return Page(tuple(fills), tuple(lines), at_head.lines, at_foot.lines, tuple(images), ornament)


def _turned(page: Page, width: float) -> Page:
    """The page as its mirror image, but for what stands inside its lines."""
    fills = tuple(fill._replace(x=width - fill.x - fill.width) for fill in page.fills)
    lines, header, footer = (
        tuple(placed._replace(x=width - placed.x - placed.line.width) for placed in part)
        for part in (page.lines, page.header, page.footer)
    )
    images = tuple(image._replace(x=width - image.x - image.width) for image in page.images)
    ornament = tuple(part._replace(x=width - part.x - part.width) for part in page.ornament)
    return Page(fills, lines, header, footer, images, ornament)


def _parted(page: Page, usage: Usage) -> Page:
    """The page with a space behind each line that the next stands to the left of: between the two, or at the left of a text from left to right, where
    MuPDF takes it for the start of that; elsewhere it would turn it over with the words before."""
    lines, header, footer = (_spaced(part, usage) for part in (page.lines, page.header, page.footer))
    return replace(page, lines=lines, header=header, footer=footer)


def _spaced(lines: tuple[Placed, ...], usage: Usage) -> tuple[Placed, ...]:
    found = list(lines)
    for number, (placed, after) in enumerate(pairwise(lines)):
        if after.x < placed.x and placed.line.spans and _is_level(placed, after):
            last = placed.line.spans[-1]
            if not last.text.endswith(" ") and last.look.face.glyph(" "):
                usage.note(last.look.face, " ")
                turned = any(span.reversed for span in after.line.spans[:1])
                found[number] = placed._replace(space=placed.x if turned else after.x)
    return tuple(found)


def _is_level(placed: Placed, after: Placed) -> bool:
    """Whether two lines stand on one baseline, or so nearly that a reader takes it for one."""
    between = placed.y + placed.line.rise - after.y - after.line.rise
    return abs(between) < placed.line.height / 2


def _boxes(standings: list[Standing], top: float) -> list[Fill]:
    """What stands behind boxed strips: one box reaches from the first to the last of those that follow one another."""
    fills: list[Fill] = []
    open_box: tuple[Box, float, float] | None = None
    for y, strip, _ in [*standings, Standing(0.0, Strip(0.0, 0.0, FREE, ()))]:
        if open_box and strip.box is open_box[0]:
            open_box = (open_box[0], open_box[1], y + strip.height)
            continue
        if open_box:
            box, start, stop = open_box
            if box.background:
                fills.append(Fill(box.x, top + start, box.width, stop - start, box.background))
            if box.bar:
                x = box.x + box.width - _BAR if box.turned else box.x
                fills.append(Fill(x, top + start, _BAR, stop - start, box.bar))
        open_box = (strip.box, y, y + strip.height) if strip.box else None
    return fills
