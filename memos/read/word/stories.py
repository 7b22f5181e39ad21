"""Headers and footers: paragraphs and tables with what is allowed in them, as markup for Word and as blocks for others."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from memos.document import Picture
from memos.house import (
    NOTHING,
    Align,
    Float,
    Look,
    Mark,
    Node,
    Piece,
    Shown,
    Story,
    StoryParagraph,
    StoryTable,
    Text,
    Theme,
)
from memos.rules import house as rules

from .drawings import Pictures, picture_of
from .fitting import Wrong, fitted
from .lists import SYMBOLS
from .looks import of_characters, of_paragraph
from .markup import is_on, kept, number
from .parts import Parts
from .styles import Styles
from .tables import Cell, ground_of, rows_of, word_only
from .unfit import Unfit

ACTIVE_FIELDS = frozenset(
    {"ADDIN", "AUTOTEXT", "AUTOTEXTLIST", "CONTROL", "DATABASE", "DDE", "DDEAUTO", "EMBED", "GOTOBUTTON", "IMPORT", "INCLUDE", "INCLUDEPICTURE",
     "INCLUDETEXT", "LINK", "MACROBUTTON", "MERGEFIELD", "PRINT", "RD"}
)  # fmt: skip
"""Fields that fetch, run or bring in what lies elsewhere (ECMA-376-1, 17.16.5)."""
_NUMBERS: Mapping[str, Literal["page", "pages"]] = {"PAGE": "page", "NUMPAGES": "pages"}
_INSTRUCTIONS = {"page": " PAGE ", "pages": " NUMPAGES "}
_THROUGH = frozenset({"w:hyperlink", "w:ins", "w:moveTo", "w:smartTag", "w:customXml", "w:sdt", "w:sdtContent", "w:bdo", "w:dir"})  # fmt: skip
"""What only wraps its content: a link's text stays, a change that was made is taken as made."""
_CHARACTERS: Mapping[str, str] = {"w:noBreakHyphen": "\u2011", "w:softHyphen": "\u00ad"}
_FLUSH: Mapping[str, Align] = {"left": "start", "center": "centre", "right": "end"}
_FORMS: Mapping[str, Literal["1", "a", "A", "i", "I"]] = {
    "Arabic": "1", "arabic": "1", "ARABIC": "1", "roman": "i", "ROMAN": "I", "Roman": "I", "alphabetic": "a", "ALPHABETIC": "A", "Alphabetic": "A",
}  # fmt: skip
"""How a number is written, by the switch that asks for it (ECMA-376-1, 17.16.4.3.1)."""
_NO_FORMS = frozenset({"MERGEFORMAT", "CHARFORMAT"})
_SWITCH = re.compile(r"\\\*\s*(\w+)")
_CODE = re.compile(r"[0-9A-Fa-f]{4}")
_PRIVATE = 0xF000
"""Where Word has the signs of fonts of symbols."""
_LONGEST = 31
"""Letters of a font's name."""
_TWIPS = 20.0
_MOST = 3000
"""Paragraphs, and pieces of text in them, of a header or a footer."""
_COLUMNS = 63
"""Of a table: as many as Word has."""


class Stories:
    """Reads the headers and footers of one file; gathers the pictures, and what it leaves out."""

    __slots__ = ("_known", "_parts", "_styles", "active", "beyond", "left", "used", "wrong")

    def __init__(self, parts: Parts, styles: Styles) -> None:
        self._parts = parts
        self._styles = styles
        self._known = Pictures()
        self.active: dict[str, None] = {}
        """What acts, or lies elsewhere, in words."""
        self.left: dict[str, None] = {}
        """What else is not taken."""
        self.beyond: dict[str, None] = {}
        """What only Word shows."""
        self.used: set[str] = set()
        """Identifiers of styles that the stories name."""
        self.wrong: list[Wrong] = []
        """Values that were not taken as they are."""

    def story(self, part: str, pictures: list[Picture]) -> Story:
        """The header or footer in that part; `pictures` has all of the file that came before, and gets its own."""
        reader = _Story(self, part, pictures)
        blocks = tuple(reader.blocks(fitted(self._parts.xml(part), self.wrong) or NOTHING))
        return Story(
            tuple(node for node, _ in blocks), tuple(block for _, block in blocks), tuple(dict.fromkeys(reader.shown))
        )

    def picture(self, drawing: Node, part: str) -> Shown | Float | None:
        """The picture of a drawing, unless it is something else."""
        found = picture_of(drawing, self._parts, part, self._known)
        if any(node.name == "a:xfrm" and _is_turned(node) for node in drawing.deep()):
            self.left["the turning of a picture"] = None
        if isinstance(found, str):
            (self.active if "elsewhere" in found else self.left)[found] = None
            return None
        return found

    def styled(self, identifier: str) -> tuple[Look, str]:
        """How a paragraph in a style looks; and its identifier, if it is one that there is."""
        known = identifier if identifier in self._styles.every else ""
        if known:
            self.used.add(known)
        return self._styles.look(known), known

    @property
    def theme(self) -> Theme:
        """The file's theme."""
        return self._styles.theme

    def tables(self, identifier: str) -> tuple[Node, ...]:
        """The table style of that identifier behind those that it builds on."""
        found: list[Node] = []
        while (style := self._styles.every.get(identifier)) and style.node not in found:
            found.insert(0, style.node)
            identifier = style.node.one("w:basedOn").get()
        return tuple(found)

    def lettered(self, look: Look, properties: Node) -> Look:
        """A look with the properties of a run laid over it, its character style's first."""
        style = self._styles.every.get(properties.one("w:rStyle").get())
        if style is not None:
            self.used.add(style.identifier)
            look = of_characters(look, style.node.one("w:rPr"), self._styles.theme)
            look = replace(look, hidden=look.hidden or style.look.hidden)
        return of_characters(look, properties, self._styles.theme)

    def shaped(self, look: Look, properties: Node) -> Look:
        """A look with the properties of a paragraph laid over it."""
        return of_paragraph(look, properties, self._styles.theme)


