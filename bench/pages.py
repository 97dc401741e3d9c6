"""The files whose pages are measured, and how one of them is asked for."""

import time
from dataclasses import dataclass

import requests
from redis import Redis

from sandbox.demo import Sandbox

MACRO = "include-bitbucket"


@dataclass(frozen=True)
class File:
    """A file of acme/site, and which lines of it are shown; none: all."""

    path: str
    lines: str = ""


FILES = {
    "100 lines": File("data/1000-lines.py", "1:100"),
    "1,000 lines": File("data/1000-lines.py"),
    "10,000 lines": File("data/10000-lines.py"),
    "README 30 KB": File("docs/large-readme.md"),
}


def address(sandbox: Sandbox, file: File) -> str:
    """The signed address of a macro page."""
    parameters = {
        "link": f"https://bitbucket.org/acme/site/src/main/{file.path}",
        "lines": file.lines,
    }
    return sandbox.confluence.sign_page_url(sandbox.confluence.sites[0], "member", MACRO, parameters)


def forget(redis: Redis, *, but: str = "") -> None:
    """Empty the cache, but for keys with this in them; sites stay."""
    for pattern in ("public:*", "site:*page*"):
        for key in redis.scan_iter(pattern, count=1000):
            if not but or but not in key.decode():
                redis.delete(key)


def milliseconds(url: str) -> float:
    """How long one request takes."""
    started = time.perf_counter()
    requests.get(url, timeout=30).raise_for_status()
    return (time.perf_counter() - started) * 1000
