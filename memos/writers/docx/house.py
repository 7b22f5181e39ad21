"""A house's styles, theme, headers and footers as parts of our papers.

Styles that Word knows by name have the identifiers that our papers use, whatever the house's file calls them; where the house has none, or a style file
refined its role, ours stands in. Ours build on no other style, so that they look the same on every house's ground.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from memos.house import KEPT, ROLES, House, HouseStyle, Kind, Node, Story, Theme
from memos.schemas.style import Style

from .pictures import anchored, house_relationships, inline
from .scripts import Scripts
from .styles import BULLET_LIST, LIST_BULLET, LIST_CONTINUE, LIST_NUMBER, NUMBER_LIST
from .xml import escaped, twips, twips_of_mm

_IDENTITY = re.compile(r'<w:style w:type="(\w+)"[^>]* w:styleId="([^"]+)"><w:name w:val="([^"]+)"/>')
"""Kind, identifier and name of a style in our own markup."""
_DEFAULTS = {"paragraph": "Normal", "character": "DefaultParagraphFont", "table": "TableNormal", "numbering": "NoList"}
"""Our identifiers of the styles of what has no other."""
_BASED = re.compile('<w:basedOn w:val="Normal"/>')
_REFERENCES = frozenset({"w:pStyle", "w:rStyle", "w:tblStyle", "w:basedOn", "w:next", "w:link"})
_EMPTY = frozenset({"w:pPr", "w:rPr", "w:tblPr", "w:trPr", "w:tcPr", "w:tabs", "w:pBdr"})
"""Elements that say nothing when there is nothing in them."""
_BEFORE = frozenset(
    {"w:name", "w:basedOn", "w:next", "w:link", "w:uiPriority", "w:semiHidden", "w:unhideWhenUsed", "w:qFormat"}
)
"""What stands before the properties of paragraphs in a style."""
_NUMBERED = {LIST_BULLET: BULLET_LIST, LIST_NUMBER: NUMBER_LIST}
_ORDER = (
    "w:pStyle", "w:keepNext", "w:keepLines", "w:pageBreakBefore", "w:widowControl", "w:numPr", "w:pBdr", "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:kinsoku", "w:wordWrap",
    "w:overflowPunct", "w:topLinePunct", "w:autoSpaceDE", "w:autoSpaceDN", "w:bidi", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:textAlignment",
    "w:outlineLvl", "w:rPr",
)  # fmt: skip
"""Properties of paragraphs in the order of the schema (ECMA-376-1, A.1)."""
_BEFORE_COLOUR = frozenset(
    {"w:rFonts", "w:b", "w:bCs", "w:i", "w:iCs", "w:caps", "w:smallCaps", "w:strike", "w:dstrike"}
)
"""What stands before the colour in the properties of characters."""
_IN_STORIES = frozenset({"header", "footer"})
"""Styles of what the house has in its headers and footers, where something dark may stand behind it."""
_SPACED = frozenset({"w:t", "w:instrText"})
_BODY = "Body Text"
_FIRST_DRAWING = 100_000
"""Numbers of drawings in headers and footers begin here; those of a paper's own begin at 1."""
_POINTS = 12700


def merged(ours: Sequence[str], style: Style, house: House) -> str:
    """The styles of the house and those of ours that it has not."""
    names = identifiers(ours, house)
    made = {}
    for xml in ours:
        kind, identifier, name = _identity(xml)
        made[identifier] = (kind, name, xml)
    taken: dict[str, str] = {}
    other: list[str] = []
    for own in house.styles:
        identifier = names[own.identifier]
        if identifier not in made:
            other.append(_style(own.node, identifier, names))
        elif _speaks(own, house):
            node = _fitted(own, identifier, style)
            colour = "" if own.name in _IN_STORIES else _recoloured(ROLES.get(own.name, ""), style, own.look.colour)
            taken[identifier] = _style(_coloured(node, colour) if colour else node, identifier, names)
    written = [
        taken.get(identifier) or _on_house(xml, name, style, house) for identifier, (_, name, xml) in made.items()
    ]
    return "".join((*written, *other))


def identifiers(ours: Iterable[str], house: House) -> Mapping[str, str]:
    """The identifier in our papers of each style of the house, by its own: ours for a style that has a name of ours."""
    by_name = {(kind, name.lower()): identifier for kind, identifier, name in map(_identity, ours)}
    used = set(by_name.values())
    found: dict[str, str] = {}
    for own in house.styles:
        identifier = _DEFAULTS[own.kind] if own.default else by_name.get((own.kind, own.name))
        if identifier is None:
            identifier = next(name for name in _candidates(own.identifier) if name not in used)
            used.add(identifier)
        found[own.identifier] = identifier
    return found


