"""Styles: the shipped one, and how a style file refines it.

A style file need only say what differs: it is laid over the shipped style field by field, and the whole is validated. A house's Word file lies between
the two.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from memos.document import Document
from memos.errors import FileError, UsageError
from memos.findings import Finding
from memos.house import House
from memos.houses import KNOWN, described, fields_of, unknown_fonts
from memos.read import Source, characters, read_beside, read_bytes, read_file, read_picture, read_text
from memos.read.word import LIMIT, house_of
from memos.rules.house import too_tall
from memos.schemas.style import Style
from memos.templates import shipped
from memos.validate import validate_as
from memos.writers.pdf import check_house, check_letterhead, has_face, lay_out

__all__ = ["check_style", "described", "digest", "is_word_file", "read_style", "standard", "style_of"]

_WORD = frozenset({".docx", ".dotx", ".docm", ".dotm", ".doc", ".dot"})
_WORD_HINT = "name a Word file (.docx, .dotx)"
_FONT_LIMIT = 40_000_000
_FONT_HINT = "put the font's file beside the style file, or choose Noto Serif or Noto Sans"


@cache
def standard() -> Style:
    """The shipped style."""
    style, findings = validate_as(_shipped_source(), Style)
    if style is None:
        raise AssertionError(findings)
    return style


def style_of(path: str) -> Style:
    """The style of a file, laid over the shipped one: of a style file, or of a house's Word file (.docx, .dotx).

    Raises `UsageError` where the file is no right style or names a font that is not there, `FileError` where it cannot be read or is no Word
    file that a style can be taken from.
    """
    style, findings = read_style(path)
    if style is None:
        first = next(finding for finding in findings if finding.severity == "error")
        raise FileError(f"{first.file}: {first.message} ({first.code})", first.hint)
    return style


def read_style(path: str) -> tuple[Style | None, tuple[Finding, ...]]:
    """The same; with what is to be said of the house's Word file. There is no style where that is refused, as the errors among the findings say.

    Raises `UsageError` and `FileError` for all else that keeps the style from being read.
    """
    file = Path(path)
    if is_word_file(path):
        house, findings = house_of(read_bytes(file, LIMIT, hint=_WORD_HINT), KNOWN)
        if house is None:
            return None, _of_file(findings, path)
        style, said = _housed(house, {}, Source(path, "", {}))
        return _printable(style, _of_file((*findings, *said), path), path)
    source = read_file(file)
    name = source.data.get("house") if isinstance(source.data, Mapping) and not source.findings else None
    if not isinstance(name, str):
        return _with_files(_right(*check_style(source), source), source), ()
    beside = str(file.parent / name)
    try:
        data = read_beside(file.parent, name, LIMIT, noun="house file", hint=_WORD_HINT)
    except UsageError as problem:
        raise UsageError(f"the style's house file cannot be read: {path}: {problem.message}", problem.hint) from None
    house, findings = house_of(data, KNOWN)
    if house is None:
        return None, _of_file(findings, beside)
    style, said = _housed(house, source.data if isinstance(source.data, Mapping) else {}, source)
    return _printable(_with_files(style, source), _of_file((*findings, *said), beside), beside)


def digest(style: Style) -> str:
    """SHA-256 of the style and of all the files that it holds."""
    whole = hashlib.sha256(style.model_dump_json().encode())
    if style.word:
        whole.update(style.word.digest.encode())
    for family in style.fonts.values():
        for name, data in sorted(family.files.items()):
            whole.update(name.encode() + hashlib.sha256(data).digest())
    emblem = style.letterhead.image if style.letterhead else None
    if emblem and emblem.picture:
        whole.update(hashlib.sha256(emblem.picture.data).digest())
    return whole.hexdigest()


def is_word_file(path: str) -> bool:
    """Whether a path is, by its name, that of a Word file."""
    return Path(path).suffix.lower() in _WORD


def _housed(house: House, over: Mapping[str, object], source: Source) -> tuple[Style, tuple[Finding, ...]]:
    """The style that a house gives, refined by what a style file says; and what is to be said of both."""
    shipped = standard()
    fields, findings = fields_of(house, shipped)
    base = _shipped_source().data
    whole = _laid_over(base if isinstance(base, Mapping) else {}, fields)
    unrefined = Style.model_validate(whole)
    if "paper" in over and "sheet" not in over:
        whole = {**whole, "sheet": None}
    refined = replace(source, data=_laid_over(whole, over))
    style = _right(*validate_as(refined, Style), source)
    changed = frozenset(role for role, text in style.text if text != getattr(unrefined.text, role))
    style = style.with_house(replace(house, refined=changed))
    return style, (*findings, *unknown_fonts(style, house, shipped))


def _printable(style: Style, said: tuple[Finding, ...], name: str) -> tuple[Style | None, tuple[Finding, ...]]:
    """The style and what is said of it; none where the house's header has a character that no font has, or leaves no room for the text."""
    wrong = check_house(style)
    try:
        lay_out(Document("", "en", ()), style.model_copy(update={"letterhead": None}))
    except UsageError as problem:
        wrong = (*wrong, too_tall(problem.message, problem.hint))
    return (None if wrong else style), (*said, *_of_file(wrong, name))


