"""The ways to authorise, one file each with the same two names. The table is all there is."""

from collections.abc import Mapping
from typing import Protocol

from app.bitbucket.auth import access_token, anonymous, api_token, user_oauth
from app.bitbucket.auth.base import Credential
from app.bitbucket.auth.held import Held


class Strategy(Protocol):
    """What each of the files offers. With a shared one, people see what they may not see themselves."""

    IS_SHARED: bool

    def credentials(self, held: Held) -> tuple[Credential, ...]:
        """Every credential that there is, the most specific first; each has the reach that it may be used for."""


STRATEGIES: Mapping[str, Strategy] = {
    "user-oauth": user_oauth,
    "access-token": access_token,
    "api-token": api_token,
    "anonymous": anonymous,
}
