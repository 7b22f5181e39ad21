"""The tree of a paper as indented text: the golden form in tests and beside each sample.

Every word of the tree is in it, every property that a reader would notice too; nothing of style, and no paths of the input.
"""

from collections.abc import Iterator

from .document import Approval, Block, Document, Fields, Heading, List, Paragraph, Run, Runs, Table

_INDENT = "  "


def outline(document: Document) -> str:
    """The document as lines of text, each block on its own, nested ones indented by two spaces."""
    return "\n".join(_document(document)) + "\n"


def _document(document: Document) -> Iterator[str]:
    yield f"document [{document.language}] {document.title}"
    for name, value in (
        ("banner", document.banner),
        ("foot", document.running_foot),
        ("page label", document.page_label),
        ("author", document.author),
        ("subject", document.subject),
        ("date", str(document.date or "")),
    ):
        if value:
            yield f"{_INDENT}{name}: {value}"
    for block in document.blocks:
        yield from _block(block, _INDENT)


def _block(block: Block, indent: str) -> Iterator[str]:
    mark = f"({block.mark}) " if block.mark else ""
    match block:
        case Heading():
            yield f"{indent}h{block.level}: {mark}{_runs(block.runs)}"
        case Paragraph():
            yield f"{indent}{block.role}: {mark}{_runs(block.runs)}"
        case List():
            yield f"{indent}{'numbered list' if block.ordered else 'list'}: {mark}".rstrip()
            for item in block.items:
                yield f"{indent}{_INDENT}item:"
                for inner in item.blocks:
                    yield from _block(inner, indent + 2 * _INDENT)
        case Table():
            yield f"{indent}table: {mark}{_runs(block.caption)}".rstrip()
            yield f"{indent}{_INDENT}columns: " + " | ".join(
                f"{_runs(column.heading)} ({column.kind})" for column in block.columns
            )
            for row in block.rows:
                yield f"{indent}{_INDENT}{'row, headed' if row.heads else 'row'}:"
                for cell in row.cells:
                    yield f"{indent}{2 * _INDENT}cell:"
                    for inner in cell.blocks:
                        yield from _block(inner, indent + 3 * _INDENT)
        case Fields() | Approval():
            yield f"{indent}{type(block).__name__.lower()}: {mark}".rstrip()
            for field in block.fields:
                yield f"{indent}{_INDENT}{_runs(field.label)} = " + " / ".join(_runs(value) for value in field.values)


def _runs(runs: Runs) -> str:
    return "".join(_run(run) for run in runs)


def _run(run: Run) -> str:
    """A plain run is its text; any other stands in braces behind what sets it apart: ``{strong: …}``, ``{kk: …}``."""
    traits = [name for name, is_set in (("strong", run.strong), ("emphasis", run.emphasis)) if is_set]
    if run.link:
        traits.append(f"link {run.link}")
    if run.language:
        traits.append(run.language)
    return "{" + ", ".join(traits) + ": " + run.text + "}" if traits else run.text
