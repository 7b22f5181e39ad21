"""Every paper of the samples: those that they name, and each template for each meeting; of two samples in every language."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

import update

from memos.batch.inputs import read_inputs
from memos.batch.jobs import jobs
from memos.batch.make import composed
from memos.document import Document, strings
from memos.labels import languages
from memos.papers import names
from memos.schemas.visit import Visit
from memos.styles import standard
from memos.writers.pdf import has_face


@dataclass(frozen=True)
class Paper:
    name: str
    document: Document
    visit: Visit
    """What it was composed of."""

    def __str__(self) -> str:
        return self.name


EAST_ASIAN = has_face(standard().fonts["Noto Sans CJK SC"].regular)
"""Whether the fonts of East Asia are installed (`memos[cjk]`); without them there are no papers in Chinese to test."""
_CHINESE = re.compile("[\u3000-\u9fff]")
IN_EVERY_LANGUAGE = {"first", "multilateral"}


def papers_in(samples: Collection[str]) -> Iterator[Paper]:
    """Every paper of the samples; of those named in every language."""
    for sample in update.SAMPLES:
        inputs = tuple(read_inputs([str(update.input_of(sample))]))
        tags = languages() if sample.name in samples else ()
        planned = [*jobs(inputs), *(job for tag in (None, *tags) for job in jobs(inputs, names(), tag))]
        for stem, job in {job.stem: job for job in planned}.items():
            document = composed(job)
            if EAST_ASIAN or not any(map(_CHINESE.search, strings(document))):
                yield Paper(stem, document, job.visit)


PAPERS = tuple(papers_in(IN_EVERY_LANGUAGE))
