"""The repositories on the disk: the same everywhere, kept over a restart; and the command that serves them."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import requests

from sandbox.bitbucket import git
from sandbox.bitbucket.data import NotOurs, create
from sandbox.bitbucket.history import site
from tests.sandbox.bitbucket_calls import SITE, Bitbucket

ROOT = Path(__file__).parents[2]
MAIN_COMMIT = "6e1a97480f6268229da99fa48a70c669a632191d"


def refs(directory: Path) -> bytes:
    return subprocess.run(["git", f"--git-dir={directory}", "for-each-ref"], check=True, capture_output=True).stdout


def test_the_hashes_are_the_same_everywhere(
    bitbucket: Bitbucket, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_AUTHOR_NAME", "Somebody Else")
    monkeypatch.setenv("GIT_AUTHOR_DATE", "2001-01-01T00:00:00")
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    again = {repository.full_name: repository for repository in create(tmp_path)}
    assert refs(again["acme/site"].directory) == refs(bitbucket.data / "acme/site.git")
    assert bitbucket.commit() == MAIN_COMMIT
    assert bitbucket.json(SITE)["uuid"] == again["acme/site"].uuid


def test_git_finds_no_fault(tmp_path: Path) -> None:
    for repository in create(tmp_path):
        subprocess.run(
            ["git", f"--git-dir={repository.directory}", "fsck", "--strict"], check=True, capture_output=True
        )


def test_what_was_pushed_survives_a_restart(tmp_path: Path) -> None:
    before = {repository.full_name: repository for repository in create(tmp_path)}["acme/trunk"]
    pushed = git.push(before.directory, branch="trunk", start="trunk", path="x", content=b"x", message="x")
    create(tmp_path)
    assert git.resolve(before.directory, "trunk") == pushed


def test_an_unfinished_repository_is_made_again(tmp_path: Path) -> None:
    unfinished = tmp_path / "acme" / "site.unfinished"
    unfinished.mkdir(parents=True)
    (unfinished / "HEAD").write_text("nonsense")
    assert refs(create(tmp_path)[0].directory)
    assert not unfinished.exists()


def test_a_repository_that_began_otherwise_is_made_anew(tmp_path: Path) -> None:
    directory = create(tmp_path)[0].directory
    before = refs(directory)
    (directory / "origin-digest").write_text("of an older version")
    subprocess.run(["git", f"--git-dir={directory}", "update-ref", "-d", "refs/heads/develop"], check=True)
    assert refs(directory) != before
    create(tmp_path)
    assert refs(directory) == before


def test_nothing_of_somebody_else_is_touched(tmp_path: Path) -> None:
    foreign = tmp_path / "acme" / "site.git"
    foreign.mkdir(parents=True)
    (foreign / "precious").write_text("x")
    with pytest.raises(NotOurs, match="choose another folder"):
        create(tmp_path)
    assert (foreign / "precious").read_text() == "x"


def test_the_demo_repository_has_what_the_demo_shows() -> None:
    client = next(change.files["src/retry.py"] for change in site() if change.message.startswith("Spend no more"))
    assert client
    lines = client.content.decode().splitlines()
    assert lines[11].startswith("def with_retry")
    assert "time.sleep" in lines[21]
    assert lines[39].startswith("    return")


def test_each_change_of_the_client_is_one(bitbucket: Bitbucket) -> None:
    versions = [
        bitbucket.get(f"{SITE}/src/{revision}/src/retry.py").content
        for revision in ("v1.0.0", "main", bitbucket.json(f"{SITE}/refs/branches/feature/new-login")["target"]["hash"])
    ]
    assert len(set(versions)) == 3
    for version in versions:
        compile(version, "retry.py", "exec")


def test_the_command(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "sandbox.bitbucket", "--port", "0", "--data", str(tmp_path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stderr
        addresses = dict(process.stdout.readline().strip().split("=") for _ in range(2))
        assert requests.get(f"{addresses['BITBUCKET_API_URL']}{SITE}", timeout=10).status_code == 200
        assert requests.get(addresses["BITBUCKET_WEB_URL"], timeout=10).status_code == 200
        os.kill(process.pid, signal.SIGTERM)
        assert process.wait(timeout=10) == 0
        assert process.stderr.read() == ""
