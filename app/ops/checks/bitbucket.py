"""Whether Bitbucket can be reached from here, and whether people can sign in to it."""

from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from app.bitbucket.auth.base import PUBLIC
from app.bitbucket.errors import Unavailable
from app.bitbucket.http import Http
from app.config import Config
from app.ops.checks.finding import Finding

ABOUT, CONSUMER = "Bitbucket", "OAuth consumer"
# Without a credential the API answers 401 here: it was reached, and its address is right.
PATH, EXPECTED = "/user", (200, 401)
MAX_BYTES = 64 * 1024
NAMED = ("account", "repository", "pullrequest")
REASONS = {
    "ConnectTimeout": "nothing answers in time", "ReadTimeout": "it does not answer in time",
    "SSLError": "its certificate is not accepted here", "ConnectionError": "no connection can be made",
}  # fmt: skip


def api(http: Http) -> Iterator[Finding]:
    """One anonymous question, of the 60 an hour that this server's address has."""
    try:
        answer = http.get(PATH, credential=PUBLIC, max_bytes=MAX_BYTES)
    except Unavailable as error:
        reason = REASONS.get(error.reason, "there is no usable answer")
        yield Finding(
            "problem", ABOUT, f"The API at {http.api_url} cannot be reached: {reason}.",
            "Let this server reach that address directly (firewall, DNS, certificates; HTTPS_PROXY is not used), or "
            "correct BITBUCKET_API_URL; https://bitbucket.status.atlassian.com tells whether it is down.",
        )  # fmt: skip
        return
    match answer.status:
        case status if status in EXPECTED:
            yield Finding("ok", ABOUT, f"The API at {http.api_url} answers.")
        case 429:
            yield Finding(
                "warning", ABOUT, "The API says that this server's address has asked too often without a credential.",
                f"Wait{_until(answer.headers)}; sites where people sign in or that have a token are not concerned.",
            )  # fmt: skip
        case 404 | 410:
            yield Finding(
                "problem", ABOUT, f"What answers at {http.api_url} is not the API (status {answer.status}).",
                "Correct BITBUCKET_API_URL; Bitbucket Cloud's is https://api.bitbucket.org/2.0.",
            )  # fmt: skip
        case status if status >= 500:
            yield Finding(
                "problem", ABOUT, f"The API at {http.api_url} has a fault of its own (status {status}).",
                "Wait; https://bitbucket.status.atlassian.com tells more.",
            )  # fmt: skip
        case status:
            yield Finding(
                "problem", ABOUT, f"The API at {http.api_url} does not let this server in (status {status}).",
                "Look for a proxy or firewall in between that answers in its place.",
            )  # fmt: skip
    yield _allowance(answer.headers)


def consumer(config: Config) -> Iterator[Finding]:
    """Whether people can sign in; its key and secret are tried out only by a person's sign-in."""
    if config.bitbucket_oauth is None:
        yield Finding(
            "warning", CONSUMER, "None is configured: nobody can sign in to Bitbucket, only shared tokens work.",
            "Create one in Bitbucket and set BITBUCKET_OAUTH_KEY and BITBUCKET_OAUTH_SECRET (docs/operations.md).",
        )  # fmt: skip
        return
    yield Finding("ok", CONSUMER, f"One is configured. Its callback URL must be {config.base_url}/oauth/callback.")
    scopes = config.bitbucket_oauth_scopes
    missing = [scope for scope in NAMED if scope not in scopes]
    if missing:
        yield Finding(
            "warning", CONSUMER, f"BITBUCKET_OAUTH_SCOPES does not name {', '.join(missing)}.",
            "Add it there and in the consumer's permissions.",
        )  # fmt: skip
    yield Finding(
        "not checked", CONSUMER, f"Whether Bitbucket accepts its key and secret, and grants {' '.join(scopes)}, shows "
        "when somebody signs in.",
    )  # fmt: skip


def keys_host(config: Config) -> Iterator[Finding]:
    """Where the keys of signed installs come from."""
    for url in config.connect_keys_urls:
        parts = urlsplit(url)
        if parts.scheme == "https":
            yield Finding("ok", "install keys", f"They are read from {url}.")
        else:
            yield Finding(
                "warning", "install keys", f"They are read from {url} without https, so that anybody in between could "
                "sign installs; that is right only for a local Confluence.", "Remove CONNECT_KEYS_URL.",
            )  # fmt: skip
    yield Finding(
        "not checked", "install keys", "Their server knows keys by name alone, so the first install shows whether it "
        "can be reached.",
    )  # fmt: skip


def _allowance(headers: Mapping[str, str]) -> Finding:
    left = headers.get("x-ratelimit-remaining", "").strip()
    if not (left.isascii() and left.isdigit()):
        return Finding("not checked", ABOUT, "It does not tell how many anonymous requests are left in this hour.")
    what = f"{int(left)} anonymous requests are left{_until(headers)}."
    return Finding("ok" if int(left) else "warning", ABOUT, what)


def _until(headers: Mapping[str, str]) -> str:
    """For anonymous callers `x-ratelimit-reset` counts the seconds that are left."""
    seconds = headers.get("x-ratelimit-reset", "").strip()
    return f" for the next {int(seconds)} seconds" if seconds.isascii() and seconds.isdigit() else ""
