"""The doctor: each fault in words with a remedy, a failing exit code for a problem, and never a secret."""

import json
import subprocess
import sys
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask import Flask
from redis import Redis
from redis.exceptions import (
    AuthenticationError,
    BusyLoadingError,
    NoPermissionError,
    OutOfMemoryError,
    ReadOnlyError,
    RedisError,
    ResponseError,
)
from redis.exceptions import TimeoutError as TooSlow
from werkzeug.wrappers import Request, Response

from app.atlassian.qsh import query_string_hash
from app.bitbucket.http import Http
from app.kit.vault import Vault
from app.ops.checks import bitbucket, store
from app.ops.records import stores_with
from app.services import ROOT
from tests.atlassian.loopback import serving
from tests.ops.conftest import MakeApp
from tests.ops.filled import ACME, GLOBEX, add_credentials, connect, filled, install, new_key
from tests.secret_marks import leaks

OLD, NEW, LOST = new_key(), new_key(), new_key()
PUBLIC = "https://include.example.com"


@dataclass
class Api:
    """A Bitbucket that says one thing."""

    url: str = ""
    status: int = 401
    headers: dict[str, str] | None = None

    def __call__(self, environ: dict[str, object], start_response: object) -> object:
        assert Request(environ).path == "/2.0/user"
        assert "Authorization" not in Request(environ).headers
        return Response("{}", self.status, self.headers)(environ, start_response)  # type: ignore[arg-type]  # WSGI


@pytest.fixture
def api() -> Iterator[Api]:
    made = Api()
    with serving(made) as url:
        made.url = f"{url}/2.0"
        yield made


def examined(app: Flask, *args: str) -> tuple[int, str]:
    result = app.test_cli_runner().invoke(args=["doctor", *args])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert leaks(result.output.encode(), [key.encode() for key in (OLD, NEW, LOST)]) == []
    return result.exit_code, result.output


def lines(output: str, about: str) -> list[str]:
    return [line for line in output.splitlines() if line[13:].startswith(f"{about}:")]


def test_a_healthy_installation_has_no_problem(redis: Redis, make_app: MakeApp, api: Api) -> None:
    filled(redis, OLD)
    app = make_app(
        APP_BASE_URL=PUBLIC,
        ENCRYPTION_KEYS=OLD,
        BITBUCKET_API_URL=api.url,
        BITBUCKET_OAUTH_KEY="sesame-key",
        BITBUCKET_OAUTH_SECRET="sesame-secret",
    )
    code, output = examined(app)
    assert code == 0, output
    assert "problem" not in output
    assert "The first key opens everything that was looked at of 2 sites" in output
    assert f"{PUBLIC}/oauth/callback" in output
    assert f"{PUBLIC}/atlassian-connect.json" in output
    for about in ("APP_BASE_URL", "Redis", "encryption keys", "Bitbucket", "OAuth consumer", "install keys"):
        assert lines(output, about), about


def test_each_finding_is_one_line_and_each_problem_has_a_remedy(make_app: MakeApp, tmp_path: Path) -> None:
    app = make_app(APP_BASE_URL="http://include.local", REDIS_URL=f"unix://{tmp_path}/nothing.sock")
    code, output = examined(app)
    assert code == 1
    for line in output.splitlines():
        assert line[:12].strip() in ("ok", "warning", "problem", "not checked"), line
        assert not line.startswith("problem") or " Remedy: " in line


@pytest.mark.parametrize(
    ("url", "status", "words"),
    [
        ("http://localhost:8080", "warning", "local Confluence"),
        ("http://include.example.com", "problem", "not https"),
        ("https://include", "problem", "inside your network"),
        ("https://include.local", "problem", "inside your network"),
        ("https://10.0.0.7", "problem", "inside your network"),
        ("https://[::1]:8443", "problem", "inside your network"),
        ("https://include.example.com", "ok", "can reach"),
        ("https://include.example.com/bitbucket", "ok", "below /bitbucket"),
    ],
)
def test_the_public_address(make_app: MakeApp, url: str, status: str, words: str) -> None:
    _, output = examined(make_app(APP_BASE_URL=url))
    assert any(line.startswith(status) and words in line for line in lines(output, "APP_BASE_URL")), output


