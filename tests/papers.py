"""Every paper of the samples: those that they name, and each template for each meeting; of two samples in every language."""

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


IN_EVERY_LANGUAGE = {"first", "multilateral"}


def _papers() -> Iterator[Paper]:
    for sample in update.SAMPLES:
        inputs = tuple(read_inputs([str(sample)]))
        tags = languages() if sample.name in IN_EVERY_LANGUAGE else ()
        planned = [*jobs(inputs), *(job for tag in (None, *tags) for job in jobs(inputs, names(), tag))]
        for stem, job in {job.stem: job for job in planned}.items():
            yield Paper(stem, composed(job))


PAPERS = tuple(_papers())
