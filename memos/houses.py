"""The style that a house's Word file gives: what of it a style file could say, laid over the shipped style.

Roles that Word has a style for look as that style does; the others are made to go with the house's text and headings.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from memos.contrast import WHITE, is_readable, mixed, readable
from memos.findings import Finding
from memos.house import KEPT, ROLES, House, Look, Story, Text
from memos.rules import house as rules
from memos.schemas.style import PAPER_SIZES, Style

KNOWN = frozenset(ROLES) | {"strong", "emphasis", "hyperlink"}
"""Names of the styles that papers use, in small letters."""
_WORDS = (
    "title",
    "subtitle",
    "heading ",
    "toc 1",
    "toc 2",
    "toc 3",
    "list bullet",
    "list number",
    "caption",
    "header",
    "footer",
)
"""How the names begin of styles that are Word's own, but for the body's, in whose place is what all text has."""

_BESIDE = ("field", "approval")
"""Roles whose text stands beside a label: what their style indents is the room of the label."""

Fields = dict[str, object]

_MM = 72 / 25.4
_NEAR = 0.6
"""Millimetres by which a sheet may differ from one that has a name."""
_MARGINS = {"top": (5.0, 100.0), "bottom": (5.0, 100.0), "left": (5.0, 100.0), "right": (5.0, 100.0), "header": (3.0, 90.0), "footer": (3.0, 90.0)}  # fmt: skip
_SHEET = (90.0, 600.0)
_MOST_LEADING = 120.0
_LEAST_ROOM = 60.0
"""Millimetres of a sheet that are left for the text."""
_SERIF, _SANS = "Noto Serif", "Noto Sans"
_SERIFS = (
    "times", "serif", "georgia", "garamond", "cambria", "caladea", "bookman", "palatino", "book antiqua", "century", "constantia", "baskerville", "bodoni", "didot",
    "caslon", "minion", "roman", "tinos",
)  # fmt: skip
"""What names of fonts with serifs have in them."""
_BLACK = "#000000"
_DARK = "#404040"
_PALE, _PALER = 0.88, 0.94
_DECIMALS = 2
_SAID = 60
"""Characters of a header that are shown."""


def fields_of(house: House, shipped: Style) -> tuple[Fields, tuple[Finding, ...]]:
    """What differs from the shipped style, and what is to be said of it."""
    findings: list[Finding] = []
    page = _page(house, findings)
    looks = _looks(house)
    texts = {role: _text(look) for role, look in looks.items()}
    for role, look in looks.items():
        if look.leading > _MOST_LEADING:
            what = f"distance of lines is {look.leading:.0f} pt in {role.replace('_', ' ')}"
            findings.append(rules.out_of_range(what, f"{_MOST_LEADING:.0f} pt in PDFs"))
    texts |= {role: {**texts[role], "keep_with_next": True} for role in KEPT if role in texts}
    labels = [_number(texts[role]["indent"]) for role in _BESIDE if role in texts]
    texts |= {role: {**texts[role], "indent": 0.0} for role in _BESIDE if role in texts}
    hard = _legible(texts, _accent(texts))
    accent = _accent(texts)
    if "heading_1" in texts and (own := str(texts["heading_1"]["colour"])) != accent:
        hard["titles and labels"] = (own, WHITE, accent)
    texts |= _made(texts, accent)
    _legible(texts, accent)
    if hard:
        said = (f"{what.replace('_', ' ')} ({one} on {other}, in papers {used})" for what, (one, other, used) in hard.items())  # fmt: skip
        findings.append(rules.hard_to_read(tuple(said)))
    fonts = dict.fromkeys((*(str(text["font"]) for text in texts.values()), *house.fonts))
    families = {font: shipped.fonts[nearest(font, house)].model_dump() for font in fonts if font not in shipped.fonts}
    table = {"head_background": _head_ground(accent)}
    link = house.style("hyperlink")
    fields: Fields = {**page, "fonts": families, "text": texts, "table": table, "hyphenate": house.hyphenate}
    if link:
        fields["link_colour"] = (
            link.look.colour if is_readable(link.look.colour, WHITE) else readable(link.look.colour, WHITE)
        )
    indents = [level.indent for level in house.bullets[:1]]
    if indents and indents[0]:
        fields["list_indent"] = _within(indents[0], 6.0, 100.0)
    if labels and labels[0]:
        fields["field_label_width"] = _within(labels[0], 20.0, 300.0)
    if house.bullets:
        fields["bullets"] = tuple(level.text for level in house.bullets[:3])
    if house.numbers:
        fields["numbers"] = tuple(level.text for level in house.numbers)
    missing = [name for name in ROLES if name.startswith(_WORDS) and house.style(name) is None]
    if missing:
        findings.append(rules.missing_styles(missing))
    return fields, tuple(findings)


def nearest(font: str, house: House) -> str:
    """The shipped family that is most like a font."""
    name = font.lower()
    serif = house.serif.get(font)
    if serif is None:
        serif = "sans" not in name and any(part in name for part in _SERIFS)
    return _SERIF if serif else _SANS


def _looks(house: House) -> dict[str, Look]:
    """The look of each role that the house has a style for, of running text at least."""
    speakers = ((role, house.speaker(role)) for role in dict.fromkeys(ROLES.values()))
    found = {"body": Look()} | {role: speaker.look for role, speaker in speakers if speaker}
    return {role: look if look.font else replace(look, font=_SERIF) for role, look in found.items()}


def _text(look: Look) -> Fields:
    """The look as a style file says it."""
    fields: Fields = {
        "font": look.font,
        "size": _within(look.size, 4.0, 72.0),
        "leading": _within(max(look.leading, look.size), 4.0, _MOST_LEADING),
        "before": _within(look.before, 0.0, 200.0),
        "after": _within(look.after, 0.0, 200.0),
        "indent": _within(look.indent, 0.0, 200.0),
        "bold": look.bold,
        "italic": look.italic,
        "colour": look.colour,
        "align": look.align,
        "keep_with_next": look.keep_with_next,
        "together": look.together,
        "background": look.background,
        "bar": None,
        "rule_below": look.below.colour if look.below else None,
        "underline": look.underline,
        "strike": look.strike,
        "shade": look.shade,
        "new_page": look.new_page,
    }
    return fields


def _legible(texts: dict[str, Fields], accent: str) -> dict[str, tuple[str, str, str]]:
    """Gives letters that can hardly be read on what is behind them a colour that can; tells which, of what colour, on what, and which they have now."""
    changed = {}
    for role, text in texts.items():
        colour = str(text["colour"])
        ground = str(text["shade"] or text["background"] or (_head_ground(accent) if role == "table_head" else WHITE))
        if not is_readable(colour, ground, size=_number(text["size"]), bold=bool(text["bold"])):
            texts[role] = {**text, "colour": readable(colour, ground)}
            changed[role] = (colour, ground, readable(colour, ground))
    return changed


def _accent(texts: Mapping[str, Fields]) -> str:
    """The colour of what goes with headings and stands on white: theirs or, where they are pale in a dark band, that of the band."""
    heading = texts.get("heading_1", texts["body"])
    given = (heading["colour"], heading["shade"], heading["background"], texts["body"]["colour"])
    size, bold = _number(heading["size"]), bool(heading["bold"])
    return next(
        (str(colour) for colour in given if colour and is_readable(str(colour), WHITE, size=size, bold=bold)), _BLACK
    )


def _head_ground(accent: str) -> str:
    """The colour behind the head of a table."""
    return mixed(accent, WHITE, _PALE) if accent != _BLACK else "#ececec"


def _made(texts: Mapping[str, Fields], accent: str) -> dict[str, Fields]:
    """The looks of all other roles but the marking and the copy number: of running text, or of headings, larger or smaller."""
    bare: Fields = {
        "rule_below": None, "background": None, "shade": None, "underline": False, "strike": False, "indent": 0.0, "align": "start",
    }  # fmt: skip
    body = {**texts["body"], **bare}
    heading = {**texts.get("heading_1", body), **bare, "colour": accent, "italic": False}
    size = _number(body["size"])

    def made(base: Fields, scale: float, **changes: object) -> Fields:
        wanted = _within(round(size * scale * 2) / 2, 4.0, 72.0)
        leading = _number(base["leading"]) * wanted / _number(base["size"])
        plain: Fields = {
            "before": 0.0, "after": 0.0, "bold": False, "keep_with_next": False, "together": False, "new_page": False,
        }  # fmt: skip
        return {**base, **plain, "size": wanted, "leading": _within(leading, 4.0, _MOST_LEADING), **changes}

    bold: Fields = {"bold": True, "keep_with_next": True}
    pale = mixed(accent, WHITE, _PALER) if accent != _BLACK else "#f2f2f2"
    ruled = accent if accent != _BLACK else "#7f7f7f"
    after = max(_number(body["after"]), 4.0)
    title = texts.get("title") or made(heading, 1.7, **bold, after=10.0)
    first = texts.get("heading_1") or made(heading, 1.2, **bold, before=16.0, after=4.0)
    given: dict[str, Fields] = {
        "title": title,
        "cover": made(title, _number(title["size"]) / size * 1.3, **bold, before=110.0, after=10.0),
        "subtitle": made(body, 1.3, **bold, after=8.0),
        "dateline": made(body, 1.0, italic=True, after=8.0),
        "heading_1": first,
        "part": made(first, _number(first["size"]) / size * 1.25, **bold, after=10.0, rule_below=ruled),
        **{f"heading_{level}": made(heading, 1.1 - 0.05 * (level - 2), **bold, before=8.0, after=3.0) for level in range(2, 7)},
        "contents_1": made(body, 1.0, bold=True, before=5.0, after=2.0),
        "contents_2": made(body, 1.0, after=2.0, indent=14.0),
        "contents_3": made(body, 0.9, after=1.0, indent=28.0),
        "bottom_line": made(body, 1.05, before=2.0, after=max(after, 8.0), indent=10.0, bar=ruled, background=pale),
        "note": made(body, 0.85, after=4.0, colour=_DARK),
        "list_item": made(body, 1.0, after=min(_number(body["after"]), 4.0)),
        "caption": made(heading, 0.9, **bold, before=4.0, after=2.0),
        "table_head": made(heading, 0.85, bold=True),
        "table_text": made(body, 0.9),
        "field": made(body, 1.0, after=2.0),
        "field_label": made(heading, 0.9, bold=True),
        "approval": made(body, 0.9, after=2.0),
        "letterhead": made(heading, 1.3, bold=True),
        "letterhead_line": made(heading, 0.9),
        "footer": made(body, 0.8, colour=_DARK),
    }  # fmt: skip
    return {role: look for role, look in given.items() if role not in texts}


def _page(house: House, findings: list[Finding]) -> Fields:
    """Paper and margins."""
    sheet = house.sheet
    width, height = (_bounded("paper", side / _MM, *_SHEET, findings) for side in (sheet.width, sheet.height))
    margins: dict[str, object] = {
        side: _bounded(f"{side} margin", getattr(sheet, side) / _MM, *bounds, findings)
        for side, bounds in _MARGINS.items()
    }
    for one, other, room in (("left", "right", width), ("top", "bottom", height)):
        over = _number(margins[one]) + _number(margins[other]) + _LEAST_ROOM - room
        if over > 0:
            findings.append(rules.out_of_range(f"margins leave no room for text, {one} and {other}", "25 mm"))
            margins[one] = margins[other] = min(25.0, (room - _LEAST_ROOM) / 2)
    for name, size in PAPER_SIZES.items():
        if abs(size[0] - width) < _NEAR and abs(size[1] - height) < _NEAR:
            return {"paper": name, "sheet": None, "margins": margins}
    return {"sheet": {"width": width, "height": height}, "margins": margins}


def _bounded(what: str, value: float, least: float, most: float, findings: list[Finding]) -> float:
    within = _within(value, least, most)
    if abs(within - value) > _NEAR:
        findings.append(rules.out_of_range(f"{what} is {value:.0f} mm", f"{within:.0f} mm"))
    return within


def _within(value: float, least: float, most: float) -> float:
    return round(min(max(value, least), most), _DECIMALS)


def _number(value: object) -> float:
    if not isinstance(value, float | int):
        raise TypeError(value)
    return float(value)


def described(style: Style) -> Iterator[str]:
    """What papers take from the style's Word file, in lines for people."""
    house = style.word
    if house is None:
        return
    width, height = style.size
    edges = style.margins
    yield f"page       {width:g} x {height:g} mm, margins {edges.top:g} above, {edges.bottom:g} below, {edges.left:g} left, {edges.right:g} right"
    names = {
        "default": "other pages" if len(house.kinds) > 1 else "all pages",
        "first": "first page",
        "even": "even pages",
    }
    for what, stories in (("header", house.headers), ("footer", house.footers)):
        for kind in house.kinds:
            story = house.story(stories, kind)
            pictures = len(story.pictures)
            told = [f"{pictures} picture{'' if pictures == 1 else 's'}"] if pictures else []
            told += [text] if (text := _said(story)) else []
            told += ["page number"] if story.numbered else []
            yield f"{what:10} {names[kind]}: {', '.join(told) or 'nothing'}"
    found = [name for name in ROLES if house.style(name)]
    yield f"styles     {', '.join(found) or 'none that papers use'}"
    for font in dict.fromkeys((*(text.font for _, text in style.text), *house.fonts)):
        yield f"font       {font}" + ("" if font == (other := _file(style, font)) else f", in PDFs {other}")
    yield f"lists      {' '.join(style.bullets)}"


def _said(story: Story) -> str:
    """The text of a header or a footer, shortened."""
    text = " ".join(
        " ".join("".join(piece.text if isinstance(piece, Text) else " " for piece in paragraph.pieces).split())
        for paragraph in story.paragraphs()
    ).strip()
    return f'"{text if len(text) <= _SAID else text[: _SAID - 1] + "…"}"' if text else ""


def _file(style: Style, font: str) -> str:
    """The family that a font is drawn in: its own, or the shipped one with the same files."""
    own = style.fonts[font]
    return next((name for name, family in style.fonts.items() if family == own and name.startswith("Noto ")), font)


def unknown_fonts(style: Style, house: House, shipped: Style) -> Iterator[Finding]:
    """The fonts of the house that PDFs have only something like."""
    roles = {text.font for _, text in style.text}
    for font in dict.fromkeys((*sorted(roles), *house.fonts)):
        other = nearest(font, house)
        if font not in shipped.fonts and style.fonts.get(font) == shipped.fonts[other]:
            yield rules.nearest_font(font, other)
