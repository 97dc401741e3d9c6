"""A library of JavaScript in V8: the only importer of py_mini_racer (https://github.com/bpcreech/PyMiniRacer).

It is imported where V8 runs, and nowhere else: it brings asyncio and all that hangs on it.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Literal

import py_mini_racer as racer

FOLDER = Path(__file__).parent / "js"
HEAP_MIB = 256
LOADING_SECONDS = 5  # on a machine that does many other things; it takes a tenth of a second
FLAGS = (
    "--single-threaded",
    "--allow-natives-syntax",  # for one function, see asciidoc.js
    f"--max-old-space-size={4 * HEAP_MIB}",  # where V8 aborts; our own limit comes first and is an error like others
    f"--wasm-max-mem-pages={HEAP_MIB * 16}",
)


class Broken(Exception):
    """A call did not end as it should; the library is in no state to be called again."""

    def __init__(self, reason: Literal["deadline", "memory", "refused"]) -> None:
        super().__init__(reason)
        self.reason = reason


class Library:
    """Scripts in an isolate of their own, in this order; a promise at the end of the last is awaited. Raises Broken."""

    def __init__(self, *scripts: str) -> None:
        racer.init_mini_racer(flags=FLAGS, ignore_duplicate_init=True)
        self._isolate = racer.MiniRacer()
        self._isolate.set_hard_memory_limit(HEAP_MIB * 1024 * 1024)
        with _reasons():
            for script in scripts:
                outcome = self._isolate.eval((FOLDER / f"{script}.js").read_text(), timeout_sec=LOADING_SECONDS)
            if isinstance(outcome, racer.JSPromise):
                outcome.get(timeout=LOADING_SECONDS)

    def call(self, function: str, *arguments: object, deadline_seconds: float) -> Any:
        """What the function returns, as JSON has it; raises Broken."""
        with _reasons():
            return self._isolate.call(function, *arguments, timeout_sec=deadline_seconds)

    def end(self) -> None:
        """Give back its memory, once what was interrupted has come to its end."""
        with suppress(racer.JSEvalException):
            self._isolate.eval("0", timeout_sec=1)
        self._isolate.close()


@contextmanager
def _reasons() -> Iterator[None]:
    try:
        yield
    except racer.JSTimeoutException:
        raise Broken("deadline") from None
    except racer.JSOOMException:
        raise Broken("memory") from None
    except (racer.JSEvalException, racer.JSPromiseError) as error:
        raise Broken("memory" if "out of memory" in str(error).lower() else "refused") from None
