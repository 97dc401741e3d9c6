"""The one place that turns Bitbucket's errors into a macro's state, in words for a reader."""

from app.bitbucket.errors import BitbucketError, Gone, LacksScope, NotFound, RateLimited, Refused, Rejected
from app.macro.attempts import Denied
from app.macro.reader import Reader
from app.macro.view import Message, State
from app.render.errors import Busy

NO_REPOSITORY = "This repository cannot be shown"
OPEN_IT = "If the link is right, open it in Bitbucket to see whether you have access there."
EITHER = "It does not exist, or it is private: Bitbucket does not tell which."


def state_of(
    error: BitbucketError | Busy | Denied, reader: Reader, *, permission: str = "repository"
) -> tuple[State, Message]:
    """What a macro shows this reader instead of content; `permission` is what it takes where Bitbucket names none."""
    if isinstance(error, Denied):
        return _denied_shared(error, reader) if reader.is_shared else _denied_person(error, reader, permission)
    may_connect = _may_connect(reader)
    match error:
        case NotFound(what="ref"):
            return "not-found", Message(
                f"There is no branch, tag or commit “{error.name}”",
                "It may have been renamed or deleted. Whoever edits this page can choose another in the macro.",
            )
        case NotFound(what="path"):
            return "not-found", Message(
                f"“{error.name}” is not there",
                "It may have been renamed, moved or deleted. Whoever edits this page can change the link in the macro.",
            )
        case NotFound(what="number"):
            return "not-found", Message(
                f"There is no {error.name}",
                "Its number may be wrong, or it was deleted. Whoever edits this page can change the link in the macro.",
            )
        case NotFound():
            return "not-found", Message(
                "Bitbucket has nothing at this address", "Whoever edits this page can change the link in the macro."
            )
        case Rejected():
            complaint = f"It says: “{error.complaint}”. " if error.complaint else ""
            return "not-found", Message(
                "Bitbucket does not understand what this include asks for",
                f"{complaint}Whoever edits this page can change the filter and the order in the macro.",
                may_pass=False,
            )
        case Gone():
            return "gone", Message("Bitbucket removed this feature", "There is nothing left that could be shown.")
        case RateLimited():
            wait = f"It frees up within {_minutes(error.retry_after_seconds)}."
            advice = " With a Bitbucket account you need not wait: sign in." if may_connect else ""
            return "rate-limited", Message(
                "Bitbucket takes no more requests for now",
                f"The limit of requests for everybody who reads this way is used up. {wait}{advice}",
                "sign-in" if may_connect else None,
            )
        case Busy():
            return "unavailable", Message("Too much is being shown at once", "Try again in a moment.")
        case _:
            return "unavailable", Message(
                "Bitbucket does not answer",
                "It is down or too slow, and there is no earlier copy to show. Try again in a while.",
            )


def _denied_person(denied: Denied, reader: Reader, permission: str) -> tuple[State, Message]:
    """Everybody signs in for themselves, and nobody may see this without."""
    if not reader.can_connect:
        return "no-access", Message(
            NO_REPOSITORY, f"{EITHER} Signing in to Bitbucket is not set up on this server. {OPEN_IT}"
        )
    if reader.is_visitor:
        return "sign-in", Message(
            "This is not shown to visitors", "Log in to Confluence to see it, if you have an account here."
        )
    own = [error for credential, error in denied.refusals if credential.content_key]
    match own[:1]:
        case []:
            return "sign-in", Message(
                "Sign in to Bitbucket to see this",
                "It is private, or it does not exist: Bitbucket does not tell which. If you have no "
                "Bitbucket account, ask the author of this page for what you need; the rest of the page is all there.",
                "sign-in",
            )
        case [Refused()]:
            return "sign-in", Message(
                "Your connection to Bitbucket has ended",
                "It was withdrawn in Bitbucket, or not used for too long. Connect again to see this.",
                "sign-in",
            )
        case [LacksScope() as lack]:
            needed = lack.required or (permission,)
            is_asked_for = not reader.scopes or not set(needed).isdisjoint(reader.scopes)
            return "sign-in", Message(
                "Your connection to Bitbucket lacks a permission",
                f"It needs “{', '.join(needed)}”. "
                + (
                    "Connect again, and grant everything that Bitbucket asks for."
                    if is_asked_for
                    else "This app does not ask for it when people sign in; its operator can change that."
                ),
                "sign-in" if is_asked_for else None,
            )
        case _:
            name = reader.held.connection.bitbucket_name if reader.held.connection else "unknown"
            return "no-access", Message(
                "Your Bitbucket account cannot see this repository",
                f"You are signed in to Bitbucket as {name}. The repository does not exist, or {name} has no access to "
                "it: Bitbucket does not tell which. Ask an administrator of the repository for access; or, to use "
                "another account, log out of Bitbucket, end your connection here and sign in again.",
            )


def _denied_shared(denied: Denied, reader: Reader) -> tuple[State, Message]:
    """The site reads with credentials of its own, and none of them is good enough."""
    settings = reader.held.settings
    if reader.is_visitor and not settings.visitors:
        return "no-access", Message(
            "This is not shown to visitors", "Log in to Confluence to see it, if you have an account here."
        )
    shared = [error for credential, error in denied.refusals if credential.is_shared]
    has_none = not (settings.access_tokens if settings.method == "access-token" else settings.api_token)
    is_refused = any(isinstance(error, Refused) for error in shared)
    if not is_refused and any(isinstance(error, LacksScope) for error in shared):
        return "misconfigured", Message(
            "The access to Bitbucket that this site uses does not include this",
            "It needs a permission of its own in Bitbucket. A Confluence administrator can add it and enter the new "
            "credential in Settings → Include Bitbucket.",
        )
    if has_none or is_refused:
        return "misconfigured", Message(
            "Bitbucket cannot be read at the moment",
            "The access to Bitbucket that this site uses does not work as it should. A Confluence administrator can "
            "put it right in Settings → Include Bitbucket.",
        )
    return "no-access", Message(
        NO_REPOSITORY,
        "It does not exist, or the access to Bitbucket that this site uses does not include it. If the link is right, "
        "ask a Confluence administrator to include it, in Settings → Include Bitbucket.",
    )


def _may_connect(reader: Reader) -> bool:
    return reader.can_connect and not (reader.is_shared or reader.is_visitor or reader.held.connection)


def _minutes(seconds: int) -> str:
    minutes = max(1, round(seconds / 60))
    return "a minute" if minutes == 1 else f"{minutes} minutes"
