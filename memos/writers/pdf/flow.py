"""The blocks of a paper as strips in order, and its structure: the exhaustive match over the tree."""

from memos.document import Approval, Block, Contents, Document, Fields, Figure, Heading, List, Paragraph, Table, text_of

from .column import Column
from .contents import contents
from .figures import figure
from .lines import Setting
from .pages import Element, Tag
from .strips import Strip
from .tables import approval, fields, grids, table
from .typeset import HEADINGS, PARAGRAPHS

_TAGS: tuple[Tag, ...] = ("H1", "H2", "H3", "H4", "H5", "H6")


def flow(document: Document, setting: Setting) -> list[Strip]:
    """The strips of a document's blocks from top to bottom.

    The levels of headings in the structure begin at 1 and skip none (ISO 14289-1, 7.4.2); how a heading looks follows its own level.
    """
    typeset = setting.typeset
    widths = grids(document.blocks, typeset.style, document.language)
    column = Column(setting, typeset.left, typeset.right - typeset.left, grids=widths)
    root = setting.element(Element("Document", -1, "RlTb" if setting.rtl else ""))
    level = 0
    for number, block in enumerate(document.blocks):
        first = len(column.strips)
        if isinstance(block, Heading):
            level = min(block.level, level + 1)
        elif isinstance(block, Contents) and block.runs:
            level = 1
        _block(block, column, root, (number, level), document)
        if isinstance(block, Heading | Contents) and block.part and len(column.strips) > first:
            column.strips[first] = column.strips[first]._replace(new_page=True)
    return column.strips


def _block(block: Block, column: Column, root: int, place: tuple[int, int], document: Document) -> None:
    setting = column.setting
    roles = setting.typeset.roles
    match block:
        case Heading():
            _heading(block, column, root, place)
        case Contents():
            if block.runs:
                _heading(Heading(1, block.runs, block.mark, part=block.part), column, root, place)
            contents(block, document, column, root)
        case Paragraph():
            element = setting.element(Element("P", root))
            turns = block.role != "note"
            column.put_paragraph(block.runs, roles[PARAGRAPHS[block.role]], element, mark=block.mark, turns=turns)
        case List():
            column.put_list(block, root)
        case Table():
            table(block, column, root)
        case Fields():
            fields(block, column, root)
        case Approval():
            approval(block, column, root)
        case Figure():
            figure(block, column, root)


def _heading(block: Heading, column: Column, root: int, place: tuple[int, int]) -> None:
    """A heading; `place` is that of its block, and its level in the structure."""
    number, level = place
    element = column.setting.element(Element(_TAGS[level - 1], root))
    role = column.setting.typeset.roles["part" if block.part else HEADINGS[block.level - 1]]
    column.put_paragraph(block.runs, role, element, mark=block.mark, heading=(number, level, text_of(block.runs)))
