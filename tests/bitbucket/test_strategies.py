"""The contract of every way to authorise, one row each, and the policy that chooses among them."""

import base64
from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest
from cryptography.fernet import Fernet

from app.bitbucket.auth import STRATEGIES
from app.bitbucket.auth.base import PUBLIC
from app.bitbucket.auth.choose import choose, find
from app.bitbucket.auth.connections import Connection, Tokens, new_connection
from app.bitbucket.auth.held import Held
from app.bitbucket.auth.settings import AccessToken, Settings, new_access_token, new_api_token
from app.bitbucket.target import Repository

SITE, OTHER = "siteone", "sitetwo"
PRIVATE, SITE_REPOSITORY, ELSEWHERE = (
    Repository("acme", "private"), Repository("acme", "site"), Repository("globex", "handbook")
)  # fmt: skip


class NoRenewal:
    """Tokens as they are: renewing them has its own tests."""

    def fresh(self, connection: Connection) -> Connection:
        return connection

    def after_refusal(self, connection: Connection, *, refused_access_token: str) -> Connection:
        return replace(connection, tokens=replace(connection.tokens, access_token=f"{refused_access_token}-renewed"))


def connection(account: str = "mia", *, site: str = SITE) -> Connection:
    tokens = Tokens(f"sesame-{account}", "sesame-refresh", 2e9, frozenset({"account", "repository"}))
    return new_connection(site, account, tokens, bitbucket_uuid="{1}", bitbucket_name=account)


def access_token(
    workspace: str | None = None, project: str | None = None, repository: str | None = None, *, site: str = SITE
) -> AccessToken:
    name = "-".join(part or "any" for part in (workspace, project, repository))
    return new_access_token(
        site, token=f"ATCTT3x-sesame-{name}", workspace=workspace, project=project, repository=repository,
        expires_on=None,
    )  # fmt: skip


def held(settings: Settings, own: Connection | None = None) -> Held:
    return Held(settings, own, NoRenewal())


def user_oauth(site: str = SITE) -> Held:
    return held(Settings(method="user-oauth"), connection(site=site))


def access(site: str = SITE) -> Held:
    return held(Settings(method="access-token", access_tokens=(access_token("acme", site=site),)))


def api(site: str = SITE) -> Held:
    token = new_api_token(site, email="ada@acme.example", token="ATATT3x-sesame", expires_on=None)
    return held(Settings(method="api-token", api_token=token))


@dataclass(frozen=True)
class Row:
    make: Callable[[str], Held]
    is_shared: bool
    authorization: str | None


PAIR = base64.b64encode(b"ada@acme.example:ATATT3x-sesame").decode()
TABLE = {
    "user-oauth": Row(user_oauth, False, "Bearer sesame-mia"),
    "access-token": Row(access, True, "Bearer ATCTT3x-sesame-acme-any-any"),
    "api-token": Row(api, True, f"Basic {PAIR}"),
    "anonymous": Row(lambda site: held(Settings()), False, None),
}


def test_the_table_of_this_test_is_whole() -> None:
    assert TABLE.keys() == STRATEGIES.keys()


@pytest.mark.parametrize("name", TABLE)
class TestContract:
    def test_it_authorises_requests(self, name: str) -> None:
        [credential] = STRATEGIES[name].credentials(TABLE[name].make(SITE))
        assert credential.authorize().get("Authorization") == TABLE[name].authorization
        assert credential.is_shared == STRATEGIES[name].IS_SHARED == TABLE[name].is_shared

    def test_what_it_reads_is_sealed_unless_it_is_public(self, name: str) -> None:
        [credential] = STRATEGIES[name].credentials(TABLE[name].make(SITE))
        assert (credential.content_key is None) == (name == "anonymous") == (credential.identity == "public")
        if credential.content_key:
            Fernet(credential.content_key)

    def test_its_identity_carries_the_site_and_is_new_every_time(self, name: str) -> None:
        one, again, other = (STRATEGIES[name].credentials(TABLE[name].make(site))[0] for site in (SITE, SITE, OTHER))
        if name == "anonymous":
            assert one == again == other == PUBLIC
        else:
            assert len({one.identity, again.identity, other.identity}) == 3
            assert len({one.content_key, again.content_key, other.content_key}) == 3
            assert one.identity.split("-")[1] == SITE
            assert other.identity.split("-")[1] == OTHER

    def test_it_says_nothing_secret_of_itself(self, name: str) -> None:
        holds = TABLE[name].make(SITE)
        shown = repr((holds, STRATEGIES[name].credentials(holds)))
        assert "sesame" not in shown
        assert PAIR not in shown
        assert "content_key" not in shown

    def test_its_credential_is_found_by_its_identity_and_by_no_other(self, name: str) -> None:
        holds = TABLE[name].make(SITE)
        [credential] = STRATEGIES[name].credentials(holds)
        assert find(holds, credential.identity, is_visitor=False) == credential
        assert find(holds, f"{credential.identity}0", is_visitor=False) is None
        if name != "anonymous":
            assert find(TABLE[name].make(SITE), credential.identity, is_visitor=False) is None

    def test_public_repositories_are_asked_for_without_it_at_last(self, name: str) -> None:
        if name != "anonymous":
            assert choose(TABLE[name].make(SITE), SITE_REPOSITORY, is_visitor=False)[-1] == PUBLIC

    def test_a_reader_cannot_use_what_is_shared_without_a_right_to_the_page(self, name: str) -> None:
        chosen = choose(TABLE[name].make(SITE), PRIVATE, is_visitor=False, may_share=False)
        assert not any(credential.is_shared for credential in chosen)
        assert chosen[-1] == PUBLIC

    def test_visitors_see_what_is_public(self, name: str) -> None:
        holds = TABLE[name].make(SITE)
        visitor = replace(holds, connection=None)
        assert choose(visitor, PRIVATE, is_visitor=True) == [PUBLIC]


