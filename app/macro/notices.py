"""What the author of an include should know: what is not understood, and what does nothing."""

from collections.abc import Collection, Mapping

from app.bitbucket.target import Kind
from app.macro.parameters import Display, Parameters

# What the macro's editor calls its parameters, where that is not their name.
LABELS = {
    "contents": "Table of contents",
    "frontmatter": "Front matter",
    "highlight": "Emphasised lines",
    "limit": "Number of entries",
    "linenumbers": "Line numbers",
    "maxheight": "Greatest height",
    "query": "Filter",
    "sort": "Sort by",
    "wrap": "Wrap long lines",
}
LISTS: tuple[Kind, ...] = ("commits", "pull-requests", "branches", "tags", "pipelines", "issues")
OF_LISTS = ("state", "query", "sort", "columns", "limit")
# Which of them choose from a list; the others do nothing there.
CHOOSES: Mapping[Kind, Collection[str]] = {
    "pull-requests": OF_LISTS,
    "issues": OF_LISTS,
    "pipelines": ("state", "sort", "columns", "limit"),
    "branches": ("query", "sort", "columns", "limit"),
    "tags": ("query", "sort", "columns", "limit"),
    "commits": ("limit",),
    "compare": ("limit",),
}
DISPLAYS: Mapping[Display, Collection[Kind]] = {
    "diff": ("commit", "compare", "pull-request"),
    "list": ("folder", *LISTS),
    "source": ("file", "snippet"),
    "rendered": ("file", "snippet"),
}
# What a kind is called in a sentence.
NAMES: Mapping[Kind, str] = {
    "compare": "a comparison", "issue": "an issue", "pull-request": "a pull request",
    **{kind: f"lists of {kind.replace('-', ' ')}" for kind in LISTS},
}  # fmt: skip


def faults_in_words(parameters: Parameters) -> tuple[str, ...]:
    """What the author wrote that is not understood; the include is shown without it."""
    return tuple(
        f"{_label(name)}: “{parameters.texts[name]}” is not understood. {fault}"
        for name, fault in parameters.faults.items()
    )


def unused_in_words(parameters: Parameters, kind: Kind) -> tuple[str, ...]:
    """What the author wants that cannot be done for this kind, so that nobody takes the whole for a part."""
    name = NAMES.get(kind, f"a {kind}")
    unused = [
        f"{_label(each)} does nothing for {name}."
        for each in OF_LISTS
        if each in parameters.texts and each not in CHOOSES.get(kind, ())
    ]
    kinds = DISPLAYS.get(parameters.display)
    if kinds is not None and kind not in kinds:
        unused.append(f"There is no display as {parameters.display} for {name}.")
    return tuple(unused)


def _label(name: str) -> str:
    return LABELS.get(name, name.capitalize())
