"""A file or a part of it: located, fetched at its commit, rendered."""

from contextlib import suppress
from dataclasses import replace
from urllib.parse import quote

from app import render
from app.bitbucket.auth.base import PUBLIC
from app.bitbucket.content import File, Folder, Link, Submodule
from app.bitbucket.errors import BitbucketError, NotFound
from app.bitbucket.target import LineRanges, Repository, SourceTarget, Target
from app.macro.behind_links import Behind, behind
from app.macro.freshness import Located, content, locate, locate_longer, rendered
from app.macro.kinds import card, folder, pointers
from app.macro.kinds.context import Context
from app.macro.kinds.file_header import address_at_commit, address_of, edit_address, facts_of
from app.macro.parameters import Parameters
from app.macro.parts import Gather, Part, is_path
from app.macro.plantuml import Diagrams, PlantUml
from app.macro.source import Source
from app.macro.tickets import Folder as ShownFolder
from app.macro.view import Message, State, View
from app.render.document import Document, Notice, Options, Place, Rendered, Want

MAX_PART_BYTES = 1024 * 1024
HEADLINES: dict[State, str] = {
    "empty": "This file is empty",
    "too-large": "These lines are beyond the part that can be shown",
    "unsupported": "This file cannot be shown here",
    "not-found": "These lines are not there",
}
EMPTY = Message("This repository is empty", "Nothing has been pushed to it yet.")
NO_PART = {
    "region-missing": "This part of the file is not there",
    "region-unclear": "This part of the file cannot be looked for",
}


def show(target: Target, parameters: Parameters, context: Context) -> View:
    """The file as the author wants it; raises BitbucketError or render.errors.Busy."""
    if not isinstance(target, SourceTarget):
        return card.show(target, parameters, context)
    if not target.segments:
        branch = folder.main_branch(context.source, target.repository)
        if branch is None:
            return replace(card.show(target, parameters, context), state="empty", message=EMPTY)
        target = replace(target, segments=tuple(branch.split("/")))
    lines = parameters.lines or target.lines
    anchor = None if lines or parameters.region else target.anchor
    options = options_of(parameters, lines, anchor=anchor, plantuml=_server(context) is not None)
    found = find(target, parameters.ref, context.source, options)
    located = found.located
    shown = View(
        kind="folder",
        state="ok",
        title=parameters.title or found.link.rsplit("/", 1)[-1] or located.commit.full_name,
        address=address_of(located, context.web_url, lines, anchor),
        facts=facts_of(located, lines, options.region, linked_from=found.link),
        repository=located.commit.full_name,
        credential=context.source.credential,
        commit=located.commit.hash,
        as_of=located.as_of,
        fresh_until=None if located.is_stale else located.fresh_until,
    )
    match found.content:
        case Folder():
            return _shown_folder(shown, located, target.repository, parameters, context)
        case Link() as link:
            return pointers.dead_link(shown, found, link)
        case Submodule() as submodule:
            return pointers.submodule(shown, context.source, located, target.repository, submodule, context.web_url)
        case File() as file:
            return _shown_file(shown, file, located, options, target.repository, context)


def _shown_file(
    shown: View, file: File, located: Located, options: Options, repository: Repository, context: Context
) -> View:
    place = Place(
        web_root=f"{context.web_url}/{quote(located.commit.full_name)}/src/{located.commit.hash}/",
        folder=located.path.rpartition("/")[0],
    )
    document = Document(content=file.content, path=located.path, place=place, is_cut=file.is_cut)
    gather = gatherer(context.source, located, repository, _server(context))
    result = rendered(context.source, located, context.worker, document, options, gather)
    notices = tuple(_in_words(notice, context) for notice in result.notices)
    return replace(
        shown,
        kind="file",
        state="stale" if located.is_stale and result.state == "ok" else result.state,
        html=result.html or None,
        message=None if result.html else _message(result, " ".join(notices)),
        notices=notices if result.html else (),
        lines_address=address_at_commit(located, context.web_url),
        edit_address=edit_address(located, context.web_url) if render.is_of_text(result) else None,
        parts=() if context.source.credential == PUBLIC else ("last-commit",),
    )


