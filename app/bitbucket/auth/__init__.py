"""The ways to authorise, one file each with the same names. This table is all there is."""

from collections.abc import Callable, Mapping

from app.bitbucket.auth import anonymous
from app.bitbucket.auth.base import Credential
from app.bitbucket.target import Repository

STRATEGIES: Mapping[str, Callable[[Repository | None], Credential]] = {
    "anonymous": anonymous.credential,
}