def _right(style: Style | None, findings: tuple[Finding, ...], source: Source) -> Style:
    """The style, or the error that says why there is none."""
    if style is None:
        first = findings[0]
        at = f":{first.place.line}:{first.place.column}" if first.place else ""
        raise UsageError(f"the style is not right: {source.name}{at}: {first.message}", first.hint)
    return style


def _of_file(findings: tuple[Finding, ...], name: str) -> tuple[Finding, ...]:
    return tuple(replace(finding, file=name) for finding in findings)


def _with_files(style: Style, source: Source) -> Style:
    """The style with what stands beside its file: the image of its letterhead, the files of its own fonts. Every font is looked for."""
    file = Path(source.name)
    roles = dict(style.text)
    for role, text in roles.items():
        if text.font not in style.fonts:
            raise UsageError(
                f"the style's {role} has the font {text.font}, which is not under `fonts:`",
                "add the family, or name another",
            )
    used = {text.font for text in roles.values()}
    shipped_fonts = standard().fonts
    families = {}
    for name, family in style.fonts.items():
        ours = shipped_fonts.get(name) == family
        files = {}
        for key in (family.regular, family.bold, family.italic, family.bold_italic):
            if has_face(key) or not (name in used or not ours):
                continue
            data = None if ours else _font_beside(file.parent, key, name)
            if data is None:
                raise UsageError(
                    f"the style's font {name} names {key}, which is not installed",
                    "install it: pip install 'memos[cjk]'" if ours else _FONT_HINT,
                )
            files[key] = data
        families[name] = family.with_files(files) if files else family
    style = style.model_copy(update={"fonts": families})
    _must_be_printable(style, source)
    return _with_image(style, file)


def _font_beside(folder: Path, key: str, name: str) -> bytes | None:
    """The file of a font in the style file's folder; None where there is none."""
    try:
        data = read_beside(
            folder, key.partition("#")[0], _FONT_LIMIT, noun="font", hint="name a font file (.ttf, .otf)"
        )
    except UsageError as problem:
        if problem.message.startswith("there is no file"):
            return None
        raise UsageError(f"the style's font {name} cannot be used: {problem.message}", problem.hint) from None
    if len(data) > _FONT_LIMIT or not has_face(key, data):
        raise UsageError(
            f"the style's font {name} cannot be used: {key} is no font",
            "name a file in TrueType or OpenType (.ttf, .otf)",
        )
    return data


def _must_be_printable(style: Style, source: Source) -> None:
    """Refuses a letterhead with a character that no font of the style has."""
    for finding in check_letterhead(style):
        places = characters(source, finding.path).get(finding.character, ())
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