def _shown_folder(
    shown: View, located: Located, repository: Repository, parameters: Parameters, context: Context
) -> View:
    """What lies in it, and below the file that tells about it."""
    found = folder.listing(context.source, located, repository)
    cut = f"Only the first {len(found.entries)} entries of this folder are shown."
    shown = replace(
        shown,
        state="stale" if located.is_stale else "ok",
        folder=ShownFolder(located.path, located.commit.hash, located.ref),
        rows=folder.rows_of(found, located, context.web_url),
        parts=() if context.source.credential == PUBLIC else ("last-commit",),
        notices=(cut,) if found.is_cut else (),
    )
    path = folder.readme_of(found)
    if path is None or parameters.display == "list":
        return shown
    place = replace(located, path=path)
    try:
        readme = content(context.source, place, repository=repository, max_bytes=render.max_bytes(path, Options()))
    except BitbucketError:
        return shown  # the list is worth showing without it
    if not isinstance(readme, File):
        return shown
    return replace(shown, html=_shown_file(shown, readme, place, Options(), repository, context).html)


def _server(context: Context) -> PlantUml | None:
    """The one that may draw PlantUML diagrams here."""
    return context.plantuml if context.may_draw else None


def _in_words(notice: Notice, context: Context) -> str:
    """What the renderer says, and what only this room knows about it."""
    is_choice = notice.code == "plantuml-off" and context.plantuml is not None
    return f"{notice.message} An administrator of this site can have them drawn." if is_choice else notice.message


def _message(result: Rendered, excuse: str) -> Message:
    for notice in result.notices:
        if notice.code in NO_PART:
            return Message(NO_PART[notice.code], f"{excuse} Whoever edits this page can name another in the macro.")
    advice = (
        " Whoever edits this page can choose others in the macro." if result.state in ("not-found", "too-large") else ""
    )
    return Message(HEADLINES.get(result.state, "This file cannot be shown here"), f"{excuse}{advice}")


def find(target: SourceTarget, ref: str | None, source: Source, options: Options) -> Behind:
    """Where the link leads and what is there; a path that is missing may have begun with a longer ref."""

    def found_at(located: Located) -> Behind:
        if target.is_folder or not located.path:
            # A link that ends with a slash means a folder, whose list is wanted anyway.
            with suppress(NotFound):
                folder.listing(source, located, target.repository)
                return Behind(located.path, located, Folder())
        return behind(
            source,
            located,
            repository=target.repository,
            max_bytes=lambda path: render.max_bytes(path, options),
        )

    located = locate(source, target, ref=ref)
    try:
        return found_at(located)
    except NotFound:
        longer = locate_longer(source, target, found=located)
        if longer is None:
            raise
        return found_at(longer)


def gatherer(source: Source, located: Located, repository: Repository, server: PlantUml | None) -> Gather:
    """A function that fetches what a document wants: further files at its commit, with the include's own credential.

    With a `server`, also what it draws.
    """
    diagrams = Diagrams(server, source, located.commit.repository_uuid) if server else None

    def gather(want: Want) -> Part:
        if want.kind == "plantuml" and diagrams:
            return diagrams.part(want.name)
        if want.kind != "file" or not is_path(want.name):
            return Part(None)
        try:
            found = behind(
                source,
                replace(located, path=want.name),
                repository=repository,
                max_bytes=lambda _: MAX_PART_BYTES,
                max_links=1,
            ).content
        except NotFound:
            return Part(None)
        except BitbucketError:
            return Part(None, is_final=False)
        return Part(found.content if isinstance(found, File) and not found.is_cut else None)

    return gather


def options_of(
    parameters: Parameters, lines: LineRanges | None, *, anchor: str | None = None, plantuml: bool = False
) -> Options:
    """The author's wishes in the renderer's words, and whether PlantUML sources may be sent to a server."""
    return Options(
        display=parameters.display if parameters.display in ("source", "rendered") else "auto",
        language=parameters.language,
        region=parameters.region,
        anchor=anchor,
        lines=lines.ranges if lines else (),
        highlight=parameters.highlight.ranges if parameters.highlight else (),
        line_numbers=parameters.linenumbers == "show",
        contents=parameters.contents == "show",
        front_matter=parameters.frontmatter == "show",
        plantuml=plantuml,
    )
