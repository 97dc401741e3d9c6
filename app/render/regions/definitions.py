"""What a source file defines, with names, lines and the comments above, from the nodes of its syntax tree."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.render.regions.grammar import Grammar
from app.render.regions.names import MAX_PARTS, Parts, declares_function, names_of
from app.render.regions.syntax import Node, nodes

# In C, these nodes also stand for functions and types that are defined elsewhere.
DECLARATIONS = ("declaration", "field_declaration")
ONLY_WITH_BODY = ("struct_specifier", "union_specifier", "enum_specifier", "class_specifier")
OUTSIDE, IN_CLOSURE, IN_FUNCTION = range(3)


@dataclass(frozen=True, slots=True)
class Definition:
    """A symbol: its name in the file's package, its lines, and whether others of the same name go before it."""

    package: Parts
    name: Parts
    first: int
    last: int
    is_minor: bool


@dataclass(slots=True)
class Scope:
    """A node that has not ended yet: what its members are called, and how local variables in it are."""

    node: Node
    name: Parts
    place: int
    only_child: int | None = None  # the id of the one definition in a wrapper
    body: int | None = None  # the id of the closure that goes by the node's name


class Reading:
    """One pass over the nodes of a file, outer ones first."""

    def __init__(self, grammar: Grammar, source: bytes) -> None:
        self._grammar = grammar
        self._source = source
        self._nodes = list(nodes(grammar, source))
        self._solid = grammar.functions | grammar.types | grammar.extensions
        self._named = self._solid | grammar.values | grammar.assigned
        self._comments = self._leading_comments()
        self._scopes: list[Scope] = []
        self._package: Parts = ()

    def definitions(self) -> Iterator[Definition]:
        """All that the file defines."""
        grammar = self._grammar
        for node in self._nodes:
            while self._scopes and self._scopes[-1].node.end_byte <= node.start_byte:
                self._scopes.pop()
            above = self._scopes[-1] if self._scopes else Scope(node, (), OUTSIDE)
            if node.type in grammar.packages and node.child_by_field_name("body") is None:
                self._package = next(names_of(node, grammar.packages[node.type], self._source), ())
            elif node.type in grammar.wrappers:
                self._scopes.append(Scope(node, above.name, above.place, only_child=self._only_child(node)))
            elif names := list(names_of(node, self._place_of_name(node), self._source)):
                yield from self._defined(node, names, above)
            elif node.type in grammar.closures:
                place = IN_FUNCTION if above.body == node.id else max(above.place, IN_CLOSURE)
                self._scopes.append(Scope(node, above.name, place))

    def _place_of_name(self, node: Node) -> str:
        return self._named.get(node.type) or self._grammar.packages.get(node.type, "")

    def _defined(self, node: Node, names: list[Parts], above: Scope) -> Iterator[Definition]:
        """The definitions of one node, unless it only uses the names, or is a variable in a function."""
        value = node.child_by_field_name("value") or node.child_by_field_name("right")
        closure = value if value is not None and value.type in self._grammar.closures else None
        if node.type in self._grammar.assigned and closure is None:
            return
        if node.type in ONLY_WITH_BODY and node.child_by_field_name("body") is None:
            return
        is_variable = closure is None and node.type not in self._solid and node.type not in self._grammar.packages
        if not is_variable or above.place != IN_FUNCTION:
            first, last = self._lines(node)
            is_minor = (is_variable and above.place == IN_CLOSURE) or self._is_extension(node) or _is_declaration(node)
            # Swift has the type of a function's result beside its name.
            for name in names[:1] if node.type in self._grammar.functions else names:
                yield Definition(self._package, (*above.name, *name)[-MAX_PARTS:], first, last, is_minor)
        place = OUTSIDE if node.type in self._grammar.types else above.place
        place = IN_FUNCTION if node.type in self._grammar.functions else place
        full_name = above.name if _names_a_named(node) else (*above.name, *names[0])[-MAX_PARTS:]
        self._scopes.append(Scope(node, full_name, place, body=closure.id if closure else None))

    def _is_extension(self, node: Node) -> bool:
        kind = node.child_by_field_name("declaration_kind")  # Swift
        return node.type in self._grammar.extensions or (kind is not None and kind.type == "extension")

    def _only_child(self, wrapper: Node) -> int | None:
        named = [
            child
            for child in wrapper.named_children
            if child.type in self._named or child.type in self._grammar.wrappers
        ]
        return named[0].id if len(named) == 1 else None

    def _lines(self, node: Node) -> tuple[int, int]:
        """First and last line, from the comments above to the end of what wraps it."""
        for scope in reversed(self._scopes):
            if scope.only_child != node.id:
                break
            node = scope.node
        row, column = node.start_point
        while row - 1 in self._comments and self._comments[row - 1][1] <= column:
            row = self._comments[row - 1][0]
        return row + 1, _last_row(node) + 1

    def _leading_comments(self) -> dict[int, tuple[int, int]]:
        """Comments and attributes with lines of their own: by the last row, the first one and the column."""
        comments: dict[int, tuple[int, int]] = {}
        for node in self._nodes:
            if node.type in self._grammar.leading and self._is_alone(node):
                comments[_last_row(node)] = (node.start_point.row, node.start_point.column)
        return comments

    def _is_alone(self, node: Node) -> bool:
        """Whether nothing else is on its lines, and it is about what follows: no `#!`, no `//!` of Rust."""
        before = self._source[node.start_byte - node.start_point.column : node.start_byte]
        if before.strip() or self._source.startswith(b"#!", node.start_byte):
            return False
        if node.child_by_field_name("inner") is not None:
            return False
        end = self._source.find(b"\n", node.end_byte) if node.end_point.column else node.end_byte
        return not self._source[node.end_byte : end if end >= 0 else None].strip()


def _is_declaration(node: Node) -> bool:
    return node.type in DECLARATIONS and declares_function(node.child_by_field_name("declarator"))


def _names_a_named(node: Node) -> bool:
    """Whether it is a `typedef struct point … point_t`: the members belong to `point`."""
    inner = node.child_by_field_name("type") if node.type == "type_definition" else None
    return inner is not None and inner.child_by_field_name("name") is not None


def _last_row(node: Node) -> int:
    """Some nodes end with their line: at the first column of the next one."""
    row, column = node.end_point
    return row - 1 if column == 0 and row > node.start_point.row else row
