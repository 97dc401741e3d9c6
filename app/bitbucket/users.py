"""The account behind a credential."""

from dataclasses import dataclass

from app.bitbucket.auth.base import Credential
from app.bitbucket.client import get_json
from app.bitbucket.http import Http
from app.bitbucket.schemas import AccountSchema, parse

LONGEST_NAME = 100


@dataclass(frozen=True)
class Account:
    """Somebody at Bitbucket."""

    uuid: str
    name: str


def read_account(http: Http, *, credential: Credential) -> Account:
    """Whose credential it is; raises BitbucketError.

    https://developer.atlassian.com/cloud/bitbucket/rest/api-group-users/#api-user-get
    """
    content = parse(AccountSchema(), get_json(http, "/user", credential=credential))
    name = content["display_name"] or content["nickname"] or "your account"
    return Account(uuid=content["uuid"], name=name[:LONGEST_NAME])
