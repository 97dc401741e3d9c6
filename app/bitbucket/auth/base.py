"""What every way to authorise has in common."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Credential:
    """What a request to Bitbucket is authorised with.

    `identity` stands for the credential in every cache key: `public` for none, else something new at every sign-in and
    every replacement of a token. `is_shared` says that people see through it what they may not see themselves.
    """

    identity: str
    is_shared: bool = False
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
