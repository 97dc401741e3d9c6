"""Source code to lines of HTML with token classes: the importer of Pygments, with lexing.py.

Pygments gives no guarantees for hostile input (https://github.com/pygments/pygments/issues/2355): some inputs of a few
bytes hang it, so this runs in a child process with a deadline. It never guesses a language by content, because the
guesses are the slowest part.
"""

from dataclasses import dataclass
from functools import cache
from html import escape

from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name, get_lexer_for_filename
from pygments.lexers.special import TextLexer
from pygments.token import STANDARD_TYPES, _TokenType
from pygments.util import ClassNotFound

from app.render.document import Notice
from app.render.languages import language_of
from app.render.lexing import quick

MAX_CHARACTERS = 512 * 1024
MAX_LINE_CHARACTERS = 5_000
# Most tokens, and no theme of ours gives them a colour: without their spans the HTML is a third smaller.
QUIET_CLASSES = frozenset(("", "w", "n", "p", "pm", "nl", "nn", "nx", "nv", "vc", "vg", "vi", "vm", "x", "esc", "g"))
TOKEN_CLASSES = frozenset(STANDARD_TYPES.values()) - QUIET_CLASSES
WARM_LANGUAGES = ("python", "javascript", "typescript", "java", "json", "yaml", "bash", "xml", "markdown", "c", "go")


@dataclass(frozen=True)
class Highlighted:
    """Lines 1 to `stop` as HTML without their ends; no span leaves its line. `language` is None for plain text."""

    lines: list[str]
    language: str | None = None
    notices: tuple[Notice, ...] = ()


def highlight(lines: list[str], *, stop: int, path: str, language: str | None) -> Highlighted:
    """The lines up to `stop`, coloured by the language given, else by the one that the file's name tells."""
    lexer = _lexer_named(language) if language else None
    notices: tuple[Notice, ...] = ()
    if language and lexer is None:
        notices = (Notice("unknown-language", f"“{language}” is not a language that is known here."),)
    lexer = lexer or _lexer_of_file(path.rpartition("/")[2])
    if lexer is None or isinstance(lexer, TextLexer):
        return Highlighted(_plain(lines[:stop]), None, notices)
    if excuse := _why_plain(lines[:stop]):
        return Highlighted(_plain(lines[:stop]), lexer.name, (*notices, excuse))
    coloured = _coloured(lexer, lines, stop=stop)
    if coloured is None:
        excuse = Notice("not-highlighted", "This file could not be highlighted; it is shown as plain text.")
        return Highlighted(_plain(lines[:stop]), lexer.name, (*notices, excuse))
    return Highlighted(coloured, lexer.name, notices)


def highlight_snippet(code: str, language: str) -> str:
    """A code block inside a document as HTML; plain when the language is unknown or the block is too large."""
    lines = code.split("\n")
    # PHP in documents mostly lacks the opening tag that a file must have.
    lexer = _lexer_named(language, startinline="<?" not in code)
    if lexer is None or _why_plain(lines):
        return escape(code, quote=False)
    return "\n".join(_coloured(lexer, lines, stop=len(lines)) or _plain(lines))


def warm_up() -> None:
    """Import the lexers of common languages now: the first one costs 40 ms, later ones 0.3 ms."""
    for language in WARM_LANGUAGES:
        highlight_snippet("a = 1", language)


def _lexer_named(language: str, **options: bool) -> Lexer | None:
    """By alias (`python`) or by extension (`py`)."""
    name = language.strip().lower()
    try:
        return get_lexer_by_name(name, stripnl=False, **options)
    except ClassNotFound:
        return _lexer_of_file(f"file.{name}")


def _lexer_of_file(name: str) -> Lexer | None:
    """By the table of exceptions, else by Pygments' own patterns, some of which are in upper case."""
    if alias := language_of(name):
        return get_lexer_by_name(alias, stripnl=False)
    for spelling in (name, name.lower()):
        try:
            return get_lexer_for_filename(spelling, stripnl=False)
        except ClassNotFound:
            continue
    return None


def _why_plain(lines: list[str]) -> Notice | None:
    if max(map(len, lines)) > MAX_LINE_CHARACTERS:
        return Notice("long-lines", f"A line has more than {MAX_LINE_CHARACTERS:,} characters; shown as plain text.")
    if sum(map(len, lines)) > MAX_CHARACTERS:
        return Notice("too-large-to-highlight", "This file is too large to be highlighted; it is shown as plain text.")
    return None


def _plain(lines: list[str]) -> list[str]:
    return [escape(line, quote=False) for line in lines]


def _coloured(lexer: Lexer, lines: list[str], *, stop: int) -> list[str] | None:
    """Lex lazily from the first line, so that a doc-string keeps its colour, and no further than `stop`.

    None when the lexer fails, or when its tokens are not exactly the text: readers must see what the file says.
    """
    text = "\n".join(lines) + "\n"
    done: list[str] = []
    line = _Line()
    position = 0
    try:
        for kind, value in quick(lexer).get_tokens(text):
            if not text.startswith(value, position):
                return None
            position += len(value)
            css_class = _class_of(kind)
            if "\n" not in value:
                line.add(css_class, value)
                continue
            first, *others = value.split("\n")
            line.add(css_class, first)
            for part in others:
                done.append(line.html())
                if len(done) == stop:
                    return done
                line = _Line()
                line.add(css_class, part)
    except MemoryError:
        raise
    except Exception:  # any of 600 lexers may fail in its own way, and the text can always be shown plain
        return None
    return None


class _Line:
    """One line; neighbours of one class share a span."""

    __slots__ = ("_css_class", "_parts")

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._css_class = ""

    def add(self, css_class: str, text: str) -> None:
        """Go on with this text."""
        if not text:
            return
        if css_class != self._css_class:
            self._parts.append(_step(self._css_class, css_class))
            self._css_class = css_class
        self._parts.append(text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))

    def html(self) -> str:
        """The whole line."""
        return "".join(self._parts) + ("</span>" if self._css_class else "")


@cache
def _step(before: str, css_class: str) -> str:
    """What stands between two neighbours of these classes."""
    return ("</span>" if before else "") + (f'<span class="{css_class}">' if css_class else "")


@cache
def _class_of(kind: _TokenType) -> str:
    """The short class of the token type, or of the nearest of its parents that has one."""
    css_class = next(STANDARD_TYPES[ancestor] for ancestor in reversed(kind.split()) if ancestor in STANDARD_TYPES)
    return "" if css_class in QUIET_CLASSES else css_class
