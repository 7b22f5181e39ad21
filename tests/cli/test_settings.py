"""Settings in memos.toml and pyproject.toml: the nearest counts, the command line wins, and what is wrong in them is told with its place."""

import json
import tomllib
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from memos.cli.schema import Kind, json_schema
from memos.read import read_toml
from memos.schemas.settings import Settings

Memos = Callable[..., "CompletedProcess[str]"]
MEETING = "kind: meeting\nsubject: Talks\nparticipants:\n  - {name: Ada Mirel}\nactions:\n  - {text: Send it.}\n"
"""PAR101, ACT101, ACT102 and STR101 are found in it."""


def written(folder: Path, **files: str) -> Path:
    """A folder with files, by their names; `__` parts folders, `_` stands for the dot."""
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def found(memos: Memos, cwd: Path, *arguments: str) -> dict[str, set[str]]:
    """The codes that are found, by file."""
    run = memos("check", *arguments, "--output-format", "json", cwd=cwd)
    assert run.stderr == ""
    codes: dict[str, set[str]] = {}
    for row in json.loads(run.stdout)["findings"]:
        codes.setdefault(Path(row["file"]).as_posix(), set()).add(row["code"])
    return codes


def test_options_stand_in_either_file(memos: Memos, tmp_path: Path) -> None:
    for name, head in (("memos_toml", ""), ("pyproject_toml", '[project]\nname = "x"\n[tool.memos]\n')):
        folder = written(tmp_path / name, **{name: f'{head}ignore = ["PAR101", "act"]\n', "a_yaml": MEETING})
        assert found(memos, folder, "a.yaml") == {"a.yaml": {"STR101"}}


def test_the_nearest_settings_count_for_each_input(memos: Memos, tmp_path: Path) -> None:
    written(
        tmp_path,
        memos_toml='select = "PAR"\n',
        pyproject_toml='[tool.memos]\nselect = "STR"\n',
        a_yaml=MEETING,
        in__b_yaml=MEETING,
        in__pyproject_toml='[tool.memos]\nselect = ["ACT101"]\n',
        in__deep__c_yaml=MEETING,
        other__pyproject_toml='[project]\nname = "memos"\n',
        other__d_yaml=MEETING,
    )
    assert found(memos, tmp_path, ".") == {
        "a.yaml": {"PAR101"}, "in/b.yaml": {"ACT101"}, "in/deep/c.yaml": {"ACT101"}, "other/d.yaml": {"PAR101"},
    }  # fmt: skip
    assert found(memos, tmp_path / "in" / "deep", "c.yaml") == {"c.yaml": {"ACT101"}}


def test_the_command_line_wins(memos: Memos, tmp_path: Path) -> None:
    written(tmp_path, memos_toml='select = "PAR"\nstrict = true\noutput-format = "junit"\n', a_yaml=MEETING)
    assert found(memos, tmp_path, "a.yaml", "--select", "ACT") == {"a.yaml": {"ACT101", "ACT102"}}
    assert memos("check", "a.yaml", cwd=tmp_path).returncode == 1
    assert memos("check", "a.yaml", cwd=tmp_path).stdout.startswith("<?xml")
    assert memos("check", "a.yaml", "--no-strict", cwd=tmp_path).returncode == 0


def test_codes_are_left_out_by_file(memos: Memos, tmp_path: Path) -> None:
    written(
        tmp_path,
        memos_toml='ignore = ["STR"]\n[per-file-ignores]\n"archive/**" = ["ACT"]\n"*.draft.yaml" = "PAR101"\n"in/*.yaml" = ["PAR"]\n',
        a_yaml=MEETING,
        a_draft_yaml=MEETING,
        archive__b_yaml=MEETING,
        archive__old__c_draft_yaml=MEETING,
        in__d_yaml=MEETING,
        in__deep__e_yaml=MEETING,
    )
    every = {"PAR101", "ACT101", "ACT102"}
    assert found(memos, tmp_path, ".", "--ignore", "ACT102,STR") == {
        "a.yaml": every - {"ACT102"}, "a.draft.yaml": {"ACT101"}, "archive/b.yaml": {"PAR101"}, "in/d.yaml": {"ACT101"},
        "in/deep/e.yaml": every - {"ACT102"},
    }  # fmt: skip
    assert found(memos, tmp_path, ".")["a.yaml"] == every


