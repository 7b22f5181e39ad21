"""The styles of a Word document: each role of a text as the style that Word has for it, or one of our own where Word has none."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from memos.direction import is_rtl
from memos.document import ParagraphRole
from memos.schemas.style import Style, TextStyle, TextStyles

from .scripts import Scripts
from .xml import eighths, escaped, twips, twips_of_mm

TITLE, SUBTITLE, DATELINE, BODY, BOTTOM_LINE, NOTE = "Title", "Subtitle", "Dateline", "BodyText", "BottomLine", "Note"
BOTTOM_LINE_ITEM, BOTTOM_LINE_END = "BottomLineItem", "BottomLineItemEnd"
LIST_BULLET, LIST_NUMBER, LIST_CONTINUE = "ListBullet", "ListNumber", "ListContinue"
BULLET_LIST, NUMBER_LIST = 1, 2
"""The numbering of the first two: all lists with bullets share the one, and numbered lists have others behind the second, so that each counts anew."""
CAPTION, TABLE, TABLE_HEAD, TABLE_TEXT = "Caption", "MemoTable", "TableHead", "TableText"
TABLE_HEAD_NUMBER, TABLE_NUMBER, TABLE_GAP = "TableHeadNumber", "TableNumber", "TableGap"
FIELD, FIELD_END, FIELD_LABEL, APPROVAL, APPROVAL_START = "Field", "FieldEnd", "FieldLabel", "Approval", "ApprovalStart"
APPROVAL_LABEL, BANNER, HEADER, FOOTER = "ApprovalLabel", "Banner", "Header", "Footer"
FIGURE, LETTERHEAD, LETTERHEAD_LINE, COPY_NUMBER = "Figure", "Letterhead", "LetterheadLine", "CopyNumber"
COVER, PART, CONTENTS_HEADING, CONTENTS_PART = "Cover", "PartHeading", "TOCHeading", "ContentsPart"
STRONG, EMPHASIS, STRONG_EMPHASIS, LINK = "Strong", "Emphasis", "StrongEmphasis", "Hyperlink"

PARAGRAPHS: dict[ParagraphRole, str] = {
    "title": TITLE,
    "cover": COVER,
    "subtitle": SUBTITLE,
    "dateline": DATELINE,
    "body": BODY,
    "bottom_line": BOTTOM_LINE,
    "note": NOTE,
}
_PROSE = frozenset(
    {BODY, BOTTOM_LINE, BOTTOM_LINE_ITEM, BOTTOM_LINE_END, NOTE, LIST_BULLET, LIST_NUMBER, LIST_CONTINUE, TABLE_TEXT}
)
"""Styles in which words may be hyphenated, where the document's settings want that."""
HEADINGS = ("Heading1", "Heading2", "Heading3", "Heading4", "Heading5", "Heading6")
CONTENTS = ("TOC1", "TOC2", "TOC3")

APPROVAL_GAP = 14.0
"""Points above the drafting record."""
_APPROVAL_PAD = 6.0
_RULE_GAP = 3.0
_BOX_PAD = 3.0
_BAR = 2.5
_SIDES: tuple[Literal["left"], Literal["right"]] = ("left", "right")


@dataclass(frozen=True, slots=True)
class _Look:
    """A paragraph style: what Word calls it, and what it changes in the look of its role."""

    identifier: str
    name: str
    look: TextStyle
    following: str = BODY
    level: int = 0
    """Of a heading, from 1."""
    own: bool = False
    """A style that Word does not know by this name."""
    numbered: str = ""
    """Its list, of a style whose paragraphs are items."""
    extra: str = ""
    """Tabs and borders that are not in the look."""
    indent: str = ""
    """In place of the look's indent."""


def styles(style: Style, scripts: Scripts) -> tuple[str, ...]:
    """The style elements of the styles part."""
    return tuple(_all(style, scripts))


def looks(style: Style) -> dict[str, TextStyle]:
    """The look of each paragraph style by its identifier."""
    return {given.identifier: given.look for given in _looks(style)}


def turned_boxes(style: Style, language: str) -> dict[str, str]:
    """Bar and background, by the identifier of their paragraph style, of a paragraph whose direction is not that of papers in the language."""
    rtl = not is_rtl(language)
    return {given.identifier: box(given.look, rtl=rtl) for given in _looks(style) if given.look.bar}