def token(qsh: str) -> str:
    parts = [{"alg": "HS256"}, {"iss": "someone", "qsh": qsh}]
    encoded = [urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=").decode() for part in parts]
    return ".".join([*encoded, "c2VzYW1lLXNpZ25hdHVyZQ"])


RIGHT = query_string_hash("GET", "/macro", [("pageId", "7"), ("link", "a b")], "")


@pytest.mark.parametrize(
    ("signed", "status", "words"),
    [
        (token(RIGHT), "ok", "names the same hash"),
        (token("0" * 64), "problem", "names another hash"),
        (token("context-qsh"), "problem", "context token"),
        ("sesame", "not checked", "cannot be read"),
        (f"{token(RIGHT)}&jwt={token(RIGHT)}", "problem", "two tokens"),
    ],
)
def test_a_request_is_compared_with_its_token(make_app: MakeApp, signed: str, status: str, words: str) -> None:
    app = make_app(APP_BASE_URL=f"{PUBLIC}/below")
    _, output = examined(app, f"{PUBLIC}/below/macro?pageId=7&link=a%20b&jwt={signed}")
    found = lines(output, "request")
    assert found[0].endswith("canonical request GET&/macro&link=a%20b&pageId=7")
    assert found[1].endswith(f"query-string hash {RIGHT}")
    assert found[2].startswith(status)
    assert words in found[2]
    assert len(found) == 3
    assert signed not in output


def test_the_method_of_a_request_counts(make_app: MakeApp) -> None:
    _, output = examined(make_app(APP_BASE_URL=PUBLIC), f"{PUBLIC}/connect/enabled", "--method", "post")
    assert "canonical request POST&/connect/enabled&" in output


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("https://elsewhere.example.com/below/macro", "not on https://include.example.com"),
        (f"{PUBLIC}/macro", "not below /below"),
        (f"{PUBLIC}/below/macro?a=%ff", "cannot be read"),
        ("https://[/macro", "cannot be read"),
    ],
)
def test_an_address_that_is_not_ours_or_unreadable_is_told(make_app: MakeApp, url: str, words: str) -> None:
    _, output = examined(make_app(APP_BASE_URL=f"{PUBLIC}/below"), url)
    assert words in "\n".join(lines(output, "request"))


@pytest.mark.parametrize(
    ("policy", "limit", "status"),
    [
        ("allkeys-lru", 0, "problem"), ("allkeys-lfu", 0, "problem"), ("noeviction", 0, "ok"),
        ("noeviction", 10**9, "warning"), ("volatile-lru", 10**9, "ok"),
    ],
)  # fmt: skip
def test_the_eviction_policy(make_app: MakeApp, redis: Redis, policy: str, limit: int, status: str) -> None:
    redis.config_set("maxmemory-policy", policy)
    redis.config_set("maxmemory", limit)
    try:
        code, output = examined(make_app())
    finally:
        redis.config_set("maxmemory-policy", "noeviction")
        redis.config_set("maxmemory", 0)
    (line,) = [line for line in lines(output, "Redis") if "maxmemory-policy is" in line]
    assert line.startswith(status)
    assert code == 1  # Bitbucket is away


def test_a_redis_that_is_full_is_told_and_nothing_is_left_in_one_that_is_not(make_app: MakeApp, redis: Redis) -> None:
    _, output = examined(make_app())
    assert "takes what is written" in output
    assert [key for key in redis.scan_iter() if not key.startswith(b"budget:")] == []  # it has asked Bitbucket too
    redis.config_set("maxmemory", 1)
    try:
        code, output = examined(make_app())
    finally:
        redis.config_set("maxmemory", 0)
    assert code == 1
    assert "Nothing can be written: its memory is full" in output


def test_a_redis_that_forgets_is_a_warning(make_app: MakeApp, redis: Redis) -> None:
    _, output = examined(make_app())
    assert any(line.startswith("warning") and "on disk" in line for line in lines(output, "Redis"))
    redis.config_set("save", "3600 1")
    try:
        _, output = examined(make_app())
    finally:
        redis.config_set("save", "")
    assert any(line.startswith("ok") and "snapshots" in line for line in lines(output, "Redis"))


