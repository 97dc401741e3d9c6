"""`GET …/src/{commit}/{path}`: the bytes of a file, the list of a folder, or `format=meta` of either.

`{commit}` is one segment of the address, so a branch with a slash in its name cannot be asked for here:
https://jira.atlassian.com/browse/BCLOUD-9969
"""

import hashlib
import re
from collections.abc import Mapping
from urllib.parse import quote

from flask import Response, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from sandbox.bitbucket import git
from sandbox.bitbucket.addresses import UNESCAPED, Json, api_url, links, web_url
from sandbox.bitbucket.commits import commit_of
from sandbox.bitbucket.data import Repository
from sandbox.bitbucket.errors import Refusal, no_commit, no_file
from sandbox.bitbucket.fast_import import EXECUTABLE, LINK, SUBMODULE
from sandbox.bitbucket.filters import listed
from sandbox.bitbucket.pages import page_of
from sandbox.bitbucket.shapes import brief_commit

LARGE_FILE = re.compile(rb"version https://git-lfs\.github\.com/spec/v1\noid sha256:([0-9a-f]{64})\n")
LOOKED_AT_BYTES = 8000
MIMETYPES: Mapping[str, str] = {
    "bat": "application/x-msdos-program", "bin": "application/octet-stream", "css": "text/css", "csv": "text/csv",
    "gif": "image/gif", "html": "text/html", "java": "text/x-java", "jpg": "image/jpeg", "js": "application/javascript",
    "json": "application/json", "md": "text/x-markdown", "pdf": "application/pdf", "png": "image/png",
    "py": "text/x-python", "sh": "application/x-sh", "sql": "application/x-sql", "svg": "image/svg+xml",
    "txt": "text/plain", "xml": "text/xml", "zip": "application/zip",
}  # fmt: skip
SENT_AS_PLAIN_TEXT = {"py", "md", "java", "sh", "sql", "go", "ts", "yml", "yaml"}


def to_main_branch(repository: Repository) -> AnyResponse:
    """To the root folder of the main branch."""
    if repository.main_branch is None:
        raise no_commit("HEAD")
    return to_root(repository, repository.main_branch)


def to_root(repository: Repository, commit: str) -> AnyResponse:
    """To the address that ends with a slash, at the commit that the revision stands for now."""
    root = api_url("repositories", repository.full_name, "src", commit_of(repository, commit), "")
    query = request.query_string.decode()
    return redirect(f"{root}?{query}" if query else root, 302)


def show(repository: Repository, commit: str, path: str = "") -> Json | AnyResponse:
    """Whatever lies at the path."""
    sha = commit_of(repository, commit)
    entry = git.entry(repository.directory, sha, path.rstrip("/"))
    if entry is None:
        raise no_file(path)
    if request.args.get("format") == "meta":
        return shape_of(repository, sha, entry)
    if entry.mode == git.FOLDER:
        return _folder(repository, sha, entry.path)
    return _raw(repository, entry)


def _folder(repository: Repository, sha: str, path: str) -> Json:
    """Folders before files, as deep as `max_depth` says, level by level."""
    depth = request.args.get("max_depth", "1")
    if not (depth.isascii() and depth.isdigit() and int(depth)):
        raise Refusal(400, "Invalid max_depth")
    level, found = [path], []
    for _ in range(int(depth)):
        entries = [entry for folder in level for entry in git.folder(repository.directory, sha, folder) or ()]
        entries.sort(key=lambda entry: entry.mode != git.FOLDER)
        level = [entry.path for entry in entries if entry.mode == git.FOLDER]
        found += entries
        if not level:
            break
    shaped = [shape_of(repository, sha, entry) for entry in found]
    matching = listed(shaped, q=request.args.get("q", ""), sort=request.args.get("sort", ""))
    return page_of(matching, lambda shape: shape, named_by="token")


def shape_of(repository: Repository, sha: str, entry: git.Entry) -> Json:
    """What lies at a path at a commit."""
    place = ("repositories", repository.full_name, "src", sha, entry.path)
    shape: Json = {"path": entry.path, "commit": brief_commit(repository, sha)}
    if entry.mode == git.FOLDER:
        here = api_url(*place) if not entry.path else api_url(*place, "")
        return shape | {"type": "commit_directory", "links": links(self=here, meta=f"{here}?format=meta")}
    here, content = api_url(*place), git.content(repository.directory, entry)
    history = api_url("repositories", repository.full_name, "filehistory", sha, entry.path)
    return shape | {
        "type": "commit_file",
        "attributes": _attributes(entry, content),
        "escaped_path": quote(entry.path, safe=UNESCAPED),
        "size": len(content),
        "mimetype": MIMETYPES.get(_extension(entry.path)),
        "links": links(self=here, meta=f"{here}?format=meta", history=history),
    }


def _attributes(entry: git.Entry, content: bytes) -> list[str]:
    if entry.mode in (LINK, SUBMODULE):
        return ["link" if entry.mode == LINK else "subrepository"]
    facts = {
        "executable": entry.mode == EXECUTABLE,
        "binary": b"\0" in content[:LOOKED_AT_BYTES],
        "lfs": LARGE_FILE.match(content) is not None,
    }
    return [name for name, is_so in facts.items() if is_so]


def _raw(repository: Repository, entry: git.Entry) -> AnyResponse:
    """The bytes as they are, of a type that the name alone decides, without a charset; large files lie elsewhere."""
    content = git.content(repository.directory, entry)
    if large := LARGE_FILE.match(content):
        return redirect(web_url("_media", large[1].decode()), 301)
    response = Response(content)
    response.headers["Content-Type"] = _sent_as(entry.path)
    response.headers["Content-Disposition"] = _attachment(entry.path.rpartition("/")[2])
    response.headers["Cache-Control"] = "max-age=900"
    # Bitbucket's own is a signed number without quotes, made of the bytes and the mode alone.
    digest = hashlib.sha256(entry.mode.encode() + content).digest()
    response.headers["ETag"] = str(int.from_bytes(digest[:8], signed=True))
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _attachment(name: str) -> str:
    if not name.isascii():
        return f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'attachment; filename="{escaped}"'


def _sent_as(path: str) -> str:
    extension = _extension(path)
    return "text/plain" if extension in SENT_AS_PLAIN_TEXT else MIMETYPES.get(extension, "application/octet-stream")


def _extension(path: str) -> str:
    return path.rpartition("/")[2].rpartition(".")[2].lower()