def defaults(style: Style, scripts: Scripts) -> str:
    """What holds for all text: the body's font, kerning, and the paper's language; and that Word puts no space of its own between Chinese characters and
    figures, since the PDF, whose pages the contents name, has none."""
    close = '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>' if scripts.is_east_asian else ""
    return (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{_fonts(style.text.body.font, scripts)}<w:kern w:val="2"/>{_size(style.text.body.size)}'
        f"{scripts.defaults()}</w:rPr></w:rPrDefault>"
        f'<w:pPrDefault><w:pPr><w:widowControl/>{close}<w:spacing w:before="0" w:after="0"/></w:pPr></w:pPrDefault></w:docDefaults>'
    )


def _all(style: Style, scripts: Scripts) -> Iterator[str]:
    rtl = is_rtl(scripts.language)
    turned = "<w:pPr><w:bidi/></w:pPr>" if rtl else ""
    yield f'<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>{turned}</w:style>'
    yield (
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/>'
        '<w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
    )
    yield (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>'
        '<w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
        '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    )
    yield (
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/>'
        "<w:semiHidden/><w:unhideWhenUsed/></w:style>"
    )
    yield from (_paragraph_style(look, scripts, rtl=rtl) for look in _looks(style))
    yield (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{TABLE_GAP}"><w:name w:val="Table Gap"/><w:basedOn w:val="Normal"/>'
        '<w:pPr><w:spacing w:line="20" w:lineRule="exact"/></w:pPr><w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr></w:style>'
    )
    yield from _character_styles(style, scripts)
    yield _table_style(style)


def _looks(style: Style) -> Iterator[_Look]:
    text = style.text
    hanging = twips(style.field_label_width)
    beside = f'<w:tabs><w:tab w:val="left" w:pos="{hanging}"/></w:tabs>'
    hung = f'<w:ind w:left="{hanging}" w:hanging="{hanging}"/>'
    yield _Look(TITLE, "Title", text.title, SUBTITLE)
    yield _Look(COVER, "Cover", text.cover, SUBTITLE, own=True)
    yield _Look(SUBTITLE, "Subtitle", text.subtitle)
    yield _Look(DATELINE, "Dateline", text.dateline, own=True)
    headings = (text.heading_1, text.heading_2, text.heading_3, text.heading_4, text.heading_5, text.heading_6)
    for level, look in enumerate(headings, 1):
        yield _Look(HEADINGS[level - 1], f"heading {level}", look, level=level)
    yield _Look(PART, "Part Heading", text.part, level=1, own=True)
    yield _Look(CONTENTS_HEADING, "TOC Heading", text.heading_1)
    yield _Look(CONTENTS_PART, "Contents Part", text.part, own=True)
    yield _Look(BODY, "Body Text", text.body)
    yield from _bottom_line(text)
    yield _Look(NOTE, "Note", text.note, own=True)
    bullets, numbers = (f'<w:numPr><w:numId w:val="{number}"/></w:numPr>' for number in (BULLET_LIST, NUMBER_LIST))
    yield _Look(LIST_BULLET, "List Bullet", text.list_item, LIST_BULLET, numbered=bullets)
    yield _Look(LIST_NUMBER, "List Number", text.list_item, LIST_NUMBER, numbered=numbers)
    step = f'<w:ind w:left="{twips(style.list_indent)}"/>'
    yield _Look(LIST_CONTINUE, "List Continue", text.list_item, LIST_CONTINUE, indent=step)
    yield _Look(CAPTION, "caption", text.caption, TABLE_TEXT)
    number = {"align": "end"}
    head = text.table_head.model_copy(update={"keep_with_next": True})
    yield _Look(TABLE_HEAD, "Table Head", head, TABLE_HEAD, own=True)
    yield _Look(TABLE_HEAD_NUMBER, "Table Head Number", head.model_copy(update=number), TABLE_HEAD_NUMBER, own=True)
    yield _Look(TABLE_TEXT, "Table Text", text.table_text, TABLE_TEXT, own=True)
    yield _Look(TABLE_NUMBER, "Table Number", text.table_text.model_copy(update=number), TABLE_NUMBER, own=True)
    end = text.field.model_copy(update={"after": max(text.field.after, text.body.after)})
    yield _Look(FIELD, "Field", text.field, FIELD, own=True, extra=beside, indent=hung)
    yield _Look(FIELD_END, "Field End", end, own=True, extra=beside, indent=hung)
    rule = f"<w:pBdr>{_border('top', style.table.rule_width, _APPROVAL_PAD, style.table.rule)}</w:pBdr>"
    start = text.approval.model_copy(update={"before": max(text.approval.before, APPROVAL_GAP)})
    yield _Look(APPROVAL, "Approval", text.approval, APPROVAL, own=True, extra=rule + beside, indent=hung)
    yield _Look(APPROVAL_START, "Approval Start", start, APPROVAL, own=True, extra=rule + beside, indent=hung)
    picture = {"before": 0.0, "after": max(style.table.after, text.body.after)}
    yield _Look(FIGURE, "Figure", text.body.model_copy(update=picture), own=True)
    yield _Look(BANNER, "Banner", text.banner, BANNER, own=True)
    yield _Look(COPY_NUMBER, "Copy Number", text.copy_number, COPY_NUMBER, own=True)
    yield _Look(LETTERHEAD, "Letterhead", text.letterhead, LETTERHEAD_LINE, own=True)
    yield _Look(LETTERHEAD_LINE, "Letterhead Line", text.letterhead_line, LETTERHEAD_LINE, own=True)
    page = style.margins
    edge = twips_of_mm(style.size[0] - page.left - page.right)
    right = f'<w:tabs><w:tab w:val="right" w:pos="{edge}"/></w:tabs>'
    yield _Look(HEADER, "header", text.footer, HEADER)
    leader = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{edge}"/></w:tabs>'
    for level, look in enumerate((text.contents_1, text.contents_2, text.contents_3), 1):
        yield _Look(CONTENTS[level - 1], f"toc {level}", look, extra=leader)
    yield _Look(FOOTER, "footer", text.footer, FOOTER, extra=right)


def _bottom_line(text: TextStyles) -> Iterator[_Look]:
    """The paragraphs of a bottom line, and the items of a list in its box."""
    before, after = text.list_item.before, text.list_item.after
    item = text.bottom_line.model_copy(update={"before": before, "after": after})
    end = text.bottom_line.model_copy(update={"before": before, "after": max(after, text.bottom_line.after)})
    yield _Look(BOTTOM_LINE, "Bottom Line", text.bottom_line, own=True)
    yield _Look(BOTTOM_LINE_ITEM, "Bottom Line Item", item, BOTTOM_LINE_ITEM, own=True)
    yield _Look(BOTTOM_LINE_END, "Bottom Line Item End", end, own=True)


def _paragraph_style(given: _Look, scripts: Scripts, *, rtl: bool) -> str:
    look = given.look
    custom = ' w:customStyle="1"' if given.own else ""
    keep = "<w:keepNext/>" if look.keep_with_next else ""
    lines = ("<w:keepLines/>" if given.level else "") + ("<w:pageBreakBefore/>" if look.new_page else "")
    spacing = f'<w:spacing w:before="{twips(look.before)}" w:after="{twips(look.after)}" w:line="{twips(look.leading)}" w:lineRule="atLeast"/>'
    side = f' w:right="{twips(look.indent)}"' if look.background else ""
    together = "<w:contextualSpacing/>" if look.together else ""
    indent = given.indent or (f'<w:ind w:left="{twips(look.indent)}"{side}/>' if look.indent else "")
    whole = "" if given.identifier in _PROSE else "<w:suppressAutoHyphens/>"
    align = {"start": "", "centre": '<w:jc w:val="center"/>', "end": '<w:jc w:val="right"/>'}[look.align]
    outline = f'<w:outlineLvl w:val="{given.level - 1}"/>' if given.level else ""
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{given.identifier}"><w:name w:val="{given.name}"/><w:basedOn w:val="Normal"/>'
        f'<w:next w:val="{given.following}"/><w:qFormat/><w:pPr>{keep}{lines}{given.numbered}{box(look, rtl=rtl)}{given.extra}{whole}{spacing}{indent}{together}{align}{outline}</w:pPr>'
        f"<w:rPr>{_characters(look, scripts)}</w:rPr></w:style>"
    )


