"""The REST 2.0 endpoints: a visible table of routes, and one function each."""

import hashlib
import mimetypes
import re
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flask import Blueprint, Response, jsonify, make_response, redirect, request

from sandbox.bitbucket import git
from sandbox.bitbucket.data import Repository
from sandbox.bitbucket.errors import bad_request, no_access, no_commit, no_endpoint, no_file, refuse
from sandbox.bitbucket.fields import partial
from sandbox.bitbucket.pages import paged
from sandbox.bitbucket.shapes import Shapes

MEDIA = "/_media"  # where files in Git LFS are; in truth another host of Atlassian
QUERY = re.compile(r'name\s*(~|=)\s*"((?:[^"\\]|\\.)*)"')
TEXT_TYPES = {".py": "text/plain", ".md": "text/plain", ".yaml": "text/plain", ".go": "text/plain", ".ts": "text/plain"}


@dataclass(frozen=True)
class Served:
    """A repository and where its git data is."""

    repository: Repository
    path: Path


class Api:
    """The endpoints over a set of repositories."""

    def __init__(self, repositories: dict[str, Served], shapes: Shapes) -> None:
        self._repositories = repositories
        self._shapes = shapes
        self.blueprint = Blueprint("api", __name__, url_prefix="/2.0/repositories/<workspace>/<slug>")
        for rule, endpoint in self._routes().items():
            self.blueprint.add_url_rule(rule, endpoint.__name__, endpoint, strict_slashes=True)

    def _routes(self) -> dict[str, Any]:
        return {
            "": self.repository,
            "/src": self.source_of_main,
            "/src/<revision>": self.no_such,
            "/src/<revision>/": self.root,
            "/src/<revision>/<path:path>": self.source,
            "/commit/<path:revision>": self.commit,
            "/commits": self.commits,
            "/commits/<path:revision>": self.commits,
            "/refs/<any(branches, tags):kind>": self.refs,
            "/refs/<any(branches, tags):kind>/<path:name>": self.ref,
        }

    def repository(self, workspace: str, slug: str) -> Response:
        """One repository."""
        return _json(self._shapes.repository(self._find(workspace, slug).repository))

    def source_of_main(self, workspace: str, slug: str) -> Any:
        """The root of the main branch, elsewhere."""
        served = self._find(workspace, slug)
        sha = self._resolve(served, served.repository.main_branch or "main")
        query = f"?{request.query_string.decode()}" if request.query_string else ""
        return redirect(self._shapes.at(served.repository, "src", sha, "") + query, 302)

    def no_such(self, workspace: str, slug: str, revision: str) -> Response:
        """A root folder is asked for with a slash at the end."""
        return no_endpoint()

    def root(self, workspace: str, slug: str, revision: str) -> Any:
        """The root folder at a revision."""
        return self.source(workspace, slug, revision, "")

    def source(self, workspace: str, slug: str, revision: str, path: str) -> Any:
        """A file's bytes, a folder's list, or what `format=meta` says of either."""
        served = self._find(workspace, slug)
        sha = self._resolve(served, revision)
        path = path.rstrip("/")
        entry = git.Entry("040000", sha, None, "") if not path else git.entry(served.path, sha, path)
        if entry is None:
            no_file(path)
        if request.args.get("format") == "meta":
            return _json(self._entry(served, sha, entry))
        if entry.mode == "040000":
            values = [self._entry(served, sha, item) for item in git.tree(served.path, sha, path)]
            values.sort(key=lambda value: value["type"])
            return _json(paged(values, has_size=False, is_opaque=True))
        if "lfs" in _attributes(served, entry):
            return redirect(f"{self._shapes.web_url}{MEDIA}/{entry.oid}", 301)
        content = entry.oid.encode() if entry.mode == "160000" else git.blob(served.path, entry.oid)
        return _raw(entry.path, content)

    def _entry(self, served: Served, sha: str, entry: git.Entry) -> dict[str, Any]:
        return self._shapes.entry(served.repository, sha, entry, _attributes(served, entry))

    def commit(self, workspace: str, slug: str, revision: str) -> Response:
        """One commit."""
        served = self._find(workspace, slug)
        sha = self._resolve(served, revision)
        return _json(self._shapes.commit(served.repository, git.commit(served.path, sha)) | {"participants": []})

    def commits(self, workspace: str, slug: str, revision: str | None = None) -> Response:
        """History, newest first."""
        served = self._find(workspace, slug)
        include = [self._resolve(served, revision)] if revision else []
        include += [self._resolve(served, name, slashes=True) for name in request.args.getlist("include")]
        exclude = [f"^{self._resolve(served, name, slashes=True)}" for name in request.args.getlist("exclude")]
        shas = git.history(served.path, [*(include or ["--all"]), *exclude], request.args.get("path"))
        page = paged(shas, default=30, has_size=False)
        page["values"] = [
            self._shapes.commit(served.repository, git.commit(served.path, sha)) for sha in page["values"]
        ]
        return _json(page)

    def refs(self, workspace: str, slug: str, kind: str) -> Response:
        """Branches or tags."""
        served = self._find(workspace, slug)
        found = git.refs(served.path, "heads" if kind == "branches" else "tags")
        if query := request.args.get("q"):
            match = QUERY.fullmatch(query.strip())
            if match is None:
                bad_request(f"Invalid query: {query}")
            wanted = re.sub(r"\\(.)", r"\1", match[2])
            found = [
                ref for ref in found if (wanted.lower() in ref.name.lower() if match[1] == "~" else wanted == ref.name)
            ]
        page = paged(found)
        page["values"] = [self._ref(served, ref, kind) for ref in page["values"]]
        return _json(page)

    def ref(self, workspace: str, slug: str, kind: str, name: str) -> Response:
        """One branch or tag; here its name may have slashes."""
        served = self._find(workspace, slug)
        for ref in git.refs(served.path, "heads" if kind == "branches" else "tags"):
            if ref.name == name:
                return _json(self._ref(served, ref, kind))
        what = "Branch" if kind == "branches" else "Tag"
        return refuse(404, f'{what} "{name}" does not exist.')

    def _ref(self, served: Served, ref: git.Ref, kind: str) -> dict[str, Any]:
        return self._shapes.ref(served.repository, ref, git.commit(served.path, ref.commit), kind)

    def _find(self, workspace: str, slug: str) -> Served:
        for served in self._repositories.values():
            repository = served.repository
            is_workspace = workspace.lower() in (repository.workspace, repository.workspace_uuid)
            if is_workspace and slug.lower() in (repository.slug, repository.uuid):
                if repository.is_private:
                    break
                return served
        return no_access()

    def _resolve(self, served: Served, revision: str, *, slashes: bool = False) -> str:
        """A revision as the API takes it: in a path one segment, so a branch with a slash is not found there."""
        sha = git.resolve(served.path, revision) if slashes or "/" not in revision else None
        if sha is None:
            no_commit(revision.split("/")[0])
        return sha


