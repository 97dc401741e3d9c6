"""What an administrator can do about a credential that does not read what it should, in words."""

from collections.abc import Mapping, Sequence
from typing import Literal

Kind = Literal["access-token", "api-token"]
Thing = Literal["repository", "pullrequest", "pipeline", "issue"]

# The permissions of access tokens as Bitbucket shows them; those of API tokens are shown as they are called.
# https://support.atlassian.com/bitbucket-cloud/docs/repository-access-token-permissions/
PERMISSIONS: Mapping[str, str] = {
    "repository": "Repositories: Read",
    "pullrequest": "Pull requests: Read",
    "pipeline": "Pipelines: Read",
    "issue": "Issues: Read",
}
THINGS: Mapping[Thing, str] = {
    "repository": "files", "pullrequest": "pull requests", "pipeline": "pipelines", "issue": "issues"
}  # fmt: skip

SAME = "For the same reason as the repository."
NAME_ONE = "Name a repository to test with."
NAME_ONE_UNLISTED = "Name a repository to test with: this token does not tell which workspaces it can read."
GONE = "Bitbucket removed this. There is nothing to set up."
ISSUES_GONE = "Bitbucket removed issues in August 2026. There is nothing to set up."
ONE_REPOSITORY = "This is the token of one repository. Enter which one; it reads no other."
ONE_PROJECT = "This is the token of one project. Enter its key; it reads nothing outside it."
UNAVAILABLE = "Bitbucket did not answer, or not in a way that can be understood. Try again in a minute."
OUT_OF_TIME = "There was no time left to check this. Try again, with fewer tokens at once."
FORBIDDEN = (
    "Bitbucket knows this token, but does not let it in here. The token may be for another place; the workspace may "
    "allow certain IP addresses only, and not this app's; its plan may not include this; or it was deactivated. Ask an "
    "administrator of the workspace."
)
_ENDED = (
    "This is an app password. Bitbucket ended them in July 2026, and none works any more. Make an access token, or an "
    "API token with scopes."
)
# Atlassian's secrets say by their first letters what they are.
_OTHERS: Mapping[Kind, Mapping[str, str]] = {
    "access-token": {
        "ATATT": (
            "This is an API token of an Atlassian account; an access token is needed here. Make one in the settings of "
            "the repository, the project or the workspace, or choose the method for API tokens."
        ),
        "ATBB": _ENDED,
    },
    "api-token": {
        "ATCTT": (
            "This is an access token; an API token is needed here. Make one in the settings of the Atlassian account, "
            "or choose the method for access tokens."
        ),
        "ATBB": _ENDED,
    },
}
_REFUSED: Mapping[Kind, str] = {
    "access-token": (
        "Bitbucket does not accept this token. It is mistyped or not whole, it has expired, or somebody revoked it. An "
        "access token begins with ATCTT. Make a new one, and paste all of it."
    ),
    "api-token": (
        "Bitbucket does not accept this token with this email address. The address must be the one that the Atlassian "
        "account logs in with, not the Bitbucket user name. The token must begin with ATATT, be made with “Create API "
        "token with scopes” for Bitbucket (a token without scopes and an app password do not work), be whole, and not "
        "be expired."
    ),
}


def other_kind(kind: Kind, token: str) -> str | None:
    """Words for a token that is certainly of another kind; None for one that may be right."""
    return next((words for start, words in _OTHERS[kind].items() if token.startswith(start)), None)


def refused(kind: Kind) -> str:
    """401."""
    return _REFUSED[kind]


def expired(expires_on: str) -> str:
    """401, and the date that was entered is past."""
    return f"Bitbucket does not accept this token. It expired on {expires_on}. Make a new one, and paste it here."


def missing_scope(kind: Kind, lacking: Sequence[str], thing: Thing) -> str:
    """403, because these scopes, without which the thing cannot be read, were not given to the token."""
    if kind == "access-token":
        what = "the permission " + " and ".join(f"“{PERMISSIONS.get(scope, scope)}”" for scope in lacking)
    else:
        what = f"the scope {' and '.join(lacking)}"
    if thing == "repository":
        return f"This token lacks {what}, without which nothing can be read. Make a new one with it, and paste it here."
    return (
        f"This token lacks {what}. To show {THINGS[thing]}, make a new one with it, and paste it here; everything else "
        "works without."
    )


def scope_of(kind: Kind, thing: Thing) -> str:
    """The scope that reading this needs, as Bitbucket calls it for this kind of token."""
    return thing if kind == "access-token" else f"read:{thing}:bitbucket"


def no_repository(kind: Kind, name: str) -> str:
    """404 for a repository; Bitbucket does not tell whether it is missing or hidden."""
    whose = "the token is for another one" if kind == "access-token" else "the account may not see it"
    return f"With this token Bitbucket shows no repository {name}. Either the name is not right, or {whose}."


def no_workspace(name: str) -> str:
    """404 for a workspace."""
    return (
        f"With this token Bitbucket shows no workspace {name}. The name is not right, or the token is for another one."
    )


def nothing_private(place: str) -> str:
    """A list without any repository that is not public, which needs no token."""
    return (
        f"With this token Bitbucket shows no private repository in {place}, and public ones need no token. Either the "
        "name is not right, or the token is for another place."
    )


def outside(name: str, project: str) -> str:
    """A repository that the token may not be used for."""
    return f"The repository {name} is not in the project {project}, for which alone this token is used."


def switched_off(thing: Thing) -> str:
    """404 for a part of a repository that can be read."""
    return f"The repository can be read, but Bitbucket shows no {THINGS[thing]} of it. They may be switched off there."


def rate_limited(seconds: int) -> str:
    """429."""
    minutes = max(1, round(seconds / 60))
    return (
        "Bitbucket takes no more requests with this token for now. "
        f"Try again in {minutes} {'minute' if minutes == 1 else 'minutes'}."
    )
