"""The matrix: three sites with a method each, two people and a visitor, four repositories."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sandbox.bitbucket.credentials import GLOBEX_TOKEN, MIA_API_TOKEN, MIA_EMAIL, REPOSITORY_TOKEN
from sandbox.demo import Sandbox, choose_method
from tests.conftest import free_port
from tests.e2e.signing_in import sign_in
from tests.e2e.visits import LINK
from tests.watched import watched

PRIVATE, VAULT, SECRET, PUBLIC = (
    f"{LINK}private/src/main/README.md",
    f"{LINK}vault/src/main/README.md",
    "https://bitbucket.org/globex/secret/src/main/README.md",
    f"{LINK}site/src/main/README.md",
)
WORDS = {
    PRIVATE: "Only for members of acme/private.",
    VAULT: "Only for members of acme/vault.",
    SECRET: "Only for members of globex/secret.",
    PUBLIC: "Acme Site",
}
OAUTH, ACCESS, API = range(3)


@dataclass(frozen=True)
class Row:
    """What a person of a site sees of a repository."""

    site: int
    user: str
    link: str
    state: str


TABLE = [
    # Each person signs in: admin as ada, who may see everything, member as mia, who may see acme/private.
    Row(OAUTH, "admin", PRIVATE, "ok"),
    Row(OAUTH, "admin", VAULT, "ok"),
    Row(OAUTH, "admin", SECRET, "ok"),
    Row(OAUTH, "admin", PUBLIC, "ok"),
    Row(OAUTH, "member", PRIVATE, "ok"),
    Row(OAUTH, "member", VAULT, "no-access"),
    Row(OAUTH, "member", SECRET, "no-access"),
    Row(OAUTH, "member", PUBLIC, "ok"),
    Row(OAUTH, "anonymous", PRIVATE, "sign-in"),
    Row(OAUTH, "anonymous", VAULT, "sign-in"),
    Row(OAUTH, "anonymous", SECRET, "sign-in"),
    Row(OAUTH, "anonymous", PUBLIC, "ok"),
    # Shared tokens of acme/private and of the workspace globex; admin has a connection here as well, which is not used.
    Row(ACCESS, "admin", PRIVATE, "ok"),
    Row(ACCESS, "admin", VAULT, "no-access"),
    Row(ACCESS, "admin", SECRET, "ok"),
    Row(ACCESS, "admin", PUBLIC, "ok"),
    Row(ACCESS, "member", PRIVATE, "ok"),
    Row(ACCESS, "member", VAULT, "no-access"),
    Row(ACCESS, "member", SECRET, "ok"),
    Row(ACCESS, "member", PUBLIC, "ok"),
    Row(ACCESS, "anonymous", PRIVATE, "no-access"),
    Row(ACCESS, "anonymous", VAULT, "no-access"),
    Row(ACCESS, "anonymous", SECRET, "no-access"),
    Row(ACCESS, "anonymous", PUBLIC, "ok"),
    # Mia's API token, open to visitors.
    Row(API, "admin", PRIVATE, "ok"),
    Row(API, "admin", VAULT, "no-access"),
    Row(API, "admin", SECRET, "no-access"),
    Row(API, "admin", PUBLIC, "ok"),
    Row(API, "member", PRIVATE, "ok"),
    Row(API, "member", VAULT, "no-access"),
    Row(API, "member", SECRET, "no-access"),
    Row(API, "member", PUBLIC, "ok"),
    Row(API, "anonymous", PRIVATE, "ok"),
    Row(API, "anonymous", VAULT, "no-access"),
    Row(API, "anonymous", SECRET, "no-access"),
    Row(API, "anonymous", PUBLIC, "ok"),
]


@contextmanager
def everybody() -> Iterator[Sandbox]:
    """Three sites with a method each, and two people who have signed in."""
    with watched(port=free_port()) as sandbox:
        _, access, api = sandbox.confluence.sites
        sign_in(sandbox, user="admin", site=ACCESS, account="ada")
        tokens = [
            {"token": REPOSITORY_TOKEN, "workspace": "acme", "repository": "private"},
            {"token": GLOBEX_TOKEN, "workspace": "globex"},
        ]
        choose_method(sandbox, access, {"method": "access-token", "access_tokens": tokens})
        choose_method(
            sandbox,
            api,
            {"method": "api-token", "api_token": {"email": MIA_EMAIL, "token": MIA_API_TOKEN}, "visitors": True},
        )
        sign_in(sandbox, user="admin", site=OAUTH, account="ada")
        sign_in(sandbox, user="member", site=OAUTH, account="mia")
        yield sandbox
