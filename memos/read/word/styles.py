"""The styles of a Word file: which of them papers take, their elements with what is allowed in them, and how each looks."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal, get_args

from memos.house import NOTHING, HouseStyle, Look, Node, Theme
from memos.rules import house as rules

from .fitting import Wrong, fitted
from .looks import HIGHLIGHT, of_characters, of_paragraph
from .markup import is_on, kept
from .parts import Parts
from .unfit import Unfit
from .values import IN_STYLES

Kind = Literal["paragraph", "character", "table", "numbering"]
_KINDS: tuple[Kind, ...] = get_args(Kind)
_PLAIN = Look()
_DEEPEST = 20
"""Styles that build on one another."""
_LISTS = frozenset({"list bullet", "list number", "list continue"})
"""Styles whose indents papers take from the lists themselves."""
_GROUND = frozenset({"w:rFonts", "w:sz", "w:szCs", "w:kern", "w:widowControl"})
_DISTANCES = frozenset({"w:before", "w:after", "w:line", "w:lineRule"})
_TABLES = frozenset({"normal table", "table grid"})


@dataclass(frozen=True, slots=True)
class Styles:
    """All styles of a file, by their identifiers, and what they build on."""

    every: Mapping[str, HouseStyle]
    defaults: tuple[Node, Node]
    plain: Look
    """Of text without a style."""
    theme: Theme
    wrong: Mapping[str, tuple[Wrong, ...]]
    """Values that were not taken as they are, by the style's identifier; of what all styles build on, by none."""

    @property
    def running(self) -> Look:
        """How running text looks."""
        return next((style.look for style in self.every.values() if style.name == "body text"), self.look(""))

    def look(self, identifier: str) -> Look:
        """How text in a style looks; in none, as in the one that holds when none is named."""
        found = self.every.get(identifier)
        if found is None:
            found = next((style for style in self.every.values() if style.default and style.kind == "paragraph"), None)
        return found.look if found else self.plain


def styles_of(parts: Parts, theme: Theme) -> Styles:
    """The styles of a file. Raises `Unfit` where it has none."""
    name = parts.one(parts.main, "styles")
    root = parts.xml(name) if name else NOTHING
    given: dict[str, Node] = {}
    wrong: dict[str, tuple[Wrong, ...]] = {}
    for style in root.all("w:style"):
        node, wrongs = _right(style)
        identifier = node.get("w:styleId")
        if identifier:
            given[identifier], wrong[identifier] = node, wrongs
    if not given:
        raise Unfit(rules.damaged("it has no styles"))
    ground, wrong[""] = _right(root.one("w:docDefaults"))
    letters, paragraphs = ground.one("w:rPrDefault", "w:rPr"), ground.one("w:pPrDefault", "w:pPr")
    defaults = (_ground("w:rPr", letters), _ground("w:pPr", paragraphs))
    plain = of_paragraph(of_characters(_PLAIN, defaults[0], theme), defaults[1], theme)
    plain = replace(plain, hidden=is_on(letters, "w:vanish"))
    plain_style = _default(given)
    every = {
        identifier: HouseStyle(
            identifier,
            _name(node),
            kind,
            _own(node, endless=_is_endless(identifier, given)),
            _look(identifier, given, plain, theme),
            _is_default(node) or identifier == plain_style,
        )
        for identifier, node in given.items()
        if (kind := _kind(node)) is not None
    }
    return Styles(every, defaults, plain, theme, wrong)


def wanted(styles: Styles, used: frozenset[str], known: frozenset[str]) -> tuple[HouseStyle, ...]:
    """The styles that papers take, in the file's order: those of Word that papers know by name, those of the house's own, those in use, and what
    they build on. One that hides its text is not among them."""
    chosen = {
        identifier
        for identifier, style in styles.every.items()
        if style.default
        or (
            not style.look.hidden
            and (
                identifier in used
                or style.name in known
                or (style.node.get("w:customStyle") in {"1", "true", "on"} and style.kind in {"paragraph", "character"})
                or style.name in _TABLES
            )
        )
    }
    waiting = list(chosen)
    while waiting:
        node = styles.every[waiting.pop()].node
        for reference in ("w:basedOn", "w:link"):
            other = node.one(reference).get()
            if other not in styles.every or (reference == "w:link" and styles.every[other].look.hidden):
                continue
            if other not in chosen:
                chosen.add(other)
                waiting.append(other)
    return tuple(_without_dangling(style, chosen) for identifier, style in styles.every.items() if identifier in chosen)


