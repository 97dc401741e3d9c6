"""Any pasted Bitbucket Cloud link -> Target, and back to a link for people.

https://support.atlassian.com/bitbucket-cloud/docs/hyperlink-to-source-code-in-bitbucket/
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from urllib.parse import quote, urlencode

from app.bitbucket.address import PASTE, BadLink, read_address
from app.bitbucket.lines import LONGEST_ANCHOR, parse_anchor
from app.bitbucket.target import Kind, LineRanges, OtherTarget, Repository, SourceTarget, Target

__all__ = ["BadLink", "parse_link", "web_address"]

UUID = r"\{[0-9A-Fa-f-]{36}\}"
NAME = re.compile(rf"(?!\.{{1,2}}\Z)[A-Za-z0-9_.\-]{{1,128}}|{UUID}")
LONGEST_REMEMBERED = 300
# A pipeline by its number, or by its UUID as the API has it; then one of its steps.
PIPELINE = re.compile(rf"([0-9]{{1,12}}|{UUID})(?:/steps/({UUID}))?(?:/.*)?", re.DOTALL)
# First segments that are pages of Bitbucket itself, never a workspace.
RESERVED = {
    "1.0", "2.0", "account", "admin", "api", "blog", "dashboard", "features", "gateway", "product", "repo", "search",
    "site", "socialauth", "support", "workspaces", "xhr",
}  # fmt: skip
UNUSED = {
    "wiki": "Bitbucket removed wikis in August 2026. Link to a file of the repository instead.",
    "get": "Archives cannot be shown. Link to a file or a folder of the repository instead.",
    "admin": "Settings of a repository cannot be shown. Link to a file, a pull request or a commit instead.",
}


@dataclass(frozen=True)
class _Link:
    """A link below its repository: decoded segments behind `/workspace/repo/<word>/`, query, anchor."""

    repository: Repository
    segments: tuple[str, ...]
    query: Mapping[str, str]
    anchor: str
    is_folder: bool


def parse_link(link: str, web_url: str = "https://bitbucket.org") -> Target:
    """What a link names; raises BadLink. `web_url` is the address of Bitbucket that people know."""
    return _remembered(link, web_url) if len(link) <= LONGEST_REMEMBERED else _parsed(link, web_url)


def _parsed(link: str, web_url: str) -> Target:
    address = read_address(link, web_url)
    segments = address.segments
    if segments and segments[0] == "snippets":
        return _snippet(segments)
    if len(segments) >= 5 and segments[0] in ("projects", "users") and segments[2] == "repos":
        raise BadLink("This is a link to Bitbucket Data Center; only links to Bitbucket Cloud are understood.")
    if segments[1:2] == ("workspace",):
        if segments[2:3] == ("snippets",) and len(segments) > 3:
            return _snippet(("snippets", segments[0], segments[3]))
        raise BadLink(f"This is a page about a workspace. {PASTE}")
    if len(segments) < 2 or segments[0].lower() in RESERVED:
        raise BadLink(f"This link names no repository. {PASTE}")
    workspace, slug, *rest = segments
    repository = Repository(workspace, slug.removesuffix(".git") if not rest else slug)
    if not NAME.fullmatch(repository.workspace) or not NAME.fullmatch(repository.slug):
        raise BadLink(f"This link names no repository. {PASTE}")
    word, *behind = rest or ["overview"]
    if word in UNUSED:
        raise BadLink(UNUSED[word])
    if word not in WORDS:
        raise BadLink(f"There is nothing to show at “{word[:50]}” of a repository. {PASTE}")
    return WORDS[word](_Link(repository, tuple(behind), address.query, address.anchor, address.ends_in_slash))


_remembered = lru_cache(maxsize=1024)(_parsed)
"""The links of pages that are read often; bounded in number and in length."""


def _source(link: _Link) -> Target:
    ref, *path = link.segments or ("",)
    if any("/" in segment for segment in path):
        raise BadLink(f"This link has an encoded slash in its path. {PASTE}")
    lines = parse_anchor(link.anchor)
    return SourceTarget(
        repository=link.repository,
        segments=(*ref.split("/"), *path) if ref else (),
        is_folder=link.is_folder or not path,
        at=link.query.get("at") or None,
        lines=lines,
        anchor=None if lines else link.anchor[:LONGEST_ANCHOR] or None,
    )


def _other(
    kind: Kind, words: str, *below: str, link: _Link, asking: Mapping[str, str] | None = None, **values: str
) -> OtherTarget:
    """A target by its words (with `{name}` for the values), the path below its repository and the link's query."""
    repository = link.repository
    start = (repository.workspace, repository.slug)
    path = "/".join(quote(segment, safe="") for segment in (*start, *below))
    query = f"?{urlencode(asking, quote_via=quote, safe='')}" if asking else ""
    title = f"{words.format(**values)} in {repository.workspace}/{repository.slug}"
    return OtherTarget(kind, f"/{path}{query}", title, repository, values)