def test_a_site_may_open_what_is_shared_to_visitors() -> None:
    for make in (access, api):
        holds = make()
        open_to_all = replace(holds, settings=replace(holds.settings, visitors=True))
        assert choose(open_to_all, PRIVATE, is_visitor=True)[0].is_shared
        assert choose(open_to_all, PRIVATE, is_visitor=True, may_share=False) == [PUBLIC]


def test_somebody_who_has_not_signed_in_has_nothing_but_what_is_public() -> None:
    assert choose(held(Settings()), PRIVATE, is_visitor=False) == [PUBLIC]


def test_credentials_of_the_methods_not_in_use_are_not_used() -> None:
    settings = Settings(
        method="user-oauth", access_tokens=(access_token(),), api_token=api().settings.api_token, visitors=True
    )
    assert choose(held(settings), PRIVATE, is_visitor=False) == [PUBLIC]
    assert choose(held(replace(settings, method="access-token"), connection()), PRIVATE, is_visitor=False)[0].is_shared
    own = connection()
    assert find(held(replace(settings, method="access-token"), own), own.identity, is_visitor=False) is None


GENERAL, WORKSPACE, PROJECT, REPOSITORY, OTHER_WORKSPACE = (
    access_token(), access_token("acme"), access_token("acme", "WEB"), access_token("Acme", None, "Private"),
    access_token("globex"),
)  # fmt: skip
ALL = (GENERAL, WORKSPACE, OTHER_WORKSPACE, PROJECT, REPOSITORY)


@pytest.mark.parametrize(
    ("repository", "expected"),
    [
        (PRIVATE, [REPOSITORY, PROJECT, WORKSPACE, GENERAL]),
        (Repository("ACME", "PRIVATE"), [REPOSITORY, PROJECT, WORKSPACE, GENERAL]),
        (SITE_REPOSITORY, [PROJECT, WORKSPACE, GENERAL]),
        (ELSEWHERE, [OTHER_WORKSPACE, GENERAL]),
        (Repository("umbrella", "x"), [GENERAL]),
    ],
)
def test_the_most_specific_token_is_tried_first(repository: Repository, expected: list[AccessToken]) -> None:
    chosen = choose(held(Settings(method="access-token", access_tokens=ALL)), repository, is_visitor=False)
    assert [credential.identity for credential in chosen] == [*(entry.identity for entry in expected), "public"]


@pytest.mark.parametrize(
    ("entry", "repository", "needs_names"),
    [
        (REPOSITORY, PRIVATE, False),
        (WORKSPACE, PRIVATE, False),
        (GENERAL, Repository("{1}", "{2}"), False),
        (PROJECT, PRIVATE, True),
        (WORKSPACE, Repository("{1}", "private"), True),
        (REPOSITORY, Repository("{1}", "{2}"), True),
    ],
)
def test_names_are_asked_for_where_the_link_does_not_tell(
    entry: AccessToken, repository: Repository, needs_names: bool
) -> None:
    [credential] = STRATEGIES["access-token"].credentials(held(Settings(access_tokens=(entry,))))
    assert credential.reach.needs_names(repository) == needs_names


@pytest.mark.parametrize(
    ("entry", "full_name", "project", "included"),
    [
        (PROJECT, "acme/private", "WEB", True),
        (PROJECT, "acme/private", "web", True),
        (PROJECT, "acme/private", "VAULT", False),
        (PROJECT, "acme/private", None, False),
        (PROJECT, "globex/private", "WEB", False),
        (REPOSITORY, "acme/private", None, True),
        (REPOSITORY, "acme/vault", None, False),
        (WORKSPACE, "globex/x", "WEB", False),
        (GENERAL, "globex/x", None, True),
    ],
)
def test_what_a_token_may_be_used_for(entry: AccessToken, full_name: str, project: str | None, included: bool) -> None:
    [credential] = STRATEGIES["access-token"].credentials(held(Settings(access_tokens=(entry,))))
    assert credential.reach.includes(full_name=full_name, project=project) == included


def test_a_refused_token_of_a_person_is_renewed() -> None:
    [credential] = STRATEGIES["user-oauth"].credentials(user_oauth())
    assert credential.renew
    assert credential.renew(credential.authorize()) == {"Authorization": "Bearer sesame-mia-renewed"}


def test_a_shared_token_cannot_be_renewed() -> None:
    for make in (access, api):
        assert choose(make(), PRIVATE, is_visitor=False)[0].renew is None
