"""A house's Word file to a `House`, or to the finding that says why not."""

import hashlib
from collections.abc import Iterator, Mapping
from typing import Literal

from memos.document import Picture
from memos.findings import Finding
from memos.house import NOTHING, House, Kind, Node, Sheet, Story
from memos.rules import house as rules

from .fitting import Wrong
from .left import left_out
from .lists import lists_of, numbered
from .looks import FIRST_LINE, HANGING, IN_STORIES, OUTDENT
from .markup import is_on, number
from .parts import Parts, opened
from .stories import Stories
from .styles import styles_of, wanted
from .theme import theme_of
from .unfit import Unfit

_TWIPS = 20.0
_KINDS: tuple[Kind, ...] = ("default", "first", "even")
_INDENTED = frozenset({"list bullet", "list number", "list continue", "field", "approval"})
_OWN_INDENTS = frozenset({FIRST_LINE, HANGING, OUTDENT})
"""What papers have of their own where text stands beside a bullet or a label."""
_SHOWN = frozenset({"w:t", "w:drawing", "w:pict", "w:fldSimple", "w:instrText", "w:sym"})
_A4 = (595.3, 841.9)


def house_of(data: bytes, known: frozenset[str]) -> tuple[House | None, tuple[Finding, ...]]:
    """What papers take from the bytes of a Word file, and what is to be said of it; None where the file is refused.

    `known` are the names of Word's styles that papers use.
    """
    try:
        return _house(data, known)
    except Unfit as refused:
        return None, (refused.finding,)


def _house(data: bytes, known: frozenset[str]) -> tuple[House, tuple[Finding, ...]]:
    parts = opened(data)
    body = parts.xml(parts.main)
    theme = theme_of(parts)
    styles = styles_of(parts, theme)
    settings_name = parts.one(parts.main, "settings")
    settings = parts.xml(settings_name) if settings_name else NOTHING
    section, others = _section(body, parts)
    stories = Stories(parts, styles)
    if others:
        stories.left["headers and footers of other sections"] = None
    if any(section.all("w:pgBorders")):
        stories.left["lines around the page"] = None
    if section.one("w:pgNumType").get("w:fmt") not in {"", "decimal"}:
        stories.left["the form of page numbers"] = None
    bodies = {parts.main: body}
    pictures: list[Picture] = []
    heads = dict(_stories(section, "header", stories, parts, pictures, bodies))
    feet = dict(_stories(section, "footer", stories, parts, pictures, bodies))
    given = parts.xml(parts.one(parts.main, "styles"))
    bullets, numbers = lists_of(parts, given)
    if numbered(parts, given):
        stories.left["numbers of headings"] = None
    hiding = [style.name for style in styles.every.values() if style.look.hidden and style.name in known]
    if hiding:
        stories.left[f"styles that hide their text ({', '.join(hiding)})"] = None
    taken = wanted(styles, frozenset(stories.used), known)
    house = House(
        digest=hashlib.sha256(data).hexdigest(),
        sheet=_sheet(section),
        styles=taken,
        defaults=styles.defaults,
        theme=theme,
        headers=heads,
        footers=feet,
        first=is_on(section, "w:titlePg"),
        even=is_on(settings, "w:evenAndOddHeaders"),
        hyphenate=is_on(settings, "w:autoHyphenation") and not styles.running.whole,
        bullets=bullets,
        numbers=numbers,
        pictures=tuple(pictures),
        serif=_serif(parts),
    )
    wrong = {"headers and footers": tuple(stories.wrong), "all text": styles.wrong[""]}
    wrong |= {style.name: styles.wrong[style.identifier] for style in taken}
    return house, (*left_out(parts, bodies, settings, stories), *_misfits(wrong), *_beyond(house, known))