def _overview(link: _Link) -> Target:
    repository = link.repository
    path = f"/{quote(repository.workspace, safe='')}/{quote(repository.slug, safe='')}"
    return OtherTarget("repository", path, f"{repository.workspace}/{repository.slug}", repository)


def _commit(link: _Link) -> Target:
    match link.segments:
        case ("branch" | "tag" as what, *name) if name:
            ref = "/".join(name)
            return _other("commits", "Commits of {ref}", "commits", what, ref, link=link, ref=ref)
        case (sha, *_):
            return _other("commit", "Commit {short}", "commits", sha, link=link, commit=sha, short=sha[:12])
    search = {name: link.query[name] for name in ("search",) if name in link.query}
    return _other("commits", "Commits", "commits", link=link, asking=search, **search)


def _branch(link: _Link) -> Target:
    if not link.segments:
        return _other("branches", "Branches", "branches", link=link)
    ref = "/".join(link.segments)
    return _other("commits", "Branch {ref}", "branch", *ref.split("/"), link=link, ref=ref)


def _branches(link: _Link) -> Target:
    if link.segments[:1] != ("compare",) or len(link.segments) < 2:
        return _other("branches", "Branches", "branches", link=link)
    spec = "/".join(link.segments[1:])
    source, separator, destination = spec.partition("\r")
    if not separator:
        source, _, destination = spec.replace("...", "..", 1).partition("..")
    if not source or not destination:
        raise BadLink("This comparison names only one side. Compare two branches in Bitbucket and paste that address.")
    words = "Comparison of {source} with {destination}"
    below = ("branches", "compare", f"{source}\r{destination}")
    return _other("compare", words, *below, link=link, source=source, destination=destination)


def _diff(link: _Link) -> Target:
    source, destination, path = link.query.get("diff2"), link.query.get("diff1"), "/".join(link.segments)
    if not source or not destination or not path:
        raise BadLink(f"This comparison names only one side, or no file. {PASTE}")
    sides = {"diff1": destination, "diff2": source}
    words = "Changes of {path}"
    values = {"path": path, "source": source, "destination": destination, "tab": "diff"}
    return _other("compare", words, "diff", *link.segments, link=link, asking=sides, **values)


def _numbered(one: Kind, many: Kind, word: str, words: tuple[str, str]) -> Callable[[_Link], Target]:
    """Links of things that have a number, and of their list."""

    def parse(link: _Link) -> Target:
        if not link.segments:
            values = {name: link.query[name] for name in ("state", "status", "query") if name in link.query}
            return _other(many, words[1], word, link=link, asking=values, **values)
        number = link.segments[0]
        if not number.isascii() or not number.isdigit() or len(number) > 12:
            raise BadLink(f"“{number[:50]}” is not a number. {PASTE}")
        return _other(one, words[0], word, number, link=link, id=number)

    return parse


def _pipelines(link: _Link) -> Target:
    # Links of the API have no `results` in their path.
    below = link.segments[1:] if link.segments[:1] == ("results",) else link.segments
    if one := PIPELINE.fullmatch("/".join(below)):
        return _pipeline(link, one[1], one[2])
    if below[:1] == ("branch",) and len(below) > 1:
        branch = re.sub(r"/page/[0-9]+$", "", "/".join(below[1:]))
        path = ("pipelines", "results", "branch", branch, "page", "1")
        return _other("pipelines", "Pipelines of {branch}", *path, link=link, branch=branch)
    return _other("pipelines", "Pipelines", "pipelines", link=link)


