"""The tree of a paper as indented text: the golden form in tests and beside each sample.

Every word of the tree is in it, every property that a reader would notice too; nothing of style, and no paths of the input.
"""

from collections.abc import Iterator

from .document import (
    Approval,
    Block,
    Cell,
    Contents,
    Document,
    Fields,
    Figure,
    Heading,
    List,
    Paragraph,
    Run,
    Runs,
    Table,
    joined,
)

_INDENT = "  "


def outline(document: Document) -> str:
    """The document as lines of text, each block on its own, nested ones indented by two spaces."""
    return "\n".join(_document(document)) + "\n"


def _document(document: Document) -> Iterator[str]:
    yield f"document [{document.language}] {document.title}"
    for name, value in (
        ("banner", document.banner),
        ("watermark", " / ".join(document.watermark)),
        ("copy number", document.copy_number),
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
            traits = [name for name, is_set in (("part", block.part), (f"#{block.anchor}", block.anchor)) if is_set]
            yield f"{indent}h{block.level}{''.join(f' [{trait}]' for trait in traits)}: {mark}{_runs(block.runs)}"
        case Contents():
            part = " [part]" if block.part else ""
            yield f"{indent}contents to h{block.depth}{part}: {mark}{_runs(block.runs)}".rstrip()
        case Paragraph():
            yield f"{indent}{block.role}: {mark}{_runs(block.runs)}"
        case List():
            kind = f"list numbered from {block.start}" if block.ordered else "list"
            yield f"{indent}{kind}: {mark}".rstrip()
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
                name = "row, headed" if row.heads else "row"
                yield f"{indent}{_INDENT}{name}: " + " | ".join(_cell(cell) for cell in row.cells)
        case Fields() | Approval():
            yield f"{indent}{type(block).__name__.lower()}: {mark}".rstrip()
            for field in block.fields:
                yield f"{indent}{_INDENT}{_runs(field.label)} = " + " / ".join(_runs(value) for value in field.values)
        case Figure():
            yield f"{indent}figure: {mark}{_runs(block.caption)}".rstrip()
            width = f"{block.share:.0%} of the text's width" if block.share else "its own size"
            yield f"{indent}{_INDENT}picture: {block.picture.width} x {block.picture.height} pixels, {width}"
            yield f"{indent}{_INDENT}alternative: {_run(block.alternative)}"


def _cell(cell: Cell) -> str:
    """The blocks of a cell on one line, parted by slashes; nothing for an empty cell."""
    return " / ".join(_in_line(block) for block in cell.blocks)


def _in_line(block: Paragraph | List) -> str:
    match block:
        case Paragraph():
            return _runs(block.runs) if block.role == "body" else f"{block.role}: {_runs(block.runs)}"
        case List():
            items = "; ".join(" / ".join(_in_line(inner) for inner in item.blocks) for item in block.items)
            return f"{'numbered' if block.ordered else 'list'}({items})"


def _runs(runs: Runs) -> str:
    return "".join(_run(run) for run in joined(runs))


def _run(run: Run) -> str:
    """A plain run is its text; any other stands in braces behind what sets it apart: ``{strong: …}``, ``{kk: …}``."""
    traits = [name for name, is_set in (("strong", run.strong), ("emphasis", run.emphasis)) if is_set]
    if run.link:
        traits.append(f"link {run.link}")
    if run.target:
        traits.append(f"to #{run.target}")
    if run.language:
        traits.append(run.language)
    if run.direction:
        traits.append(run.direction)
    return "{" + ", ".join(traits) + ": " + run.text + "}" if traits else run.text
