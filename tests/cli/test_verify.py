"""`memos verify`: papers that are, and are not, what their manifest says."""

import hashlib
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pypdf
import pytest

Memos = Callable[..., "CompletedProcess[str]"]
MEETING = "kind: meeting\nid: talks\nsubject: Talks on water\npurpose: To agree.\nmarking: RESTRICTED\n"
PDF, DOCX = "talks/talks.briefing-memo.pdf", "talks/talks.briefing-memo.docx"


@pytest.fixture
def out(memos: Memos, tmp_path: Path) -> Path:
    (tmp_path / "visit.yaml").write_text(MEETING)
    assert memos("render", tmp_path / "visit.yaml", "-o", tmp_path / "out").returncode == 0
    return tmp_path / "out"


def row(out: Path, of: str, **values: object) -> None:
    """The manifest, with another row for a file."""
    text = (out / "manifest.json").read_text()
    lines = text.splitlines()
    for number, line in enumerate(lines):
        if line.startswith(f'{{"path":"{of}"'):
            lines[number] = json.dumps(
                json.loads(line.rstrip(",")) | values, separators=(",", ":")
            ) + "," * line.endswith(",")
    (out / "manifest.json").write_text("\n".join(lines) + "\n")


def codes(run: "CompletedProcess[str]") -> list[tuple[str, str]]:
    return [(Path(found["file"]).name, found["code"]) for found in json.loads(run.stdout)["findings"]]


def test_papers_as_they_were_made(memos: Memos, out: Path) -> None:
    run = memos("verify", out)
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "2 files verified, nothing to report\n")
    assert memos("verify", out, out.parent / "visit.yaml").returncode == 0


@pytest.mark.parametrize("sample", ["washington-2023", "arabic", "multilateral"])
def test_samples_in_any_script_and_with_any_banner(memos: Memos, tmp_path: Path, top: Path, sample: str) -> None:
    folder = next((path for path in sorted((top / "samples").iterdir()) if sample in path.name), None)
    if folder is None:
        pytest.skip("there is no such sample")
    memos("render", folder, "-o", tmp_path)
    run = memos("verify", tmp_path, folder)
    assert run.returncode == 0, run.stderr


def test_a_file_that_is_gone_changed_or_strange(memos: Memos, out: Path) -> None:
    (out / PDF).unlink()
    (out / DOCX).write_bytes((out / DOCX).read_bytes()[:-1])
    (out / "talks/old.pdf").write_text("of last year")
    run = memos("verify", out, "--output-format", "json")
    assert run.returncode == 1
    assert sorted(codes(run)) == [
        ("old.pdf", "REN309"),
        ("talks.briefing-memo.docx", "REN304"),
        ("talks.briefing-memo.docx", "REN305"),
        ("talks.briefing-memo.pdf", "REN303"),
    ]
    assert memos("render", out.parent / "visit.yaml", "-o", out).returncode == 0
    assert codes(memos("verify", out, "--output-format", "json")) == [("old.pdf", "REN309")]
    assert memos("verify", out).returncode == 0, "a file of somebody's own is worth a warning"


def test_a_page_that_was_taken_out_or_has_no_banner(memos: Memos, out: Path) -> None:
    writer = pypdf.PdfWriter()
    writer.append(out / PDF)
    writer.add_blank_page()
    writer.write(out / PDF)
    data = io.BytesIO()
    with zipfile.ZipFile(out / DOCX) as given, zipfile.ZipFile(data, "w") as made:
        for name in given.namelist():
            made.writestr(name, given.read(name).replace(b"RESTRICTED", b"PUBLIC"))
    (out / DOCX).write_bytes(data.getvalue())
    run = memos("verify", out, "--output-format", "json")
    assert {("talks.briefing-memo.pdf", code) for code in ("REN304", "REN306", "REN307")} < set(codes(run))
    assert {("talks.briefing-memo.docx", code) for code in ("REN304", "REN307")} < set(codes(run))


def test_a_manifest_that_says_what_is_not_so(memos: Memos, out: Path) -> None:
    row(out, PDF, pages=7, marking="SECRET")
    row(out, DOCX, marking="SECRET", sha256="0" * 64)
    assert {code for _, code in codes(memos("verify", out, "--output-format", "json"))} == {
        "REN304",
        "REN306",
        "REN307",
        "REN312",
    }
    row(out, PDF, path="../../etc/passwd")
    run = memos("verify", out)
    assert run.returncode == 2
    assert "outside of its folder" in run.stderr


