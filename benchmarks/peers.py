"""The same memo with docxtpl, with python-docx alone and with Typst: as their manuals say, and keeping all that can be kept between memos."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import typst
from docx.shared import Pt
from docxtpl import DocxTemplate
from jinja2 import Environment

from memos.templates import shipped

HERE = Path(__file__).parent
Make = Callable[[dict[str, Any]], bytes]
"""Plain data, as `plain` gives it, to the bytes of a file."""


def with_docxtpl() -> Make:
    """docxtpl with its template loaded once. Emphasis and links are left out, to its advantage."""
    template = DocxTemplate(_word_template())
    environment = Environment(autoescape=True)

    def make(memo: dict[str, Any]) -> bytes:
        template.render({"memo": _flat(memo)}, environment)
        made = io.BytesIO()
        template.save(made)
        return made.getvalue()

    return make


def with_python_docx() -> Make:
    """python-docx alone, each memo begun from its own template read once; cells are filled row by row, the fast way."""
    blank = io.BytesIO()
    docx.Document().save(blank)

    def make(memo: dict[str, Any]) -> bytes:
        document = docx.Document(io.BytesIO(blank.getvalue()))
        document.core_properties.title = memo["title"]
        for block in _flat(memo)["blocks"]:
            match block["kind"]:
                case "heading":
                    document.add_heading(block["text"], block["level"])
                case "table" | "fields" | "approval":
                    rows = [block["columns"], *block["rows"]] if block["columns"] else block["rows"]
                    table = document.add_table(len(rows), len(rows[0]))
                    for made, given in zip(table.rows, rows, strict=True):
                        for cell, text in zip(made.cells, given, strict=True):
                            cell.paragraphs[0].text = text
                case "list":
                    for text in block["items"]:
                        document.add_paragraph(text, "List Bullet")
                case _:
                    document.add_paragraph(block["text"])
        saved = io.BytesIO()
        document.save(saved)
        return saved.getvalue()

    return make


def with_typst(standard: str | None = None) -> Make:
    """Typst with one compiler that stays warm, and the fonts of Memos; tagged, as it is by default, and to a PDF standard where one is named."""
    compiler = typst.Compiler(
        str(HERE / "memo.typ"), font_paths=[str(shipped("fonts"))], ignore_system_fonts=True, sys_inputs={"memo": "{}"}
    )

    def make(memo: dict[str, Any]) -> bytes:
        options = {"pdf_standards": [standard]} if standard else {}
        data = compiler.compile(sys_inputs={"memo": json.dumps(memo)}, format="pdf", **options)
        assert isinstance(data, bytes)
        return data

    return make


def _flat(memo: dict[str, Any]) -> dict[str, Any]:
    """The memo with plain text in place of runs, and rows in place of fields."""
    return memo | {"blocks": [_flat_block(block) for block in memo["blocks"]]}


def _flat_block(block: dict[str, Any]) -> dict[str, Any]:
    flat: dict[str, Any] = {"kind": block["kind"], "level": block.get("level"), "text": _text(block.get("runs", []))}
    match block["kind"]:
        case "list":
            flat["items"] = [" ".join(_text(inner.get("runs", [])) for inner in item) for item in block["items"]]
        case "table":
            flat["columns"] = [_text(runs) for runs in block["columns"]]
            flat["rows"] = [
                [" ".join(_text(inner.get("runs", [])) for inner in cell["blocks"]) for cell in row]
                for row in block["rows"]
            ]
        case "fields" | "approval":
            flat["columns"] = []
            flat["rows"] = [
                [_text(field["label"]), "\n".join(_text(value) for value in field["values"])]
                for field in block["fields"]
            ]
    return flat


def _text(runs: list[dict[str, Any]]) -> str:
    return "".join(run["text"] for run in runs)


def _word_template() -> io.BytesIO:
    """A template as a user of docxtpl would draw it in Word: a loop over the blocks, a paragraph or a table for each kind."""
    document = docx.Document()
    document.styles["Normal"].font.size = Pt(10)
    section = document.sections[0]
    section.header.paragraphs[0].text = "{{ memo.banner }}"
    section.footer.paragraphs[0].text = "{{ memo.foot }}"
    put = document.add_paragraph
    put("{%p for block in memo.blocks %}")
    for level in (1, 2, 3):
        put(f"{{%p if block.kind == 'heading' and block.level == {level} %}}")
        document.add_heading("{{ block.text }}", level)
        put("{%p endif %}")
    put("{%p if block.kind in ('paragraph', 'bottom_line') %}")
    put("{{ block.text }}")
    put("{%p endif %}")
    put("{%p if block.kind == 'title' %}")
    put("{{ block.text }}", "Title")
    put("{%p endif %}")
    put("{%p if block.kind == 'list' %}")
    put("{%p for text in block['items'] %}")
    put("{{ text }}", "List Bullet")
    put("{%p endfor %}")
    put("{%p endif %}")
    put("{%p if block.kind in ('table', 'fields', 'approval') %}")
    table = document.add_table(4, 1)
    for row, text in zip(
        table.rows,
        (
            "{%tc for text in block.columns %}{{ text }}{%tc endfor %}",
            "{%tr for row in block.rows %}",
            "",
            "{%tr endfor %}",
        ),
        strict=True,
    ):
        row.cells[0].text = text
    for number, row in ((0, "block.columns"), (2, "row")):
        cells = [f"{{%tc for text in {row} %}}", "{{ text }}", "{%tc endfor %}"]
        line = table.rows[number]
        made = line._tr  # noqa: SLF001 -- docxtpl repeats cells between cells, which python-docx cannot add
        line.cells[0].text = cells[0]
        for text in cells[1:]:
            cell = docx.oxml.parse_xml(made.tc_lst[0].xml)
            made.append(cell)
            cell.p_lst[0].r_lst[0].text = text
    put("{%p endif %}")
    put("{%p endfor %}")
    saved = io.BytesIO()
    document.save(saved)
    saved.seek(0)
    return saved
