"""A job to the bytes of its files, or to the findings that keep it from being made."""

import hashlib
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from memos import __version__
from memos.attendees import registered
from memos.batch.jobs import Job
from memos.batch.origins import at_origins
from memos.batch.outcome import input_name
from memos.batch.wanted import unlike_wanted
from memos.checks.silencing import unsilenced
from memos.compose import compose, copy_number
from memos.document import Document, Paragraph, Run, pictures
from memos.errors import UsageError
from memos.findings import Finding
from memos.schemas.manifest import MadeFile
from memos.schemas.style import Style
from memos.styles import digest, standard
from memos.writers.docx import write_copies
from memos.writers.pdf import check_rendering, draw_copies, lay_out_copies

Format: TypeAlias = Literal["docx", "pdf"]
FORMATS: tuple[Format, ...] = ("docx", "pdf")
GENERATOR = f"memos {__version__}"


@dataclass(frozen=True, slots=True)
class Made:
    """One file: its row of the manifest, and its bytes."""

    row: MadeFile
    data: bytes


def in_formats(named: Sequence[str]) -> tuple[Format, ...]:
    """The formats of those names, in the order in which they are made. Raises `UsageError` for one that is not there, and where none is named."""
    for name in named:
        if name not in FORMATS:
            raise UsageError(f"there is no format `{name}`", "choose docx or pdf")
    if not named:
        raise UsageError("no format is asked for", "choose docx or pdf")
    return tuple(name for name in FORMATS if name in named)


def composed(job: Job) -> Document:
    """The tree of the job's paper; of one in numbered copies that of the first."""
    document = compose(
        job.visit,
        job.meeting,
        job.template,
        job.labels,
        job.input.pictures,
        bound=job.bound,
        banner=job.banner,
        only=job.only,
    )
    if not job.copies:
        return document
    return replace(document, copy_number=_copy_numbers(job, document)[0], copy_number_source=job.copies[0].source)


def style_asked(job: Job) -> Style:
    """The style that is asked of the job's input."""
    return job.input.asked.style or standard()


def rendering_findings(job: Job, document: Document) -> tuple[Finding, ...]:
    """What only the rendered paper shows, at its place in the input."""
    style = style_asked(job)
    seen = (*check_rendering(document, style), *check_rendering(_other_copies(job, document), style))
    found = at_origins((*seen, *unlike_wanted(job, document, style)), job)
    return tuple(unsilenced(found, job.input.source))


def make(
    job: Job, document: Document, style: Style, formats: Sequence[Format], folder: str, standing: Container[str] = ()
) -> tuple[Made, ...]:
    """The paper in each format, copy by copy, but for files that stand; what copies have in common is laid out, drawn and written once."""
    numbers = _copy_numbers(job, document)
    wanted = [
        (place, format_)
        for place, stem in enumerate(job.stems)
        for format_ in formats
        if f"{stem}.{format_}" not in standing
    ]
    places = tuple(dict.fromkeys(place for place, _ in wanted))
    layouts = dict(zip(places, lay_out_copies(document, style, [numbers[place] for place in places]), strict=True))
    files = {
        "pdf": draw_copies([layouts[place] for place, format_ in wanted if format_ == "pdf"], document),
        "docx": write_copies(document, style, [numbers[place] for place, format_ in wanted if format_ == "docx"]),
    }
    inputs = hash_of_inputs(job, document, style)
    made = []
    for place, format_ in wanted:
        data = next(files[format_])
        copy = job.copies[place] if job.copies else None
        row = MadeFile(
            path=f"{job.stems[place]}.{format_}",
            format=format_,
            template=job.template.name,
            language=job.labels.language,
            input=input_name(job.input.name, folder),
            meeting=job.meeting_id,
            inputs_sha256=inputs,
            sha256=hashlib.sha256(data).hexdigest(),
            bytes=len(data),
            pages=layouts[place].page_count,
            marking=document.banner or None,
            copy_number=copy.number if copy else None,
            recipient=copy.name if copy else None,
        )
        made.append(Made(row, data))
    return tuple(made)


def _copy_numbers(job: Job, document: Document) -> tuple[str, ...]:
    """What stands at the head of each copy of the paper; as the header says where copies are not numbered."""
    given = tuple(copy_number(copy, job.labels, job.visit.language) for copy in job.copies)
    return given or (document.copy_number,)


def _other_copies(job: Job, document: Document) -> Document:
    """The copy numbers of all copies but the first, with the paths of their recipients."""
    given = zip(_copy_numbers(job, document)[1:], job.copies[1:], strict=True)
    return Document("", document.language, tuple(Paragraph((Run(text),), source=copy.source) for text, copy in given))


def hash_of_inputs(job: Job, document: Document, style: Style) -> str:
    """SHA-256 of all that the paper is made from."""
    parts: Sequence[str] = (
        GENERATOR,
        job.input.source.text,
        *(person.model_dump_json() for person in job.visit.people),
        *(entry.model_dump_json() for entry in registered(job.visit)),
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
