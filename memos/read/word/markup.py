"""XML of a Word file, without a document type, of bounded depth and size; and what may stay of it."""

from collections.abc import Callable, Mapping
from xml.parsers import expat

from memos.house import Node
from memos.rules import house as rules

from .unfit import Unfit
from .values import TYPES

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PREFIXES = {
    _W: "w:",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w:",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r:",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r:",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a:",
    "http://purl.oclc.org/ooxml/drawingml/main": "a:",
    "http://schemas.openxmlformats.org/drawingml/2006/picture": "pic:",
    "http://purl.oclc.org/ooxml/drawingml/picture": "pic:",
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp:",
    "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": "wp:",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc:",
    "http://schemas.openxmlformats.org/package/2006/relationships": "",
    "http://schemas.openxmlformats.org/package/2006/content-types": "",
    "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties": "",
    "http://www.w3.org/XML/1998/namespace": "xml:",
}
"""Prefixes of the namespaces that are read, those of ISO 29500 strict among them; a name of any other begins with its whole namespace."""
_DEEPEST = 100
_MOST = 300_000
"""Elements of a part: ten times those of Word's longest list of styles."""


class _Doctype(Exception):  # noqa: N818 -- no error of its own: it ends the parsing
    """The part declares a document type."""


def parsed(data: bytes, part: str) -> Node:
    """The root of a part of that name. Raises `Unfit`."""
    reader = _Reader()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = reader.doctype
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    try:
        parser.Parse(data, True)  # noqa: FBT003 -- expat's own
    except _Doctype:
        raise Unfit(rules.declares_entities(part)) from None
    except (expat.ExpatError, ValueError, LookupError) as problem:
        line = getattr(problem, "lineno", 1)
        raise Unfit(rules.damaged(f"{part} is no right XML, at its line {line}")) from None
    except OverflowError:
        raise Unfit(rules.too_large(f"{part} has too many elements, or too deep ones")) from None
    return reader.root


class _Reader:
    """Builds the tree of nodes from the parser's events."""

    __slots__ = ("_count", "_open", "root")

    def __init__(self) -> None:
        self._open: list[tuple[str, dict[str, str], list[Node | str]]] = []
        self._count = 0
        self.root = Node("")

    def doctype(self, *_: object) -> None:
        raise _Doctype

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        self._count += 1
        if self._count > _MOST or len(self._open) >= _DEEPEST:
            raise OverflowError
        given = {_prefixed(key): value for key, value in attributes.items()}
        self._open.append((_prefixed(name), given, []))

    def end(self, _: str) -> None:
        name, attributes, children = self._open.pop()
        node = Node(name, attributes, tuple(children))
        if self._open:
            self._open[-1][2].append(node)
        else:
            self.root = node

    def text(self, text: str) -> None:
        self._open[-1][2].append(text)


def _prefixed(name: str) -> str:
    namespace, _, local = name.rpartition(" ")
    return _PREFIXES.get(namespace, f"{namespace} ") + local if namespace else local


_SIDES = ("w:top", "w:left", "w:bottom", "w:right")
_ORDERED: Mapping[str, tuple[str, ...]] = {
    "w:style": (
        "w:name", "w:basedOn", "w:next", "w:link", "w:uiPriority", "w:semiHidden", "w:unhideWhenUsed", "w:qFormat", "w:pPr", "w:rPr", "w:tblPr", "w:trPr",
        "w:tcPr", "w:tblStylePr",
    ),
    "w:tblStylePr": ("w:pPr", "w:rPr", "w:tblPr", "w:trPr", "w:tcPr"),
    "w:pPr": (
        "w:pStyle", "w:keepNext", "w:keepLines", "w:pageBreakBefore", "w:widowControl", "w:pBdr", "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:kinsoku", "w:wordWrap",
        "w:overflowPunct", "w:topLinePunct", "w:autoSpaceDE", "w:autoSpaceDN", "w:bidi", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc",
        "w:textAlignment", "w:outlineLvl", "w:rPr",
    ),
    "w:pBdr": ("w:top", "w:left", "w:bottom", "w:right", "w:between"),
    "w:tabs": ("w:tab",),
    "w:rPr": (
        "w:rStyle", "w:rFonts", "w:b", "w:bCs", "w:i", "w:iCs", "w:caps", "w:smallCaps", "w:strike", "w:dstrike", "w:color", "w:spacing", "w:w", "w:kern",
        "w:position", "w:sz", "w:szCs", "w:highlight", "w:u", "w:bdr", "w:shd", "w:vertAlign", "w:rtl", "w:cs", "w:em",
    ),
    "w:tblPr": (
        "w:tblStyle", "w:bidiVisual", "w:tblStyleRowBandSize", "w:tblStyleColBandSize", "w:tblW", "w:jc", "w:tblCellSpacing", "w:tblInd", "w:tblBorders",
        "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook",
    ),
    "w:tblBorders": (*_SIDES, "w:insideH", "w:insideV"),
    "w:tblCellMar": _SIDES,
    "w:tblGrid": ("w:gridCol",),
    "w:trPr": ("w:cantSplit", "w:trHeight", "w:tblHeader", "w:jc"),
    "w:tcPr": ("w:tcW", "w:gridSpan", "w:vMerge", "w:tcBorders", "w:shd", "w:noWrap", "w:tcMar", "w:textDirection", "w:vAlign"),
    "w:tcBorders": (*_SIDES, "w:insideH", "w:insideV", "w:tl2br", "w:tr2bl"),
    "w:tcMar": _SIDES,
}  # fmt: skip
"""What may stand in an element, in the order of the schema (ECMA-376-1, A.1). Elements that are not listed have attributes alone.

Left out on purpose: what hides text, what blinks, frames, languages, the tracks of changes, and numbering, which papers have of their own."""

