"""A kind that a credential may not read: the missing permission by its name for a person, the settings for a site."""

from base64 import b64encode
from dataclasses import replace

import pytest

from app.bitbucket.auth.base import PUBLIC, Credential, new_content_key, with_headers
from app.bitbucket.auth.choose import choose
from app.bitbucket.auth.settings import Settings
from app.macro.reader import Reader
from app.macro.view import State
from sandbox.bitbucket import credentials
from tests.bitbucket.test_strategies import access, access_token, connection, held
from tests.macro.showing import Showing


def own(token: str) -> Credential:
    authorization = b64encode(f"{credentials.ADA_EMAIL}:{token}".encode()).decode()
    headers = {"Authorization": f"Basic {authorization}"}
    return Credential("user-s-1-a", authorize=lambda: headers, content_key=new_content_key())


def as_person(showing: Showing, token: str) -> Showing:
    return replace(showing, credential=own(token), reader=Reader("s", "mia", held(Settings(), connection()), True))


def as_site(showing: Showing, token: str) -> Showing:
    credential = with_headers("access-s-1-a", {"Authorization": f"Bearer {token}"}, content_key=new_content_key())
    return replace(showing, credential=credential, reader=Reader("s", "mia", access(), True))


@pytest.mark.parametrize(
    ("link", "permission"),
    [
        ("acme/private/pull-requests/1", "read:pullrequest:bitbucket"),
        ("acme/private/pull-requests/", "read:pullrequest:bitbucket"),
        ("acme/private/pipelines", "read:pipeline:bitbucket"),
        ("acme/private/pipelines/results/1", "read:pipeline:bitbucket"),
        ("snippets/acme/Kypj", "read:snippet:bitbucket"),
    ],
)
def test_a_person_is_told_what_to_grant(showing: Showing, link: str, permission: str) -> None:
    view = as_person(showing, credentials.ADA_REPOSITORY_API_TOKEN).view(link)
    assert view.state == "sign-in"
    assert view.message is not None
    assert f"“{permission}”" in view.message.text


@pytest.mark.parametrize(
    ("token", "link", "state"),
    [
        (credentials.VAULT_TOKEN, "acme/vault", "ok"),
        (credentials.VAULT_TOKEN, "acme/vault/commits/main", "ok"),
        (credentials.VAULT_TOKEN, "acme/vault/pull-requests/", "misconfigured"),
        (credentials.VAULT_TOKEN, "acme/vault/pipelines", "misconfigured"),
        (credentials.WORKSPACE_TOKEN, "acme/vault/pull-requests/", "empty"),
        (credentials.WORKSPACE_TOKEN, "acme/private/pull-requests/1", "ok"),
        (credentials.WORKSPACE_TOKEN, "snippets/acme/Kypj", "misconfigured"),
    ],
)
def test_a_site_is_misconfigured(showing: Showing, token: str, link: str, state: State) -> None:
    assert as_site(showing, token).view(link).state == state


def test_a_private_snippet_with_the_permission(showing: Showing) -> None:
    view = as_person(showing, credentials.ADA_SNIPPET_API_TOKEN).view("snippets/acme/Kypj")
    assert (view.state, view.title) == ("ok", "Only for members")
    assert "Only for members of acme." in (view.html or "")
    assert showing.view("snippets/acme/Kypj").state == "sign-in", "it is nobody else's business"
    assert showing.view("snippets/acme/kypj").title == "How to try again", "ids have their case"


def test_a_file_stays_readable_while_pull_requests_are_not(showing: Showing) -> None:
    """What one permission is about says nothing of the others: a refusal ends the copies of its own family alone."""
    site = as_site(showing, credentials.VAULT_TOKEN)
    assert site.view("acme/vault/src/main/README.md").state == "ok"
    assert site.view("acme/vault/pull-requests/").state == "misconfigured"
    ended = list(showing.redis.scan_iter("*:ended:*"))
    assert len(ended) == 1
    assert site.view("acme/vault/src/main/README.md").state == "ok"


@pytest.mark.parametrize(
    ("reach", "workspace", "is_tried"),
    [
        ((None, None, None), "acme", True),
        (("acme", None, None), "acme", True),
        (("acme", None, None), "ACME", True),
        (("acme", None, None), "globex", False),
        (("acme", None, None), "{1f0a7c5e-93b1-4e2d-8a6f-0b1c2d3e4f50}", False),
        (("acme", "WEB", None), "acme", False),
        (("acme", None, "private"), "acme", False),
    ],
)
def test_a_snippet_is_read_with_tokens_of_its_whole_workspace_only(
    reach: tuple[str | None, str | None, str | None], workspace: str, is_tried: bool
) -> None:
    settings = Settings(method="access-token", access_tokens=(access_token(*reach),))
    found = choose(held(settings), None, workspace=workspace, is_visitor=False)
    assert (len(found), found[-1]) == (2 if is_tried else 1, PUBLIC)