def defaults(house: House, scripts: Scripts, *, rtl: bool) -> str:
    """What holds for all text, with the paper's own language and fonts for scripts that the house says nothing of."""
    letters, paragraphs = house.defaults
    fonts = letters.one("w:rFonts")
    given = {name: value for name, value in fonts.attributes.items() if value}
    if not (given.get("w:ascii") or given.get("w:asciiTheme")):
        given |= {"w:ascii": scripts.style.text.body.font, "w:hAnsi": scripts.style.text.body.font}
    given |= {"w:eastAsia": scripts.east_asian, "w:cs": scripts.complex}
    rest = "".join(_xml(node, {}) for node in letters if node.name != "w:rFonts")
    turned = "<w:bidi/>" if rtl else ""
    before = "".join(_xml(node, {}) for node in paragraphs if node.name == "w:widowControl")
    after = "".join(_xml(node, {}) for node in paragraphs if node.name == "w:spacing")
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{_xml(Node('w:rFonts', given), {})}{rest}{scripts.defaults()}</w:rPr></w:rPrDefault>"
        f"<w:pPrDefault><w:pPr>{before}{turned}{after}</w:pPr></w:pPrDefault></w:docDefaults>"
    )


@dataclass(frozen=True, slots=True)
class Given:
    """What a house has in a header or a footer."""

    xml: str
    relationships: str
    """To its pictures."""
    numbered: bool
    """The number of the page is in it."""


def stories(
    house: House, given: Mapping[Kind, Story], ours: Sequence[str], kinds: Sequence[Kind]
) -> Mapping[Kind, Given]:
    """What the house has at the head or the foot of each kind of page. Drawings in any of them have numbers of their own."""
    names = identifiers(ours, house)
    numbers = count(_FIRST_DRAWING if given is house.headers else 2 * _FIRST_DRAWING)
    found: dict[Kind, Given] = {}
    for kind in kinds:
        story = house.story(given, kind)
        xml = "".join(_xml(node, names, numbers) for node in story.nodes)
        found[kind] = Given(xml, house_relationships(house.pictures, story.pictures), story.numbered)
    return found


def foot_letters(style: Style, house: House | None) -> str:
    """The colour of the running foot in place of that of the house's style of footers, where that can hardly be read on white."""
    own = house.style("footer") if house else None
    return _colour(_recoloured("footer", style, own.look.colour)) if own else ""


def foot_tabs(style: Style, house: House | None) -> str:
    """The tab of the running foot at the end of the line, in place of those that the house's style of footers has."""
    if house is None or "footer" in house.refined:
        return ""
    own = house.style("footer")
    edge = twips_of_mm(style.size[0] - style.margins.left - style.margins.right)
    others = (twips(tab.place) for tab in (own.look.tabs if own else ()))
    cleared = "".join(f'<w:tab w:val="clear" w:pos="{place}"/>' for place in others if place != edge)
    return f'<w:tabs>{cleared}<w:tab w:val="right" w:pos="{edge}"/></w:tabs><w:jc w:val="left"/>'


def themed(part: str, theme: Theme) -> str:
    """The theme part with the house's colours and fonts."""
    for role, colour in theme.colours.items():
        part = _between(part, f"<a:{role}>", f"</a:{role}>", f'<a:srgbClr val="{colour[1:].upper()}"/>')
    for kind, font in theme.fonts.items():
        before, found, rest = part.partition(f"<a:{kind}Font>")
        part = before + found + _between(rest, '<a:latin typeface="', '"', escaped(font))
    return part


def _between(text: str, start: str, stop: str, inner: str) -> str:
    """The text with what stands between the first `start` and the next `stop` replaced, if they are there."""
    before, found, rest = text.partition(start)
    return f"{before}{start}{inner}{stop}{rest.partition(stop)[2]}" if found else text


def _identity(xml: str) -> tuple[str, str, str]:
    found = _IDENTITY.match(xml)
    if found is None:
        raise AssertionError(xml)
    return found[1], found[2], found[3]


def _candidates(identifier: str) -> Iterable[str]:
    yield identifier
    for number in count(2):
        yield f"{identifier}-{number}"


def _speaks(own: HouseStyle, house: House) -> bool:
    """Whether the house's own style holds: no style file refined its role, and it is none by which papers are marked."""
    return own.default or own.kind != "paragraph" or (own.name in ROLES and ROLES[own.name] not in house.refined)


