"""Whether the public address can be right, and what a token for one of our addresses is compared with."""

from collections.abc import Iterator
from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit

from app.atlassian import qsh, tokens
from app.atlassian.errors import Refused
from app.config import LOOPBACK_HOSTS, Config
from app.ops.checks.finding import Finding

BASE, REQUEST = "APP_BASE_URL", "request"
# Names that no public DNS server answers for: RFC 6761, RFC 6762, RFC 8375, and what routers and companies made up.
PRIVATE_DOMAINS = (".localhost", ".local", ".internal", ".test", ".invalid", ".home.arpa", ".lan", ".corp")
SET_BASE_URL = "Set APP_BASE_URL to the https address under which the internet reaches this app, and restart."


def base_url(config: Config) -> Iterator[Finding]:
    """The form of the address; whether it leads here is only to be seen from outside."""
    url = config.base_url
    parts = urlsplit(url)
    host = parts.hostname or ""
    if host in LOOPBACK_HOSTS and not config.is_production:
        yield Finding(
            "warning", BASE, f"{url} is this machine alone, which is right for a local Confluence and for no other."
        )
    elif not _is_public(host):
        yield Finding("problem", BASE, f"{url} cannot be reached from Confluence Cloud: {host} is a name or "
                      "number that is valid only inside your network.", SET_BASE_URL)  # fmt: skip
    elif parts.scheme != "https":
        yield Finding("problem", BASE, f"{url} is not https, and Confluence Cloud accepts nothing else.", SET_BASE_URL)
    else:
        yield Finding("ok", BASE, f"{url} has the form that Confluence Cloud can reach.")
    if config.base_path:
        yield Finding(
            "ok", BASE, f"The app answers below {config.base_path}, whether a proxy keeps that path or takes it away."
        )
    yield Finding(
        "not checked",
        "descriptor",
        f"It is at {url}/atlassian-connect.json. This server may not reach its own public address, so open it in a "
        f"browser outside your network: its baseUrl must be {url} and its key {config.app_key}.",
    )


def request(config: Config, *, url: str, method: str) -> Iterator[Finding]:
    """What we compute for a request, to be compared with what Confluence signed and what a proxy made of it."""
    try:
        parts = urlsplit(url)
        query = qsh.read_query(parts.query)
    except ValueError:
        yield Finding("problem", REQUEST, "The address cannot be read: its query is not percent-encoded UTF-8.",
                      "Copy the address as the browser sends it, and put it in quotes.")  # fmt: skip
        return
    yield from _place(config, parts)
    canonical = qsh.canonical_request(method, parts.path, query, config.base_path)
    expected = qsh.query_string_hash(method, parts.path, query, config.base_path)
    yield Finding("ok", REQUEST, f"canonical request {canonical}")
    yield Finding("ok", REQUEST, f"query-string hash {expected}")
    signed = [value for name, value in query if name == "jwt"]
    if signed:
        yield _compared(signed, expected)


def _place(config: Config, parts: SplitResult) -> Iterator[Finding]:
    """Whether the address is one of ours; only its path is part of the hash."""
    ours = urlsplit(config.base_url)
    if (parts.scheme.lower(), parts.netloc.lower()) != (ours.scheme.lower(), ours.netloc.lower()):
        yield Finding(
            "warning", REQUEST, f"The address is not on {ours.scheme}://{ours.netloc}.",
            "Compare APP_BASE_URL with the address that Confluence uses.",
        )  # fmt: skip
    if config.base_path and parts.path != config.base_path and not parts.path.startswith(f"{config.base_path}/"):
        yield Finding("warning", REQUEST, f"The path is not below {config.base_path}; the hash is the same either way.")


def _compared(signed: list[str], expected: str) -> Finding:
    """The token is not verified here: it may be over, and its hash is no secret."""
    if len(signed) > 1:
        return Finding("problem", REQUEST, "There are two tokens in the address, which is never accepted.")
    try:
        unverified = tokens.read_unverified(signed[0], "HS256")
    except Refused:
        return Finding(
            "not checked", REQUEST, "The token in the address cannot be read, so there is nothing to compare."
        )
    received = unverified.claims.get("qsh")
    if received == expected:
        return Finding("ok", REQUEST, "The token in the address names the same hash.")
    if received == tokens.CONTEXT_HASH:
        return Finding("problem", REQUEST, "The token in the address is a context token, which is good for no address.")
    return Finding(
        "problem", REQUEST, "The token in the address names another hash.",
        "Something between Confluence and this app changes the method, the path or the query, or APP_BASE_URL has "
        "another path than the address in the descriptor that the site installed. Let the proxy pass both unchanged.",
    )  # fmt: skip


def _is_public(host: str) -> bool:
    try:
        return ip_address(host).is_global
    except ValueError:
        return "." in host and not f".{host}".endswith(PRIVATE_DOMAINS)