def _attributes(served: Served, entry: git.Entry) -> list[str]:
    if entry.mode == "120000":
        return ["link"]
    if entry.mode == "160000":
        return ["subrepository"]
    if entry.mode == "040000":
        return []
    content = git.blob(served.path, entry.oid)
    found = ["executable"] if entry.mode == "100755" else []
    found += ["binary"] if b"\0" in content[:8000] else []
    return found + (["lfs"] if content.startswith(b"version https://git-lfs") else [])


def _json(content: Any) -> Response:
    response = jsonify(partial(content, request.args.get("fields")))
    response.headers["Content-Type"] = "application/json; charset=utf-8"
    response.headers["Cache-Control"] = "private"
    response.set_etag(f"gz[{hashlib.md5(response.get_data()).hexdigest()}]")
    return response


def _raw(path: str, content: bytes) -> Response:
    """A file as it is: the type comes from the name alone, without a charset."""
    name = path.rpartition("/")[2]
    kind = TEXT_TYPES.get(Path(name).suffix) or mimetypes.guess_type(name)[0] or "text/plain"
    response = make_response(content)
    response.headers["Content-Type"] = kind
    response.headers["Content-Disposition"] = "attachment; filename*=UTF-8''" + "".join(
        character if (character.isascii() and character.isalnum()) or character in ".-_" else "_" for character in name
    )
    response.headers["ETag"] = str(zlib.crc32(content) - 2**31)
    response.headers["Cache-Control"] = "max-age=900"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