def test_registers_styles_templates_and_output_begin_at_the_settings_folder(memos: Memos, tmp_path: Path) -> None:
    written(
        tmp_path,
        memos_toml='register = ["reg/people.yaml"]\nstyle = "house.yaml"\ntemplate = ["own.yaml"]\nformat = "pdf"\noutput = "made"\nlanguage = "kk"\n',
        reg__people_yaml="kind: register\npeople:\n  - {id: mirel, name: Antonia Mirel}\n",
        house_yaml="hyphenate: true\n",
        own_yaml=memos("templates", "show", "briefing-memo").stdout.replace("name: briefing-memo", "name: own"),
        in__a_yaml="kind: meeting\nsubject: Talks\nid: talks\nparticipants:\n  - {name: Anthonia Mirel, title: Minister}\n",
    )
    assert "PAR201" in found(memos, tmp_path / "in", "a.yaml")["a.yaml"]
    run = memos("render", "a.yaml", cwd=tmp_path / "in")
    assert run.returncode == 0, run.stderr
    assert [path.name for path in (tmp_path / "made").rglob("*.pdf")] == ["talks.own.kk.pdf"]
    assert not list((tmp_path / "made").rglob("*.docx"))
    assert (
        memos(
            "render",
            "a.yaml",
            "-o",
            "out",
            "-t",
            "briefing-memo",
            "--language",
            "ru",
            "-f",
            "docx",
            cwd=tmp_path / "in",
        ).returncode
        == 0
    )
    assert [path.name for path in (tmp_path / "in" / "out").rglob("talks.*")] == ["talks.briefing-memo.ru.docx"]


def test_an_error_that_is_left_out_keeps_no_paper_from_being_made(memos: Memos, tmp_path: Path) -> None:
    twice = "kind: visit\ntitle: V\npeople: [{id: a, name: A B, title: Minister}]\nmeetings:\n"
    for subject in ("S", "T"):
        twice += f"  - {{subject: {subject}, date: 2026-03-12, start: '10:00', end: '11:00', participants: [{{person: a}}]}}\n"
    written(tmp_path, a_yaml=twice)
    assert memos("render", "a.yaml", "-f", "pdf", cwd=tmp_path).returncode == 1
    written(tmp_path, memos_toml='ignore = ["SCH101"]\n')
    assert memos("render", "a.yaml", "-f", "pdf", cwd=tmp_path).returncode == 0
    written(
        tmp_path,
        memos_toml='ignore = ["SYN", "INP", "REN"]\n',
        b_yaml="kind: meeting\n",
        c_yaml="kind: meeting\nsubject: ♞\n",
    )
    assert memos("render", "b.yaml", cwd=tmp_path).returncode == 1
    assert memos("render", "c.yaml", cwd=tmp_path).returncode == 1


@pytest.mark.parametrize(("text", "told"), [
    ('strict = true\nselct = ["PAR"]\n', ["memos.toml:2:1: `selct` is not a setting; did you mean `select`?"]),
    ("strict = 'yes'\n", ["memos.toml:1:10: `strict` must be true or false"]),
    ('# why\nignore = [\n  "PAR101", # a\n  "XYZ",\n]\nselect = 5\n', ["memos.toml:6:10: `select` must be text in quotes"]),
    ('# why\nignore = [\n  "PAR101", # a "b"\n  "XYZ",\n]\n', ["memos.toml:4:3: no rule begins with `XYZ`: codes begin with ACT"]),
    ('[per-file-ignores]\n"a/**" = ["PA"]\n"b#" = ["Q"]\n', ["memos.toml:3:9: no rule begins with `Q`"]),
    ('output-format = "xml"\nformat = ["doc"]\n', ["memos.toml:1:17: `output-format` cannot be `xml`: write 'text', ", "memos.toml:2:11: `format` cannot be `doc`"]),
    ('register = "nowhere.yaml"\n', ["memos.toml:1:12: there is no file nowhere.yaml"]),
    ('per-file-ignores = "x"\n', ["memos.toml:1:20: `per-file-ignores` must be patterns and codes"]),
    ("strict = true\nstrict = false\n", ["memos.toml:2:15: this is not right TOML"]),
    ("strict = \n", ["memos.toml:1:10: this is not right TOML"]),
])  # fmt: skip
def test_what_is_wrong_is_told_with_its_place(memos: Memos, tmp_path: Path, text: str, told: list[str]) -> None:
    written(tmp_path, memos_toml=text, a_yaml=MEETING)
    run = memos("check", "a.yaml", cwd=tmp_path)
    assert (run.returncode, run.stdout) == (2, "")
    for line in told:
        assert line in run.stderr
    if "is not right TOML" not in told[0]:
        assert len([line for line in run.stderr.splitlines() if line.startswith("- ")]) == len(told)


