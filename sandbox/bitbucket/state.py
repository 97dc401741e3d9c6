"""What lives as long as the server: its repositories, and everything that a switch can change."""

from collections.abc import Sequence

from sandbox.bitbucket.access import Access
from sandbox.bitbucket.data import Repository
from sandbox.bitbucket.faults import Faults
from sandbox.bitbucket.limits import PLENTY, HourlyLimit
from sandbox.bitbucket.oauth.server import OAuthServer
from sandbox.bitbucket.traffic import Traffic
from sandbox.bitbucket.wallet import Wallet


class State:
    """Of one server; `credential_limit` counts those with a credential, `anonymous_limit` all others."""

    def __init__(self, repositories: Sequence[Repository]) -> None:
        self.repositories = repositories
        self.access = Access()
        self.oauth = OAuthServer()
        self.wallet = Wallet(self.oauth)
        self.faults = Faults()
        self.anonymous_limit = HourlyLimit(per_hour=PLENTY)
        self.credential_limit = HourlyLimit()
        self.traffic = Traffic()
