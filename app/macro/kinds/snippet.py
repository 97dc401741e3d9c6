"""A snippet: whose it is, what files it has, and the first of them."""

import hashlib
from base64 import b64decode, b64encode
from dataclasses import replace
from typing import Any
from urllib.parse import quote

from app import render
from app.bitbucket.content import File
from app.bitbucket.errors import BitbucketError
from app.bitbucket.snippets import read_snippet, read_snippet_file, snippet
from app.bitbucket.target import OtherTarget, Repository, Target
from app.macro.cells import Column, Words, card, fact, moment, somebody, table
from app.macro.freshness import rendered_once
from app.macro.kinds.context import Context
from app.macro.kinds.file import options_of
from app.macro.kinds.outline import outline
from app.macro.parameters import Parameters
from app.macro.remembered import dated, remembered
from app.macro.view import View
from app.render.document import Document, Place
from app.render.references import with_addresses

COLUMNS = (Column("file", "File", is_main=True),)


def show(target: Target, parameters: Parameters, context: Context) -> View:
    """The snippet with its first file; raises BitbucketError or Busy."""
    values = target.values if isinstance(target, OtherTarget) else {}
    workspace, identifier, source = values["workspace"], values["id"], context.source
    place = Repository(workspace, f"snippet:{identifier}")
    found = remembered(
        source, "snippet", place, identifier,  # which, unlike a repository's name, has its case
        read=lambda: read_snippet(
            source.http, credential=source.credential, workspace=workspace, identifier=identifier
        ),
        parse=snippet, family="snippet",
    )  # fmt: skip
    one = found.value
    view = replace(
        outline(target, parameters, context, title=one.title or f"Snippet {identifier}"),
        facts=(workspace,),
        card=card(
            fact("Owner", somebody(one.owner)),
            fact("Updated", moment(one.updated)),
            fact("Visibility", Words("Private" if one.is_private else "Public")),
        ),
        tables=(table("Files", COLUMNS, [{"file": (Words(path, is_code=True),)} for path in one.paths]),)
        if len(one.paths) > 1
        else (),
    )
    view = dated(view, found)
    return _with_file(view, one.paths[0], values, place, parameters, context) if one.paths else view


def _with_file(
    view: View, path: str, values: dict[str, str], place: Repository, parameters: Parameters, context: Context
) -> View:
    """The snippet's facts are worth showing without the file."""
    source, options = context.source, options_of(parameters, parameters.lines)
    longest = render.max_bytes(path, options)

    def read() -> dict[str, Any]:
        file = read_snippet_file(
            source.http, credential=source.credential, workspace=values["workspace"], identifier=values["id"],
            path=path, max_bytes=longest,
        )  # fmt: skip
        return {"content": b64encode(file.content).decode(), "is_cut": file.is_cut}

    def parse(content: dict[str, Any]) -> File:
        return File(b64decode(content["content"]), content["is_cut"])

    try:
        kept = remembered(
            source, "snippet", place, values["id"], path, str(longest), read=read, parse=parse, family="snippet"
        )
    except BitbucketError:
        return replace(view, notices=(*view.notices, f"{path} cannot be read at the moment."))
    file = kept.value
    digest = hashlib.sha256(file.content).hexdigest()
    root = f"{view.address}/"
    document = Document(content=file.content, path=path, place=Place(web_root=root, folder=""), is_cut=file.is_cut)
    result = rendered_once(
        source, place.full_name, ("text", values["id"], path, digest), context.worker, document, options
    )
    excuses = tuple(notice.message for notice in result.notices)
    html = with_addresses(result.html, lambda name: root + quote(name))
    return dated(replace(view, html=html or None, notices=(*view.notices, *excuses)), kept)
