"""The runs of a paragraph as WordprocessingML: emphasis, languages, directions, links, and a content control around each value of the input."""

from collections.abc import Iterable, Mapping
from itertools import groupby

from memos.bidi import is_mixed
from memos.document import Run, Runs
from memos.writers.links import address

from . import controls, references
from . import styles as names
from .package import Package
from .scripts import directed
from .scripts import language as language_of
from .xml import escaped

_SOFT_HYPHEN = "\u00ad"


class Inlines:
    """What stands inside the paragraphs of one paper."""

    __slots__ = ("_anchors", "_controls", "_east_asian", "_language", "_package", "links", "title")

    def __init__(self, package: Package, language: str, anchors: Mapping[str, int]) -> None:
        """`anchors` has the place among the blocks of each heading that runs may refer to."""
        self._package = package
        self._language = language
        self._anchors = anchors
        self._east_asian = package.scripts.is_east_asian
        self._controls = 0
        self.links: list[str] = []
        """Addresses in the order of their relationships."""
        self.title = ""
        """Of the content controls that follow."""

    def written(self, runs: Runs, style: str, *, rtl: bool, character: str = "") -> str:
        """The runs of a paragraph of that style and direction; in the character style, if one is given."""
        if not (rtl or self._east_asian):
            plain = self._plain(runs, f'<w:rPr><w:rStyle w:val="{character}"/></w:rPr>' if character else "")
            if plain is not None:
                return plain
        look = self._package.looks.get(style)
        bold = look is not None and look.bold
        out: list[str] = []
        for source, group in groupby(directed(runs, self._language, rtl=rtl), key=_source):
            written = self._linked(group, character, bold=bold)
            out.append(self._control(source, written) if source and written else written)
        return "".join(out)

    def _plain(self, runs: Runs, properties: str) -> str | None:
        """Runs with nothing but text, from left to right and each from elsewhere; None where they are not so."""
        out: list[str] = []
        before = ""
        for run in runs:
            if (
                run.strong or run.emphasis or run.link or run.language or run.target or (run.source and run.source == before)
                or not (run.text.isascii() or not is_mixed(run.text))
            ):  # fmt: skip
                return None
            if run.text:
                written = f"<w:r>{properties}{_text(run.text)}</w:r>"
                out.append(self._control(run.source, written) if run.source else written)
            before = run.source
        return "".join(out)

    def _control(self, source: str, written: str) -> str:
        if len(source) > controls.LONGEST:
            return written
        self._controls += 1
        return f"{controls.begin(source, self.title, self._controls)}{written}{controls.END}"

    def _linked(self, parts: Iterable[tuple[Run, bool]], character: str, *, bold: bool) -> str:
        """Runs with their directions, in links where they have any."""
        out: list[str] = []
        for (link, target), group in groupby(parts, key=_link):
            outside = address(link)
            inside = -1 if link else self._anchors.get(target, -1)
            name = names.LINK if outside or inside >= 0 else character
            written = "".join([self._run(run, rtl=turned, bold=bold, character=name) for run, turned in group])
            if outside and written:
                if outside not in self.links:
                    self.links.append(outside)
                written = f'<w:hyperlink r:id="link{self.links.index(outside) + 1}">{written}</w:hyperlink>'
            elif inside >= 0 and written:
                written = references.linked(written, references.of_heading(inside))
            out.append(written)
        return "".join(out)

    def _run(self, run: Run, *, rtl: bool, bold: bool, character: str) -> str:
        """A run; where its paragraph is bold already, strong text is so too, and looks no different."""
        if not run.text:
            return ""
        strong = run.strong and not bold
        fonts = self._package.scripts.fonts(run, rtl=rtl) if rtl or run.language or self._east_asian else ""
        properties = fonts
        if character:
            direct = ("<w:b/><w:bCs/>" if strong else "") + ("<w:i/><w:iCs/>" if run.emphasis else "")
            properties = f'<w:rStyle w:val="{character}"/>{fonts}{direct}'
        elif strong or run.emphasis:
            style = names.STRONG_EMPHASIS if strong and run.emphasis else names.STRONG if strong else names.EMPHASIS
            properties = f'<w:rStyle w:val="{style}"/>{fonts}'
        if rtl:
            properties += "<w:rtl/>"
        if run.language and run.language != self._language:
            properties += language_of(run.language)
        return (
            f"<w:r><w:rPr>{properties}</w:rPr>{_text(run.text)}</w:r>"
            if properties
            else f"<w:r>{_text(run.text)}</w:r>"
        )


def _source(part: tuple[Run, bool]) -> str:
    return part[0].source


def _link(part: tuple[Run, bool]) -> tuple[str, str]:
    return part[0].link, part[0].target


def _text(text: str) -> str:
    """Text as Word has it; a soft hyphen is an element of its own, as the character would be shown (ECMA-376-1, 17.3.3.29)."""
    written = f'<w:t xml:space="preserve">{escaped(text)}</w:t>'
    if _SOFT_HYPHEN not in text:
        return written
    return written.replace(_SOFT_HYPHEN, '</w:t><w:softHyphen/><w:t xml:space="preserve">')
