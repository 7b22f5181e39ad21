"""How text looks: properties of characters and paragraphs laid over the look that they build on (ECMA-376-1, 17.7.2)."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Literal

from memos.house import Align, Look, Node, Rule, Tab, Theme

from .markup import chosen, is_on, number
from .theme import colour_of, font_of, hex_of

_ALIGN: Mapping[str, Align] = {"left": "start", "start": "start", "center": "centre", "right": "end", "end": "end"}
_JUSTIFIED = frozenset(
    {"both", "distribute", "justify", "lowKashida", "mediumKashida", "highKashida", "thaiDistribute"}
)
_RULES: Mapping[str, Literal["exact", "atLeast"]] = {"exact": "exact", "atLeast": "atLeast"}
_TWIPS = 20.0
_LINES = 240.0
"""In which the distance of lines is given, where it is a factor."""
JUSTIFIED, CAPITALS, FIRST_LINE, SPACED = "justified lines", "capitals made by a style", "first-line indents", "spaced letters"  # fmt: skip


def of_characters(look: Look, properties: Node, theme: Theme) -> Look:
    """The look with properties of characters laid over it."""
    beyond = set(look.beyond)
    for name, trait in (("w:caps", CAPITALS), ("w:smallCaps", CAPITALS)):
        if is_on(properties, name):
            beyond.add(trait)
    if number(properties.one("w:spacing").get()):
        beyond.add(SPACED)
    return replace(
        look,
        font=font_of(properties.one("w:rFonts"), theme, look.font),
        size=number(properties.one("w:sz").get(), look.size, unit=2.0),
        bold=chosen(properties, "w:b", look.bold),
        italic=chosen(properties, "w:i", look.italic),
        colour=colour_of(properties.one("w:color"), theme, look.colour),
        hidden=chosen(properties, "w:vanish", look.hidden),
        beyond=frozenset(beyond),
    )


def of_paragraph(look: Look, properties: Node, theme: Theme) -> Look:
    """The look with properties of paragraphs laid over it."""
    beyond = set(look.beyond)
    spacing, indent = properties.one("w:spacing"), properties.one("w:ind")
    align = look.align
    given = properties.one("w:jc").get()
    if given in _JUSTIFIED:
        align = "start"
        beyond.add(JUSTIFIED)
    elif given:
        align = _ALIGN.get(given, look.align)
        beyond.discard(JUSTIFIED)
    if number(indent.get("w:firstLine")) > 0:
        beyond.add(FIRST_LINE)
    line, rule = look.line, look.rule
    if spacing.get("w:line"):
        rule = _RULES.get(spacing.get("w:lineRule"), "auto")
        line = number(spacing.get("w:line"), line, unit=_LINES if rule == "auto" else _TWIPS)
    shade = properties.one("w:shd")
    rules = _rules(properties.one("w:pBdr"), theme)
    return replace(
        look,
        before=_space(spacing, "before", look.before),
        after=_space(spacing, "after", look.after),
        line=line,
        rule=rule,
        align=align,
        indent=number(indent.get("w:start") or indent.get("w:left"), look.indent, unit=_TWIPS),
        indent_end=number(indent.get("w:end") or indent.get("w:right"), look.indent_end, unit=_TWIPS),
        keep_with_next=chosen(properties, "w:keepNext", look.keep_with_next),
        background=_shade(shade, theme, look.background),
        above=rules.get("w:top", look.above),
        below=rules.get("w:bottom", look.below),
        tabs=_tabs(look.tabs, properties.one("w:tabs")),
        rtl=chosen(properties, "w:bidi", look.rtl),
        together=chosen(properties, "w:contextualSpacing", look.together),
        whole=chosen(properties, "w:suppressAutoHyphens", look.whole),
        beyond=frozenset(beyond),
    )


def _space(spacing: Node, side: str, otherwise: float) -> float:
    """The space above or below; left to Word to choose, it is what a browser takes."""
    if spacing.get(f"w:{side}Autospacing") in {"1", "true", "on"}:
        return 14.0
    return number(spacing.get(f"w:{side}"), otherwise, unit=_TWIPS)


def _shade(shade: Node, theme: Theme, otherwise: str | None) -> str | None:
    fill = shade.get("w:fill")
    if not fill:
        return otherwise
    return hex_of(fill, shade.get("w:themeFill"), theme, "") or None if fill != "auto" else None


def _rules(borders: Node, theme: Theme) -> dict[str, Rule | None]:
    found: dict[str, Rule | None] = {}
    for side in borders:
        if side.get() in {"", "nil", "none"}:
            found[side.name] = None
        else:
            colour = hex_of(side.get("w:color"), side.get("w:themeColor"), theme, "#000000")
            found[side.name] = Rule(colour, number(side.get("w:sz"), 4.0, unit=8.0), number(side.get("w:space"), 1.0))
    return found


def _tabs(known: tuple[Tab, ...], given: Node) -> tuple[Tab, ...]:
    """The tabs in their order, with those that are given added, or cleared."""
    places = {tab.place: tab for tab in known}
    for tab in _given(given):
        places.pop(tab[0].place, None)
        if not tab[1]:
            places[tab[0].place] = tab[0]
    return tuple(sorted(places.values(), key=lambda tab: tab.place))


def _given(tabs: Node) -> Iterator[tuple[Tab, bool]]:
    for tab in tabs.all("w:tab"):
        yield Tab(number(tab.get("w:pos"), unit=_TWIPS), _ALIGN.get(tab.get(), "start")), tab.get() == "clear"
