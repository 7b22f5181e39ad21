"""The package that a style's papers share: made by python-docx once in a process, taken apart, and compressed once.

python-docx's own template brings the theme, the list of Word's latent styles, content types and relationships; what of it belongs to its maker
(sample data, thumbnail, machine-dependent properties) is left out.
"""

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from memos.direction import is_rtl
from memos.house import Kind
from memos.schemas.style import Style, TextStyle

from . import house as houses
from .archive import Entry
from .pictures import house_entries
from .scripts import Scripts, substitute
from .styles import defaults, looks, styles, turned_boxes
from .xml import DECLARATION, NAMESPACES, escaped, twips_of_mm

_HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
_DROPPED = ("customXml", "thumbnail", "stylesWithEffects", "webSettings", "extended-properties")
"""Kinds of relationships of the template, by how their names end or what they hold."""
_MADE_LATER = frozenset(
    {"word/document.xml", "word/_rels/document.xml.rels", "word/numbering.xml", "docProps/core.xml"}
)
_PARTS: Mapping[Kind, tuple[str, str]] = {
    "default": ("header", "footer"),
    "first": ("first_page_header", "first_page_footer"),
    "even": ("even_page_header", "even_page_footer"),
}
"""python-docx's names of a section's headers and footers."""
_BEST = 9
_IMAGE_TYPES = b'<Default Extension="jpeg" ContentType="image/jpeg"/><Default Extension="png" ContentType="image/png"/>'


@dataclass(frozen=True, slots=True, eq=False)
class Package:
    """What all papers of one style and language have in common."""

    entries: tuple[Entry, ...]
    """The parts that are the same in each, compressed."""
    head: str
    """The document part up to its first block."""
    tail: str
    """The document part from its last block on: page, margins, header and footer."""
    headers: Mapping[Kind, str]
    footers: Mapping[Kind, str]
    """Names of the parts by the pages that they are for: the first and the even ones, where these have their own, and all others."""
    heads: Mapping[Kind, houses.Given]
    feet: Mapping[Kind, houses.Given]
    """What a house has in them."""
    foot_letters: str
    """Properties of the running foot's letters that its style has not."""
    foot_tabs: str
    """Properties of the paragraph of the running foot."""
    looks: dict[str, TextStyle]
    """Of each paragraph style by its identifier."""
    turned_boxes: dict[str, str]
    """Bar and background of a paragraph whose direction is not the paper's, by the identifier of its style."""
    scripts: Scripts
    table: str
    """What turns a table, in a paper that is read from right to left."""
    _relationships: str

    def relationships(self, links: Sequence[str], images: str) -> str:
        """The document's relationships, with those to the addresses of its links, link1, link2, …, and to its pictures."""
        added = "".join(
            f'<Relationship Id="link{number}" Type="{_HYPERLINK}" Target="{escaped(link)}" TargetMode="External"/>'
            for number, link in enumerate(links, 1)
        )
        return self._relationships.replace("</Relationships>", added + images + "</Relationships>")


@dataclass(slots=True)
class _Kept:
    style: Style
    packages: dict[str, Package] = field(default_factory=dict)


_PREPARED: list[_Kept] = []
_MOST_KEPT = 8


def package(style: Style, language: str) -> Package:
    """The package of a style for papers of one language; kept for the styles that were asked for last."""
    kept = next((entry for entry in _PREPARED if entry.style is style), None)
    if kept is None:
        kept = _Kept(style)
        _PREPARED.insert(0, kept)
        del _PREPARED[_MOST_KEPT:]
    if language not in kept.packages:
        kept.packages[language] = _prepared(style, language)
    return kept.packages[language]


def _prepared(style: Style, language: str) -> Package:
    house = style.word
    kinds = _kinds(style)
    parts = _parts(kinds)
    scripts = Scripts.of(style, language)
    rtl = is_rtl(language)
    latent = re.search(rb"<w:latentStyles.*?</w:latentStyles>", parts["word/styles.xml"], re.DOTALL)
    ours = styles(style, scripts)
    ground = houses.defaults(house, scripts, rtl=rtl) if house else defaults(style, scripts)
    parts["word/styles.xml"] = (
        f"{DECLARATION}<w:styles {NAMESPACES}>{ground}{latent.group().decode() if latent else ''}"
        f"{houses.merged(ours, style, house) if house else ''.join(ours)}</w:styles>"
    ).encode()
    if house:
        parts["word/theme/theme1.xml"] = houses.themed(parts["word/theme/theme1.xml"].decode(), house.theme).encode()
    parts["word/settings.xml"] = _settings(hyphenate=style.hyphenate, even="even" in kinds).encode()
    parts["word/fontTable.xml"] = _font_table(style, scripts).encode()
    headers, footers = (
        tuple(name for name in parts if re.fullmatch(rf"word/{kind}\d*\.xml", name)) for kind in ("header", "footer")
    )
    relationships = parts["word/_rels/document.xml.rels"].decode()
    width, height = (twips_of_mm(side) for side in style.size)
    edges = style.margins
    margins = " ".join(
        f'w:{side}="{twips_of_mm(getattr(edges, side))}"'
        for side in ("top", "right", "bottom", "left", "header", "footer")
    )
    return Package(
        entries=(
            *(
                Entry.of(name, data, _BEST)
                for name, data in parts.items()
                if name not in {*_MADE_LATER, *headers, *footers}
            ),
            *(house_entries(house.pictures) if house else ()),
        ),
        head=f"{DECLARATION}<w:document {NAMESPACES}><w:body>",
        tail=(
            f"<w:sectPr>{_references(relationships, kinds, headers, footers)}"
            f'<w:pgSz w:w="{width}" w:h="{height}"/><w:pgMar {margins} w:gutter="0"/>{"<w:titlePg/>" if "first" in kinds else ""}'
            f"{'<w:bidi/>' if rtl else ''}</w:sectPr></w:body></w:document>"
        ),
        headers=dict(zip(kinds, headers, strict=True)),
        footers=dict(zip(kinds, footers, strict=True)),
        foot_tabs=houses.foot_tabs(style, house),
        foot_letters=houses.foot_letters(style, house),
        heads=houses.stories(house, house.headers, ours, kinds) if house else {},
        feet=houses.stories(house, house.footers, ours, kinds) if house else {},
        looks=looks(style),
        turned_boxes=turned_boxes(style, language),
        scripts=scripts,
        table="<w:bidiVisual/>" if rtl else "",
        _relationships=relationships,
    )


