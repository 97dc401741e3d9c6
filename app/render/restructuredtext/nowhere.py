"""References from a part of a file to what is in the rest of it become their words."""

import re
from typing import Any

from docutils import nodes
from docutils.transforms import Transform
from docutils.transforms.universal import FilterMessages
from docutils.writers.html5_polyglot import Writer

# `words <target>`_, [1]_, word_
REFERENCE = re.compile(r"`([^`<]+?)(?: *<[^<>]*>)?`__?|\[[^\]]*\]_|([^`\s]+?)__?")


class WordsOnly(Transform):
    """Before Docutils puts what is written in the place of a reference."""

    default_priority = FilterMessages.default_priority - 1

    def apply(self) -> None:
        """Replace each of them; what else could not be understood stays as it is written."""
        for node in tuple(self.document.findall(nodes.problematic)):
            if found := REFERENCE.fullmatch(node.astext()):
                node.parent.replace(node, nodes.Text(next(filter(None, found.groups()), "")))


class WordsWriter(Writer):
    """The library's writer of HTML, which has the last word on a document's tree."""

    def get_transforms(self) -> list[Any]:
        """Those of the library, and ours."""
        return [*super().get_transforms(), WordsOnly]