def _right(node: Node) -> tuple[Node, tuple[Wrong, ...]]:
    """The element with right values, and those that were not."""
    wrong: list[Wrong] = []
    found = fitted(node, wrong, IN_STYLES)
    return found or NOTHING, tuple(wrong)


def _default(given: Mapping[str, Node]) -> str:
    """The paragraph style of what has no other; a file that does not say which means the one that Word calls so."""
    paragraphs = [identifier for identifier, node in given.items() if _kind(node) == "paragraph"]
    said = [identifier for identifier in paragraphs if _is_default(given[identifier])]
    named = [identifier for identifier in paragraphs if _name(given[identifier]) == "normal"]
    return next(iter((*said, *named)), "")


def _is_default(node: Node) -> bool:
    """Whether a style is the one of all that have no other."""
    return node.get("w:default") in {"1", "true", "on"}


def _ground(name: str, given: Node) -> Node:
    """Of the properties that all styles build on those that a ground should have: font, size and distances. More would change the marking too."""
    spacing = [
        Node(node.name, {key: value for key, value in node.attributes.items() if key in _DISTANCES})
        for node in given.all("w:spacing")
        if name == "w:pPr"
    ]
    return kept(Node(name, {}, (*(node for node in given if node.name in _GROUND), *spacing)))


def _kind(node: Node) -> Kind | None:
    return next((kind for kind in _KINDS if kind == node.get("w:type")), None)


def _name(node: Node) -> str:
    return " ".join(node.one("w:name").get().lower().split())


def _own(node: Node, *, endless: bool) -> Node:
    """The style with what is allowed in it. Lists are indented by the lists' own levels, and a paper's direction is that of its language. An `endless`
    style, which builds on itself in the end, builds on none."""
    node = replace(node, children=tuple(_shaded(child) if child.name == "w:rPr" else child for child in node))
    without = {"w:bidi"} | ({"w:ind"} if _name(node) in _LISTS else set()) | ({"w:basedOn"} if endless else set())
    return kept(node, without=frozenset(without))


def _shaded(letters: Node) -> Node:
    """The properties of characters with a shading in place of a highlight, which a style cannot have."""
    colour = HIGHLIGHT.get(letters.one("w:highlight").get())
    children = tuple(child for child in letters if child.name != "w:highlight" and not (colour and child.name == "w:shd"))  # fmt: skip
    if colour:
        children = (*children, Node("w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": colour[1:].upper()}))
    return replace(letters, children=children)


def _without_dangling(style: HouseStyle, chosen: set[str]) -> HouseStyle:
    """The style without references to others that papers do not take."""
    node = style.node
    children = tuple(
        child
        for child in node
        if child.name not in {"w:basedOn", "w:next", "w:link"} or child.get() in chosen
    )  # fmt: skip
    return (
        style if len(children) == len(tuple(node)) else replace(style, node=Node(node.name, node.attributes, children))
    )


def _look(identifier: str, given: Mapping[str, Node], plain: Look, theme: Theme) -> Look:
    look = plain
    for node in reversed(tuple(_line(identifier, given))):
        look = of_paragraph(of_characters(look, node.one("w:rPr"), theme), node.one("w:pPr"), theme)
    return look


def _is_endless(identifier: str, given: Mapping[str, Node]) -> bool:
    """Whether what a style builds on comes back to it, or is too long to follow."""
    last = tuple(_line(identifier, given))[-1]
    return last.one("w:basedOn").get() in given


def _line(identifier: str, given: Mapping[str, Node]) -> Iterator[Node]:
    """The style, the one that it builds on, and so on; one that builds on itself ends there."""
    seen: set[str] = set()
    while identifier in given and identifier not in seen and len(seen) < _DEEPEST:
        seen.add(identifier)
        yield given[identifier]
        identifier = given[identifier].one("w:basedOn").get()
