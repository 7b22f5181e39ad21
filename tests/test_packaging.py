"""The wheel holds what the three folders hold: a mapping in pyproject.toml can silently forget a subpackage."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

_LEFT_OUT = {"__pycache__", ".pytest_cache"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Names of the files in a wheel built of a copy of this checkout."""
    top = Path(__file__).resolve().parents[1]
    copy = tmp_path_factory.mktemp("copy") / "memos"
    subprocess.run(["git", "clone", "--quiet", str(top), str(copy)], check=True)
    for name in _files(top):
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        (copy / name).write_bytes((top / name).read_bytes())
    out = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(copy)],
        check=True,
        capture_output=True,
    )
    (file,) = out.glob("*.whl")
    with zipfile.ZipFile(file) as archive:
        return set(archive.namelist())


def _files(top: Path) -> set[str]:
    """All files of the program, by their place in the checkout."""
    folders = (top / "memos", top / "schemas", top / "templates")
    return {
        path.relative_to(top).as_posix()
        for folder in folders
        for path in folder.rglob("*")
        if path.is_file() and not _LEFT_OUT & set(path.parts) and not _linked(path, top)
    }


def _linked(path: Path, top: Path) -> bool:
    return any((top / "memos" / name) in path.parents for name in ("schemas", "templates"))


def test_the_wheel_holds_what_the_folders_hold(wheel: set[str], top: Path) -> None:
    expected = {name if name.startswith("memos/") else f"memos/{name}" for name in _files(top)}
    shipped = {name for name in wheel if ".dist-info/" not in name}
    assert shipped == expected


def test_the_licences_are_in_the_wheel(wheel: set[str]) -> None:
    names = {name.split("/")[-1] for name in wheel if ".dist-info/licenses/" in name}
    assert {"LICENSE", "OFL.txt"} <= names


@pytest.mark.parametrize(("link", "folder"), [("memos/schemas", "schemas"), ("memos/templates", "templates")])
def test_a_checkout_looks_like_the_installed_package(link: str, folder: str, top: Path) -> None:
    assert (top / link).resolve() == top / folder