class _Story:
    """Reads one part; a field may begin in one run and end in another."""

    __slots__ = (
        "_all",
        "_count",
        "_depth",
        "_instruction",
        "_part",
        "_pictures",
        "_result",
        "shown",
    )

    def __init__(self, all_: Stories, part: str, pictures: list[Picture]) -> None:
        self._all = all_
        self._part = part
        self._pictures = pictures
        self._count = 0
        self._depth = 0
        self._instruction: list[str] = []
        self._result = False
        self.shown: list[Picture] = []

    def blocks(self, parent: Node) -> "Iterator[tuple[Node, StoryParagraph | StoryTable]]":
        """The blocks of a part."""
        for node in parent:
            if node.name == "w:p":
                found_ = self._paragraph(node)
                if found_:
                    yield found_
            elif node.name == "w:tbl":
                found = self._table(node)
                if found:
                    yield found
            elif node.name in _THROUGH:
                yield from self.blocks(node)

    def _paragraph(self, node: Node) -> tuple[Node, StoryParagraph] | None:
        """A paragraph; none where it is hidden, its end too."""
        given = node.one("w:pPr")
        base, known = self._all.styled(given.one("w:pStyle").get())
        look = self._all.shaped(base, given)
        children = [child for child in given if child.name != "w:bidi" and (known or child.name != "w:pStyle")]
        turned = Node("w:bidi", {"w:val": "1" if look.rtl else "0"})
        properties = kept(
            Node("w:pPr", {}, (*children, turned)), without=frozenset({"w:outlineLvl", "w:pageBreakBefore"})
        )
        runs: list[Node] = []
        pieces: list[Piece] = []
        floats: list[Float] = []
        for run, piece in self._inside(node, look):
            runs.append(run)
            if isinstance(piece, Float):
                floats.append(piece)
            else:
                pieces.append(piece)
        self._count += 1 + len(runs)
        if self._count > _MOST:
            raise Unfit(rules.too_large(f"{self._part} has more than {_MOST:,} paragraphs and pieces of text"))
        if not runs and self._all.lettered(look, given.one("w:rPr")).hidden:
            self._all.left["hidden text"] = None
            return None
        return Node("w:p", {}, (properties, *runs)), StoryParagraph(look, tuple(pieces), tuple(floats))

    def _inside(self, node: Node, look: Look) -> Iterator[tuple[Node, Piece | Float]]:
        for child in node:
            if child.name == "w:r":
                yield from self._run(child, look)
            elif child.name == "w:fldSimple":
                yield from self._field(child.get("w:instr"), Node("w:r"), look, child)
            elif child.name in _THROUGH:
                yield from self._inside(child, look)

    def _run(self, node: Node, paragraph: Look) -> Iterator[tuple[Node, Piece | Float]]:
        given = node.one("w:rPr")
        properties = kept(Node("w:rPr", {}, given.children))
        look = self._all.lettered(paragraph, given)
        if is_on(given, "w:webHidden"):
            look = replace(look, hidden=True)
        for child in node:
            if child.name == "w:fldChar":
                yield from self._field_mark(child.get("w:fldCharType"), properties, look)
            elif child.name == "w:instrText":
                self._instruction.append(child.text if self._depth == 1 else "")
            elif self._depth and not self._is_shown_link():
                continue
            else:
                yield from self._content(child, properties, look)

    def _content(self, child: Node, properties: Node, look: Look) -> Iterator[tuple[Node, Piece | Float]]:
        if look.hidden:
            self._all.left["hidden text"] = None
        elif child.name == "w:t" or child.name in _CHARACTERS:
            text = _CHARACTERS.get(child.name, child.text)
            if text:
                yield _run(properties, Node("w:t", {}, (text,))), Text(text, look)
        elif child.name == "w:sym":
            yield from self._sign(child, properties, look)
        elif child.name == "w:ptab" and child.get("w:alignment") in _FLUSH:
            place = {"w:relativeTo": "margin", "w:alignment": child.get("w:alignment"), "w:leader": "none"}
            yield _run(properties, Node("w:ptab", place)), Mark("tab", _FLUSH[child.get("w:alignment")])
        elif child.name in {"w:tab", "w:ptab"}:
            yield _run(properties, Node("w:tab")), Mark("tab")
        elif child.name in {"w:br", "w:cr"}:
            yield _run(properties, Node("w:br")), Mark("break")
        elif child.name == "w:drawing":
            yield from self._drawing(child)
        elif child.name == "mc:AlternateContent":
            drawings = [node for node in child.one("mc:Choice").deep() if node.name == "w:drawing"]
            for drawing in drawings:
                yield from self._drawing(drawing)
            if not drawings:
                self._all.left["a text box or a drawn shape"] = None
        elif child.name in {"w:pict", "w:object"}:
            words = "an embedded object" if child.name == "w:object" else "a drawn shape in an old form (VML)"
            (self._all.active if child.name == "w:object" else self._all.left)[words] = None

    def _sign(self, node: Node, properties: Node, look: Look) -> Iterator[tuple[Node, Piece]]:
        """A sign of a font of symbols: Word's as it is, and for others one that they have."""
        font, code = node.get("w:font")[:_LONGEST], node.get("w:char")
        if not font or not _CODE.fullmatch(code):
            return
        sign = SYMBOLS.get(chr(int(code, 16) | _PRIVATE), "")
        if not sign:
            self._all.beyond[f"signs of the font {font}"] = None
        yield _run(properties, Node("w:sym", {"w:font": font, "w:char": code.upper()})), Text(sign, look)

    def _drawing(self, drawing: Node) -> Iterator[tuple[Node, Piece | Float]]:
        found = self._all.picture(drawing, self._part)
        if found is None:
            return
        picture = found.shown.picture if isinstance(found, Float) else found.picture
        if picture not in self._pictures:
            self._pictures.append(picture)
        self.shown.append(picture)
        yield _placed(found, self._pictures.index(picture) + 1), found

    def _field_mark(self, kind: str, properties: Node, look: Look) -> Iterator[tuple[Node, Piece]]:
        """The beginning, the middle or the end of a field."""
        if kind == "begin":
            self._depth += 1
            if self._depth == 1:
                self._instruction, self._result = [], False
            else:
                self._instruction.append(" NESTED ")
        elif kind == "separate" and self._depth == 1:
            self._result = True
        elif kind == "end" and self._depth:
            self._depth -= 1
            if not self._depth:
                yield from self._numbered("".join(self._instruction), properties, look)

    def _is_shown_link(self) -> bool:
        """Whether what stands here is the text of a link, which is text like any other."""
        return self._depth == 1 and self._result and field_name("".join(self._instruction)) == "HYPERLINK"

    def _field(
        self, instruction: str, properties: Node, look: Look, node: Node
    ) -> Iterator[tuple[Node, Piece | Float]]:
        """A field in one element."""
        if field_name(instruction) == "HYPERLINK":
            yield from self._inside(node, look)
        else:
            given = next(node.all("w:r"), Node("w:r")).one("w:rPr")
            properties = kept(Node("w:rPr", {}, given.children))
            yield from self._numbered(instruction, properties, self._all.lettered(look, given))

    def _numbered(self, instruction: str, properties: Node, look: Look) -> Iterator[tuple[Node, Piece]]:
        """The number of the page or of all pages; any other field is left out, and what it showed with it."""
        name = field_name(instruction)
        if "NESTED" in instruction or (name not in _NUMBERS and name != "HYPERLINK"):
            (self._all.active if name in ACTIVE_FIELDS else self._all.left)[
                f"the field {name[:40] or 'without a name'}"
            ] = None
        elif look.hidden:
            self._all.left["hidden text"] = None
        elif name in _NUMBERS:
            kind = _NUMBERS[name]
            switches = [found for found in _SWITCH.findall(instruction) if found.upper() not in _NO_FORMS]
            form = _FORMS.get((switches or ["Arabic"])[0])
            if form is None or "\\#" in instruction:
                self._all.left[f"the form of the field {name}"] = None
            switch = f"\\* {switches[0]} " if form and form != "1" else ""
            marks = (
                Node("w:fldChar", {"w:fldCharType": "begin"}),
                Node("w:instrText", {}, (f"{_INSTRUCTIONS[kind]}{switch}",)),
                Node("w:fldChar", {"w:fldCharType": "separate"}),
                Node("w:t", {}, (form or "1",)),
                Node("w:fldChar", {"w:fldCharType": "end"}),
            )
            yield Node("w:r", {}, (properties, *marks)), Text("", look, kind, form or "1")

    def _table(self, node: Node) -> tuple[Node, StoryTable] | None:
        """A table; one that stands in a cell of another is left out."""
        properties = kept(Node("w:tblPr", {}, node.one("w:tblPr").children))
        style = properties.one("w:tblStyle").get()
        if self._all.styled(style)[1] != style:
            properties = replace(properties, children=tuple(child for child in properties if child.name != "w:tblStyle"))  # fmt: skip
        columns = tuple(node.one("w:tblGrid").all("w:gridCol"))
        if len(columns) > _COLUMNS:
            raise Unfit(rules.too_large(f"{self._part} has a table of more than {_COLUMNS} columns"))
        grid = kept(Node("w:tblGrid", {}, columns))
        widths = [number(column.get("w:w"), unit=_TWIPS) for column in grid]
        rows = [self._row(row, widths) for row in _unwrapped(node, "w:tr") if any(_unwrapped(row, "w:tc"))]
        if not rows:
            return None
        styles = self._all.tables(style)
        ground = ground_of(properties, styles, self._all.theme)
        given = [found for _, found in rows]
        self._all.beyond |= dict.fromkeys(word_only(given, properties, styles))
        table = StoryTable(ground.indent, tuple(rows_of(given, ground)), ground.align, ground.share)
        return Node("w:tbl", {}, (properties, grid, *(row for row, _ in rows))), table

    def _row(self, node: Node, widths: Sequence[float]) -> tuple[Node, tuple[Node, tuple[Cell, ...]]]:
        properties = kept(Node("w:trPr", {}, node.one("w:trPr").children))
        cells: list[Cell] = []
        written: list[Node] = []
        column = 0
        for cell in _unwrapped(node, "w:tc"):
            own_ = kept(Node("w:tcPr", {}, cell.one("w:tcPr").children))
            span = max(int(number(own_.one("w:gridSpan").get(), 1)), 1)
            if column + span > _COLUMNS:
                raise Unfit(rules.too_large(f"{self._part} has a table of more than {_COLUMNS} columns"))
            width = number(own_.one("w:tcW").get("w:w"), unit=_TWIPS)
            across = sum(widths[column : column + span]) or width
            column += span
            blocks = tuple(self.blocks(cell))
            inside = [found for found in blocks if isinstance(found[1], StoryParagraph)]
            if len(inside) < len(blocks):
                self._all.left["a table inside a table"] = None
            cells.append(Cell(own_, across, tuple(block for _, block in inside if isinstance(block, StoryParagraph))))
            written.append(Node("w:tc", {}, (own_, *([part for part, _ in inside] or [Node("w:p")]))))
        return Node("w:tr", {}, (properties, *written)), (properties, tuple(cells))