def _section(body: Node, parts: Parts) -> tuple[Node, bool]:
    """The first section that has headers or footers, or else the first; and whether a later one has others."""
    sections = [node for node in body.deep() if node.name == "w:sectPr"]
    known = parts.relationships(parts.main)
    named = {
        name: found.target for name, found in known.items() if found.kind in {"header", "footer"} and not found.external
    }
    shown = {target for target in dict.fromkeys(named.values()) if _has_something(parts.xml(target))}
    filled = {name: target for name, target in named.items() if target in shown}
    own = [
        (node, targets)
        for node in sections
        if (targets := {filled[name] for name in (reference.get("r:id") for reference in node) if name in filled})
    ]
    if not own:
        return next(iter(sections), NOTHING), False
    return own[0][0], any(not targets <= own[0][1] for _, targets in own)


def _has_something(story: Node) -> bool:
    return any(node.name in _SHOWN for node in story.deep())


def _stories(
    section: Node, what: Literal["header", "footer"], stories: Stories, parts: Parts, pictures: list[Picture], bodies: dict[str, Node]
) -> Iterator[tuple[Kind, Story]]:  # fmt: skip
    """The section's headers or footers, by the pages that they are for."""
    for reference in section.all(f"w:{what}Reference"):
        found = parts.relationships(parts.main).get(reference.get("r:id"))
        kind = next((kind for kind in _KINDS if kind == reference.get("w:type")), None)
        if kind and found and found.kind == what and not found.external:
            bodies[found.target] = parts.xml(found.target)
            story = stories.story(found.target, pictures)
            if story.pictures or any(paragraph.pieces for paragraph in story.paragraphs()):
                yield kind, story


def _sheet(section: Node) -> Sheet:
    """Paper and margins; what is not said is an A4 sheet with an inch around (a gutter is on the left)."""
    size, edges = section.one("w:pgSz"), section.one("w:pgMar")
    width, height = (number(size.get(f"w:{side}"), plain, unit=_TWIPS) for side, plain in zip("wh", _A4, strict=True))
    top, bottom, left, right = (
        abs(number(edges.get(f"w:{side}"), 72.0, unit=_TWIPS)) for side in ("top", "bottom", "left", "right")
    )
    header, footer = (number(edges.get(f"w:{side}"), 36.0, unit=_TWIPS) for side in ("header", "footer"))
    return Sheet(width, height, top, bottom, left + number(edges.get("w:gutter"), unit=_TWIPS), right, header, footer)


def _serif(parts: Parts) -> Mapping[str, bool]:
    name = parts.one(parts.main, "fontTable")
    fonts = parts.xml(name).all("w:font") if name else ()
    families = {font.get("w:name"): font.one("w:family").get() for font in fonts}
    return {font: family == "roman" for font, family in families.items() if family in {"roman", "swiss", "modern"}}


def _misfits(wrong: Mapping[str, tuple[Wrong, ...]]) -> Iterator[Finding]:
    """Values that were left out, and measures that were brought to the nearest, by where they stand."""
    left: dict[str, dict[str, None]] = {}
    bounded: dict[tuple[str, str], tuple[str, dict[str, None]]] = {}
    for place, values in wrong.items():
        for what, value, used in values:
            if used:
                bounded.setdefault((what, used), (value, {}))[1][place] = None
            else:
                left.setdefault(f'{what}="{value}"', {})[place] = None
    if left:
        yield rules.unknown_values([f"{value} ({', '.join(places)})" for value, places in left.items()])
    for (what, used), (value, places) in bounded.items():
        yield rules.out_of_range(f"{what} is {value} in {', '.join(places)}", used)


def _beyond(house: House, known: frozenset[str]) -> Iterator[Finding]:
    """The traits of styles, headers and footers that only Word shows."""
    found: dict[str, list[str]] = {}
    for style in house.styles:
        if style.kind == "paragraph" and style.name in known:
            for trait in sorted(style.look.beyond - (_OWN_INDENTS if style.name in _INDENTED else frozenset())):
                found.setdefault(trait, []).append(style.name)
    for trait in frozenset().union(*(look.beyond for look in house.letters)) - IN_STORIES:
        found.setdefault(trait, []).append("headers and footers")
    if found:
        yield rules.otherwise([f"{trait} ({', '.join(names)})" for trait, names in sorted(found.items())])
