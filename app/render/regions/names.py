"""Names of symbols: out of the syntax tree, and as authors write them."""

import re
from collections.abc import Iterator

from app.render.regions.syntax import Node

Parts = tuple[str, ...]

MAX_NAME_BYTES = 200
MAX_PARTS = 20  # nobody nests deeper
TYPE_ARGUMENTS = re.compile(r"(?<=\w)(?<!operator)<[^<>]*>")
OPERATOR_SPACE = re.compile(r"(?<=\boperator)\s+(?=\W)")
NO_NAME = re.compile(r"[,;{}()\n]|\w\[|(?<!\boperator) ")
SEPARATOR = re.compile(r"::|[.#\\]")
TYPE_ANNOTATION = re.compile(r"(?<!:):(?!:).*", re.DOTALL)
RECEIVER = re.compile(r"(\w+)(?:\[[^()]*\])?\s*\)$")  # Go: the type in `(t *Tree[K])`
OWNERS = ("module", "exports", "prototype", "this", "self")  # of what a function is assigned to
# In C, a declarator holds another, down to the name.
DECLARATORS_WITHOUT_FIELD = ("reference_declarator", "parenthesized_declarator")


def split(name: str) -> Parts:
    """`Class.method`, `Class::method`, `Class#method`, `pkg\\Class` in parts; an operator stays whole."""
    name = OPERATOR_SPACE.sub("", name.strip())
    name = name if "operator" in name else name.removesuffix("()")
    return tuple(part for part in SEPARATOR.split(name) if part)[-MAX_PARTS:] or (name,)


def names_of(node: Node, where: str, source: bytes) -> Iterator[Parts]:
    """The names that the node gives, at the place that the grammar's table tells; mostly one."""
    if where.startswith("="):
        yield (where[1:],)
        return
    owner = _receiver(node, source)
    for named in _named(node, where):
        text = OPERATOR_SPACE.sub("", _without_arguments(_text(innermost(named), source)))
        if text and not NO_NAME.search(text):
            yield (*owner, *_without_owners(split(text)))


def innermost(node: Node) -> Node:
    """The name at the end of a chain of C's declarators, or in a pattern of Swift; other nodes are names themselves."""
    while node.type != "operator_cast" and (inner := _inner_declarator(node)):
        node = inner
    return node.child_by_field_name("bound_identifier") or node


def declares_function(node: Node | None) -> bool:
    """Whether the declarators of C make a function, and no pointer to one."""
    while node is not None:
        inner = _inner_declarator(node)
        if node.type == "function_declarator":
            return inner is not None and inner.type != "parenthesized_declarator"
        node = inner
    return False


def _inner_declarator(node: Node) -> Node | None:
    inner = node.child_by_field_name("declarator")
    if inner is None and node.type in DECLARATORS_WITHOUT_FIELD and node.named_children:
        return node.named_children[-1]
    return inner


def _named(node: Node, where: str) -> list[Node]:
    if not where:
        return []
    if where == "*":
        return node.named_children[-1:]
    if where.startswith("<"):
        return [child for child in node.named_children if child.type == where[1:-1]]
    children = node.children_by_field_name(where)
    # Swift has the types of results in this field too; an extension has nothing else.
    proper = [child for child in children if child.type != "user_type"]
    return proper or (children[:1] if node.type == "class_declaration" else [])


def _text(node: Node, source: bytes) -> str:
    if node.end_byte - node.start_byte > MAX_NAME_BYTES:
        return ""
    text = source[node.start_byte : node.end_byte].decode(errors="replace")
    if node.type == "operator_cast":
        return " ".join(text.partition("(")[0].split())
    if node.type == "variable_declaration":  # Kotlin
        return TYPE_ANNOTATION.sub("", text).strip()
    if node.type == "type":  # Python
        return text.partition("[")[0].strip()
    return text.strip().strip("\"'`").lstrip("$")


def _without_arguments(text: str) -> str:
    """`Tree<K, V>::find` is called `Tree::find`."""
    shorter = TYPE_ARGUMENTS.sub("", text)
    while shorter != text:
        text, shorter = shorter, TYPE_ARGUMENTS.sub("", shorter)
    return text


def _without_owners(parts: Parts) -> Parts:
    return tuple(part for part in parts[:-1] if part not in OWNERS) + parts[-1:]


def _receiver(node: Node, source: bytes) -> Parts:
    receiver = node.child_by_field_name("receiver") if node.type == "method_declaration" else None
    match = RECEIVER.search(_text(receiver, source)) if receiver else None
    return (match[1],) if match else ()
