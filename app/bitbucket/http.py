"""The only way out to Bitbucket: time-outs, retries, a size cap, an allow-list of hosts, redirects by hand."""

import io
import re
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http.cookiejar import DefaultCookiePolicy
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote, urljoin, urlsplit

from requests import PreparedRequest, RequestException, Response, Session
from requests.adapters import HTTPAdapter
from requests.exceptions import InvalidURL
from urllib3 import Retry
from urllib3.exceptions import HTTPError

from app.bitbucket.auth.base import PUBLIC, Credential, Headers
from app.bitbucket.auth.reach import Reach
from app.bitbucket.budgets import Budgets
from app.bitbucket.errors import Crowded, GivesWay, NoAccess, NotFound, RateLimited, Unavailable
from app.bitbucket.outcomes import counted

if TYPE_CHECKING:
    from app.bitbucket.public import PublicReader  # which needs the transport below

CONNECT_SECONDS, READ_SECONDS, WHOLE_SECONDS, PLACE_SECONDS = 3.05, 4.5, 10.0, 1.0
MAX_REDIRECTS = 3
LONGEST_TOKEN_ANSWER = 256 * 1024
MAX_FACTS = 64 * 1024
# What an address is about, in what stands of it below the API's own.
REPOSITORY = re.compile(r"/repositories/([^/?#]+/[^/?#]+)")
SNIPPET = re.compile(r"/snippets/([^/?#]+)")
REDIRECTS = (301, 302, 303, 307, 308)
UNAUTHORIZED = 401
RETRIED = (500, 502, 503, 504, 555)  # 555 is Bitbucket's own time-out
CHUNK_BYTES = 64 * 1024
USER_AGENT = "Include-Bitbucket-for-Confluence"
# Files in Git LFS are redirected to Atlassian's media service.
# https://support.atlassian.com/bitbucket-cloud/docs/git-large-file-storage-in-bitbucket/
MEDIA_HOSTS = ("https://api.media.atlassian.com",)

Parameters = Mapping[str, str | Sequence[str]]  # a name may stand several times