@pytest.mark.parametrize(
    "data", [b"select = " + b"[" * 200_000, b"\xff", b"# " + b"x" * 2_000_001, b"select = \"\"\"" + b"x" * 1_000_000, b"\x00"],
    ids=["deep", "no text", "large", "open", "null"],
)  # fmt: skip
def test_hostile_settings_are_refused_in_a_line(memos: Memos, tmp_path: Path, data: bytes) -> None:
    written(tmp_path, a_yaml=MEETING)
    (tmp_path / "memos.toml").write_bytes(data)
    run = memos("check", "a.yaml", cwd=tmp_path)
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.startswith("memos: memos.toml")
    assert len(run.stderr) < 300


def test_places_in_pyproject_are_those_of_the_whole_file(memos: Memos, tmp_path: Path) -> None:
    text = '[project]\nname = "x"\n\n[tool.other]\nignore = 1\n\n[tool.memos]\n\n  stile = """\nhouse"""\n'
    written(tmp_path, pyproject_toml=text, a_yaml=MEETING)
    run = memos("check", "a.yaml", cwd=tmp_path)
    assert (run.returncode, "pyproject.toml:9:3: `stile` is not a setting; did you mean `style`?" in run.stderr) == (
        2,
        True,
    )


def test_settings_are_said_when_asked(memos: Memos, tmp_path: Path) -> None:
    written(tmp_path, memos_toml="", in__a_yaml=MEETING)
    assert "read a.yaml, settings of ../memos.toml\n" in memos(
        "check", "-v", "a.yaml", cwd=tmp_path / "in"
    ).stderr.replace("\\", "/")


def test_the_manual_s_settings_are_right(top: Path) -> None:
    shown = (top / "docs/checking.md").read_text(encoding="utf-8").partition("```toml\n")[2].partition("```")[0]
    settings = tomllib.loads(shown)
    Draft202012Validator(json.loads(json_schema(Kind.settings))).validate(settings)
    assert set(Settings.model_validate(settings).model_fields_set) == set(Settings.model_fields) - {"select"}


KEYS = st.one_of(
    st.from_regex(r"[a-z_-]{1,6}", fullmatch=True),
    st.text(st.characters(min_codepoint=32, exclude_categories=["Cs", "Cc"]), max_size=6),
)
TEXTS = st.text(st.characters(min_codepoint=32, exclude_categories=["Cs", "Cc"]), max_size=9).filter(
    lambda text: "'" not in text
)
FORMS = st.sampled_from(["{}", "'{}'", '"""\n{}"""', "'''{}'''", "[ {} ]", "{{ a = '{}' }}", "['{}', # ]\n '{}']"])


@given(
    st.dictionaries(KEYS, st.tuples(TEXTS, FORMS), max_size=6),
    st.sampled_from(["", "[a.'b#\"'.c] # x = 1\n", "# [t]\n"]),
)
def test_keys_stand_where_they_are_said_to(entries: dict[str, tuple[str, str]], head: str) -> None:
    lines = [head]
    for key, (text, form) in entries.items():
        plain = text.replace("\\", "").replace('"', "") if '"""' in form else text
        value = form.format(json.dumps(plain, ensure_ascii=False) if form in {"{}", "[ {} ]"} else plain, plain)
        lines.append(f"  {json.dumps(key, ensure_ascii=False)}  =  {value}   # {key!r} = 1\n")
    whole = "".join(lines)
    toml = read_toml(whole.encode(), "memos.toml")
    above = ("a", 'b#"', "c") if head.startswith("[a") else ()
    assert {steps[-1] for steps in toml.keys if steps != above} == set(entries)
    for key in entries:
        place = toml.keys[(*above, key)]
        assert whole.split("\n")[place.line - 1][place.column - 1 :].startswith(
            f"{json.dumps(key, ensure_ascii=False)}  ="
        )
        assert toml.place((*above, key)).line == place.line
