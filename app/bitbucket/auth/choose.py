"""Which credential answers: the whole policy in one function."""

from app.bitbucket.auth import STRATEGIES
from app.bitbucket.auth.base import Credential
from app.bitbucket.target import Repository


def choose(repository: Repository | None) -> Credential:
    """The credential for this repository: public repositories work for everybody, without any configuration."""
    return STRATEGIES["anonymous"](repository)