def box(look: TextStyle, *, rtl: bool, inset: float = 0.0) -> str:
    """Bar and background of a paragraph, or the rule below it. Word shades as far as the borders reach, so a background has some of its own colour.

    Left and right are those of the page, whatever the paragraph's direction; `inset` is how far its text stands further in than others in the box.
    """
    ground = look.background
    gap = max(look.indent - _BAR, 1.0)
    start = _SIDES[rtl]
    side = {at: _border(at, 0.25, gap + inset * (at == start), ground) if ground else "" for at in _SIDES}
    if look.bar:
        side[start] = _border(start, _BAR, gap + inset, look.bar)
    above = _border("top", 0.25, _BOX_PAD, ground) if ground else ""
    below = _border("bottom", 0.25, _BOX_PAD, ground) if ground else ""
    if look.rule_below:
        below = _border("bottom", 0.75, _RULE_GAP, look.rule_below)
    sides = above + side["left"] + below + side["right"]
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{ground[1:]}"/>' if ground else ""
    return (f"<w:pBdr>{sides}</w:pBdr>" if sides else "") + shade


def _border(side: Literal["top", "left", "bottom", "right"], width: float, gap: float, colour: str) -> str:
    """A border; Word takes no more than 31 points between it and the text."""
    return f'<w:{side} w:val="single" w:sz="{eighths(width)}" w:space="{min(round(gap), 31)}" w:color="{colour[1:]}"/>'


