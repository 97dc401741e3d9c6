"""Connect tokens: who signed this request, and was it for us, now, and for this URL?

Two questions with different keys: a site signs with the secret that it shares with us (HS256), Atlassian signs installs
(RS256). Each function reads the token from the one place where its kind belongs.
https://developer.atlassian.com/cloud/confluence/security-for-connect-apps/
"""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from urllib.parse import urlsplit

from app.atlassian import qsh, tokens
from app.atlassian.caller import Address, Caller, SignedClaims, Sought
from app.atlassian.errors import Code, Refused
from app.atlassian.incoming import SignedRequest
from app.atlassian.keys import PublicKeys
from app.atlassian.sites import Site, SiteStore, site_id
from app.kit import clock

Query = list[tuple[str, str]]
Along = Callable[[str, str | None, Address], Sought]
"""From a site's id, an account and a page's address, all unverified, to what its view will want."""

ADDRESSES_READ = 512
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

    `along` says what is sought, from what the request claims; what is under its keys is read together with the site.
    Both reach a caller only after all checks.
    """
    token, rest = _token_of_page(request)
    address = _address(request.method, request.raw_path, rest, base_url)
    unverified = tokens.read_unverified(token, "HS256")
    unverified_client_key = tokens.client_key(unverified.claims)
    unverified_account = tokens.account_id(unverified.claims)
    sought = along(site_id(unverified_client_key), unverified_account, address) if along else None
    found, kept = sites.find_along(unverified_client_key, sought.keys if sought else ())
    site, claims = _checked(unverified, found, address.expected_hash, app_key=app_key, base_url=base_url)
    return Caller(
        site=site,
        account_id=tokens.account_id(claims),
        page_id=tokens.page_id(address.first_values.get("pageId")),
        sought=sought,
        kept=tuple(kept),
    )


def verify_context(request: SignedRequest, *, sites: SiteStore, app_key: str, base_url: str) -> Caller:
    """Who calls our API from a page: the token is in the header, and no URL's token will do."""
    token = _token_in_header(request, _read(request.raw_query))
    site, claims = _from_site(token, tokens.CONTEXT_HASH, sites=sites, app_key=app_key, base_url=base_url)
    return Caller(site=site, account_id=tokens.account_id(claims), page_id=tokens.context_page_id(claims))


def verify_lifecycle(request: SignedRequest, *, sites: SiteStore, app_key: str, base_url: str) -> Caller:
    """Which site tells that the app was enabled or disabled there."""
    query = _read(request.raw_query)
    token = _token_in_header(request, query)
    expected_hash = _url_hash(request.method, request.raw_path, query, base_url)
    site, claims = _from_site(token, expected_hash, sites=sites, app_key=app_key, base_url=base_url)
    return Caller(site=site, account_id=tokens.account_id(claims), page_id=None)


def verify_install(
    request: SignedRequest, *, keys: PublicKeys, base_url: str, may_ask: Callable[[], bool] = lambda: True
) -> SignedInstall:
    """Which site Atlassian reports as installed or uninstalled. Looks at the token only, not at the body.

    `may_ask` is called before a key that is not known yet is fetched.
    """
    query = _read(request.raw_query)
    token = _token_in_header(request, query)
    unverified = tokens.read_unverified(token, "RS256")
    claims = tokens.check_atlassian_signature(token, keys.get(tokens.key_id(unverified.header), may_ask=may_ask))
    expires = tokens.check_times(claims, now=clock.now())
    tokens.check_install_audience(claims, base_url=base_url)
    tokens.check_hash(claims, expected=_url_hash(request.method, request.raw_path, query, base_url))
    return SignedInstall(
        client_key=tokens.client_key(claims),
        token_digest=hashlib.sha256(token.rpartition(".")[0].encode()).hexdigest(),
        valid_until=expires + tokens.LEEWAY_SECONDS,
    )


def _from_site(
    token: str, expected_hash: str, *, sites: SiteStore, app_key: str, base_url: str
) -> tuple[Site, SignedClaims]:
    """The site and the claims that it signed with the secret it shares with us."""
    unverified = tokens.read_unverified(token, "HS256")
    site = sites.find(tokens.client_key(unverified.claims))
    return _checked(unverified, site, expected_hash, app_key=app_key, base_url=base_url)


def _checked(
    unverified: tokens.Unverified, site: Site | None, expected_hash: str, *, app_key: str, base_url: str
) -> tuple[Site, SignedClaims]:
    if site is None:
        raise Refused(Code.UNKNOWN_SITE)
    try:
        if not site.installed or site.shared_secret is None:
            raise Refused(Code.NOT_INSTALLED)
        claims = tokens.check_site_signature(unverified, site.shared_secret)
        tokens.check_times(claims, now=clock.now())
        tokens.check_audience(claims, app_key=app_key, base_url=base_url)
        tokens.check_hash(claims, expected=expected_hash)
    except Refused as refusal:
        raise Refused(refusal.code, site_id=site.id) from refusal
    return site, claims


def _token_of_page(request: SignedRequest) -> tuple[str, str]:
    """The token, and the query without it."""
    before, *found = f"&{request.raw_query}".split("&jwt=")
    if len(found) > 1 or _in_header(request) is not None:
        raise Refused(Code.MISPLACED_TOKEN)
    if not found:
        raise Refused(Code.MISSING_TOKEN)
    token, _, after = found[0].partition("&")
    return token, f"{before[1:]}&{after}"


@lru_cache(maxsize=ADDRESSES_READ)
def _address(method: str, raw_path: str, raw_query: str, base_url: str) -> Address:
    """All readers of a macro have the same address but for the token, so it is read once for many of them."""
    query = _read(raw_query)
    if any(name == "jwt" for name, _ in query):
        raise Refused(Code.MISPLACED_TOKEN)
    return Address(
        expected_hash=_url_hash(method, raw_path, query, base_url),
        first_values=MappingProxyType(dict(reversed(query))),
    )


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


def _read(raw_query: str) -> Query:
    try:
        return qsh.read_query(raw_query)
    except ValueError:
        raise Refused(Code.UNREADABLE_ADDRESS) from None


def _url_hash(method: str, raw_path: str, query: Query, base_url: str) -> str:
    """The hash of a request, its path relative to our public address, which comes from the configuration alone."""
    return qsh.query_string_hash(method, raw_path, query, urlsplit(base_url).path)
