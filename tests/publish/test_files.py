"""Files appear whole or not at all, and what killed runs left goes."""

import errno
import os
from pathlib import Path

import pytest

from memos.errors import FileError
from memos.publish import hash_of, rewrite_file, write_files
from memos.publish.files import clear_parts, held


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_file_is_written_with_its_folders(tmp_path: Path) -> None:
    write_files(tmp_path / "out", [("a/b.pdf", b"one"), ("c.pdf", lambda: [b"in ", b"pieces"])])
    write_files(tmp_path / "out", [("a/b.pdf", b"two")])
    assert contents(tmp_path) == {"out/a/b.pdf": b"two", "out/c.pdf": b"in pieces"}


def test_the_mode_is_the_umasks(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_files(tmp_path, [("a.pdf", b"x")])
    finally:
        os.umask(before)
    assert (tmp_path / "a.pdf").stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("name", ["mkdir", "open", "fsync", "replace", "close"])
@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO, errno.EROFS, errno.ENOENT])
@pytest.mark.parametrize("at", [1, 2, 3])
def test_a_fault_leaves_old_files_or_new_ones_and_no_other(
    name: str, error: int, at: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first, second or third call to the system fails."""
    files = [("a.pdf", b"new"), ("b/c.pdf", b"new"), ("b/d.pdf", b"new")]
    write_files(tmp_path, [(path, b"old") for path, _ in files])
    home = Path if name in {"mkdir", "replace"} else os
    true = getattr(home, name)
    calls: list[object] = []

    def failing(*given: object, **more: object) -> object:
        calls.append(given)
        if len(calls) == at:
            if name == "close":
                true(*given)
            raise OSError(error, os.strerror(error))
        return true(*given, **more)

    with monkeypatch.context() as patch:
        patch.setattr(home, name, failing)
        message = ""
        try:
            write_files(tmp_path, files)
        except FileError as problem:
            message = problem.message
    assert not message or (str(tmp_path) in message and os.strerror(error).lower() in message)
    found = contents(tmp_path)
    assert set(found) == {path for path, _ in files}
    assert set(found.values()) <= {b"old", b"new"}


def test_a_linked_target_is_replaced_and_what_it_points_to_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "victim").write_text("precious")
    (tmp_path / "a.pdf").symlink_to(tmp_path / "victim")
    write_files(tmp_path, [("a.pdf", b"new")])
    assert (tmp_path / "victim").read_text() == "precious"
    assert (tmp_path / "a.pdf").read_bytes() == b"new"


def test_a_file_is_written_anew_with_its_mode_and_through_its_link(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("old")
    (tmp_path / "a.yaml").chmod(0o640)
    (tmp_path / "link.yaml").symlink_to("a.yaml")
    rewrite_file(tmp_path / "link.yaml", b"new")
    assert (tmp_path / "link.yaml").is_symlink()
    assert (tmp_path / "a.yaml").read_bytes() == b"new"
    assert (tmp_path / "a.yaml").stat().st_mode & 0o777 == 0o640


def test_the_hash_of_what_is_no_file_is_empty(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert [hash_of(tmp_path / name) for name in ("none", "pipe", "")] == ["", "", ""]
    (tmp_path / "a").write_bytes(b"")
    assert hash_of(tmp_path / "a").startswith("e3b0c44298fc1c14")


def test_parts_are_cleared_unless_their_writer_lives(tmp_path: Path) -> None:
    parts = [".a.pdf.0123abcd-12.part", ".a.pdf.0123abcd-13.part", ".b.pdf.0123abcd-12.part"]
    for name in (*parts, ".a.pdf.part", "mine.part"):
        (tmp_path / name).write_text("half")
    with held(tmp_path / parts[1]):
        clear_parts(tmp_path, {"a.pdf"})
        assert set(contents(tmp_path)) == {*parts[1:], ".a.pdf.part", "mine.part"}
    clear_parts(tmp_path, {"a.pdf", "b.pdf"})
    assert set(contents(tmp_path)) == {".a.pdf.part", "mine.part"}


def test_a_folder_is_held_by_one_run(tmp_path: Path) -> None:
    with held(tmp_path) as ours:
        assert ours
        with held(tmp_path, wait=False) as theirs:
            assert not theirs
    with held(tmp_path, wait=False) as ours:
        assert ours
