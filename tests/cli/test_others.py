"""`memos new`, `schema`, `templates`, `explain`, `--help`: what a newcomer meets first."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Memos = Callable[..., "CompletedProcess[str]"]
COMMANDS = ("new", "check", "render", "schema", "templates", "explain")


@pytest.mark.parametrize("kind", ["visit", "meeting"])
def test_a_new_input_is_right_but_for_what_is_to_be_filled_in(memos: Memos, tmp_path: Path, kind: str) -> None:
    run = memos("new", tmp_path / "visit", "--kind", kind)
    assert run.returncode == 0
    assert memos("check", tmp_path / "visit").returncode == 0
    assert memos("render", tmp_path / "visit", "-o", tmp_path / "out").returncode == 0
    (file,) = (tmp_path / "visit").glob("*.yaml")
    first = file.read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith("# yaml-language-server: $schema=")
    assert (file.parent / first.partition("=")[2]).is_file()
    again = memos("new", tmp_path / "visit", "--kind", kind)
    assert again.returncode in {2, 3}
    assert again.stdout == ""


@pytest.mark.parametrize("kind", ["visit", "meeting", "register", "template", "style", "manifest", "findings"])
def test_a_schema_is_printed(memos: Memos, kind: str) -> None:
    schema = json.loads(memos("schema", kind).stdout)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["type"] == "object"
    assert schema["properties"]


def test_templates_are_listed_shown_copied_and_checked(memos: Memos, tmp_path: Path) -> None:
    listed = memos("templates", "list").stdout
    assert [line.split()[0] for line in listed.splitlines()] == ["briefing-book", "briefing-memo", "record-of-meeting"]
    assert memos("templates").stdout == listed
    shown = memos("templates", "show", "briefing-memo").stdout
    assert memos("templates", "copy", "briefing-memo", tmp_path).returncode == 0
    (copy,) = tmp_path.glob("*.yaml")
    assert (
        shown.strip() in copy.read_text(encoding="utf-8") or copy.read_text(encoding="utf-8").strip() == shown.strip()
    )
    assert memos("templates", "check", copy).returncode == 0
    assert memos("render", "samples/first", "-o", tmp_path / "out", "-t", copy).returncode == 0
    copy.write_text(copy.read_text(encoding="utf-8").replace("show: purpose", "show: porpose"), encoding="utf-8")
    wrong = memos("templates", "check", copy)
    assert wrong.returncode == 1
    assert str(copy) in wrong.stderr
    assert memos("templates", "show", "no-such").returncode == 2


def test_a_code_is_explained(memos: Memos) -> None:
    page = memos("explain", "SYN104").stdout
    assert page.startswith("SYN104: ")
    assert "Right:" in page
    assert memos("explain", "syn104").stdout == page
    assert memos("explain", "XXX999").returncode == 2


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_a_help_with_an_example(memos: Memos, command: str) -> None:
    run = memos(command, "--help", env={"COLUMNS": "200"})
    assert run.returncode == 0
    assert "Example: " in run.stdout


def test_the_version_is_that_of_the_package(memos: Memos) -> None:
    from memos import __version__  # noqa: PLC0415 -- what the program says of itself

    assert memos("--version").stdout == f"memos {__version__}\n"


def test_help_loads_nothing_heavy(top: Path) -> None:
    program = (
        "import sys\nfrom memos.cli import main\nsys.argv = ['memos', '--help']\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "heavy = {'reportlab', 'docx', 'pydantic', 'yaml', 'babel', 'lxml', 'jinja2', 'uharfbuzz'}\n"
        "sys.stderr.write(','.join(sorted(heavy & set(sys.modules))))"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=top)
    assert run.stderr == ""


def test_a_bug_is_one_line_that_says_where_the_trace_is(top: Path, tmp_path: Path) -> None:
    program = (
        "import sys\nfrom memos.cli import main\nimport memos.batch.inputs\n"
        "def broken(*_, **__): raise RuntimeError('secret \\x1b[31m')\n"
        "memos.batch.inputs.read_inputs = broken\nsys.argv = ['memos', *sys.argv[1:]]\nmain()"
    )
    for options, traced in (([], False), (["--debug"], True)):
        run = subprocess.run(
            [sys.executable, "-c", program, *options, "check", "samples"],
            capture_output=True, text=True, check=False, cwd=top, env={"TMPDIR": str(tmp_path), "PATH": "/usr/bin:/bin"},
        )  # fmt: skip
        assert run.returncode == 4
        assert ("Traceback" in run.stderr) == traced
    (trace,) = tmp_path.glob("memos-bug-*")
    assert "RuntimeError" in trace.read_text(encoding="utf-8")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full on this system")
def test_a_full_disk_is_no_bug(top: Path) -> None:
    with Path("/dev/full").open("w") as full:
        run = subprocess.run(
            [sys.executable, "-m", "memos", "schema", "visit"],
            stdout=full, stderr=subprocess.PIPE, text=True, check=False, cwd=top,
        )  # fmt: skip
    assert run.returncode == 3
    assert "No space left" in run.stderr
    assert "bug" not in run.stderr


def test_a_house_s_word_file_is_checked_and_told_of(memos: Memos, tmp_path: Path) -> None:
    run = memos("templates", "check", "samples/house-style/letterhead.docx")
    assert run.returncode == 0
    for said in ("215.9 x 279.4 mm", "Ministry of Foreign Affairs of Belmora", "first page: 2 pictures", "page number", "heading 1", "in PDFs Noto Serif", "▪"):  # fmt: skip
        assert said in run.stdout
    assert "TPL213" in run.stderr
    assert "TPL214" in run.stderr
    made = memos("render", "samples/first", "-o", tmp_path / "out", "--style", "samples/house-style/letterhead.docx")
    assert made.returncode == 0
    assert "TPL213" in made.stderr
    (tmp_path / "house.docx").write_bytes(b"%PDF-1.7")
    for arguments in (("templates", "check", tmp_path / "house.docx"), ("render", "samples/first", "-o", tmp_path / "none", "--style", tmp_path / "house.docx")):  # fmt: skip
        refused = memos(*arguments)
        assert refused.returncode == 1
        assert "error TPL201: the house file is a PDF" in refused.stderr
    assert not (tmp_path / "none").exists()
    assert memos("render", "samples/first", "-o", tmp_path / "none", "--style", tmp_path / "no.docx").returncode == 2
