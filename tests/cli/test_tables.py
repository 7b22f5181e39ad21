"""Tables on the command line: each row an input, told by its cells, made and remade on its own."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from conftest import TOP

Memos = Callable[..., "CompletedProcess[str]"]
ROWS = "id,Subject,Date,participants[0].name,participants[0].title,purpose\n" + "".join(
    f"d{number},Talks {number},2026-03-{number:02},Ada Mirel,Minister of Water,To agree.\n" for number in range(1, 7)
)
MAPPING = "kind: columns\ncolumns: {Guest: 'participants[0].name', Office: 'participants[0].title'}\n"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    (tmp_path / "t.csv").write_text(ROWS, encoding="utf-8")
    return tmp_path / "t.csv"


def test_the_sample_is_made_with_the_mapping_that_its_settings_name(memos: Memos, tmp_path: Path) -> None:
    run = memos("render", "samples/season/delegations.csv", "-o", tmp_path)
    assert (run.returncode, len(run.stdout.splitlines())) == (0, 8)
    manifest = json.loads((tmp_path / "manifest.json").read_text(encoding="utf-8"))
    assert [row["path"] for row in manifest["files"]] == [
        f"{name}/minister.briefing-memo.{ending}"
        for name in ("belmora", "corva", "dravia", "estal")
        for ending in ("docx", "pdf")
    ]
    assert manifest["files"][0]["input"].endswith("samples/season/delegations.csv#belmora")
    assert memos("verify", tmp_path, "samples/season/delegations.csv").returncode == 0


def test_a_finding_is_told_with_its_row_and_column_and_shows_the_cell(memos: Memos, table: Path) -> None:
    table.write_text(ROWS.replace("2026-03-03", "3.3.2026"), encoding="utf-8")
    run = memos("check", "t.csv", cwd=table.parent)
    assert run.returncode == 1
    assert run.stderr.startswith(
        "t.csv:4:3: error INP103: `date` is not a date in the form 2023-05-01 (C4)\n  | 3.3.2026\n  | ^~~~~~~~\n  hint: "
    )
    said = memos("check", "t.csv", "--output-format", "json", cwd=table.parent)
    (finding,) = json.loads(said.stdout)["findings"]
    assert json.loads(said.stdout)["summary"]["inputs"] == 6
    assert (finding["file"], finding["line"], finding["column"], finding["path"]) == ("t.csv", 4, 3, "date")
    for form in ("sarif", "junit", "github"):
        told = memos("check", "t.csv", "--output-format", form, cwd=table.parent)
        assert "C4" in told.stdout
        assert "#" not in told.stdout.split("INP103", maxsplit=1)[1].split("t.csv")[0] or form == "sarif"


def test_the_columns_are_mapped_by_option_or_by_settings(memos: Memos, table: Path) -> None:
    table.write_text(ROWS.replace("participants[0].name,participants[0].title", "Guest,Office"), encoding="utf-8")
    assert "INP201" in memos("check", "t.csv", cwd=table.parent).stderr
    (table.parent / "map.yaml").write_text(MAPPING, encoding="utf-8")
    assert memos("check", "t.csv", "--columns", "map.yaml", cwd=table.parent).returncode == 0
    (table.parent / "memos.toml").write_text('columns = "map.yaml"\n', encoding="utf-8")
    run = memos("render", "t.csv", "-o", "out", "-f", "pdf", cwd=table.parent)
    assert (run.returncode, len(run.stdout.splitlines())) == (0, 6)


def test_a_mapping_that_is_not_right_is_told_at_its_place_and_nothing_is_made(memos: Memos, table: Path) -> None:
    wrong = MAPPING.replace("[0].title", "[0].titel") + "sheeet: One\n"
    (table.parent / "map.yaml").write_text(wrong, encoding="utf-8")
    run = memos("check", "t.csv", "--columns", "map.yaml", cwd=table.parent)
    assert run.returncode == 1
    assert "map.yaml:3:1: error INP102" in run.stderr
    (table.parent / "map.yaml").write_text(wrong.replace("sheeet: One\n", ""), encoding="utf-8")
    for command in ("check", "render"):
        run = memos(command, "t.csv", "--columns", "map.yaml", cwd=table.parent)
        assert run.returncode == 1
        assert "map.yaml:2:" in run.stderr
        assert "did you mean `participants[0].title`?" in run.stderr
    assert not list(table.parent.rglob("*.pdf"))
    run = memos("check", "t.csv", "--columns", "t.csv", cwd=table.parent)
    assert run.returncode == 2


def test_a_row_that_changed_is_made_anew_and_no_other_wherever_they_stand(memos: Memos, table: Path) -> None:
    assert memos("render", "t.csv", "-o", "out", "-f", "pdf", cwd=table.parent).returncode == 0
    head, *rows = ROWS.splitlines(keepends=True)
    new = "new,Talks,2026-03-09,Bo Sel,Adviser,To hear.\n"
    table.write_text("".join([head, new, *rows]).replace("Talks 4", "Talks on water"), encoding="utf-8")
    run = memos("render", "t.csv", "-o", "out", "-f", "pdf", cwd=table.parent)
    assert run.stdout.split() == ["out/new/new.briefing-memo.pdf", "out/d4/d4.briefing-memo.pdf"]
    assert "2 files made in out, 5 unchanged" in run.stderr
    again = memos("render", "t.csv", "-o", "out", "-f", "pdf", cwd=table.parent)
    assert "0 files made in out, 7 unchanged" in again.stderr


def test_an_error_in_a_row_stops_that_row_alone_and_one_in_the_headers_all(memos: Memos, table: Path) -> None:
    table.write_text(ROWS.replace("Talks 2,2026", "Talks 2,20260"), encoding="utf-8")
    run = memos("render", "t.csv", "-o", "out", "-f", "docx", cwd=table.parent)
    assert (run.returncode, len(run.stdout.splitlines())) == (1, 5)
    table.write_text(ROWS.replace("purpose", "porpose"), encoding="utf-8")
    run = memos("render", "t.csv", "-o", "other", cwd=table.parent)
    assert (run.returncode, run.stdout) == (1, "")
    assert "did you mean `purpose`?" in run.stderr


def test_workers_make_the_same_files_as_one_process(memos: Memos, table: Path) -> None:
    for jobs in ("1", "2"):
        assert memos("render", "t.csv", "-o", f"out{jobs}", "-j", jobs, cwd=table.parent).returncode == 0
    one, two = ({path.name: path.read_bytes() for path in (table.parent / f"out{jobs}").rglob("*.*")} for jobs in "12")
    assert one == two
    assert len(one) == 13


def test_rows_of_two_tables_with_one_id_are_refused_before_anything_is_written(memos: Memos, table: Path) -> None:
    (table.parent / "u.csv").write_text(ROWS, encoding="utf-8")
    run = memos("render", "t.csv", "u.csv", "-o", "out", cwd=table.parent)
    assert run.returncode == 2
    assert "of t.csv#d1 and of u.csv#d1" in run.stderr
    assert not (table.parent / "out").exists()


def test_one_row_goes_to_standard_output(table: Path) -> None:
    table.write_text("subject\nTalks\n", encoding="utf-8")
    run = subprocess.run([sys.executable, "-m", "memos", "render", "t.csv", "-o", "-", "-f", "pdf"], cwd=table.parent, env={**os.environ, "PYTHONPATH": str(TOP)}, capture_output=True, check=True)  # fmt: skip
    assert run.stdout.startswith(b"%PDF-")


def test_codes_are_left_out_by_the_name_of_the_table_and_comments_in_cells_silence_nothing(memos: Memos, table: Path) -> None:  # fmt: skip
    text = "subject,participants[0].name\nTalks,Ada Mirel # memos: ignore[PAR101]\n"
    table.write_text(text, encoding="utf-8")
    assert "PAR101" in memos("check", "t.csv", cwd=table.parent).stderr
    (table.parent / "memos.toml").write_text('[per-file-ignores]\n"*.csv" = ["PAR101"]\n', encoding="utf-8")
    assert "PAR101" not in memos("check", "t.csv", cwd=table.parent).stderr


def test_fixing_leaves_tables_as_they_are(memos: Memos, table: Path) -> None:
    table.write_text(ROWS.replace("2026-03-03", "3.3.2026"), encoding="utf-8")
    before = table.read_bytes()
    assert memos("check", "t.csv", "--fix", "--write", cwd=table.parent).returncode == 1
    assert table.read_bytes() == before


def test_without_openpyxl_the_way_out_is_told(memos: Memos, tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    (tmp_path / "none/openpyxl.py").write_text("raise ImportError\n")
    (tmp_path / "t.xlsx").write_bytes(b"PK\x03\x04")
    run = memos("check", tmp_path / "t.xlsx", env={"PYTHONPATH": f"{tmp_path / 'none'}:{TOP}"})
    assert run.returncode == 2
    assert "install `memos[xlsx]`" in run.stderr


@pytest.mark.parametrize(("name", "code"), [("t.ods", 2), ("t.xlsx", 3), ("gone.csv", 2)])
def test_what_cannot_be_read_ends_with_its_exit_code(name: str, code: int, memos: Memos, tmp_path: Path) -> None:
    if not name.startswith("gone"):
        (tmp_path / name).write_text("subject\nTalks\n")
    run = memos("render", name, cwd=tmp_path)
    assert (run.returncode, run.stdout) == (code, "")
    assert "hint:" in run.stderr
    assert not (tmp_path / "out").exists()