def _character_styles(style: Style, scripts: Scripts) -> Iterator[str]:
    yield _character(STRONG, "Strong", "<w:b/><w:bCs/>")
    yield _character(EMPHASIS, "Emphasis", "<w:i/><w:iCs/>")
    yield _character(STRONG_EMPHASIS, "Strong Emphasis", "<w:b/><w:bCs/><w:i/><w:iCs/>", own=True)
    yield _character(LINK, "Hyperlink", _colour(style.link_colour))
    label = style.text.field_label
    yield _character(FIELD_LABEL, "Field Label", _characters(label, scripts), own=True)
    size = min(label.size, style.text.approval.size - 0.5)
    yield _character(
        APPROVAL_LABEL, "Approval Label", _characters(label.model_copy(update={"size": size}), scripts), own=True
    )


def _character(identifier: str, name: str, properties: str, *, own: bool = False) -> str:
    custom = ' w:customStyle="1"' if own else ""
    return (
        f'<w:style w:type="character"{custom} w:styleId="{identifier}"><w:name w:val="{name}"/><w:basedOn w:val="DefaultParagraphFont"/>'
        f"<w:qFormat/><w:rPr>{properties}</w:rPr></w:style>"
    )


def _table_style(style: Style) -> str:
    look = style.table
    across, above = twips(look.padding_x), twips(look.padding_y)
    line = f'w:val="single" w:sz="{eighths(look.rule_width)}" w:space="0" w:color="{look.rule[1:]}"'
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{TABLE}"><w:name w:val="Memo Table"/><w:basedOn w:val="TableNormal"/><w:qFormat/>'
        f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblBorders><w:bottom {line}/><w:insideH {line}/></w:tblBorders>'
        f'<w:tblCellMar><w:top w:w="{above}" w:type="dxa"/><w:left w:w="{across}" w:type="dxa"/>'
        f'<w:bottom w:w="{above}" w:type="dxa"/><w:right w:w="{across}" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f'<w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{look.head_background[1:]}"/></w:tcPr></w:tblStylePr>'
        "</w:style>"
    )


def _characters(look: TextStyle, scripts: Scripts) -> str:
    bold = "<w:b/><w:bCs/>" if look.bold else ""
    italic = "<w:i/><w:iCs/>" if look.italic else ""
    strike = "<w:strike/>" if look.strike else ""
    line = '<w:u w:val="single"/>' if look.underline else ""
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{look.shade[1:]}"/>' if look.shade else ""
    return f"{_fonts(look.font, scripts)}{bold}{italic}{strike}{_colour(look.colour)}{_size(look.size)}{line}{shade}"


def _fonts(name: str, scripts: Scripts) -> str:
    shown = escaped(name)
    east, turned = escaped(scripts.east_asian), escaped(scripts.complex)
    return f'<w:rFonts w:ascii="{shown}" w:hAnsi="{shown}" w:eastAsia="{east}" w:cs="{turned}"/>'


def _size(points: float) -> str:
    half = round(points * 2)
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def _colour(colour: str) -> str:
    return f'<w:color w:val="{colour[1:].upper()}"/>' if colour.lower() != "#000000" else ""