def _fitted(own: HouseStyle, identifier: str, style: Style) -> Node:
    """The style's element with what papers need of it: headings and captions are never the last on a page, list styles bring our bullet or number."""
    added: list[Node] = []
    if ROLES.get(own.name) in KEPT and not own.look.keep_with_next:
        added.append(Node("w:keepNext"))
    if identifier in _NUMBERED:
        added.append(Node("w:numPr", {}, (Node("w:numId", {"w:val": str(_NUMBERED[identifier])}),)))
    if identifier == LIST_CONTINUE:
        added.append(Node("w:ind", {"w:left": str(twips(style.list_indent))}))
    if not added:
        return own.node
    names = {node.name for node in added}
    given = [*added, *(node for node in own.node.one("w:pPr") if node.name not in names)]
    given.sort(key=lambda node: _ORDER.index(node.name))
    properties = Node("w:pPr", {}, tuple(given))
    before = tuple(child for child in own.node if child.name in _BEFORE)
    behind = tuple(child for child in own.node if child.name not in {*_BEFORE, "w:pPr"})
    return Node(own.node.name, own.node.attributes, (*before, properties, *behind))


def _on_house(xml: str, name: str, style: Style, house: House) -> str:
    """A style of ours beside the house's; running text is what the house's own text is, where it has no style for that."""
    if name == _BODY and "body" not in house.refined and style.word is house:
        start = xml[: xml.index("<w:pPr>")]
        speaker = house.speaker("body")
        colour = _colour(_recoloured("body", style, speaker.look.colour)) if speaker else ""
        return f"{start}<w:rPr>{colour}</w:rPr></w:style>" if colour else f"{start}</w:style>"
    return _BASED.sub("", xml)


def _recoloured(role: str, style: Style, own: str) -> str:
    """The colour of a role's text in place of its `own` one, which can hardly be read; empty where the house's holds."""
    house = style.word
    speaker = house.speaker(role) if house and role not in house.refined else None
    if speaker is None or own != speaker.look.colour:
        return ""
    colour: str = getattr(style.text, role).colour
    return colour if colour != own else ""


def _colour(colour: str) -> str:
    return f'<w:color w:val="{colour[1:].upper()}"/>' if colour else ""


def _coloured(node: Node, colour: str) -> Node:
    """The style with letters of another colour."""
    letters = [child for child in node.one("w:rPr") if child.name != "w:color"]
    at = sum(child.name in _BEFORE_COLOUR for child in letters)
    written = Node("w:rPr", {}, (*letters[:at], Node("w:color", {"w:val": colour[1:].upper()}), *letters[at:]))
    before = tuple(child for child in node if child.name in {*_BEFORE, "w:pPr"})
    behind = tuple(child for child in node if child.name not in {*_BEFORE, "w:pPr", "w:rPr"})
    return Node(node.name, node.attributes, (*before, written, *behind))


def _style(node: Node, identifier: str, names: Mapping[str, str]) -> str:
    given = {"w:type": node.get("w:type")}
    if identifier in _DEFAULTS.values():
        given["w:default"] = "1"
    elif node.get("w:customStyle") in {"1", "true", "on"}:
        given["w:customStyle"] = "1"
    return _xml(Node(node.name, {**given, "w:styleId": identifier}, node.children), names)


def _xml(node: Node, names: Mapping[str, str], numbers: "count[int] | None" = None) -> str:
    """The element as markup, with references to styles by the identifiers that our papers have for them."""
    if node.name == "picture":
        return _drawing(node, next(numbers)) if numbers else ""
    attributes = node.attributes
    if node.name in _REFERENCES:
        known = names.get(node.get())
        if known is None:
            return ""
        attributes = {"w:val": known}
    written = "".join(f' {name}="{escaped(value)}"' for name, value in attributes.items())
    if node.name in _EMPTY and not node.children:
        return ""
    space = ' xml:space="preserve"' if node.name in _SPACED else ""
    inner = "".join(
        escaped(child) if isinstance(child, str) else _xml(child, names, numbers) for child in node.children
    )
    return f"<{node.name}{written}{space}>{inner}</{node.name}>" if inner else f"<{node.name}{written}/>"


def _drawing(node: Node, number: int) -> str:
    """A picture of the house, in the line or apart from it."""
    size = (float(node.get("width")), float(node.get("height")))
    image = f"house{node.get('number')}"
    if not node.get("across"):
        return inline(image, number, *size)
    across, down = _position("H", node.get("across"), "column"), _position("V", node.get("down"), "paragraph")
    clear = tuple(float(side) for side in node.get("clear").split())
    return anchored(image, number, size, across + down, node.get("wrap"), clear)


def _position(axis: str, given: str, text: str) -> str:
    """Where a picture stands on one axis; `text` is what the place in the text is measured from."""
    base, offset, flush = (*given.split(" "), "")[:3]
    if flush:
        sides = {"start": "left", "centre": "center", "end": "right"} if axis == "H" else {"start": "top", "centre": "center", "end": "bottom"}  # fmt: skip
        inner = f"<wp:align>{sides[flush]}</wp:align>"
    else:
        inner = f"<wp:posOffset>{round(float(offset) * _POINTS)}</wp:posOffset>"
    return f'<wp:position{axis} relativeFrom="{text if base == "text" else base}">{inner}</wp:position{axis}>'