_SIDEWAYS: Mapping[str, str] = {"w:start": "w:left", "w:end": "w:right"}
"""Names of ISO 29500 for sides, and those that older programs know, Word among them (ECMA-376-4, 14.2 and 14.3)."""
_FLUSH: Mapping[str, str] = {"start": "left", "end": "right"}
_WITH_SIDES = frozenset({"w:jc", "w:tab"})
_ALIKE: Mapping[str, str] = {"w:sz": "w:szCs", "w:b": "w:bCs", "w:i": "w:iCs"}
"""Traits of Latin letters, and of those of complex scripts, which have the same where a house says nothing of them."""


def kept(node: Node, *, without: frozenset[str] = frozenset()) -> Node:
    """The element with what is allowed in it, `without` these."""
    given: dict[str, list[Node]] = {}
    for child in node:
        given.setdefault(_SIDEWAYS.get(child.name, child.name), []).append(child)
    if node.name == "w:rPr":
        for one, other in _ALIKE.items():
            if one in given and other not in given:
                given[other] = [Node(other, found.attributes) for found in given[one]]
    children = [
        kept(child, without=without)
        for name in _ORDERED.get(node.name, ())
        if name not in without
        for child in given.get(name, ())
    ]
    return Node(_SIDEWAYS.get(node.name, node.name), own(node), tuple(children))


def own(node: Node) -> Mapping[str, str]:
    """The attributes that an element may keep: those in the table of types. Marks of who edited it when are not in it, nor are fonts of East Asian and
    complex scripts, which follow from a paper's language."""
    types = TYPES.get(node.name, {})
    found = {_SIDEWAYS.get(name, name): value for name, value in node.attributes.items() if name in types}
    if node.name in _WITH_SIDES and found.get("w:val") in _FLUSH:
        found["w:val"] = _FLUSH[found["w:val"]]
    return found


def is_on(node: Node, name: str) -> bool:
    """Whether a property that is on or off is on (ECMA-376-1, 17.17.4)."""
    return next((child.get() not in {"0", "false", "off"} for child in node.all(name)), False)


def chosen(node: Node, name: str, otherwise: bool) -> bool:  # noqa: FBT001 -- the value that holds when nothing is said
    """The same, where what is not said holds as it did."""
    return is_on(node, name) if any(node.all(name)) else otherwise


def number(text: str, otherwise: float = 0.0, *, unit: float = 1.0) -> float:
    """A number of the file in units of which that many make a point; a value that is none is taken for `otherwise`."""
    return measured(text, otherwise, lambda value: value / unit)


_UNITS: Mapping[str, float] = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "pc": 12.0, "pi": 12.0}
_FARTHEST = 1e5


def measured(text: str, otherwise: float, plain: Callable[[float], float]) -> float:
    """A length in points; one with a unit stands for itself (ECMA-376-1, 22.9.2.15), a plain one goes through `plain`."""
    written, factor = text.strip(), _UNITS.get(text.strip()[-2:])
    try:
        value = plain(float(written)) if factor is None else float(written[:-2]) * factor
    except ValueError:
        return otherwise
    return value if abs(value) < _FARTHEST else otherwise