def _kinds(style: Style) -> tuple[Kind, ...]:
    """The kinds of pages whose headers and footers differ."""
    kinds = style.word.kinds if style.word else ("default",)
    return kinds if style.letterhead is None or "first" in kinds else ("default", "first", *kinds[1:])


def _parts(kinds: Sequence[Kind]) -> dict[str, bytes]:
    """The parts of a document that python-docx makes, in the order in which it writes them; with headers and footers for those kinds of pages."""
    from docx import Document  # noqa: PLC0415 -- a tenth of a second that only a Word file needs

    document = Document()
    section = document.sections[0]
    for kind in kinds:
        for part in _PARTS[kind]:
            getattr(section, part).is_linked_to_previous = False
    for relationships in (document.part.rels, document.part.package.rels):
        for identifier, relationship in list(relationships.items()):
            if any(kind in relationship.reltype for kind in _DROPPED):
                del relationships[identifier]
    made = io.BytesIO()
    document.save(made)
    with zipfile.ZipFile(made) as opened:
        parts = {name: opened.read(name) for name in opened.namelist()}
    types = parts["[Content_Types].xml"]
    parts["[Content_Types].xml"] = types.replace(b"<Default ", _IMAGE_TYPES + b"<Default ", 1)
    return parts


def _references(relationships: str, kinds: Sequence[Kind], headers: Sequence[str], footers: Sequence[str]) -> str:
    """The section's headers, then its footers."""
    return "".join(
        f'<w:{kind}Reference w:type="{place}" r:id="{_identifier(relationships, part)}"/>'
        for kind, parts in (("header", headers), ("footer", footers))
        for place, part in zip(kinds, parts, strict=True)
    )


def _identifier(relationships: str, part: str) -> str:
    """The identifier of the document's relationship to a part."""
    target = part.removeprefix("word/")
    found: str = next(tag for tag in re.findall(r"<Relationship [^>]*>", relationships) if f'Target="{target}"' in tag)
    return found.partition(' Id="')[2].partition('"')[0]


def _font_table(style: Style, scripts: Scripts) -> str:
    """The fonts by name, and what Word may take where one is not installed."""
    more = style.word.fonts if style.word else ()
    names = dict.fromkeys((*(text.font for _, text in style.text), scripts.complex, scripts.east_asian, *more))
    other = {name: f'<w:altName w:val="{escaped(substitute(name))}"/>' for name in names if name.startswith("Noto ")}
    fonts = "".join(
        f'<w:font w:name="{escaped(name)}">{other.get(name, "")}<w:charset w:val="00"/>'
        f'<w:family w:val="{"swiss" if "Sans" in style.fonts[name].regular else "roman"}"/><w:pitch w:val="variable"/></w:font>'
        for name in names
    )
    return f"{DECLARATION}<w:fonts {NAMESPACES}>{fonts}</w:fonts>"


def _settings(*, hyphenate: bool, even: bool) -> str:
    """The settings; mode 15 is that of Word 2013 and later: anything less opens with "Compatibility mode" in the title bar."""
    return (
        f'{DECLARATION}<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>{_HYPHENATION * hyphenate}{_EVEN * even}'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
        + "".join(
            f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
            for name, value in (
                ("compatibilityMode", 15),
                ("overrideTableStyleFontSizeAndJustification", 1),
                ("enableOpenTypeFeatures", 1),
                ("doNotFlipMirrorIndents", 1),
                ("differentiateMultirowTableHeaders", 1),
            )
        )
        + "</w:compat></w:settings>"
    )


_EVEN = "<w:evenAndOddHeaders/>"
_HYPHENATION = '<w:autoHyphenation/><w:consecutiveHyphenLimit w:val="2"/><w:doNotHyphenateCaps/>'
"""Styles of what is no prose say that they are not hyphenated (ECMA-376-1, 17.15.1.10, 17.15.1.22, 17.15.1.37)."""