@dataclass(frozen=True)
class Answer:
    """What came back: at most the asked number of bytes; `is_cut` says that there were more."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    is_cut: bool = False


class _NotAccepted(Exception):
    """The API does not accept the credential, which can be renewed."""


class Http:
    """Reads from the hosts it was given and from no other; one session per thread over one pool of connections."""

    def __init__(
        self,
        api_url: str,
        *,
        pool_size: int,
        other_hosts: Sequence[str] = MEDIA_HOSTS,
        budgets: Budgets | None = None,
        public: "PublicReader | None" = None,
    ) -> None:
        self.api_url = api_url
        self._api_origin = _origin(api_url)
        self._origins = {self._api_origin, *(_origin(host) for host in other_hosts)}
        retries = Retry(
            total=1, backoff_factor=0.2, backoff_jitter=0.1, status_forcelist=RETRIED, allowed_methods={"GET"},
            respect_retry_after_header=False, raise_on_status=False, redirect=False,
        )  # fmt: skip
        self._adapter = HTTPAdapter(pool_connections=4, pool_maxsize=pool_size, max_retries=retries)
        self.budgets = budgets
        self._public = public
        self._local = threading.local()
        self._places = threading.BoundedSemaphore(max(1, pool_size // 2))

    def get(
        self,
        path: str,
        *,
        credential: Credential,
        parameters: Parameters | None = None,
        max_bytes: int,
        accept: str = "application/json",
    ) -> Answer:
        """Read `path` below the API's address, or a whole address that the API gave.

        Raises Unavailable, Refused, or RateLimited while Bitbucket takes no more of the credential's account. What is
        public is read with the operator's consumer where there is one, and without any credential when that fails.
        """
        repository = REPOSITORY.match(path.removeprefix(self.api_url))
        if self._public and repository and credential == PUBLIC:
            name = unquote(repository[1])

            def look(allowed: Credential) -> tuple[int, bytes]:
                address = f"/repositories/{quote(name)}"
                found = self._read(address, allowed, {"fields": "is_private,full_name"}, MAX_FACTS, "application/json")
                return found.status, found.body

            try:
                own = self._public.credential(name, site=credential.site, look=look)
                answer = self._read(path, own, parameters, max_bytes, accept) if own else None
                if answer and answer.status == UNAUTHORIZED:
                    self._public.refused()
                elif answer:
                    return answer
            except RateLimited as limit:
                if isinstance(limit, GivesWay):
                    raise  # or the site would take what is left for everybody when the consumer fails
        return self._read(path, credential, parameters, max_bytes, accept)

    def _read(
        self, path: str, credential: Credential, parameters: Parameters | None, max_bytes: int, accept: str
    ) -> Answer:
        """The same with this credential and no other.

        A credential that Bitbucket does not accept is renewed once, where that is possible. It goes to the API's own
        host only, whatever a redirect says. At most half of the threads wait for Bitbucket, so that a slow one does not
        keep what is remembered from being shown; the others raise Crowded. Who waits for another's renewal takes no
        place, so that sixty readers of one ended connection do not keep each other out.
        """
        authorization, renew = credential.authorize(), credential.renew

        @counted
        def ask(authorization: Headers, *, is_last: bool) -> Answer:
            if not self._places.acquire(timeout=PLACE_SECONDS):
                raise Crowded("too many requests to Bitbucket under way")
            try:
                return self._get(
                    path, credential, authorization, parameters,
                    max_bytes=max_bytes, accept=accept, takes_refusal=is_last,
                )  # fmt: skip
            finally:
                self._places.release()

        if renew is None:
            return ask(authorization, is_last=True)
        try:
            return ask(authorization, is_last=False)
        except _NotAccepted:
            return ask(renew(authorization), is_last=True)

    def _get(
        self,
        path: str,
        credential: Credential,
        authorization: Headers,
        parameters: Parameters | None,
        *,
        max_bytes: int,
        accept: str,
        takes_refusal: bool,
    ) -> Answer:
        """One answer, behind its redirects; raises _NotAccepted for the API's own 401, unless that is an answer too."""
        is_given = path.startswith(("http://", "https://"))
        url = path if is_given else f"{self.api_url}{path}"
        if is_given:
            self._check_reach(url, credential.reach, is_certain=False)
        deadline = time.monotonic() + WHOLE_SECONDS
        for _ in range(MAX_REDIRECTS + 1):
            if _origin(url) not in self._origins:
                raise Unavailable("redirected to a host that is not Bitbucket's")
            if not {".", ".."}.isdisjoint(unquote(urlsplit(url).path).split("/")):
                raise NotFound("resource", url)  # it would be folded into another address, that of something else
            try:
                if self.budgets and _origin(url) == self._api_origin:
                    self.budgets.spend(credential)
                with self._send(url, authorization, parameters=parameters, accept=accept) as response:
                    if self.budgets and _origin(url) == self._api_origin:
                        self.budgets.note(credential, response.status_code, response.headers)
                    if response.status_code == UNAUTHORIZED and _origin(url) != self._api_origin:
                        raise Unavailable("another host refuses")  # which says nothing of the credential
                    if response.status_code == UNAUTHORIZED and not takes_refusal:
                        raise _NotAccepted
                    if response.status_code not in REDIRECTS:
                        return _read(response, max_bytes=max_bytes, deadline=deadline)
                    url, parameters = urljoin(url, response.headers.get("Location", "")), None
                    self._check_reach(url, credential.reach, is_certain=True)
            except (RequestException, HTTPError, OSError, ValueError) as error:
                raise Unavailable(type(error).__name__) from error
        raise Unavailable("too many redirects")

    def _check_reach(self, url: str, reach: Reach, *, is_certain: bool) -> None:
        """Raise NoAccess where an address that Bitbucket gave leads out of what the credential is for.

        A repository may have been moved; an id tells nothing, which is not enough where it must be certain.
        """
        if not reach.precision or _origin(url) != self._api_origin:
            return
        below = url.removeprefix(self.api_url)
        repository, snippet = REPOSITORY.match(below), SNIPPET.match(below)
        if not (
            (repository and reach.fits(unquote(repository[1]), is_certain=is_certain))
            or (snippet and reach.includes_workspace(unquote(snippet[1])))
        ):
            raise NoAccess

    def _send(self, url: str, authorization: Headers, *, parameters: Parameters | None, accept: str) -> Response:
        headers = {"Accept": accept, "User-Agent": USER_AGENT}
        if _origin(url) == self._api_origin:
            headers |= authorization
        return self._session().get(
            url,
            params=parameters,
            headers=headers,
            timeout=(CONNECT_SECONDS, READ_SECONDS),
            stream=True,
            allow_redirects=False,
        )

    def _session(self) -> Session:
        """Sessions are not safe between threads: https://github.com/psf/requests/issues/1871."""
        session: Session | None = getattr(self._local, "session", None)
        if session is None:
            session = self._local.session = Session()
            session.trust_env = False
            session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
            session.mount("https://", self._adapter)
            session.mount("http://", self._adapter)
        return session


