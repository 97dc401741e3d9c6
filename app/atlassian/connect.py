"""Connect tokens: who signed this request, and was it for us, now, and for this URL?

Two questions with different keys: a site signs with the secret that it shares with us (HS256), Atlassian signs installs
(RS256). Each function reads the token from the one place where its kind belongs.
https://developer.atlassian.com/cloud/confluence/security-for-connect-apps/
"""

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from app.atlassian import qsh, tokens
from app.atlassian.caller import Caller, SignedClaims
from app.atlassian.errors import Code, Refused
from app.atlassian.incoming import SignedRequest
from app.atlassian.keys import PublicKeys
from app.atlassian.sites import Site, SiteStore, site_id
from app.kit import clock

Query = list[tuple[str, str]]
Along = Callable[[str, str | None, Mapping[str, str]], Sequence[str]]
"""From a site's id, an account and a page's query, all unverified, to the keys of what its view will want."""

SCHEME = re.compile(r"JWT +(\S+)", re.IGNORECASE)


@dataclass(frozen=True)
class SignedInstall:
    """Atlassian says that this call is about the site `client_key`; the body must be bound to it by who reads it.

    `token_digest` and `valid_until` (Unix time) are for recognising a repetition.
    """

    client_key: str
    token_digest: str
    valid_until: float


def verify_page(
    request: SignedRequest, *, sites: SiteStore, app_key: str, base_url: str, along: Along | None = None
) -> Caller:
    """Who opens a page in an iframe: the token is the `jwt` parameter and holds for this URL alone.

    `along` names keys that are read together with the site, from what the request claims; what is there reaches a
    caller only after all checks.
    """
    query = _query(request)
    token = _token_of_page(request, query)
    expected_hash = _url_hash(request, query, base_url)
    first_values = {name: value for name, value in reversed(query) if name != "jwt"}
    _, unverified_claims = tokens.read_unverified(token, "HS256")
    unverified_client_key = tokens.client_key(unverified_claims)
    unverified_account = tokens.account_id(unverified_claims)
    keys = along(site_id(unverified_client_key), unverified_account, first_values) if along else ()
    found, kept = sites.find_along(unverified_client_key, keys)
    site, claims = _checked(token, found, expected_hash, app_key=app_key, base_url=base_url)
    return Caller(
        site=site,
        account_id=tokens.account_id(claims),
        page_id=tokens.page_id(first_values.get("pageId")),
        query=first_values,
        kept=tuple(kept),
    )


def verify_context(request: SignedRequest, *, sites: SiteStore, app_key: str, base_url: str) -> Caller:
    """Who calls our API from a page: the token is in the header, and no URL's token will do."""
    token = _token_in_header(request, _query(request))
    site, claims = _from_site(token, tokens.CONTEXT_HASH, sites=sites, app_key=app_key, base_url=base_url)
    return Caller(site=site, account_id=tokens.account_id(claims), page_id=tokens.context_page_id(claims))


def verify_lifecycle(request: SignedRequest, *, sites: SiteStore, app_key: str, base_url: str) -> Caller:
    """Which site tells that the app was enabled or disabled there."""
    query = _query(request)
    token = _token_in_header(request, query)
    site, claims = _from_site(
        token, _url_hash(request, query, base_url), sites=sites, app_key=app_key, base_url=base_url
    )
    return Caller(site=site, account_id=tokens.account_id(claims), page_id=None)


def verify_install(
    request: SignedRequest, *, keys: PublicKeys, base_url: str, may_ask: Callable[[], bool] = lambda: True
) -> SignedInstall:
    """Which site Atlassian reports as installed or uninstalled. Looks at the token only, not at the body.

    `may_ask` is called before a key that is not known yet is fetched.
    """
    query = _query(request)
    token = _token_in_header(request, query)
    unverified_header, _ = tokens.read_unverified(token, "RS256")
    claims = tokens.check_atlassian_signature(token, keys.get(tokens.key_id(unverified_header), may_ask=may_ask))
    expires = tokens.check_times(claims, now=clock.now())
    tokens.check_install_audience(claims, base_url=base_url)
    tokens.check_hash(claims, expected=_url_hash(request, query, base_url))
    return SignedInstall(
        client_key=tokens.client_key(claims),
        token_digest=hashlib.sha256(token.rpartition(".")[0].encode()).hexdigest(),
        valid_until=expires + tokens.LEEWAY_SECONDS,
    )


def _from_site(
    token: str, expected_hash: str, *, sites: SiteStore, app_key: str, base_url: str
) -> tuple[Site, SignedClaims]:
    """The site and the claims that it signed with the secret it shares with us."""
    _, unverified_claims = tokens.read_unverified(token, "HS256")
    site = sites.find(tokens.client_key(unverified_claims))
    return _checked(token, site, expected_hash, app_key=app_key, base_url=base_url)


def _checked(
    token: str, site: Site | None, expected_hash: str, *, app_key: str, base_url: str
) -> tuple[Site, SignedClaims]:
    if site is None:
        raise Refused(Code.UNKNOWN_SITE)
    try:
        if not site.installed or site.shared_secret is None:
            raise Refused(Code.NOT_INSTALLED)
        claims = tokens.check_site_signature(token, site.shared_secret)
        tokens.check_times(claims, now=clock.now())
        tokens.check_audience(claims, app_key=app_key, base_url=base_url)
        tokens.check_hash(claims, expected=expected_hash)
    except Refused as refusal:
        raise Refused(refusal.code, site_id=site.id) from refusal
    return site, claims


def _token_of_page(request: SignedRequest, query: Query) -> str:
    in_query = [value for name, value in query if name == "jwt"]
    if len(in_query) > 1 or _in_header(request) is not None:
        raise Refused(Code.MISPLACED_TOKEN)
    if not in_query:
        raise Refused(Code.MISSING_TOKEN)
    return in_query[0]


def _token_in_header(request: SignedRequest, query: Query) -> str:
    if any(name == "jwt" for name, _ in query):
        raise Refused(Code.MISPLACED_TOKEN)
    token = _in_header(request)
    if token is None:
        raise Refused(Code.MISSING_TOKEN)
    return token


def _in_header(request: SignedRequest) -> str | None:
    match = SCHEME.fullmatch(request.authorization or "")
    return match[1] if match else None


def _query(request: SignedRequest) -> Query:
    try:
        return qsh.read_query(request.raw_query)
    except ValueError:
        raise Refused(Code.UNREADABLE_ADDRESS) from None


def _url_hash(request: SignedRequest, query: Query, base_url: str) -> str:
    """The hash of this request, its path relative to our public address, which comes from the configuration alone."""
    base_path = urlsplit(base_url).path
    return qsh.query_string_hash(request.method, request.raw_path, query, base_path)
