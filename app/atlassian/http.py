"""Outgoing requests of this room: to Atlassian's key server and to Confluence."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.cookiejar import DefaultCookiePolicy

import requests
from requests.adapters import HTTPAdapter

CONNECT_SECONDS, READ_SECONDS = 3, 5
LONGEST_ANSWER_BYTES = 16 * 1024
POOL_SIZE = 32
USER_AGENT = "include-bitbucket"


class Unreachable(Exception):
    """No answer in time, or none that can be used."""


@dataclass(frozen=True)
class Answer:
    """An HTTP status and a whole body of at most LONGEST_ANSWER_BYTES."""

    status: int
    body: bytes = field(repr=False)


class Http:
    """Sends requests: a session per thread over one pool; no redirects, cookies, proxies or retries."""

    def __init__(self) -> None:
        self._adapter = HTTPAdapter(pool_maxsize=POOL_SIZE)
        self._threads = threading.local()

    def ask(self, method: str, url: str, *, headers: Mapping[str, str], body: bytes | None = None) -> Answer:
        """The answer, whatever its status; raises Unreachable."""
        try:
            with self._session().request(
                method,
                url,
                headers={"User-Agent": USER_AGENT, **headers},
                data=body,
                timeout=(CONNECT_SECONDS, READ_SECONDS),
                allow_redirects=False,
                stream=True,
            ) as response:
                return Answer(response.status_code, _whole_body(response))
        except requests.RequestException as error:
            raise Unreachable(type(error).__name__) from error

    def _session(self) -> requests.Session:
        if not hasattr(self._threads, "session"):
            session = requests.Session()
            session.trust_env = False
            session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
            session.mount("https://", self._adapter)
            session.mount("http://", self._adapter)
            self._threads.session = session
        found: requests.Session = self._threads.session
        return found


def _whole_body(response: requests.Response) -> bytes:
    body = b""
    for chunk in response.iter_content(LONGEST_ANSWER_BYTES):
        body += chunk
        if len(body) > LONGEST_ANSWER_BYTES:
            raise Unreachable("too long an answer")
    return body
