"""The container's files say what the app understands; no engine runs here to try them."""

import re
from pathlib import Path

import pytest
import yaml
from cryptography.fernet import Fernet

from app.config import load
from sandbox.demo import ROOT

DOCKERFILE = (ROOT / "Dockerfile").read_text()
COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text())
VALUES = {
    "APP_BASE_URL": "https://include.example.com",
    "BITBUCKET_OAUTH_KEY": "key",
    "encryption_keys": Fernet.generate_key().decode(),
    "bitbucket_oauth_secret": "secret",
    "metrics_token": "a-token-of-an-operator",
}


def copied() -> set[str]:
    """What the image is made of."""
    return {source for line in re.findall(r"^COPY (.+) \S+$", DOCKERFILE, re.MULTILINE) for source in line.split()}


def test_everything_that_is_copied_is_there_and_let_in() -> None:
    ignored = (ROOT / ".dockerignore").read_text().splitlines()
    assert ignored[0] == "*"
    assert {line[1:] for line in ignored if line.startswith("!")} == copied()
    assert all((ROOT / source).exists() for source in copied())


def test_it_runs_as_the_procfile_says_and_not_as_root() -> None:
    program = re.search(r'^CMD \["(\w+)"\]$', DOCKERFILE, re.MULTILINE)
    assert program
    assert (ROOT / "Procfile").read_text() == f"web: APP_ENV=production {program[1]}\n"
    assert re.search(r"^USER app$", DOCKERFILE, re.MULTILINE)


def test_its_environment_is_fit_for_production(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = COMPOSE["services"]["app"]
    assert set(app["secrets"]) == set(COMPOSE["secrets"])
    for name, value in app["environment"].items():
        if name.endswith("_FILE"):
            file = tmp_path / Path(value).name
            file.write_text(VALUES[file.name])
            value = str(file)
        monkeypatch.setenv(name, re.sub(r"\$\{(\w+):\?[^}]*\}", lambda match: VALUES[match[1]], value))
    config = load()
    assert config.is_production
    assert config.bitbucket_oauth == ("key", "secret")
    assert config.metrics_token == VALUES["metrics_token"]
    assert int(app["stop_grace_period"].removesuffix("s")) >= 35 + config.drain_seconds


def test_its_redis_keeps_what_is_durable() -> None:
    command = COMPOSE["services"]["redis"]["command"]
    assert "--appendonly yes" in command
    assert "--maxmemory-policy volatile-lru" in command
