"""From the tree that Docutils makes of a document to HTML in the same words and classes as that of other formats."""

import re
from html import escape
from typing import Any

from docutils import nodes
from docutils.utils.math import pick_math_environment
from docutils.writers import html5_polyglot

from app.render import fences
from app.render.contents import Heading
from app.render.insets import Insets

KINDS = {
    "note": "note", "tip": "tip", "hint": "tip", "important": "important", "warning": "warning",
    "attention": "warning", "caution": "caution", "danger": "caution", "error": "caution",
}  # fmt: skip
CONTENTS = '<details class="contents" open>\n'
CLASSES = re.compile(r' class="([^"]*)"')
KEPT = {"admonition", *KINDS.values(), "admonition-title", "subtitle", "footnote", "field-list", "line-block"}
SIZE = re.compile(r"(\d{1,4})(?:px|(%))?")


class Translator(html5_polyglot.HTMLTranslator):
    """Writes into the settings' `insets` what the HTML must not contain, and into `headings` those that it meets."""

    def __init__(self, document: nodes.document) -> None:
        super().__init__(document)
        self._insets: Insets = document.settings.insets
        self._headings: list[Heading] = document.settings.headings

    def starttag(self, node: Any, tagname: str, *arguments: Any, **attributes: Any) -> str:
        """The library's, without the classes that it gives to almost everything."""
        return CLASSES.sub(_kept_classes, super().starttag(node, tagname, *arguments, **attributes))

    def visit_literal_block(self, node: Any) -> None:
        """Code, unless some of it is marked up."""
        if any(not isinstance(child, nodes.Text) for child in node):
            self.body.append('<div class="code"><pre><code>')
            return
        self._write(fences.block(node.astext(), node.get("language") or "text", self._insets))

    def depart_literal_block(self, node: Any) -> None:
        """The end of one that is marked up."""
        self.body.append("</code></pre></div>\n")

    def visit_doctest_block(self, node: Any) -> None:
        """A dialogue with Python."""
        self._write(fences.block(node.astext(), "pycon", self._insets))

    def visit_literal(self, node: Any) -> None:
        """Code in a line."""
        self._write(f"{self.starttag(node, 'code', '', classes=[])}{escape(node.astext())}</code>")

    def visit_math(self, node: Any) -> None:
        """A formula in a line."""
        self._write(fences.formula(node.astext(), self._insets, display=False))

    def visit_math_block(self, node: Any) -> None:
        """A formula of its own, whose lines may be aligned."""
        tex = node.astext()
        if pick_math_environment(tex).startswith("align"):
            tex = f"\\begin{{aligned}}{tex}\\end{{aligned}}"
        self._write(f"<p>{fences.formula(tex, self._insets, display=True)}</p>\n")

    def visit_admonition(self, node: Any) -> None:
        """A remark, of one of the kinds that Markdown has."""
        kind = next((KINDS[name] for name in node["classes"] if name in KINDS), "note")
        node["classes"] = ["admonition", kind]
        self.body.append(self.starttag(node, "aside"))

    def visit_classifier(self, node: Any) -> None:
        """What kind of thing a term is."""
        self.body.append(" : <em>")

    def depart_classifier(self, node: Any) -> None:
        """Its end."""
        self.body.append("</em>")

    def visit_topic(self, node: Any) -> None:
        """A remark beside the text; a table of contents can be folded."""
        if "contents" in node["classes"]:
            node.html5tagname = "details"
            self.body.append(CONTENTS)
        else:
            node.html5tagname = "aside"
            self.body.append('<aside class="admonition">\n')

    def visit_sidebar(self, node: Any) -> None:
        """The same."""
        self.in_sidebar = True
        self.body.append('<aside class="admonition">\n')

    def visit_title(self, node: Any) -> None:
        """A heading, or the title of something within the text."""
        parent = node.parent
        if isinstance(parent, nodes.topic | nodes.sidebar):
            tag = "summary" if "contents" in parent["classes"] else "p"
            self.body.append("<summary>" if tag == "summary" else '<p class="admonition-title">')
            self.context.append(f"</{tag}>\n")
            return
        if isinstance(parent, nodes.Admonition) and node.astext() in self.language.labels.values():
            self.body.append(f'<p class="admonition-title">{node.astext().strip("!").capitalize()}</p>\n')
            raise nodes.SkipNode
        if isinstance(parent, nodes.document):
            self.body.append(self.starttag(nodes.title(ids=parent["ids"]), "h1", ""))
            self.in_document_title = len(self.body)
            self.context.append("</h1>\n")
            return
        if isinstance(parent, nodes.section) and parent["ids"]:
            level = min(self.section_level + self.initial_header_level - 1, 6)
            self._headings.append(Heading(level, parent["ids"][0], node.astext()))
        super().visit_title(node)

    def visit_docinfo(self, node: Any) -> None:
        """The facts below the title, if anybody wants to see them."""
        if not self._insets.options.front_matter:
            raise nodes.SkipNode
        self.context.append(len(self.body))
        self.body.append('<table class="front-matter"><tbody>\n')

    def depart_docinfo(self, node: Any) -> None:
        """Their end."""
        self.body.append("</tbody></table>\n")
        start = self.context.pop()
        self.docinfo = self.body[start:]
        self.body = []

    def visit_docinfo_item(self, node: Any, name: str, meta: bool = True) -> None:
        """One of those that Docutils knows."""
        self.body.append(f"<tr><th>{escape(self.language.labels[name])}</th><td>")

    def depart_docinfo_item(self) -> None:
        """Its end."""
        self.body.append("</td></tr>\n")

    def depart_field_name(self, node: Any) -> None:
        """The end of a name, without the library's colon."""
        self.body.append("</dt>\n")

    def visit_field(self, node: Any) -> None:
        """Any other."""
        if isinstance(node.parent, nodes.docinfo):
            name, body = node
            self.body.append(f"<tr><th>{escape(name.astext())}</th><td>{escape(body.astext())}</td></tr>\n")
            raise nodes.SkipNode

    def visit_footnote(self, node: Any) -> None:
        """A footnote or a source, in the list of those that follow each other."""
        if not isinstance(node.previous_sibling(), nodes.footnote | nodes.citation):
            self.body.append('<section class="footnotes">\n')
        self.body.append(self.starttag(node, "div", CLASS="footnote"))

    def depart_footnote(self, node: Any) -> None:
        """Its end, and the end of the list."""
        self.body.append("</div>\n")
        if not isinstance(node.next_node(descend=False, siblings=True), nodes.footnote | nodes.citation):
            self.body.append("</section>\n")

    visit_citation, depart_citation = visit_footnote, depart_footnote

    def visit_label(self, node: Any) -> None:
        """What a footnote is called, with the way back to where it is mentioned first."""
        back = node.parent.get("backrefs")
        text = escape(node.astext())
        text = f'<a href="#{escape(back[0])}">{text}</a>' if back else text
        self._write(f'<span class="label">{text}</span>\n')

    def visit_footnote_reference(self, node: Any) -> None:
        """The small number."""
        self.body.append('<sup class="footnote-ref">')
        self.body.append(self.starttag(node, "a", "", href=f"#{node['refid']}" if "refid" in node else ""))

    def depart_footnote_reference(self, node: Any) -> None:
        """Its end."""
        self.body.append("</a></sup>")

    def visit_image(self, node: Any) -> None:
        """A picture; the library's own way would open files."""
        uri = node["uri"]
        alt = node.get("alt", uri.rpartition("/")[2])
        sizes = "".join(
            f' {name}="{found[1]}{found[2] or ""}"'
            for name in ("width", "height")
            if (found := SIZE.fullmatch(str(node.get(name, ""))))
        )
        self.body.append(f'<img src="{escape(uri)}" alt="{escape(alt)}"{sizes}>')

    def _write(self, html: str) -> None:
        """This in place of the whole node."""
        self.body.append(html)
        raise nodes.SkipNode


def _kept_classes(found: re.Match[str]) -> str:
    kept = " ".join(name for name in found[1].split() if name in KEPT)
    return f' class="{kept}"' if kept else ""
