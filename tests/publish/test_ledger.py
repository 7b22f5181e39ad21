"""The manifest: rows of this run and of others, row by row, and nobody else's."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from memos.errors import UsageError
from memos.publish import MANIFEST, SUMS, Ledger, Row, folder_at, notes
from memos.schemas.manifest import CheckedInput, FailedInput, MadeFile, Manifest

Memos = Callable[..., "CompletedProcess[str]"]


def made(path: str, source: str) -> MadeFile:
    return MadeFile(
        path=path,
        format="pdf",
        template="t",
        language="en",
        input=source,
        meeting="m",
        inputs_sha256="0",
        sha256="e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        bytes=0,
        pages=1,
    )


def row(source: str, *paths: str, failed: str = "") -> Row:
    rows = (FailedInput(input=source, code="INP101", message=failed),) if failed else ()
    return Row(
        CheckedInput(input=source, sha256="1", asked_sha256="2", files=paths),
        tuple(made(path, source) for path in paths),
        rows,
    )


def written(folder: Path, *rows: Row, generator: str = "memos 0") -> dict[str, list[str]]:
    """The manifest after a run that says these rows: the keys of its rows."""
    ledger, place = Ledger(), folder_at(str(folder))
    ledger.read(place)
    for each in rows:
        ledger.add(each)
    ledger.write(place, generator)
    ledger.close()
    manifest = Manifest.model_validate_json((folder / MANIFEST).read_bytes())
    return {
        "files": [each.path for each in manifest.files],
        "failed": [each.input for each in manifest.failed],
        "inputs": [each.input for each in manifest.inputs],
    }


def test_rows_of_other_runs_stay_while_their_files_do(tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf", "gone.pdf"):
        (tmp_path / name).write_text("")
    written(tmp_path, row("b.yaml", "gone.pdf", "b.pdf"), row("bad.yaml", failed="no kind"))
    (tmp_path / "gone.pdf").unlink()
    found = written(tmp_path, row("a.yaml", "a.pdf"))
    assert found == {"files": ["a.pdf", "b.pdf"], "failed": ["bad.yaml"], "inputs": ["a.yaml", "b.yaml", "bad.yaml"]}
    assert (tmp_path / SUMS).read_text().splitlines() == [
        f"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  {name}" for name in ("a.pdf", "b.pdf")
    ]
    assert written(tmp_path, row("bad.yaml"))["failed"] == []


def test_the_same_rows_in_any_order_give_the_same_bytes(tmp_path: Path) -> None:
    rows = [row("b.yaml", "b/1.pdf", "b/2.pdf"), row("a.yaml", failed="x"), row("ю.yaml", "ю.pdf")]
    for name, order in (("one", rows), ("two", rows[::-1])):
        for each in order:
            for file in each.files:
                path = tmp_path / name / file.path
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text("")
        written(tmp_path / name, *order)
    assert (tmp_path / "one" / MANIFEST).read_bytes() == (tmp_path / "two" / MANIFEST).read_bytes()


def test_a_manifest_of_another_layout_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_text("")
    written(tmp_path, row("a.yaml", "a.pdf"))
    given = json.loads((tmp_path / MANIFEST).read_text())
    del given["inputs"]
    (tmp_path / MANIFEST).write_text(json.dumps(given, indent=4))
    assert written(tmp_path, row("b.yaml"))["files"] == ["a.pdf"]


def test_a_run_beside_another_loses_none_of_its_rows(tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        (tmp_path / name).write_text("")
    place = folder_at(str(tmp_path))
    one, two = Ledger(), Ledger()
    one.read(place)
    two.read(place)
    one.add(row("a.yaml", "a.pdf"))
    one.write(place, "memos 0")
    two.add(row("b.yaml", "b.pdf"))
    two.write(place, "memos 0")
    assert written(tmp_path)["files"] == ["a.pdf", "b.pdf"]


@pytest.mark.parametrize(
    "text", ['{"name": "a web app"}', "{", "[]", "\x00", '{\n"version": 1,\n"files": [\n{"x": 1}\n]\n}\n']
)
def test_a_manifest_of_another_program_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / MANIFEST).write_text(text)
    with pytest.raises(UsageError, match="not a manifest of Memos"):
        Ledger().read(folder_at(str(tmp_path)))
    Ledger().read(folder_at(str(tmp_path)), force=True)


@pytest.mark.parametrize("key", ["sha256", "bytes", "input", "asked_sha256", "message"])
def test_a_damaged_row_is_told_of_or_left_out(tmp_path: Path, key: str) -> None:
    (tmp_path / "a.pdf").write_text("")
    written(tmp_path, row("a.yaml", "a.pdf"), row("bad.yaml", failed="no kind"))
    path = tmp_path / MANIFEST
    path.write_text(path.read_text().replace(f'"{key}":', '"other":'))
    with pytest.raises(UsageError, match="damaged"):
        Ledger().read(folder_at(str(tmp_path)))
    ledger = Ledger()
    ledger.read(folder_at(str(tmp_path)), force=True)
    whole = {"owns": ledger.owns("a.pdf"), "knows": ledger.knows("a.yaml")}
    assert whole == {
        "owns": key not in {"sha256", "bytes", "input"},
        "knows": key not in {"sha256", "input", "asked_sha256"},
    }


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("")
    with pytest.raises(UsageError, match="not a folder"):
        folder_at(str(tmp_path / "out"))


def test_notes_of_a_killed_run_tell_what_is_done(tmp_path: Path) -> None:
    place = folder_at(str(tmp_path))
    with notes.run(place) as killed:
        assert notes.announced(place) == frozenset()
        done, half = row("a.yaml", "a.pdf"), row("b.yaml", "b.pdf", "c.pdf")
        place.write([notes.note(killed, "000000", [done, half], "memos 0")])
        place.write([("a.pdf", b""), ("b.pdf", b"")])
        (tmp_path / ".c.pdf.0123abcd-1.part").write_text("ha")
        assert notes.left(place) == (), "it lives"
        assert notes.announced(place) == {"a.pdf", "b.pdf", "c.pdf"}
    assert notes.left(place) == (killed,)
    found = list(notes.noted(place, killed))
    assert [(each.input.input, each.input.sha256, [file.path for file in each.files]) for each in found] == [
        ("a.yaml", "1", ["a.pdf"]),
        ("b.yaml", "", ["b.pdf"]),
    ]
    notes.clear(place, [killed])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.pdf", "b.pdf"]


def test_what_somebody_else_has_among_the_notes_stays(memos: Memos, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("kind: meeting\nid: a\nsubject: Talks\n")
    for folder in ("mine", "0123456789abcdef"):  # the second is called as the notes of a killed run are
        (tmp_path / "out/.memos" / folder).mkdir(parents=True)
        (tmp_path / "out/.memos" / folder / "keep.txt").write_text("keep")
    (tmp_path / "out/.memos/0123456789abcdef/000000-0.json").write_text("{")
    assert memos("render", tmp_path / "a.yaml", "-o", tmp_path / "out").returncode == 0
    left = sorted(path.relative_to(tmp_path / "out/.memos").as_posix() for path in (tmp_path / "out/.memos").rglob("*"))
    assert left == ["0123456789abcdef", "0123456789abcdef/keep.txt", "mine", "mine/keep.txt"]


def test_of_two_runs_the_one_whose_file_stands_is_believed(tmp_path: Path) -> None:
    place = folder_at(str(tmp_path))
    (tmp_path / "a.pdf").write_text("")
    (tmp_path / "b.pdf").write_text("")
    early, late = Ledger(), Ledger()
    for ledger, sha256 in ((late, made("a.pdf", "a.yaml").sha256), (early, "1" * 64)):
        ledger.read(place)
        files = tuple(made(path, "a.yaml").model_copy(update={"sha256": sha256}) for path in ("a.pdf", "b.pdf"))
        ledger.add(Row(CheckedInput(input="a.yaml", sha256="1", asked_sha256=sha256, files=("a.pdf", "b.pdf")), files))
    (tmp_path / "b.pdf").write_text("of neither")
    late.write(place, "memos 0")
    early.write(place, "memos 0")
    manifest = Manifest.model_validate_json((tmp_path / MANIFEST).read_bytes())
    assert [row.sha256[:3] for row in manifest.files] == ["e3b", "111"]
    assert [row.sha256 for row in manifest.inputs] == [""], "the next run looks at it anew"
