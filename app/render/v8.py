"""JavaScript libraries in V8, each loaded at its first use.

Only a child that was started for it runs V8, because V8 takes memory, and hangs in a process that was forked after it
began. There are no files and no network in it, each call has a deadline, and the heap a limit. Whatever goes wrong is a
value; a library that did not answer is thrown away and loaded anew for the next call.
"""

import atexit
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from app.render.isolate import Library

MAX_MESSAGE_CHARACTERS = 300
LIBRARIES = {
    "asciidoc": ("shims", "vendor/asciidoctor", "vendor/asciimath2tex", "asciidoc"),
    "graphviz": ("shims", "vendor/viz", "graphviz"),
    "tex": ("vendor/katex", "tex"),
}


@dataclass(frozen=True)
class Failure:
    """Why there is no answer; `message` is what the library said about its input, if anything."""

    reason: Literal["not-installed", "deadline", "memory", "refused"]
    message: str = ""


@dataclass(frozen=True)
class AsciiDoc:
    """HTML that is still hostile, its headings (level, id, HTML), and the paths of files that it would include."""

    html: str
    headings: tuple[tuple[int, str, str], ...] = ()
    missing: tuple[str, ...] = ()


_libraries: "dict[str, Library]" = {}
_is_allowed = False


def allow() -> None:
    """Say that this process may run V8."""
    global _is_allowed
    _is_allowed = True


def available() -> bool:
    """Whether this process may run V8; if it is not installed, every call fails with `not-installed`."""
    return _is_allowed


@atexit.register
def end_all() -> None:
    """Give back all memory; left to the end of the process, that can wait for a thread that is no more."""
    while _libraries:
        _libraries.popitem()[1].end()


def tex(source: str, *, display: bool, deadline_seconds: float = 0.5) -> str | None:
    """A formula as MathML; None for one that KaTeX does not understand, or that takes too long."""
    answer = _call("tex", "tex", source, display, deadline_seconds=deadline_seconds)
    return answer if isinstance(answer, str) else None


def dot(source: str, *, engine: str = "dot", deadline_seconds: float = 2.0) -> str | Failure:
    """A graph as SVG, or what Graphviz says against it."""
    answer = _call("graphviz", "draw", source, engine, deadline_seconds=deadline_seconds)
    if isinstance(answer, Failure):
        return answer
    return answer["svg"] or Failure("refused", _short("; ".join(answer["messages"])))


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
    headings = tuple((heading["level"], heading["id"], heading["title"]) for heading in answer["headings"])
    return AsciiDoc(answer["html"], headings, tuple(answer["missing"]))


def _call(name: str, function: str, *arguments: object, deadline_seconds: float) -> Any:
    """What the library answers, or a Failure."""
    if not _is_allowed:
        return Failure("not-installed")
    try:
        from app.render import isolate  # only here, see there
    except ImportError:
        return Failure("not-installed")
    try:
        if name not in _libraries:
            _libraries[name] = isolate.Library(*LIBRARIES[name])
        return _libraries[name].call(function, *arguments, deadline_seconds=deadline_seconds)
    except isolate.Broken as error:
        if broken := _libraries.pop(name, None):
            broken.end()
        return Failure(error.reason)


def _short(message: str) -> str:
    """The first line, without anything that a terminal would act on."""
    line = "".join(letter for letter in message.strip().partition("\n")[0] if letter.isprintable())
    return line if len(line) <= MAX_MESSAGE_CHARACTERS else f"{line[:MAX_MESSAGE_CHARACTERS]}…"
