"""The house's lists: bullets, numbers and indents of the levels that its list styles name."""

import re
from collections.abc import Iterator, Mapping

from memos.house import NOTHING, Level, Node
from memos.schemas.text import NUMBER_FORM

from .markup import number
from .parts import Parts

_TWIPS = 20.0
_MOST = 9
_BULLETS, _NUMBERS = "list bullet", "list number"
SYMBOLS: Mapping[str, str] = {
    "\uf0b7": "•", "\uf0a7": "▪", "\uf0fc": "✓", "\uf0a8": "□", "\uf02d": "–", "\uf0be": "–", "\uf0de": "⇒", "\uf0e0": "→", "\uf076": "❖", "\uf0d8": "‣",
    "➢": "‣", "✔": "✓", "►": "▶", "▸": "‣",
}  # fmt: skip
"""Bullets of fonts of symbols, and those that shipped fonts have not, as signs that they have."""
_SIGNS = frozenset("•–·▪◦○●■□✓→⇒❖-—*o‣◆▶")
"""Bullets that papers can have."""
_FORMS: Mapping[str, str] = {
    "decimal": "1", "lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I",
}  # fmt: skip
"""The first number of each form."""
_NUMBERED = re.compile(r"([^%]*)%\d([^%]*)")
_FORM = re.compile(NUMBER_FORM)


def lists_of(parts: Parts, styles: Node) -> tuple[tuple[Level, ...], tuple[Level, ...]]:
    """Levels of lists with bullets and with numbers; `styles` is the root of the styles part."""
    definitions = _definitions(parts)
    bullets, numbers = (definitions.get(_instance(style, styles), NOTHING) for style in (_BULLETS, _NUMBERS))
    return tuple(_levels(bullets, bullets=True)), tuple(_levels(numbers, bullets=False))


def numbered(parts: Parts, styles: Node) -> frozenset[str]:
    """Names of the headings that get a number which is shown."""
    definitions = _definitions(parts)
    found = set()
    for style in styles.all("w:style"):
        given = style.one("w:pPr", "w:numPr")
        definition = definitions.get(given.one("w:numId").get(), NOTHING)
        wanted = given.one("w:ilvl").get() or "0"
        level = next((level for level in definition.all("w:lvl") if level.get("w:ilvl") == wanted), NOTHING)
        if level.one("w:numFmt").get() not in {"", "none"} and level.one("w:lvlText").get():
            found.add(style.one("w:name").get().lower())
    return frozenset(name for name in found if name.startswith("heading "))


def _definitions(parts: Parts) -> Mapping[str, Node]:
    """What defines each list, by the number of the list."""
    name = parts.one(parts.main, "numbering")
    root = parts.xml(name) if name else NOTHING
    abstract = {node.get("w:abstractNumId"): node for node in root.all("w:abstractNum")}
    return {node.get("w:numId"): abstract.get(node.one("w:abstractNumId").get(), NOTHING) for node in root.all("w:num")}


def _instance(name: str, styles: Node) -> str:
    """The list that a style of that name belongs to."""
    for node in styles.all("w:style"):
        if node.one("w:name").get().lower() == name:
            return node.one("w:pPr", "w:numPr", "w:numId").get()
    return ""


def _levels(definition: Node, *, bullets: bool) -> Iterator[Level]:
    """The levels of a list up to the first that papers cannot have."""
    for level in list(definition.all("w:lvl"))[:_MOST]:
        form, text = level.one("w:numFmt").get(), level.one("w:lvlText").get()
        if bullets:
            sign = SYMBOLS.get(text, text)
            if form != "bullet" or sign not in _SIGNS:
                return
            text = sign
        else:
            found = _NUMBERED.fullmatch(text)
            if form not in _FORMS or found is None or not _FORM.fullmatch(f"{found[1]}{_FORMS[form]}{found[2]}"):
                return
            text = f"{found[1]}{_FORMS[form]}{found[2]}"
        indent = level.one("w:pPr", "w:ind")
        yield Level(text, number(indent.get("w:start") or indent.get("w:left"), unit=_TWIPS))
