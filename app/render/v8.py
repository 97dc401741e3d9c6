"""JavaScript libraries in V8: the only importer of py_mini_racer (https://github.com/bpcreech/PyMiniRacer).

Only a child that was started for it runs V8, because V8 takes memory, and hangs in a process that was forked after it
began. There are no files and no network in it, each call has a deadline, and the heap a limit. Whatever goes wrong is a
value; a library that did not answer is thrown away and loaded anew for the next call.
"""

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

try:
    import py_mini_racer as racer
except ImportError:  # it is an extra: without it, sources are shown
    racer = None

FOLDER = Path(__file__).parent / "js"
HEAP_MIB = 256
LOADING_SECONDS = 5  # on a machine that does many other things; it takes a tenth of a second
MAX_MESSAGE_CHARACTERS = 300
# Scripts in the order in which they are loaded, and what the last of them waits for.
LIBRARIES = {
    "asciidoc": ("shims", "vendor/asciidoctor", "vendor/asciimath2tex", "asciidoc"),
    "graphviz": ("shims", "vendor/viz", "graphviz"),
    "tex": ("vendor/katex", "tex"),
}
FLAGS = (
    "--single-threaded",
    "--allow-natives-syntax",  # for one function, see asciidoc.js
    f"--max-old-space-size={4 * HEAP_MIB}",  # where V8 aborts; our own limit comes first and is an error like others
    f"--wasm-max-mem-pages={HEAP_MIB * 16}",
)



@dataclass(frozen=True)
class Failure:
    """Why there is no answer; `message` is what the library said about its input, if anything."""

    reason: Literal["not-installed", "deadline", "memory", "refused"]
    message: str = ""


@dataclass(frozen=True)
class AsciiDoc:
    """HTML that is still hostile, and the paths of the files that it would include if it had them."""

    html: str
    missing: tuple[str, ...] = ()


class Library:
    """A library in an isolate of its own."""

    def __init__(self, name: str, *, deadline_seconds: float) -> None:
        racer.init_mini_racer(flags=FLAGS, ignore_duplicate_init=True)
        self._isolate = racer.MiniRacer()
        self._isolate.set_hard_memory_limit(HEAP_MIB * 1024 * 1024)
        for script in LIBRARIES[name]:
            outcome = self._isolate.eval((FOLDER / f"{script}.js").read_text(), timeout_sec=deadline_seconds)
        if isinstance(outcome, racer.JSPromise):
            outcome.get(timeout=deadline_seconds)

    def call(self, function: str, *arguments: object, deadline_seconds: float) -> Any:
        """What the function returns, as JSON has it; raises what mini-racer raises."""
        return self._isolate.call(function, *arguments, timeout_sec=deadline_seconds)

    def end(self) -> None:
        """Give back its memory."""
        self._isolate.close()


_libraries: dict[str, Library] = {}
_is_allowed = False


def allow() -> None:
    """Say that this process may run V8."""
    global _is_allowed
    _is_allowed = True


def available() -> bool:
    """Whether this process may run V8; if it is not installed, every call fails with `not-installed`."""
    return _is_allowed


def tex(source: str, *, display: bool, deadline_seconds: float = 0.5) -> str | None:
    """A formula as MathML; None for one that KaTeX does not understand, or that takes too long."""
    answer = _call("tex", "tex", source, display, deadline_seconds=deadline_seconds)
    return answer if isinstance(answer, str) else None


def dot(source: str, *, engine: str = "dot", deadline_seconds: float = 2.0) -> str | Failure:
    """A graph as SVG, or what Graphviz says against it."""
    answer = _call("graphviz", "draw", source, engine, deadline_seconds=deadline_seconds)
    if isinstance(answer, Failure):
        return answer
    return answer["svg"] or Failure("refused", _short("; ".join(answer["errors"])))


def asciidoc(
    text: str,
    *,
    path: str,
    files: Mapping[str, str],
    attributes: Mapping[str, str] | None = None,
    deadline_seconds: float = 3.0,
) -> AsciiDoc | Failure:
    """A document as HTML. `path` is its own in the repository; `files` are those that it may include, by theirs."""
    request = {"text": text, "path": path, "files": dict(files), "attributes": dict(attributes or {})}
    answer = _call("asciidoc", "convert", request, deadline_seconds=deadline_seconds)
    if isinstance(answer, Failure):
        return answer
    if "error" in answer:
        return Failure("refused", _short(answer["error"]))
    return AsciiDoc(answer["html"], tuple(answer["missing"]))


def _call(name: str, function: str, *arguments: object, deadline_seconds: float) -> Any:
    """What the library answers, or a Failure."""
    if racer is None or not _is_allowed:
        return Failure("not-installed")
    try:
        if name not in _libraries:
            _libraries[name] = Library(name, deadline_seconds=LOADING_SECONDS)
        return _libraries[name].call(function, *arguments, deadline_seconds=deadline_seconds)
    except racer.JSTimeoutException:
        failure = Failure("deadline")
    except racer.JSOOMException:
        failure = Failure("memory")
    except racer.MiniRacerBaseException as error:
        failure = Failure("refused", _short(str(error)))
    if library := _libraries.pop(name, None):
        library.end()
    return failure


def _short(message: str) -> str:
    """The first line, without anything that a terminal would act on."""
    line = "".join(letter for letter in message.strip().partition("\n")[0] if letter.isprintable())
    return line if len(line) <= MAX_MESSAGE_CHARACTERS else f"{line[:MAX_MESSAGE_CHARACTERS]}…"
