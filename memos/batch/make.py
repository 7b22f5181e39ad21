"""A job to the bytes of its files, or to the findings that keep it from being made."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from memos import __version__
from memos.batch.jobs import Job
from memos.batch.origins import at_origins
from memos.batch.outcome import input_name
from memos.batch.wanted import unlike_wanted
from memos.checks.silencing import unsilenced
from memos.compose import compose
from memos.document import Document, pictures
from memos.findings import Finding
from memos.schemas.manifest import MadeFile
from memos.schemas.style import Style
from memos.styles import digest, standard
from memos.writers.docx import write_docx
from memos.writers.pdf import check_rendering, draw, lay_out

Format: TypeAlias = Literal["docx", "pdf"]
FORMATS: tuple[Format, ...] = ("docx", "pdf")
GENERATOR = f"memos {__version__}"


@dataclass(frozen=True, slots=True)
class Made:
    """One file: its row of the manifest, and its bytes."""

    row: MadeFile
    data: bytes


def composed(job: Job) -> Document:
    """The tree of the job's paper."""
    return compose(
        job.visit,
        job.meeting,
        job.template,
        job.labels,
        job.input.pictures,
        bound=job.bound,
        banner=job.banner,
    )


def style_asked(job: Job) -> Style:
    """The style that is asked of the job's input."""
    return job.input.asked.style or standard()


def rendering_findings(job: Job, document: Document) -> tuple[Finding, ...]:
    """What only the rendered paper shows, at its place in the input."""
    style = style_asked(job)
    found = at_origins((*check_rendering(document, style), *unlike_wanted(job, document, style)), job)
    return tuple(unsilenced(found, job.input.source))


def make(job: Job, document: Document, style: Style, formats: Iterable[Format], folder: str) -> tuple[Made, ...]:
    """The paper in each format."""
    layout = lay_out(document, style)
    inputs = hash_of_inputs(job, document, style)
    made = []
    for format_ in formats:
        data = draw(layout, document) if format_ == "pdf" else write_docx(document, style)
        row = MadeFile(
            path=f"{job.stem}.{format_}",
            format=format_,
            template=job.template.name,
            language=job.labels.language,
            input=input_name(job.input.name, folder),
            meeting=job.meeting_id,
            inputs_sha256=inputs,
            sha256=hashlib.sha256(data).hexdigest(),
            bytes=len(data),
            pages=len(layout.pages),
            marking=document.banner or None,
        )
        made.append(Made(row, data))
    return tuple(made)


def hash_of_inputs(job: Job, document: Document, style: Style) -> str:
    """SHA-256 of all that the paper is made from."""
    parts: Sequence[str] = (
        GENERATOR,
        job.input.source.text,
        *(person.model_dump_json() for person in job.visit.people),
        *(template.model_dump_json() for template in (job.template, *job.bound)),
        job.labels.model_dump_json(),
        job.input.asked.style_digest or digest(style),
    )
    whole = hashlib.sha256()
    for part in parts:
        whole.update(hashlib.sha256(part.encode()).digest())
    for picture in pictures(document):
        whole.update(hashlib.sha256(picture.data).digest())
    return whole.hexdigest()
