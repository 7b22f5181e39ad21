"""A column of running text, the page's or a cell's: paragraphs and lists as strips from top to bottom."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from memos.direction import paragraph_is_rtl
from memos.document import List, Paragraph, Run, Runs
from memos.writers.columns import Grids
from memos.writers.markers import form, in_bottom_line, marker
from memos.writers.marks import marked

from .hyphens import hyphenated
from .lines import Setting
from .pages import Element, Fill, Line
from .strips import CHAINED, FREE, TIED, Box, Strip
from .typeset import Role, RoleName

_BOX_PAD = 4.0
"""Points between a background's edge and the text, above and below."""
_RULE = 0.75
_RULE_GAP = 3.0
_MARKER_GAP = 4.0
"""Least space between an item's marker and its text."""
_NUMBERINGS = {"1": "Decimal", "a": "LowerAlpha", "A": "UpperAlpha", "i": "LowerRoman", "I": "UpperRoman"}
"""How a list is counted, by its first number (ISO 32000-1, 14.8.5.5)."""
_NARROWEST = 6
"""Times the size of the type: lists are not indented further than their markers need where that leaves less for the text, and markers stand on
lines of their own where even that leaves less than half of it."""


@dataclass(slots=True)
class Column:
    """A column of text that is being filled; lengths in points."""

    setting: Setting
    x: float
    width: float
    role: Role | None = None
    """Of all its paragraphs, in a cell."""
    strips: list[Strip] = field(default_factory=list)
    gap: float = 0.0
    """Space that the block before asks for below it."""
    prose: bool = True
    """Holds text in which words may be hyphenated; names and figures are not."""
    turns: bool = True
    """Paragraphs and lists that read the other way than the paper begin at the other side; in a cell or a field they stay beside the others."""
    grids: Grids = field(default_factory=dict)
    """Widths of the columns of the paper's tables."""
    _waiting: list[tuple[float, Line]] = field(default_factory=list)
    """Markers to stand beside the next line."""
    _last: tuple[RoleName, int] | None = None
    """The role of the paragraph before, and how many strips there were behind it."""
    _edges: tuple[float, float] | None = None
    """x and width of the box that a list stands in."""

    def put_paragraph(
        self,
        runs: Runs,
        role: Role,
        element: int,
        *,
        mark: str = "",
        heading: tuple[int, int, str] | None = None,
        turns: bool = True,
    ) -> None:
        """A paragraph; its first two lines stand together, and its last two. Small print beside something else does not turn: it stays where that
        stands."""
        turned = turns and self._is_turned(runs)
        width = self.width - role.indent
        x = self.x if turned else self.x + role.indent
        box, pad = self._opened(role, turned=turned)
        if box and box.background:
            x = self.x + role.indent
            width -= role.indent
        runs = marked(runs, mark)
        if self.prose and role.hyphenate:
            runs = hyphenated(runs, self.setting.language)
        lines = self.setting.lines(runs, role, width, element)
        last = len(lines) - 1
        chained = CHAINED if role.keep_with_next else FREE
        before = self.space(role.before)
        if role.together and self._last == (role.name, len(self.strips)):
            before = 0.0
        for number, line in enumerate(lines):
            tied = role.keep_with_next or number in {0, last - 1}
            top = pad if number == 0 else 0.0
            foot = _BOX_PAD if box and number == last else 0.0
            fills: tuple[Fill, ...] = ()
            if role.rule_below and number == last:
                foot += _RULE_GAP + _RULE
                fills = (Fill(x, top + line.height + _RULE_GAP, width, _RULE, role.rule_below),)
            self.strips.append(
                Strip(
                    before if number == 0 else 0.0,
                    top + line.height + foot,
                    chained if number == last else TIED if tied else FREE,
                    (*self._beside(top), (_aligned(x, width, line, role, turned=turned), top, line)),
                    fills,
                    box,
                    heading=heading if number == 0 else None,
                    new_page=role.new_page and number == 0,
                )
            )
        self.gap = role.after
        self._last = (role.name, len(self.strips))

    def put_list(self, block: List, parent: int) -> None:
        """A list in the column's own role, or in that of lists; one that is part of a bottom line stands in its box."""
        roles = self.setting.typeset.roles
        if self.role or not in_bottom_line(block):
            self._list(block, parent, self.role or roles["list_item"], 0)
            return
        outer = roles["bottom_line"]
        left, width = self._edges = (self.x, self.width)
        around = outer.background is not None
        self.x = left if self._is_turned(_first_runs((block,))) and not around else left + outer.indent
        self.width = width - outer.indent * (1 + around)
        self._list(block, parent, self.setting.typeset.boxed_item(), 0)
        self.x, self.width, self._edges = left, width, None
        self.gap = max(self.gap, outer.after)

    def _list(self, block: List, parent: int, role: Role, depth: int) -> None:
        """A list; its markers stand in the indent, which a wide marker widens."""
        setting = self.setting
        style = setting.typeset.style
        markers = [
            marker(style, ordered=block.ordered, depth=depth, number=block.start + step)
            for step in range(len(block.items))
        ]
        words, scale = role.plain.face.words, role.size / 1000
        widest = max((words[text].width for text in markers), default=0.0) * scale
        indent = max(setting.typeset.style.list_indent, widest + _MARKER_GAP)
        if self.width - indent < _NARROWEST * role.size:
            indent = widest + _MARKER_GAP
        numbering = _NUMBERINGS[form(style, depth).first] if block.ordered else "Disc"
        element = setting.element(Element("L", parent, attributes=numbering))
        left, width = self.x, self.width
        beside = width - indent >= _NARROWEST * role.size / 2
        if beside:
            self.width = width - indent
        for text, item in zip(markers, block.items, strict=True):
            turned = self._is_turned(_first_runs(item.blocks))
            if beside:
                self.x = left if turned else left + indent
            inside = setting.element(Element("LI", element))
            label = setting.element(Element("Lbl", inside))
            line = setting.lines((Run(text),), role, 1e9, label)[0]
            self._waiting.append((left + width - line.width if turned else left, line))
            if not beside:
                self._put_marker(role, TIED, turned=turned)
            body = setting.element(Element("LBody", inside))
            self.put_blocks(item.blocks, body, role, depth + 1, mark=block.mark if item is block.items[0] else "")
            if self._waiting:  # an item without text
                self._put_marker(role, FREE, turned=turned)
                self.gap = role.after
        self.x, self.width = left, width

    def put_blocks(
        self, blocks: Sequence[Paragraph | List], element: int, role: Role, depth: int = 0, *, mark: str = ""
    ) -> None:
        """Paragraphs and lists inside an element; a single paragraph is the element's own text."""
        for block in blocks:
            match block:
                case Paragraph():
                    inner = element if len(blocks) == 1 else self.setting.element(Element("P", element))
                    self.put_paragraph(block.runs, role, inner, mark=mark or block.mark)
                case List():
                    self._list(block, element, role, depth)
            mark = ""

    def space(self, before: float) -> float:
        """The space above a strip that asks for `before`: the larger of that and what the block above asks for, as in Word."""
        gap, self.gap = self.gap, 0.0
        return max(before, gap)

    def _put_marker(self, role: Role, keep: int, *, turned: bool) -> None:
        """The markers that wait, on a line of their own."""
        box, top = self._opened(role, turned=turned)
        foot = _BOX_PAD if box else 0.0
        beside = tuple(self._beside(top))
        self.strips.append(Strip(self.space(role.before), top + role.leading + foot, keep, beside, box=box))

    def _beside(self, top: float) -> list[tuple[float, float, Line]]:
        """The markers that wait for a line to stand beside."""
        beside = [(x, top, line) for x, line in self._waiting]
        self._waiting.clear()
        return beside

    def _is_turned(self, runs: Runs) -> bool:
        """Whether a paragraph reads the other way than its paper."""
        setting = self.setting
        if not self.turns or (not setting.rtl and not any(run.language for run in runs)):
            return False
        return paragraph_is_rtl(runs, setting.language) != setting.rtl

    def _opened(self, role: Role, *, turned: bool) -> tuple[Box | None, float]:
        """The box of what comes next, and the space above it inside the box; one that goes on has no foot where it did."""
        box = self._box(role, turned=turned)
        last = self.strips[-1] if self.strips else None
        if box is None or last is None or last.box is not box:
            return box, _BOX_PAD if box else 0.0
        self.strips[-1] = last._replace(height=last.height - _BOX_PAD)
        return box, 0.0

    def _box(self, role: Role, *, turned: bool) -> Box | None:
        """The box of a paragraph with a background or a bar; those that follow one another share it."""
        if not (role.background or role.bar):
            return None
        x, width = self._edges or (self.x, self.width)
        box = Box(x, width, role.background, role.bar, turned)
        before = self.strips[-1].box if self.strips else None
        return before if before == box else box


def _aligned(x: float, width: float, line: Line, role: Role, *, turned: bool) -> float:
    """Where a line begins; the start of a paragraph that reads the other way is at the end of its room."""
    left = max(width - line.width, 0.0)
    share = {"start": 0.0, "centre": 0.5, "end": 1.0}[role.align]
    return x + left * (1 - share if turned else share)


def _first_runs(blocks: Sequence[Paragraph | List]) -> Runs:
    """The first text of paragraphs and lists."""
    for block in blocks:
        runs = (
            block.runs
            if isinstance(block, Paragraph)
            else _first_runs([inner for item in block.items for inner in item.blocks])
        )
        if runs:
            return runs
    return ()
