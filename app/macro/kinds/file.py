"""A file or a part of it: located, fetched at its commit, rendered."""

from dataclasses import replace
from urllib.parse import quote

from app import render
from app.bitbucket.content import File, Folder
from app.bitbucket.errors import BitbucketError, NotFound
from app.bitbucket.target import LineRanges, Repository, SourceTarget, Target
from app.macro.freshness import Located, Source, content, locate, locate_longer, rendered
from app.macro.kinds import card
from app.macro.kinds.context import Context
from app.macro.parameters import Parameters
from app.macro.parts import Gather, Part, is_path
from app.macro.plantuml import Diagrams, PlantUml
from app.macro.view import Message, State, View
from app.render.document import Document, Notice, Options, Place, Want

MAX_PART_BYTES = 1024 * 1024
HEADLINES: dict[State, str] = {
    "empty": "This file is empty",
    "too-large": "These lines are beyond the part that can be shown",
    "unsupported": "This file cannot be shown here",
    "not-found": "These lines are not there",
}


def show(target: Target, parameters: Parameters, context: Context) -> View:
    """The file as the author wants it; raises BitbucketError or render.errors.Busy."""
    if not isinstance(target, SourceTarget) or parameters.display == "card":
        return card.show(target, parameters, context)
    lines = parameters.lines or target.lines
    server = context.plantuml if context.may_draw else None
    options = options_of(parameters, lines, plantuml=server is not None)
    located, found = find(target, parameters.ref, context.source, options)
    shown = View(
        kind="folder",
        state="ok",
        title=parameters.title or located.path.rsplit("/", 1)[-1] or located.commit.full_name,
        address=address_of(located, context.web_url, lines),
        facts=facts_of(located, lines),
        repository=located.commit.full_name,
        credential=context.source.credential,
        commit=located.commit.hash,
        as_of=located.as_of,
        fresh_until=None if located.is_stale else located.fresh_until,
    )
    if isinstance(found, Folder):
        return shown
    place = Place(
        web_root=f"{context.web_url}/{quote(located.commit.full_name)}/src/{located.commit.hash}/",
        folder=located.path.rpartition("/")[0],
    )
    document = Document(content=found.content, path=located.path, place=place, is_cut=found.is_cut)
    gather = gatherer(context.source, located, target.repository, server)
    result = rendered(context.source, located, context.worker, document, options, gather)
    notices = tuple(_in_words(notice, context) for notice in result.notices)
    return replace(
        shown,
        kind="file",
        state="stale" if located.is_stale and result.state == "ok" else result.state,
        html=result.html or None,
        message=None if result.html else _message(result.state, " ".join(notices)),
        notices=notices if result.html else (),
    )


def _in_words(notice: Notice, context: Context) -> str:
    """What the renderer says, and what only this room knows about it."""
    is_choice = notice.code == "plantuml-off" and context.plantuml is not None
    return f"{notice.message} An administrator of this site can have them drawn." if is_choice else notice.message


def _message(state: State, excuse: str) -> Message:
    advice = " Edit the macro and choose others." if state in ("not-found", "too-large") else ""
    return Message(HEADLINES.get(state, "This file cannot be shown here"), f"{excuse}{advice}")


def find(target: SourceTarget, ref: str | None, source: Source, options: Options) -> tuple[Located, File | Folder]:
    """Where the link leads and what is there; a path that is missing may have begun with a longer ref."""

    def found_at(located: Located) -> File | Folder:
        limit = render.max_bytes(located.path, options)
        return content(source, located, repository=target.repository, max_bytes=limit)

    located = locate(source, target, ref=ref)
    try:
        return located, found_at(located)
    except NotFound:
        longer = locate_longer(source, target, found=located)
        if longer is None:
            raise
        return longer, found_at(longer)


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
            found = content(source, replace(located, path=want.name), repository=repository, max_bytes=MAX_PART_BYTES)
        except NotFound:
            return Part(None)
        except BitbucketError:
            return Part(None, is_final=False)
        return Part(None if isinstance(found, Folder) or found.is_cut else found.content)

    return gather


def options_of(parameters: Parameters, lines: LineRanges | None, *, plantuml: bool) -> Options:
    """The author's wishes in the renderer's words, and whether PlantUML sources may be sent to a server."""
    return Options(
        display=parameters.display if parameters.display in ("source", "rendered") else "auto",
        language=parameters.language,
        region=parameters.region,
        lines=lines.ranges if lines else (),
        highlight=parameters.highlight.ranges if parameters.highlight else (),
        line_numbers=parameters.linenumbers == "show",
        plantuml=plantuml,
    )


def facts_of(located: Located, lines: LineRanges | None) -> tuple[str, ...]:
    """The words beside the title: where it comes from and which part it is."""
    commit = located.commit.hash[:7]
    facts = [located.commit.full_name, commit if located.ref.startswith(commit) else f"{located.ref} @ {commit}"]
    if lines:
        is_one = len(lines.ranges) == 1 and lines.ranges[0][0] == lines.ranges[0][1]
        facts.append(f"{'line' if is_one else 'lines'} {str(lines).replace(',', ', ').replace(':', '–')}")
    return tuple(facts)


def address_of(located: Located, web_url: str, lines: LineRanges | None) -> str:
    """The file in Bitbucket: on its branch as it is now, or at the commit that the link pins.

    A branch with slashes cannot be part of the path; Bitbucket writes the commit and the branch as `at`.
    """
    is_by_name = not located.is_pinned and "/" not in located.ref
    revision = quote(located.ref, safe="") if is_by_name else located.commit.hash
    at = "" if is_by_name or located.commit.hash.startswith(located.ref) else f"?at={quote(located.ref, safe='')}"
    anchor = f"#lines-{lines}" if lines else ""
    path = quote(located.path, safe="/")
    return f"{web_url}/{quote(located.commit.full_name)}/src/{revision}/{path}{at}{anchor}"
