"""Files appear whole or not at all, and nobody else's is touched."""

import errno
import json
import os
from pathlib import Path

import pytest

from memos.errors import FileError, UsageError
from memos.publish import claim, read_manifest, write_file, write_manifest
from memos.schemas.manifest import FailedInput, MadeFile


def row(path: str, source: str = "visit.yaml") -> MadeFile:
    return MadeFile(
        path=path,
        format="pdf",
        template="t",
        language="en",
        input=source,
        meeting="m",
        inputs_sha256="0",
        sha256="1",
        bytes=2,
        pages=1,
    )


def test_a_file_is_written_with_its_folders(tmp_path: Path) -> None:
    write_file(tmp_path / "out", "a/b.pdf", b"one")
    write_file(tmp_path / "out", "a/b.pdf", b"two")
    assert (tmp_path / "out/a/b.pdf").read_bytes() == b"two"
    assert [path.name for path in (tmp_path / "out/a").iterdir()] == ["b.pdf"]


def test_the_mode_is_the_umasks(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_file(tmp_path, "a.pdf", b"x")
    finally:
        os.umask(before)
    assert (tmp_path / "a.pdf").stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("name", ["open", "write", "fsync", "replace"])
@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO])
def test_a_fault_leaves_the_old_file_and_no_other(
    name: str, error: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_file(tmp_path, "a.pdf", b"old")

    def fail(*_: object, **__: object) -> int:
        raise OSError(error, os.strerror(error))

    if name == "write":
        monkeypatch.setattr("memos.publish._write_through", fail)
    else:
        monkeypatch.setattr(os, name, fail)
    with pytest.raises(FileError) as caught:
        write_file(tmp_path, "a.pdf", b"new")
    monkeypatch.undo()
    assert str(tmp_path / "a.pdf") in caught.value.message
    assert os.strerror(error).lower() in caught.value.message
    assert (tmp_path / "a.pdf").read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]


def test_a_linked_target_is_replaced_and_what_it_points_to_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "victim").write_text("precious")
    (tmp_path / "a.pdf").symlink_to(tmp_path / "victim")
    write_file(tmp_path, "a.pdf", b"new")
    assert (tmp_path / "victim").read_text() == "precious"
    assert (tmp_path / "a.pdf").read_bytes() == b"new"


def test_what_memos_did_not_write_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_text("mine")
    with pytest.raises(UsageError, match="not written by Memos"):
        claim(tmp_path, ["a.pdf"], force=False)
    claim(tmp_path, ["a.pdf"], force=True)
    claim(tmp_path, ["b.pdf"], force=False)
    write_manifest(tmp_path, "memos 0", [row("a.pdf")], [], None)
    claim(tmp_path, ["a.pdf"], force=False)


def test_a_strange_manifest_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text('{"name": "a web app"}')
    with pytest.raises(UsageError, match="not a manifest of Memos"):
        claim(tmp_path, [], force=False)


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("")
    with pytest.raises(UsageError, match="not a folder"):
        claim(tmp_path / "out", [], force=False)


def test_the_manifest_keeps_what_other_inputs_made(tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf", "gone.pdf"):
        (tmp_path / name).write_text("")
    failed = FailedInput(input="bad.yaml", code="INP101", message="x")
    write_manifest(tmp_path, "memos 0", [row("b.pdf", "b.yaml"), row("gone.pdf", "b.yaml")], [failed], None)
    (tmp_path / "gone.pdf").unlink()
    write_manifest(tmp_path, "memos 0", [row("a.pdf", "a.yaml")], [], read_manifest(tmp_path))
    manifest = json.loads((tmp_path / "manifest.json").read_text())
    assert [entry["path"] for entry in manifest["files"]] == ["a.pdf", "b.pdf"]
    assert [entry["input"] for entry in manifest["failed"]] == ["bad.yaml"]
    write_manifest(tmp_path, "memos 0", [row("c.pdf", "bad.yaml")], [], read_manifest(tmp_path))
    manifest = json.loads((tmp_path / "manifest.json").read_text())
    assert manifest["failed"] == []