def _pipeline(link: _Link, number: str, step: str | None) -> Target:
    words = "Pipeline #{id}" if number.isdigit() else "Pipeline {id}"
    path = ("pipelines", "results", number)
    if step is None:
        return _other("pipeline", words, *path, link=link, id=number)
    return _other("pipeline", words, *path, "steps", step, link=link, id=number, step=step)


def _addon(link: _Link) -> Target:
    """The old address of pipelines, with the number behind `#!/results/`."""
    if link.segments[:1] != ("pipelines",):
        raise BadLink(f"Pages of other apps cannot be shown. {PASTE}")
    if one := re.fullmatch(f"!/results/{PIPELINE.pattern}", link.anchor, re.DOTALL):
        return _pipeline(link, one[1], one[2])
    return _other("pipelines", "Pipelines", "pipelines", link=link)


def _tags(link: _Link) -> Target:
    return _other("tags", "Tags", "downloads", link=link, asking={"tab": "tags"})


def _downloads(link: _Link) -> Target:
    """The list of tags is a tab of the downloads; nothing else there can be shown."""
    if link.segments or link.query.get("tab") != "tags":
        raise BadLink("Downloads cannot be shown. Link to a file of the repository instead.")
    return _tags(link)


def _snippet(segments: tuple[str, ...]) -> Target:
    workspace, identifier = (*segments[1:3], "", "")[:2]
    identifier = identifier.removesuffix(".git")
    if not NAME.fullmatch(workspace) or not NAME.fullmatch(identifier):
        raise BadLink(f"This link names no snippet. {PASTE}")
    path = "/".join(quote(name, safe="") for name in ("snippets", workspace, identifier))
    values = {"workspace": workspace, "id": identifier}
    return OtherTarget("snippet", f"/{path}", f"Snippet {identifier} of {workspace}", values=values)


def _pull_requests(link: _Link) -> Target:
    """Behind its number stand its title or a tab, of which one is its changes."""
    parse = _numbered("pull-request", "pull-requests", "pull-requests", ("Pull request #{id}", "Pull requests"))
    target = parse(link)
    if isinstance(target, OtherTarget) and len(link.segments) > 1 and link.segments[-1] == "diff":
        return replace(target, web_path=f"{target.web_path}/diff", values={**target.values, "tab": "diff"})
    return target


_issues = _numbered("issue", "issues", "issues", ("Issue #{id}", "Issues"))

# The word behind /workspace/repository/ -> what the rest names.
WORDS: Mapping[str, Callable[[_Link], Target]] = {
    "overview": _overview,
    "src": _source,
    "raw": _source,
    "annotate": _source,
    "history-node": _source,
    "filehistory": _source,
    "diff": _diff,
    "commits": _commit,
    "commit": _commit,
    "branch": _branch,
    "branches": _branches,
    "tags": _tags,
    "downloads": _downloads,
    "pull-requests": _pull_requests,
    "pull-request": _pull_requests,
    "pullrequests": _pull_requests,
    "pipelines": _pipelines,
    "addon": _addon,
    "issues": _issues,
    "issue": _issues,
}


def web_address(target: Target, web_url: str) -> str:
    """The link for people; parsing it gives the same target again."""
    if not isinstance(target, SourceTarget):
        return f"{web_url}{target.web_path}"
    repository = target.repository
    names = (repository.workspace, repository.slug, "src", *target.segments)
    path = "/".join(quote(segment, safe="") for segment in names)
    slash = "/" if target.is_folder else ""
    at = f"?at={quote(target.at, safe='')}" if target.at else ""
    return f"{web_url}/{path}{slash}{at}{anchor_of(target.lines, target.anchor)}"


def anchor_of(lines: LineRanges | None, name: str | None) -> str:
    """What stands behind an address to name lines, or else a place of the file by its name."""
    return f"#lines-{lines}" if lines else f"#{quote(name, safe='')}" if name else ""
