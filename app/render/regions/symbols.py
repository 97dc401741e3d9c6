"""A function, class, method, type or constant of a source file by its name."""

from app.render.regions.definitions import Definition, Reading
from app.render.regions.grammars import BY_SPELLING, GRAMMARS
from app.render.regions.names import Parts, split
from app.render.regions.naming import spellings
from app.render.regions.outcome import Found, Missing, found, missing
from app.render.regions.syntax import TooMuchWork

LANGUAGES = ", ".join(grammar.title for grammar in GRAMMARS)


def find_symbol(text: str, lines: list[str], path: str, language: str | None) -> Found | Missing:
    """All definitions of that name, with the comments above; a qualified name need not be complete."""
    grammar = next((BY_SPELLING[name] for name in spellings(path, language) if name in BY_SPELLING), None)
    if grammar is None:
        return Missing(f"Symbols can be found in these languages: {LANGUAGES}. This file is in none of them.")
    try:
        definitions = list(Reading(grammar, "\n".join(lines).encode(errors="replace")).definitions())
    except TooMuchWork:
        return Missing("This file is too large or too deeply nested to look for symbols in it.")
    wanted = split(text)
    same = [definition for definition in definitions if _is_called(definition, wanted)]
    if not same:
        return missing("symbol", text, [".".join(definition.name) for definition in definitions])
    same = [definition for definition in same if not definition.is_minor] or same
    same = [definition for definition in same if not _is_constructor(definition.name)] or same
    return found(((definition.first, definition.last) for definition in same), line_count=len(lines))


def _is_constructor(name: Parts) -> bool:
    """`Tree::Tree`, which stands behind the class `Tree`."""
    return name[-2:-1] == name[-1:]


def _is_called(definition: Definition, wanted: Parts) -> bool:
    """Whether the name, with the package in front, ends with the one that is wanted."""
    return (*definition.package, *definition.name)[-len(wanted) :] == wanted
