"""What came of every visit, by what went wrong meanwhile, and everything that must not have been."""

import statistics
import threading
from collections import Counter, defaultdict
from dataclasses import dataclass, field

CALM = "nothing"
MOST_SHOWN = 20


@dataclass
class Page:
    """The visits that began while one thing went wrong: how they ended, and how many seconds they took."""

    states: Counter[str] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)

    def row(self, name: str) -> str:
        """The visits as a row of a table."""
        p50, p99 = (statistics.quantiles(self.seconds, n=100)[at] for at in (49, 98)) if self.seconds[1:] else (0, 0)
        states = ", ".join(f"{state} {count}" for state, count in self.states.most_common())
        return f"| {name} | {len(self.seconds):,} | {p50 * 1000:.0f} ms | {p99 * 1000:.0f} ms | {states} |"


class Diary:
    """Takes notes from all threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._pages: defaultdict[str, Page] = defaultdict(Page)
        self.violations: Counter[str] = Counter()

    def note(self, meanwhile: str, state: str, seconds: float) -> None:
        """A visit."""
        with self._lock:
            page = self._pages[meanwhile]
            page.states[state] += 1
            page.seconds.append(seconds)

    def accuse(self, violation: str) -> None:
        """Something that must not be."""
        with self._lock:
            self.violations[violation] += 1

    def lines(self) -> list[str]:
        """All of it, to be printed."""
        everything = Page()
        for page in self._pages.values():
            everything.states += page.states
            everything.seconds += page.seconds
        return [
            "| what went wrong | visits | p50 | p99 | states |",
            "|---|---|---|---|---|",
            *(page.row(name) for name, page in self._pages.items()),
            everything.row("all together"),
            f"{self.violations.total()} violations",
            *(f"  {count} × {violation}" for violation, count in self.violations.most_common(MOST_SHOWN)),
        ]
