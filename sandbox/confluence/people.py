"""The people who can look at the local Confluence."""

from dataclasses import dataclass


@dataclass(frozen=True)
class User:
    """Somebody with a browser; `account_id` is None for a visitor who has not logged in."""

    name: str
    display_name: str
    account_id: str | None
    is_admin: bool = False
    locale: str = "en-GB"
    time_zone: str = "Europe/Berlin"


ADMIN = User(name="admin", display_name="Ada Admin", account_id="5b10a2844c20165700ede21g", is_admin=True)
MEMBER = User(name="member", display_name="Mia Member", account_id="5b10ac8d82e05b22cc7d4ef5")
ANONYMOUS = User(name="anonymous", display_name="Anonymous", account_id=None)

USERS = {user.name: user for user in (ADMIN, MEMBER, ANONYMOUS)}


def user_with_account(account_id: str) -> User | None:
    """The person behind an Atlassian account id; accounts are the same on every site, as in the cloud."""
    return next((user for user in USERS.values() if user.account_id == account_id), None)
