"""Fifteen minutes, or SOAK_SECONDS: readers all the time, and every 20 seconds something else that goes wrong."""

import os
import random
import sys
import tempfile
import threading
import time
from itertools import cycle
from pathlib import Path
from typing import Any

from redis import Redis, RedisError

from app.kit.embedded_redis import EmbeddedRedis, socket_url
from bench.load import memory_megabytes
from bench.soak.diary import Diary
from bench.soak.faults import FAULTS, World
from bench.soak.includes import INCLUDES, PEOPLE, prepare
from bench.soak.readers import Now, Reader
from sandbox.demo import running
from tests.e2e.signing_in import api
from tests.processes import family

PORT = 8482
CONNECTIONS = 32
LONGEST_TURN_SECONDS = 20
AT_FAULT = 0.6  # of each turn; the rest is calm
EVICTION_SECONDS = 5
MOST_MEGABYTES = 200  # of one process, at the end
RECOVERY_SECONDS = 20  # after which nothing is remembered of a failure


def evict(world: World, now: Now) -> None:
    """Do now and then what a full Redis does: forget a quarter of what it may forget."""
    while not now.is_over.wait(EVICTION_SECONDS):
        try:
            keys = [key for key in world.redis.scan_iter(count=1000) if world.redis.ttl(key) > 0]
            for key in random.sample(keys, len(keys) // 4):
                world.redis.delete(key)
        except RedisError:
            continue


def settings(world: World) -> list[Any]:
    """What is stored of every site."""
    sites = range(len(world.sandbox.confluence.sites))
    return [api(world.sandbox, "GET", "/api/admin/authentication", user="admin", site=site).json() for site in sites]


def soak(world: World, seconds: int) -> Diary:
    """Let everything go wrong while everybody reads; then look whether everything is as it was."""
    diary, now = Diary(), Now()
    before = settings(world)
    readers = [Reader(world, now, diary) for _ in range(CONNECTIONS)]
    threads = [*readers, threading.Thread(target=evict, args=(world, now), daemon=True)]
    for thread in threads:
        thread.start()
    turn = min(LONGEST_TURN_SECONDS, seconds / (len(FAULTS) + 1))
    ends = time.monotonic() + seconds
    for fault in cycle(FAULTS):
        time.sleep(turn * (1 - AT_FAULT))
        if time.monotonic() + turn * AT_FAULT > ends:
            break
        now.begin(fault)
        with fault.goes_wrong(world):
            time.sleep(turn * AT_FAULT)
        now.end()
    now.is_over.set()
    for thread in threads:
        thread.join()
    time.sleep(RECOVERY_SECONDS)
    for person in PEOPLE:
        for include in INCLUDES:
            readers[0].look(person, include, is_calm=True)
    for site, (was, has_become) in enumerate(zip(before, settings(world), strict=True)):
        for name in sorted(was.keys() | has_become.keys()):
            if was.get(name) != has_become.get(name):
                diary.accuse(f"site {site}: {name} was {was.get(name)} and is {has_become.get(name)}")
    return diary


def main() -> None:
    """Run it, print what came of it, and fail if anything was that must not be."""
    seconds = int(os.environ.get("SOAK_SECONDS", "900"))
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        server = EmbeddedRedis(data / "redis")
        server.start()
        url = socket_url(data / "redis")
        try:
            with (
                Redis.from_url(url) as redis,
                (data / "app.log").open("wb") as log,
                running(data, port=PORT, log=log, WEB_CONCURRENCY="2", REDIS_URL=url) as sandbox,
            ):
                world = World(sandbox, server, redis)
                prepare(world.sandbox)
                print(f"{CONNECTIONS} readers, {seconds} seconds", flush=True)
                diary = soak(world, seconds)
                memory = [round(memory_megabytes([pid])) for pid in family(sandbox.app.pid)]
                if max(memory) > MOST_MEGABYTES:
                    diary.accuse(f"a process has {max(memory)} MB")
        finally:
            server.stop()
        unexpected = (data / "app.log").read_text().count("unexpected-error")
        if unexpected:
            diary.accuse(f"{unexpected} unexpected errors in the log")
    print("\n".join(diary.lines()))
    print(f"Memory of the app's processes at the end, in MB: {', '.join(map(str, memory))}")
    sys.exit(bool(diary.violations))


if __name__ == "__main__":
    main()
