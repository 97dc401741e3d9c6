"""Configuration: defaults, all faults at once, and what production refuses."""

from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from app.config import Config, ConfigError, load

EXAMPLE = Path(__file__).parent.parent / ".env.example"
PRODUCTION = {
    "APP_ENV": "production",
    "APP_BASE_URL": "https://include.example.com",
    "REDIS_URL": "rediss://:sesame@redis.example.com:6379/0",
    "ENCRYPTION_KEYS": Fernet.generate_key().decode(),
}


@pytest.fixture(autouse=True)
def empty_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(__import__("os").environ):
        if name not in ("PATH", "HOME"):
            monkeypatch.delenv(name)


def load_with(monkeypatch: pytest.MonkeyPatch, **variables: str) -> Config:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    return load()


def faults_of(monkeypatch: pytest.MonkeyPatch, **variables: str) -> str:
    with pytest.raises(ConfigError) as caught:
        load_with(monkeypatch, **variables)
    return str(caught.value)


def test_an_empty_environment_is_enough_for_development() -> None:
    config = load()
    assert config.base_url == "http://localhost:8080"
    assert config.redis_url is None
    assert not config.is_production
    assert config.confluence_hosts == ("*.atlassian.net", "localhost", "127.0.0.1")
    assert config.bitbucket_api_url == "https://api.bitbucket.org/2.0"


def test_a_public_address_takes_no_loopback_sites(monkeypatch: pytest.MonkeyPatch) -> None:
    config = load_with(monkeypatch, APP_BASE_URL="https://include.example.com")
    assert config.confluence_hosts == ("*.atlassian.net",)


def test_the_base_url_may_have_a_path_and_loses_its_last_slash(monkeypatch: pytest.MonkeyPatch) -> None:
    config = load_with(monkeypatch, APP_BASE_URL="https://example.com/include/")
    assert (config.base_url, config.base_path) == ("https://example.com/include", "/include")


def test_the_token_of_the_example_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    [line] = [line for line in EXAMPLE.read_text().splitlines() if line.startswith("#METRICS_TOKEN=")]
    assert "- METRICS_TOKEN: " in faults_of(monkeypatch, METRICS_TOKEN=line.partition("=")[2])


def test_what_production_needs_is_told_together_with_other_faults(monkeypatch: pytest.MonkeyPatch) -> None:
    text = faults_of(
        monkeypatch, APP_ENV="production", LOG_LEVEL="verbose", CONNECT_SCRIPT_URL="http://[", REDIS_URL="nothing"
    )
    for name in ("LOG_LEVEL", "CONNECT_SCRIPT_URL", "REDIS_URL", "APP_BASE_URL", "ENCRYPTION_KEYS"):
        assert text.count(f"- {name}: ") == 1


def test_all_faults_are_reported_together(monkeypatch: pytest.MonkeyPatch) -> None:
    text = faults_of(
        monkeypatch,
        PORT="many",
        APP_ENV="staging",
        APP_KEY="not a key",
        REDIS_URL="http://redis",
        ENCRYPTION_KEYS="short",
        CONNECT_KEYS_URL="ftp://keys",
        CONFLUENCE_HOSTS="https://x.atlassian.net",
        BITBUCKET_OAUTH_KEY="only-the-key",
        LOG_LEVEL="loud",
    )
    for name in (
        "PORT", "APP_ENV", "APP_KEY", "REDIS_URL", "ENCRYPTION_KEYS", "CONNECT_KEYS_URL", "CONFLUENCE_HOSTS",
        "BITBUCKET_OAUTH_KEY", "LOG_LEVEL",
    ):  # fmt: skip
        assert name in text


def test_faults_never_show_a_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    text = faults_of(monkeypatch, ENCRYPTION_KEYS="c2VzYW1l", REDIS_URL="ftp://:sesame@host", METRICS_TOKEN="sesame")
    assert "sesame" not in text
    assert "c2VzYW1l" not in text


@pytest.mark.parametrize(
    "address",
    ["redis://h", "rediss://:p@h:1/2", "unix:///s", "redis+sentinel://h:1,h:2/main/0", "redis+cluster://u:p@h:1,h:2"],
)
def test_addresses_of_redis(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    assert load_with(monkeypatch, REDIS_URL=address).redis_url == address


@pytest.mark.parametrize(
    "address", ["redis+sentinel://:sesame@h:1,h:2", "redis+cluster://:sesame@h:x", "redis+x://sesame"]
)
def test_faults_of_an_address_of_redis_do_not_show_it(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    text = faults_of(monkeypatch, REDIS_URL=address)
    assert "REDIS_URL: " in text
    assert "sesame" not in text


def test_secrets_may_come_from_files(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    key = Fernet.generate_key().decode()
    (tmp_path / "keys").write_text(f"{key}\n")
    assert load_with(monkeypatch, ENCRYPTION_KEYS_FILE=str(tmp_path / "keys")).encryption_keys == (key,)


def test_a_missing_secret_file_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "ENCRYPTION_KEYS_FILE" in faults_of(monkeypatch, ENCRYPTION_KEYS_FILE="/nowhere/keys")


def test_production_starts_with_everything_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    assert load_with(monkeypatch, **PRODUCTION).is_production


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("APP_BASE_URL", "http://include.example.com"),
        ("REDIS_URL", ""),
        ("ENCRYPTION_KEYS", ""),
        ("BITBUCKET_API_URL", "https://bitbucket.example.com/2.0"),
        ("BITBUCKET_WEB_URL", "http://bitbucket.org"),
        ("CONNECT_KEYS_URL", "https://connect-install-keys.atlassian.com,https://atlassian.com.evil.example"),
        ("CONNECT_SCRIPT_URL", "http://localhost:8090/all.js"),
        ("CONFLUENCE_HOSTS", "*.atlassian.net,localhost"),
    ],
)
def test_production_refuses_each_development_default(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    variables = PRODUCTION | {name: value}
    assert name in faults_of(monkeypatch, **{key: text for key, text in variables.items() if text})


def test_no_secret_is_in_the_representation(monkeypatch: pytest.MonkeyPatch) -> None:
    text = repr(load_with(monkeypatch, **PRODUCTION, METRICS_TOKEN="a-token-of-sixteen"))
    assert "sesame" not in text
    assert PRODUCTION["ENCRYPTION_KEYS"] not in text
    assert "a-token-of-sixteen" not in text
