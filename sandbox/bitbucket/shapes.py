"""Answers in the shapes of REST 2.0."""

import mimetypes
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from sandbox.bitbucket.data import Repository
from sandbox.bitbucket.git import Commit, Entry, Ref

Json = dict[str, Any]
CREATED = "2026-01-01T00:00:00.000000+00:00"
MERGES = {
    "merge_strategies": ["merge_commit", "squash", "fast_forward"],
    "sync_strategies": ["merge_commit", "rebase"],
    "default_merge_strategy": "merge_commit",
}


@dataclass(frozen=True)
class Shapes:
    """Makes answers whose links lead to this server."""

    api_url: str
    web_url: str

    def at(self, repository: Repository, *path: str) -> str:
        """An API address below a repository."""
        return "/".join([f"{self.api_url}/repositories/{repository.full_name}", *(quote(part) for part in path)])

    def link(self, *address: str) -> Json:
        """A link object."""
        return {"href": "/".join(address)}

    def repository_stub(self, repository: Repository) -> Json:
        """What other answers embed of a repository."""
        return {
            "type": "repository",
            "full_name": repository.full_name,
            "name": repository.slug,
            "uuid": repository.uuid,
            "is_private": repository.is_private,
            "links": {
                "self": self.link(self.at(repository)),
                "html": self.link(self.web_url, repository.full_name),
                "avatar": self.link(self.web_url, "avatar", repository.full_name),
            },
        }

    def repository(self, repository: Repository) -> Json:
        """A whole repository."""
        workspace = repository.workspace
        stub = self.repository_stub(repository)
        more = {
            name: self.link(self.at(repository, *path.split("/")))
            for name, path in {
                "watchers": "watchers", "branches": "refs/branches", "tags": "refs/tags", "commits": "commits",
                "source": "src", "hooks": "hooks", "forks": "forks", "downloads": "downloads",
                "pullrequests": "pullrequests",
            }.items()
        }  # fmt: skip
        clone = [
            {"name": "https", "href": f"{self.web_url}/{repository.full_name}.git"},
            {"name": "ssh", "href": f"git@bitbucket.org:{repository.full_name}.git"},
        ]
        owner_links = {
            "self": self.link(self.api_url, "workspaces", workspace),
            "html": self.link(self.web_url, workspace),
            "avatar": self.link(self.web_url, "avatar", workspace),
        }
        main = repository.main_branch
        return stub | {
            "slug": repository.slug, "scm": "git", "website": "", "description": repository.description,
            "language": "", "is_private": repository.is_private, "fork_policy": "allow_forks", "parent": None,
            "has_issues": False, "has_wiki": False, "size": 84351, "created_on": CREATED, "updated_on": CREATED,
            "mainbranch": {"type": "branch", "name": main} if main else None,
            "enforced_signed_commits": None,
            "override_settings": {"default_merge_strategy": False, "branching_model": False},
            "owner": {
                "type": "team", "display_name": workspace.title(), "username": workspace,
                "uuid": repository.workspace_uuid, "links": owner_links,
            },
            "workspace": {
                "type": "workspace", "slug": workspace, "name": workspace.title(), "uuid": repository.workspace_uuid,
                "links": owner_links,
            },
            "project": {
                "type": "project", "key": "PUB", "name": "Public", "uuid": repository.uuid, "links": owner_links,
            },
            "links": stub["links"] | more | {"clone": clone},
        }  # fmt: skip

    def commit_stub(self, repository: Repository, sha: str) -> Json:
        """What other answers embed of a commit."""
        return {
            "type": "commit",
            "hash": sha,
            "links": {
                "self": self.link(self.at(repository, "commit", sha)),
                "html": self.link(self.web_url, repository.full_name, "commits", sha),
            },
        }

    def commit(self, repository: Repository, commit: Commit) -> Json:
        """A whole commit."""
        stub = self.commit_stub(repository, commit.hash)
        more = {name: self.at(repository, "commit", commit.hash, name) for name in ("comments", "approve", "statuses")}
        more |= {name: self.at(repository, name, commit.hash) for name in ("diff", "patch")}
        words = {"type": "rendered", "raw": commit.message, "markup": "markdown", "html": f"<p>{commit.message}</p>"}
        return stub | {
            "date": commit.date,
            "message": commit.message,
            "summary": words,
            "rendered": {"message": words},
            "author": {"type": "author", "raw": commit.author},
            "parents": [self.commit_stub(repository, parent) for parent in commit.parents],
            "repository": self.repository_stub(repository),
            "links": stub["links"] | {name: {"href": address} for name, address in more.items()},
        }

    def ref(self, repository: Repository, ref: Ref, commit: Commit, kind: str) -> Json:
        """A branch (`branches`) or a tag (`tags`)."""
        web = ("branch", ref.name) if kind == "branches" else ("commits", "tag", ref.name)
        target = self.commit(repository, commit)
        for name in ("summary", "rendered"):
            target.pop(name)
        shape: Json = {
            "type": "branch" if kind == "branches" else "tag",
            "name": ref.name,
            "target": target,
            "links": {
                "self": self.link(self.at(repository, "refs", kind, ref.name)),
                "commits": self.link(self.at(repository, "commits", ref.name)),
                "html": self.link(self.web_url, repository.full_name, *(quote(part) for part in web)),
            },
        }
        if kind == "branches":
            new = f"{self.web_url}/{repository.full_name}/pull-requests/new?source={quote(ref.name)}&t=1"
            shape["links"]["pullrequest_create"] = self.link(new)
            return shape | MERGES
        tagger = {"type": "author", "raw": ref.tagger} if ref.tagger else None
        return shape | {"message": ref.message, "date": ref.date, "tagger": tagger}

    def entry(self, repository: Repository, sha: str, entry: Entry, attributes: list[str]) -> Json:
        """A file or a folder in a tree."""
        is_folder = entry.mode == "040000"
        here = self.at(repository, "src", sha, f"{entry.path}/".lstrip("/") if is_folder else entry.path)
        links = {"self": {"href": here}, "meta": {"href": f"{here}?format=meta"}}
        shape: Json = {"path": entry.path, "commit": self.commit_stub(repository, sha), "links": links}
        if is_folder:
            return shape | {"type": "commit_directory"}
        links["history"] = {"href": self.at(repository, "filehistory", sha, entry.path)}
        return shape | {
            "type": "commit_file",
            "attributes": attributes,
            "escaped_path": entry.path,
            "size": 40 if entry.size is None else entry.size,  # a submodule: the hash
            "mimetype": mimetypes.guess_type(entry.path)[0],
        }
