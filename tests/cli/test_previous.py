"""`--previous`: an earlier visit given to the new one, on the command line."""

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

Memos = Callable[..., "CompletedProcess[str]"]
EARLIER, NOW = "tests/checks/earlier.yaml", "tests/checks/planted-carried.yaml"


def test_what_was_left_open_is_told_with_the_lines_of_both_files(memos: Memos) -> None:
    run = memos("check", NOW, "--previous", EARLIER, "--select", "ACT201")
    assert run.returncode == 0
    assert f"{NOW}:22:1: warning ACT201" in run.stderr
    assert f"“Send the list of 12 experts.” was open at {EARLIER}:20 and is not carried over" in run.stderr


def test_without_it_nothing_is_told_nor_of_the_earlier_visit_itself(memos: Memos) -> None:
    for arguments in ((NOW,), (EARLIER, "--previous", EARLIER)):
        run = memos("check", *arguments, "--select", "ACT2,AGD2,TXT202")
        assert "ACT2" not in run.stderr
        assert "AGD2" not in run.stderr
        assert "TXT202" not in run.stderr


def test_rendering_tells_it_too_and_makes_the_same_papers(memos: Memos, tmp_path: Path) -> None:
    run = memos("render", NOW, "--previous", EARLIER, "-o", tmp_path / "with", "-f", "pdf")
    assert run.returncode == 0
    assert "ACT201" in run.stderr
    memos("render", NOW, "-o", tmp_path / "without", "-f", "pdf")
    papers = sorted(path.relative_to(tmp_path / "with") for path in (tmp_path / "with").rglob("*.pdf"))
    assert papers
    for paper in papers:
        same = (tmp_path / "with" / paper).read_bytes() == (tmp_path / "without" / paper).read_bytes()
        assert same, paper


def test_an_earlier_visit_that_is_not_right_is_refused(memos: Memos) -> None:
    run = memos("check", NOW, "--previous", "tests/validate/invalid/unknown-kind.yaml")
    assert run.returncode == 2
    assert "holds no visit" in run.stderr
    assert memos("check", NOW, "--previous", "nowhere.yaml").returncode in {2, 3}


def test_the_visit_of_july_2023_asks_again_what_that_of_april_asked(memos: Memos, tmp_path: Path) -> None:
    file = tmp_path / "july.yaml"
    file.write_text(
        "kind: visit\ntitle: Working visit to Washington\nmeetings:\n  - subject: Talks in Congress\n    asks:\n"
        "      - {text: Repeal the Jackson-Vanik amendment., by: visitor}\n",
        encoding="utf-8",
    )
    april = "samples/washington-2023/visit.yaml"
    run = memos("check", file, "--previous", april, "--select", "AGD201")
    assert f"{file}:6:9: info AGD201: the same was asked at {april}:201, and has no answer yet" in run.stderr
