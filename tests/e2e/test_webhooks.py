"""A push is seen at the next view where Bitbucket told of it, and nowhere else before its time."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests
from redis import Redis

from app.kit.embedded_redis import socket_url
from sandbox.bitbucket.credentials import VAULT_TOKEN, WORKSPACE_TOKEN
from sandbox.bitbucket.people import uuid_of
from sandbox.demo import Sandbox, choose_method
from tests.e2e.signing_in import api
from tests.e2e.visits import drop_cache, show, switch
from tests.hooking import event, headers_for

ONE, TWO = 0, 1
FILE = "src/main/README.md"
SHARED = [{"token": WORKSPACE_TOKEN, "workspace": "acme"}]


@pytest.fixture(autouse=True)
def nothing_remembered(sandbox: Sandbox) -> Iterator[None]:
    """Both sites have a shared token of their own, and no copies and no changes from other tests."""
    tokens = (SHARED, [{"token": VAULT_TOKEN, "workspace": "acme", "repository": "vault"}, *SHARED])
    for site, shared in zip((ONE, TWO), tokens, strict=True):
        body = {"method": "access-token", "access_tokens": shared}
        choose_method(sandbox, sandbox.confluence.sites[site], body)
    drop_cache(sandbox)
    yield
    for site in (ONE, TWO):
        api(sandbox, "DELETE", "/api/admin/everything", user="admin", site=site)


def add(sandbox: Sandbox, *, site: int = ONE) -> Any:
    """A new webhook, as the administrator of the site sees it."""
    answer = api(sandbox, "POST", "/api/admin/webhooks", user="admin", site=site)
    assert answer.status_code == 201, answer.text
    return answer.json()


def tell(hook: Any, repository: str, *, secret: str | None = None) -> int:
    """What Bitbucket does after a push: the status of the answer."""
    body = event(repository)
    headers = headers_for(body, secret or hook["secret"])
    return requests.post(hook["url"], data=body, headers=headers, timeout=10).status_code


def push(sandbox: Sandbox, repository: str, words: str) -> None:
    """Change the file that is shown."""
    change = {
        "repository": repository,
        "branch": "main",
        "path": "README.md",
        "content": f"# {words}\n",
        "message": "x",
    }
    switch(sandbox, "push", change)


@pytest.mark.parametrize(("name", "method"), [("private", "access-token"), ("renamed", "user-oauth")])
def test_a_push_is_seen_at_the_next_view(sandbox: Sandbox, name: str, method: str) -> None:
    choose_method(sandbox, sandbox.confluence.sites[ONE], {"method": method})
    link, hook = f"{name}/{FILE}", add(sandbox)
    before = show(sandbox, link)
    push(sandbox, f"acme/{name}", f"Told of {name}")
    unchanged = show(sandbox, link)
    assert unchanged.attribute("commit") == before.attribute("commit"), "without a word the kept page is shown"
    assert tell(hook, f"acme/{name}") == 204
    after = show(sandbox, link)
    assert f"Told of {name}" in after.text
    assert after.attribute("commit") != before.attribute("commit")


def test_the_page_is_kept_again_afterwards(sandbox: Sandbox) -> None:
    link, hook = f"private/{FILE}", add(sandbox)
    show(sandbox, link)
    tell(hook, "acme/private")
    show(sandbox, link)
    switch(sandbox, "requests", method="DELETE")
    for _ in range(8):  # whichever worker answers
        show(sandbox, link)
    assert switch(sandbox, "requests", method="GET")["requests"] == []


@pytest.mark.parametrize(
    ("repository", "user", "reads"),
    [("site", "anonymous", {"mget": 1}), ("private", "admin", {"mget": 1, "get": 1})],
)
def test_a_kept_page_is_one_read_of_redis(sandbox: Sandbox, repository: str, user: str, reads: dict[str, int]) -> None:
    """The marks of its repository are read along with the site and the page; of what is private, the page tells whose
    refusal would end it.
    """
    link, hook = f"{repository}/{FILE}", add(sandbox)
    tell(hook, f"acme/{repository}")
    show(sandbox, link, user=user)
    with Redis.from_url(socket_url(Path(sandbox.environment["DATA_DIR"]))) as redis:
        redis.config_resetstat()
        assert show(sandbox, link, user=user).state == "ok"
        seen: Any = redis.info("commandstats")
    about_connections = ("ping", "config", "info", "client", "hello", "select", "auth", "command")
    counted = {name.removeprefix("cmdstat_"): facts["calls"] for name, facts in seen.items()}
    assert {name: calls for name, calls in counted.items() if not name.startswith(about_connections)} == reads


def test_a_link_by_ids_is_told_of_too(sandbox: Sandbox) -> None:
    link = f"https://bitbucket.org/{uuid_of('acme')}/{uuid_of('acme/private')}/{FILE}"
    hook, before = add(sandbox), show(sandbox, link)
    assert before.state == "ok"
    push(sandbox, "acme/private", "Found by its ids")
    assert tell(hook, "acme/private") == 204
    assert "Found by its ids" in show(sandbox, link).text


def test_a_hook_of_one_site_does_not_touch_the_copies_of_another(sandbox: Sandbox) -> None:
    link, hook = f"vault/{FILE}", add(sandbox, site=ONE)
    for site in (ONE, TWO):
        assert show(sandbox, link, site=site).state == "ok"
    push(sandbox, "acme/vault", "For one site alone")
    assert tell(hook, "acme/vault") == 204
    assert "For one site alone" in show(sandbox, link, site=ONE).text
    switch(sandbox, "requests", method="DELETE")
    assert "For one site alone" not in show(sandbox, link, site=TWO).text
    assert switch(sandbox, "requests", method="GET")["requests"] == []


def test_what_is_public_changes_for_all_sites_once_a_minute_at_most(sandbox: Sandbox) -> None:
    for site in (ONE, TWO):
        choose_method(sandbox, sandbox.confluence.sites[site], {"method": "user-oauth"})
    link, hook = f"renamed/{FILE}", add(sandbox, site=ONE)
    show(sandbox, link, site=TWO)
    push(sandbox, "acme/renamed", "For everybody")
    assert tell(hook, "acme/renamed") == 204
    assert "For everybody" in show(sandbox, link, site=TWO).text
    push(sandbox, "acme/renamed", "Too soon")
    assert tell(hook, "acme/renamed") == 204
    for site in (ONE, TWO):
        assert "Too soon" not in show(sandbox, link, site=site).text


def test_what_is_not_signed_changes_nothing(sandbox: Sandbox) -> None:
    link, hook = f"private/{FILE}", add(sandbox)
    show(sandbox, link)
    push(sandbox, "acme/private", "Not told of")
    assert tell(hook, "acme/private", secret="another") == 401
    assert "Not told of" not in show(sandbox, link).text
