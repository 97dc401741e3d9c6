"""From a macro's parameters to a view: what the link names, with whose credential, and what came of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from app.bitbucket.auth.base import PUBLIC, Credential
from app.bitbucket.errors import BitbucketError
from app.bitbucket.links import BadLink, parse_link, web_address
from app.bitbucket.target import Kind, SourceTarget, Target
from app.macro.attempts import Attempts, Denied
from app.macro.freshness import check_reach
from app.macro.kinds import KINDS, PARTS, Show
from app.macro.kinds.card import kind_of, title_of
from app.macro.kinds.context import Context
from app.macro.parameters import Parameters
from app.macro.reader import Reader
from app.macro.states import state_of
from app.macro.view import Message, View
from app.render.errors import Busy

# What the macro's editor calls its parameters, where that is not their name.
LABELS = {
    "contents": "Table of contents",
    "frontmatter": "Front matter",
    "highlight": "Emphasised lines",
    "linenumbers": "Line numbers",
    "maxheight": "Greatest height",
    "wrap": "Wrap long lines",
}
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
        text = f"{parameters.faults['lines']} Edit the macro."
        message = Message(f"“{parameters.texts['lines']}” is not understood as lines", text)
        return _without_content(target, parameters, reading, View(kind_of(target), "not-found", "", message=message))

    def whole(target: Target, parameters: Parameters, context: Context) -> View:
        view = KINDS[kind_of(target)](target, parameters, context)
        return replace(
            view, notices=(*_faults_in_words(parameters), *_unused_in_words(parameters, view.kind), *view.notices)
        )

    return _shown(whole, target, parameters, reading)


def show_part(part: str, target: Target, parameters: Parameters, reading: Reading) -> View:
    """The view of a part of an include, for readers who are somebody to Bitbucket."""
    credentials = [credential for credential in reading.credentials if credential != PUBLIC]
    return _shown(PARTS[part], target, parameters, replace(reading, credentials=credentials))


def _shown(show: Show, target: Target, parameters: Parameters, reading: Reading) -> View:
    def with_credential(credential: Credential) -> View:
        context = reading.context(credential)
        if target.repository:
            check_reach(context.source, target.repository)
        return show(target, parameters, context)

    try:
        repository = target.repository.full_name if target.repository else ""
        return reading.attempts.first_good(reading.credentials, repository, with_credential)
    except (BitbucketError, Busy, Denied) as error:
        state, message = state_of(error, reading.reader)
        return _without_content(target, parameters, reading, View(kind_of(target), state, "", message=message))


def _faults_in_words(parameters: Parameters) -> tuple[str, ...]:
    """What the author wrote that is not understood; the include is shown without it."""
    return tuple(
        f"{LABELS.get(name, name.capitalize())}: “{parameters.texts[name]}” is not understood. {fault}"
        for name, fault in parameters.faults.items()
    )


def _unused_in_words(parameters: Parameters, kind: Kind) -> tuple[str, ...]:
    """What the author wants that this version cannot do, so that nobody takes the whole for a part."""
    unused = []
    if parameters.display == "diff" or (parameters.display == "list" and kind != "folder"):
        unused.append(f"There is no display as {parameters.display} in this version.")
    return tuple(unused)


def _without_content(target: Target, parameters: Parameters, reading: Reading, view: View) -> View:
    return replace(
        view,
        title=parameters.title or title_of(target),
        address=web_address(target, reading.web_url),
        repository=target.repository.full_name if target.repository else None,
    )
