"""From a visit, a template and labels to the tree of a paper; pure.

What a section shows is a function of `Scene`; the template only orders them. A section that has nothing to show is left out, heading and all.
"""

from collections.abc import Mapping

from memos.compose.scene import Scene
from memos.compose.sections import SECTIONS, Composed
from memos.compose.wording import word
from memos.document import Block, Document, Heading, Picture
from memos.schemas.labels import Labels
from memos.schemas.template import Section, Template
from memos.schemas.visit import Visit

__all__ = ["compose"]

_FOOT = 90
"""Characters of the running foot."""


def compose(
    visit: Visit, meeting: int, template: Template, labels: Labels, pictures: Mapping[str, Picture] | None = None
) -> Document:
    """The paper that `template` makes of one meeting of the visit; `meeting` counts from 0. `pictures` are those of its figures, by the names that
    the input gives their files.

    Raises `memos.errors.UsageError` when a wording of the template cannot be worked out, or a picture is not among them.
    """
    scene = Scene(visit, meeting, template, labels, pictures or {})
    blocks: list[Block] = []
    for section in template.sections:
        blocks += _section(scene, section)
    header = scene.header
    name = scene.paper_name()
    return Document(
        title=f"{name}{scene.marks.colon}{scene.subject}",
        language=labels.language,
        blocks=tuple(blocks),
        page_label=labels.words["page"],
        banner=scene.marking,
        banner_source=scene.marking_source,
        watermark=header.watermark,
        watermark_source=scene.header_path("watermark"),
        copy_number=header.copy_number or "",
        copy_number_source=scene.header_path("copy_number"),
        running_foot=_short(header.reference or scene.subject),
        author="; ".join(header.from_),
        subject=scene.subject,
        date=header.date,
    )


def _short(text: str) -> str:
    """The running foot has one line, beside the page number."""
    return text if len(text) <= _FOOT else text[: _FOOT - 1].rstrip() + "…"


def _section(scene: Scene, section: Section) -> list[Block]:
    show: Composed = SECTIONS[section.show]
    blocks = show.blocks(scene, section)
    if not blocks and section.if_empty:
        blocks = (scene.note(word(section.if_empty, scene.names())),)
    if not blocks or not (show.headed or section.heading):
        return list(blocks)
    heading = word(section.heading, scene.names()) if section.heading else scene.labels.words[section.show]
    return [Heading(1, scene.words(heading)), *blocks]
