"""From a visit, a template and labels to the tree of a paper; pure.

What a section shows is a function of `Scene`; the template only orders them. A section that has nothing to show is left out, heading and all.
"""

from collections.abc import Collection, Mapping, Sequence

from memos.compose.banners import Banner, banners
from memos.compose.copies import copy_number
from memos.compose.scene import Scene
from memos.compose.sections import blocks_of, empty
from memos.document import Document, Picture
from memos.errors import UsageError
from memos.schemas.labels import Labels
from memos.schemas.template import SectionName, Template
from memos.schemas.visit import Visit

__all__ = ["Banner", "banners", "compose", "copy_number", "lacks"]

_FOOT = 90
"""Characters of the running foot."""


def compose(  # noqa: PLR0913 -- a paper of a meeting needs the first four
    visit: Visit,
    meeting: int | None,
    template: Template,
    labels: Labels,
    pictures: Mapping[str, Picture] | None = None,
    *,
    bound: Sequence[Template] = (),
    banner: Banner | None = None,
    only: Collection[int] | None = None,
) -> Document:
    """The paper that `template` makes of one meeting of the visit, which counts from 0, or of the whole visit. `pictures` are those of its figures,
    by the names that the input gives their files.

    A paper of the whole visit holds the `bound` papers of each meeting, or of those whose numbers are in `only`, and may be given a banner. Raises `memos.errors.UsageError` when a wording
    of the template cannot be worked out, when a picture is not among them, or when markings differ and no banner is given.
    """
    scene = Scene(visit, meeting, template, labels, pictures or {}, tuple(bound), only=only)
    header = scene.header
    name = scene.paper_name()
    marking = Banner(scene.marking, scene.marking_source) if meeting is not None else banner or _only(visit)
    return Document(
        title=f"{name}{scene.marks.colon}{scene.subject}",
        language=labels.language,
        blocks=tuple(blocks_of(scene)),
        page_label=labels.words["page"],
        banner=marking.text,
        banner_source=marking.source,
        watermark=header.watermark,
        watermark_source=scene.header_path("watermark"),
        copy_number=header.copy_number or "",
        copy_number_source=scene.header_path("copy_number"),
        running_foot=_short(header.reference or scene.subject),
        running_foot_source=scene.header_path("reference") if header.reference else scene.subject_path,
        author="; ".join(header.from_),
        subject=scene.subject,
        date=header.date,
    )


def lacks(
    visit: Visit, meeting: int | None, template: Template, labels: Labels, pictures: Mapping[str, Picture] | None = None
) -> tuple[SectionName, ...]:
    """The sections that the template requires and for which the meeting, or the visit, has nothing."""
    if not any(section.required for section in template.sections):
        return ()
    return tuple(empty(Scene(visit, meeting, template, labels, pictures or {})))


def _only(visit: Visit) -> Banner:
    """The one marking that a visit and its meetings have."""
    found = banners(visit)
    if len(found) > 1:
        raise UsageError(
            "the visit and its meetings have different markings",
            "give the paper of the whole visit a banner of its own",
        )
    return found[0] if found else Banner("", "")


def _short(text: str) -> str:
    """The running foot has one line, beside the page number."""
    return text if len(text) <= _FOOT else text[: _FOOT - 1].rstrip() + "…"
