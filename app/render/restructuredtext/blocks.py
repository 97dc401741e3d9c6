"""Directives: code with all that Sphinx lets it say, and a calm form of those that Docutils does not know."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import Directive, directives
from docutils.parsers.rst.languages import en

from app.render.restructuredtext.inline import address_of, titled

NAME = re.compile(r"\.\.[ ]+(?:\|[^|\n]+\|[ ]+)?((?:(?!_)\w)+(?:[-._+:](?:(?!_)\w)+)*)[ ]?::")
SIGNATURE = re.compile(r".*:.*|auto\w+|function|class|method|attribute|data|exception|module|option|envvar|program")
TITLED: Mapping[str, str] = {
    "seealso": "See also",
    "todo": "To do",
    "versionadded": "New in version {}",
    "versionchanged": "Changed in version {}",
    "deprecated": "Deprecated since version {}",
    "versionremoved": "Removed in version {}",
}


class AnyOptions(dict[str, Callable[[str], str]]):
    """Every option there may be: what it says is not looked at, but it must not spoil the directive."""

    def __bool__(self) -> bool:
        return True

    def __missing__(self, _: str) -> Callable[[str], str]:
        return directives.unchanged


class Calm(Directive):
    """Any arguments, options and content."""

    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar = AnyOptions()
    has_content = True

    @property
    def argument(self) -> str:
        """What follows the name."""
        return self.arguments[0] if self.arguments else ""

    @property
    def text(self) -> str:
        """The content as it stands there."""
        return "\n".join(self.content)

    def parsed(self) -> list[nodes.Node]:
        """The content as a part of the document."""
        holder = nodes.Element()
        self.state.nested_parse(self.content, self.content_offset, holder)
        return list(holder.children)

    def run(self) -> list[nodes.Node]:
        """The argument, as code if it is the signature of something, and the content."""
        is_code = SIGNATURE.fullmatch(self.name.lower())
        node = nodes.literal if is_code else nodes.strong
        lines = [line.strip() for line in self.argument.split("\n")]
        heads = [nodes.paragraph("", "", node("", line)) for line in lines if re.search(r"[^\W\d]", line)]
        content = self.parsed()
        return [*heads, nodes.block_quote("", *content)] if is_code and content else [*heads, *content]


class Silent(Calm):
    """One that shows nothing."""

    def run(self) -> list[nodes.Node]:
        """Nothing."""
        return []


class Content(Calm):
    """One that is about its content alone."""

    def run(self) -> list[nodes.Node]:
        """The content."""
        return self.parsed()


class Code(Calm):
    """A block of code, `number-lines`, `emphasize-lines` and so on left aside."""

    language: ClassVar[str | None] = None

    def run(self) -> list[nodes.Node]:
        """The block, and its caption above it."""
        language = self.argument.strip() if self.language is None else self.language
        block = nodes.literal_block(self.text, self.text, classes=["code"], language=language)
        self.add_name(block)
        caption = self.options.get("caption")
        return [*([nodes.paragraph("", "", nodes.emphasis("", caption))] if caption else []), block]


class Graph(Code):
    """Graphviz with the first and the last line left out, as Sphinx has it."""

    language = "dot"

    @property
    def text(self) -> str:
        """The graph with these lines."""
        return f"{self.name} {self.argument} {{\n{super().text}\n}}"


class Elsewhere(Calm):
    """A file that would stand here: a link to it."""

    def run(self) -> list[nodes.Node]:
        """The link."""
        path = self.argument.strip()
        return [nodes.paragraph("", "", nodes.reference(path, path, refuri=path))] if path else []


class Titled(Calm):
    """A remark with a title that Sphinx gives it."""

    def run(self) -> list[nodes.Node]:
        """The remark; after a version number its words may begin on the same line."""
        title = TITLED[self.name.lower()]
        words = self.argument
        if "{}" in title:
            version, *rest = words.split(maxsplit=1)
            title, words = title.format(version), "".join(rest)
        remark = nodes.admonition("", nodes.title("", title), classes=["note"])
        if words:
            found, messages = self.state.inline_text(words, self.lineno)
            remark += nodes.paragraph(words, "", *found, *messages)
        remark += self.parsed()
        return [remark]


class Toctree(Calm):
    """The documents that belong together, as a list of links."""

    def run(self) -> list[nodes.Node]:
        """The list; patterns of names lead nowhere."""
        items = [nodes.list_item("", nodes.paragraph("", "", link)) for link in self._links()]
        return [nodes.bullet_list("", *items)] if items and "hidden" not in self.options else []

    def _links(self) -> Iterator[nodes.Node]:
        for line in self.content:
            entry = line.strip()
            if entry in ("", "self") or "*" in entry:
                continue
            title, target = titled(entry) or (entry, entry)
            yield nodes.reference("", title, refuri=target if "://" in target else address_of(target))


def _code(name: str) -> type[Code]:
    return type(f"{name.capitalize()}Code", (Code,), {"language": name})


OURS: Mapping[str, type[Directive]] = {
    **dict.fromkeys(("code", "code-block", "sourcecode"), Code),
    **dict.fromkeys(("uml", "plantuml"), _code("plantuml")),
    **dict.fromkeys(("doctest", "testcode"), _code("pycon")),
    **dict.fromkeys(("prompt", "testoutput", "productionlist"), _code("text")),
    **dict.fromkeys(("digraph", "graph"), Graph),
    **dict.fromkeys(("include", "literalinclude"), Elsewhere),
    **dict.fromkeys(TITLED, Titled),
    **dict.fromkeys(("only", "hlist", "glossary", "rst-class", "cssclass"), Content),
    **dict.fromkeys((
        "index", "highlight", "currentmodule", "py:currentmodule", "module", "py:module", "sectionauthor", "codeauthor",
        "tabularcolumns", "default-domain", "testsetup", "testcleanup",
    ), Silent),
    "graphviz": _code("dot"),
    "mermaid": _code("mermaid"),
    "toctree": Toctree,
}  # fmt: skip


def unknown_directives(text: str) -> dict[str, type[Directive]]:
    """What to do for each directive that the text may use and that Docutils does not know, or not well enough."""
    names = {name.lower() for name in NAME.findall(text)}
    return {name: OURS.get(name, Calm) for name in sorted(names) if name in OURS or name not in en.directives}
