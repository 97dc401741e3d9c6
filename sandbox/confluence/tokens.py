"""Signs what the app's iframes get: module page addresses and context tokens."""

import re
import secrets
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from sandbox.confluence.jwt_signing import query_string_hash, sign_with_secret
from sandbox.confluence.pages import Macro, Page
from sandbox.confluence.people import User
from sandbox.confluence.sites import CONTEXT_PATH, SPACE_ID, SPACE_KEY, Installation, Site

LIFETIME_SECONDS = 900
CONNECT_VERSION = "1001.0.0-SNAPSHOT"


def signed_module_url(
    site: Site, installation: Installation, user: User, *, module_key: str, url: str, variables: Mapping[str, str]
) -> str:
    """The absolute address of a module's page, with Confluence's own parameters and a token bound to all of it."""
    descriptor = installation.descriptor
    own_parameters = {
        "xdm_e": site.origin,
        "xdm_c": f"channel-{descriptor.key}__{module_key}{secrets.randbits(63)}",
        "cp": CONTEXT_PATH,
        "xdm_deprecated_addon_key_do_not_use": descriptor.key,
        "lic": "none",
        "cv": CONNECT_VERSION,
    }
    address = descriptor.base_url + fill(url, variables)
    address += ("&" if "?" in address else "?") + urlencode(own_parameters, quote_via=quote, safe="")
    parts = urlsplit(address)
    claims = {
        "iss": site.client_key,
        "qsh": query_string_hash(
            method="GET", raw_path=parts.path, raw_query=parts.query, base_path=urlsplit(descriptor.base_url).path
        ),
        "context": {},
    }
    token = sign_with_secret(
        claims | _subject(user), secret=installation.shared_secret, lifetime_seconds=LIFETIME_SECONDS
    )
    return f"{address}&jwt={token}"


def context_token(site: Site, installation: Installation, user: User, *, page: Page | None, macro: Macro | None) -> str:
    """What `AP.context.getToken()` answers: bound to person, page and macro, to no address."""
    claims = {"iss": site.client_key, "qsh": "context-qsh", "context": context(site, page=page, macro=macro)}
    return sign_with_secret(
        claims | _subject(user), secret=installation.shared_secret, lifetime_seconds=LIFETIME_SECONDS
    )


def context(site: Site, *, page: Page | None, macro: Macro | None) -> dict[str, Any]:
    """Where an iframe sits; every id is a string, as on real sites."""
    confluence: dict[str, Any] = {}
    if page:
        confluence["content"] = {"id": page.id, "type": "page", "version": str(page.version)}
        confluence["space"] = {"id": SPACE_ID, "key": SPACE_KEY}
    if macro:
        confluence["macro"] = {"id": macro.id, "hash": macro.id, "outputType": "display"}
    return {"confluence": confluence, "url": {"displayUrl": site.url}}


def variables(page: Page, macro: Macro | None) -> dict[str, str]:
    """The values of `{…}` in module addresses on a page.

    https://developer.atlassian.com/cloud/confluence/context-parameters/
    """
    values = {
        "page.id": page.id, "page.title": page.title, "page.type": "page", "page.version": str(page.version),
        "content.id": page.id, "content.type": "page", "content.version": str(page.version),
        "space.id": SPACE_ID, "space.key": SPACE_KEY, "output.type": "display",
    }  # fmt: skip
    if macro:
        values |= {"macro.id": macro.id, "macro.hash": macro.id, "macro.body": "", "macro.truncated": "false"}
        values |= macro.parameters
    return values


def fill(template: str, values: Mapping[str, str]) -> str:
    """Put URL-encoded values in place of `{name}`; an unknown name becomes nothing."""
    return re.sub(r"\{([^{}]*)\}", lambda match: quote(values.get(match[1], ""), safe=""), template)


def _subject(user: User) -> dict[str, str]:
    return {"sub": user.account_id} if user.account_id else {}
