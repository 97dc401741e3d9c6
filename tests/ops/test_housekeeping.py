"""Housekeeping: what is old goes, what is in use stays, one process at a time, and no fault ends it."""

import runpy
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from redis import Redis, RedisError

from app.bitbucket.auth import audit
from app.bitbucket.auth.audit import AuditLog
from app.bitbucket.auth.connections import person
from app.config import load
from app.ops import housekeeping
from app.ops.housekeeping import Cleaned
from app.ops.records import Stores
from app.services import EXTENSION
from tests.ops.conftest import MakeApp
from tests.ops.filled import ACME, GLOBEX, PEOPLE, add_credentials, connect, filled, new_key
from tests.secret_marks import leaks

NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)
KEY = new_key()
ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def stores(redis: Redis) -> Stores:
    return filled(redis, KEY)


def clean(stores: Stores) -> Cleaned:
    return housekeeping.clean(sites=stores.sites, connections=stores.connections, audit=AuditLog(stores.redis))


def day(days_ago: int) -> str:
    return (NOW - timedelta(days=days_ago)).date().isoformat()


def test_connections_go_after_90_days_without_use(stores: Stores) -> None:
    connect(stores, ACME, "mia", used_on=day(91))
    connect(stores, ACME, "noah", used_on=day(90))
    connect(stores, GLOBEX, "mia", used_on=day(400))
    assert clean(stores) == Cleaned(sites=2, connections=2, failed=())
    assert [account for account in PEOPLE if stores.connections.find(ACME, account)] == ["noah", "zoe"]
    assert stores.connections.count(ACME) == 2
    assert clean(stores) == Cleaned(sites=2, connections=0, failed=())


def test_log_entries_go_after_400_days(stores: Stores) -> None:
    redis = stores.redis
    redis.delete(audit.key(ACME))
    for days_ago in (401, 399):
        add_credentials(stores, ACME, at=(NOW - timedelta(days=days_ago)).timestamp())
    assert redis.llen(audit.key(ACME)) == 2
    clean(stores)
    assert redis.llen(audit.key(ACME)) == 1


def test_a_fault_of_one_site_leaves_the_others_alone(stores: Stores) -> None:
    stores.redis.set(f"site:{{{ACME}}}:connection:{person('mia')}", b"damaged")
    connect(stores, GLOBEX, "mia", used_on=day(91))
    assert clean(stores) == Cleaned(sites=2, connections=1, failed=(ACME,))


def test_one_process_does_it_in_an_hour(redis: Redis) -> None:
    assert [housekeeping.take_turn(redis) for _ in range(3)] == [True, False, False]
    lifetime = redis.ttl(housekeeping.TURN_KEY)
    assert 0 < lifetime < housekeeping.HOUR_SECONDS
    redis.delete(housekeeping.TURN_KEY)
    assert housekeeping.take_turn(redis)


@pytest.mark.parametrize(("ahead", "agree"), [(-86_400, False), (-1800, True), (0, True), (1800, True), (9000, False)])
def test_nothing_is_old_by_a_clock_that_is_not_that_of_redis(redis: Redis, ahead: int, agree: bool) -> None:
    seconds, _ = redis.time()
    with time_machine.travel(seconds + ahead, tick=False):
        assert housekeeping.clocks_agree(redis) is agree


class Enough(BaseException):
    """The test has seen enough hours."""


@dataclass
class Hours:
    """Lets so many hours pass at once."""

    left: int
    waited: list[float] = field(default_factory=list)

    def __call__(self, seconds: float) -> None:
        self.waited.append(seconds)
        self.left -= 1
        if self.left < 0:
            raise Enough


def test_it_goes_on_hour_after_hour_whatever_goes_wrong() -> None:
    faults: list[Exception | None] = [RedisError("away"), KeyError("odd"), None]
    seen: list[Exception | None] = []

    def tidy() -> None:
        fault = faults[len(seen)]
        seen.append(fault)
        if fault:
            raise fault

    hours = Hours(3)
    with pytest.raises(Enough):
        housekeeping.keep_house(tidy, pause=hours)
    assert seen == faults
    first, *rest = hours.waited
    assert 60 <= first < 300
    assert rest == [3600] * 3


def test_of_several_workers_one_cleans(
    stores: Stores, redis_socket: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REDIS_URL", f"unix://{redis_socket}")
    monkeypatch.setenv("ENCRYPTION_KEYS", KEY)
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    config = load()
    cleaned: list[Cleaned] = []
    real: Callable[..., Cleaned] = housekeeping.clean

    def recorded(**rooms: object) -> Cleaned:
        cleaned.append(real(**rooms))
        return cleaned[-1]

    monkeypatch.setattr(housekeeping, "clean", recorded)
    monkeypatch.setattr(housekeeping, "clocks_agree", lambda _: True)  # the test has a clock of its own
    connect(stores, ACME, "mia", used_on=day(91))
    workers = [threading.Thread(target=housekeeping.clean_in_turn, args=(config,)) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert cleaned == [Cleaned(sites=2, connections=1, failed=())]


def test_a_worker_whose_redis_is_away_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REDIS_URL", f"unix://{tmp_path}/nothing.sock")
    monkeypatch.setenv("ENCRYPTION_KEYS", KEY)
    with pytest.raises(RedisError):
        housekeeping.clean_in_turn(load())


def test_the_thread_ends_with_its_process(monkeypatch: pytest.MonkeyPatch) -> None:
    has_begun = threading.Event()
    monkeypatch.setattr(housekeeping, "keep_house", lambda tidy: has_begun.set())
    monkeypatch.setenv("ENCRYPTION_KEYS", KEY)
    thread = housekeeping.start(load())
    assert thread.daemon
    thread.join(10)
    assert has_begun.is_set()


def test_making_an_app_starts_no_thread(make_app: MakeApp) -> None:
    make_app()
    assert "housekeeping" not in [thread.name for thread in threading.enumerate()]


def test_the_command_does_it_at_once(stores: Stores, make_app: MakeApp) -> None:
    app = make_app(ENCRYPTION_KEYS=KEY)
    connect(stores, ACME, "mia", used_on=day(91))
    assert housekeeping.take_turn(app.extensions[EXTENSION].redis)
    result = app.test_cli_runner().invoke(args=["housekeeping"])
    assert result.exit_code == 0, result.output
    assert "2 sites" in result.output
    assert "1 connection that nobody used" in result.output
    assert stores.connections.find(ACME, "mia") is None


def test_the_command_fails_when_something_cannot_be_read(redis: Redis, make_app: MakeApp) -> None:
    filled(redis, new_key())
    result = make_app(ENCRYPTION_KEYS=KEY).test_cli_runner().invoke(args=["housekeeping"])
    assert result.exit_code == 1
    assert f"site {ACME}:" in result.output
    assert leaks(result.output.encode(), [KEY.encode()]) == []


def test_each_gunicorn_worker_keeps_house(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ENCRYPTION_KEYS", KEY)
    started: list[object] = []
    monkeypatch.setattr(housekeeping, "start", started.append)
    configuration = runpy.run_path(str(ROOT / "gunicorn.conf.py"))
    assert started == []
    configuration["post_worker_init"](object())
    assert started == [configuration["settings"]]