class Transport(HTTPAdapter):
    """For a library with a session of its own, which then reaches one host, in time, and reads no endless answer."""

    def __init__(self, url: str, *, max_bytes: int = LONGEST_TOKEN_ANSWER, seconds: float = WHOLE_SECONDS) -> None:
        super().__init__(pool_maxsize=8, max_retries=Retry(total=0, redirect=False))
        self._allowed = _origin(url)
        self._max_bytes = max_bytes
        self._seconds = seconds

    def send(self, request: PreparedRequest, *_: Any, **options: Any) -> Response:
        """The answer, read whole; raises RequestException, also for a redirect, an answer too long or another host."""
        if _origin(request.url or "") != self._allowed:
            raise InvalidURL("another host")
        options |= {"stream": True, "timeout": (CONNECT_SECONDS, READ_SECONDS)}
        response = super().send(request, **options)
        try:
            answer = _read(response, max_bytes=self._max_bytes, deadline=time.monotonic() + self._seconds)
        except (Unavailable, HTTPError) as error:
            raise RequestException(type(error).__name__) from error
        finally:
            response.close()
        if answer.is_cut or response.status_code in REDIRECTS:
            raise RequestException("an answer that cannot be used")
        response.raw = io.BytesIO(answer.body)
        return response


class OneHost:
    """Asks one host that is not Bitbucket, such as an operator's own server; nothing but the question goes along."""

    def __init__(self, url: str, *, max_bytes: int, seconds: float) -> None:
        self._transport = Transport(url, max_bytes=max_bytes, seconds=seconds)

    def ask(self, url: str, *, accept: str, body: bytes | None = None) -> Answer:
        """The answer to a GET, or to a POST of text, whatever its status; raises Unavailable."""
        session = Session()  # nobody closes it, because that would close the transport, which all of them share
        session.trust_env = False
        session.mount(url, self._transport)
        content_type = {} if body is None else {"Content-Type": "text/plain; charset=utf-8"}
        headers = {"Accept": accept, "User-Agent": USER_AGENT, **content_type}
        try:
            response = session.request("GET" if body is None else "POST", url, data=body, headers=headers)
        except (OSError, ValueError) as error:  # every fault of the requests library is an OSError
            raise Unavailable(type(error).__name__) from error
        return Answer(response.status_code, response.headers, response.content)


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def _read(response: Response, *, max_bytes: int, deadline: float) -> Answer:
    """Stream at most one byte more than wanted, so that a huge or endless body costs nothing."""
    body = bytearray()
    while len(body) <= max_bytes:
        # Whatever is there, so that the deadline is looked at however slowly the bytes drip in.
        chunk = response.raw.read1(min(CHUNK_BYTES, max_bytes + 1 - len(body)), decode_content=True)
        if not chunk:
            break
        if time.monotonic() > deadline:
            raise Unavailable("the answer took too long")
        body += chunk
    return Answer(
        status=response.status_code,
        headers=response.headers,
        body=bytes(body[:max_bytes]),
        is_cut=len(body) > max_bytes,
    )
