"""Answers in the shapes of REST 2.0, with links that lead to this server under the name it was called by."""

from collections.abc import Mapping
from datetime import UTC, datetime
from html import escape
from typing import Any
from urllib.parse import quote

from flask import request

from sandbox.bitbucket import git
from sandbox.bitbucket.data import FIRST_DATE, Repository, uuid_of
from sandbox.bitbucket.fast_import import PERSON
from sandbox.bitbucket.fields import Brief

Json = dict[str, Any]

UNESCAPED = "/!$&'()*+,;=:@"  # Bitbucket leaves these alone in its links
MERGE_STRATEGIES = ["merge_commit", "squash", "fast_forward"]
ACCOUNTS: Mapping[str, Json] = {
    PERSON.decode(): {
        "display_name": "Ada Example",
        "nickname": "Ada Example",
        "account_id": "557058:00000000-0000-4000-8000-000000000001",
        "uuid": uuid_of("ada"),
    }
}


def api_url(*segments: str) -> str:
    """An address of the API."""
    return "/".join([f"{request.host_url}2.0", *(quote(segment, safe=UNESCAPED) for segment in segments)])


def web_url(*segments: str) -> str:
    """An address for people."""
    return request.host_url + "/".join(quote(segment, safe=UNESCAPED) for segment in segments)


def here() -> str:
    """The address of the request, without its query."""
    return request.host_url + quote(request.path[1:], safe=UNESCAPED)


def links(**addresses: str) -> Json:
    """A `links` object."""
    return {name: {"href": address} for name, address in addresses.items()}


def moment(seconds: int) -> str:
    """A date as Bitbucket writes it."""
    return datetime.fromtimestamp(seconds, UTC).isoformat()


def user(account: Json) -> Json:
    """A person with an account."""
    person = str(account["uuid"])
    shown = links(self=api_url("users", person), avatar=web_url("account", person, "avatar"), html=web_url(person, ""))
    return {"type": "user", "links": shown} | account


def author(raw: str) -> Json:
    """Who git says it was, and the account that belongs to the address, if there is one."""
    account = ACCOUNTS.get(raw)
    return {"type": "author", "raw": raw} | ({"user": user(account)} if account else {})


def workspace(repository: Repository) -> Json:
    """The workspace that a repository lies in."""
    name = repository.workspace
    return {
        "type": "workspace",
        "uuid": repository.workspace_uuid,
        "name": name.title(),
        "slug": name,
        "links": links(
            avatar=web_url("workspaces", name, "avatar", ""), html=web_url(name, ""), self=api_url("workspaces", name)
        ),
    }


def project(repository: Repository) -> Json:
    """The project that a repository lies in; each workspace has one."""
    web = (repository.workspace, "workspace", "projects", "PUB")
    return {
        "type": "project",
        "key": "PUB",
        "uuid": uuid_of(f"{repository.workspace}/workspace/projects/PUB"),
        "name": "Public",
        "links": links(
            self=api_url("workspaces", repository.workspace, "projects", "PUB"),
            html=web_url(*web),
            avatar=web_url(*web, "avatar", "32"),
        ),
    }


def brief_repository(repository: Repository) -> Json:
    """A repository inside another answer."""
    shown = {
        "type": "repository",
        "full_name": repository.full_name,
        "name": repository.slug,
        "uuid": repository.uuid,
        "links": links(
            self=_below(repository),
            html=web_url(repository.full_name),
            avatar=web_url("ravatar", repository.uuid),
        ),
    }
    return Brief(shown, lambda: whole_repository(repository))


def whole_repository(repository: Repository) -> Json:
    """A repository."""
    brief, main = brief_repository(repository), repository.main_branch
    last = git.resolve(repository.directory, main or "")
    updated = git.commit(repository.directory, last).date if last else FIRST_DATE
    return brief | {
        "slug": repository.slug,
        "description": repository.description,
        "scm": "git",
        "website": None,
        "owner": user(next(iter(ACCOUNTS.values()))),
        "workspace": workspace(repository),
        "project": project(repository),
        "is_private": repository.is_private,
        "fork_policy": "no_public_forks" if repository.is_private else "allow_forks",
        "created_on": moment(FIRST_DATE),
        "updated_on": moment(updated),
        "size": git.size(repository.directory),
        "language": repository.language,
        "mainbranch": {"name": main, "type": "branch"} if main else None,
        "override_settings": {"default_merge_strategy": False, "branching_model": False},
        "parent": None,
        "enforced_signed_commits": None,
        "has_issues": False,
        "has_wiki": False,
        "links": brief["links"] | _links_of_repository(repository),
    }


