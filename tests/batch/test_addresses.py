"""Inputs and papers at an address are what they are on disk: with fsspec's memory, its local file system, and a server of S3."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from PIL import Image
from tools import needs_package

from memos import FileError, UsageError, render

pytestmark = [needs_package("fsspec", "fsspec"), needs_package("s3fs", "s3fs"), needs_package("moto", "moto")]

Memos = Callable[..., "CompletedProcess[str]"]
MEETING = "kind: meeting\nid: {id}\nsubject: Talks on water {id}\npurpose: To agree.\nparticipants: [{{person: lev}}]\n"
REGISTER = "kind: register\npeople: [{id: lev, name: Lev Tarn}]\n"


@pytest.fixture
def given(tmp_path: Path) -> Path:
    """A folder `in` with inputs below it, one of them with a picture, one with an error, and some files that are none."""
    top = tmp_path / "disk"
    (top / "in/deep/er").mkdir(parents=True)
    for place in ("b", "deep/a", "deep/er/c", "deep.d", "e"):
        (top / f"in/{place}.yaml").write_text(MEETING.format(id=place.rpartition("/")[2].replace(".", "-")))
    (top / "in/wrong.yaml").write_text("kind: meeting\nid: wrong\n")
    (top / "in/notes.yaml").write_text("remember: the milk\n")
    (top / "in/notes.txt").write_text("kind: meeting\n")
    Image.new("RGB", (8, 8), "red").save(top / "in/deep/map.png")
    with (top / "in/deep/a.yaml").open("a") as file:
        file.write("figures: [{file: map.png, caption: A map., alt: A red square.}]\n")
    (top / "register.yaml").write_text(REGISTER)
    return top


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def on_disk(memos: Memos, top: Path) -> dict[str, bytes]:
    """The papers as they are made on disk."""
    run = memos("render", "in", "--register", "register.yaml", "-o", "out", cwd=top)
    assert run.returncode == 1, run.stderr
    assert len(contents(top / "out")) == 12, run.stderr
    return contents(top / "out")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The environment in which `s3://` is moto's server."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = (tmp_path_factory.mktemp("moto") / "log").open("wb")
    line = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    with log, subprocess.Popen(line, stdout=log, stderr=log) as run:
        for _ in range(600):
            time.sleep(0.1)
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
        yield {
            "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}",
            "AWS_ACCESS_KEY_ID": "AKIAOPEN",
            "AWS_SECRET_ACCESS_KEY": "sesame",
            "AWS_DEFAULT_REGION": "us-east-1",
        }
        run.terminate()


class Bucket:
    """A bucket of the server."""

    def __init__(self, server: dict[str, str], name: str) -> None:
        boto3 = pytest.importorskip("boto3")
        self.s3 = boto3.client(
            "s3",
            endpoint_url=server["AWS_ENDPOINT_URL"],
            aws_access_key_id=server["AWS_ACCESS_KEY_ID"],
            aws_secret_access_key=server["AWS_SECRET_ACCESS_KEY"],
            region_name="us-east-1",
        )
        self.name = name
        self.s3.create_bucket(Bucket=name)

    def put(self, folder: Path) -> None:
        for path, data in contents(folder).items():
            self.s3.put_object(Bucket=self.name, Key=path, Body=data)

    def contents(self, folder: str) -> dict[str, bytes]:
        listed = self.s3.list_objects_v2(Bucket=self.name, Prefix=f"{folder}/").get("Contents", [])
        bodies = {each["Key"]: self.s3.get_object(Bucket=self.name, Key=each["Key"])["Body"] for each in listed}
        return {key.removeprefix(f"{folder}/"): body.read() for key, body in bodies.items()}


def test_a_store_holds_the_same_files_and_manifest_as_the_disk(
    memos: Memos, server: dict[str, str], given: Path
) -> None:
    bucket = Bucket(server, "same")
    bucket.put(given)
    whole = on_disk(memos, given)
    command = ("render", "s3://same/in", "--register", "s3://same/register.yaml", "-o", "s3://same/out", "-j", "2")
    dry = memos(*command, "--dry-run", env=server)
    assert len(dry.stdout.splitlines()) == 10
    assert bucket.contents("out") == {}
    run = memos(*command, env=server)
    assert run.returncode == 1
    assert run.stdout.splitlines()[0] == "s3://same/out/b/b.briefing-memo.docx"
    assert "s3://same/in/wrong.yaml:" in run.stderr
    assert bucket.contents("out") == whole
    assert not any(secret in f"{whole}{run.stdout}{run.stderr}" for secret in ("AKIAOPEN", "sesame"))

    assert memos("verify", "s3://same/out", env=server).returncode == 0
    compared = ("verify", "s3://same/out", "s3://same/in/b.yaml", "--register", "s3://same/register.yaml")
    assert memos(*compared, env=server).returncode == 0
    again = memos(*command, env=server)
    assert (again.stdout, "10 unchanged" in again.stderr) == ("", True)

    bucket.s3.put_object(Bucket="same", Key="out/b/b.briefing-memo.pdf", Body=b"%PDF-")
    bucket.s3.delete_object(Bucket="same", Key="out/c/c.briefing-memo.docx")
    verified = memos("verify", "s3://same/out", env=server)
    assert verified.returncode == 1
    assert "s3://same/out/b/b.briefing-memo.pdf" in verified.stderr
    Image.new("RGB", (8, 8), "blue").save(given / "in/deep/map.png")
    bucket.put(given / "in/deep")  # beside the inputs, where nothing looks for it
    bucket.s3.upload_file(str(given / "in/deep/map.png"), "same", "in/deep/map.png")
    mended = memos(*command, env=server)
    assert mended.stdout.splitlines() == [
        "s3://same/out/b/b.briefing-memo.pdf",
        "s3://same/out/a/a.briefing-memo.docx",
        "s3://same/out/a/a.briefing-memo.pdf",
        "s3://same/out/c/c.briefing-memo.docx",
    ]
    assert bucket.contents("out") == on_disk(memos, given)


def test_what_a_killed_run_left_in_a_store_is_taken_up(
    memos: Memos, top: Path, server: dict[str, str], tmp_path: Path
) -> None:
    bucket = Bucket(server, "killed")
    (tmp_path / "in").mkdir()
    for number in range(60):
        (tmp_path / f"in/{number:03d}.yaml").write_text(
            f"kind: meeting\nid: talks-{number:03d}\nsubject: Talks on water\npurpose: To agree.\n"
        )
    bucket.put(tmp_path)
    command = [sys.executable, "-m", "memos", "render", "s3://killed/in", "-o", "s3://killed/out", "-j", "1"]
    environment = {**os.environ, **server, "PYTHONPATH": str(top)}
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    ) as run:
        while run.poll() is None and sum("/talks" in f"/{path}" for path in bucket.contents("out")) < 10:
            time.sleep(0.05)
        os.killpg(run.pid, 9)
    left = bucket.contents("out")
    assert any(path.startswith(".memos/") for path in left)
    assert "manifest.json" not in left
    ended = memos("render", "s3://killed/in", "-o", "s3://killed/out", env=server)
    assert ended.returncode == 0
    assert "unchanged" in ended.stderr, "what was made is not made again"
    memos("render", "in", "-o", "out", cwd=tmp_path)
    assert bucket.contents("out") == contents(tmp_path / "out")


def test_a_store_that_cannot_be_reached_or_written(memos: Memos, server: dict[str, str], given: Path) -> None:
    Bucket(server, "there").put(given)
    run = memos("render", "s3://there/in", "-o", "s3://not-there/out", env=server)
    assert run.returncode == 3, run.stderr
    assert "s3://not-there/out" in run.stderr
    run = memos("render", "s3://there/nothing", "-o", "s3://there/out", env=server)
    assert (run.returncode, run.stderr.splitlines()[0]) == (2, "memos: there is no file s3://there/nothing")
    run = memos("render", "s3://there/in/notes.txt/", "-o", "s3://there/register.yaml", env=server)
    assert run.returncode == 2
    assert "s3://there/register.yaml is not a folder" in run.stderr
    nowhere = {**server, "AWS_ENDPOINT_URL": "http://127.0.0.1:1", "AWS_MAX_ATTEMPTS": "1"}
    run = memos("render", "s3://there/in", "-o", "s3://there/out", env=nowhere)
    assert run.returncode == 3, run.stderr


def test_an_input_here_and_papers_there_and_the_other_way_round(
    memos: Memos, server: dict[str, str], given: Path
) -> None:
    bucket = Bucket(server, "mixed")
    bucket.put(given)
    options = ("--register", "register.yaml", "-o")
    assert memos("render", "in/b.yaml", *options, "s3://mixed/out", cwd=given, env=server).returncode == 0
    assert memos("render", "s3://mixed/in/b.yaml", *options, "out", cwd=given, env=server).returncode == 0
    there, here = bucket.contents("out"), contents(given / "out")
    named = [json.loads(files["manifest.json"])["inputs"][0]["input"] for files in (there, here)]
    assert named == ["in/b.yaml", "s3://mixed/in/b.yaml"]
    for files in (there, here):
        del files["manifest.json"]
    assert there == here


@pytest.mark.parametrize("scheme", ["memory", "local"])
def test_fsspec_s_own_file_systems(memos: Memos, given: Path, scheme: str) -> None:
    import fsspec  # noqa: PLC0415 -- an extra

    whole = on_disk(memos, given)
    shutil.rmtree(given / "out")
    place = "memory://top" if scheme == "memory" else f"local://{given}"
    system, top = fsspec.core.url_to_fs(place)
    if scheme == "memory":
        for path, data in contents(given).items():
            system.pipe_file(f"{top}/{path}", data)
    else:  # where links may lead elsewhere, no picture is read
        text = (given / "in/deep/a.yaml").read_text()
        (given / "in/deep/a.yaml").write_text(text.partition("figures:")[0])
        whole = on_disk(memos, given)
        shutil.rmtree(given / "out")
        (given / "out/b").mkdir(parents=True)
        (given / "out/b/.b.briefing-memo.pdf.1.part").write_text("left by a run that was killed")
    report = render([f"{place}/in"], f"{place}/out", registers=[f"{place}/register.yaml"])
    assert (report.made, report.exit_code) == (10, 1)
    found = {path.removeprefix(f"{top}/out/"): system.cat_file(path) for path in system.find(f"{top}/out")}
    assert {path: data for path, data in found.items() if not path.endswith(".part")} == whole
    again = render([f"{place}/in"], f"{place}/out", registers=[f"{place}/register.yaml"])
    assert (again.made, again.unchanged) == (0, 10)
    again = render([f"{place}/in/d*/**/*.yaml"], f"{place}/out", registers=[f"{place}/register.yaml"])
    assert (again.made, again.unchanged) == (0, 4)
    system.rm(f"{top}/in", recursive=True)
    if scheme == "memory":
        system.rm(f"{top}/out", recursive=True)


def test_a_picture_is_not_read_where_links_may_lead_elsewhere(given: Path) -> None:
    report = render([f"local://{given}/in/deep/a.yaml"], given / "out", registers=[str(given / "register.yaml")])
    (finding,) = [finding for finding in report.findings if finding.severity == "error"]
    assert "may lead elsewhere by links" in finding.message


@pytest.mark.parametrize("address", ["ftp://lev:sesame@example.org/in", "https://example.org/in.yaml?token=sesame"])
@pytest.mark.parametrize("where", ["input", "folder", "register"])
def test_an_address_with_a_secret_is_refused_and_not_repeated(
    memos: Memos, given: Path, address: str, where: str
) -> None:
    named = {"input": "in/b.yaml", "folder": "out", "register": "register.yaml", where: address}
    run = memos("render", named["input"], "--register", named["register"], "-o", named["folder"], cwd=given)
    assert run.returncode == 2
    assert "holds a password or a key" in run.stderr
    assert "sesame" not in run.stderr + run.stdout


def test_an_address_of_an_unknown_kind(given: Path) -> None:
    with pytest.raises(UsageError, match="nosuch:// cannot be read"):
        render(["nosuch://in"], given / "out")
    with pytest.raises((UsageError, FileError)):
        render([str(given / "in")], "nosuch://out")