def field_name(instruction: str) -> str:
    """The kind of a field: the first word of its instruction."""
    return (instruction.split() or [""])[0].upper()


def _is_turned(node: Node) -> bool:
    """Whether a picture is turned or mirrored."""
    return node.get("rot") not in {"", "0"} or any(node.get(side) in {"1", "true"} for side in ("flipH", "flipV"))


def _unwrapped(node: Node, name: str) -> Iterator[Node]:
    """The rows of a table or the cells of a row, those in content controls too."""
    for child in node:
        if child.name == name:
            yield child
        elif child.name in _THROUGH:
            yield from _unwrapped(child, name)


def _run(properties: Node, content: Node) -> Node:
    return Node("w:r", {}, (properties, content))


def _placed(found: Shown | Float, number_: int) -> Node:
    """Stands for a picture; the writer draws it, by its number among all of the house and its place."""
    shown = found.shown if isinstance(found, Float) else found
    places: dict[str, str] = {}
    if isinstance(found, Float):
        for axis, standing in (("across", found.across), ("down", found.down)):
            places[axis] = f"{standing.base} {standing.offset} {standing.flush}".strip()
        places |= {"wrap": found.wrap, "clear": " ".join(map(str, found.clear))}
    return Node("picture", {"number": str(number_), "width": str(shown.width), "height": str(shown.height), **places})