def _links_of_repository(repository: Repository) -> Json:
    name = repository.full_name
    clone = [
        {"name": "https", "href": web_url(f"{name}.git")},
        {"name": "ssh", "href": f"git@bitbucket.org:{name}.git"},
    ]
    resources = {
        "pullrequests": "pullrequests", "commits": "commits", "forks": "forks", "watchers": "watchers",
        "branches": "refs/branches", "tags": "refs/tags", "downloads": "downloads", "source": "src", "hooks": "hooks",
    }  # fmt: skip
    return links(**{link: _below(repository, path) for link, path in resources.items()}) | {"clone": clone}


def brief_commit(repository: Repository, sha: str) -> Json:
    """A commit inside another answer."""
    shown = {
        "type": "commit",
        "hash": sha,
        "links": links(self=_below(repository, "commit", sha), html=web_url(repository.full_name, "commits", sha)),
    }
    return Brief(shown, lambda: whole_commit(repository, sha))


def target_commit(repository: Repository, sha: str) -> Json:
    """The commit that a branch or tag stands for."""
    commit = git.commit(repository.directory, sha)
    brief = brief_commit(repository, sha)
    below = {name: _below(repository, "commit", sha, name) for name in ("approve", "comments", "statuses")}
    below |= {name: _below(repository, name, sha) for name in ("diff", "patch")}
    shown = brief | {
        "date": moment(commit.date),
        "author": author(commit.author),
        "message": commit.message,
        "links": brief["links"] | links(**below),
        "parents": [brief_commit(repository, parent) for parent in commit.parents],
        "repository": brief_repository(repository),
    }
    return Brief(shown, lambda: whole_commit(repository, sha))


def listed_commit(repository: Repository, sha: str) -> Json:
    """A commit in a list of commits."""
    target = target_commit(repository, sha)
    message = str(target["message"])
    html = f"<p>{escape(message.strip(), quote=False)}</p>"
    rendered = {"type": "rendered", "raw": message, "markup": "markdown", "html": html}
    shown = target | {"summary": rendered, "rendered": {"message": rendered}}
    return Brief(shown, lambda: whole_commit(repository, sha))


def whole_commit(repository: Repository, sha: str) -> Json:
    """A commit."""
    return listed_commit(repository, sha) | {"participants": []}


def branch(repository: Repository, ref: git.Ref) -> Json:
    """A branch."""
    new = web_url(repository.full_name, "pull-requests", "new")
    return {
        "type": "branch",
        "name": ref.name,
        "target": target_commit(repository, ref.commit),
        "links": _links_of_ref(repository, ref.name, kind="branches", web="branch")
        | links(pullrequest_create=f"{new}?source={quote(ref.name)}&t=1"),
        "merge_strategies": MERGE_STRATEGIES,
        "sync_strategies": ["merge_commit", "rebase"],
        "default_merge_strategy": "merge_commit",
    }


def tag(repository: Repository, ref: git.Ref) -> Json:
    """A tag; only an annotated one has words, a date and somebody who made it."""
    made = ref.tagging
    return {
        "type": "tag",
        "name": ref.name,
        "message": made.message if made else None,
        "date": moment(made.date) if made else None,
        "tagger": author(made.tagger) if made else None,
        "target": target_commit(repository, ref.commit),
        "links": _links_of_ref(repository, ref.name, kind="tags", web="commits/tag"),
    }


def _links_of_ref(repository: Repository, name: str, *, kind: str, web: str) -> Json:
    return links(
        self=_below(repository, "refs", kind, name),
        commits=_below(repository, "commits", name),
        html=web_url(repository.full_name, web, name),
    )


def _below(repository: Repository, *segments: str) -> str:
    return api_url("repositories", repository.full_name, *segments)
