"""In what Bitbucket's OAuth server can differ: reports conflict, and it is changing.

https://developer.atlassian.com/cloud/bitbucket/changelog/#CHANGE-3052
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Literal, get_args, get_type_hints

ANY_LOCAL_CALLBACK = re.compile(r"http://(localhost|127\.0\.0\.1)(:[0-9]+)?/")


@dataclass(frozen=True)
class Behaviour:
    """How the server behaves; the defaults are what Bitbucket is moving to.

    `rotates`: a refresh gives a new refresh token. `grace`: the old one works for ten minutes more. `locks_out`: using
    one that was rotated away bars its consumer for two minutes. `field` names the scopes in the answer. `expires_in`
    is the life of an access token in seconds. `long_tokens` have over 4,000 characters. `callback` is how callback
    addresses must begin, None for any on this machine.
    """

    rotates: bool = True
    grace: bool = False
    locks_out: bool = False
    field: Literal["scope", "scopes"] = "scope"
    expires_in: int = 7200
    long_tokens: bool = True
    callback: str | None = None

    def accepts(self, redirect_uri: str) -> bool:
        """Whether a callback address begins as registered."""
        if self.callback is None:
            return ANY_LOCAL_CALLBACK.match(redirect_uri) is not None
        return redirect_uri.startswith(self.callback)


NAMES = tuple(field.name for field in fields(Behaviour))


def checked(wanted: Mapping[str, Any]) -> Mapping[str, Any]:
    """What a switch was told, if each value is of its kind; raises ValueError."""
    kinds = get_type_hints(Behaviour)
    for name, value in wanted.items():
        if name == "field" and value not in get_args(kinds[name]):
            raise ValueError("The field is scope or scopes.")
        if kinds[name] in (bool, int) and type(value) is not kinds[name]:
            raise ValueError(f"{name} is {kinds[name].__name__}.")
        if name == "callback" and not isinstance(value, str | None):
            raise ValueError("callback is str or null.")
    return wanted