@pytest.mark.parametrize(
    ("variables", "words"),
    [
        ({"REDIS_URL": "unix://:sesame@/nowhere/redis.sock"}, "nothing answers"),
        ({"REDIS_URL": "redis://user:sesame@127.0.0.1:9/0"}, "At 127.0.0.1:9, nothing answers"),
        ({"REDIS_URL": ""}, "only while the app runs"),
    ],
)
def test_a_redis_that_is_away_is_told_and_the_rest_still_examined(
    make_app: MakeApp, variables: dict[str, str], words: str
) -> None:
    code, output = examined(make_app(ENCRYPTION_KEYS=OLD, **variables))
    assert code == 1
    (line,) = lines(output, "Redis")
    assert line.startswith("problem")
    assert words in line
    assert "Whether they open what is stored: that needs Redis" in output
    assert lines(output, "Bitbucket")


class Refusing(Redis):
    """A Redis that answers one thing with a fault."""

    def __init__(self, redis: Redis, **faults: RedisError) -> None:
        super().__init__(connection_pool=redis.connection_pool)
        self._faults = faults

    def execute_command(self, *args: object, **options: object) -> object:
        if fault := self._faults.get(str(args[0]).split()[0].lower()):
            raise fault
        return super().execute_command(*args, **options)  # type: ignore[no-untyped-call]  # the library has no types for it


@pytest.mark.parametrize(
    ("command", "fault", "status", "words"),
    [
        ("info", AuthenticationError("WRONGPASS sesame"), "problem", "refuses the user or the password"),
        ("info", NoPermissionError("NOPERM sesame"), "problem", "ask for INFO"),
        ("info", BusyLoadingError("LOADING sesame"), "problem", "still reading"),
        ("info", TooSlow("Timeout sesame"), "problem", "not answer in time"),
        ("set", ReadOnlyError("READONLY sesame"), "problem", "replica"),
        ("set", OutOfMemoryError("OOM sesame"), "problem", "memory is full"),
        ("set", NoPermissionError("NOPERM sesame"), "problem", "access list"),
        ("set", ResponseError("MISCONF sesame"), "problem", "refuses to write"),
        ("config", ResponseError("unknown command sesame"), "not checked", "on disk"),
    ],
)
def test_what_redis_refuses(redis: Redis, command: str, fault: RedisError, status: str, words: str) -> None:
    found = list(store.redis(Refusing(redis, **{command: fault}), is_embedded=False))
    assert [finding for finding in found if finding.status == status and words in finding.what]
    assert leaks("\n".join(finding.line for finding in found).encode()) == []


class Telling(Redis):
    """A Redis that says other things about itself."""

    def __init__(self, redis: Redis, **facts: object) -> None:
        super().__init__(connection_pool=redis.connection_pool)
        self._facts = facts

    def info(self, *args: object, **options: object) -> dict[str, object]:
        return {**super().info(), **self._facts}


@pytest.mark.parametrize(
    ("facts", "status", "words"),
    [
        ({"redis_version": "5.0.14"}, "problem", "5.0.14"),
        ({"redis_version": "8.2.1"}, "ok", "8.2.1"),
        ({"maxmemory_policy": ""}, "not checked", "maxmemory-policy"),
        ({"aof_enabled": 1}, "ok", "append-only"),
        ({"aof_enabled": 1, "aof_last_write_status": "err"}, "warning", "last write"),
        ({"rdb_last_bgsave_status": "err"}, "warning", "last snapshot failed"),
    ],
)
def test_what_redis_says_about_itself(redis: Redis, facts: dict[str, object], status: str, words: str) -> None:
    found = list(store.redis(Telling(redis, **facts), is_embedded=False))
    assert [finding for finding in found if finding.status == status and words in finding.what]


def test_records_that_need_an_older_key_are_counted(redis: Redis, make_app: MakeApp) -> None:
    filled(redis, OLD)
    connect(stores_with(redis, Vault([NEW, OLD])), ACME, "mia")
    _, output = examined(make_app(ENCRYPTION_KEYS=f"{NEW},{OLD}"))
    assert any(line.startswith("warning") and "6 records need an older key" in line for line in output.splitlines())
    assert make_app(ENCRYPTION_KEYS=f"{NEW},{OLD}").test_cli_runner().invoke(args=["rotate-keys"]).exit_code == 0
    _, output = examined(make_app(ENCRYPTION_KEYS=f"{NEW},{OLD}"))
    assert "The first key opens everything" in output


