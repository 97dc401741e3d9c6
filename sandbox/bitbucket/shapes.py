"""Repositories, commits, branches and tags in the shapes of REST 2.0."""

from collections.abc import Mapping
from html import escape
from urllib.parse import quote

from sandbox.bitbucket import git
from sandbox.bitbucket.accounts import project, user, workspace
from sandbox.bitbucket.addresses import Json, api_url, links, moment, web_url
from sandbox.bitbucket.data import FIRST_DATE, Repository
from sandbox.bitbucket.fast_import import PERSON
from sandbox.bitbucket.fields import Brief
from sandbox.bitbucket.people import ADA, Person

MERGE_STRATEGIES = ["merge_commit", "squash", "fast_forward"]
AUTHORS: Mapping[str, Person] = {PERSON.decode(): ADA}
"""Whose account the names in commits belong to."""


def author(raw: str) -> Json:
    """Who git says it was, and the account that belongs to the address, if there is one."""
    account = AUTHORS.get(raw)
    return {"type": "author", "raw": raw} | ({"user": user(account)} if account else {})


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
        "owner": user(ADA),
        "workspace": workspace(repository.workspace),
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
        "has_issues": repository.has_issues,
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
