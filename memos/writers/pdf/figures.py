"""Figures as strips: the caption, and below it the picture, on one page.

Readers give a figure's alternative text in place of all that is inside the figure; so the caption stands beside it, and a division holds both.
"""

from memos.document import Figure
from memos.writers.marks import marked
from memos.writers.sizes import figure_size

from .column import Column
from .pages import Element, Image
from .strips import CHAINED, FREE, Strip


def figure(block: Figure, column: Column, parent: int) -> None:
    """A figure, as large as it says and the page allows."""
    setting = column.setting
    typeset = setting.typeset
    caption = marked(block.caption, block.mark)
    tall = 0.0
    if caption:
        parent = setting.element(Element("Div", parent))
        first = len(column.strips)
        column.put_paragraph(caption, typeset.roles["caption"], setting.element(Element("Caption", parent)))
        column.strips[-1] = column.strips[-1]._replace(keep=max(column.strips[-1].keep, CHAINED))
        tall = sum(strip.before + strip.height for strip in column.strips[first:])
    before = column.space(typeset.roles["body"].before)
    width, height = figure_size(block, column.width, typeset.bottom - typeset.top)
    scale = min(1.0, max(setting.room - tall - before, setting.room / 4) / height)
    said = block.alternative
    language = "" if said.language == setting.language else said.language
    element = setting.element(Element("Figure", parent, language=language, alternative=said.text))
    image = Image(column.x, 0.0, width * scale, height * scale, block.picture, element)
    column.strips.append(Strip(before, image.height, FREE, (), images=(image,)))
    column.gap = max(typeset.style.table.after, typeset.roles["body"].after)