def test_records_of_a_lost_key_are_named_by_their_site(redis: Redis, make_app: MakeApp) -> None:
    filled(redis, OLD)
    lost = stores_with(redis, Vault([LOST, OLD]))
    install(lost, GLOBEX)
    add_credentials(lost, ACME)
    connect(lost, ACME, "mia")
    code, output = examined(make_app(ENCRYPTION_KEYS=OLD))
    assert code == 1
    problems = [line for line in lines(output, "encryption keys") if line.startswith("problem")]
    for site, words in (
        (GLOBEX, "its secret"), (ACME, "its shared credentials"), (ACME, "1 person's connection"),
    ):  # fmt: skip
        assert any(f"Site {site}: " in line and words in line for line in problems)
    assert len(problems) == 3


def test_a_generated_key_is_a_warning(make_app: MakeApp) -> None:
    _, output = examined(make_app(ENCRYPTION_KEYS=""))
    assert any(line.startswith("warning") and "generated key" in line for line in lines(output, "encryption keys"))


def test_a_bitbucket_that_is_away(make_app: MakeApp) -> None:
    code, output = examined(make_app())
    assert code == 1
    (line,) = lines(output, "Bitbucket")
    assert line.startswith("problem")
    assert "no connection can be made" in line


@pytest.mark.parametrize(
    ("status", "finding", "words"),
    [
        (200, "ok", "answers"),
        (401, "ok", "answers"),
        (429, "warning", "too often"),
        (404, "problem", "not the API"),
        (403, "problem", "does not let this server in"),
        (503, "problem", "fault of its own"),
    ],
)
def test_what_bitbucket_answers(api: Api, status: int, finding: str, words: str) -> None:
    api.status = status
    found = next(iter(bitbucket.api(Http(api.url, pool_size=2))))
    assert found.status == finding
    assert words in found.what


def test_how_many_anonymous_requests_are_left(api: Api) -> None:
    http = Http(api.url, pool_size=2)
    assert [finding.status for finding in bitbucket.api(http)] == ["ok", "not checked"]
    api.headers = {"x-ratelimit-remaining": "41", "x-ratelimit-reset": "745"}
    assert "41 anonymous requests are left for the next 745 seconds" in list(bitbucket.api(http))[1].what
    api.headers, api.status = {"x-ratelimit-remaining": "0", "x-ratelimit-reset": "745"}, 429
    assert [finding.status for finding in bitbucket.api(http)] == ["warning", "warning"]


@pytest.mark.parametrize(
    ("variables", "status", "about", "words"),
    [
        ({}, "warning", "OAuth consumer", "None is configured"),
        ({"BITBUCKET_OAUTH_SCOPES": "account repository"}, "warning", "OAuth consumer", "does not name pullrequest"),
        ({"CONNECT_KEYS_URL": "http://localhost:8091"}, "warning", "install keys", "without https"),
        ({}, "ok", "install keys", "https://connect-install-keys.atlassian.com"),
    ],
)
def test_what_is_configured(make_app: MakeApp, variables: dict[str, str], status: str, about: str, words: str) -> None:
    if "BITBUCKET_OAUTH_SCOPES" in variables:
        variables = variables | {"BITBUCKET_OAUTH_KEY": "sesame-key", "BITBUCKET_OAUTH_SECRET": "sesame-secret"}
    _, output = examined(make_app(**variables))
    assert any(line.startswith(status) and words in line for line in lines(output, about)), output


def test_faults_of_the_configuration_are_told_without_a_stack_trace() -> None:
    command = [sys.executable, "-m", "flask", "--app", "app", "doctor"]
    environment = {"APP_ENV": "production", "FLASK_SKIP_DOTENV": "1"}
    ended = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert ended.returncode == 1
    assert ended.stderr.startswith("Error: The configuration cannot be used:")
    assert "Traceback" not in ended.stderr