def test_an_input_that_changed_since(memos: Memos, out: Path) -> None:
    given = out.parent / "visit.yaml"
    given.write_text(MEETING.replace("water", "fish"))
    assert memos("verify", out).returncode == 0
    run = memos("verify", out, given, "--output-format", "json")
    assert run.returncode == 1
    assert [code for _, code in codes(run)] == ["REN308", "REN308"]
    given.write_text("kind: meeting\n")
    assert "INP101" in memos("verify", out, given).stderr


def test_what_is_no_folder_of_papers(memos: Memos, tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "none"):
        run = memos("verify", folder)
        assert (run.returncode, run.stdout) == (2, "")
        assert "there is no manifest.json" in run.stderr


def test_one_format_and_what_a_register_has_wrong(memos: Memos, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(MEETING)
    assert memos("render", tmp_path / "a.yaml", "-o", tmp_path / "out", "-f", "pdf").returncode == 0
    run = memos("verify", tmp_path / "out", tmp_path / "a.yaml")
    assert (run.returncode, run.stderr) == (0, "1 file verified, nothing to report\n")
    (tmp_path / "register.yaml").write_text("kind: register\npeople: [{name: Lev Tarn}]\n")
    run = memos("verify", tmp_path / "out", tmp_path / "a.yaml", "--register", tmp_path / "register.yaml")
    assert run.returncode == 1
    assert "register.yaml:2:" in run.stderr
    assert "REN3" not in run.stderr


def test_sums_that_are_not_those_of_the_manifest(memos: Memos, out: Path) -> None:
    (out / DOCX).write_bytes(data := (out / DOCX).read_bytes() + b" ")
    row(out, DOCX, sha256=hashlib.sha256(data).hexdigest(), bytes=len(data))
    assert ("SHA256SUMS", "REN312") in codes(memos("verify", out, "--output-format", "json"))
    assert memos("render", out.parent / "visit.yaml", "-o", out, "--force").returncode == 0
    assert memos("verify", out).returncode == 0
    (out / "SHA256SUMS").unlink()
    assert codes(memos("verify", out, "--output-format", "json")) == [("SHA256SUMS", "REN312")]


def test_papers_of_inputs_that_are_gone(memos: Memos, tmp_path: Path) -> None:
    given, out = tmp_path / "in", tmp_path / "out"
    given.mkdir()
    (given / "a.yaml").write_text(MEETING)
    (given / "b.yaml").write_text(MEETING.replace("talks", "dinner"))
    (given / "c.yaml").write_text("kind: meeting\n")
    (tmp_path / "t.csv").write_text("id,subject\nx,Talks\ny,Dinner\n")
    everything = [given, tmp_path / "t.csv"]
    memos("render", *everything, "-o", out, "-f", "pdf")
    (given / "b.yaml").unlink()
    (given / "c.yaml").unlink()
    (tmp_path / "t.csv").write_text("id,subject\nx,Talks\n")
    gone = [("dinner.briefing-memo.pdf", "REN311"), ("y.briefing-memo.pdf", "REN311")]
    assert codes(memos("verify", out, *everything, "--output-format", "json")) == gone
    assert codes(memos("verify", out, f"{given}/*.yaml", "--output-format", "json")) == gone[:1]
    assert memos("verify", out, given / "a.yaml").returncode == 0
    assert memos("render", given, "-o", out, "-f", "pdf").returncode == 0, "of the table nothing is known then"
    assert memos("render", *everything, "-o", out, "-f", "pdf").returncode == 0
    assert codes(memos("verify", out, *everything, "--output-format", "json")) == gone
    (out / "dinner/dinner.briefing-memo.pdf").unlink()
    (out / "y/y.briefing-memo.pdf").unlink()
    assert memos("render", *everything, "-o", out, "-f", "pdf").returncode == 0
    assert memos("verify", out, *everything).returncode == 0
    (tmp_path / "t.csv").write_text("id,no such field\nx,Talks\n")
    assert "REN311" not in memos("verify", out, *everything).stderr
    manifest = json.loads((out / "manifest.json").read_text())
    assert (len(manifest["inputs"]), manifest["failed"]) == (2, [])


def test_each_input_in_the_formats_in_which_it_was_made(memos: Memos, tmp_path: Path) -> None:
    for name, form in (("a", "pdf"), ("b", "docx")):
        (tmp_path / f"{name}.yaml").write_text(MEETING.replace("talks", name))
        memos("render", tmp_path / f"{name}.yaml", "-o", tmp_path / "out", "-f", form)
    assert memos("verify", tmp_path / "out", tmp_path / "a.yaml", tmp_path / "b.yaml").returncode == 0
