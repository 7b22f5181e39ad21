"""Styles: the shipped one, and how a style file refines it.

A style file need only say what differs: it is laid over the shipped style field by field, and the whole is validated.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from memos.errors import UsageError
from memos.findings import Finding
from memos.read import Source, characters, read_file, read_picture, read_text
from memos.schemas.style import Style
from memos.templates import shipped
from memos.validate import validate_as
from memos.writers.pdf import check_letterhead, has_face


@cache
def standard() -> Style:
    """The shipped style."""
    style, findings = validate_as(_shipped_source(), Style)
    if style is None:
        raise AssertionError(findings)
    return style


def style_of(path: str) -> Style:
    """The style of a file, laid over the shipped one.

    Raises `UsageError` where the file is no right style or names a font that does not ship, `FileError` where it cannot be read.
    """
    source = read_file(Path(path))
    style, findings = check_style(source)
    if style is None:
        first = findings[0]
        at = f":{first.place.line}:{first.place.column}" if first.place else ""
        raise UsageError(f"the style is not right: {source.name}{at}: {first.message}", first.hint)
    roles = dict(style.text)
    for role, text in roles.items():
        if text.font not in style.fonts:
            raise UsageError(
                f"the style's {role} has the font {text.font}, which is not under `fonts:`",
                "add the family, or name another",
            )
    used = {text.font for text in roles.values()}
    shipped_fonts = standard().fonts
    for name, family in style.fonts.items():
        ours = shipped_fonts.get(name) == family
        for key in (family.regular, family.bold, family.italic, family.bold_italic):
            if (name in used or not ours) and not has_face(key):
                raise UsageError(
                    f"the style's font {name} names {key}, which is not installed",
                    "install it: pip install 'memos[cjk]'" if ours else "choose Noto Serif or Noto Sans",
                )
    _must_be_printable(style, source)
    return _with_image(style, Path(path))


def _must_be_printable(style: Style, source: Source) -> None:
    """Refuses a letterhead with a character that no font of the style has."""
    for finding in check_letterhead(style):
        places = characters(source, finding.path).get(finding.excerpt, ())
        at = "".join(f":{place.line}:{place.column}" for place, _ in places[:1])
        raise UsageError(f"the style is not right: {source.name}{at}: {finding.message}", finding.hint)


def _with_image(style: Style, file: Path) -> Style:
    """The style with the image of its letterhead, which stands in the style file's folder."""
    head = style.letterhead
    if head is None or head.image is None:
        return style
    try:
        image = head.image.showing(read_picture(file.parent, head.image.file))
    except UsageError as error:
        raise UsageError(f"the style's letterhead cannot be shown: {file}: {error.message}", error.hint) from error
    return style.model_copy(update={"letterhead": head.model_copy(update={"image": image})})


def check_style(source: Source) -> tuple[Style | None, tuple[Finding, ...]]:
    """The style that a file holds, laid over the shipped one, and all that is wrong with it."""
    if isinstance(source.data, Mapping):
        base = _shipped_source().data
        if isinstance(base, Mapping):
            source = replace(source, data=_laid_over(base, source.data))
    return validate_as(source, Style)


@cache
def _shipped_source() -> Source:
    return read_text(shipped("styles", "standard.yaml").read_bytes(), "styles/standard.yaml", "yaml")


def _laid_over(base: Mapping[str, object], over: Mapping[str, object]) -> dict[str, object]:
    merged = dict(base)
    for key, value in over.items():
        below = merged.get(key)
        merged[key] = _laid_over(below, value) if isinstance(below, Mapping) and isinstance(value, Mapping) else value
    return merged
