"""Questions to Confluence: is this person an administrator, and may they see or edit this page?

https://developer.atlassian.com/cloud/confluence/rest/v1/intro/
"""

import json
from collections.abc import Callable, Hashable
from typing import Any, Literal
from urllib.parse import quote, urlencode

import jwt

from app.atlassian import qsh, tokens
from app.atlassian.errors import Code, Refused
from app.atlassian.http import Http, Unreachable
from app.atlassian.remembered import Remembered
from app.atlassian.sites import Site
from app.kit import clock

Operation = Literal["read", "update"]

REMEMBERED_SECONDS = 60
REMEMBERED_ANSWERS = 4096
TOKEN_SECONDS = 180
LONGEST_NAME = 100
ADMINISTERS = {"operation": "administer", "targetType": "application"}
ANONYMOUS = "anonymous"  # how the permission check calls somebody who is not signed in


class CheckUnavailable(Refused):
    """Confluence did not answer the question, so the answer is neither yes nor no."""

    def __init__(self, *, site_id: str) -> None:
        super().__init__(Code.CHECK_UNAVAILABLE, site_id=site_id)


class Confluence:
    """Asks a site's REST API with the app's own token.

    Answers are remembered for 60 seconds in this process and not in Redis: an answer costs one call per worker and
    minute, and a page that is read often then needs no further round trip.
    """

    def __init__(self, app_key: str) -> None:
        self._app_key = app_key
        self._http = Http()
        self._answers: Remembered[bool] = Remembered(size=REMEMBERED_ANSWERS)

    def is_admin(self, site: Site, *, account_id: str | None, fresh: bool) -> bool:
        """Whether the account administers the site's Confluence; `fresh` asks now. Raises CheckUnavailable.

        `operations` with the target type `application` is what Atlassian's own framework reads.
        """
        if account_id is None:
            return False

        def ask() -> bool:
            query = urlencode({"accountId": account_id, "expand": "operations"}, quote_via=quote)
            operations = self._call(site, "GET", "/rest/api/user", query=query).get("operations")
            if not isinstance(operations, list):
                raise CheckUnavailable(site_id=site.id)
            return any(isinstance(entry, dict) and ADMINISTERS.items() <= entry.items() for entry in operations)

        return self._remembered((site.id, "admin", account_id), ask, fresh=fresh)

    def name_of(self, site: Site, account_id: str) -> str | None:
        """What the person is called there; None when Confluence does not tell."""
        query = urlencode({"accountId": account_id}, quote_via=quote)
        try:
            answer = self._call(site, "GET", "/rest/api/user", query=query)
        except CheckUnavailable:
            return None
        names = (answer.get("displayName"), answer.get("publicName"))
        return next((name[:LONGEST_NAME] for name in names if isinstance(name, str) and name.strip()), None)

    def may(self, site: Site, *, account_id: str | None, page_id: str, operation: Operation) -> bool:
        """Whether the account, or with None an anonymous visitor, has this right on the page; raises CheckUnavailable.

        https://developer.atlassian.com/cloud/confluence/rest/v1/api-group-content-permissions/
        """
        if tokens.page_id(page_id) is None:
            return False

        def ask() -> bool:
            subject = {"type": "user", "identifier": account_id or ANONYMOUS}
            path = f"/rest/api/content/{page_id}/permission/check"
            answer = self._call(site, "POST", path, body={"subject": subject, "operation": operation})
            if not isinstance(allowed := answer.get("hasPermission"), bool):
                raise CheckUnavailable(site_id=site.id)
            return allowed

        return self._remembered((site.id, operation, page_id, account_id), ask, fresh=False)

    def _remembered(self, key: Hashable, ask: Callable[[], bool], *, fresh: bool) -> bool:
        answer = None if fresh else self._answers.get(key)
        if answer is None:
            answer = ask()
            self._answers.put(key, answer, ttl_seconds=REMEMBERED_SECONDS)
        return answer

    def _call(
        self, site: Site, method: str, path: str, *, query: str = "", body: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """The JSON object that the site answers; everything but a 200 is no answer."""
        headers = {"Accept": "application/json", "Authorization": f"JWT {self._token(site, method, path, query)}"}
        if body is not None:
            # Confluence refuses a POST without this header as a forged form.
            headers |= {"Content-Type": "application/json", "X-Atlassian-Token": "no-check"}
        url = f"{site.base_url}{path}?{query}" if query else f"{site.base_url}{path}"
        try:
            answer = self._http.ask(
                method, url, headers=headers, body=None if body is None else json.dumps(body).encode()
            )
            content = json.loads(answer.body) if answer.status == 200 else None
        except (Unreachable, ValueError, RecursionError) as error:
            raise CheckUnavailable(site_id=site.id) from error
        if not isinstance(content, dict):
            raise CheckUnavailable(site_id=site.id)
        return content

    def _token(self, site: Site, method: str, path: str, query: str) -> str:
        """A token for one call; the hash is over the path below the site's base URL."""
        if site.shared_secret is None:
            raise CheckUnavailable(site_id=site.id)
        now = int(clock.now())
        claims = {
            "iss": self._app_key,
            "aud": [site.client_key],
            "iat": now,
            "exp": now + TOKEN_SECONDS,
            "qsh": qsh.query_string_hash(method, path, qsh.read_query(query), base_path=""),
        }
        return jwt.encode(claims, site.shared_secret, algorithm="HS256")
