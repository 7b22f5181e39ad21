"""How text looks: properties of characters and paragraphs laid over the look that they build on (ECMA-376-1, 17.7.2)."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Literal

from memos.contrast import WHITE, mixed
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
JUSTIFIED, FIRST_LINE, HANGING = "justified lines", "first-line indents", "hanging indents"
OUTDENT, INDENT_END = "negative indents", "indents at the end of lines"
LINE_ABOVE, LINES_BESIDE, PATTERN = "lines above", "lines beside", "patterns behind text"
CAPITALS, SPACED, SCALED, SHIFTED = "capitals made by a style", "spaced letters", "scaled letters", "letters moved up or down"  # fmt: skip
BOXED, EMPHASISED, SMALL_RAISED = "lines around letters", "emphasis marks", "superscript and subscript"
IN_STORIES = frozenset({OUTDENT, INDENT_END, LINE_ABOVE, SMALL_RAISED})
"""Traits that PDFs show of headers and footers."""
_MEASURED = (("w:spacing", 0.0, SPACED), ("w:w", 100.0, SCALED), ("w:position", 0.0, SHIFTED))
_CAPITALS, _STRUCK = ("w:caps", "w:smallCaps"), ("w:strike", "w:dstrike")
_CHOSEN = (("w:bdr", BOXED), ("w:em", EMPHASISED), ("w:vertAlign", SMALL_RAISED))
_NONE = frozenset({"", "nil", "none", "baseline"})
_RAISED: Mapping[str, float] = {"superscript": 0.33, "subscript": -0.14, "baseline": 0.0}
"""Of the size."""
HIGHLIGHT: Mapping[str, str] = {
    "black": "#000000", "blue": "#0000ff", "cyan": "#00ffff", "green": "#00ff00", "magenta": "#ff00ff", "red": "#ff0000", "yellow": "#ffff00", "white": "#ffffff",
    "darkBlue": "#000080", "darkCyan": "#008080", "darkGreen": "#008000", "darkMagenta": "#800080", "darkRed": "#800000", "darkYellow": "#808000",
    "darkGray": "#808080", "lightGray": "#c0c0c0",
}  # fmt: skip


def of_characters(look: Look, properties: Node, theme: Theme) -> Look:
    """The look with properties of characters laid over it."""
    beyond = set(look.beyond)
    if any(node.name in _CAPITALS for node in properties):
        _tell(beyond, CAPITALS, any(is_on(properties, name) for name in _CAPITALS))
    for name, plain, trait in _MEASURED:
        if given := properties.one(name).get():
            _tell(beyond, trait, number(given, plain) != plain)
    for name, trait in _CHOSEN:
        if any(properties.all(name)):
            _tell(beyond, trait, properties.one(name).get() not in _NONE)
    line, raised = properties.one("w:u").get(), properties.one("w:vertAlign").get()
    struck = any(is_on(properties, name) for name in _STRUCK)
    shade = _shade(properties.one("w:shd"), theme, look.shade, beyond)
    if marked := properties.one("w:highlight").get():
        shade = HIGHLIGHT.get(marked)
    return replace(
        look,
        font=font_of(properties.one("w:rFonts"), theme, look.font),
        size=number(properties.one("w:sz").get(), look.size, unit=2.0),
        bold=chosen(properties, "w:b", look.bold),
        italic=chosen(properties, "w:i", look.italic),
        colour=colour_of(properties.one("w:color"), theme, look.colour),
        hidden=chosen(properties, "w:vanish", look.hidden),
        underline=line != "none" if line else look.underline,
        strike=struck if any(node.name in _STRUCK for node in properties) else look.strike,
        shade=shade,
        raised=_RAISED.get(raised, look.raised),
        beyond=frozenset(beyond),
    )


def _tell(beyond: set[str], trait: str, there: bool) -> None:  # noqa: FBT001 -- whether the trait is there
    beyond.discard(trait)
    if there:
        beyond.add(trait)


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
    for side, trait in (("w:firstLine", FIRST_LINE), ("w:hanging", HANGING)):
        if given := indent.get(side):
            beyond -= {FIRST_LINE, HANGING}
            _tell(beyond, trait, number(given) > 0)
    start = number(indent.get("w:start") or indent.get("w:left"), look.indent, unit=_TWIPS)
    end = number(indent.get("w:end") or indent.get("w:right"), look.indent_end, unit=_TWIPS)
    _tell(beyond, OUTDENT, start < 0)
    _tell(beyond, INDENT_END, end != 0)
    line, rule = look.line, look.rule
    if spacing.get("w:line"):
        rule = _RULES.get(spacing.get("w:lineRule"), "auto")
        line = number(spacing.get("w:line"), line, unit=_LINES if rule == "auto" else _TWIPS)
    background = _shade(properties.one("w:shd"), theme, look.background, beyond)
    rules = _rules(properties.one("w:pBdr"), theme)
    above = rules.get("w:top", look.above)
    _tell(beyond, LINE_ABOVE, above is not None)
    for side in ("w:left", "w:right"):
        if side in rules:
            _tell(beyond, LINES_BESIDE, any(rules.get(other) for other in ("w:left", "w:right")))
    return replace(
        look,
        before=_space(spacing, "before", look.before),
        after=_space(spacing, "after", look.after),
        line=line,
        rule=rule,
        align=align,
        indent=start,
        indent_end=end,
        keep_with_next=chosen(properties, "w:keepNext", look.keep_with_next),
        background=background,
        above=above,
        below=rules.get("w:bottom", look.below),
        tabs=_tabs(look.tabs, properties.one("w:tabs")),
        rtl=chosen(properties, "w:bidi", look.rtl),
        together=chosen(properties, "w:contextualSpacing", look.together),
        new_page=chosen(properties, "w:pageBreakBefore", look.new_page),
        whole=chosen(properties, "w:suppressAutoHyphens", look.whole),
        beyond=frozenset(beyond),
    )


def _space(spacing: Node, side: str, otherwise: float) -> float:
    """The space above or below; left to Word to choose, it is what a browser takes."""
    if spacing.get(f"w:{side}Autospacing") in {"1", "true", "on"}:
        return 14.0
    return number(spacing.get(f"w:{side}"), otherwise, unit=_TWIPS)


def _shade(shade: Node, theme: Theme, otherwise: str | None, beyond: set[str]) -> str | None:
    """The colour of a shading: a pattern of dots is the mixture of its two colours, one of stripes has their ground alone."""
    pattern = shade.get()
    if not pattern:
        return otherwise
    beyond.discard(PATTERN)
    ground = hex_of(shade.get("w:fill"), shade.get("w:themeFill"), theme, "") if shade.get("w:fill") != "auto" else ""
    if pattern in {"nil", "clear"}:
        return ground or None
    share = 1.0 if pattern == "solid" else number(pattern.removeprefix("pct"), 0.0, unit=100.0)
    if not share:
        beyond.add(PATTERN)
        return ground or None
    ink = hex_of(shade.get("w:color"), shade.get("w:themeColor"), theme, "#000000")
    return mixed(ground or WHITE, ink, share)


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
