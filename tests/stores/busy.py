"""Requests and writes all the time, while something else happens."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from tests.ops.filled import ACME
from tests.stores.running import Running


@dataclass
class Seen:
    """What came of it: whether each page was shown, and who was told that they are connected, and who was not."""

    shown: list[bool] = field(default_factory=list)
    connected: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    def more_of_each(self) -> Callable[[], bool]:
        """Whether five more pages have been read since now, and one more person was told something."""
        pages, people = len(self.shown), len(self.connected) + len(self.refused)
        return lambda: len(self.shown) > pages + 4 and len(self.connected) + len(self.refused) > people

    def lost(self, running: Running) -> list[str]:
        """Who was told so and is not connected."""
        return [who for who in self.connected if running.stores.connections.find(ACME, who) is None]


def while_busy(running: Running, happen: Callable[[Seen], None]) -> Seen:
    """Read pages, kept ones and new ones, and connect people, until it has happened."""
    seen, is_over = Seen(), threading.Event()

    def read(number: int) -> None:
        count = 0
        while not is_over.is_set():
            count += 1
            seen.shown.append(running.shows(title=f"{number} {count}" if count % 2 else ""))

    def write() -> None:
        count = 0
        while not is_over.is_set():
            count += 1
            who = f"person {count}"
            (seen.connected if running.connect(who) else seen.refused).append(who)

    with ThreadPoolExecutor(3) as pool:
        tasks = [pool.submit(read, 0), pool.submit(read, 1), pool.submit(write)]
        try:
            happen(seen)
        finally:
            is_over.set()
    for task in tasks:
        task.result()
    return seen
