"""Where a token is for: from what was typed or pasted to the names of a workspace, a project or a repository."""

import re
from collections.abc import Mapping
from typing import Literal

from app.bitbucket.address import BadLink, read_address
from app.bitbucket.target import Repository

Part = Literal["workspace", "project", "repository"]
Names = dict[Part, str]

PARTS: tuple[Part, ...] = ("workspace", "project", "repository")
# What a secret of Atlassian's begins with: a name is shown and logged, so none of these may become one.
SECRETS = r"(?!(?i:atctt|atatt|atbb))"
SLUG = re.compile(rf"{SECRETS}(?!\.{{1,2}}\Z)[A-Za-z0-9_.-]{{1,128}}")
PROJECT_KEY = re.compile(rf"{SECRETS}[A-Za-z][A-Za-z0-9_]{{0,127}}")
HOSTS = ("bitbucket.org", "www.bitbucket.org")
IN_ADDRESS = "Write it as in the address bitbucket.org/workspace/repository."
NO_NAME: Mapping[Part, str] = {
    "workspace": f"This is not the name of a workspace. {IN_ADDRESS}",
    "project": "This is not the key of a project. A key has letters, digits and underscores, and begins with a letter.",
    "repository": f"This is not the name of a repository. {IN_ADDRESS}",
}


class BadPlace(ValueError):
    """The names cannot be used: `fields` says which of them, and why."""

    def __init__(self, fields: Mapping[str, str]) -> None:
        super().__init__(", ".join(fields))
        self.fields = fields


def read_place(given: Mapping[Part, str | None], *, web_url: str) -> dict[Part, str | None]:
    """The names, with every pasted address taken apart; raises BadPlace."""
    faults: dict[str, str] = {}
    found: Names = {}
    for part in PARTS:
        try:
            names = _names(part, given.get(part) or "", web_url)
        except BadPlace as error:
            faults |= error.fields
            continue
        for name, value in names.items():
            if found.setdefault(name, value).casefold() != value.casefold():
                faults[part] = f"This is of the {name} {value}, and another field says {found[name]}. Which is right?"
    if not faults and found and "workspace" not in found:
        faults["workspace"] = f"Which workspace is the {' and the '.join(found)} in?"
    if faults:
        raise BadPlace(faults)
    return {part: found.get(part) for part in PARTS}


def read_repository(text: str, *, web_url: str) -> Repository:
    """A repository by its full name or by an address; raises BadPlace."""
    names = _names("repository", text.strip(), web_url)
    if "workspace" not in names:
        raise BadPlace({"repository": "Write it as workspace/repository, or paste its address."})
    return Repository(names["workspace"], names["repository"])


def _names(part: Part, text: str, web_url: str) -> Names:
    """What one field says; raises BadPlace."""
    if not text:
        return {}
    first, slash, rest = text.partition("/")
    if not slash:
        found: Names = {part: text}
    elif SLUG.fullmatch(first) and first.casefold() not in HOSTS and "/" not in rest and part != "project":
        found = {"workspace": first, "repository": rest}
    else:
        found = _names_in_address(part, text, web_url)
    if not found or not all((PROJECT_KEY if name == "project" else SLUG).fullmatch(found[name]) for name in found):
        raise BadPlace({part: NO_NAME[part]})
    return found


def _names_in_address(part: Part, text: str, web_url: str) -> Names:
    try:
        segments = read_address(text, web_url).segments
    except BadLink:
        return {}
    match segments:
        case (workspace, "workspace", "projects", key, *_) if part != "repository":
            return {"workspace": workspace, "project": key}
        case (workspace,) | (workspace, "workspace", *_) if part == "workspace":
            return {"workspace": workspace}
        case (workspace, slug, *_) if part != "project":
            return {"workspace": workspace, "repository": slug.removesuffix(".git")}
    return {}
