"""From a macro's parameters to a view: what the link names, with whose credential, and what came of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from app.bitbucket.auth.base import PUBLIC, Credential
from app.bitbucket.errors import BitbucketError, NoAccess, Rejected
from app.bitbucket.links import BadLink, parse_link, web_address
from app.bitbucket.target import Kind, SourceTarget, Target
from app.macro.attempts import Attempts, Denied
from app.macro.freshness import check_reach
from app.macro.kinds import KINDS, PARTS, Show, card
from app.macro.kinds.card import kind_of, title_of
from app.macro.kinds.context import Context
from app.macro.notices import faults_in_words, unused_in_words
from app.macro.parameters import Display, Parameters
from app.macro.reader import Reader
from app.macro.states import state_of
from app.macro.tickets import Folder
from app.macro.view import Message, View
from app.render.errors import Busy

# What it takes to read a kind, where that is more than the repository.
PERMISSIONS: Mapping[Kind, str] = {
    "pull-request": "pullrequest", "pull-requests": "pullrequest", "pipeline": "pipeline", "pipelines": "pipeline",
    "issue": "issue", "issues": "issue", "snippet": "snippet",
}  # fmt: skip
NO_LINK = "Edit the macro and paste the address of a file from Bitbucket, as the browser shows it."


def understand(link: str, *, web_url: str) -> Target | View:
    """What the link names, or the view that says why it names nothing."""
    if not link:
        return View("unknown", "bad-link", "Include Bitbucket", message=Message("No link yet", NO_LINK))
    try:
        return parse_link(link, web_url)
    except BadLink as error:
        return View(
            "unknown", "bad-link", "Include Bitbucket", message=Message("This link cannot be shown", str(error))
        )


@dataclass(frozen=True)
class Reading:
    """A reader, the credentials to try for them, and what it takes to show something with one of these."""

    reader: Reader
    credentials: Sequence[Credential]
    attempts: Attempts
    context: Callable[[Credential], Context]
    web_url: str


def show(target: Target, parameters: Parameters, reading: Reading) -> View:
    """The view of what is included; Bitbucket's refusals and failures are views as well."""
    if "lines" in parameters.faults and isinstance(target, SourceTarget):
        text = f"{parameters.faults['lines']} Whoever edits this page can change them in the macro."
        message = Message(f"“{parameters.texts['lines']}” is not understood as lines", text, may_pass=False)
        return _without_content(target, parameters, reading, View(kind_of(target), "not-found", "", message=message))

    def whole(target: Target, parameters: Parameters, context: Context) -> View:
        is_card = parameters.display == "card"
        view = (card.show if is_card else KINDS[kind_of(target)])(target, parameters, context)
        unused = () if is_card else unused_in_words(parameters, view.kind)
        return replace(view, notices=(*faults_in_words(parameters), *unused, *view.notices))

    return _shown(whole, target, parameters, reading)


def inside(folder: Folder, path: str, target: Target, parameters: Parameters) -> tuple[Target, Parameters]:
    """What a reader wants to see of a folder, as if the author had linked to that at the commit of the folder."""
    if target.repository is None:
        return target, parameters
    segments = (folder.commit, *(part for part in path.split("/") if part))
    ref = None if folder.commit.startswith(folder.ref) else folder.ref
    wanted = SourceTarget(target.repository, segments, is_folder=path.endswith("/"), at=ref)
    display: Display = "list" if parameters.display == "list" and wanted.is_folder else "auto"
    return wanted, Parameters(
        link=parameters.link, header=parameters.header, linenumbers=parameters.linenumbers, wrap=parameters.wrap,
        maxheight=parameters.maxheight, display=display,
    )  # fmt: skip


def show_part(part: str, target: Target, parameters: Parameters, reading: Reading) -> View:
    """The view of a part of an include, which a reader asks for."""
    wanted = PARTS[part]
    if wanted.tells_of_people:
        somebody = [credential for credential in reading.credentials if credential != PUBLIC]
        reading = replace(reading, credentials=somebody)
    return _shown(wanted.show, target, parameters, reading)


def _shown(show: Show, target: Target, parameters: Parameters, reading: Reading) -> View:
    def with_credential(credential: Credential) -> View:
        context = reading.context(credential)
        if target.repository:
            check_reach(context.source, target.repository)
        try:
            return replace(show(target, parameters, context), seen=context.source.seen)
        except NoAccess:
            ids = context.source.by_ids(target.repository) if target.repository else None
            if ids is None:
                raise
        # It may be called something else now; under its ids Bitbucket finds it, and says again who may see it.
        check_reach(context.source, ids)
        return replace(show(replace(target, repository=ids), parameters, context), seen=context.source.seen)

    try:
        repository = target.repository.full_name if target.repository else ""
        return reading.attempts.first_good(reading.credentials, repository, with_credential)
    except (BitbucketError, Busy, Denied) as error:
        if isinstance(error, Rejected) and not (parameters.query or parameters.sort):
            error = Rejected("")  # there is nothing of the author's that its complaint could be about
        permission = PERMISSIONS.get(kind_of(target), "repository")
        state, message = state_of(error, reading.reader, permission=permission)
        return _without_content(target, parameters, reading, View(kind_of(target), state, "", message=message))


def _without_content(target: Target, parameters: Parameters, reading: Reading, view: View) -> View:
    return replace(
        view,
        title=parameters.title or title_of(target),
        address=web_address(target, reading.web_url),
        repository=target.repository.full_name if target.repository else None,
    )
