"""Real HTTP servers on loopback, in a thread each: Atlassian's key server, and a Confluence."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import jwt
from werkzeug.serving import make_server
from werkzeug.wrappers import Request, Response

from tests.atlassian.canonical import url_hash
from tests.atlassian.minting import APP_KEY


@contextmanager
def serving(app: Any) -> Iterator[str]:
    """Serve a WSGI app; gives its address."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@dataclass
class KeyServer:
    """Public keys by id; `fault` answers instead of them, `asked` lists the paths that were requested."""

    keys: dict[str, bytes] = field(default_factory=dict)
    fault: Response | None = None
    asked: list[str] = field(default_factory=list)
    url: str = ""

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Any:
        answer = self._answer(Request(environ))
        return answer(environ, start_response)

    def _answer(self, request: Request) -> Response:
        self.asked.append(request.path)
        if self.fault is not None:
            return self.fault
        pem = self.keys.get(request.path.removeprefix("/"))
        return Response("not found", 404) if pem is None else Response(pem, mimetype="text/plain")


@dataclass
class ConfluenceServer:
    """Answers the questions of one tenant's app, if their token is right; `fault` answers instead."""

    client_key: str
    shared_secret: str
    admins: set[str] = field(default_factory=set)
    rights: set[tuple[str, str, str]] = field(default_factory=set)
    fault: Response | None = None
    asked: list[Request] = field(default_factory=list)
    url: str = ""

    @property
    def base_url(self) -> str:
        """The address of this Confluence as an install names it."""
        return f"{self.url}/wiki"

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Any:
        answer = self._answer(Request(environ))
        return answer(environ, start_response)

    def _answer(self, request: Request) -> Response:
        self.asked.append(request)
        if self.fault is not None:
            return self.fault
        if not self._is_signed(request):
            return Response("unauthorized", 401)
        path = request.path.removeprefix("/wiki")
        if (request.method, path) == ("GET", "/rest/api/user") and request.args["expand"] == "operations":
            return self._user(request.args["accountId"])
        if request.method == "POST" and path.endswith("/permission/check"):
            return self._permission(request, path.split("/")[4])
        return Response("not found", 404)

    def _is_signed(self, request: Request) -> bool:
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        try:
            claims = jwt.decode(token, self.shared_secret, algorithms=["HS256"], audience=self.client_key)
        except jwt.InvalidTokenError:
            return False
        raw_path, _, raw_query = request.environ["RAW_URI"].partition("?")
        expected = url_hash(request.method, raw_path, raw_query, "/wiki")
        lifetime = claims["exp"] - claims["iat"]
        return bool(scheme == "JWT" and claims["iss"] == APP_KEY and claims["qsh"] == expected and lifetime == 180)

    def _user(self, account_id: str) -> Response:
        operations = [{"operation": "use", "targetType": "application"}]
        if account_id in self.admins:
            operations.append({"operation": "administer", "targetType": "application"})
        return _json({"accountId": account_id, "operations": operations})

    def _permission(self, request: Request, page_id: str) -> Response:
        if request.headers.get("X-Atlassian-Token") != "no-check":
            return Response("XSRF check failed", 403)
        question = request.get_json()
        assert question["subject"]["type"] == "user"
        right = (question["subject"]["identifier"], page_id, question["operation"])
        return _json({"hasPermission": right in self.rights, "errors": []})


def _json(content: Any) -> Response:
    return Response(json.dumps(content), mimetype="application/json")
