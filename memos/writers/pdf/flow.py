"""The blocks of a paper as strips in order, and its structure: the exhaustive match over the tree."""

from memos.document import Approval, Block, Document, Fields, Figure, Heading, List, Paragraph, Table, text_of

from .column import Column
from .figures import figure
from .lines import Setting
from .pages import Element, Tag
from .strips import Strip
from .tables import approval, fields, table
from .typeset import HEADINGS, PARAGRAPHS

_TAGS: tuple[Tag, ...] = ("H1", "H2", "H3", "H4", "H5", "H6")


def flow(document: Document, setting: Setting) -> list[Strip]:
    """The strips of a document's blocks from top to bottom.

    The levels of headings in the structure begin at 1 and skip none (ISO 14289-1, 7.4.2); how a heading looks follows its own level.
    """
    typeset = setting.typeset
    column = Column(setting, typeset.left, typeset.right - typeset.left)
    root = setting.element(Element("Document", -1, "RlTb" if setting.rtl else ""))
    level = 0
    for number, block in enumerate(document.blocks):
        if isinstance(block, Heading):
            level = min(block.level, level + 1)
        _block(block, column, root, number, level)
    return column.strips


def _block(block: Block, column: Column, root: int, number: int, level: int) -> None:
    setting = column.setting
    roles = setting.typeset.roles
    match block:
        case Heading():
            element = setting.element(Element(_TAGS[level - 1], root))
            place = (number, level, text_of(block.runs))
            column.put_paragraph(block.runs, roles[HEADINGS[block.level - 1]], element, mark=block.mark, heading=place)
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
