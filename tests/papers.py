"""Every paper of the samples: each template for each meeting, in every language."""

from collections.abc import Iterator
from dataclasses import dataclass

import update

from memos.batch.inputs import read_inputs
from memos.batch.jobs import jobs
from memos.batch.make import composed
from memos.document import Document
from memos.labels import languages
from memos.papers import names


@dataclass(frozen=True)
class Paper:
    name: str
    document: Document

    def __str__(self) -> str:
        return self.name


def _papers() -> Iterator[Paper]:
    for sample in update.SAMPLES:
        inputs = tuple(read_inputs([str(sample)]))
        for language in languages():
            for job in jobs(inputs, names(), language):
                yield Paper(job.stem, composed(job))


PAPERS = tuple(_papers())
