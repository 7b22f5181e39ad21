"""Write anew what is made from the program and committed: the samples' outlines and the JSON Schemas. Run it, then read the difference.

python tests/update.py
"""

from pathlib import Path

from memos.batch.inputs import read_inputs
from memos.batch.jobs import jobs
from memos.batch.make import composed
from memos.cli.schema import Kind, json_schema
from memos.outline import outline

TOP = Path(__file__).resolve().parents[1]
SAMPLES = tuple(sorted(path.parent for path in TOP.glob("samples/*/*.yaml") if path.stem in {"visit", "meeting"}))
SCHEMAS = (Kind.visit, Kind.meeting, Kind.register, Kind.template, Kind.style)


def outlines(sample: Path) -> str:
    """The trees of all papers of a sample, one below the other."""
    inputs = tuple(read_inputs([str(sample)]))
    return "\n".join(f"== {job.stem}\n{outline(composed(job))}" for job in jobs(inputs))


def schema_file(kind: Kind) -> Path:
    """Where a schema stands, for editors to find."""
    return TOP / "schemas" / f"{kind.value}.schema.json"


if __name__ == "__main__":
    for sample in SAMPLES:
        (sample / "outline.txt").write_text(outlines(sample), encoding="utf-8")
    for kind in SCHEMAS:
        schema_file(kind).write_text(json_schema(kind) + "\n", encoding="utf-8")
