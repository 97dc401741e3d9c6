"""Installs the app on a site and removes it, with the calls that Confluence makes.

https://developer.atlassian.com/cloud/confluence/connect-app-descriptor/#lifecycle
"""

import secrets
import time
import uuid
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

import requests

from sandbox.confluence.descriptor import read_descriptor
from sandbox.confluence.jwt_signing import query_string_hash, sign_with_key, sign_with_secret
from sandbox.confluence.key_server import InstallKey
from sandbox.confluence.people import ADMIN
from sandbox.confluence.sites import Installation, Site

LIFETIME_SECONDS = 180
TIMEOUT_SECONDS = 20
PAUSE_SECONDS = 0.5


class InstallFailed(Exception):
    """The app could not be installed or removed; the text says what it answered."""


def install(site: Site, *, app_url: str, install_key: InstallKey, patience_seconds: float) -> None:
    """Install the app, or install it again with a new secret, and tell it that it is enabled.

    Waits up to `patience_seconds` for an app that does not answer yet; raises InstallFailed.
    """
    answer = _ask(lambda: _request("GET", f"{app_url}/atlassian-connect.json"), patience_seconds)
    _expect_success(answer, "its descriptor")
    descriptor = read_descriptor(answer.json())
    installation = Installation(descriptor=descriptor, shared_secret=secrets.token_urlsafe(48))
    _send(site, installation, "installed", install_key, patience_seconds)
    site.installation = installation
    if "enabled" in descriptor.lifecycle:
        _send(site, installation, "enabled", install_key, patience_seconds)


def uninstall(site: Site, *, install_key: InstallKey) -> None:
    """Remove the app; as in the cloud, its answer changes nothing, yet InstallFailed reports a bad one."""
    installation = site.installation
    site.installation = None
    if installation and "uninstalled" in installation.descriptor.lifecycle:
        _send(site, installation, "uninstalled", install_key, patience_seconds=0)


def _send(site: Site, installation: Installation, event: str, install_key: InstallKey, patience_seconds: float) -> None:
    url = installation.descriptor.base_url + installation.descriptor.lifecycle[event]

    def post() -> requests.Response:
        token = _token(site, installation, event, install_key, url)
        return _request("POST", url, token=token, body=_body(site, installation, event))

    _expect_success(_ask(post, patience_seconds), event)


def _token(site: Site, installation: Installation, event: str, install_key: InstallKey, url: str) -> str:
    """Signed with the install key where the secret is what changes hands, with the secret afterwards."""
    base_url = installation.descriptor.base_url
    parts = urlsplit(url)
    claims: dict[str, Any] = {
        "jti": str(uuid.uuid4()),  # two installs within one second are two tokens
        "iss": site.client_key,
        "qsh": query_string_hash(
            method="POST", raw_path=parts.path, raw_query=parts.query, base_path=urlsplit(base_url).path
        ),
        "context": {},
    }
    if event in ("installed", "uninstalled"):
        claims |= {"aud": [base_url], "sub": ADMIN.account_id}
        return sign_with_key(claims, key=install_key.private, key_id=install_key.id, lifetime_seconds=LIFETIME_SECONDS)
    return sign_with_secret(claims, secret=installation.shared_secret, lifetime_seconds=LIFETIME_SECONDS)


def _body(site: Site, installation: Installation, event: str) -> dict[str, Any]:
    body = {
        "key": installation.descriptor.key,
        "clientKey": site.client_key,
        "cloudId": site.address.cloud_id,
        "baseUrl": site.url,
        "displayUrl": site.url,
        "productType": "confluence",
        "description": f"The {site.name} site of the local Confluence",
        "accountId": ADMIN.account_id,
        "eventType": event,
    }
    return body | {"sharedSecret": installation.shared_secret} if event == "installed" else body


def _ask(ask: Callable[[], requests.Response], patience_seconds: float) -> requests.Response:
    """Ask until there is an answer that is not a fault of a server which is still starting."""
    give_up_at = time.monotonic() + patience_seconds
    while True:
        try:
            answer = ask()
            if answer.status_code < 500 or time.monotonic() >= give_up_at:
                return answer
        except (requests.ConnectionError, requests.Timeout) as error:
            if time.monotonic() >= give_up_at:
                raise InstallFailed("The app cannot be reached.") from error
        time.sleep(PAUSE_SECONDS)


def _expect_success(answer: requests.Response, what: str) -> None:
    if not answer.ok:
        raise InstallFailed(f"The app answered {answer.status_code} to {what}: {answer.text[:300]}")


def _request(
    method: str, url: str, *, token: str | None = None, body: Mapping[str, Any] | None = None
) -> requests.Response:
    """Ask without a proxy of the environment, for everything here is on loopback, and without following redirects."""
    headers = {"Authorization": f"JWT {token}"} if token else {}
    with requests.Session() as session:
        session.trust_env = False
        return session.request(method, url, headers=headers, json=body, timeout=TIMEOUT_SECONDS, allow_redirects=False)
